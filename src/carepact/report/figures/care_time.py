"""Care time: a point a domain and activity, its interval as a line, all on one axis."""

from __future__ import annotations

from importlib import metadata

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number
from carepact.measure.care_time import CareTime
from carepact.report.activities import colour_people, in_parts, indent
from carepact.report.domains import domain_of, spell_labels
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.look import Look
from carepact.report.figures.panels import put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.words import join_listed


def draw_care_time(*results: CareTime, sizes: Sizes = WIDE) -> Picture:
    """Draw the mean minutes a day of one or several tables with the same activities.

    Parameters
    ----------
    *results : CareTime
        Tables.
    sizes : Sizes
        Of the picture.

    Raises
    ------
    ParameterError
        If a table holds no mean minutes, or the disclosure rule hides every one of them.
    """
    rows = pl.concat([_drawable(result) for result in results])
    if not rows.height:
        message = _("there is no mean to draw. Ask for mean_minutes_per_day, in larger cells.")
        raise ParameterError(message)
    foot = [
        _("Point: mean; line: 95 % interval."),
        _(
            "Source: {source}. Computed by carepact {version}.",
            source=results[0].source,
            version=metadata.version("carepact"),
        ),
    ]
    title = _say_most(rows)
    if any(one.synthetic for one in results):
        title = _("{finding} (made-up diaries)", finding=title)
        foot.insert(0, _("SYNTHETIC: these diaries are made up."))
    colours = dict(zip(rows["domain"], rows["colour"], strict=True))
    few = len(colours) <= Look.most_signs
    body = draw_points(
        "", _lay_rows(rows, named=not few), sizes.inner, sizes, axis=_("minutes a day")
    )
    if few and len(colours) > 1:
        signs = [Sign(domain, colour, "dot") for domain, colour in colours.items()]
        body = put_below(draw_legend(signs, sizes.inner, sizes), body)
    described = _("A row an activity, a point with its interval for each group of people.")
    table = pl.concat([_visible(result) for result in results])
    return frame("care-time", title, described, body, table, foot, sizes)


def _say_most(rows: pl.DataFrame) -> str:
    """Say what the first activity takes: of each domain, or of the least and the greatest."""
    first = rows.filter(pl.col("activity") == rows["activity"][0])
    if first.height > Look.most_named:
        first = first.sort("minutes")[[0, -1]]
    figures = [
        f"{row['domain']} {number(row['minutes'], 0)}" if first.height > 1
        else number(row["minutes"], 0)
        for row in first.to_dicts()
    ]  # fmt: skip
    return _(
        "{activity}, minutes a day: {figures}",
        activity=_capitalise(first["name"][0].lstrip("\u00b7\u00a0")),
        figures=join_listed(figures),
    )


def _capitalise(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def _lay_rows(rows: pl.DataFrame, *, named: bool) -> list[PointRow]:
    """Lay out a row an activity, and within it a point a domain with interval and figure."""
    laid = []
    for _activity, group in rows.group_by("activity", maintain_order=True):
        points = [
            Point(
                row["minutes"], row["lower"], row["upper"],
                _print_minutes(row["minutes"]) + (f"  {row['domain']}" if named else ""),
                row["colour"],
            )
            for row in group.to_dicts()
        ]  # fmt: skip
        laid.append(PointRow(group["name"][0], points))
    return laid


def _print_minutes(minutes: float) -> str:
    """Print minutes as the table does where they are few."""
    return number(minutes, min(1, count_decimals([minutes])))


def _visible(result: CareTime) -> pl.DataFrame:
    """Return the means that are not hidden, as the table has them."""
    is_drawn = (pl.col("statistic") == "mean_minutes_per_day") & pl.col("value").is_not_null()
    return result.to_polars().filter(is_drawn)


def _drawable(result: CareTime) -> pl.DataFrame:
    """Return the visible means in minutes, with a label and a colour for each domain."""
    rows = spell_labels(_visible(result))
    labels = domain_of(rows)
    joined = rows.select(pl.concat_str(pl.col(labels).cast(pl.String), separator=", "))
    domains = joined.to_series().to_list()
    colours = colour_people(list(dict.fromkeys(domains)))
    return rows.select(
        "activity",
        pl.Series("domain", [in_parts(one) for one in domains], dtype=pl.String),
        pl.Series("name", map(indent, rows["activity_title"]), dtype=pl.String),
        pl.Series("colour", [colours[one] for one in domains], dtype=pl.String),
        "lower",
        "upper",
        minutes="value",
    )
