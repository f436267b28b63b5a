"""Write the tables from care activity to skill that ship, and the page that shows them.

Usage: python -m scripts.compile.skills.table [SHARED] [--into FOLDER] [--docs FOLDER]

SHARED is the folder of data beside the project; its `esco` holds the labels of ESCO.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scripts.compile.skills.agreement import STRENGTHS
from scripts.compile.skills.page import PAGE, Tables, write_page

ROOT = Path(__file__).resolve().parents[3]
READ = Path(__file__).resolve().parent
LABELS = Path("esco") / "care_skills_esco_1_1_1.csv"
LICENCE = "reuse with attribution (Commission Decision 2011/833/EU)"
Table = tuple[tuple[str, ...], list[Sequence[str]]]


def read_table(path: Path) -> list[dict[str, str]]:
    """Read one table, shape: a dictionary a row."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def list_concepts(labels: Path) -> Table:
    """List the concepts with three labels each, ours where ESCO v1.0 has none."""
    own = {row["uri"]: row for row in read_table(READ / "own_labels.csv")}
    nine = {row["uri"]: row["code"] for row in read_table(READ / "nine.csv")}
    tells = {row["uri"]: row["tells_health"] for row in read_table(READ / "health.csv")}
    rows: list[Sequence[str]] = []
    for row in read_table(labels):
        uri = row["uri"]
        ours = [one for one in ("fr", "es") if not row[f"{one}_v1_0"]]
        said = [own[uri][one] if one in ours else row[f"{one}_v1_0"] for one in ("fr", "es")]
        more = " ".join(ours), nine.get(uri, ""), tells[uri], LICENCE
        rows.append((uri, row["en"], *said, *more))
    return ("uri", "en", "fr", "es", "own", "nine", "tells_health", "licence"), rows


def list_rows() -> Table:
    """List what was decided, strongest first: what an activity shows, or why it shows nothing."""
    names = ("activity", "uri", "strength", "rationale")
    rows = read_table(READ / "reviewed.csv")
    kept = [row for row in rows if row["strength"] != "none" or not row["uri"]]
    kept.sort(key=lambda row: (row["activity"], STRENGTHS.index(row["strength"]), row["uri"]))
    return names, [tuple(row[name] for name in names) for row in kept]


def list_nine() -> Table:
    """List the nine skills of the mission, in its order."""
    names = {row["code"]: row["skill"] for row in read_table(READ / "nine.csv")}
    return ("code", "name"), list(names.items())


def copy_of(name: str) -> Table:
    """Take a table that is written by hand as it is."""
    rows = read_table(READ / name)
    return tuple(rows[0]), [tuple(row.values()) for row in rows]


def tables(labels: Path) -> Iterator[tuple[str, Table]]:
    """Make each table that ships, with its name."""
    yield "concepts.csv", list_concepts(labels)
    yield "own_concepts.csv", copy_of("own_concepts.csv")
    yield "nine.csv", list_nine()
    yield "activities.csv", copy_of("activities.csv")
    yield "activity_skills.csv", list_rows()


def gather(labels: Path) -> Tables:
    """Gather what the page shows."""
    return Tables(
        reviewed=read_table(READ / "reviewed.csv"),
        first=read_table(READ / "first_reading.csv"),
        second=read_table(READ / "second_reading.csv"),
        nine=read_table(READ / "nine.csv"),
        own=read_table(READ / "own_concepts.csv"),
        labels={row["uri"]: row["en"] for row in read_table(labels)},
        words={row["activity"]: row["words"] for row in read_table(READ / "activities.csv")},
    )


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main() -> int:
    """Write the tables and the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=ROOT.parent / "shared" / "data")
    parser.add_argument("--into", type=Path, default=ROOT / "src/carepact/data/skills")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs" / "reference")
    given = parser.parse_args()
    for name, (columns, rows) in tables(given.shared / LABELS):
        write_table(given.into / name, columns, rows)
    page = write_page(gather(given.shared / LABELS))
    (given.docs / PAGE).write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
