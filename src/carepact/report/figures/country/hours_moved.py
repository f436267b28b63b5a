"""Whose hours of care change with a package: by who gives, and by who receives."""

from __future__ import annotations

from functools import partial

import numpy as np
import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.headline import bound_draws
from carepact.core.messages import _, number
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.panels import lay_panels, put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of
from carepact.report.run.words import (
    Figure,
    choose_scale,
    in_words_of_run,
    mark_grade,
    name_case,
    print_change,
)
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, PROVIDERS, SEXES
from carepact.studies.one_country.run import CountryRun


def draw_hours_moved(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw the change of hours by provider, and of unpaid hours by recipient and sex.

    Parameters
    ----------
    run : CountryRun
        The answer; of imputed hours no such picture is made.
    sizes : Sizes
        Of the picture.
    """
    year = run.projection.years[-1]
    giving = take_rows(run, ["hours_moved"], scenarios=[HEADLINE_SCENARIO], year=year)
    giving = giving.filter(pl.any_horizontal(pl.col("value", "low", "high") != 0))
    receiving = _count_by_recipient(run, year)
    people = shipped_palette().people
    signs = [Sign(in_words_of_run(sex), people.find([sex]).shades[0]) for sex in SEXES]
    panels = lay_panels(
        [
            partial(_draw_panel, giving, _("Who gives, change of hours a year"), sizes),
            partial(_draw_panel, receiving, _("Who receives unpaid care, change of hours a year"),
                    sizes),
        ],
        sizes,
    )  # fmt: skip
    body = put_below(draw_legend(signs, sizes.inner, sizes), panels)
    described = _(
        "Bars to the left of zero for fewer hours and to the right for more, with 95 % "
        "intervals: by who gives, and by who receives unpaid care from women and from men."
    )
    notes = [_("With the package less present law. Line: 95 % interval.")]
    table = pl.concat([giving, receiving], how="diagonal")
    said = (_say_moved(run), described)
    return frame_run("hours-moved", said, body, table, run, notes, sizes)


def _say_moved(run: CountryRun) -> str:
    """Say how unpaid hours of women and of men change."""
    figures, year = Figures.of(run), run.projection.years[-1]
    women, men = (
        print_change(figures.find("unpaid_hours_moved", HEADLINE_SCENARIO, year, sex=sex))
        for sex in SEXES
    )
    return _(
        "{country}, {year}, {case}: unpaid care by women changes by {women} hours, by men by {men}",
        country=country_of(run),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        women=women,
        men=men,
    )


def _count_by_recipient(run: CountryRun, year: int) -> pl.DataFrame:
    """Count the change of unpaid hours by recipient and sex of who gives, draw by draw."""
    hours = run.last_year["care_hours"]
    hours = hours.transpose("scenario", "provider", "recipient", "draw")
    laws = [str(one) for one in hours["scenario"].to_numpy()]
    amounts = hours.to_numpy()
    moved = amounts[laws.index(HEADLINE_SCENARIO)] - amounts[laws.index(PRESENT_LAW)]
    names = [str(one) for one in hours["provider"].to_numpy()]
    rows = []
    for sex in SEXES:
        own = [names.index(one.name) for one in PROVIDERS if one.sex == sex and not one.paid]
        found = bound_draws(moved[own].sum(axis=0).T)
        low, high = found.interval
        rows += [
            {"variable": "unpaid_hours_moved_by_recipient", "label": str(recipient), "sex": sex,
             "scenario": HEADLINE_SCENARIO, "year": year, "value": float(found.value[place]),
             "low": _known(low[place]), "high": _known(high[place]), "grade": run.grade.hours}
            for place, recipient in enumerate(hours["recipient"].to_numpy())
        ]  # fmt: skip
    return pl.DataFrame(rows)


def _known(amount: float) -> float | None:
    """Return an end of an interval, or nothing where there is none."""
    return float(amount) if np.isfinite(amount) else None


def _draw_panel(rows: pl.DataFrame, title: str, sizes: Sizes, width: float) -> Canvas:
    """Draw a row a label, with the bars of women and men."""
    people = shipped_palette().people
    figures = [Figure(*row) for row in rows.select("value", "low", "high").iter_rows()]
    marks = [mark_grade(grade) for grade in rows["grade"]]
    factor, word = choose_scale(*figures)
    laid: dict[str, list[Point]] = {}
    for row, figure, mark in zip(rows.to_dicts(), figures, marks, strict=True):
        point = Point(
            *figure.times(1 / factor).ends, mark + _print(figure, factor),
            people.find([row["sex"]]).shades[0], "square",
        )  # fmt: skip
        laid.setdefault(in_words_of_run(row["label"]), []).append(point)
    drawn = [PointRow(name, points) for name, points in laid.items()]
    return draw_points(f"{title}, {word}" if word else title, drawn, width, sizes)


def _print(figure: Figure, factor: float) -> str:
    """Print a change with its sign."""
    value = (figure.value or 0.0) / factor
    decimals = count_decimals([value])
    if not round(value, decimals):
        return "0"
    return ("+" if value > 0 else "") + number(value, decimals).replace("-", "−")
