"""Read the raw tables of facts, and check each country's figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import openpyxl
from scripts.compile.enrolment import renew_enrolment
from scripts.compile.own_money import read_own_money
from scripts.compile.reading import read_rows
from scripts.compile.recent import read_long_term_care, read_ratifications, read_school_law
from scripts.compile.spending_year import read_spending_year
from scripts.compile.world import Row, Series, World

from carepact.data.countries.dictionary import read_datasets, read_indicators, read_shipped
from carepact.data.countries.law_dates import read_law_dates
from carepact.data.countries.plausibility import Finding, find_implausible
from carepact.data.countries.row_checks import find_fact_faults, refuse_tables

SDG_TIME = "UN SDG 5.4.1 (SL_DOM_TSPD)"
EVIDENCE = {
    "ltc.prev.wg_alot_country": ("wg_alot_65p", r"\((\w{3})\), 65\+$"),
    "ltc.prev.severe_gali_country": ("severe_gali_65p", r"\((\w{2})\), 65\+, both sexes$"),
    "tax.marginal_wedge_low_earner_country": ("marginal_wedge_low_earner", r"^(\w{3}),"),
    "tax.average_wedge_country": ("average_wedge", r"^(\w{3}),"),
    "tax.vat_effective_country": ("vat_effective", r"^(\w{3})"),
}


def read_time_shares(folder: Path, iso_of: dict[str, str]) -> Iterable[Row]:
    """Read each country's latest share of the day on unpaid work, widest band of ages."""
    cells: dict[str, dict[tuple[int, float], dict[str, str]]] = defaultdict(dict)
    for row in read_rows(folder / "un_sdg_5_4_1" / "sl_dom_tspd_flat.csv.gz"):
        if row["loc"] != "ALLAREA" or row["nature"] == "N" or row["code"] not in iso_of:
            continue
        key = (int(row["year"]), band_width(row["age"]))
        cells[iso_of[row["code"]]].setdefault(key, {})[row["sex"]] = f"{row['value']}|{row['age']}"
    for country, by_key in sorted(cells.items()):
        both = [key for key, values in by_key.items() if len(values) == len("fm")]
        if not both:
            continue
        year, _width = max(both)
        for sex, indicator in (("FEMALE", "unpaid_day_share_f"), ("MALE", "unpaid_day_share_m")):
            value, age = by_key[max(both)][sex].split("|")
            yield Row(country, indicator, year, value, f"{SDG_TIME}, age {age.lower()}")


def band_width(age: str) -> float:
    """Return the width of a band of ages; an open one ends at 100. [years]"""
    if age == "ALLAGE":
        return 100.0
    first, _dash, last = age.rstrip("+").partition("-")
    return float(last or 100) - float(first)


def read_evidence(folder: Path, iso_of: dict[str, str]) -> Iterable[Row]:
    """Read the facts on single countries out of the table of evidence."""
    for row in read_rows(folder / "evidence" / "evidence.csv"):
        indicator, pattern = EVIDENCE.get(row["parameter"], ("", ""))
        found = re.search(pattern, row["population"]) if indicator else None
        code = iso_of.get(found[1], found[1]) if found else ""
        if code in iso_of.values():
            year = int(re.findall(r"\d+", row["year"])[-1])
            year = year if year > 1000 else 2000 + year  # noqa: PLR2004 - '2019-21'
            yield Row(code, indicator, year, row["value"], row["source"])


def read_series(macro: Path, iso_of: dict[str, str]) -> dict[str, Series]:
    """Read what figures are aged by, by country and year."""

    def read(name: str, column: str) -> Series:
        rows = read_rows(macro / "economy" / f"gapminder_{name}.csv")
        return {(iso_of.get(r["geo"], ""), int(r["time"])): float(r[column]) for r in rows}

    births = {
        (row["iso3"], int(row["year"])): float(row["births"])
        for row in read_rows(macro / "population_totals_wpp2024.csv.gz")
        if row["births"]
    }
    gdp = read("total_gdp_us_inflation_adjusted", "total_gdp_us_inflation_adjusted")
    head = read("gdppercapita_us_inflation_adjusted", "gdppercapita_us_inflation_adjusted")
    name = "alternative_gdp_per_capita_ppp_wb"
    ppp = read(name, name)
    product = {key: ppp[key] * gdp[key] / head[key] for key in ppp if key in gdp and key in head}
    cohort = {
        (country, year): sum(births.get((country, year - back), np.nan) for back in (3, 4, 5))
        for country, year in births
    }
    return {"gdp": product, "gdp-per-head": ppp, "cohort-3-5": cohort}


def read_codes(macro: Path) -> dict[str, str]:
    """Map the sources' codes of countries (short name, number, two letters) to three letters."""
    codes: dict[str, str] = {"EL": "GRC", "UK": "GBR"}
    for row in read_rows(macro / "reference" / "gapminder_countries.csv"):
        if iso := row["iso3166_1_alpha3"]:
            number = row["iso3166_1_numeric"]
            codes |= {row["country"]: iso, row["iso3166_1_alpha2"]: iso, iso: iso}
            codes |= {str(int(float(number))): iso} if number else {}
    return codes


def read_payers(macro: Path) -> Iterable[Row]:
    """Read who pays leave where the workbook names no payer but says that the State pays."""
    path = macro / "leave" / "wbl2026_full_workbook.xlsx"
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book["6. Parenthood"].iter_rows(values_only=True))
    book.close()
    heads = [str(cell) for cell in rows[1]]
    paid, basis, payer = (heads.index(f"Par_Law_MatBene_{end}") for end in ("is", "LB", "WhoPays"))
    for row in rows[3:]:
        if row[payer] == "N/A" and row[paid] == 1:
            source = f"World Bank WBL 2026 tab 6, 6.2 and its legal basis: {row[basis]}"
            yield Row(str(row[2]), "leave_who_pays", 2025, "Government", source, "assumed",
                      rule="question 6.2: the State pays")  # fmt: skip


def read_world(folder: Path) -> tuple[World, dict[str, Series]]:
    """Read every figure and check it: bounds, then against others of the same country."""
    macro = folder / "macro"
    iso_of = read_codes(macro)
    table = read_rows(macro / "country_facts.csv")
    world = World(read_indicators(), read_datasets(), {row["iso3"]: row for row in table})
    series = read_series(macro, iso_of)
    rows = read_long(macro / "country_facts_long.csv.gz", world)
    rows += read_time_shares(folder, iso_of)
    rows += read_evidence(folder, iso_of)
    rows += read_school_law(macro, world.countries)
    rows += read_ratifications(macro, world.countries)
    rows += read_long_term_care(macro, world.countries)
    rows = renew_enrolment(world, rows, macro)
    rows += read_by_hand(world)
    factors, elsewhere = read_own_money(macro, iso_of, series["gdp"])
    rows += factors
    for row, finding in elsewhere:
        world.reject(row, finding)
    payers = {row.country: row for row in read_payers(macro)}
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_country[row.country].append(row)
    for country, own in sorted(by_country.items()):
        world.rows += check_country(world, own, payers.get(country))
    world.rows += read_spending_year(macro, tuple(world.rows), iso_of, series)
    return world, series


def read_long(path: Path, world: World) -> list[Row]:
    """Read the long table; refuse rows of unknown country or indicator, or without source."""
    table = read_rows(path)
    named = ({**row, "country": row["iso3"]} for row in table)
    refuse_tables(
        path.parent.name, {path.name: find_fact_faults(named, world.countries, dated=False)}
    )
    return [
        Row(row["iso3"], row["indicator"], year_of_law(row), row["value"], row["source"])
        for row in table
    ]


def year_of_law(row: dict[str, str]) -> int:
    """Return the year of a figure; of a law that of the day whose law its source reads."""
    told = read_law_dates().get(row["indicator"])
    day = told.in_force_by if told else ""
    return int(day[:4] or row["year"])


def read_by_hand(world: World) -> list[Row]:
    """Read the figures that somebody wrote by hand, as no table at hand holds them."""
    table = read_shipped("by_hand.csv")
    refuse_tables(
        "data/countries", {"by_hand.csv": find_fact_faults(table, world.countries, dated=False)}
    )
    return [
        Row(row["country"], row["indicator"], int(row["year"]), row["value"], row["source"],
            in_force_from=row["in_force_from"], checked_on=row["checked_on"])
        for row in table
    ]  # fmt: skip


def check_country(world: World, own: list[Row], payer: Row | None) -> Iterable[Row]:
    """Return the figures that stand; list the others."""
    kept = {row.indicator: row for row in own}
    for row in own:
        indicator = world.indicators[row.indicator]
        if not indicator.is_text and not (
            indicator.lowest <= float(row.value) <= indicator.highest
        ):
            reason = f"outside {indicator.lowest:g} to {indicator.highest:g} {indicator.unit}"
            world.reject(kept.pop(row.indicator), Finding(row.indicator, reason))
    known = {n: float(r.value) for n, r in kept.items() if not world.indicators[n].is_text}
    paying = kept["leave_who_pays"].value if "leave_who_pays" in kept else None
    for finding in find_faults(own[0].country, known, paying):
        if finding.indicator in kept:
            world.reject(kept[finding.indicator], finding)
            if finding.verdict == "rejected":
                del kept[finding.indicator]
                yield from mend(finding.indicator, own[0].country, payer)
    yield from kept.values()


def find_faults(country: str, known: dict[str, float], paying: str | None) -> Iterable[Finding]:
    """Find the figures that do not fit, and those that law/corrections.csv corrects."""
    found = find_implausible(known, paying)
    judged = {finding.indicator for finding in found}
    corrected = (Finding(row["indicator"], row["reason"]) for row in read_corrections(country))
    return [*found, *(finding for finding in corrected if finding.indicator not in judged)]


def read_corrections(country: str) -> list[dict[str, str]]:
    """Read the figures that take the place of one part's law, or of weeks counted twice."""
    return [row for row in read_shipped("law", "corrections.csv") if row["country"] == country]


def mend(indicator: str, country: str, payer: Row | None) -> Iterable[Row]:
    """Put a figure of another source in the place of a rejected one, marked as assumed."""
    corrected = [row for row in read_corrections(country) if row["indicator"] == indicator]
    for row in corrected:
        yield Row(country, indicator, int(row["year"]), row["value"], row["source"], "assumed",
                  rule=row["rule"], in_force_from=row["in_force_from"],
                  checked_on=row["checked_on"])  # fmt: skip
    if not corrected and indicator == "leave_who_pays" and payer:
        yield payer
