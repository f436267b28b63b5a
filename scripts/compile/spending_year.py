"""Read pupils and their teachers of the year in which public spending on them was printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from scripts.compile.reading import read_rows
from scripts.compile.world import Row, Series

RELEASE = "UNESCO UIS Feb 2019 release (2012-2018)"
SPENDING = "gov_exp_preprimary_gdp"
POPULATION = "World Bank WDI, GDP over GDP per head"


class Printed(NamedTuple):
    """Where the release has a figure, and the indicator that holds that of the latest year."""

    file: str
    column: str
    latest: str


PRINTED = {
    "pupils_preprimary_then": Printed("uis_enrol_preprimary", "20060", "enrol_preprimary"),
    "ptr_preprimary_then": Printed("uis_pupil_teacher_ratio_preprimary", "ptrhc_02",
                                   "ptr_preprimary"),
    "private_share_preprimary_then": Printed("uis_private_share_preprimary", "prp_02",
                                             "private_share_preprimary"),
}  # fmt: skip


def read_spending_year(
    macro: Path, rows: Iterable[Row], iso_of: Mapping[str, str], series: Mapping[str, Series]
) -> Iterable[Row]:
    """Read each figure of the year of the spending, else of the nearest year that is printed.

    Parameters
    ----------
    macro : Path
        Folder of raw tables.
    rows : iterable of Row
        What stands of the latest years: a figure that was rejected there is left out here.
    iso_of : mapping of str to str
        Three letters of a source's code.
    series : mapping of str to Series
        GDP and GDP per head by country and year; pupils are taken over persons of their year.
    """
    standing = {(row.country, row.indicator): row for row in rows}
    spent = {code: row.year for (code, name), row in standing.items() if name == SPENDING}
    for indicator, printed in PRINTED.items():
        for code, values in sorted(read_printed(macro, printed, iso_of).items()):
            if code not in spent or (code, printed.latest) not in standing:
                continue
            year = find_nearest(values, spent[code])
            value, source = values[year], RELEASE
            if indicator == "pupils_preprimary_then":
                persons = count_persons(series, code, year)
                if persons is None:
                    continue
                value, source = (
                    f"{100 * float(value) / persons:.6g}",
                    f"{RELEASE} over {POPULATION}",
                )
            yield Row(code, indicator, year, value, source)


def read_printed(
    macro: Path, printed: Printed, iso_of: Mapping[str, str]
) -> dict[str, dict[int, str]]:
    """Read the figures of each country by year."""
    found: dict[str, dict[int, str]] = {}
    for row in read_rows(macro / "childcare" / f"{printed.file}.csv"):
        code = iso_of.get(row["location"], row["location"].upper())
        found.setdefault(code, {})[int(row["time"])] = row[printed.column]
    return found


def find_nearest(values: Iterable[int], year: int) -> int:
    """Find the year nearest to another, the later of two that are equally near."""
    return min(values, key=lambda one: (abs(one - year), -one))


def count_persons(series: Mapping[str, Series], code: str, year: int) -> float | None:
    """Count the persons of a country in a year, None where no source tells. [persons]"""
    product, head = (series[name].get((code, year)) for name in ("gdp", "gdp-per-head"))
    return None if product is None or head is None else product / head
