"""The share of care of two parents: theirs or an average, what is equal, what his weeks change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.units import DAYS_PER_WEEK
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import shipped_evidence
from carepact.levels.family.members import Family, OwnWeek, Parent
from carepact.levels.family.rights import Right
from carepact.measure.country_hours import CountryHours, draw_evidence
from carepact.policy.shipped_instruments import shipped_instruments

Origin = Literal["own", "average", "unknown"]
DRAWS = 1000
"""Draws of the evidence on what leave changes. [draws]"""
QUANTILES = (0.025, 0.5, 0.975)


@dataclass(frozen=True)
class ParentsWeek:
    """What one parent does in a usual week."""

    whose: str
    week: OwnWeek | None
    """None where neither the family nor any source tells."""
    origin: Origin
    source: str
    status: str = ""
    """Of an average: `observed` or `imputed`."""


@dataclass(frozen=True)
class Change:
    """What evidence says of hours of care that leave moves: low, middle, high. [hours a week]"""

    his: tuple[float, float, float]
    """More care of the other parent."""
    hers: tuple[float, float, float]
    """Care from which the first parent is freed."""
    lasts: str
    """`on leave`, or `afterwards`."""
    years: tuple[float, float, float] | None = None
    """How long it lasts; None while the leave runs. [years]"""
    source: str = ""
    strength: str = ""


@dataclass(frozen=True)
class Sharing:
    """The share-of-care sheet of a family."""

    weeks: tuple[ParentsWeek, ...]
    equal_hours: float | None
    """What each would give where both gave as much; None for one parent. [hours a week]"""
    his_weeks: float
    """Weeks of leave that the other parent has. [weeks]"""
    changes: tuple[Change, ...]


def share_care(
    family: Family, rights: Iterable[Right], hours: CountryHours | None, seed: int
) -> Sharing:
    """Lay out who gives how many hours, and what changes where the other parent takes his weeks.

    Parameters
    ----------
    family : Family
        Its own week comes first.
    rights : iterable of Right
        What was found for it.
    hours : CountryHours or None
        The country's averages of women and of men; None where none is known.
    seed : int
        Of the draws of evidence.
    """
    weeks = tuple(_find_week(one, hours) for one in (family.first, family.second) if one)
    totals = [one.week.total for one in weeks if one.week is not None]
    both = len(weeks) == len(totals) == 2  # noqa: PLR2004 - two parents
    second = family.second
    taken = sum(
        right.days / DAYS_PER_WEEK
        for right in rights
        if second is not None and right.stands and right.span and right.whose == second.name
    )
    alone = sum(
        right.days / DAYS_PER_WEEK
        for right in rights
        if second is not None and right.stands and right.span and right.whose == second.name
        and shipped_instruments()[right.instrument].traits.fathers_weeks == "after hers"
    )  # fmt: skip
    changes: tuple[Change, ...] = ()
    if second is not None and family.first is not None and taken > 0:
        sampler = Sampler(seed, DRAWS)
        changes = (_change_on_leave(second, sampler),)
        his = next((one.week for one in weeks if one.whose == second.name), None)
        if his is not None and alone > 0:
            changes += (_change_afterwards(his, alone, sampler),)
    return Sharing(weeks, sum(totals) / 2 if both else None, taken, changes)


def _find_week(one: Parent, hours: CountryHours | None) -> ParentsWeek:
    """Take a parent's own week, else the average of women or men."""
    if one.week is not None:
        return ParentsWeek(one.name, one.week, "own", "")
    if hours is None:
        return ParentsWeek(one.name, None, "unknown", "")
    place = 0 if one.sex == "woman" else 1
    week = OwnWeek(
        *(float(part[0, place]) * DAYS_PER_WEEK
          for part in (hours.housework, hours.childcare, hours.adult_care))
    )  # fmt: skip
    return ParentsWeek(one.name, week, "average", hours.source, hours.status)


def _change_on_leave(one: Parent, sampler: Sampler) -> Change:
    """Draw what a parent on leave adds to the care of the child, and how much that frees."""
    active = draw_evidence("active_on_leave", sampler)[:, 1]
    added = active * one.usual_hours
    freed = added * draw_evidence("freed_by_fathers", sampler).reshape(-1)
    return Change(_take(added), _take(freed), "on leave", None, *_cite("active_on_leave"))


def _change_afterwards(his: OwnWeek, weeks: float, sampler: Sampler) -> Change:
    """Draw what a father who had weeks of his own adds later, as far as he had them in full."""
    [full] = [
        float(one.effects_at(BASE_DAY)["weeks_of_full_quota"])
        for one in shipped_instruments().values()
        if "weeks_of_full_quota" in one.effects
    ]
    gain = draw_evidence("lasting_gain", sampler).reshape(-1) * min(weeks / full, 1.0)
    added = gain * his.childcare
    freed = added * draw_evidence("freed_by_fathers", sampler).reshape(-1)
    years = draw_evidence("lasting_years", sampler).reshape(-1)
    return Change(_take(added), _take(freed), "afterwards", _take(years), *_cite("lasting_gain"))


def _take(drawn: FloatArray) -> tuple[float, float, float]:
    """Take the ends of the 95 % interval and the median of draws."""
    low, middle, high = np.quantile(drawn[1:], QUANTILES)
    return float(low), float(middle), float(high)


def _cite(name: str) -> tuple[str, str]:
    """Name where evidence comes from, and how strong it is."""
    dated = shipped_evidence("care_time").effects[name].dated_at(BASE_DAY)
    return dated.source, str(dated.strength)
