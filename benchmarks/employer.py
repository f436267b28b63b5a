"""Answer an employer of 100 000 rows: processor's seconds to read it, and for everything else.

    python benchmarks/employer.py [--rows 100000]

Two made-up headcounts: persons who are alike in a few thousand ways, and persons of whom each
earns something else; each as CSV and as a workbook. Everything else is who cares, leave, measures,
pay, what is hidden, and the files of the answer, pictures among them. Ends with 1 where that takes
longer than reading the CSV. Time is the processor's, which other work on the machine does not
lengthen.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

from carepact.report.employer.files import EmployerTelling
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer

ROWS = 100_000
SEED = 1
SLACK = 1.25
"""How much longer than reading is still about the same. [ratio]"""
SHEETS = ("headcount.csv", "headcount.xlsx")
FIRM = """\
employer: A
country: ESP
counted_on: 2027-01-31
headcount: {sheet}
pay_bands: {{A: 21000, B: 27000, C: 35000, D: 46000, E: 72000}}
pay_bands_are: full-time
full_time_hours: 40
levels: [halls, offices, leads]
measures: {{top_up: 1, backup_days: 3, carer_days: 5, flexible_share: 0.5}}
"""


def draw_rows(rows: int, *, alike: bool) -> list[list[str]]:
    """Draw a headcount with one row a person."""
    draw = random.Random(SEED)  # noqa: S311 - no secret
    lines = [["sex", "age", "hours", "pay", "level", "care"]]
    for _row in range(rows):
        pay = draw.choice("ABCDE") if alike else str(draw.randint(18_000, 90_000))
        lines.append(
            [
                draw.choice(("woman", "man")),
                draw.choice(("20-24", "25-34", "35-44", "45-54", "55+")),
                draw.choice(("20", "30", "35", "38", "40")),
                pay,
                draw.choice(("halls", "offices", "leads")),
                draw.choice(("none", "none", "young child", "relative", "both", "", "")),
            ]
        )
    return lines


def write_firm(folder: Path, lines: list[list[str]], sheet: str) -> Path:
    """Write a firm and its headcount, as CSV or as a workbook."""
    if sheet.endswith(".csv"):
        text = "\n".join(map(",".join, lines)) + "\n"
        (folder / sheet).write_text(text, "utf-8")
    else:
        book = openpyxl.Workbook(write_only=True)
        page = book.create_sheet("headcount")
        for line in lines:
            page.append([int(one) if one.isdigit() else one or None for one in line])
        book.save(folder / sheet)
    path = folder / "employer.yaml"
    path.write_text(FIRM.format(sheet=sheet), "utf-8")
    return path


def measure(rows: int, *, alike: bool) -> bool:
    """Print the seconds of one firm; tell whether all else takes about as long as reading."""
    lines = draw_rows(rows, alike=alike)
    read = {}
    with tempfile.TemporaryDirectory() as name:
        for sheet in SHEETS:
            path = write_firm(Path(name), lines, sheet)
            begun = time.process_time()
            firm = open_employer(path)
            read[sheet] = time.process_time() - begun
        begun = time.process_time()
        EmployerTelling(answer_employer(firm)).lay_out(Path("out"))
        rest = time.process_time() - begun
    print(f"{rows} rows, {'alike' if alike else 'each another pay'}: all else {rest:.1f} s")
    for sheet, seconds in read.items():
        print(f"  reading {sheet} {seconds:.1f} s; all else is {rest / seconds:.2f} of it")
    return rest <= SLACK * read[SHEETS[0]]


def main() -> int:
    """Measure both firms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args().rows
    held = [measure(rows, alike=alike) for alike in (True, False)]
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6:.0f} MB")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
