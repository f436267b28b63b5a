"""Rows: whoever rules meet. Each kind of rows offers the columns that rules ask for by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from carepact.core.arrays import FloatArray
from carepact.policy.instrument import Instrument
from carepact.policy.traits import RowKind
from carepact.population.leave_taken import LeaveTaken

Columns = Mapping[str, Any]
"""Columns by name, each of shape (..., n) for n rows."""
Effects = Mapping[str, FloatArray]
"""What evidence says by name, each of a shape that broadcasts to columns."""

READS_LEAVE: frozenset[RowKind] = frozenset(
    {"mothers who breastfeed", "children before school", "employees"}
)
"""Kinds of rows that leave changes which earlier instruments have given."""


class Rows(Protocol):
    """The cells of a country, persons of households, one family, the staff of one firm."""

    def begin(self) -> LeaveTaken:
        """Return the rows of parents before any leave is taken."""

    def offer(self, kind: RowKind, taken: LeaveTaken, effects: Effects) -> Columns:
        """Lay out the rows of a kind.

        Parameters
        ----------
        kind : RowKind
            Whom an instrument's rules meet.
        taken : LeaveTaken
            Leave around births that earlier instruments granted.
        effects : mapping of str to FloatArray
            Evidence of the instrument, and what others share.
        """

    def meet(self, kind: RowKind, values: Mapping[str, FloatArray]) -> Mapping[str, FloatArray]:
        """Lay out what the law says to rows of a kind: cohorts meet that of their own year."""

    def draw_effects(self, instrument: Instrument) -> Effects:
        """Draw an instrument's evidence."""
