"""Hours as this room needs them: whoever counted them, in these arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.listing import Listing
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.layout import Layout
from carepact.core.provenance import Source


class Hours(Protocol):
    """Hours of a year. `C` cells of one year each, `A` kinds, `K` activities, `R` replicates."""

    @property
    def layout(self) -> Layout:
        """The lines of the table and the cells that each holds."""

    @property
    def hours(self) -> FloatArray:
        """Hours by cell and kind, shape (C, A, 1 + R). [hours a year]"""

    @property
    def persons(self) -> FloatArray:
        """Persons of each cell, shape (C, 1 + R). [persons]"""

    @property
    def year(self) -> IntArray:
        """Year of each cell, shape (C,). [calendar year]"""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kind of work, a key of the map of occupations or empty, shape (A,)."""

    @property
    def members(self) -> FloatArray:
        """1 where a kind belongs to an activity, shape (A, K)."""

    @property
    def minutes(self) -> FloatArray:
        """Minutes of each respondent and kind of work, shape (n, A). [min/day]"""

    @property
    def hours_per_minute(self) -> FloatArray:
        """What a weighted minute is in each cell, shape (C,). [hours a year]"""

    @property
    def cell(self) -> IntArray:
        """Cell of each respondent, -1 outside, shape (n,)."""

    @property
    def weights(self) -> FloatArray:
        """Final weight and replicates, shape (n, 1 + R)."""

    @property
    def coefficients(self) -> FloatArray:
        """Variance coefficients, shape (R,)."""

    @property
    def standard_error(self) -> Callable[[FloatArray, FloatArray], FloatArray]:
        """How replicates become an error."""

    @property
    def source(self) -> Source | None:
        """The file that the replicates were read from."""

    @property
    def method(self) -> str:
        """Variance method as printed."""

    @property
    def seed(self) -> int | None:
        """Seed of drawn replicates."""

    @property
    def rule(self) -> str:
        """Rule of simultaneous activities."""

    @property
    def persons_in_cells(self) -> Persons:
        """Who stands in which cell, with the final weight."""

    @property
    def listing(self) -> Listing:
        """What the table tells of hours."""

    @property
    def disclosure(self) -> DisclosureRule:
        """When a sum over persons may not leave."""

    @property
    def title(self) -> str:
        """What was counted."""

    @property
    def settings(self) -> dict[str, object]:
        """How it was counted."""
