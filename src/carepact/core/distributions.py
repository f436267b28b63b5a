"""Distributions of evidence values, told by their spread around the value itself.

The value stands once, in the file's `value`; a distribution adds only how far it may lie
off. Draws come from uniform numbers, so that who draws decides on the generator.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.core.messages import _


class Spread(BaseModel, ABC):
    """What every distribution may say beside its spread."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    of: Literal["value", "factor"] = Field(
        "value",
        description="'factor': the spread is that of one factor, 1 in the middle, on the value.",
    )
    zero_mass: float = Field(
        0.0, ge=0, lt=1, description="Probability that there is no effect at all."
    )

    @abstractmethod
    def quantile(self, point: float, u: FloatArray) -> FloatArray:
        """Return the quantiles at u around a point, shape of u. [unit of the point]"""

    @abstractmethod
    def fault(self, point: float) -> str:
        """Tell what is wrong with the spread around a point, or nothing."""

    def draw(self, point: float, u: FloatArray) -> FloatArray:
        """Draw values around a point by uniform numbers.

        Parameters
        ----------
        point : float
            The value, or 1 for a factor. [any unit]
        u : FloatArray, shape (draws,)
            Uniform numbers between 0 and 1.

        Returns
        -------
        FloatArray, shape (draws,)
            Values; zero where u is below `zero_mass`. [unit of the point]
        """
        rest = np.maximum(u - self.zero_mass, 0.0) / (1 - self.zero_mass)
        return np.where(u < self.zero_mass, 0.0, self.quantile(point, rest))


class Normal(Spread):
    """Normal around the value, cut at the bounds."""

    kind: Literal["normal"]
    sd: float = Field(gt=0, description="Standard deviation, in the unit of the value.")
    lower: float | None = None
    upper: float | None = None

    def quantile(self, point: float, u: FloatArray) -> FloatArray:
        """Return the quantiles of the cut normal distribution."""
        below, above = (float(special.ndtr((b - point) / self.sd)) for b in self._bounds)
        cut: FloatArray = special.ndtri(below + (above - below) * u)
        return np.clip(point + self.sd * cut, *self._bounds)

    @property
    def _bounds(self) -> tuple[float, float]:
        """Give both bounds, infinite where none is said."""
        return (
            -np.inf if self.lower is None else self.lower,
            np.inf if self.upper is None else self.upper,
        )

    def fault(self, point: float) -> str:
        """Tell whether the value lies outside the bounds."""
        return _word_outside(point, *self._bounds)


class LogNormal(Spread):
    """Lognormal with the value as its median, cut at the bounds."""

    kind: Literal["lognormal"]
    sigma: float = Field(gt=0, description="Standard deviation of the logarithm.")
    lower: float | None = Field(None, ge=0)
    upper: float | None = None

    def quantile(self, point: float, u: FloatArray) -> FloatArray:
        """Return the quantiles of the cut lognormal distribution."""
        with np.errstate(divide="ignore"):
            edges = (np.log(np.array(self._bounds)) - np.log(point)) / self.sigma
        below, above = special.ndtr(edges)
        cut: FloatArray = special.ndtri(below + (above - below) * u)
        return np.clip(point * np.exp(self.sigma * cut), *self._bounds)

    @property
    def _bounds(self) -> tuple[float, float]:
        """Give both bounds: zero and no limit where none is said."""
        return self.lower or 0.0, np.inf if self.upper is None else self.upper

    def fault(self, point: float) -> str:
        """Tell whether the value is not above zero or lies outside the bounds."""
        if point <= 0:
            return _("a lognormal value must be above 0.")
        return _word_outside(point, *self._bounds)


class Beta(Spread):
    """Beta with the value as its mean."""

    kind: Literal["beta"]
    concentration: float = Field(gt=0, description="As many observations as it is worth.")

    def quantile(self, point: float, u: FloatArray) -> FloatArray:
        """Return the quantiles of the beta distribution."""
        successes = point * self.concentration
        found: FloatArray = special.betaincinv(successes, self.concentration - successes, u)
        return found

    def fault(self, point: float) -> str:
        """Tell whether the value is no share strictly between 0 and 1."""
        return "" if 0 < point < 1 else _("a beta value must lie between 0 and 1.")


class Triangular(Spread):
    """Triangular with the value as its peak."""

    kind: Literal["triangular"]
    low: float
    high: float

    def quantile(self, point: float, u: FloatArray) -> FloatArray:
        """Return the quantiles of the triangular distribution."""
        width = self.high - self.low
        split = (point - self.low) / width
        rising = self.low + np.sqrt(u * width * (point - self.low))
        falling = self.high - np.sqrt((1 - u) * width * (self.high - point))
        return np.where(u < split, rising, falling)

    def fault(self, point: float) -> str:
        """Tell whether the value lies outside, or the ends do not rise."""
        return _word_outside(point, self.low, self.high)


class Uniform(Spread):
    """Uniform between two ends that hold the value."""

    kind: Literal["uniform"]
    low: float
    high: float

    def quantile(self, point: float, u: FloatArray) -> FloatArray:  # noqa: ARG002 - ends alone count
        """Return the quantiles of the uniform distribution."""
        return self.low + (self.high - self.low) * u

    def fault(self, point: float) -> str:
        """Tell whether the value lies outside, or the ends do not rise."""
        return _word_outside(point, self.low, self.high)


Distribution = Annotated[
    Normal | LogNormal | Beta | Triangular | Uniform, Field(discriminator="kind")
]

DISTRIBUTIONS = (Normal, LogNormal, Beta, Triangular, Uniform)
"""Every kind, for the keys of files."""


def _word_outside(point: float, lower: float, upper: float) -> str:
    """Say that a value lies outside its bounds, or nothing."""
    if lower <= point <= upper and lower < upper:
        return ""
    return _(
        "{value} lies outside {low} to {high}. Widen the distribution.",
        value=f"{point:g}",
        low=f"{lower:g}",
        high=f"{upper:g}",
    )
