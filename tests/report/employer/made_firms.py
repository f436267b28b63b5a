"""Small firms made up, all that is printed of them, and what is learnt from firms of one's own."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np
from tests.levels.employer.firms import MAN, WOMAN, Line, make_staff

from carepact.levels.employer.charter import Charter, Goal, Statement
from carepact.levels.employer.indicators import read_indicators
from carepact.levels.employer.staff import CARE
from carepact.levels.employer.use_counts import UseCounts
from carepact.report.employer.files import EmployerTelling
from carepact.report.employer.statement import write_statement
from carepact.report.formats import render
from carepact.report.screen import write_page
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import Employer
from carepact.studies.one_employer.books import export_employer_books

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
GOALS = {"flexible-granted": "flexible hours granted", "return-rate": "came back",
         "still-here": "still here after 12 months"}  # fmt: skip
GIVEN = {"backup_days": 3.0, "carer_days": 5.0, "flexible_share": 0.5}
HOURLY = 12.0
"""Pay of an hour in the attacker's own firms, below what the law caps in Spain. [EUR]"""


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


def print_firm(firm: Firm, *, rounds: bool = True) -> dict[str, str]:
    """Return the text of what is printed of a firm, by name; of one's own with all digits."""
    answer = replace(answer_employer(firm.employer, draws=DRAWS), rounds=rounds)
    telling = EmployerTelling(answer)
    tables = telling.list_tables()
    files = {name: render(table, answer.manifest(), "csv") for name, table in tables.items()}
    files["answer.txt"] = write_page(telling.show_full())
    files["screen.txt"] = write_page(telling.show())
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
    files = print_firm(Firm((Line(100, sex, hourly, care),)), rounds=False)
    return {key: found / 100 for key, found in list_sums(files).items()}


def list_sums(files: Mapping[str, str]) -> dict[tuple[str, ...], float]:
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


@cache
def expected_of_one(sex: int) -> Mapping[str, tuple[float, float]]:
    """Learn how far one who is not told is expected to care: at the point, and as it is printed."""
    answer = answer_employer(Firm((Line(100, sex, HOURLY),)).employer, draws=DRAWS)
    printed = {
        row[1]: float(row[4] or 0.0) for row in answer.carer_rows
        if row[2] == "expected" and SEXES[row[0]] == [sex]
    }  # fmt: skip
    assert answer.carers.expected is not None
    point = answer.carers.expected[0, sex]
    return {
        care: (sum(float(point[CARE.index(one)]) for one in WHO_CARES[care]) / 100, found / 100)
        for care, found in printed.items()
    }
