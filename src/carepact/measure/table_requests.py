"""Which tables to estimate, so that published figures can be set beside ours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.data.timeuse.published import PublishedFigure


class Question(NamedTuple):
    """One table to estimate; several figures may stand in it."""

    by: tuple[str, ...]
    groups: str
    where: str
    statistic: str
    simultaneity: str | None


def choose_figures(
    published: Sequence[PublishedFigure], years: Collection[int]
) -> tuple[PublishedFigure, ...]:
    """Keep the figures of years that the diaries hold.

    Raises
    ------
    DataError
        If the diaries hold no year of a published figure.
    """
    chosen = tuple(figure for figure in published if figure.year in years)
    if not chosen:
        wanted = sorted({figure.year for figure in published})
        raise DataError(
            _(
                "the diaries hold {present}, and the published figures are of {wanted}: no year "
                "is in both. Read diaries of one of these years.",
                present=", ".join(map(str, sorted(years))),
                wanted=", ".join(map(str, wanted)),
            )
        )
    return chosen


def list_questions(figures: Sequence[PublishedFigure]) -> tuple[Question, ...]:
    """List the tables that the figures need, each once."""
    asked = (
        question
        for figure in figures
        for question in (question_of(figure), rejected_question(figure), faithful_question(figure))
    )
    return tuple(dict.fromkeys(question for question in asked if question is not None))


def question_of(figure: PublishedFigure) -> Question:
    """Name the table in which a figure stands."""
    by = tuple(column for column, _label in figure.cell)
    return Question(by, figure.groups, figure.where, figure.statistic, figure.simultaneity)


def rejected_question(figure: PublishedFigure) -> Question | None:
    """Name the table under the rule that must not reach the figure."""
    rule = figure.rejected_simultaneity
    return question_of(figure)._replace(simultaneity=rule) if rule else None


def faithful_question(figure: PublishedFigure) -> Question | None:
    """Name the table that follows ICATUS where the figure does not."""
    groups = figure.faithful_groups
    return question_of(figure)._replace(groups=groups) if groups else None
