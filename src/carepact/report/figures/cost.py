"""What a package costs a country year by year: beyond present law, and net to the State."""

from __future__ import annotations

import polars as pl

from carepact.core.messages import _
from carepact.report.figures.bands import Band, draw_bands
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.palette import shipped_palette
from carepact.report.run.charts import explain_bands, say_cost
from carepact.report.run.picture import foot_of
from carepact.report.run.words import mark_grade, name_case
from carepact.report.scales import PERCENT, print_bare
from carepact.simulate.projection import CLOSURES
from carepact.studies.one_country.run import CountryRun


def draw_cost(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
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
    rows = run.figures.filter(
        pl.col("variable").is_in(list(panels)) & pl.col("scenario").is_in(CLOSURES)
    ).select("variable", "scenario", "year", pl.col("value", "low", "high") * PERCENT, "grade")
    body = Canvas(sizes.inner)
    gap = 20.0
    width = sizes.inner if sizes.is_narrow else (sizes.inner - gap) / 2
    for place, (variable, title) in enumerate(panels.items()):
        panel = draw_bands(title, _list_bands(rows, variable), width, sizes)
        x, y = (0.0, body.height) if sizes.is_narrow else (place * (width + gap), 0.0)
        body.shift(panel, x, y)
        body.height = y + panel.height + (8.0 if sizes.is_narrow else 0.0)
    described = _(
        "Two panels of lines by year, three cases each, with 95 % intervals as bands. The table "
        "beside holds every figure."
    )
    return frame(
        "cost-by-year", say_cost(run), described, body, rows, foot_of(run, [explain_bands(run)]),
        sizes,
    )  # fmt: skip


def _list_bands(rows: pl.DataFrame, variable: str) -> list[Band]:
    """List the line of each case, with its name and last figure."""
    colours = dict(zip(CLOSURES, shipped_palette().closures, strict=True))
    bands = []
    for case in CLOSURES:
        own = rows.filter(pl.col("variable") == variable, pl.col("scenario") == case).sort("year")
        values = own["value"].to_list()
        mark = mark_grade(own["grade"][-1]) if own.height else ""
        last = "" if not values or values[-1] is None else f" {mark}{print_bare(values[-1])} %"
        bands.append(
            Band(
                name_case(case) + last, colours[case], own["year"].to_list(), values,
                own["low"].to_list(), own["high"].to_list(),
            )
        )  # fmt: skip
    return bands
