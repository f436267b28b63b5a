"""A headcount: persons who are alike in one line, so that nobody is told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.parameter_tables import LABELS

Care = Literal["none", "young-child", "relative", "both"]
CARE: tuple[Care, ...] = ("none", "young-child", "relative", "both")
"""What an employee may care for: a child under school age, a relative in need of long care."""
UNKNOWN = -1
"""Stands where the headcount does not tell it."""
SEXES = LABELS["sex"]


@dataclass(frozen=True)
class Staff:
    """A headcount, a line for persons who are alike. All arrays have shape (n,)."""

    persons: IntArray
    """How many they are. [persons]"""
    sex: IntArray
    """Place in the labels of `sex`: 0 women, 1 men."""
    ages: tuple[tuple[float, float], ...]
    """Lowest and highest age of each line. [years]"""
    hours: FloatArray
    """Usual hours. [hours a week]"""
    pay: FloatArray
    """Gross pay of one of them at their hours; NaN where it is not told. [own money a year]"""
    level: IntArray
    """Place in `levels`; -1 where it is not told."""
    care: IntArray
    """Place in `CARE`; -1 where it is not told."""
    levels: tuple[str, ...] = ()
    """Levels of the firm, from the lowest."""

    @property
    def headcount(self) -> int:
        """Count the staff. [persons]"""
        return int(self.persons.sum())

    def count(self, sex: int | None = None, care: int | None = None) -> int:
        """Count persons of a sex, of what they care for, or both. [persons]"""
        chosen = np.ones(self.persons.size, dtype=bool)
        if sex is not None:
            chosen &= self.sex == sex
        if care is not None:
            chosen &= self.care == care
        return int(self.persons[chosen].sum())
