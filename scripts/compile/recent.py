"""Read tables that came after the first compilation: school in law, ratifications, spending."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.compile.reading import read_rows
from scripts.compile.world import Row

CONVENTIONS = ("C100", "C111", "C156", "C175", "C177", "C183")
HEALTH_ALONE = frozenset(
    "AUT BGR CAN CHL CRI DEU HRV ITA LIE MDA MLT MNE PER POL SRB USA".split()  # noqa: SIM905
)
"""Countries that report no social part of long-term care."""
UNSOUND = {("NLD", 2025)}
"""Years in which a country's figure leaves out a part of long-term care."""


def read_school_law(macro: Path, countries: Iterable[str]) -> Iterable[Row]:
    """Read years of pre-primary in law and the entry age of primary, the latest year of each."""
    known = set(countries)
    new, old = (
        macro / "childcare" / "uis_sdg_2024",
        macro / "childcare" / "uis_free_preprimary_2019",
    )
    for path, keys, indicator, source in (
        (new / "years_fc_free_02.csv", ("country", "year", "years_fc_free_02"),
         "free_preprimary_years", "UNESCO UIS SDG release Sept 2024 (4.2.5)"),
        (new / "years_fc_comp_02.csv", ("country", "year", "years_fc_comp_02"),
         "compulsory_preprimary_years", "UNESCO UIS SDG release Sept 2024 (4.2.5)"),
        (old / "uis_299905.csv", ("location", "time", "299905"),
         "entry_age_primary", "UNESCO UIS Feb 2019 release (2012-2018)"),
    ):  # fmt: skip
        latest: dict[str, tuple[int, str]] = {}
        for row in read_rows(path):
            code, year, value = (row[key] for key in keys)
            latest[code.upper()] = max(latest.get(code.upper(), (0, "")), (int(year), value))
        for code, (year, value) in sorted(latest.items()):
            if code in known:
                yield Row(code, indicator, year, value, source)


def read_ratifications(macro: Path, countries: Iterable[str]) -> Iterable[Row]:
    """Read which of six conventions each country had ratified by mid 2021, with the date."""
    path = macro / "leave" / "ratifications_2021" / "ratifications_2021.csv"
    found = {(row["iso3"], row["convention"]): row["ratified_on"] for row in read_rows(path)}
    place = "ILO NORMLEX in UN Minimum Set of Gender Indicators 2021"
    for code in sorted(countries):
        for convention in CONVENTIONS:
            date = found.get((code, convention))
            told = f"ratified on {date}" if date else "not ratified by mid 2021"
            year = int(date[:4]) if date else 2021
            name = f"ratified_{convention.lower()}"
            yield Row(code, name, year, "1" if date else "0", f"{place}: {told}",
                      in_force_from=date or "")  # fmt: skip


def read_long_term_care(macro: Path, countries: Iterable[str]) -> Iterable[Row]:
    """Read spending on long-term care, public and in all, the latest year of each country."""
    known, latest = set(countries), dict[tuple[str, str], dict[str, str]]()
    names = {"all": "ltc_spending_gdp", "public": "ltc_public_spending_gdp"}
    for row in read_rows(macro / "ltc" / "oecd_ltc_spending.csv"):
        year = int(row["year"])
        if row["function"] != "total" or row["iso3"] not in known:
            continue
        if (row["iso3"], year) in UNSOUND or row["financing"] not in names:
            continue
        key = row["iso3"], names[row["financing"]]
        if key not in latest or year > int(latest[key]["year"]):
            latest[key] = row
    for (code, name), row in sorted(latest.items()):
        alone = ", health-type care alone" if code in HEALTH_ALONE else ""
        marks = {
            "P": ", provisional",
            "E": ", estimated",
            "D": ", definition differs",
            "B": ", break",
        }
        status = "".join(marks.get(mark, "") for mark in row["status"])
        source = f"OECD System of Health Accounts, long-term care{alone}{status}"
        yield Row(code, name, int(row["year"]), row["percent_of_gdp"], source)
