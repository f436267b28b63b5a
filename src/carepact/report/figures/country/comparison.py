"""Several packages of one country side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import polars as pl

from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.look import Look
from carepact.report.figures.panels import lay_panels
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of, print_share, title_package
from carepact.report.run.words import Figure, name_case
from carepact.report.scales import PERCENT, print_bare
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.comparison import Comparison
from carepact.studies.one_country.run import CountryRun


class Compared(NamedTuple):
    """One figure of every package."""

    variable: str
    label: str | None
    words: str

    def find(self, run: CountryRun) -> Figure:
        """Find the figure of one package, in per cent."""
        year = run.projection.years[-1]
        figures = Figures.of(run)
        return figures.find(self.variable, HEADLINE_SCENARIO, year, self.label).times(PERCENT)

    def take(self, run: CountryRun) -> pl.DataFrame:
        """Take the row of one package."""
        rows = take_rows(
            run, [self.variable], scenarios=[HEADLINE_SCENARIO], year=run.projection.years[-1]
        )
        return rows if self.label is None else rows.filter(pl.col("label") == self.label)


def draw_comparison(comparison: Comparison, sizes: Sizes = WIDE) -> Picture:
    """Draw added cost, net cost to the State, and women's share, a row a package.

    Parameters
    ----------
    comparison : Comparison
        Runs of one country.
    sizes : Sizes
        Of the picture.
    """
    first = comparison.runs[0]
    panels = [
        Compared("additional_cost_over_gdp", None, _("Added cost, % of GDP")),
        Compared("state_net_cost_over_gdp", None, _("Net cost to the State, % of GDP")),
    ]
    if first.grade.quotes_hours:
        panels.append(Compared("share_of_full_cost", "women", _("Women’s share of full cost, %")))
    body = lay_panels([partial(_draw_panel, comparison.runs, one, sizes) for one in panels], sizes)
    names = [run.projection.package for run in comparison.runs]
    notes = [_("Line: 95 % interval."), *_explain_ends(comparison.runs, panels)]
    table = pl.concat(one.take(run) for one in panels for run in comparison.runs)
    described = _("Panels one below the other, a row a package, each a point with its interval.")
    said = (_say_costs(comparison.runs), described)
    return frame_run("packages-side-by-side", said, body, table, first, notes, sizes, names)


def _draw_panel(
    runs: Sequence[CountryRun], compared: Compared, sizes: Sizes, width: float
) -> Canvas:
    """Draw one figure of every package: its headline, its interval, its number behind it."""
    rows = []
    for run in runs:
        found = compared.find(run)
        shown = "" if found.value is None else found.mark + print_bare(found.value)
        point = Point(*found.ends, shown, shipped_palette().closures[0])
        rows.append(PointRow(title_package(run.projection.package), [point]))
    return draw_points(compared.words, rows, width, sizes)


def _explain_ends(runs: Sequence[CountryRun], panels: Sequence[Compared]) -> Iterator[str]:
    """Say why a point stands at an end of its interval, where one does."""
    at_end = any(
        min(found.value - found.low, found.high - found.value)
        < Look.near_end * (found.high - found.low)
        for found in (one.find(run) for run in runs for one in panels)
        if found.value is not None and found.low is not None and found.high is not None
    )
    if not at_end:
        return
    if choose_headline(runs[0].projection.draws) is Headline.MEDIAN:
        yield _("A point at the end of its line: half or more of the simulations lie there.")
    else:
        yield _(
            "A point at the end of its line: the central simulation lies beyond the others, "
            "whose 95 % are stretched to it."
        )


def _say_costs(runs: Sequence[CountryRun]) -> str:
    """Say which package adds least and which most to the cost of present law."""
    year = runs[0].projection.years[-1]
    costs = {
        run.projection.package: Figures.of(run).find(
            "additional_cost_over_gdp", HEADLINE_SCENARIO, year
        )
        for run in runs
    }
    least, most = (choose(costs, key=lambda one: costs[one].value or 0.0) for choose in (min, max))
    return _(
        "{country}, {year}, {case}: beyond present law, “{least}” costs {low} of GDP and “{most}” "
        "{high}",
        country=country_of(runs[0]),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        low=print_share(costs[least]),
        least=title_package(least),
        high=print_share(costs[most]),
        most=title_package(most),
    )
