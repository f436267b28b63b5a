"""Compile what each country's law provides, from the World Bank's workbook.

Usage: python -m scripts.compile.law FOLDER [--into OUT], FOLDER with
`macro/leave/wbl2026_full_workbook.xlsx`. Reads the questions that
`src/carepact/data/countries/law/provisions.csv` lists and writes `law.csv` beside it, or into
OUT. Where the checked tables of facts set a figure that the workbook gives wrongly, the law
table takes it from there, marked as assumed.
"""

from __future__ import annotations

import argparse
import csv
import functools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl

from carepact.core.errors import DataError
from carepact.data.countries.dictionary import read_datasets, read_shipped
from carepact.data.countries.facts import known_countries, shipped_facts
from carepact.data.countries.law import NO, NO_SYSTEM, YES, ProvisionKind, read_provision_kinds
from carepact.data.countries.law_dates import CHECKED, IN_FORCE, read_law_dates, write_in_force
from carepact.data.countries.row_checks import find_law_faults, refuse_tables

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "src" / "carepact" / "data" / "countries" / "law"
WORKBOOK = Path("macro") / "leave" / "wbl2026_full_workbook.xlsx"
COLUMNS = ["country", "provision", "answer", "basis", "part", "year", "source", "licence",
           "status", IN_FORCE, CHECKED]  # fmt: skip
READ_BY = "leave_mother_paid_days"
"""Indicator of the same workbook: what is told of its days holds of every answer."""
CODES, TITLES, FIRST = 1, 2, 3
"""Rows of a tab: codes of the columns, questions in words, first country."""
NAME, CODE = 0, 2
"""Columns of every tab."""
ISO_OF = {"KSV": "XKX"}
NOT_APPLICABLE = "not applicable"
NO_ANSWER = ".."
ANSWERS = {"Yes": YES, "1": YES, "No": NO, "0": NO}
FRAMES = {"_SFR_": ", supportive frameworks", "_Enf_": ", enforcement perceptions"}
"""Parts of a tab beside the law itself, by a mark in the codes of their columns."""
Cells = tuple[object, ...]


@dataclass(frozen=True)
class Tab:
    """One tab of the workbook."""

    title: str
    heads: list[str]
    questions: Cells
    rows: tuple[Cells, ...]

    def source_of(self, asked: ProvisionKind) -> str:
        """Name where a question stands."""
        # Tab 3 heads its perceptions with each other's questions; its codes fit the answers.
        column = asked.law or asked.question
        number = str(self.questions[self.heads.index(column)]).split()[0]
        frame = next((name for mark, name in FRAMES.items() if mark in asked.question), "")
        return f"World Bank WBL 2026 tab {self.title.split('.')[0]}{frame}, {number}"


@functools.cache
def open_book(path: Path) -> openpyxl.Workbook:
    """Open the workbook, once: its texts, which all tabs share, take the longest."""
    return openpyxl.load_workbook(path, read_only=True, data_only=True)


def read_tab(path: Path, title: str) -> Tab:
    """Read one tab."""
    rows = list(open_book(path)[title].iter_rows(values_only=True))
    heads = [str(cell) for cell in rows[CODES]]
    return Tab(title, heads, rows[TITLES], tuple(row for row in rows[FIRST:] if row[CODE]))


def word_answer(asked: ProvisionKind, cell: object) -> str:
    """Word an answer as the table has it."""
    text = str(cell).strip()
    if asked.kind == "yes_no":
        return ANSWERS[text]
    if text == "NS":
        return NO_SYSTEM
    if asked.kind == "text":
        return NOT_APPLICABLE if text == "N/A" else text.capitalize()
    return f"{float(text):g}"


@functools.cache
def read_marks() -> tuple[dict[str, str], ...]:
    """Read by which words an act is known for that of a part of its country."""
    return read_shipped("law", "parts.csv")


def name_part(asked: ProvisionKind, country: str, basis: str) -> str:
    """Name the part of the country whose law an answer is, or return nothing.

    A yes stands in the whole country where one national act is cited. Days are a sum of what
    all acts cited grant, so that one local act makes them those of a part.
    """
    marks = [row for row in read_marks() if row["country"] == country]
    laws = [law for law in basis.split(";") if law.strip()]
    found = [next((m["part"] for m in marks if m["mark"] in law), "") for law in laws]
    local = list(dict.fromkeys(part for part in found if part))
    if asked.kind == "days":
        return ", ".join(local)
    return local[0] if all(found) and len(local) == 1 else ""


def has_answer(asked: ProvisionKind, tab: Tab, row: Cells) -> bool:
    """Tell whether a country has an answer: for a score, only where there is law to enforce."""
    if row[tab.heads.index(asked.question)] == NO_ANSWER:
        return False
    return not asked.law or score_law(asked, tab, row) > 0


def score_law(asked: ProvisionKind, tab: Tab, row: Cells) -> float:
    """Return the score of the law whose enforcement is asked for. [0 to 1]"""
    return float(str(row[tab.heads.index(asked.law)]))


def undo_weight(opinion: float, law: float) -> float:
    """Return the experts' median, which the workbook has multiplied by the score of the law.

    Medians lie on whole and half points; two decimals of the product hide the rest.
    """
    return round(2 * opinion / law) / 2


def compile_rows(asked: ProvisionKind, tab: Tab) -> Iterator[list[str]]:
    """Compile every country's answer to one question."""
    licence, told = read_datasets()["wbl"].licence, read_law_dates()[READ_BY]
    year = date.fromisoformat(told.in_force_by).year
    days = (write_in_force(told, year), told.checked_on)
    answer_at = tab.heads.index(asked.question)
    for row in tab.rows:
        country = ISO_OF.get(str(row[CODE]), str(row[CODE]))
        if country not in known_countries() or not has_answer(asked, tab, row):
            continue
        basis = " ".join(str(row[tab.heads.index(asked.basis)]).split()) if asked.basis else ""
        answer = word_answer(asked, row[answer_at])
        if asked.law:
            answer = f"{undo_weight(float(answer), score_law(asked, tab, row)):g}"
        part = name_part(asked, country, basis)
        line = [country, asked.name, answer, basis, part, str(year),
                tab.source_of(asked), licence, "observed", *days]  # fmt: skip
        yield from_facts(asked, line)


def from_facts(asked: ProvisionKind, line: list[str]) -> list[str]:
    """Put what the checked tables of facts assume in the place of the workbook's answer."""
    fact = shipped_facts(line[0]).get(asked.fact)
    if fact is None or fact.status == "observed":
        return line
    answer = f"{fact.value:g}" if isinstance(fact.value, float) else fact.value
    of_a_part = bool(line[COLUMNS.index("part")])
    basis = fact.source if of_a_part else line[COLUMNS.index("basis")]
    return [line[0], line[1], answer, basis, "", str(fact.year), fact.source, fact.licence,
            fact.status, fact.in_force_from, fact.checked_on]  # fmt: skip


def compile_law(path: Path) -> list[list[str]]:
    """Compile the table, by provision and country; refuse a country that stands twice."""
    kinds = read_provision_kinds()
    tabs = {title: read_tab(path, title) for title in {asked.tab for asked in kinds.values()}}
    lines = [
        line for asked in kinds.values() for line in sorted(compile_rows(asked, tabs[asked.tab]))
    ]
    if len({(line[0], line[1]) for line in lines}) < len(lines):
        raise DataError(f"{path.name}: a country stands twice. Look at its codes.")
    check_lines(lines)
    return lines


def check_lines(lines: list[list[str]]) -> None:
    """Refuse lines of an unknown country or provision, or without source: all at once."""
    rows = (dict(zip(COLUMNS, line, strict=True)) for line in lines)
    faults = find_law_faults(rows, known_countries(), read_provision_kinds())
    refuse_tables("tables to be written", {"law.csv": faults})


def main() -> int:
    """Compile, write, and say which countries are left out."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--into", type=Path, help="folder to write to, in the package's place")
    given = options.parse_args()
    path = given.folder / WORKBOOK
    try:
        lines = compile_law(path)
    except DataError as error:
        raise SystemExit(str(error)) from error
    target = given.into or TARGET
    with (target / "law.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(lines)
    compiled = {line[0] for line in lines}
    tab = read_tab(path, next(iter(read_provision_kinds().values())).tab)
    unknown = [str(row[NAME]) for row in tab.rows
               if ISO_OF.get(str(row[CODE]), str(row[CODE])) not in compiled]  # fmt: skip
    absent = sorted(set(known_countries()) - compiled)
    print(f"law.csv: {len(lines)} rows, {len(compiled)} countries")
    print(f"in the workbook and not known here: {', '.join(unknown) or 'none'}")
    print(f"known here and not in the workbook: {len(absent)} ({', '.join(absent)})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
