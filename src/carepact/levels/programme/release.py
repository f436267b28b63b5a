"""What of a programme may leave: no figure of few fathers, nor what gives one away.

The same system as for surveys decides (`core.disclosure`), with what each father's forms tell.
Sets of fathers are told beside one another: those who told twice, of these those who stayed, the
couples of which both told. What one set holds and the other does not must not be a few: sets are
taken in the order of their weight, and one that would give few away, or hide what is told
already, is left out. A ratio over a set that is left out may leave in tenths, where that is
coarse enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.programme.effects import is_couple
from carepact.levels.programme.records import PARTS, PAY, TELLERS, Father, Part, Programme, Teller

Counted = Literal["began", "stayed", "left", "sessions"]
RatioName = Literal["discount", "freeing", "decay"]
SetName = Literal["told", "others", "couples", "both of hers", "stayed"]
"""Sets of fathers on which figures stand; `others` is the comparison group."""
Mask = Sequence[bool]


@dataclass(frozen=True)
class Release:
    """What may not leave."""

    counts: frozenset[Counted]
    """Counts of fathers, and the sessions that they came to."""
    lines: frozenset[tuple[Teller, SetName, Part]]
    """Hours before, after and their change, of a set."""
    ratios: frozenset[RatioName]
    in_tenths: frozenset[RatioName]
    """Ratios that may leave in tenths alone."""
    costs: bool
    """Whether all costs hide, since they are nearly the pay of few persons."""

    def hides(self, teller: Teller, name: SetName, part: Part) -> bool:
        """Tell whether the hours of a set hide."""
        return (teller, name, part) in self.lines

    @property
    def hides_anything(self) -> bool:
        """Tell whether there is anything that may not leave."""
        return bool(self.counts or self.lines or self.ratios or self.costs)


def choose_release(programme: Programme, rule: DisclosureRule) -> Release:
    """Decide what may leave.

    Parameters
    ----------
    programme : Programme
        Its fathers and its costs.
    rule : DisclosureRule
        When there are too few persons.
    """
    lines: set[tuple[Teller, SetName, Part]] = set()
    for teller in TELLERS:
        lines |= _hide_hours(programme, teller, rule)
    ratios, in_tenths = _hide_ratios(programme, lines, rule)
    return Release(
        counts=_hide_counts(programme, rule),
        lines=frozenset(lines),
        ratios=ratios,
        in_tenths=in_tenths,
        costs=tells_pay(programme, rule),
    )


def tells_pay(programme: Programme, rule: DisclosureRule) -> bool:
    """Tell whether all costs together tell what few persons are paid, nearly to the cent."""
    costs = programme.costs or ()
    pay = sum(one.cents for one in costs if one.kind in PAY)
    rest = sum(one.cents for one in costs) - pay
    persons = programme.leaders.paid
    few = persons is None or rule.is_few(persons)
    return bool(pay) and few and rest < rule.percent / 100 * pay


def _sets_of(programme: Programme, teller: Teller) -> dict[SetName, Mask]:
    """Say which fathers stand in each set, of those whose hours a teller tells twice."""
    tells = [one.change(teller, "both") is not None for one in programme.fathers]

    def take(*, of: Sequence[bool]) -> Mask:
        pairs = zip(tells, of, programme.fathers, strict=True)
        return [told and one and father.group == "programme" for told, one, father in pairs]

    fathers = programme.fathers
    return {
        "told": take(of=[True] * len(fathers)),
        "others": [
            told and one.group == "comparison" for told, one in zip(tells, fathers, strict=True)
        ],
        "couples": take(of=[is_couple(one) for one in fathers]),
        "both of hers": take(of=[_tells_both(one) for one in fathers]),
        "stayed": take(of=[one.completed for one in fathers]),
    }


def _tells_both(one: Father) -> bool:
    """Tell whether a mother told twice of his hours and of hers."""
    return all(
        one.change(teller, "both") is not None for teller in ("mother_of_him", "mother_of_herself")
    )


def _hide_hours(
    programme: Programme, teller: Teller, rule: DisclosureRule
) -> set[tuple[Teller, SetName, Part]]:
    """Find the sets and parts whose hours before, after or both may not be told."""
    sets = {name: mask for name, mask in _sets_of(programme, teller).items() if any(mask)}
    if not sets:
        return set()
    atoms = [
        [one.minutes(teller, time, part) or Fraction(0) for one in programme.fathers]
        for time in ("before", "after")
        for part in ("care", "housework")
    ]
    # Atoms: care and housework before, care and housework after.
    held = {"both": (1, 1), "care": (1, 0), "housework": (0, 1)}
    members = [[*held[part], 0, 0] for part in PARTS] + [[0, 0, *held[part]] for part in PARTS]
    columns = np.array(members, dtype=bool).T
    told: dict[SetName, Mask] = {}
    hidden = np.zeros((0, len(members)), dtype=bool)
    left_out: list[SetName] = []
    for name, mask in sets.items():
        found = _protect([*told.values(), mask], atoms, columns, rule)
        if (found[:-1] == hidden).all() and not found[-1, 0] and not found[-1, len(PARTS)]:
            told[name], hidden = mask, found
        else:
            left_out.append(name)
    return {(teller, name, part) for name in left_out for part in PARTS} | {
        (teller, name, part)
        for line, name in enumerate(told)
        for place, part in enumerate(PARTS)
        if hidden[line, place] or hidden[line, place + len(PARTS)]
    }


def _hide_counts(programme: Programme, rule: DisclosureRule) -> frozenset[Counted]:
    """Find the counts that may not be told: few who left hide with those who stayed."""
    began = programme.began
    ones = [[Fraction(1)] * len(began)]
    sets: dict[Counted, Mask] = {
        "began": [True] * len(began),
        "stayed": [one.completed for one in began],
        "left": [not one.completed for one in began],
    }
    present = {name: mask for name, mask in sets.items() if any(mask)}
    alone = np.ones((1, 1), dtype=bool)
    masks = list(present.values())
    found = [name for name, one in zip(present, _protect(masks, ones, alone, rule), strict=True)
             if one.any()]  # fmt: skip
    came = [Fraction(one.sessions or 0) for one in began]
    told = [one.sessions is not None for one in began]
    if any(told) and _protect([told], [came], alone, rule).any():
        found.append("sessions")
    return frozenset(found)


def _hide_ratios(
    programme: Programme, hidden: set[tuple[Teller, SetName, Part]], rule: DisclosureRule
) -> tuple[frozenset[RatioName], frozenset[RatioName]]:
    """Find the ratios that may not be told, and those that may in tenths.

    That of later forms stands on sums that are not told: it hides where few filled them in.
    """
    stands_on: Mapping[RatioName, tuple[SetName, Teller, Teller]] = {
        "discount": ("couples", "mother_of_him", "father"),
        "freeing": ("both of hers", "mother_of_herself", "mother_of_him"),
    }
    found: set[RatioName] = set()
    coarse: set[RatioName] = set()
    for ratio, (name, over, under) in stands_on.items():
        sets = _sets_of(programme, under)
        of = ("told", "others") if programme.has_comparison else ("told",)
        if sum(sets[name]) < rule.minimum or any((t, one, "both") in hidden
                                                 for t in (over, under) for one in of):  # fmt: skip
            found.add(ratio)
        elif any((teller, name, "both") in hidden for teller in (over, under)):
            (coarse if _is_coarse(programme, name, over, under, rule) else found).add(ratio)
    later = [one.change("father", "both", until="later") for one in programme.began]
    if sum(one is not None for one in later) < rule.minimum:
        found.add("decay")
    return frozenset(found), frozenset(coarse)


TENTH = 0.05
"""What rounding to tenths leaves open to either side."""


def _is_coarse(
    programme: Programme, name: SetName, over: Teller, under: Teller, rule: DisclosureRule
) -> bool:
    """Tell whether a ratio in tenths leaves the sums of the few outside its set open enough."""
    sums: dict[tuple[Teller, bool], float] = {}
    for teller in (over, under):
        sets = _sets_of(programme, teller)
        for is_inside in (True, False):
            mask = [told and one == is_inside
                    for told, one in zip(sets["told"], sets[name], strict=True)]  # fmt: skip
            changes = (one.change(teller, "both") for one in programme.fathers)
            sums[teller, is_inside] = float(sum(
                (change for change, one in zip(changes, mask, strict=True)
                 if one and change is not None), start=Fraction(0),
            ))  # fmt: skip
    inside, part = abs(sums[under, True]), rule.percent / 100
    ratio = abs(sums[over, True]) / inside if inside else 0.0
    opens_over = TENTH * inside >= part * abs(sums[over, False])
    return opens_over and TENTH * inside >= part * abs(sums[under, False]) * ratio


def _protect(
    masks: Sequence[Mask],
    atoms: Sequence[Sequence[Fraction]],
    members: BoolArray,
    rule: DisclosureRule,
) -> BoolArray:
    """Hide sums over sets of fathers, shape (sets, activities).

    Fathers who stand in the same sets make a cell.
    """
    inside = np.array(masks, dtype=bool)
    patterns, cell = np.unique(inside, axis=1, return_inverse=True)
    in_cells = np.arange(patterns.shape[1])[:, None] == np.ravel(cell)[None, :]
    each = np.array([[float(one) for one in atom] for atom in atoms])
    used = patterns.any(axis=0)
    lines = patterns[:, used].astype(float)
    in_cells = in_cells[used]
    summed = np.array([[each[m].sum(axis=0)] for m in members.T])[:, 0]
    quantity = Quantity(
        members=members,
        mass=in_cells.astype(float) @ each.T,
        of_cells=_contribute(in_cells, each, rule),
        of_line_atoms=_contribute(inside, each, rule),
        of_entries=_contribute(inside, summed, rule),
    )
    persons = in_cells.sum(axis=1).astype(np.int64)
    listing = Listing(lines, persons, inside.sum(axis=1).astype(np.int64), (quantity,))
    return protect(listing, rule).entries


def _contribute(groups: BoolArray, each: FloatArray, rule: DisclosureRule) -> Contributions:
    """Say who stands behind the sums of groups: `each` of shape (sums, fathers)."""
    held = groups[:, None, :] * each[None, :, :]
    largest = -np.sort(-held, axis=-1)[..., : rule.depth]
    missing = rule.depth - largest.shape[-1]
    if missing > 0:
        largest = np.pad(largest, ((0, 0), (0, 0), (0, missing)))
    return Contributions((held > 0).sum(axis=-1).astype(np.int64), held.sum(axis=-1), largest)
