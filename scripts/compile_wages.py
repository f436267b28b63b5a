"""Compile the tables of wages that ship with the package, from the shared data.

Usage: scripts/compile_wages.py FOLDER, the folder with `evidence/` and `macro/`. Writes
`wage_ratios.csv` and `mean_wages.csv` beside `src/carepact/data/wages/wages.py`.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "carepact" / "data" / "wages"
RATIO_SOURCE = "ILOSTAT, mean hourly earnings by ISCO-08; median and quartiles over countries"
RATIO_LICENCE = "CC BY 4.0, ILOSTAT; medians computed here"
MEAN_SOURCE = "UN SDG Global Database, indicator 8.5.1, mean hourly earnings of employees"
UNIT = "own money of the year, per hour"
MEAN_LICENCE = "UN open data terms, attribution"
SERIES = ("isco08", "isco88")
"""All occupations together, under the newer or else the older classification."""
LOWEST_TO_MEDIAN, HIGHEST_TO_MEDIAN = 1 / 3, 3.0
"""A year so far from its country's other years is taken for a gross error and left out."""
LEAST_YEARS = 3


def ratio_rows(evidence: Path) -> Iterable[list[str]]:
    """Read the ratios of an occupation's wage to the mean, by income group."""
    with evidence.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row["parameter"] != "value.wage_ratio" or row["strength"] != "survey":
                continue
            major = re.search(r"ISCO (\d)", row["population"])
            group = re.search(r"; (.+), (\d+) countries", row["population"])
            if major is None or group is None:
                raise SystemExit(f"evidence: cannot read '{row['population']}'.")
            yield [group[1], major[1], row["value"], row["low"], row["high"], group[2],
                   row["year"], RATIO_SOURCE, RATIO_LICENCE, "observed"]  # fmt: skip


def mean_rows(macro: Path) -> Iterable[list[str]]:
    """Read each country's mean hourly earnings by year, in its own money."""
    with (macro / "reference" / "sdg_geo_area_codes.csv").open(encoding="utf-8") as stream:
        names = {row["geo_area"]: row["name"] for row in csv.DictReader(stream)}
    with (macro / "country_facts.csv").open(encoding="utf-8") as stream:
        facts = {row["country"]: row for row in csv.DictReader(stream)}
    with (macro / "labour" / "sdg_hourly_earnings_by_occupation_lcu.csv").open() as stream:
        rows = [row for row in csv.DictReader(stream) if row["sex"] == "bothsex"]
    means: dict[tuple[str, int], float] = {}
    for series in reversed(SERIES):
        for row in rows:
            if row["type_of_occupation"] == series:
                means[row["geo_area"], int(row["year"])] = float(row["sl_emp_aearn"])
    for (area, year), mean in sorted(means.items(), key=lambda item: (names[item[0][0]], item[0])):
        fact = facts.get(names[area]) or facts.get(RENAMED.get(names[area], names[area]))
        if fact is None or fact["wb_income"] in UNGROUPED or not credible(area, year, means):
            print(f"left out: {names[area]}, {year}, {mean}", file=sys.stderr)
            continue
        yield [fact["iso3"], fact["country"], fact["wb_income"], str(year), f"{mean:g}",
               UNIT, MEAN_SOURCE, MEAN_LICENCE, "observed"]  # fmt: skip


def credible(area: str, year: int, means: dict[tuple[str, int], float]) -> bool:
    """Tell whether a mean lies within sight of its country's other years."""
    series = sorted(value for (where, _), value in means.items() if where == area)
    if len(series) < LEAST_YEARS:
        return True
    ratio = means[area, year] / series[len(series) // 2]
    return LOWEST_TO_MEDIAN <= ratio <= HIGHEST_TO_MEDIAN


RENAMED = {
    "Bolivia (Plurinational State of)": "Bolivia",
    "Republic of Korea": "South Korea",
    "Republic of Moldova": "Moldova",
    "State of Palestine": "Palestine, State of",
    "Turkey": "Türkiye",
    "United Kingdom of Great Britain and Northern Ireland": "United Kingdom",
    "United Republic of Tanzania": "Tanzania",
    "United States of America": "United States",
    "Viet Nam": "Vietnam",
}
UNGROUPED = ("", "N/A")


def write(name: str, header: list[str], rows: Iterable[list[str]]) -> None:
    """Write one table, and say how long it is."""
    kept = list(rows)
    with (TARGET / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(kept)
    print(f"{name}: {len(kept)} rows")


def main() -> int:
    """Write both tables."""
    folder = Path(sys.argv[1])
    write(
        "wage_ratios.csv",
        ["income_group", "isco_major", "ratio", "low", "high", "countries", "years", "source",
         "licence", "status"],
        ratio_rows(folder / "evidence" / "evidence.csv"),
    )  # fmt: skip
    write(
        "mean_wages.csv",
        ["country", "name", "income_group", "year", "mean_hourly_wage", "unit", "source",
         "licence", "status"],
        mean_rows(folder / "macro"),
    )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
