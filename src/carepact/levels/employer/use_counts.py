"""What a firm counts in a year of how its parents and carers use what they have a right to."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.levels.employer.staff import SEXES

BySex = tuple[float | None, float | None]
"""Of women and of men; None is not told, and 0 is an answer."""


@dataclass(frozen=True)
class UseCounts:
    """What a firm counts in a year, by sex of the parent or carer where it has both."""

    announced: BySex = (None, None)
    """Who announced a birth or an adoption. [persons]"""
    begun: BySex = (None, None)
    """Who began leave around a birth or an adoption. [persons]"""
    leave_days: BySex = (None, None)
    """Days of leave that they took in the year. [days]"""
    ended: BySex = (None, None)
    """Whose leave ended. [persons]"""
    returned: BySex = (None, None)
    """Of those: who came back. [persons]"""
    returned_before: BySex = (None, None)
    """Who had come back in the year before, so that twelve months have passed. [persons]"""
    still_here: BySex = (None, None)
    """Of those: who is still here. [persons]"""
    asked: BySex = (None, None)
    """Who asked for flexible hours. [persons]"""
    granted: BySex = (None, None)
    """Of those: who was granted them. [persons]"""
    lactation: float | None = None
    """Women who used breaks for breastfeeding. [persons]"""
    places: BySex = (None, None)
    """Parents whose child has a place that the firm pays or runs. [persons]"""
    care_takers: BySex = (None, None)
    """Who took days to care for somebody. [persons]"""
    care_days: BySex = (None, None)
    """Days that they took. [days]"""
    training_hours: BySex = (None, None)
    """Hours of training of carers, parents among them, and of others: not by sex. [hours]"""

    def by_sex(self, name: str) -> BySex:
        """Return a count of women and of men; what is counted of women alone is not told of men."""
        told: BySex | float | None = getattr(self, name)
        return told if isinstance(told, tuple) else (told, None)

    def of_strand(self, strand: Strand, sex: int) -> tuple[float | None, ...]:
        """Return whole, part and amount of one sex."""
        names = (strand.whole, strand.part, strand.amount)
        return tuple(self.by_sex(name)[sex] if name else None for name in names)


class Strand(NamedTuple):
    """Counts that tell of one another, by name; empty where there is none."""

    whole: str
    """Persons."""
    part: str
    """Persons of these."""
    amount: str
    """What these persons took."""
    rate: str
    """Name of the part, or of what each took, over the whole."""

    @property
    def counts(self) -> tuple[str, ...]:
        """List the counts that there are."""
        return tuple(filter(None, (self.whole, self.part, self.amount)))


@cache
def read_strands() -> tuple[Strand, ...]:
    """Read which counts tell of one another."""
    text = resources.files(__package__).joinpath("strands.csv").read_text("utf-8")
    return tuple(Strand(**row) for row in csv.DictReader(text.splitlines()))


@cache
def list_persons() -> tuple[str, ...]:
    """Name the counts of persons."""
    names = (name for one in read_strands() for name in (one.whole, one.part))
    return tuple(filter(None, names))


def refuse_odd_counts(counts: UseCounts) -> None:
    """Refuse counts that cannot be.

    Raises
    ------
    ParameterError
        All of them at once.
    """
    with Faults(ParameterError, _("use in the year")) as faults:
        faults.extend(find_odd_counts(counts))


def find_odd_counts(counts: UseCounts) -> Iterator[str]:
    """Word each count that cannot be, with its mend; where they stand, who asks knows."""
    for strand in read_strands():
        for place, sex in enumerate(SEXES):
            yield from _find_faults(counts, strand, place, sex)
    yield from _find_numbers(counts, "training_hours", _("carers"), 0)
    yield from _find_numbers(counts, "training_hours", _("others"), 1)


def _find_faults(counts: UseCounts, strand: Strand, place: int, sex: str) -> Iterator[str]:
    """Word what is wrong with the counts of one strand and sex."""
    faults = [
        fault
        for name in strand.counts
        for fault in _find_numbers(counts, name, sex, place, whole=name != strand.amount)
    ]
    yield from faults
    whole, part, amount = counts.of_strand(strand, place)
    if faults or whole is None:
        return
    if part is not None and part > whole:
        yield _(
            "{part_name} of {who} is {part} and {whole_name} is {whole}, and a part cannot be "
            "larger than the whole. Correct one of them.",
            part_name=strand.part,
            whole_name=strand.whole,
            who=sex,
            part=f"{part:g}",
            whole=f"{whole:g}",
        )
    if amount and not whole:
        yield _(
            "{name} of {who} is {amount}, but {whole_name} is 0: nobody took them. Correct one of "
            "them.",
            name=strand.amount,
            who=sex,
            amount=f"{amount:g}",
            whole_name=strand.whole,
        )


def _find_numbers(
    counts: UseCounts, name: str, who: str, place: int, *, whole: bool = False
) -> Iterator[str]:
    """Word that a number is below nought, infinite, or no whole number of persons."""
    value = counts.by_sex(name)[place]
    if value is None:
        return
    if not 0 <= value < float("inf") or (whole and value != round(value)):
        yield _(
            "{name} of {who} is {value}. Write a number of 0 or more, whole where it counts "
            "persons; leave it out where it is not known.",
            name=name,
            who=who,
            value=value,
        )
