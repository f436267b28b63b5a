"""Which counts and amounts of a staff may be told, beside one another and beside its pay.

Behind each figure stands a set of persons: of those who are told to care so or so, and of those
of whom the headcount says nothing, who stand in by the rates of the country. A count is hidden
where too few stand in it, or where it would tell how few stand elsewhere. An amount is a sum over
the pay of its set; it is told only where neither it nor what follows from it beside all pay that
is told comes near to the pay of a few. Who knows the rates, and how they are
drawn, can part those who are told, women who are not and men who are not: each is safe alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions, Persons
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.counts_told import HiddenCounts, hide_counts
from carepact.levels.employer.hiding import hide_lines
from carepact.levels.employer.pay_cells import read_pay_groups
from carepact.levels.employer.staff import CARE, SEXES, UNKNOWN, Staff
from carepact.levels.employer.use_counts import UseCounts

UNTOLD = len(CARE)
"""Place behind all of `CARE` of who is not told to care or not to care."""
Kinds = frozenset[int]
"""Kinds of persons, each a place of sex and care: told care, or untold."""


@dataclass(frozen=True)
class Release:
    """What may be told of a staff."""

    staff: Staff
    rule: DisclosureRule
    told_pay: tuple[Kinds, ...]
    """Groups whose mean pay is told."""
    amounts: tuple[Kinds, ...]
    """Groups on whose pay the amounts stand that are asked for."""
    counts: tuple[Kinds, ...] = ()
    """Groups whose persons are counted beside those of the tables of who cares."""
    unsafe: frozenset[Kinds] = frozenset()
    """Groups on whose pay an amount stands that is unsafe as it is worked out."""
    use: UseCounts | None = None
    """What is counted in a year, and told beside."""
    by_head: frozenset[Kinds] = frozenset()
    """Groups of whom an amount costs as much for each, or for each hour: it tells how many."""

    def hides_count(self, kinds: Kinds) -> bool:
        """Tell whether a count of persons is hidden."""
        return bool(kinds) and self.hidden.kinds[kinds]

    def hides_counts(self, kinds: Kinds) -> bool:
        """Tell whether a number may not be told that counts several kinds by public rates.

        Who knows the rates parts those who are told to care from those who are not.
        """
        return any(map(self.hides_count, part_kinds(kinds)))

    def hides_amount(self, kinds: Kinds) -> bool:
        """Tell whether an amount is hidden that stands on the pay of some kinds of persons."""
        tells = kinds in self.by_head and self.hides_counts(kinds)
        return bool(kinds) and (tells or kinds not in self._told_amounts)

    def hides_untold(self, sexes: Iterable[int]) -> bool:
        """Tell whether what is expected of who is not told is hidden, of some sexes together.

        Women and men are expected to care at other rates: beside the number of both, what is
        expected of both tells either.
        """
        of = tuple(sexes)
        sets = [kinds_in((sex,), (UNTOLD,)) for sex in of]
        return any(self.hides_count(one) for one in (*sets, kinds_in(of, (UNTOLD,))))

    @cached_property
    def hidden(self) -> HiddenCounts:
        """Hide counts: of every kind, group and total that a table has, and of the year."""
        heads = [part for one in sorted(self.by_head, key=sorted) for part in part_kinds(one)]
        return hide_together(self._counted, self.use, self.rule, self.counts, heads)

    @cached_property
    def _told_amounts(self) -> frozenset[Kinds]:
        """Choose the amounts that may be told, those of the most persons first."""
        persons = self._counted
        wanted = [one for one in dict.fromkeys(self.amounts) if one and one not in self.unsafe]
        wanted.sort(key=lambda one: (-sum(int(persons[kind]) for kind in one), sorted(one)))
        chosen: list[Kinds] = []
        for one in wanted:
            sets = list(dict.fromkeys((*self.told_pay, *chosen, one)))
            if not any(self._gives_away(part) for part in (sets, *_part(sets))):
                chosen.append(one)
        return frozenset(chosen)

    def _gives_away(self, sets: Sequence[Kinds]) -> bool:
        """Tell whether sums of the pay of some sets must not stand beside one another."""
        return bool(hide_lines(self._list(sets), self.rule).any()) if sets else False

    def _list(self, sets: Sequence[Kinds]) -> Listing:
        """List sums of pay over the kinds of each set."""
        parts = np.array([[kind in one for kind in range(_count_kinds())] for one in sets])
        of_lines = self._of_kinds.unite(parts)
        quantity = Quantity(
            members=np.ones((1, 1), dtype=bool),
            mass=self._of_kinds.total,
            of_cells=self._of_kinds,
            of_line_atoms=of_lines,
            of_entries=of_lines,
        )
        # Everybody is of one kind, so that numbers of kinds add up.
        counted = parts.astype(np.int64) @ self._counted
        return Listing(parts.astype(float), self._counted, counted, (quantity,))

    @cached_property
    def _of_kinds(self) -> Contributions:
        """Gather what persons of each kind earn; of many sets it is asked, and is the same."""
        return self._persons.gather(self._pay, self.rule.depth)

    @cached_property
    def _counted(self) -> IntArray:
        """Count the persons of each kind. [persons]"""
        return self._persons.count()

    @cached_property
    def _persons(self) -> Persons:
        """Lay the staff out person by person."""
        care = np.where(self.staff.care == UNKNOWN, UNTOLD, self.staff.care)
        cell = np.repeat(self.staff.sex * (len(CARE) + 1) + care, self.staff.persons)
        size = cell.size
        return Persons(np.arange(size), cell, np.ones(size), _count_kinds(), is_known_single=True)

    @property
    def _pay(self) -> FloatArray:
        """Return what each earns; nought where it is not told. [own money a year]"""
        each = np.repeat(np.nan_to_num(self.staff.pay), self.staff.persons)
        return each[:, None]


def hide_together(
    persons: IntArray,
    use: UseCounts | None,
    rule: DisclosureRule,
    more: Iterable[Kinds] = (),
    under_amounts: Sequence[Kinds] = (),
) -> HiddenCounts:
    """Hide counts of a staff and of its year, as one system.

    Parameters
    ----------
    persons : IntArray, shape (10,)
        Persons of each kind. [persons]
    use : UseCounts or None
        What is counted in a year.
    rule : DisclosureRule
        How few are too few.
    more : iterable of frozenset of int
        Kinds that are counted beside those of the tables of who cares.
    under_amounts : sequence of frozenset of int
        Kinds whose number an amount tells, which hides with it.
    """
    of_training = (CARERS,) if use is not None and use.training_hours != (None, None) else ()
    listed = (*_list_counts(), *of_training, *more, *under_amounts)
    sets = [one for one in dict.fromkeys(listed) if one]
    return hide_counts(persons, sets, use, rule, under_amounts)


def told_care() -> dict[str, tuple[int, ...]]:
    """List for whom somebody cares, as it is counted: who cares for both is in the first two."""
    both = CARE.index("both")
    return {
        "young child": (CARE.index("young-child"), both),
        "relative": (CARE.index("relative"), both),
        "both": (both,),
        "nobody": (CARE.index("none"),),
    }


def kinds_of(reaches: BoolArray) -> Kinds:
    """Return the kinds of persons behind a figure, by sex and told care, shape (2, 4).

    Who is untold stands behind it where anybody of their sex does.
    """
    told = {int(sex) * (len(CARE) + 1) + int(care) for sex, care in np.argwhere(reaches)}
    untold = {
        sex * (len(CARE) + 1) + UNTOLD for sex in np.flatnonzero(reaches.any(axis=1)).tolist()
    }
    return frozenset(told | untold)


def only_sex(reaches: BoolArray, sex: int) -> BoolArray:
    """Keep those of one sex behind a figure."""
    kept = np.zeros_like(reaches)
    kept[sex] = reaches[sex]
    return kept


def kinds_in(sexes: Iterable[int], care: Iterable[int]) -> Kinds:
    """Return the kinds of some sexes and some care."""
    of_care = tuple(care)
    return frozenset(sex * (len(CARE) + 1) + one for sex in sexes for one in of_care)


def kinds_of_group(group: str) -> Kinds:
    """Return the kinds of a group whose pay is compared."""
    return kinds_in(*read_pay_groups()[group][:2])


CARERS = kinds_in(range(len(SEXES)), (at for at, one in enumerate(CARE) if one != "none"))
"""All who are told to care."""


def _count_kinds() -> int:
    return len(SEXES) * (len(CARE) + 1)


def _list_counts() -> list[Kinds]:
    """List the counts that tables of who cares have, and groups whose pay is compared."""
    sexes = [(sex,) for sex in range(len(SEXES))]
    both = tuple(range(len(SEXES)))
    care = (*told_care().values(), (UNTOLD,), range(UNTOLD + 1))
    lines = [kinds_in(who, one) for who in (*sexes, both) for one in care]
    return [*lines, *map(kinds_of_group, read_pay_groups())]


def _part(sets: Sequence[Kinds]) -> list[list[Kinds]]:
    """Part those who are told, women who are not told, and men who are not told."""
    parts = zip(*map(_cut, sets), strict=True)
    return [[one for one in dict.fromkeys(part) if one] for part in parts]


def part_kinds(kinds: Kinds) -> tuple[Kinds, ...]:
    """Part kinds of persons into those who are told, and women and men who are not."""
    return tuple(one for one in _cut(kinds) if one)


def _cut(kinds: Kinds) -> tuple[Kinds, ...]:
    """Cut kinds of persons into those who are told, and women and men who are not."""
    not_told = (kinds_in((sex,), (UNTOLD,)) for sex in range(len(SEXES)))
    return (kinds & kinds_in(range(len(SEXES)), range(UNTOLD)), *(kinds & one for one in not_told))
