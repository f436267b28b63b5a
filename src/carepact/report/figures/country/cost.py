"""What a package costs a country year by year: beyond present law, and net to the State."""

from __future__ import annotations

from functools import partial

import polars as pl

from carepact.core.messages import _
from carepact.report.figures.bands import Band, draw_bands
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.panels import lay_panels
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.palette import shipped_palette
from carepact.report.run.charts import explain_bands, say_cost
from carepact.report.run.words import mark_grade, name_case
from carepact.report.scales import PERCENT, print_bare
from carepact.simulate.projection import CLOSURES
from carepact.studies.one_country.run import CountryRun


def draw_cost_by_year(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw added cost and net cost by year, a line a case, each with its interval.

    Parameters
    ----------
    run : CountryRun
        The answer.
    sizes : Sizes
        Of the picture; panels stand below one another where it is narrow.
    """
    panels = {
        "additional_cost_over_gdp": _("Added cost, all payers, % of GDP"),
        "state_net_cost_over_gdp": _("Net cost to the State, % of GDP"),
    }
    rows = take_rows(run, panels, scenarios=CLOSURES)
    body = lay_panels(
        [
            partial(draw_bands, title, _list_bands(rows, variable), sizes=sizes)
            for variable, title in panels.items()
        ],
        sizes,
        across=2,
    )
    described = _("Two panels of lines by year, three cases each, with 95 % intervals as bands.")
    said = (say_cost(run), described)
    return frame_run("cost-by-year", said, body, rows, run, [explain_bands(run)], sizes)


def _list_bands(rows: pl.DataFrame, variable: str) -> list[Band]:
    """List the line of each case, with its name and last figure."""
    colours = dict(zip(CLOSURES, shipped_palette().closures, strict=True))
    bands = []
    for case in CLOSURES:
        own = (
            rows.filter(pl.col("variable") == variable, pl.col("scenario") == case)
            .sort("year")
            .with_columns(pl.col("value", "low", "high") * PERCENT)
        )
        values = own["value"].to_list()
        mark = mark_grade(own["grade"][-1]) if own.height else ""
        last = "" if not values or values[-1] is None else f" {mark}{print_bare(values[-1])} %"
        lows, highs = own["low"].to_list(), own["high"].to_list()
        years = own["year"].to_list()
        bands.append(Band(name_case(case) + last, colours[case], years, values, lows, highs))
    return bands
