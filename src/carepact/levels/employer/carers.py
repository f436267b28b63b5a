"""Who of a staff cares: as the headcount tells it, else at the rates of the country, marked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.draws import Sampler
from carepact.data.countries.parenthood import YOUNGEST_ADULT
from carepact.levels.employer.chance import draw_count
from carepact.levels.employer.staff import CARE, SEXES, UNKNOWN, Staff


@dataclass(frozen=True)
class CareRates:
    """How many employees of a country care, by sex, shape (1 + draws, 2) [share], and births."""

    young_child: FloatArray
    """With a child under school age."""
    relative: FloatArray
    """With a relative in need of long care."""
    births: FloatArray
    """Children born in a year to an employee of a sex and age, first and later ones alike, at the
    point, shape (2, ages from `YOUNGEST_ADULT` on). [births a person]"""
    births_over_point: FloatArray
    """Births of the country over those of the point, shape (1 + draws,). [factor]"""
    sources: tuple[str, ...]

    @property
    def point(self) -> CareRates:
        """Keep the point alone."""
        return CareRates(
            self.young_child[:1], self.relative[:1], self.births, self.births_over_point[:1],
            sources=self.sources,
        )  # fmt: skip

    def birth_of(self, sex: int, ages: tuple[float, float]) -> float:
        """Return how many children are born in a year to one employee, at the point. [births]

        Parameters
        ----------
        sex : int
            Place in `SEXES`.
        ages : tuple of float
            Lowest and highest age; the years between them count alike.
        """
        of_sex = self.births[sex]
        first = min(max(int(ages[0]) - YOUNGEST_ADULT, 0), of_sex.size - 1)
        last = min(max(int(ages[1]) - YOUNGEST_ADULT, first), of_sex.size - 1)
        return float(of_sex[first : last + 1].mean())

    def of(self, sex: int) -> FloatArray:
        """Return the shares of all kinds of `CARE`, shape (1 + draws, 4).

        Whoever has a young child cares for a relative as often as others: no source tells both.
        """
        young, relative = self.young_child[:, sex], self.relative[:, sex]
        return np.stack(
            [
                (1 - young) * (1 - relative),
                young * (1 - relative),
                (1 - young) * relative,
                young * relative,
            ],
            axis=-1,
        )


@dataclass(frozen=True)
class Carers:
    """How many of a staff care. Index 0 of the first axis is the point."""

    counted: FloatArray
    """As the headcount tells it, shape (2, 4): sex, kind of `CARE`. [persons]"""
    expected: FloatArray | None
    """Of those of whom it tells nothing, shape (1 + draws, 2, 4); None where no rate of the country
    is known. [persons]"""
    untold: FloatArray
    """Of whom it tells nothing, shape (2,). [persons]"""
    by_chance: FloatArray | None = None
    """Of those a number that may be: as many as are drawn where so many are expected, shape
    (1 + draws, 2, 4); None where none is drawn. [persons]"""

    @property
    def persons(self) -> FloatArray:
        """Add both up, shape (1 + draws, 2, 4); who is expected nowhere is in none. [persons]"""
        added: FloatArray = self.counted[None] + (0.0 if self.expected is None else self.expected)
        return added

    def sway(self, reaches: BoolArray) -> FloatArray:
        """Return how many of some kinds there are by chance, over how many are expected.

        Parameters
        ----------
        reaches : BoolArray, shape (2, 4)
            Which kinds.

        Returns
        -------
        FloatArray, shape (1 + draws,)
            1 where nothing is drawn, and where nobody is expected. [factor]
        """
        expected = (self.persons * reaches).sum(axis=(1, 2))
        if self.by_chance is None:
            return np.ones_like(expected)
        found = ((self.counted + self.by_chance) * reaches).sum(axis=(1, 2))
        swayed: FloatArray = np.divide(
            found, expected, out=np.ones_like(expected), where=expected > 0
        )
        return swayed


def find_carers(staff: Staff, rates: CareRates | None, sampler: Sampler | None = None) -> Carers:
    """Find how many of a staff care.

    Parameters
    ----------
    staff : Staff
        The headcount.
    rates : CareRates or None
        Those of the country, for whom the headcount tells nothing.
    sampler : Sampler, optional
        What draws how many there are by chance where so many are expected.

    Returns
    -------
    Carers
        Counted and expected persons by sex and kind of care, apart.
    """
    counted = np.zeros((len(SEXES), len(CARE)))
    untold = np.zeros(len(SEXES))
    for sex in range(len(SEXES)):
        counted[sex] = [staff.count(sex, care) for care in range(len(CARE))]
        untold[sex] = staff.count(sex, UNKNOWN)
    if rates is None:
        return Carers(counted, None, untold)
    expected = np.stack([rates.of(sex) * untold[sex] for sex in range(len(SEXES))], axis=1)
    drawn = None
    if sampler is not None:
        drawn = np.stack(
            [_draw_kinds(sampler, rates, sex, untold[sex]) for sex in range(len(SEXES))], axis=1
        )
    return Carers(counted, expected, untold, drawn)


def _draw_kinds(sampler: Sampler, rates: CareRates, sex: int, persons: float) -> FloatArray:
    """Draw how many persons care for what, each by herself or himself, shape (1 + draws, 4)."""
    stream = f"employer.carers.{SEXES[sex]}"
    relative = rates.relative[:, sex]
    young = draw_count(sampler, f"{stream}.young", persons, rates.young_child[:, sex])
    both = draw_count(sampler, f"{stream}.both", young, relative)
    alone = draw_count(sampler, f"{stream}.relative", persons - young, relative)
    return np.stack([persons - young - alone, young - both, alone, both], axis=-1)


def weigh_care(staff: Staff, rates: CareRates) -> FloatArray:
    """Return how many persons of each line care for what, shape (1 + draws, lines, 4).

    Those whose care is told count whole, the others by the rates of their sex. [persons]
    """
    told = staff.care[:, None] == np.arange(len(CARE))
    by_sex = np.stack([rates.of(sex) for sex in range(len(SEXES))], axis=1)
    shares = np.where((staff.care != UNKNOWN)[:, None], told, by_sex[:, staff.sex])
    weighed: FloatArray = shares * staff.persons[:, None]
    return weighed
