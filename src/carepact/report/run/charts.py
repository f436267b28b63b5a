"""Draw what a package does to a country: cost by year, who provides and who pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import polars as pl

from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _, number
from carepact.report.headings import head_panel
from carepact.report.headlines import say_sums
from carepact.report.palette import shipped_palette
from carepact.report.run.picture import Chart, RunLayout, finish_picture
from carepact.report.run.words import Figure, Figures, in_words_of_run, print_percent
from carepact.report.scales import PERCENT
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.projection import CLOSURES, HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun


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
    layout = RunLayout()
    span = _span(rows, layout)
    drawn = [
        _draw_bands(rows.filter(pl.col("panel") == title), span).properties(
            width=layout.panel_width,
            height=layout.panel_height,
            title=head_panel(title, layout),
        )
        for title in panels.values()
    ]
    return finish_picture(alt.hconcat(*drawn, spacing=24), _say_cost(run), run, [_explain(run)])


def _say_cost(run: CountryRun) -> str:
    """Say what the package costs more than present law, and what is left for the State."""
    figures, year = Figures(run.figures), run.projection.years[-1]
    return _(
        "{country}: in {year} the package costs {more} of GDP more than present law; {net} is "
        "left for the State",
        country=run.country.name,
        year=year,
        more=print_percent(figures.find("additional_cost_over_gdp", HEADLINE_SCENARIO, year)),
        net=print_percent(figures.find("state_net_cost_over_gdp", HEADLINE_SCENARIO, year)),
    )


def _draw_bands(rows: pl.DataFrame, span: list[float]) -> Chart:
    """Draw a line a closure with its interval as a band."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    names = [in_words_of_run(one) for one in CLOSURES]
    colours = alt.Scale(domain=names, range=list(shipped_palette().closures))
    colour = alt.Color("scenario:N", sort=names, title=None, scale=colours)
    up = alt.Scale(domain=span, nice=True, clamp=True)
    base = alt.Chart(alt.InlineData(values=rows.to_dicts())).encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=6))
    )
    band = base.mark_area(opacity=0.18).encode(
        y=alt.Y("low:Q", scale=up, axis=alt.Axis(title=_("% of GDP"))), y2="high:Q", color=colour
    )
    line = base.mark_line(strokeWidth=2.5).encode(y=alt.Y("value:Q", scale=up), color=colour)
    return band + line


def draw_who_provides_and_pays(run: CountryRun) -> Chart:
    """Draw who provides and who pays under present law and under the package, as shares.

    Where the hours are imputed no share of hours is drawn, but who pays the money alone.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    drawn = _draw_hours_and_cost(run) if run.grade.quotes_hours else _draw_money_alone(run)
    stacked = alt.vconcat(*drawn.panels, spacing=26).resolve_scale(color="independent")
    return finish_picture(stacked, drawn.title, run, [drawn.note])


class Shares(NamedTuple):
    """What is drawn of who provides and pays, and what is said of it."""

    panels: list[Chart]
    title: str
    note: str


def _draw_hours_and_cost(run: CountryRun) -> Shares:
    """Draw who provides the hours, and who pays the full cost."""
    figures, year = Figures(run.figures), run.projection.years[-1]
    palette = shipped_palette()
    hours, cost = "share_of_hours_given", "share_of_full_cost"
    given = _("who provides, % of all hours of care")
    paid = _("who pays, % of the full cost, unpaid hours valued")
    before, after = (
        figures.find(cost, law, year, "women") for law in (PRESENT_LAW, HEADLINE_SCENARIO)
    )
    title = _(
        "{country}: women's share of the full cost of care goes from {before} to {after} in {year}",
        country=run.country.name,
        before=print_percent(before),
        after=print_percent(after),
        year=year,
    )
    note = _(
        "Full cost: money, and unpaid hours at their replacement value. In brackets: 95 % "
        "interval. {sums} Bars are drawn to fill 100 %.",
        sums=say_sums(run.projection.draws),
    )
    panels = [
        _stack(figures, hours, year, palette.providers, given),
        _stack(figures, cost, year, palette.sharers, paid),
    ]
    return Shares(panels, title, note)


def _draw_money_alone(run: CountryRun) -> Shares:
    """Draw who pays the money, and say why no hours are drawn."""
    figures, year = Figures(run.figures), run.projection.years[-1]
    words, colours = _("who pays, % of money"), shipped_palette().payers
    title = _(
        "{country}: who pays for care in {year}, by present law and with the package",
        country=run.country.name,
        year=year,
    )
    note = _(
        "Unpaid hours are imputed for this country: no share of hours is drawn. {sums} Bars are "
        "drawn to fill 100 %.",
        sums=say_sums(run.projection.draws),
    )
    return Shares([_stack(figures, "share_of_gross_cost", year, colours, words)], title, note)


def _stack(
    figures: Figures, variable: str, year: int, colours: Mapping[str, str], title: str
) -> Chart:
    """Stack the shares of a variable in two bars, before and after."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    layout = RunLayout()
    bars = {PRESENT_LAW: _("present law"), HEADLINE_SCENARIO: _("with the package")}
    rows = [
        row | {"law": words}
        for scenario, words in bars.items()
        for row in _pile_up(_find_shares(figures, variable, scenario, year, colours), layout)
    ]
    names = [in_words_of_run(label) for label in colours]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("law:N", sort=list(bars.values()), title=None, axis=alt.Axis(ticks=False))
    )
    shares = alt.X(
        "start:Q",
        title=title,
        axis=alt.Axis(tickCount=layout.ticks),
        scale=alt.Scale(domain=[0, 100], nice=False),
    )
    scale = alt.Scale(domain=names, range=list(colours.values()))
    bar = base.mark_bar(size=layout.bar_height * 0.7, stroke="white").encode(
        x=shares, x2="end:Q", color=alt.Color("who:N", sort=names, title=None, scale=scale)
    )
    text = base.mark_text(color="white", fontSize=11).encode(x="middle:Q", text="text:N")
    return (bar + text).properties(width=2 * layout.panel_width, height=2 * layout.bar_height)


def _find_shares(
    figures: Figures, variable: str, scenario: str, year: int, labels: Iterable[str]
) -> dict[str, Figure]:
    """Find the share of every label, in per cent."""
    sexes = {label: sex for label, (sex, _paid) in PROVIDER_KINDS.items()}
    return {
        label: figures.find(variable, scenario, year, label, sexes.get(label)).times(PERCENT)
        for label in labels
    }


def _pile_up(shares: Mapping[str, Figure], layout: RunLayout) -> Iterator[dict[str, object]]:
    """Let each share begin where the one before it ends; together they fill the bar."""
    end, whole = 0.0, sum(found.value or 0.0 for found in shares.values())
    for label, found in shares.items():
        start, end = end, end + PERCENT * (found.value or 0.0) / (whole or PERCENT)
        shown = end - start >= layout.least_labelled
        yield {
            "who": in_words_of_run(label),
            "start": start,
            "end": end,
            "middle": (start + end) / 2,
            "text": _print_short(found) if shown else "",
        }


def _print_short(figure: Figure) -> str:
    """Print a share and its interval in whole numbers, e.g. `78 (70-80)`."""
    value, low, high = ("" if one is None else number(one, 0) for one in figure.ends)
    return f"{figure.mark}{value} ({low}–{high})"


def _span(rows: pl.DataFrame, layout: RunLayout) -> list[float]:
    """Return the least and greatest figure, 0 among them; what is hardly below 0 is cut off."""
    figures = pl.concat([rows["low"], rows["high"], rows["value"]]).drop_nulls().to_list()
    least, greatest = min(0.0, *figures), max(0.0, *figures)
    return [least if -least > layout.least_below_zero * greatest else 0.0, greatest]


def _explain(run: CountryRun) -> str:
    """Say what lines and bands are."""
    said = (
        _("Line: median of the draws; band: 95 % interval.")
        if choose_headline(run.projection.draws) is Headline.MEDIAN
        else _("Line: central run; band: 95 % interval.")
    )
    return f"{said} " + _(
        "demand: every job filled; additional: only part is new use; supply: that, and staff "
        "grow no faster than has been sustained."
    )
