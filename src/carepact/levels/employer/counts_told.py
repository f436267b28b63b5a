"""Which counts of a staff may be told: who cares and the use of a year, held as one system.

Counts of a year are nested in one another (who came back had begun leave, who was granted had
asked), each of them in the staff, and the staff of women and of men is known to whoever works
there, printed or not. So what is left between two counts is a group as good as either.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.disclosure.counts import Counts
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.hiding import list_steps
from carepact.levels.employer.staff import CARE, SEXES
from carepact.levels.employer.use_counts import UseCounts, list_persons, read_strands

KINDS_OF_SEX = len(CARE) + 1
"""Kinds of persons of a sex: each of `CARE`, then who is not told to care or not to care."""
BOTH = len(SEXES)
"""Place of women and men together, behind those of either."""
PARENTS = "parents"
"""Whole in `nested.csv`: who is told to have a young child, and who is not told."""
PARENT_CARE = (CARE.index("young-child"), CARE.index("both"), len(CARE))


@dataclass(frozen=True)
class Dearness:
    """What else is lost with a count that hides, ours: the dearer, the later it hides. [figures]"""

    fathers: float = 2.0
    """With who began leave, men or both: the share of fathers, its goal."""
    days: float = 2.0
    """With whose days are told: the days, and those of each."""
    rate: float = 0.5
    """With a part or its whole: the rate, which the other may have lost."""
    total: float = 2.0
    """With the size of the staff, which titles name."""
    amount: float = 3.0
    """With a count that an amount tells: the amount, its books, totals."""
    untold: float = float(len(CARE))
    """With how many are not told: what is expected of them."""


DEAR = Dearness()


@dataclass(frozen=True)
class HiddenCounts:
    """Which counts are hidden."""

    kinds: Mapping[frozenset[int], bool]
    """By the kinds of persons that are counted."""
    use: Mapping[tuple[str, int], bool]
    """By the name of `UseCounts`, and place: women, men, both."""


def hide_counts(
    persons: IntArray,
    sets: Sequence[frozenset[int]],
    use: UseCounts | None,
    rule: DisclosureRule,
    under_amounts: Sequence[frozenset[int]] = (),
) -> HiddenCounts:
    """Tell which counts of a staff may not be told.

    Parameters
    ----------
    persons : IntArray, shape (10,)
        Persons of each kind: sex by sex, each of `CARE` and who is untold. [persons]
    sets : sequence of frozenset of int
        Kinds that a count is told of.
    use : UseCounts or None
        What is counted in a year.
    rule : DisclosureRule
        How few are too few.
    under_amounts : sequence of frozenset of int
        Those of `sets` with which amounts hide, so that others hide rather.
    """
    kinds = np.asarray(persons, dtype=np.int64)
    lines = {one: DEAR.amount * under_amounts.count(one) for one in sets}
    system = _System(kinds, lines, use or UseCounts(), rule.minimum)
    hidden, counts = np.zeros(len(system.lines), dtype=bool), system.counts
    for step in list_steps(rule):
        hidden = counts.hide(step, hidden)
    told = dict(zip(system.lines, hidden.tolist(), strict=True))
    return HiddenCounts(
        {one: told[one] for one in sets},
        {place: one for place, one in told.items() if isinstance(place, tuple)},
    )


@cache
def read_nested() -> tuple[tuple[str, str], ...]:
    """Read which count is of the persons of which other; of years that follow, it may be."""
    text = resources.files(__package__).joinpath("nested.csv").read_text("utf-8")
    return tuple((row["whole"], row["part"]) for row in csv.DictReader(text.splitlines()))


@dataclass(frozen=True)
class _System:
    """The counts as atoms: kinds of persons, counts of the year, and what is left between them."""

    kinds: IntArray
    sets: Mapping[frozenset[int], float]
    """What counts are told of, each with how many amounts are lost with it. [figures]"""
    use: UseCounts
    minimum: int
    """Persons below which a group is few. [persons]"""

    @cached_property
    def atoms(self) -> dict[tuple[str, str, int], int]:
        """Count the atoms of the year by whole, part and sex; no whole is the count itself."""
        found = {}
        for name, sex in itertools.product(list_persons(), range(BOTH)):
            value = self.use.by_sex(name)[sex]
            if value is None:
                continue
            found["", name, sex] = round(value)
            for whole in ("staff", *(whole for whole, part in read_nested() if part == name)):
                size = self._size(whole, sex)
                if size is not None and size >= value:
                    found[whole, name, sex] = round(size - value)
        return found

    @cached_property
    def lines(self) -> dict[frozenset[int] | tuple[str, int], FloatArray]:
        """List what is told, as sums of atoms."""
        found: dict[frozenset[int] | tuple[str, int], FloatArray] = {
            one: self._hold(one) for one in self.sets
        }
        for name in list_persons():
            told = [sex for sex in range(BOTH) if ("", name, sex) in self.atoms]
            each = {sex: self._unit("", name, sex) for sex in told}
            found |= {(name, sex): one for sex, one in each.items()}
            if len(told) == BOTH:
                found[name, BOTH] = sum(each.values(), np.zeros(self._width))
        return found

    @property
    def counts(self) -> Counts:
        """Lay the system out."""
        persons = np.append(self.kinds, np.array([*self.atoms.values()], dtype=np.int64))
        lines = np.array([*self.lines.values()]).reshape(-1, self._width)
        size = lines @ persons
        staff = np.array([self._hold(self._of_sex(sex)) for sex in range(BOTH)])
        together = (lines > 0).sum(axis=1) > 1
        beside = np.array([*map(self._weigh, self.lines)])
        return Counts(
            persons=persons,
            lines=lines,
            cost=1 + 0.3 * together + 0.2 * size / size.max(initial=1) + beside,
            groups=np.array([*self._list_groups(lines)]).reshape(-1, self._width),
            relations=np.array([*self._list_relations()]).reshape(-1, self._width),
            public=staff,
        )

    @property
    def _width(self) -> int:
        return self.kinds.size + len(self.atoms)

    def _hold(self, kinds: frozenset[int]) -> FloatArray:
        """Add some kinds of persons up."""
        found = np.zeros(self._width)
        found[sorted(kinds)] = 1.0
        return found

    def _unit(self, whole: str, part: str, sex: int) -> FloatArray:
        """Return one atom of the year."""
        found = np.zeros(self._width)
        found[self.kinds.size + [*self.atoms].index((whole, part, sex))] = 1.0
        return found

    @staticmethod
    def _of_sex(sex: int) -> frozenset[int]:
        """Return all kinds of one sex."""
        return frozenset(range(sex * KINDS_OF_SEX, (sex + 1) * KINDS_OF_SEX))

    def _weigh(self, line: frozenset[int] | tuple[str, int]) -> float:
        """Say how many other figures are lost with a line. [figures]"""
        if isinstance(line, tuple):
            return self._weigh_use(*line)
        lost = self.sets[line]
        if all(kind % KINDS_OF_SEX == len(CARE) for kind in line):
            return lost + DEAR.untold
        whole = {*map(self._of_sex, range(BOTH)), frozenset(range(self.kinds.size))}
        return lost + DEAR.total * (line in whole)

    def _weigh_use(self, name: str, place: int) -> float:
        """Say how many other figures are lost with a count of the year. [figures]"""
        lost = DEAR.fathers * (name == "begun" and place > 0)
        for one in read_strands():
            if name == one.whole and one.amount:
                lost += DEAR.days * (self.use.by_sex(one.amount) != (None, None))
            elif one.part and name in (one.whole, one.part):
                lost += DEAR.rate
        return lost

    def _whole(self, whole: str, sex: int) -> FloatArray | None:
        """Return the whole of one sex as a sum of atoms; None where it is not told."""
        if whole == "staff":
            return self._hold(self._of_sex(sex))
        if whole == PARENTS:
            return self._hold(frozenset(sex * KINDS_OF_SEX + care for care in PARENT_CARE))
        return self._unit("", whole, sex) if ("", whole, sex) in self.atoms else None

    def _size(self, whole: str, sex: int) -> float | None:
        """Return how many persons of one sex a whole has; None where it is not told."""
        first = sex * KINDS_OF_SEX
        if whole == "staff":
            return float(self.kinds[first : first + KINDS_OF_SEX].sum())
        if whole == PARENTS:
            return float(self.kinds[[first + care for care in PARENT_CARE]].sum())
        return self.use.by_sex(whole)[sex]

    def _list_relations(self) -> Iterator[FloatArray]:
        """Say of each whole that it is its part and what is left."""
        for whole, part, sex in self.atoms:
            of = self._whole(whole, sex) if whole else None
            if of is not None:
                yield of - self._unit("", part, sex) - self._unit(whole, part, sex)

    def _list_groups(self, lines: FloatArray) -> Iterator[FloatArray]:
        """List groups that may be few: lines, unions of few kinds, what is left between counts.

        Of women and of men together too, also where they are of different counts.
        """
        yield from lines
        yield from self._list_unions()
        inmost = [*self.atoms][::-1]  # parts hide before their wholes, in which others have a part
        of_sex = [[key for key in inmost if key[2] == sex] for sex in range(BOTH)]
        units = [[self._unit(*key) for key in keys] for keys in of_sex]
        yield from itertools.chain(*units)
        few = [[u for key, u in zip(keys, found, strict=True) if self.atoms[key] < self.minimum]
               for keys, found in zip(of_sex, units, strict=True)]  # fmt: skip
        for one, other in itertools.product(*few):
            yield one + other

    def _list_unions(self) -> Iterator[FloatArray]:
        """List unions of few kinds of persons."""
        few = np.flatnonzero((self.kinds > 0) & (self.kinds < self.minimum)).tolist()
        for size in range(1, self.minimum):
            for some in itertools.combinations(few, size):
                if self.kinds[list(some)].sum() < self.minimum:
                    yield self._hold(frozenset(some))
