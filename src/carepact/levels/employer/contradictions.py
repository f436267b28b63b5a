"""Figures of a charter that its file tells, and that the firm's own data give otherwise.

A statement is signed by both sides: a figure in it that the firm's headcount, counts or log
contradict must not stand there, and is refused with what they give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from carepact.core.messages import _
from carepact.levels.employer.indicators import Computed, Indicator


class ToldFigure(NamedTuple):
    """A figure as the file of a charter tells it."""

    indicator: Indicator
    year: int
    """At whose end it stood."""
    value: float
    """[unit of the indicator]"""
    where: str
    """The place of the file."""
    may_go: bool = True
    """Whether it may be left out; a baseline may not."""


def find_contradictions(told: Iterable[ToldFigure], computed: Computed) -> Iterator[str]:
    """Find told figures that the firm's own data give otherwise, or of which nobody could be.

    Parameters
    ----------
    told : iterable of ToldFigure
        What is told.
    computed : mapping of str to mapping of int to Found
        What the firm's own data give, by indicator and year. Beside what is hidden nothing is
        found: a fault would tell it.

    Yields
    ------
    str
        A fault with its place, what was computed, and the mend.
    """
    for one in told:
        found = computed.get(one.indicator.code, {}).get(one.year)
        if found is None:
            continue
        if found.status == "nobody" and one.may_go:
            yield _(
                "{where}: {told} is told of {year}, and by {source} there was nobody of whom it "
                "could be. Take it out, or correct the other.",
                where=one.where,
                told=f"{one.value:g}",
                year=one.year,
                source=_word_source(one.indicator),
            )
        elif found.value is not None and not one.indicator.agree(one.value, found.value):
            yield _word_other(one, found.value)


def _word_other(one: ToldFigure, found: float) -> str:
    """Word that the firm's own data give another figure."""
    named = {
        "where": one.where,
        "told": f"{one.value:g}",
        "year": one.year,
        "source": _word_source(one.indicator),
        "found": f"{found:.4g}",
    }
    if one.may_go:
        return _(
            "{where}: {told} is told of {year}, and by {source} it is {found}. Take it out, as "
            "carepact works it out, or correct the other.",
            **named,
        )
    return _(
        "{where}: {told} is told of the end of {year}, and by {source} it is {found}. Write that, "
        "or correct the other.",
        **named,
    )


def _word_source(indicator: Indicator) -> str:
    """Name of what the firm's own data an indicator is read."""
    return {
        "use": _("the counts under 'use'"),
        "headcount": _("the headcount"),
        "decisions": _("the log of decisions"),
    }[indicator.comes_from]
