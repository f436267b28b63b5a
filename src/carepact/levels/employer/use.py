"""How leave, flexible hours, places and care days are used, by mothers and by fathers.

Small counts are hidden with every other count from which they would follow: totals, what is left
of them (who asked and was refused, who did not come back), and the days behind them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal

import numpy as np

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.carers import Carers
from carepact.levels.employer.counts_told import HiddenCounts
from carepact.levels.employer.hiding import Telling
from carepact.levels.employer.release import CARERS, hide_together, kinds_in
from carepact.levels.employer.staff import CARE
from carepact.levels.employer.use_counts import Strand, UseCounts, read_strands, refuse_odd_counts

Who = Literal["women", "men", "both", "carers", "others"]
BY_SEX: tuple[Who, Who, Who] = ("women", "men", "both")


@dataclass(frozen=True)
class UseFigure:
    """One count of the year; no value unless it is told."""

    name: str
    """That of `UseCounts`."""
    who: Who
    status: Telling
    value: float | None = None


@dataclass(frozen=True)
class UseRate:
    """One rate of the year; no value unless it is told."""

    name: str
    who: Who
    status: Telling
    value: float | None = None
    """In its `unit`."""
    is_estimated: bool = False
    """Whether the number of parents or carers is partly that of national rates."""

    @property
    def unit(self) -> str:
        """Name its unit; days and hours are those of each."""
        return read_rate_units()[self.name]


@dataclass(frozen=True)
class Use:
    """How a firm's parents and carers use what they have a right to, as it may leave the firm."""

    figures: tuple[UseFigure, ...]
    rates: tuple[UseRate, ...]

    def figure(self, name: str, who: Who) -> UseFigure:
        """Return one count."""
        return next(one for one in self.figures if (one.name, one.who) == (name, who))

    def rate(self, name: str, who: Who) -> UseRate:
        """Return one rate."""
        return next(one for one in self.rates if (one.name, one.who) == (name, who))


@cache
def read_rate_units() -> Mapping[str, str]:
    """Read the unit of each rate."""
    text = resources.files(__package__).joinpath("use_rates.csv").read_text("utf-8")
    return {row["rate"]: row["unit"] for row in csv.DictReader(text.splitlines())}


def measure_use(
    counts: UseCounts, carers: Carers, rule: DisclosureRule, hidden: HiddenCounts | None = None
) -> Use:
    """Measure how leave, flexible hours, places and care days are used.

    Parameters
    ----------
    counts : UseCounts
        What the firm counts in a year.
    carers : Carers
        How many of the staff care, told or expected.
    rule : DisclosureRule
        How many persons a figure needs.
    hidden : HiddenCounts, optional
        What is hidden of the staff and its year, where more is told beside.

    Returns
    -------
    Use
        Each count and rate with its status.

    Raises
    ------
    ParameterError
        If counts cannot be: a part above its whole, days of nobody.
    """
    refuse_odd_counts(counts)
    if hidden is None:
        persons = np.column_stack([carers.counted, carers.untold]).round().astype(np.int64)
        hidden = hide_together(persons.ravel(), counts, rule)
    figures = {
        (one.name, one.who): one
        for strand in read_strands()
        for one in _lay_figures(counts, hidden.use, strand)
    }
    hours, training = _measure_training(counts, carers, hidden)
    began, back = figures["begun", "men"], figures["returned", "women"]
    rates = [
        *_measure_strands(figures),
        _divide("fathers among those who began leave", began, figures["begun", "both"]),
        _divide("breastfeeding breaks of those who came back", figures["lactation", "women"], back),
        *_measure_places(figures, carers, hidden),
        *training,
    ]
    return Use((*figures.values(), *hours), tuple(rates))


def _lay_figures(
    counts: UseCounts, hidden: Mapping[tuple[str, int], bool], strand: Strand
) -> Iterator[UseFigure]:
    """Lay out the counts of one strand: of women, of men and of both.

    What persons took hides with their number; nobody knows how few they are who are not counted.
    """
    for name in strand.counts:
        told = counts.by_sex(name)
        both = None if told[0] is None or told[1] is None else told[0] + told[1]
        of_women = not isinstance(getattr(counts, name), tuple)
        persons = strand.whole if name == strand.amount else name
        for place, value in enumerate((*told, both)[: 1 if of_women else len(BY_SEX)]):
            who = BY_SEX[place]
            if value is None:
                yield UseFigure(name, who, "not told")
            elif hidden.get((persons, place), True):
                yield UseFigure(name, who, "hidden")
            else:
                yield UseFigure(name, who, "told", float(value))


def _measure_strands(figures: Mapping[tuple[str, Who], UseFigure]) -> Iterator[UseRate]:
    """Divide the part of each strand, or what was taken, by its whole."""
    for strand in read_strands():
        of = strand.part or strand.amount
        for who in BY_SEX if strand.rate else ():
            yield _divide(strand.rate, figures[of, who], figures[strand.whole, who])


def _divide(name: str, of: UseFigure, over: UseFigure) -> UseRate:
    """Divide one count by another, where both are told."""
    status = _join(of.status, over.status)
    if status != "told" or of.value is None or over.value is None:
        return UseRate(name, of.who, status)
    if not over.value:
        return UseRate(name, of.who, "nobody")
    return UseRate(name, of.who, "told", of.value / over.value)


def _join(one: Telling, other: Telling) -> Telling:
    """Return what two figures are together: not told before hidden, and hidden before told."""
    worst: tuple[Telling, ...] = ("not told", "hidden", "nobody", "told")
    return min(one, other, key=worst.index)


def _measure_places(
    figures: Mapping[tuple[str, Who], UseFigure], carers: Carers, hidden: HiddenCounts
) -> Iterator[UseRate]:
    """Divide parents with a place by all parents of a child under school age."""
    young = [CARE.index("young-child"), CARE.index("both")]
    parents = carers.persons[0][:, young].sum(axis=-1)
    sexes = ((0,), (1,), (0, 1))
    for of, who, persons in zip(sexes, BY_SEX, (*parents, parents.sum()), strict=True):
        status: Telling = "hidden" if hidden.kinds[kinds_in(of, young)] else "told"
        over = UseFigure("parents", who, status, float(persons))
        found = _divide("parents with a place", figures["places", who], over)
        yield replace(found, is_estimated=bool(carers.untold.any()))


def _measure_training(
    counts: UseCounts, carers: Carers, hidden: HiddenCounts
) -> tuple[list[UseFigure], list[UseRate]]:
    """Divide hours of training by carers and by others.

    Whoever knows the size of the staff knows the one number from the other: both hide together.
    """
    nobody = CARE.index("none")
    by_care = np.array([1.0 * (at != nobody) for at in range(len(CARE))])
    split = np.stack([by_care, 1 - by_care])
    persons = (split @ carers.persons[0].T).sum(axis=-1)
    others = kinds_in((0, 1), (nobody,))
    is_hidden = any(hidden.kinds.get(one, False) for one in (CARERS, others))
    figures, rates = [], []
    whose: tuple[Who, Who] = ("carers", "others")
    for who, hours, number in zip(whose, counts.training_hours, persons, strict=True):
        status: Telling = "not told" if hours is None else "hidden" if is_hidden else "told"
        figure = UseFigure("training_hours", who, status, hours if status == "told" else None)
        rate = _divide("training hours of each", figure, replace(figure, value=float(number)))
        figures.append(figure)
        rates.append(replace(rate, is_estimated=bool(carers.untold.any())))
    return figures, rates
