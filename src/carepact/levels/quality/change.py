"""What has changed since an earlier assessment, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from carepact.levels.quality.catalogue import STEPS
from carepact.levels.quality.standing import Standing, State

Move = Literal["up", "down", "same", "worded_anew", "not_comparable"]


@dataclass(frozen=True)
class Change:
    """One criterion then and now."""

    now: Standing
    before: State
    """`not_answered` where it was not asked then."""
    move: Move
    """`not_comparable` where one of the two has no step; `worded_anew` where its words differ."""


def find_changes(
    now: Iterable[Standing], before: Iterable[Standing], catalogue_before: int
) -> tuple[Change, ...]:
    """Compare two assessments of one service.

    Parameters
    ----------
    now, before : iterable of Standing
        Of the later and of the earlier one.
    catalogue_before : int
        The catalogue of the earlier one: what was worded later is not compared.

    Returns
    -------
    tuple of Change
        A row a criterion of the later one.
    """
    then = {one.criterion.id: one for one in before}
    return tuple(_compare(one, then.get(one.criterion.id), catalogue_before) for one in now)


def _compare(now: Standing, before: Standing | None, catalogue_before: int) -> Change:
    """Compare one criterion."""
    if before is None:
        return Change(now, "not_answered", "not_comparable")
    if now.criterion.worded > catalogue_before:
        return Change(now, before.state, "worded_anew")
    if now.step is None or before.step is None:
        return Change(now, before.state, "not_comparable")
    steps = STEPS.index(now.step) - STEPS.index(before.step)
    return Change(now, before.state, "up" if steps > 0 else "down" if steps else "same")
