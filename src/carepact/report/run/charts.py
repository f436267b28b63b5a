"""Draw what a package does to a country: cost by year, who provides and who pays."""

from __future__ import annotations

import polars as pl

from carepact.core.messages import _, number
from carepact.report.charts import MEN_COLOUR, OTHER_COLOUR, WOMEN_COLOUR
from carepact.report.run.picture import COMBINATION_COLOURS, PANEL_WIDTH, Chart, finish_picture
from carepact.report.run.words import PERCENT, Figure, Figures, in_words_of_run, print_percent
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.projection import CLOSURES, HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun

SHARER_COLOURS = {
    "women": WOMEN_COLOUR,
    "men": MEN_COLOUR,
    "employers": "#e09f3e",
    "communities": "#7a9e7e",
    "State": "#6a4c93",
    "donors": "#b8b8b8",
}
PROVIDER_COLOURS = {
    "women, unpaid": WOMEN_COLOUR,
    "men, unpaid": MEN_COLOUR,
    "women in services": "#dc9db5",
    "men in services": "#8fb8cb",
}
PAYER_COLOURS = {
    "general_budget": "#6a4c93",
    "social_security": "#a58bc4",
    "employers": "#e09f3e",
    "households": OTHER_COLOUR,
    "communities": "#7a9e7e",
    "donors": "#b8b8b8",
}
PANEL_HEIGHT, BAR_HEIGHT = 260, 46
HARDLY = 0.02
"""A band that reaches less below 0 gets no axis below it. [share of the height]"""
LEAST_LABELLED = 11
"""Shares below this have no number in their bar. [%]"""


def draw_cost_by_year(run: CountryRun) -> Chart:
    """Draw added cost and what is left for the State by year, with intervals."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    panels = {
        "additional_cost_over_gdp": _("added cost, all payers"),
        "state_net_cost_over_gdp": _("left for the State"),
    }
    rows = run.figures.filter(
        pl.col("variable").is_in(list(panels)) & pl.col("scenario").is_in(CLOSURES)
    ).select(
        "year",
        (pl.col("value", "low", "high") * PERCENT),
        scenario=pl.col("scenario").replace_strict({one: in_words_of_run(one) for one in CLOSURES}),
        panel=pl.col("variable").replace_strict(panels),
    )
    names = [in_words_of_run(one) for one in CLOSURES]
    colour = alt.Color(
        "run:N", sort=names, title=None, scale=alt.Scale(domain=names, range=COMBINATION_COLOURS)
    )
    top = alt.Scale(domain=_span(rows), nice=True, clamp=True)
    drawn = []
    for title in panels.values():
        base = alt.Chart(
            alt.InlineData(values=rows.filter(pl.col("panel") == title).to_dicts())
        ).encode(x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=6)))
        axis = alt.Axis(title=_("% of GDP"))
        band = base.mark_area(opacity=0.18).encode(
            y=alt.Y("low:Q", scale=top, axis=axis), y2="high:Q", color=colour
        )
        line = base.mark_line(strokeWidth=2.5).encode(y=alt.Y("value:Q", scale=top), color=colour)
        drawn.append(_sized(band + line, title))
    figures, year = Figures(run.figures), run.projection.years[-1]
    title = _(
        "{country}: in {year} the package costs {more} of GDP more than present law; {net} is "
        "left for the State",
        country=run.country.name,
        year=year,
        more=print_percent(figures.find("additional_cost_over_gdp", HEADLINE_SCENARIO, year)),
        net=print_percent(figures.find("state_net_cost_over_gdp", HEADLINE_SCENARIO, year)),
    )
    return finish_picture(alt.hconcat(*drawn, spacing=24), title, run, [_explain()])


def draw_who_provides_and_pays(run: CountryRun) -> Chart:
    """Draw who provides and who pays under present law and under the package, as shares.

    Where the hours are imputed no share of hours is drawn, but who pays the money alone.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    figures, year = Figures(run.figures), run.projection.years[-1]
    if run.grade.quotes_hours:
        panels = [
            _stack(
                figures,
                "share_of_hours_given",
                year,
                PROVIDER_COLOURS,
                _("who provides, % of all hours of care"),
            ),
            _stack(
                figures,
                "share_of_full_cost",
                year,
                SHARER_COLOURS,
                _("who pays, % of the full cost, unpaid hours valued"),
            ),
        ]
        before, after = (
            figures.find("share_of_full_cost", law, year, "women")
            for law in (PRESENT_LAW, HEADLINE_SCENARIO)
        )
        title = _(
            "{country}: women's share of the full cost of care goes from {before} to {after} "
            "in {year}",
            country=run.country.name,
            before=print_percent(before),
            after=print_percent(after),
            year=year,
        )
        notes = [
            _(
                "Full cost: money, and unpaid hours at their replacement value. In brackets: 95 % "
                "interval."
            )
        ]
    else:
        words = _("who pays, % of money")
        panels = [_stack(figures, "share_of_gross_cost", year, PAYER_COLOURS, words)]
        title = _(
            "{country}: who pays for care in {year}, by present law and with the package",
            country=run.country.name,
            year=year,
        )
        notes = [_("Unpaid hours are imputed for this country: no share of hours is drawn.")]
    stacked = alt.vconcat(*panels, spacing=26).resolve_scale(color="independent")
    return finish_picture(stacked, title, run, notes)


def _stack(
    figures: Figures, variable: str, year: int, colours: dict[str, str], title: str
) -> Chart:
    """Stack the shares of a variable in two bars, before and after."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    bars = {PRESENT_LAW: _("present law"), HEADLINE_SCENARIO: _("with the package")}
    rows: list[dict[str, object]] = []
    for run, words in bars.items():
        end = 0.0
        for label in colours:
            sex = PROVIDER_KINDS[label][0] if label in PROVIDER_KINDS else None
            found = figures.find(variable, run, year, label, sex).times(PERCENT)
            start, end = end, end + (found.value or 0.0)
            shown = end - start >= LEAST_LABELLED
            rows.append(
                {
                    "who": in_words_of_run(label),
                    "law": words,
                    "start": start,
                    "end": end,
                    "middle": (start + end) / 2,
                    "text": _print_short(found) if shown else "",
                }
            )
    names = [in_words_of_run(label) for label in colours]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("law:N", sort=list(bars.values()), title=None, axis=alt.Axis(ticks=False))
    )
    bar = base.mark_bar(size=BAR_HEIGHT * 0.7, stroke="white").encode(
        x=alt.X(
            "start:Q",
            title=title,
            axis=alt.Axis(tickCount=5),
            scale=alt.Scale(domain=[0, 100], nice=False),
        ),
        x2="end:Q",
        color=alt.Color(
            "who:N",
            sort=names,
            title=None,
            scale=alt.Scale(domain=names, range=list(colours.values())),
        ),
    )
    text = base.mark_text(color="white", fontSize=11).encode(x="middle:Q", text="text:N")
    return (bar + text).properties(width=2 * PANEL_WIDTH, height=2 * BAR_HEIGHT)


def _print_short(figure: Figure) -> str:
    """Print a share and its interval in whole numbers, e.g. `78 (70-80)`."""
    value, low, high = ("" if one is None else number(one, 0) for one in figure.ends)
    return f"{figure.mark}{value} ({low}–{high})"


def _sized(chart: Chart, title: str) -> Chart:
    """Give a panel its size and title."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    heading = alt.TitleParams(title, fontSize=13, anchor="middle", offset=6)
    return chart.properties(width=PANEL_WIDTH, height=PANEL_HEIGHT, title=heading)


def _span(rows: pl.DataFrame) -> list[float]:
    """Return the least and greatest figure, 0 among them; what is hardly below 0 is cut off."""
    figures = pl.concat([rows["low"], rows["high"], rows["value"]]).drop_nulls().to_list()
    least, greatest = min(0.0, *figures), max(0.0, *figures)
    return [least if -least > HARDLY * greatest else 0.0, greatest]


def _explain() -> str:
    """Say what lines and bands are."""
    return _(
        "Band: 95 % interval. demand: every job filled; additional: only part is new use; "
        "supply: that, and staff grow no faster than has been sustained."
    )
