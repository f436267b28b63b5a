"""Programmes made for tests: fathers with changes, written as forms or as records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from carepact.levels.programme.records import (
    Cost,
    Father,
    Group,
    Leaders,
    Programme,
    Sessions,
    Teller,
    Time,
    Week,
)

BASE = Fraction(600)
"""Minutes a week before, of care, and as many of housework."""


def make_father(
    *changes: float | None,
    group: Group = "programme",
    completed: bool = True,
    sessions: int | None = 10,
    base: Fraction = BASE,
) -> Father:
    """Make a father: changes as he tells, as she tells of him, and of her own hours."""
    tellers: tuple[Teller, ...] = ("father", "mother_of_him", "mother_of_herself")
    told: dict[tuple[Teller, Time], Week] = {}
    for teller, change in zip(tellers, changes, strict=False):
        if change is not None:
            told[teller, "before"] = Week(base, base)
            told[teller, "after"] = Week(base + Fraction(change), base)
    return Father(group, completed and group == "programme", sessions, None, told)


def make_programme(
    fathers: Sequence[Father], *, cents: int = 100_000, randomised: bool = False
) -> Programme:
    """Make a programme of fathers."""
    return Programme(
        name="Made",
        country="DEU",
        first=date(2026, 1, 12),
        last=date(2026, 4, 20),
        currency="EUR",
        diary="usual days",
        sessions=Sessions(13, 13, 120),
        fathers=tuple(fathers),
        has_comparison=any(one.group == "comparison" for one in fathers),
        is_randomised=randomised,
        costs=(Cost("rooms", "municipality", cents),),
        leaders=Leaders(2, 1, 3600, 600),
    )
