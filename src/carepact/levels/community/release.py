"""What of a centre or a network may leave: no figure of few persons, nor what gives one away.

The same system as for surveys decides (`core.disclosure`). A centre tells how many persons gave
hours, not how many hours each: so the number of persons decides, and where it is not told there
are taken to be few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.community.centre import GIVERS, GROUPS, Centre, Sums
from carepact.levels.community.insiders import hide_from_insiders, list_others
from carepact.levels.community.tally import Tally

PERSONS_COUNTED = ("reached", "course_participants", "found_work")
"""Counts of persons, or of families; of many centres the first alone is told of each."""
MANY = 100
"""Centres above which counts that are few nearly everywhere are told of the whole alone: to find
what may be told of so many takes minutes. [centres]"""
WITH_FAMILIES = ("count visits", "time children", "time families")
"""What hides with the number of families."""


@dataclass(frozen=True)
class Hidden:
    """Names of what may not leave."""

    groups: frozenset[str]
    """Groups of givers whose hours, value and number hide."""
    counts: frozenset[str]
    """Counts and times that hide, by the name of their tally; `cost` where all costs do."""

    @property
    def own_parts(self) -> tuple[str, ...]:
        """Divide the givers one by one, as a centre does for itself."""
        return tuple(one.name for one in GIVERS)

    @property
    def parts(self) -> tuple[str, ...]:
        """Divide the givers as finely as may be told: groups that hold each giver once."""
        for parts in (
            tuple(one.name for one in GIVERS),
            ("paid", "volunteer"),
            ("women", "men"),
            ("all",),
        ):
            if not self.groups.intersection(parts):
                return parts
        return ()


@dataclass(frozen=True)
class Release:
    """What may not leave, of the whole and of each centre."""

    whole: Hidden
    by_centre: tuple[Hidden, ...]
    """In the order of the centres; of groups each tells `all` alone. Empty for one centre."""


def choose_release(centres: Sequence[Centre], sums: Sums, rule: DisclosureRule) -> Release:
    """Decide what may leave.

    Parameters
    ----------
    centres : sequence of Centre
        One centre, or those of a network.
    sums : Sums
        Their sums.
    rule : DisclosureRule
        When there are too few persons.

    Notes
    -----
    The whole is told by groups of givers, and each centre by all of them together. One does not
    give the other away: hours can move between groups within a centre, and between centres
    within a group, without changing what the other table tells. Each centre of a network knows
    its own figures: what is left for it when it subtracts them tells of no few either.
    """
    whole = _hide_whole(sums, rule)
    if len(centres) == 1:
        return Release(whole, ())
    for others in list_others(centres, sums):  # each centre subtracts its own
        left = _hide_whole(others, rule, groups=_has_few(others, rule))
        whole = Hidden(whole.groups | left.groups, whole.counts | left.counts)
    hours = _hide_along(
        [(one.sums.given("all"), count_persons(one.sums, "all")) for one in centres], rule
    )
    counts = {
        name: _hide_along(
            [
                (one.sums.tallies[f"count {name}"], one.sums.tallies[f"count {name}"].units)
                for one in centres
            ],
            rule,
        )
        for name in (PERSONS_COUNTED if len(centres) <= MANY else PERSONS_COUNTED[:1])
    }
    costs = _hide_along([_weigh_cost(one.sums, rule) for one in centres], rule)
    untold = {f"count {name}" for name in PERSONS_COUNTED if name not in counts}
    by_centre = tuple(
        Hidden(
            frozenset(GROUPS) - ({"all"} if not hours[place] else set()),
            _with_families({f"count {name}" for name in counts if counts[name][place]} | untold)
            | ({"cost"} if costs[place] else set()),
        )
        for place in range(len(centres))
    )
    # The groups add up to all: where that hides for the sake of a centre, so do they.
    groups = frozenset(GROUPS) if hours[-1] else whole.groups
    hidden = _with_families({f"count {name}" for name in counts if counts[name][-1]})
    hidden |= {"cost"} if costs[-1] else set()
    return Release(Hidden(groups, whole.counts | hidden), by_centre)


def count_persons(sums: Sums, group: str) -> int:
    """Count the persons of a group who are sure to have given hours; one where it is not told."""
    found = 0
    for one in GROUPS[group]:
        persons, given = sums.tallies[f"persons {one}"], sums.tallies[f"minutes {one}"]
        found += max(persons.units, 1) if given.units else 0
    return found


def tells_pay(sums: Sums, rule: DisclosureRule) -> bool:
    """Tell whether all costs together tell what few persons are paid, nearly to the cent."""
    pay = sums.of("cost wages", "cost contributions", "cost honoraria").units
    rest = sums.money("cost").units - pay
    return rule.is_few(count_persons(sums, "paid")) and rest < rule.percent / 100 * pay


def _weigh_cost(sums: Sums, rule: DisclosureRule) -> tuple[Tally, int]:
    """Return all costs, and how many persons they tell of: enough where they tell no pay."""
    told = count_persons(sums, "paid") if tells_pay(sums, rule) else rule.minimum
    return sums.money("cost"), told


def _hide_whole(sums: Sums, rule: DisclosureRule, *, groups: bool = True) -> Hidden:
    """Hide what tells of few in some sums; groups of givers, if they are to be looked at."""
    hidden = _hide_groups(sums, rule) if groups else frozenset[str]()
    counts = set(_hide_counts(sums, rule))
    counts |= {"cost"} if tells_pay(sums, rule) else set()
    counts |= {"count found_work"} if _hide_found_work(sums, hidden, rule) else set()
    return Hidden(hidden, frozenset(counts))


def _hide_groups(sums: Sums, rule: DisclosureRule) -> frozenset[str]:
    """Find the groups of givers that may not be told."""
    members = np.array([[one.name in held for held in GROUPS.values()] for one in GIVERS])
    mass = np.array([[float(sums.given(one.name).units) for one in GIVERS]])
    persons = np.array([[count_persons(sums, one.name) for one in GIVERS]])
    entries = persons @ members.astype(np.int64)
    quantity = Quantity(
        members=members,
        mass=mass,
        of_cells=_contribute(persons, mass, rule),
        of_line_atoms=_contribute(persons, mass, rule),
        of_entries=_contribute(entries, mass @ members, rule),
        participants=entries,
    )
    listing = Listing(np.ones((1, 1)), persons.sum(axis=1), persons.sum(axis=1), (quantity,))
    hidden = protect(listing, rule).entries[0]
    return frozenset(name for name, one in zip(GROUPS, hidden, strict=True) if one)


def _has_few(sums: Sums, rule: DisclosureRule) -> bool:
    """Tell whether few persons stand in any group of givers."""
    return any(rule.is_few(count_persons(sums, group)) for group in GROUPS)


def _hide_found_work(sums: Sums, groups: frozenset[str], rule: DisclosureRule) -> bool:
    """Tell whether who found work leaves few volunteers who did not, beside their number."""
    found, of = sums.tallies["count found_work"], sums.persons("volunteer")
    known = found.is_whole and of.is_whole and "volunteer" not in groups
    return known and rule.is_few(max(of.units - found.units, 0))


def _hide_counts(sums: Sums, rule: DisclosureRule) -> frozenset[str]:
    """Find the counts of persons that may not be told of the whole."""
    few = {
        f"count {name}"
        for name in PERSONS_COUNTED
        if rule.is_few(sums.tallies[f"count {name}"].units)
    }
    return _with_families(few)


def _with_families(hidden: set[str]) -> frozenset[str]:
    """Hide with the number of families what they did."""
    return frozenset(hidden | ({*WITH_FAMILIES} if "count reached" in hidden else set()))


def _hide_along(cells: Sequence[tuple[Tally, int]], rule: DisclosureRule) -> list[bool]:
    """Decide for one figure of every centre, and for its sum, which come last."""
    mass = np.array([[float(tally.units)] for tally, _persons in cells])
    persons = np.array([[count] for _tally, count in cells], dtype=np.int64)
    lines = np.vstack([np.eye(len(cells)), np.ones((1, len(cells)))])
    of_lines = lines.astype(np.int64) @ persons
    summed = _contribute(of_lines, lines @ mass, rule)
    quantity = Quantity(
        members=np.ones((1, 1), dtype=bool),
        mass=mass,
        of_cells=_contribute(persons, mass, rule),
        of_line_atoms=summed,
        of_entries=summed,
        participants=persons,
    )
    listing = Listing(lines, persons[:, 0], of_lines[:, 0], (quantity,))
    hidden = protect(listing, rule).entries[:, 0]
    return [bool(one) for one in hide_from_insiders(listing, hidden, rule)]


def _contribute(persons: IntArray, total: FloatArray, rule: DisclosureRule) -> Contributions:
    """Say who stands behind sums, each of them alike: nobody tells how much each gave."""
    each = np.divide(total, persons, out=np.zeros_like(total), where=persons > 0)
    places = np.arange(rule.depth)
    largest = np.where(places < persons[..., None], each[..., None], 0.0)
    return Contributions(persons, total, largest)
