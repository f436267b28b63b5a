"""Means, differences, ratios and shares of a few persons, each with its error."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from scipy import special

from carepact.core.uncertainty import CONFIDENCE, t_quantile

Values = Sequence[Fraction]


@dataclass(frozen=True)
class Estimate:
    """A mean, or a difference of means; exact sums, so that no order of rows matters."""

    value: float
    variance: float | None
    """Of the estimate; None where it is of one person alone."""
    degrees: float
    """Degrees of freedom."""
    n: int
    """Persons behind it, of both groups where it compares two. [persons]"""

    @property
    def standard_error(self) -> float | None:
        """Return the standard error; None of one person."""
        return None if self.variance is None else math.sqrt(self.variance)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the interval of the printed confidence, by Student's t."""
        if self.variance is None:
            return None
        reach = t_of(self.degrees) * math.sqrt(self.variance)
        return self.value - reach, self.value + reach

    @property
    def holds_zero(self) -> bool:
        """Tell whether no change at all cannot be ruled out."""
        bounds = self.interval
        return bounds is None or bounds[0] <= 0 <= bounds[1]

    def scale(self, factor: float) -> Estimate:
        """Return the same in another unit, or for each of others."""
        variance = None if self.variance is None else self.variance * factor**2
        return Estimate(self.value * factor, variance, self.degrees, self.n)


def t_of(degrees: float) -> float:
    """Return the quantile of Student's t for the printed confidence."""
    return float(t_quantile(np.array(degrees)))


def normal_quantile() -> float:
    """Return the quantile of the normal distribution for the printed confidence."""
    return float(special.ndtri(0.5 + CONFIDENCE / 2))


def estimate_mean(values: Values) -> Estimate | None:
    r"""Estimate a mean; None of nobody.

    Notes
    -----
    :math:`\operatorname{var} = s^2 / n` with :math:`s^2` over :math:`n - 1`, and as many degrees
    of freedom.
    """
    if not values:
        return None
    n = len(values)
    return Estimate(float(_mean(values)), _variance_of_mean(values, values), float(n - 1), n)


def estimate_difference(first: Values, second: Values) -> Estimate | None:
    r"""Estimate the mean of one group less that of another; None where either has nobody.

    Notes
    -----
    Variances need not be alike: degrees of freedom by Welch and Satterthwaite [1]_,
    :math:`(v_1 + v_2)^2 / (v_1^2 / (n_1 - 1) + v_2^2 / (n_2 - 1))`.

    References
    ----------
    .. [1] Welch, B. L. (1947). The generalization of Student's problem when several different
       population variances are involved. Biometrika, 34(1-2), 28-35.
    """
    if not first or not second:
        return None
    value, n = float(_mean(first) - _mean(second)), len(first) + len(second)
    one, other = _variance_of_mean(first, first), _variance_of_mean(second, second)
    if one is None or other is None:
        return Estimate(value, None, 0.0, n)
    under = one**2 / (len(first) - 1) + other**2 / (len(second) - 1)
    degrees = (one + other) ** 2 / under if under else float(n - 2)
    return Estimate(value, one + other, degrees, n)


@dataclass(frozen=True)
class Ratio:
    """One mean over another of the same persons."""

    state: Literal["found", "unstable", "too few"]
    """`unstable`: what it is divided by may be nothing. `too few`: fewer than two persons."""
    n: int
    """[persons]"""
    value: float | None = None
    low: float | None = None
    high: float | None = None

    def turn(self) -> Ratio:
        """Return it with the other sign."""
        if self.value is None or self.low is None or self.high is None:
            return self
        return Ratio(self.state, self.n, -self.value, -self.high, -self.low)

    def in_tenths(self) -> Ratio:
        """Return it in tenths, its interval widened to whole ones."""
        if self.value is None or self.low is None or self.high is None:
            return self
        low, high = math.floor(self.low * 10) / 10, math.ceil(self.high * 10) / 10
        return Ratio(self.state, self.n, round(self.value, 1), low, high)


Pairs = tuple[Values, Values]
"""Upper and lower values of the same persons, in the same order."""


def estimate_ratio(pairs: Pairs, others: Pairs | None = None) -> Ratio:
    r"""Estimate the ratio of two means, or of two differences between groups.

    Parameters
    ----------
    pairs : tuple
        Of the group.
    others : tuple, optional
        Of the comparison group, whose means are taken off both first.

    Notes
    -----
    The interval of Fieller [1]_: all :math:`\rho` for which :math:`a - \rho b` does not differ
    from 0. With :math:`g = t^2 v_b / b^2 \ge 1` the interval of b holds 0, the ratio can be
    anything, and none is given. Two groups have the degrees of freedom of the smaller.

    References
    ----------
    .. [1] Fieller, E. C. (1954). Some problems in interval estimation. Journal of the Royal
       Statistical Society B, 16(2), 175-185.
    """
    groups = [pairs] if others is None else [pairs, others]
    n = sum(len(upper) for upper, _lower in groups)
    if any(len(upper) <= 1 for upper, _lower in groups):
        return Ratio("too few", n)
    signs = (1, -1)
    a, b = (
        float(sum((sign * _mean(one[place]) for sign, one in zip(signs, groups, strict=False)),
                  start=Fraction(0)))
        for place in (0, 1)
    )  # fmt: skip
    v_a, v_b, v_ab = (
        sum(_variance_of_mean(one[first], one[second]) or 0.0 for one in groups)
        for first, second in ((0, 0), (1, 1), (0, 1))
    )
    t_squared = t_of(min(len(upper) for upper, _lower in groups) - 1) ** 2
    square = b**2 - t_squared * v_b
    if square <= 0:
        return Ratio("unstable", n)
    middle = a * b - t_squared * v_ab
    root = math.sqrt(max(middle**2 - square * (a**2 - t_squared * v_a), 0.0))
    return Ratio("found", n, a / b, (middle - root) / square, (middle + root) / square)


@dataclass(frozen=True)
class Share:
    """A part of a number of persons."""

    part: int
    n: int
    value: float
    low: float
    high: float


def estimate_share(part: int, n: int) -> Share | None:
    r"""Estimate a share with the interval of Wilson [1]_; None of nobody.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
       inference. Journal of the American Statistical Association, 22(158), 209-212.
    """
    if not n:
        return None
    z = normal_quantile()
    share, weight = part / n, z**2 / n
    centre = (share + weight / 2) / (1 + weight)
    reach = z * math.sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    low, high = max(centre - reach, 0.0), min(centre + reach, 1.0)
    # At none and at all the end is that very share; rounding leaves a trace of it.
    return Share(part, n, share, low if part else 0.0, high if part < n else 1.0)


def _mean(values: Values) -> Fraction:
    """Return the exact mean."""
    whole, scale = _count_whole(values)
    return Fraction(sum(whole), scale * len(values))


def _variance_of_mean(first: Values, second: Values) -> float | None:
    """Return the variance of a mean, or the covariance of two; None of one person."""
    n = len(first)
    if n <= 1:
        return None
    (one, scale), (other, other_scale) = _count_whole(first), _count_whole(second)
    # Exact, so that nothing cancels: the sum of products less that of the means.
    products = sum(x * y for x, y in zip(one, other, strict=True))
    summed = Fraction(n * products - sum(one) * sum(other), n * scale * other_scale)
    return float(summed / (n - 1) / n)


def _count_whole(values: Values) -> tuple[list[int], int]:
    """Count values in whole parts, and say how many parts make one: whole numbers add fast."""
    scale = math.lcm(*(one.denominator for one in values))
    return [one.numerator * (scale // one.denominator) for one in values], scale
