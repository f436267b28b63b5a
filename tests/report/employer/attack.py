"""What an attacker works out of all that is printed of a small firm: bounds in whole persons.

The attacker knows how many women and men work there, which kinds of persons are nobody, and which
counts of the year are of the persons of which others. He knows the rates and the law, and runs
carepact on firms of his own to learn what each figure makes of one person.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from html import unescape

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from tests.levels.employer.firms import GROUPS, MAN, WOMAN, Line, make_staff

from carepact.levels.employer.charter import Charter, Goal, Statement, read_indicators
from carepact.levels.employer.staff import CARE
from carepact.levels.employer.use_counts import UseCounts
from carepact.report.employer.files import write_answer
from carepact.report.employer.statement import write_statement
from carepact.report.employer.words import name_figure
from carepact.report.formats import render
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import Employer
from carepact.studies.one_employer.books import export_employer_books

Array = NDArray[np.float64]
MINIMUM, PERCENT = 5, 0.1
DRAWS = 2
KINDS = [(sex, care) for sex in (WOMAN, MAN) for care in (*CARE, "")]
PERSONS = (
    "announced", "begun", "ended", "returned", "returned_before", "still_here", "asked", "granted",
    "lactation", "places", "care_takers",
)  # fmt: skip
CHAIN = ("announced", "begun", "ended", "returned", "lactation")
NESTED = [*itertools.combinations(CHAIN, 2), ("returned_before", "still_here"),
          ("asked", "granted")]  # fmt: skip
"""Counts that are of the persons of another, as an attacker takes them to be."""
PARENTS = ("young-child", "both", "")
SEXES = {"women": [WOMAN], "men": [MAN], "both": [WOMAN, MAN], "all": [WOMAN, MAN]}
WHO_CARES = {
    "young child": ["young-child", "both"], "relative": ["relative", "both"], "both": ["both"],
    "nobody": ["none"], "": [""], "all": [*CARE, ""],
}  # fmt: skip
PARTS = {
    "came back": ("returned", "ended"), "still here after 12 months": ("still_here",
    "returned_before"), "flexible hours granted": ("granted", "asked"),
    "breastfeeding breaks of those who came back": ("lactation", "returned"),
}  # fmt: skip
"""Rates that are a count over another, and goals of a charter that are."""
TAKEN = {"days of leave of each": ("leave_days", "begun"), "care days of each": ("care_days",
         "care_takers")}  # fmt: skip
GOALS = {"flexible-granted": "flexible hours granted", "return-rate": "came back",
         "still-here": "still here after 12 months"}  # fmt: skip
GIVEN = {"backup_days": 3.0, "carer_days": 5.0, "flexible_share": 0.5}
HOURLY = 12.0
"""Pay of an hour in the attacker's own firms, below what the law caps in Spain. [EUR]"""
NEAR = 1e-6
"""Part of a figure that printing it loses."""


@dataclass(frozen=True)
class Firm:
    """A firm made up."""

    lines: tuple[Line, ...]
    use: UseCounts | None = None
    typed: tuple[tuple[str, float], ...] = ()
    """Goals of a charter by indicator, each with what the firm tells of the year."""

    @property
    def employer(self) -> Employer:
        """Return it as if it had been read."""
        charter = None
        if self.typed:
            goals = tuple(
                Goal(code, code, read_indicators()[code], 0.0, 1.0, "up", "who", 2027, 2029)
                for code, _value in self.typed
            )
            charter = (Charter(2027, goals, "who"), (Statement(2027, dict(self.typed)),))
        staff = make_staff(self.lines)
        return Employer(
            "A", "ESP", date(2028, 1, 31), "EUR", staff, GIVEN, use=self.use, charter=charter
        )


def make_firm(seed: int) -> Firm:
    """Make a small firm up."""
    draw = np.random.default_rng(seed)
    lines = []
    for sex, care in KINDS:
        for _line in range(int(draw.integers(0, 3))):
            most = 4 if draw.random() < 0.6 else 10
            lines.append(Line(int(draw.integers(1, most)), sex, float(draw.integers(10, 17)), care))
    lines = lines or [Line(6, WOMAN, 12.0)]
    told: dict[str, list[float | None]] = {name: [None, None] for name in PERSONS}
    for sex in (WOMAN, MAN):
        size = sum(one.persons for one in lines if one.sex == sex)
        parents = sum(one.persons for one in lines if one.sex == sex and one.care in PARENTS)
        for name in PERSONS:
            if (name == "lactation" and sex == MAN) or draw.random() < 0.1:
                continue
            whole = next((told[a][sex] for a, b in reversed(NESTED)
                          if b == name and told[a][sex] is not None), None)  # fmt: skip
            whole = parents if name == "places" else size if whole is None else whole
            few = int(draw.integers(0, 4))
            told[name][sex] = float(max(whole - few, 0) if draw.random() < 0.7 else min(few, whole))
    days = {
        days: tuple(None if one is None else float(one * int(draw.integers(1, 30)))
                    for one in told[name])
        for days, name in (("leave_days", "begun"), ("care_days", "care_takers"))
    }  # fmt: skip
    hours = (float(draw.integers(10, 90)), float(draw.integers(10, 90)))
    pairs = {name: tuple(two) for name, two in told.items() if name != "lactation"}
    use = UseCounts(**pairs, **days, lactation=told["lactation"][0], training_hours=hours)  # type: ignore[arg-type]
    return Firm(tuple(lines), use, tuple(_type(use)))


def _type(use: UseCounts) -> Iterator[tuple[str, float]]:
    """Tell in the charter what is so, of women and men together."""
    for code, rate in GOALS.items():
        part, whole = (use.by_sex(name) for name in PARTS[rate])
        both = [None if None in two else sum(one or 0.0 for one in two) for two in (part, whole)]
        if both[0] is not None and both[1]:
            yield code, both[0] / both[1]
    if (of := use.places)[0] is not None and of[1] is not None:
        yield "places", of[0] + of[1]


def print_firm(firm: Firm) -> dict[str, str]:
    """Return the text of what is printed of a firm, by name."""
    answer = answer_employer(firm.employer, draws=DRAWS)
    tables = {
        "carers.csv": answer.to_polars(), "leave.csv": answer.leave(), "use.csv": answer.uses(),
        "measures.csv": answer.costs(), "pay.csv": answer.pays(), "charter.csv": answer.goals(),
    }  # fmt: skip
    files = {name: render(table, answer.manifest(), "csv") for name, table in tables.items()}
    files["answer.txt"] = write_answer(answer)
    if answer.charter is not None:
        files["statement.html"] = write_statement(answer)
    if answer.books is not None:
        files |= export_employer_books(answer.books)
    return {name: held.decode("utf-8-sig") for name, held in files.items()}


def read_table(files: Mapping[str, str], name: str) -> list[dict[str, str]]:
    """Read a table of a firm."""
    rows = (line for line in files.get(name, "").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(io.StringIO("\n".join(rows))))


@cache
def of_one(sex: int, care: str, hourly: float = HOURLY) -> Mapping[tuple[str, ...], float]:
    """Learn from a firm of a hundred alike what one person adds to leave, hours and money."""
    files = print_firm(Firm((Line(100, sex, hourly, care),)))
    return {key: found / 100 for key, found in _list_sums(files).items()}


def _list_sums(files: Mapping[str, str]) -> dict[tuple[str, ...], float]:
    """List figures that are sums over persons: who takes which leave, hours, amounts."""
    found: dict[tuple[str, ...], float] = {}
    for row in read_table(files, "leave.csv"):
        for who in ("women", "men"):
            if row[who] and row["leave"] != "all":
                found["leave", row["leave"], who] = float(row[who])
    for row in read_table(files, "flows.csv"):
        key = (row["commodity"], row["instrument"], row["from"])
        found[key] = found.get(key, 0.0) + float(row["amount"])
    return found


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
        self.printed = [*self._list_printed()]
        for row, value in self.printed:
            assert abs(row @ self.truth - value) < 1e-4 * max(abs(value), 1), (row, value)

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

    def _list_printed(self) -> Iterator[tuple[Array, float]]:
        """List what is printed as sums of persons."""
        yield from self._read_carers()
        yield from self._read_use()
        yield from self._read_texts()
        learnt = [of_one(*kind) for kind in KINDS]
        paid_more = [of_one(*kind, HOURLY + 1) for kind in KINDS]
        for key, value in _list_sums(self.files).items():
            each = np.array([one.get(key, 0.0) for one in learnt])
            more = np.array([one.get(key, 0.0) for one in paid_more])
            if np.allclose(each, more, rtol=1e-9, atol=1e-12) and each.any():
                row = np.append(each, np.zeros(len(self.names)))
                yield row / each.max(), value / each.max()

    def _read_carers(self) -> Iterator[tuple[Array, float]]:
        """Read who cares: counted, and expected of who is not told."""
        for row in read_table(self.files, "carers.csv"):
            if not row["persons"]:
                continue
            held = self.hold(SEXES[row["sex"]], WHO_CARES[row["care"]])
            if row["known"] == "expected":
                held = self._expect(row["sex"], row["care"], median=True)
            if held.any():
                yield held / held.max(), float(row["persons"]) / held.max()

    def _expect(self, sex: str, care: str, *, median: bool = False) -> Array:
        """Return what one who is not told adds to what is expected, learnt from own firms."""
        found = np.zeros(self.truth.size)
        for at, kind in enumerate(KINDS):
            if not kind[1] and kind[0] in SEXES[sex]:
                found[at] = expected_of_one(kind[0])[care][1 if median else 0]
        return found

    def _read_use(self) -> Iterator[tuple[Array, float]]:
        """Read counts and rates of the year."""
        rows = read_table(self.files, "use.csv")
        told = {(row["figure"], row["who"]): float(row["value"]) for row in rows if row["value"]}
        for (name, who), value in told.items():
            yield from self._read_figure(name, who, value, told)

    def _read_figure(
        self, name: str, who: str, value: float, told: Mapping[tuple[str, str], float]
    ) -> Iterator[tuple[Array, float]]:
        """Read one count or rate as a sum of persons."""
        sexes = SEXES.get(who, [])
        if name in PERSONS:
            count = self.count(name, sexes)
            assert count is not None
            yield count, value
        elif name in PARTS:
            part, whole = (self.count(one, sexes) for one in PARTS[name])
            assert part is not None
            assert whole is not None
            yield part - value * whole, 0.0
        elif name == "fathers among those who began leave":
            part, whole = self.count("begun", [MAN]), self.count("begun", [WOMAN, MAN])
            assert part is not None
            assert whole is not None
            yield part - value * whole, 0.0
        elif name in TAKEN and (days := told.get((TAKEN[name][0], who))) is not None and value:
            count = self.count(TAKEN[name][1], sexes)
            assert count is not None
            yield count, days / value
        elif name == "training hours of each" and ("training_hours", who) in told and value:
            expected = self.hold([WOMAN, MAN], [])
            for sex in ("women", "men"):
                nobody = self._expect(sex, "nobody")
                of_sex = self.hold(SEXES[sex], [""])
                expected += nobody if who == "others" else of_sex - nobody
            care = ["none"] if who == "others" else [one for one in CARE if one != "none"]
            yield self.hold([WOMAN, MAN], care) + expected, told["training_hours", who] / value
        elif name == "parents with a place":
            parents = self.hold(sexes, ["young-child", "both"]) + self._expect(who, "young child")
            count = self.count("places", sexes)
            assert count is not None
            yield count - value * parents, 0.0

    def _read_texts(self) -> Iterator[tuple[Array, float]]:
        """Read counts off the text to print, and the charter's figures of the year."""
        text = self.files["answer.txt"]
        if found := re.match(r"A: (\d+) person", text):
            yield self.hold([WOMAN, MAN], [*CARE, ""]), float(found[1])
        for name, who in itertools.product(PERSONS, ("women", "men", "all")):
            label = rf"^{re.escape(name_figure(name))} +{who} +(\d+)$"
            for number in re.findall(label, text, re.MULTILINE):
                count = self.count(name, SEXES[who])
                assert count is not None
                yield count, float(number)
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
                    yield from self._read_figure(rate, "both", float(row["value"]), {})

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
        for row, value in () if only_known else self.printed:
            slack = NEAR * max(abs(value), 1.0)
            rows.append(row)
            low.append(value - slack)
            high.append(value + slack)
        size = group.size
        found = milp(
            -sign * group, integrality=np.ones(size), bounds=Bounds(0, 200),
            constraints=LinearConstraint(np.array(rows), np.array(low), np.array(high)),
        )  # fmt: skip
        assert found.x is not None, "what is printed holds of the firm itself"
        solved.append(np.rint(found.x))
        return float(group @ solved[-1])

    def find_told_pay(self) -> list[tuple[float, float, float]]:
        """List pay of few kinds of persons that is told too nearly: truth, least and most."""
        truth = np.array([
            sum(line.persons * line.hourly for line in self.firm.lines
                if (line.sex, line.care) == kind) for kind in KINDS
        ])  # fmt: skip
        rows, values = [], []
        for row in read_table(self.files, "pay.csv"):
            if row["figure"] == "mean" and row["value"]:
                sexes, care = GROUPS[row["group"]]
                held = np.array([kind[0] in sexes and kind[1] in care for kind in KINDS])
                rows.append(held.astype(float))
                values.append(float(row["value"]) * (held @ self.kinds))
        for key, value in _list_sums(self.files).items():
            first = np.array([of_one(*kind).get(key, 0.0) for kind in KINDS])
            slope = np.array([of_one(*kind, HOURLY + 1).get(key, 0.0) for kind in KINDS]) - first
            if key[0] == "EUR" and slope.max() > 1e-9:
                fixed = first - HOURLY * slope
                rows.append(slope / slope.max())
                values.append((value - fixed @ self.kinds) / slope.max())
        matrix, told = np.array(rows).reshape(-1, len(KINDS)), np.array(values)
        assert np.allclose(matrix @ truth, told, rtol=1e-5)
        few = [at for at, size in enumerate(self.kinds) if 0 < size < MINIMUM]
        found = []
        for size in (1, 2):
            for some in itertools.combinations(few, size):
                if self.kinds[list(some)].sum() >= MINIMUM:
                    continue
                wanted = np.zeros(len(KINDS))
                wanted[list(some)] = 1.0
                low, high = _bound(matrix, told, wanted, self.kinds > 0)
                if low > (1 - PERCENT) * (wanted @ truth) or high < (1 + PERCENT) * (
                    wanted @ truth
                ):
                    found.append((float(wanted @ truth), low, high))
        return found


@cache
def expected_of_one(sex: int) -> Mapping[str, tuple[float, float]]:
    """Learn how far one who is not told is expected to care: at the point, and as it is printed."""
    answer = answer_employer(Firm((Line(100, sex, HOURLY),)).employer, draws=DRAWS)
    printed = {
        row[1]: float(row[4]) for row in answer.to_polars().iter_rows()
        if row[2] == "expected" and SEXES[row[0]] == [sex]
    }  # fmt: skip
    assert answer.carers.expected is not None
    point = answer.carers.expected[0, sex]
    return {
        care: (sum(float(point[CARE.index(one)]) for one in WHO_CARES[care]) / 100, found / 100)
        for care, found in printed.items()
    }


def _bound(matrix: Array, told: Array, wanted: Array, anybody: NDArray[np.bool_]) -> Array:
    """Return the least and the most that a sum of pay can be."""
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * wanted, A_eq=matrix if told.size else None, b_eq=told if told.size else None,
            bounds=[(0.0, None if one else 0.0) for one in anybody],
        )  # fmt: skip
        assert found.status in (0, 3)
        ends.append(np.inf if found.status == 3 else sign * found.fun)
    return np.array(ends)
