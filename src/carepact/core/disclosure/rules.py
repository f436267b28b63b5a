"""The rule by which a sum over persons is unsafe: too few of them, or one of them too large."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from carepact.core import voice
from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.errors import DisclosureError, Faults
from carepact.core.messages import Count, Message, _, say
from carepact.core.reading_limits import reading_limits
from carepact.core.release_limits import shipped_limits

DEFAULT_MINIMUM = 5
"""Persons below which a sum is hidden. [persons]"""
DEFAULT_PERCENT = 10.0
"""How near to another's contribution a contributor may come. [per cent]"""


@dataclass(frozen=True)
class DisclosureRule:
    r"""When a sum over persons tells too much of one of them.

    Notes
    -----
    With contributions :math:`x_1 \ge x_2 \ge \dots` of sum :math:`T`, the sum is unsafe where
    fewer than `minimum` persons contribute; where :math:`T - x_1 - x_2 < (p / 100) x_1`, so
    that the second largest contributor knows the largest within p per cent; or, if asked for,
    where the n largest hold more than k per cent of :math:`T` [1]_.

    References
    ----------
    .. [1] Hundepool, A. et al. (2012). Statistical Disclosure Control. Chichester: Wiley, ch. 4.
    """

    minimum: int = DEFAULT_MINIMUM
    """Persons below which a sum is hidden. [persons]"""
    percent: float = DEFAULT_PERCENT
    """p of the p per cent rule. [per cent]"""
    dominance: tuple[int, float] | None = None
    """n and k of the (n, k) rule. [persons, per cent]"""
    least_n: int | None = None
    """Persons below which a figure is withheld as unreliable. [persons]"""
    largest_cv: float | None = None
    """Coefficient of variation above which a figure is withheld as unreliable. [share]"""

    def __post_init__(self) -> None:
        """Refuse rules below the floor, all at once."""
        limits = shipped_limits()
        with Faults(DisclosureError, _("disclosure rule")) as faults:
            floor = limits.lowest_minimum_cell.value
            if self.minimum < floor:
                faults.add(
                    _(
                        "{given}: is below the floor of {floor}. "
                        "Ask for {floor} respondents or more.",
                        floor=floor,
                        given=voice.given("minimum_cell", self.minimum),
                    )
                )
            least = limits.lowest_p_percent.value
            if not least <= self.percent <= 100:  # noqa: PLR2004 - per cent
                faults.add(
                    _(
                        "{given}: is outside {least} to 100. Ask for {least} per cent or more.",
                        least=f"{least:g}",
                        given=voice.given("p_percent", self.percent),
                    )
                )
            if self.dominance is not None and not (
                self.dominance[0] >= 1 and 0 < self.dominance[1] <= limits.highest_dominance.value
            ):
                faults.add(
                    _(
                        "{given}: needs a whole number of persons of 1 or more, and a share "
                        "above 0 and up to {highest} per cent. Write for example {example}.",
                        highest=f"{limits.highest_dominance.value:g}",
                        given=voice.given("dominance", self.dominance),
                        example=voice.given("dominance", (2, 85)),
                    )
                )

            self._check_release(faults)

    def _check_release(self, faults: Faults) -> None:
        """Note bounds of release that nothing or everything would pass."""
        most = reading_limits().largest_whole
        for name, number, least, usual in (
            ("minimum_cell", self.minimum, -most, DEFAULT_MINIMUM),  # its floor is told above
            ("least_n", self.least_n, 1, 30),
        ):
            if number is not None and not least <= number <= most:
                faults.add(
                    _(
                        "{given}: is no number of respondents. Write for example {example}.",
                        given=voice.given(name, number),
                        example=voice.given(name, usual),
                    )
                )
        if self.largest_cv is not None and not 0 < self.largest_cv < math.inf:
            faults.add(
                _(
                    "{given}: is no share above 0. Write for example {example}.",
                    given=voice.given("largest_cv", self.largest_cv),
                    example=voice.given("largest_cv", 0.3),
                )
            )

    def settings(self) -> dict[str, object]:
        """Say what was asked for, for the manifest."""
        return {
            "minimum_cell": self.minimum,
            "p_percent": self.percent,
            "dominance": self.dominance,
            "least_n": self.least_n,
            "largest_cv": self.largest_cv,
        }

    @property
    def depth(self) -> int:
        """How many of the largest contributions the rule looks at. [persons]"""
        return max(2, self.dominance[0] if self.dominance else 0)

    def is_unsafe(self, sums: Contributions) -> BoolArray:
        """Tell which sums may not be told, shape as the sums'; a sum of nobody is safe."""
        anybody = sums.contributors > 0
        first, second = sums.largest[..., 0], sums.largest[..., 1]
        slack = 1e-9 * sums.total
        unsafe = anybody & (sums.contributors < self.minimum)
        unsafe |= anybody & (sums.total - first - second < self.percent / 100 * first - slack)
        if self.dominance is not None:
            held = sums.largest[..., : self.dominance[0]].sum(axis=-1)
            unsafe |= anybody & (held > self.dominance[1] / 100 * sums.total + slack)
        return unsafe

    def is_few(self, persons: int) -> bool:
        """Tell whether a number of persons is too small to be told, and not zero."""
        return 0 < persons < self.minimum

    def is_unfit(
        self, n: IntArray, value: FloatArray, error: FloatArray, *, is_relative: bool
    ) -> BoolArray:
        """Tell which figures the office's rules of release withhold, shape as given."""
        unfit = np.zeros(value.shape, dtype=bool)
        if self.least_n is not None:
            unfit |= n < self.least_n
        if self.largest_cv is not None and is_relative:
            with np.errstate(divide="ignore", invalid="ignore"):
                unfit |= ~(error <= self.largest_cv * np.abs(value)) & (value != 0)
        return unfit

    def word_count(self, count: int, *, persons: int | None = None, rounded: bool = False) -> str:
        """Word a count for a notice or a log: small ones are not told, others as asked.

        Parameters
        ----------
        count : int
            What was counted.
        persons : int, optional
            Persons whom it is of; the count itself when omitted.
        rounded : bool
            Whether to round to tens.
        """
        if self.is_few(count):
            return say("fewer than {minimum}", minimum=self.minimum)
        if persons is not None and self.is_few(persons):
            return say("some, of fewer than {minimum} persons", minimum=self.minimum)
        if rounded and count:
            return say("about {count}", count=self.word_count(round(count, -1)))
        return Message("{count}", {"count": Count(count)})
