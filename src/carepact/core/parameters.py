"""Dated, sourced parameters: what a law sets or a study found, with unit and range.

A change of law is a new dated value. A value names its source, and either the article
that sets it or the strength of what it was learnt from.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import numpy as np
from pydantic import Field, model_validator

from carepact.core.arrays import FloatArray
from carepact.core.data_texts import of_kind
from carepact.core.distributions import DISTRIBUTIONS, Distribution
from carepact.core.documents import Strict as Strict  # noqa: PLC0414 - rooms take it from here
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.parameter_tables import (
    AXES,
    LABELS,
    SHARES,
    Kind,
    Number,
    Table,
    Value,
    lay_out,
    list_faults,
)

Unit = Literal[
    "share",
    "weeks",
    "months",
    "days",
    "years",
    "hours a year",
    "hours a week",
    "hours a day",
    "minutes a day",
    "weeks a year",
    "days a year",
    "mean wages",
    "mean yearly wages",
    "PPP dollars of 2021",
    "children per staff",
    "staff per recipient",
    "staff per centre",
    "staff per place",
    "centres per 10,000 families",
    "families per centre",
    "elasticity",
    "factor",
    "share a year",
    "hours per hour",
]
Strength = Literal[
    "trial",
    "quasi-experiment",
    "administrative",
    "survey",
    "self-report",
    "expert",
    "illustrative",
]


class DatedValue(Strict):
    """What holds from a date on, and who says so."""

    value: Table = Field(description="A number, or one for each label of the parameter's type.")
    source: Annotated[str, of_kind("source")] = Field(
        min_length=1, description="Who says so: author, year, table."
    )
    address: str = ""
    article: str = Field("", description="Article of the law or standard that sets it.")
    strength: Strength | None = Field(None, description="How it was learnt.")
    distribution: Distribution | None = None
    note: Annotated[str, of_kind("note")] = ""

    @model_validator(mode="after")
    def _stand_on_something(self) -> DatedValue:
        if not self.article and self.strength is None:
            raise ValueError(
                _("says neither 'article' nor 'strength'. Say which law or what evidence.")
            )
        if self.distribution is None:
            return self
        if isinstance(self.value, dict) and self.distribution.of == "value":
            raise ValueError(_("the distribution of a table needs 'of: factor'. Add it."))
        fault = self.distribution.fault(self._point)
        if fault:
            raise ValueError(fault)
        return self

    @property
    def _point(self) -> float:
        """Give what the distribution spreads around."""
        by_factor = self.distribution is not None and self.distribution.of == "factor"
        return 1.0 if by_factor or isinstance(self.value, dict) else self.value


class Parameter(Strict):
    """One quantity of an instrument, by date."""

    title: Annotated[str, of_kind("parameter")] = Field(min_length=1)
    unit: Annotated[Unit, of_kind("unit")]
    type: Kind
    range: tuple[Number, Number] = Field(description="Least and greatest value allowed.")
    values: dict[date, DatedValue] = Field(min_length=1)

    @model_validator(mode="after")
    def _hold_values(self) -> Parameter:
        if self.range[0] >= self.range[1]:
            raise ValueError(_("range: does not rise. Write [least, greatest]."))
        faults = [
            f"values.{day.isoformat()}: {fault}"
            for day, dated in self.values.items()
            for fault in self.faults_of(dated.value)
        ]
        if faults:
            raise ValueError(" / ".join(faults))
        return self

    @property
    def shape(self) -> tuple[int, ...]:
        """Count the labels of each axis."""
        return tuple(len(LABELS[axis]) for axis in AXES[self.type])

    def faults_of(self, value: Value) -> list[str]:
        """List what keeps a value from being one of this parameter: labels, range, sum."""
        sums_to_one = self.type.startswith(SHARES)
        return list_faults(value, AXES[self.type], self.range, sums_to_one=sums_to_one)

    def dated_at(self, day: date) -> DatedValue:
        """Return what holds on a day.

        Raises
        ------
        ParameterError
            If the first value begins later.
        """
        begun = [begin for begin in self.values if begin <= day]
        if not begun:
            raise ParameterError(
                _(
                    "{title}: there is no value for {day}; the first begins {first}. "
                    "Add a dated value or choose a later date.",
                    title=self.title,
                    day=day.isoformat(),
                    first=min(self.values).isoformat(),
                )
            )
        return self.values[max(begun)]

    def value_at(self, day: date) -> Value:
        """Return the value on a day, as the file has it. [unit of the parameter]"""
        return self.dated_at(day).value

    def to_array(self, value: Value) -> FloatArray:
        """Lay a value out along its axes; labels left out of shares are zero.

        Returns
        -------
        FloatArray, shape (labels of each axis)
            No axis for a scalar. [unit of the parameter]
        """
        return lay_out(value, AXES[self.type])

    def draw_at(self, day: date, u: FloatArray) -> FloatArray:
        """Draw the value on a day by uniform numbers.

        Parameters
        ----------
        day : date
            Day of the law or of the evidence.
        u : FloatArray, shape (draws,)
            Uniform numbers between 0 and 1.

        Returns
        -------
        FloatArray, shape (draws, labels of each axis)
            Drawn values within the range; all alike where there is no distribution.
        """
        dated = self.dated_at(day)
        point = self.to_array(dated.value)
        spread = dated.distribution
        if spread is None:
            return np.broadcast_to(point, (u.size, *point.shape)).copy()
        middle = 1.0 if spread.of == "factor" else float(point)
        drawn = spread.draw(middle, u)
        if spread.of == "factor":
            drawn = drawn.reshape((-1, *[1] * point.ndim)) * point
        return np.clip(drawn, *self.range)


PARAMETER_MODELS = (Parameter, DatedValue, *DISTRIBUTIONS)
"""What the file of a parameter may hold, for its keys."""
