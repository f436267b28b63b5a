"""Who of a staff takes leave in a year by chance: of births and carers that there may be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.levels.employer.carers import Carers
from carepact.levels.employer.chance import draw_count
from carepact.levels.employer.households import GROUPS_OF_SEX, HouseholdCounts, is_birth
from carepact.levels.employer.staff import CARE, SEXES, Staff

OF_RELATIVES = [CARE.index("relative"), CARE.index("both")]


@dataclass(frozen=True)
class Taking:
    """Of whom each leave is taken: births of the year, and carers. Shape (1 + draws, 2) each."""

    sampler: Sampler
    expected_births: FloatArray
    births: FloatArray
    """As many as may be; one child comes to a person. [births]"""
    expected_carers: FloatArray
    carers: FloatArray
    """Carers of relatives, as many as may be. [persons]"""

    def draw(self, name: str, taken: FloatArray, *, of_births: bool) -> FloatArray:
        """Draw who takes a leave, of the births or the carers that there are by chance.

        Parameters
        ----------
        name : str
            The leave.
        taken : FloatArray, shape (1 + draws, 2)
            Who is expected to take it. [persons]
        of_births : bool
            Whether it follows a birth; else it is one of carers.
        """
        whole, found = (
            (self.expected_births, self.births)
            if of_births
            else (self.expected_carers, self.carers)
        )
        part = np.divide(taken, whole, out=np.zeros_like(taken), where=whole > 0)
        return np.stack(
            [
                draw_count(self.sampler, f"employer.{name}.{label}", found[:, sex], part[:, sex])
                for sex, label in enumerate(SEXES)
            ],
            axis=-1,
        )


def open_taking(sampler: Sampler, carers: Carers, counts: HouseholdCounts, staff: Staff) -> Taking:
    """Draw the births of the year and the carers of a staff by chance."""
    born = np.flatnonzero(is_birth())
    at = (np.arange(staff.persons.size)[:, None] * is_birth().size + born).ravel()
    expected = add_by_sex(counts.add_up(np.ones(at.size), at))
    may = counts.births > 0
    births = []
    for sex, label in enumerate(SEXES):
        persons = float(staff.persons[may & (staff.sex == sex)].sum())
        share = expected[:, sex] / max(persons, 1.0)
        births.append(draw_count(sampler, f"employer.births.{label}", persons, share))
    drawn = carers.persons if carers.by_chance is None else carers.counted + carers.by_chance
    return Taking(
        sampler,
        expected,
        np.stack(births, axis=-1),
        carers.persons[:, :, OF_RELATIVES].sum(axis=-1),
        drawn[:, :, OF_RELATIVES].sum(axis=-1),
    )


def add_by_sex(by_group: FloatArray) -> FloatArray:
    """Add groups of a sex up, shape (1 + draws, 2)."""
    summed: FloatArray = by_group.reshape(by_group.shape[0], len(SEXES), GROUPS_OF_SEX).sum(axis=-1)
    return summed
