"""Compile the growth of the GDP deflator by country and year, from the shared data.

Usage: python -m scripts.compile.prices FOLDER, FOLDER with `macro/`. Writes
`src/carepact/data/countries/price_growth.csv`.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from scripts.compile.raw_facts import read_codes
from scripts.compile.reading import read_rows

from carepact.data.countries.facts import BASE_YEAR, known_countries

TARGET = Path(__file__).resolve().parents[2] / "src/carepact/data/countries/price_growth.csv"
COLUMN = "inflation_annual_percent"
FIRST = 2001
"""No factor of own money stands in prices of a year before the one before this."""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    macro = parser.parse_args().folder / "macro"
    iso_of = read_codes(macro)
    known = set(known_countries())
    rows = sorted(
        (iso_of[row["geo"]], int(row["time"]), row[COLUMN])
        for row in read_rows(macro / "economy" / f"gapminder_{COLUMN}.csv")
        if iso_of.get(row["geo"]) in known and FIRST <= int(row["time"]) <= BASE_YEAR
    )
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["country", "year", "growth"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
