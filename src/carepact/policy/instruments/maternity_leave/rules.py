"""Maternity leave: weeks of paid leave for the mother around a birth."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.policy.rules.leave import LeaveColumns, LeaveTerms, apply_leave
from carepact.policy.rules.outcome import Outcome


@dataclass(frozen=True)
class Terms(LeaveTerms):
    """What maternity leave grants."""


def compute(columns: LeaveColumns, terms: Terms) -> Outcome:
    r"""Apply maternity leave to mothers' rows.

    Notes
    -----
    :math:`B = \text{births} \cdot P(\text{employed}) \cdot \text{coverage} \cdot \text{take-up}`,
    :math:`C = B \cdot \text{clip}(r w, f \bar w, c \bar w) \cdot \text{weeks} / 52`.
    """
    return apply_leave(columns, terms)
