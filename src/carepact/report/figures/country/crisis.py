"""What a crisis does to who cares and who pays, under present law and under a package."""

from __future__ import annotations

from functools import partial

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.messages import _, number
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.legend import Shape, Sign, draw_legend
from carepact.report.figures.panels import lay_panels, put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.palette import shipped_palette
from carepact.report.run.crisis import (
    Row,
    find_of_laws,
    list_rows_of_hours,
    list_rows_of_money,
    name_crises,
    worst_year_of,
)
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of
from carepact.report.run.words import Figure, choose_scale, name_case
from carepact.report.scales import name_scale
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun

VARIABLES = ("crisis_hours_held", "crisis_presence", "crisis_cost_by_payer")


def draw_crisis(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw who holds the hours of a crisis and who pays, under present law and the package.

    Parameters
    ----------
    run : CountryRun
        An answer with a crisis.
    sizes : Sizes
        Of the picture.
    """
    figures, year = Figures.of(run), worst_year_of(run)
    hours = list(list_rows_of_hours(figures, year))
    money = list(list_rows_of_money(figures, year))
    panels = [partial(_draw_panel, hours, _("Hours of care and near children, change"), sizes)]
    if money:
        payers = _("Cost of care by payer, change, PPP dollars")
        panels.append(partial(_draw_panel, money, payers, sizes))
    factor, _letters = choose_scale(*(one for row in hours for one in row.of_law))
    law, package = find_of_laws(figures, "crisis_hours_held", year, "women, unpaid")
    title = _(
        "{country}, {crises}: unpaid care by women changes in {year} by {package} hours with the "
        "package ({case}), by {law} under present law",
        country=country_of(run),
        crises=name_crises(run),
        year=year,
        package=_name_change(package, factor),
        law=_name_change(law, factor),
        case=name_case(HEADLINE_SCENARIO),
    )
    notes = [
        _("With the crisis less without it. Line: 95 % interval."),
        _("Near a child: without active care; these hours are not added to the others."),
    ]
    table = take_rows(run, VARIABLES, scenarios=[PRESENT_LAW, HEADLINE_SCENARIO], year=year)
    words = [_("present law"), _("with the package")]
    signs = [
        Sign(one, colour, shape)
        for one, (colour, shape) in zip(words, _signs_of_laws(), strict=True)
    ]
    body = put_below(draw_legend(signs, sizes.inner, sizes), lay_panels(panels, sizes))
    described = _("A ring for present law and a point for the package in each row, with intervals.")
    table = table.filter(pl.col("value").is_not_null())
    return frame_run("crisis", (title, described), body, table, run, notes, sizes)


def _signs_of_laws() -> tuple[tuple[str, Shape], tuple[str, Shape]]:
    """Return colour and shape of present law and of the package."""
    palette = shipped_palette()
    return (palette.lines.equality, "ring"), (palette.closures[0], "dot")


def _draw_panel(rows: list[Row], words: str, sizes: Sizes, width: float) -> Canvas:
    """Draw a point and an interval a row and law."""
    factor, letters = choose_scale(*(one for row in rows for one in row.of_law))
    laid = [
        PointRow(
            row.words,
            [
                Point(*one.times(1 / factor).ends, _print_change(one, factor), colour, shape)
                for one, (colour, shape) in zip(row.of_law, _signs_of_laws(), strict=True)
            ],
        )
        for row in rows
    ]
    return draw_points(f"{words}, {letters}" if letters else words, laid, width, sizes)


def _name_change(figure: Figure, factor: float) -> str:
    """Say a change with the word of its scale, as the figure asks for it."""
    scale = name_scale(factor, (figure.value or 0.0) / factor)
    return f"{_print_change(figure, factor)} {scale}".strip()


def _print_change(figure: Figure, factor: float) -> str:
    """Print a change at its line, with the sign of a rise and its mark."""
    if figure.value is None:
        return ""
    value = figure.value / factor
    decimals = count_decimals([value])
    if not round(value, decimals):
        return f"{figure.mark}0"
    sign = "+" if value > 0 else ""
    return figure.mark + sign + number(value, decimals).replace("-", "−")
