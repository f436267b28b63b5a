"""Read tables that came after the first compilation: school in law, ratifications, spending."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.compile.reading import read_rows
from scripts.compile.world import Row

from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.groups import read_groups
from carepact.data.countries.law_dates import BY
from carepact.validate.indicators import observed_indicators

CONVENTIONS = ("C100", "C111", "C156", "C175", "C177", "C183")
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
        for code, told in sorted(latest.items()):
            if code in known:
                yield Row(code, indicator, *told, source)


def read_ratifications(macro: Path, countries: Iterable[str]) -> Iterable[Row]:
    """Read which conventions each country has ratified, and on which day.

    The list of mid 2021 is whole: a country that is not in it had not ratified then. Others are
    in `law/ratifications.csv`, row by row; what no row tells is not known.
    """
    path = macro / "leave" / "ratifications_2021" / "ratifications_2021.csv"
    found = {(row["iso3"], row["convention"]): row["ratified_on"] for row in read_rows(path)}
    place = "ILO NORMLEX in UN Minimum Set of Gender Indicators 2021"
    by_hand = {
        (row["country"], row["convention"]): row for row in read_shipped("law", "ratifications.csv")
    }
    # A territory ratifies nothing itself, so that a register's silence says nothing of it.
    for code in sorted(set(countries) - read_groups()["outside-the-united-nations"]):
        for convention in CONVENTIONS:
            day = found.get((code, convention))
            if (code, convention) in by_hand:
                continue
            told = f"ratified on {day}" if day else "not ratified by mid 2021"
            yield Row(code, f"ratified_{convention.lower()}", int(day[:4]) if day else 2021,
                      "1" if day else "0", f"{place}: {told}", in_force_from=day or "")  # fmt: skip
    for (code, convention), row in by_hand.items():
        day, is_whole = row["day"], len(row["day"]) == len("2021-06-30")
        known_from = f"{BY}{day if is_whole else f'{day}-12-31'}"
        told = f"ratified on {day}" if row["ratified"] == "1" else f"not ratified by {day}"
        if row["ratified"] == "1" and is_whole:
            known_from = day
        yield Row(code, f"ratified_{convention.lower()}", int(day[:4]), row["ratified"],
                  f"{row['source']}: {told}", in_force_from=known_from,
                  checked_on=row["checked_on"])  # fmt: skip


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
    health_alone = observed_indicators().long_term_care.health_alone
    for (code, name), row in sorted(latest.items()):
        alone = ", health-type care alone" if code in health_alone else ""
        marks = {
            "P": ", provisional",
            "E": ", estimated",
            "D": ", definition differs",
            "B": ", break",
        }
        status = "".join(marks.get(mark, "") for mark in row["status"])
        source = f"OECD System of Health Accounts, long-term care{alone}{status}"
        yield Row(code, name, int(row["year"]), row["percent_of_gdp"], source)
