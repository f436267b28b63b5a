"""Persons in households: one family, or as many as a block holds."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.errors import DataError
from carepact.core.messages import _


@dataclass(frozen=True)
class Households:
    """Persons by household. All arrays have shape (n,), the persons of a household in a row."""

    household: IntArray
    """Number of the household, rising."""
    weight: FloatArray
    """Households that this one stands for, the same for all its persons. [households]"""
    sex: IntArray
    """Place in the labels of `sex`."""
    age: IntArray
    """Age in full years. [years]"""
    is_parent: BoolArray
    """Whether the person is mother or father of the children of the household."""
    employed_share: FloatArray
    """1 in work, 0 without; a probability where only that is known. [share]"""
    self_employed: BoolArray
    sector: IntArray
    """Place in the labels of `sector`."""
    wage: FloatArray
    """What the person earns, or would. [money a year]"""
    usual_hours: FloatArray
    """Hours that the person usually works, or would. [hours a week]"""
    need_level: IntArray
    """Place in the labels of `need level`; -1 where no care is needed."""
    lacks_infrastructure: BoolArray
    """Whether the household has no water, clean energy or transport near by."""

    def __post_init__(self) -> None:
        """Refuse columns of other lengths and households that are not in order."""
        sizes = {part.name: getattr(self, part.name).size for part in fields(self)}
        odd = [name for name, size in sizes.items() if size != self.household.size]
        if odd:
            raise DataError(
                _(
                    "households: {columns} do not have {count} persons, as 'household' has. "
                    "Give every column a value for each person.",
                    columns=", ".join(odd),
                    count=self.household.size,
                )
            )
        if (np.diff(self.household) < 0).any():
            raise DataError(
                _("households: the persons of a household do not lie in a row. Sort them by it.")
            )

    @cached_property
    def place(self) -> IntArray:
        """Place of each person's household among all, from 0 on."""
        found: IntArray = np.unique(self.household, return_inverse=True)[1].astype(np.int64)
        return found

    @cached_property
    def count(self) -> int:
        """Count the households. [households]"""
        return int(self.place[-1]) + 1 if self.place.size else 0

    def sum(self, values: FloatArray, whose: IntArray | None = None) -> FloatArray:
        """Add up over the persons of each household.

        Parameters
        ----------
        values : FloatArray, shape (..., persons)
            What is added.
        whose : IntArray, shape (persons,), optional
            Places of the persons; all of them when omitted.

        Returns
        -------
        FloatArray, shape (..., households)
        """
        of = self.place if whose is None else self.place[whose]
        total = np.zeros((self.count, *values.shape[:-1]))
        np.add.at(total, of, np.moveaxis(values, -1, 0))
        return np.moveaxis(total, 0, -1)

    def spread(self, values: FloatArray, whose: IntArray) -> FloatArray:
        """Give each of some persons the value of the household, shape (..., persons)."""
        return values[..., self.place[whose]]
