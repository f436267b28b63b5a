"""Write the page that says how law in our tables stood up to second sources.

Usage: python -m scripts.compile.law_audit [--into FILE]. Reads the two audits beside the tests
of law, and what the tables hold today.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from carepact.data.countries.facts import known_countries
from carepact.data.countries.reading import read_country

ROOT = Path(__file__).resolve().parent.parent.parent
AUDITS = ROOT / "tests" / "data" / "countries" / "law_audit"
PAGE = ROOT / "docs" / "reference" / "law-audit.md"
FACTS = {
    "mother days": "leave_mother_paid_days",
    "father days": "leave_father_paid_days",
    "payer": "leave_who_pays",
}
VERDICTS = ("right", "wrong", "outdated", "other definition", "unverified")

HEAD = """\
# How our tables of law stood up

Written by `python -m scripts.compile.law_audit`; do not edit.

Two audits held four facts of 25 countries each against second sources: days of paid leave open
to mothers and to fathers, who pays leave, and the age of a free place or school. The first 25
were chosen by an outside reader; the other 25 were drawn by seed from all countries that the
World Bank covers. What was wrong or outdated is corrected with its source (`law/corrections.csv`,
`law/changes.csv`); the figure that stood before is printed beside it.

Most second sources were read as excerpts of pages; some are summaries of law firms or of public
bodies, not the act. A cell without a second source is *unverified*, never *right*. *Other
definition* is a difference of what is counted, not of law.
"""


def read_audit(name: str) -> list[dict[str, str]]:
    """Read one audit."""
    with (AUDITS / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def find_now(country: str, fact: str) -> str:
    """Print what the tables hold today."""
    facts = read_country(country).facts
    if fact == "free age":
        parts = [facts.get(name) for name in ("entry_age_primary", "free_preprimary_years")]
        known = [part.number for part in parts if part is not None]
        return f"{known[0] - known[1]:g}" if len(known) == len(parts) else ""
    found = facts.get(FACTS[fact])
    if found is None:
        return ""
    return found.value if isinstance(found.value, str) else f"{found.value:g}"


def list_first() -> list[str]:
    """Lay out the audit of the outside reader."""
    rows = read_audit("table_a.csv")
    changed = [row for row in rows if row["before"] != row["right"]]
    lines = [
        "## The 25 countries of an outside reader",
        "",
        (
            f"{len(rows)} cells, {len(changed)} of them wrong or outdated then, all corrected; "
            f"{sum(row['second_source'] == 'no' for row in rows)} have no second source."
        ),
        "",
        "| country | fact | before | now | source | note |",
        "|---|---|---|---|---|---|",
    ]
    return lines + [
        f"| {known_countries()[row['country']]['name']} | {row['fact']} | {row['before']} | "
        f"{find_now(row['country'], row['fact'])} | {row['source']} | {row['note']} |"
        for row in changed
    ]


def list_further() -> list[str]:
    """Lay out the audit of the countries that were drawn."""
    rows = read_audit("further.csv")
    counts = Counter((row["fact"], row["verdict"]) for row in rows)
    facts = list(dict.fromkeys(row["fact"] for row in rows))
    lines = [
        "",
        "## 25 further countries, drawn by seed",
        "",
        ", ".join(
            known_countries()[code]["name"] for code in dict.fromkeys(r["country"] for r in rows)
        )
        + ".",
        "",
        "| fact | " + " | ".join(VERDICTS) + " |",
        "|---|" + "--:|" * len(VERDICTS),
    ]
    lines += [
        f"| {fact} | " + " | ".join(str(counts[fact, v]) for v in VERDICTS) + " |" for fact in facts
    ]
    totals = [sum(counts[fact, verdict] for fact in facts) for verdict in VERDICTS]
    lines.append("| all | " + " | ".join(map(str, totals)) + " |")
    lines += [
        "",
        "Every cell that is not right:",
        "",
        "| country | fact | verdict | before | second source says | now | source | note |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return lines + [
        f"| {known_countries()[row['country']]['name']} | {row['fact']} | {row['verdict']} | "
        f"{row['before']} | {row['second']} | {find_now(row['country'], row['fact'])} | "
        f"{row['source']} | {row['note']} |"
        for row in rows
        if row["verdict"] != "right"
    ]


def main() -> int:
    """Write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--into", type=Path, default=PAGE, help="file to write")
    given = options.parse_args()
    lines = [HEAD, *list_first(), *list_further(), ""]
    given.into.write_text("\n".join(lines), encoding="utf-8")
    print(f"{given.into.name}: {len(lines)} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
