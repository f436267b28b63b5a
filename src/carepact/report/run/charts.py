"""Draw what a package costs a country year by year, in the three cases."""

from __future__ import annotations

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _, number
from carepact.report.chart_rows import hold_rows
from carepact.report.headings import head_panel
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import (
    Chart,
    RunLayout,
    country_of,
    finish_picture,
    print_share,
)
from carepact.report.run.words import (
    mark_grade,
    name_case,
)
from carepact.report.scales import PERCENT
from carepact.report.wrapping import spread_out
from carepact.simulate.projection import CLOSURES, HEADLINE_SCENARIO
from carepact.studies.one_country.run import CountryRun


def draw_cost_by_year(run: CountryRun) -> Chart:
    """Draw added cost and the net cost to the State by year, with intervals."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    panels = {
        "additional_cost_over_gdp": _("Added cost, all payers, % of GDP"),
        "state_net_cost_over_gdp": _("Net cost to the State, % of GDP"),
    }
    rows = run.figures.filter(
        pl.col("variable").is_in(list(panels)) & pl.col("scenario").is_in(CLOSURES)
    ).select(
        "year",
        (pl.col("value", "low", "high") * PERCENT),
        "scenario",
        "variable",
        mark=pl.col("grade").map_elements(mark_grade, return_dtype=pl.String),
    )
    layout = RunLayout()
    span = _span(rows, layout)
    drawn = [
        _draw_bands(rows.filter(pl.col("variable") == one), span, layout).properties(
            width=layout.panel_width,
            height=layout.panel_height,
            title=head_panel(title, layout),
        )
        for one, title in panels.items()
    ]
    return finish_picture(alt.hconcat(*drawn, spacing=24), say_cost(run), run, [explain_bands(run)])


def say_cost(run: CountryRun) -> str:
    """Say what the package costs more than present law, and what of it the State bears."""
    figures, year = Figures(run.figures), run.projection.years[-1]
    return _(
        "{country}, {year}, {case}: care costs {more} of GDP more than under present law; the "
        "net cost to the State is {net} of GDP",
        country=country_of(run),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        more=print_share(figures.find("additional_cost_over_gdp", HEADLINE_SCENARIO, year)),
        net=print_share(figures.find("state_net_cost_over_gdp", HEADLINE_SCENARIO, year)),
    )


def _draw_bands(rows: pl.DataFrame, span: list[float], layout: RunLayout) -> Chart:
    """Draw a line a case with its interval as a band, and its name and figure at its end."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    colours = dict(zip(CLOSURES, shipped_palette().closures, strict=True))
    coloured = rows.with_columns(colour=pl.col("scenario").replace_strict(colours))
    up = alt.Scale(domain=span, nice=False, clamp=True)
    years = [int(rows["year"].min()), int(rows["year"].max())]  # type: ignore[arg-type]
    colour = alt.Color("colour:N", scale=None)
    base = alt.Chart(hold_rows(coloured.to_dicts())).encode(
        x=alt.X(
            "year:Q",
            title=None,
            scale=alt.Scale(domain=years, nice=False),
            axis=alt.Axis(format="d", tickCount=layout.ticks),
        )
    )
    axis = alt.Axis(title=None, tickCount=layout.ticks)
    band = base.mark_area(opacity=0.18).encode(
        y=alt.Y("low:Q", scale=up, axis=axis), y2="high:Q", color=colour, detail="scenario:N"
    )
    line = base.mark_line(strokeWidth=2.5).encode(
        y=alt.Y("value:Q", scale=up), color=colour, detail="scenario:N"
    )
    ends = coloured.filter((pl.col("year") == years[1]) & pl.col("value").is_not_null())
    names = (
        alt.Chart(hold_rows(_lay_names(ends, span, layout)))
        .mark_text(align="left", dx=6, fontSize=layout.label_size, clip=False)
        .encode(x="year:Q", y=alt.Y("at:Q", scale=up), text="text:N", color=colour)
    )
    return band + line + names


def _lay_names(ends: pl.DataFrame, span: list[float], layout: RunLayout) -> list[dict[str, object]]:
    """Lay the names of lines out beside their ends, one above the other where they would meet."""
    rows = ends.sort("value").to_dicts()
    gap = layout.line_gap * (span[1] - span[0]) / layout.panel_height
    places = spread_out([float(row["value"]) for row in rows], gap)
    return [
        {
            "year": row["year"],
            "at": at,
            "colour": row["colour"],
            "text": f"{name_case(row['scenario'])} {row['mark']}{_print(row['value'])}",
        }
        for row, at in zip(rows, places, strict=True)
    ]


def _print(value: float) -> str:
    """Print a share of GDP at the end of its line."""
    return number(value, count_decimals([value])) + "\u00a0%"


def _span(rows: pl.DataFrame, layout: RunLayout) -> list[float]:
    """Return the ends of the axis; what is hardly below 0 is cut off, and nothing touches."""
    figures = pl.concat([rows["low"], rows["high"], rows["value"]]).drop_nulls().to_list()
    least, greatest = min(0.0, *figures), max(0.0, *figures)
    room = 0.05 * (greatest - least)
    return [least - room if -least > layout.least_below_zero * greatest else 0.0, greatest + room]


def explain_bands(run: CountryRun) -> str:
    """Say what lines and bands are."""
    said = (
        _("Line: median of the simulations; band: 95 % interval.")
        if choose_headline(run.projection.draws) is Headline.MEDIAN
        else _("Line: central simulation; band: 95 % interval.")
    )
    return f"{said} " + _(
        "All posts filled: every job finds its staff, and all use is new. Some places not new: "
        "part of the use was there before. Staff limited: in addition, care staff grow no faster "
        "than in the past."
    )
