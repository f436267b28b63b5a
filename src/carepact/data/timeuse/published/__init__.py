"""Figures that others have published from surveys that carepact reads."""

from __future__ import annotations

import csv
import functools
import io
from dataclasses import dataclass
from importlib import resources
from typing import Literal, cast

from carepact.core.errors import DataError
from carepact.core.messages import _

PublishedUnit = Literal["hours/day", "% of the day"]
ComparisonRule = Literal["printed decimals", "sum of rounded parts", "interval"]
"""How a figure is compared.

`printed decimals`: ours rounded to the decimals of the published one. `sum of rounded
parts`: as the publisher added it up, each part rounded first. `interval`: the
published figure must lie inside our interval (a file that is a part of the sample).
"""


@dataclass(frozen=True)
class PublishedFigure:
    """One printed figure, and what to estimate to compare with it."""

    id: str
    surveys: tuple[str, ...]
    """Surveys, as carepact names them, from whose files it can be reproduced."""
    groups: str
    """Grouping of activities that follows the publisher's definition."""
    activity: str
    parts: tuple[str, ...]
    """Activities that the publisher rounded before adding them up; mostly none."""
    parts_decimals: int
    """Decimals of each rounded part. [decimals of hours a day]"""
    statistic: str
    where: str
    """Condition on respondents."""
    cell: tuple[tuple[str, str], ...]
    """Domain columns and their labels, `year` among them."""
    simultaneity: str | None
    """Rule for simultaneous activities; the one that the survey implies when None."""
    rejected_simultaneity: str | None
    """A rule under which the figure must not be reached."""
    faithful_groups: str | None
    """Grouping by ICATUS to be shown beside a figure that does not follow it."""
    unit: PublishedUnit
    decimals: int
    published: float
    """The figure as printed, in its unit."""
    rule: ComparisonRule
    tolerance: float
    """Largest gap that counts as agreement, in the unit of the figure."""
    source: str
    licence: str
    note: str

    @property
    def year(self) -> int:
        """Name the calendar year of the figure."""
        return int(dict(self.cell)["year"])


def read_published_figures(survey: str) -> tuple[PublishedFigure, ...]:
    """Read the published figures that a survey's files should reproduce.

    Raises
    ------
    DataError
        If nobody has published a figure of that survey that carepact knows.
    """
    figures = tuple(figure for figure in _all_figures() if survey in figure.surveys)
    if not figures:
        known = dict.fromkeys(name for figure in _all_figures() for name in figure.surveys)
        raise DataError(
            _(
                "{survey}: there is no published figure to compare this survey with. "
                "Validate one of {listed}.",
                survey=survey,
                listed=", ".join(known),
            )
        )
    return figures


@functools.cache
def _all_figures() -> tuple[PublishedFigure, ...]:
    """Read every row of the table that ships beside this module."""
    text = resources.files("carepact.data.timeuse.published").joinpath("figures.csv")
    rows = csv.DictReader(io.StringIO(text.read_text("utf-8")))
    return tuple(_figure(row) for row in rows)


def _figure(row: dict[str, str]) -> PublishedFigure:
    """Turn one row of the table into a figure."""
    labels = (label.partition("=") for label in row["cell"].split(";"))
    return PublishedFigure(
        id=row["id"],
        surveys=tuple(row["survey"].split(";")),
        groups=row["groups"],
        activity=row["activity"],
        parts=tuple(row["parts"].split(";")) if row["parts"] else (),
        parts_decimals=int(row["parts_decimals"] or 0),
        statistic=row["statistic"],
        where=row["where"],
        cell=tuple((column, value) for column, _sign, value in labels),
        simultaneity=row["simultaneity"] or None,
        rejected_simultaneity=row["rejected_simultaneity"] or None,
        faithful_groups=row["faithful_groups"] or None,
        unit=cast("PublishedUnit", row["unit"]),
        decimals=int(row["decimals"]),
        published=float(row["published"]),
        rule=cast("ComparisonRule", row["rule"]),
        tolerance=float(row["tolerance"] or 0),
        source=row["source"],
        licence=row["licence"],
        note=row["note"],
    )
