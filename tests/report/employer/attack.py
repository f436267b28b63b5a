"""What an attacker works out of all that is printed of a small firm: bounds in whole persons.

The attacker knows how many women and men work there, which kinds of persons are nobody, and which
counts of the year are of the persons of which others. He knows the rates and the law, and runs
carepact on firms of his own to learn what each figure makes of one person.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from html import unescape

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.levels.employer.firms import MAN, WOMAN
from tests.report.employer.made_firms import (
    GOALS,
    HOURLY,
    KINDS,
    NESTED,
    PARENTS,
    PARTS,
    PERSONS,
    SEXES,
    WHO_CARES,
    Firm,
    expected_of_one,
    list_sums,
    of_one,
    read_table,
)

from carepact.levels.employer.indicators import read_indicators
from carepact.levels.employer.staff import CARE
from carepact.levels.employer.use_counts import UseCounts
from carepact.report.employer.words import name_care, name_figure

Array = NDArray[np.float64]
MINIMUM = 5
NEAR = 1e-6
"""Part of a figure that printing all its digits loses."""
TAKEN = {"days of leave of each": ("leave_days", "begun"), "care days of each": ("care_days",
         "care_takers")}  # fmt: skip


Told = tuple[Array, float, float]
"""A sum, with the least and the most that what is printed of it leaves."""


def half_of_expected(value: float) -> float:
    """Return what printing an expected number of persons loses at most."""
    return 0.05 if value < 10 else 0.5


def half_of_share(share: float) -> float:
    """Return what printing a share in per cent loses at most; from ten on it is rounded twice."""
    return (0.0005 if share < 0.0995 else 0.0055) + NEAR


def between(row: Array, value: float, loss: float = 0.0, scale: float = 1.0) -> Told:
    """Return a sum with the ends that its digits leave."""
    return row / scale, (value - loss) / scale, (value + loss) / scale


def divided(count: Array, total: float, each: float) -> Told:
    """Return a count by which a total was divided, to one decimal."""
    most = total / (each - 0.05 - NEAR) if each > 0.06 else np.inf
    return count, total / (each + 0.05 + NEAR), most


def share_of(part: Array, whole: Array, share: float, loss: float) -> Iterator[Told]:
    """Return what a share leaves: a part is no less and no more of its whole."""
    yield part - (share + loss) * whole, -np.inf, NEAR
    yield part - (share - loss) * whole, -NEAR, np.inf


class Attack:
    """What is printed of a firm, as sums of persons and as sums of their pay."""

    def __init__(self, firm: Firm, files: Mapping[str, str]) -> None:
        """Write everything that is printed as rows."""
        self.firm, self.files, self.use = firm, files, firm.use or UseCounts()
        self.kinds = np.array([
            sum(line.persons for line in firm.lines if (line.sex, line.care) == kind)
            for kind in KINDS
        ])  # fmt: skip
        self.names = [(name, sex) for name in PERSONS for sex in (WOMAN, MAN)
                      if self.use.by_sex(name)[sex] is not None]  # fmt: skip
        counted = [float(self.use.by_sex(name)[sex] or 0) for name, sex in self.names]
        self.truth = np.append(self.kinds, counted).astype(float)
        self.known = [*self._list_known()]
        rows = {
            row.round(9).tobytes() + str((low, high)).encode(): (row, low, high)
            for row, low, high in self._list_printed()
        }
        self.printed = [*rows.values()]
        for row, low, high in self.printed:  # what is printed is so: else the attack proves nothing
            assert low - NEAR <= row @ self.truth <= high + NEAR, (row, low, high)

    def hold(self, sexes: Sequence[int], care: Sequence[str]) -> Array:
        """Add persons of some sexes and care up."""
        found = np.zeros(self.truth.size)
        found[: len(KINDS)] = [kind[0] in sexes and kind[1] in care for kind in KINDS]
        return found

    def count(self, name: str, sexes: Sequence[int]) -> Array | None:
        """Add a count of the year up over sexes; None where the firm does not tell it."""
        found = np.zeros(self.truth.size)
        for sex in sexes:
            if (name, sex) not in self.names:
                return None
            found[len(KINDS) + self.names.index((name, sex))] = 1.0
        return found

    def _list_rests(self) -> Iterator[Array]:
        """List what is left between counts, as sums."""
        for sex in (WOMAN, MAN):
            wholes = {name: self.count(name, [sex]) for name in PERSONS}
            pairs = [(wholes[a], wholes[b]) for a, b in NESTED]
            pairs += [(self.hold([sex], [*CARE, ""]), one) for one in wholes.values()]
            pairs.append((self.hold([sex], PARENTS), wholes["places"]))
            for whole, part in pairs:
                if whole is not None and part is not None and (whole - part) @ self.truth >= 0:
                    yield whole - part

    def _list_known(self) -> Iterator[tuple[Array, float, float]]:
        """List what is known before anything is printed: sums with their least and most."""
        for sex in (WOMAN, MAN):
            of = self.hold([sex], [*CARE, ""])
            yield of, float(of @ self.truth), float(of @ self.truth)
        for one in (*np.eye(self.truth.size), *self._list_rests()):
            size = float(one @ self.truth)
            yield one, min(size, 1.0), np.inf if size else 0.0

    def _list_printed(self) -> Iterator[Told]:
        """List what is printed as sums of persons, each with the ends that its digits leave."""
        yield from self._read_carers()
        yield from self._read_use()
        yield from self._read_texts()
        learnt = [of_one(*kind) for kind in KINDS]
        paid_more = [of_one(*kind, HOURLY + 1) for kind in KINDS]
        for key, value in list_sums(self.files).items():
            each = np.array([one.get(key, 0.0) for one in learnt])
            more = np.array([one.get(key, 0.0) for one in paid_more])
            if np.allclose(each, more, rtol=1e-9, atol=1e-12) and each.any():
                row = np.append(each, np.zeros(len(self.names)))
                loss = half_of_expected(value) if key[0] == "leave" else NEAR * max(abs(value), 1.0)
                yield between(row, value, loss, each.max())

    def _read_carers(self) -> Iterator[Told]:
        """Read who cares: counted, and expected of who is not told."""
        for row in read_table(self.files, "carers.csv"):
            if not row["persons"]:
                continue
            held = self.hold(SEXES[row["sex"]], WHO_CARES[row["care"]])
            value, loss = float(row["persons"]), 0.0
            if row["known"] == "expected":
                held = self._expect(row["sex"], row["care"], median=True)
                loss = half_of_expected(value)
            if held.any():
                yield between(held, value, loss, held.max())

    def _expect(self, sex: str, care: str, *, median: bool = False) -> Array:
        """Return what one who is not told adds to what is expected, learnt from own firms."""
        found = np.zeros(self.truth.size)
        for at, kind in enumerate(KINDS):
            if not kind[1] and kind[0] in SEXES[sex]:
                found[at] = expected_of_one(kind[0])[care][1 if median else 0]
        return found

    def _read_use(self) -> Iterator[Told]:
        """Read counts and rates of the year."""
        rows = read_table(self.files, "use.csv")
        told = {(row["figure"], row["who"]): float(row["value"]) for row in rows if row["value"]}
        for (name, who), value in told.items():
            yield from self._read_figure(name, who, value, told)

    def _read_figure(
        self, name: str, who: str, value: float, told: Mapping[tuple[str, str], float],
        *, is_exact: bool = False,
    ) -> Iterator[Told]:  # fmt: skip
        """Read one count or rate as a sum of persons; a rate that the firm typed is exact."""
        sexes = SEXES.get(who, [])
        loss = NEAR if is_exact else half_of_share(value)
        if name in PERSONS:
            count = self.count(name, sexes)
            assert count is not None
            yield between(count, value)
        elif name in PARTS or name == "fathers among those who began leave":
            first, second = PARTS.get(name, ("begun", "begun"))
            part = self.count(first, sexes if name in PARTS else [MAN])
            whole = self.count(second, sexes if name in PARTS else [WOMAN, MAN])
            assert part is not None
            assert whole is not None
            yield from share_of(part, whole, value, loss)
        elif name in TAKEN and (days := told.get((TAKEN[name][0], who))) is not None and value:
            count = self.count(TAKEN[name][1], sexes)
            assert count is not None
            yield divided(count, days, value)
        elif name == "training hours of each" and ("training_hours", who) in told and value:
            expected = self.hold([WOMAN, MAN], [])
            for sex in ("women", "men"):
                nobody = self._expect(sex, "nobody")
                of_sex = self.hold(SEXES[sex], [""])
                expected += nobody if who == "others" else of_sex - nobody
            care = ["none"] if who == "others" else [one for one in CARE if one != "none"]
            yield divided(
                self.hold([WOMAN, MAN], care) + expected, told["training_hours", who], value
            )
        elif name == "parents with a place":
            parents = self.hold(sexes, ["young-child", "both"]) + self._expect(who, "young child")
            count = self.count("places", sexes)
            assert count is not None
            yield from share_of(count, parents, value, loss)

    def _read_texts(self) -> Iterator[Told]:
        """Read counts off what is shown and printed."""
        text = self.files["answer.txt"]
        for care, page in itertools.product(WHO_CARES, (text, self.files["screen.txt"])):
            label = rf"^{re.escape(name_care(care))} +([0-9·]+) +([0-9·]+) +([0-9·]+)(?: |$)"
            for cells in re.findall(label, page, re.MULTILINE):
                for sexes, cell in zip(SEXES.values(), cells, strict=False):
                    if cell.isdigit():
                        yield between(self.hold(sexes, WHO_CARES[care]), float(cell))
        for page in self.files.values():
            for count in re.findall(r"\bA: (\d+) person", page):
                yield between(self.hold([WOMAN, MAN], [*CARE, ""]), float(count))
        yield from self._read_counts(text)
        yield from self._read_charter()

    def _read_counts(self, text: str) -> Iterator[Told]:
        """Read counts of the year off the text."""
        for name, who in itertools.product(PERSONS, ("women", "men", "all")):
            label = rf"^{re.escape(name_figure(name))} +{who} +(\d+)$"
            for number in re.findall(label, text, re.MULTILINE):
                count = self.count(name, SEXES[who])
                assert count is not None
                yield between(count, float(number))

    def _read_charter(self) -> Iterator[Told]:
        """Read the charter's figures of the year."""
        held = unescape(self.files.get("statement.html", ""))
        for row in read_table(self.files, "charter.csv"):
            if row["year"] != "2027" or not row["value"]:
                assert row["status"] in ("hidden", "not-told")
                continue
            assert row["goal"] in held
            if row["indicator"] == read_indicators()["places"].title:
                yield from self._read_figure("places", "both", float(row["value"]), {})
            for code, rate in GOALS.items():
                if row["goal"] == code:
                    is_exact = row["is_computed"] == "false"
                    yield from self._read_figure(
                        rate, "both", float(row["value"]), {}, is_exact=is_exact
                    )

    @cached_property
    def groups(self) -> list[Array]:
        """List groups of few persons: of kinds, of counts, of what is left between counts."""
        sums = [self.hold(sexes, care) for sexes in SEXES.values() for care in WHO_CARES.values()]
        few = [at for at, size in enumerate(self.kinds) if 0 < size < MINIMUM]
        sums += [
            np.eye(self.truth.size)[list(some)].sum(axis=0)
            for size in range(1, 4)
            for some in itertools.combinations(few, size)
        ]
        both = [self.count(name, [WOMAN, MAN]) for name in PERSONS]
        sums += [one for one in both if one is not None]
        rests = [*self._list_rests()]
        sums += [*np.eye(self.truth.size), *rests]
        women = np.array([kind[0] == WOMAN for kind in KINDS])
        small = [one for one in rests if 0 < one @ self.truth < MINIMUM]
        sums += [a + b for a, b in itertools.combinations(small, 2)
                 if (a[: len(KINDS)] @ women > 0) != (b[: len(KINDS)] @ women > 0)]  # fmt: skip
        found = {one.tobytes(): one for one in sums if 0 < one @ self.truth < MINIMUM}
        return [*found.values()]

    def find_told(self) -> list[tuple[Array, float, float]]:
        """List groups of few that are told, or narrowed too far: each with its least and most."""
        solved, found = [self.truth], []
        for group in self.groups:
            size = round(float(group @ self.truth))
            up, down = float(max(MINIMUM, size + 2)), float(max(size - 1, 1))
            seen = [float(group @ one) for one in solved]
            most = max(seen) if max(seen) >= up else self._reach(group, 1, solved)
            least = min(seen) if min(seen) <= down else self._reach(group, -1, solved)
            if most < up:
                up = min(up, self._reach(group, 1, [], only_known=True))
            if least > down:
                down = max(down, self._reach(group, -1, [], only_known=True))
            if most < up - NEAR or least > down + NEAR:
                found.append((group, least, most))
        return found

    def _reach(
        self, group: Array, sign: int, solved: list[Array], *, only_known: bool = False
    ) -> float:
        """Return the most or the least that a group can be."""
        rows = [one for one, _least, _most in self.known]
        low = [least for _one, least, _most in self.known]
        high = [most for _one, _least, most in self.known]
        for row, least, most in () if only_known else self.printed:
            rows.append(row)
            low.append(least)
            high.append(most)
        size = group.size
        found = milp(
            -sign * group, integrality=np.ones(size), bounds=Bounds(0, 200),
            constraints=LinearConstraint(np.array(rows), np.array(low), np.array(high)),
        )  # fmt: skip
        assert found.x is not None, "what is printed holds of the firm itself"
        solved.append(np.rint(found.x))
        return float(group @ solved[-1])
