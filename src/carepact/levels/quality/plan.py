"""The plan of what to make better: who does what by when, how it stands on a day, what is missing.

An item is late where its day is over and nobody told that it is done or dropped; and where its
last follow-up says so. The day is always told: nothing here looks at a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from carepact.levels.quality.standing import Standing

Told = Literal["done", "on_the_way", "late", "dropped"]
"""What a follow-up says."""
ItemState = Literal["done", "on_the_way", "late", "dropped", "not_looked_at"]


@dataclass(frozen=True)
class PlanItem:
    """One thing to do."""

    number: int
    """By which follow-ups call it."""
    criterion: str
    what: str
    owner: str
    """A role, no person's name."""
    by: date
    indicator: str
    """By what it will be seen."""


@dataclass(frozen=True)
class FollowUp:
    """What was found when somebody looked at an item."""

    item: int
    day: date
    told: Told
    evidence: str


@dataclass(frozen=True)
class ItemStatus:
    """How an item stands on a day."""

    item: PlanItem
    state: ItemState
    follow_ups: tuple[FollowUp, ...]
    """Up to that day, by day."""
    days_late: int
    """Since its day, where it is late and that is over. [days]"""


@dataclass(frozen=True)
class Unplanned:
    """A criterion that asks for something, and for which nothing is planned."""

    standing: Standing
    is_low: bool
    """Whether it is not in place."""
    has_challenge: bool
    """Whether somebody named something that is hard."""


def follow_plan(
    items: Iterable[PlanItem], follow_ups: Iterable[FollowUp], on: date
) -> tuple[ItemStatus, ...]:
    """Tell how each item stands.

    Parameters
    ----------
    items : iterable of PlanItem
        The plan.
    follow_ups : iterable of FollowUp
        What was found since; what was found after the day does not count.
    on : date
        The day for which it is asked.

    Returns
    -------
    tuple of ItemStatus
        By number of the item.
    """
    known = sorted((one for one in follow_ups if one.day <= on), key=lambda one: one.day)
    return tuple(
        _judge(item, tuple(one for one in known if one.item == item.number), on)
        for item in sorted(items, key=lambda one: one.number)
    )


def _judge(item: PlanItem, found: tuple[FollowUp, ...], on: date) -> ItemStatus:
    """Tell how one item stands: by what was found last, and by the day."""
    last = found[-1].told if found else None
    over = item.by < on
    if last in ("done", "dropped"):
        return ItemStatus(item, last, found, 0)
    if over or last == "late":
        return ItemStatus(item, "late", found, (on - item.by).days if over else 0)
    return ItemStatus(item, last or "not_looked_at", found, 0)


def find_unplanned(
    standings: Iterable[Standing], plan: Sequence[ItemStatus]
) -> tuple[Unplanned, ...]:
    """List every criterion that is low, or hard, and has nothing planned.

    What was dropped plans nothing; what is done does.
    """
    planned = {one.item.criterion for one in plan if one.state != "dropped"}
    return tuple(
        Unplanned(one, is_low=one.is_low, has_challenge=bool(one.challenges))
        for one in standings
        if (one.is_low or one.challenges) and one.criterion.id not in planned
    )
