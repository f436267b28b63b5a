"""Who of a staff cares: as the headcount tells it, else at the rates of the country, marked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.levels.employer.staff import CARE, SEXES, UNKNOWN, Staff


@dataclass(frozen=True)
class CareRates:
    """How many employees of a country care, by sex. Shape (1 + draws, 2) each. [share]"""

    young_child: FloatArray
    """With a child under school age."""
    relative: FloatArray
    """With a relative in need of long care."""
    infant: FloatArray
    """Of those with a child under school age: with one that is born in the year."""
    sources: tuple[str, ...]

    @property
    def point(self) -> CareRates:
        """Keep the point alone."""
        return CareRates(
            self.young_child[:1], self.relative[:1], self.infant[:1], sources=self.sources
        )

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

    @property
    def persons(self) -> FloatArray:
        """Add both up, shape (1 + draws, 2, 4); who is expected nowhere is in none. [persons]"""
        added: FloatArray = self.counted[None] + (0.0 if self.expected is None else self.expected)
        return added


def find_carers(staff: Staff, rates: CareRates | None) -> Carers:
    """Find how many of a staff care.

    Parameters
    ----------
    staff : Staff
        The headcount.
    rates : CareRates or None
        Those of the country, for whom the headcount tells nothing.

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
    return Carers(counted, expected, untold)


def weigh_care(staff: Staff, rates: CareRates) -> FloatArray:
    """Return how many persons of each line care for what, shape (1 + draws, lines, 4).

    Those whose care is told count whole, the others by the rates of their sex. [persons]
    """
    told = staff.care[:, None] == np.arange(len(CARE))
    by_sex = np.stack([rates.of(sex) for sex in range(len(SEXES))], axis=1)
    shares = np.where((staff.care != UNKNOWN)[:, None], told, by_sex[:, staff.sex])
    weighed: FloatArray = shares * staff.persons[:, None]
    return weighed
