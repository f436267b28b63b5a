"""Answer an employer of 100 000 rows: seconds to read the headcount, and for everything else.

    python benchmarks/employer.py [--rows 100000]

Two made-up headcounts: persons who are alike in a few thousand ways, and persons of whom each
earns something else. Everything else is who cares, leave, measures, pay, what is hidden, and the
files of the answer, pictures among them. Ends with 1 where that takes longer than reading.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from carepact.report.employer.files import lay_out_employer
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer

ROWS = 100_000
SEED = 1
SLACK = 1.25
"""How much longer than reading is still about the same. [ratio]"""
FIRM = """\
employer: A
country: ESP
counted_on: 2027-01-31
headcount: headcount.csv
pay_bands: {A: 21000, B: 27000, C: 35000, D: 46000, E: 72000}
levels: [halls, offices, leads]
measures: {top_up: 1, backup_days: 3, carer_days: 5, flexible_share: 0.5}
"""


def write_firm(folder: Path, rows: int, *, alike: bool) -> Path:
    """Write a firm with one row a person."""
    draw = random.Random(SEED)  # noqa: S311 - no secret
    lines = ["sex,age,hours,pay,level,care"]
    for _row in range(rows):
        pay = draw.choice("ABCDE") if alike else str(draw.randint(18_000, 90_000))
        lines.append(
            ",".join(
                (
                    draw.choice(("woman", "man")),
                    draw.choice(("20-24", "25-34", "35-44", "45-54", "55+")),
                    draw.choice(("20", "30", "35", "38", "40")),
                    pay,
                    draw.choice(("halls", "offices", "leads")),
                    draw.choice(("none", "none", "young child", "relative", "both", "", "")),
                )
            )
        )
    (folder / "headcount.csv").write_text("\n".join(lines) + "\n", "utf-8")
    path = folder / "employer.yaml"
    path.write_text(FIRM, "utf-8")
    return path


def measure(rows: int, *, alike: bool) -> bool:
    """Print the seconds of one firm; tell whether all else takes about as long as reading."""
    with tempfile.TemporaryDirectory() as name:
        path = write_firm(Path(name), rows, alike=alike)
        begun = time.perf_counter()
        firm = open_employer(path)
        read = time.perf_counter() - begun
        begun = time.perf_counter()
        lay_out_employer(answer_employer(firm), Path("out"))
        rest = time.perf_counter() - begun
    what = "alike" if alike else "each another pay"
    print(f"{rows} rows, {what}: read {read:.1f} s, everything else {rest:.1f} s")
    return rest <= SLACK * read


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
