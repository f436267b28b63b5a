"""Observed figures equal the topic files of their sources, read without the long table."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from carepact.data.countries.facts import Fact, known_countries, shipped_facts

Key = tuple[str, str, int]
"""Country, indicator, year."""
DRAWN_OF_EACH = 6
PLAIN = {
    "childcare/uis_{}.csv": {
        "ger_preprimary": "ger_preprimary", "ner_preprimary": "ner_preprimary",
        "ptr_preprimary": "pupil_teacher_ratio_preprimary", "ger_eced": "ger_eced_0_2",
        "enrol_preprimary": "enrol_preprimary", "teachers_preprimary": "teachers_preprimary",
        "private_share_preprimary": "private_share_preprimary", "enrol_eced": "enrol_eced",
        "entry_age_preprimary": "entry_age_preprimary", "teachers_eced": "teachers_eced",
        "duration_preprimary": "duration_preprimary_years",
        "female_teachers_preprimary": "female_share_teachers_preprimary",
        "gov_exp_preprimary_gdp": "gov_exp_preprimary_pct_gdp",
    },
    "economy/gapminder_{}.csv": {
        "gdp_pc_ppp2021": "alternative_gdp_per_capita_ppp_wb",
        "gni_pc_ppp": "gnipercapita_ppp_current_international",
        "inflation": "inflation_annual_percent",
    },
    "fiscal/gapminder_{}.csv": {"health_exp_gdp": "total_health_spending_percent_of_gdp"},
    "labour/gapminder_{}.csv": {
        "hours_week": "working_hours_per_week",
        "hourly_labour_cost_usd2021": "hourly_labour_cost_constant_2021_usd",
    } | {
        f"{name}_{sex[0]}": f"{sex}s_{long}_percent"
        for sex in ("female", "male")
        for name, long in {
            "unemp_15p": "aged_15plus_unemployment_rate",
            "emp_rate_15p": "aged_15plus_employment_rate",
            "lfpr_15p": "aged_15plus_labour_force_participation_rate",
            "lfpr_25_54": "aged_25_54_labour_force_participation_rate",
            "lfpr_65p": "aged_65plus_labour_force_participation_rate",
        }.items()
    } | {
        f"self_employed_{sex[0]}": f"{sex}_self_employed_percent_of_{sex}_employment"
        for sex in ("female", "male")
    },
}  # fmt: skip
"""Files of country, year and figure, by indicator."""
NEWER = {
    "ner_preprimary": ("ner_02_cp",), "ner_eced": ("ner_01_cp",),
    "organised_learning_pre1": ("nera_agm1_cp", "nara_agm1"),
    "free_preprimary_years": ("years_fc_free_02",),
    "compulsory_preprimary_years": ("years_fc_comp_02",),
}  # fmt: skip
"""Files of the newer release of UNESCO, by indicator."""
ELSEWHERE = {("LBR", "ner_preprimary"), ("LCA", "ner_preprimary"), ("PAK", "ner_preprimary"),
             ("SUR", "ner_preprimary")}  # fmt: skip
"""Figures that the table of moves took from no file."""
BOTH = {"sex": "bothsex"}
SDG: dict[str, tuple[str, dict[str, str]]] = {
    "gov_revenue_gdp": ("fiscal/sdg_government_revenue_pct_gdp.csv", {}),
    "budget_funded_by_taxes": ("fiscal/sdg_budget_funded_by_taxes_pct.csv", {}),
    "socprot_cov_older_persons": ("fiscal/sdg_1_3_1_coverage_pensn.csv", BOTH),
    "socprot_cov_children": ("fiscal/sdg_1_3_1_coverage_chld.csv", BOTH),
    "socprot_cov_severe_disability": ("fiscal/sdg_1_3_1_coverage_disab.csv", BOTH),
    "socprot_cov_mothers_with_newborns": (
        "fiscal/sdg_1_3_1_coverage_matnl.csv", {"sex": "female"},
    ),
    "organised_learning_pre1": (
        "childcare/sdg_4_2_2_organised_learning_one_year_before_primary.csv", BOTH,
    ),
} | {
    f"informal_{letter}": (
        "labour/sdg_informal_employment.csv", {"activity": "total", "sex": sex},
    )
    for letter, sex in (("t", "bothsex"), ("f", "female"), ("m", "male"))
}  # fmt: skip
LAW = {
    "leave_mother_paid_days": ("6. Parenthood", "Par_Law_MatLeave_Total"),
    "leave_father_paid_days": ("6. Parenthood", "Par_Law_PatLeave_Total"),
    "leave_who_pays": ("6. Parenthood", "Par_Law_MatBene_WhoPays"),
    "wbl_parenthood_score": ("6. Parenthood", "Par_Law_ts"),
    "wbl_childcare_law_score": ("7. Childcare", "Chc_Law_ts"),
    "wbl_childcare_support_score": ("7. Childcare", "Chc_SFR_ts"),
}
PEOPLE = {"births": "births", "tfr": "tfr", "life_expectancy_f": "e0F", "life_expectancy_m": "e0M"}
PAY = {"earn_month_ppp_t": "Total", "earn_month_ppp_f": "Female", "earn_month_ppp_m": "Male"}


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a comma file, plain or packed."""
    packed = path.read_bytes()
    text = gzip.decompress(packed) if path.suffix == ".gz" else packed
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))


def numbers_of(macro: Path) -> dict[str, str]:
    """Read the three letters of a country by its number and by its two letters."""
    codes = {"EL": "GRC", "UK": "GBR"}
    for row in rows_of(macro / "reference" / "gapminder_countries.csv"):
        if row["iso3166_1_numeric"]:
            codes[str(int(float(row["iso3166_1_numeric"])))] = row["iso3166_1_alpha3"]
            codes[row["iso3166_1_alpha2"]] = row["iso3166_1_alpha3"]
    return codes


def read_plain(macro: Path) -> Iterator[tuple[Key, str]]:
    """Read files of country, year and figure."""
    for pattern, names in PLAIN.items():
        for name, file in names.items():
            for row in rows_of(macro / pattern.format(file)):
                country, year, value = row.values()
                yield (country.upper(), name, int(year)), value


def read_newer(macro: Path) -> Iterator[tuple[Key, str]]:
    """Read files of the newer release on schools."""
    for name, files in NEWER.items():
        for file in files:
            for row in rows_of(macro / "childcare" / "uis_sdg_2024" / f"{file}.csv"):
                yield (row["country"].upper(), name, int(row["year"])), row[file]


def read_sdg(macro: Path) -> Iterator[tuple[Key, str]]:
    """Read files of the SDG base."""
    codes = numbers_of(macro)
    for name, (file, wanted) in SDG.items():
        for row in rows_of(macro / file):
            if wanted.items() <= row.items():
                yield (codes.get(row["geo_area"], ""), name, int(row["year"])), [*row.values()][-1]


def read_law(macro: Path) -> Iterator[tuple[Key, str]]:
    """Read the workbook on leave and childcare."""
    book = openpyxl.load_workbook(macro / "leave" / "wbl2026_full_workbook.xlsx", read_only=True)
    for name, (sheet, head) in LAW.items():
        rows = list(book[sheet].iter_rows(values_only=True))
        column = rows[1].index(head)
        for row in rows[3:]:
            # The release of 2026 reads the law of 1 October 2025; its scores are of 2026.
            law = not name.endswith("_score")
            yield (str(row[2]), name, 2025 if law else 2026), str(row[column]).capitalize()
    book.close()


def read_people_and_pay(macro: Path) -> Iterator[tuple[Key, str]]:
    """Read births, length of life and earnings."""
    for row in rows_of(macro / "population_totals_wpp2024.csv.gz"):
        for name, column in PEOPLE.items():
            yield (row["iso3"], name, int(row["year"])), row[column]
    named = {one["name"]: code for code, one in known_countries().items()}
    for row in rows_of(macro / "labour" / "ilostat_monthly_earnings_by_sex_area_ppp2021.csv.gz"):
        for name, sex in PAY.items():
            if (row["sex"], row["area_type"]) == (sex, "National") and row["country"] in named:
                yield (named[row["country"]], name, int(row["year"])), row["earnings_ppp"]


def read_limitation(folder: Path) -> Iterator[tuple[Key, str]]:
    """Read who is limited at 65 and over; the country stands in brackets."""
    codes = numbers_of(folder / "macro")
    names = {"ltc.prev.wg_alot_country": "wg_alot_65p",
             "ltc.prev.severe_gali_country": "severe_gali_65p"}  # fmt: skip
    for row in rows_of(folder / "evidence" / "evidence.csv"):
        name = names.get(row["parameter"])
        found = re.search(r"\(([A-Z]{2,3})\), 65\+(, both sexes)?$", row["population"])
        if name and found:
            first, _dash, last = row["year"].partition("-")
            year = int(first[: 4 - len(last)] + last) if last else int(first)
            yield (codes.get(found[1], found[1]), name, year), row["value"]


def read_unpaid(folder: Path) -> dict[Key, dict[str, str]]:
    """Read the share of the day on unpaid work, by band of ages."""
    codes, found = numbers_of(folder / "macro"), defaultdict[Key, dict[str, str]](dict)
    for row in rows_of(folder / "un_sdg_5_4_1" / "sl_dom_tspd_flat.csv.gz"):
        if row["loc"] == "ALLAREA" and row["nature"] != "N" and row["sex"] in ("FEMALE", "MALE"):
            name = f"unpaid_day_share_{row['sex'][0].lower()}"
            key = (codes.get(row["code"], ""), name, int(row["year"]))
            found[key][row["age"].lower()] = row["value"]
    return found


def observed() -> dict[Key, Fact]:
    """List every observed figure that ships."""
    facts = [(code, fact) for code in known_countries() for fact in shipped_facts(code).values()]
    return {(c, f.indicator.name, f.year): f for c, f in facts if f.status == "observed"}


@pytest.fixture(scope="module")
def sources(shared_data: Path) -> dict[Key, list[str]]:
    macro, found = shared_data / "macro", defaultdict[Key, list[str]](list)
    for reader in (read_plain, read_newer, read_sdg, read_law, read_people_and_pay):
        for key, value in reader(macro):
            found[key].append(value)
    for key, value in read_limitation(shared_data):
        found[key].append(value)
    for key, by_age in read_unpaid(shared_data).items():
        found[key].extend(by_age.values())
    return found


def agrees(fact: Fact, values: list[str]) -> bool:
    """Tell whether a figure is one of those that its source has of the country and year."""
    if fact.indicator.is_text:
        return fact.value in values
    return any(float(value) == pytest.approx(fact.value) for value in values)


@pytest.mark.shared
def test_sixty_figures_drawn_by_seed_six_of_each_topic_equal_their_topic_file(
    sources: dict[Key, list[str]],
) -> None:
    by_topic = defaultdict[str, list[tuple[Key, Fact]]](list)
    names = {name for _country, name, _year in sources}
    for key, fact in observed().items():
        if key[1] in names and (key[1] not in PAY or key in sources) and key[:2] not in ELSEWHERE:
            by_topic[fact.indicator.topic].append((key, fact))
    assert len(by_topic) == 10
    chance = np.random.Generator(np.random.Philox(2024))
    for drawn in by_topic.values():
        for place in chance.choice(len(drawn), DRAWN_OF_EACH, replace=False):
            key, fact = drawn[place]
            assert agrees(fact, sources[key]), (key, fact.value, sources[key])


@pytest.mark.shared
def test_the_topic_files_read_here_tell_four_fifths_of_all_observed_figures(
    sources: dict[Key, list[str]],
) -> None:
    # Those of tests/data/countries/test_law_tables.py are told there, one by one.
    facts = {
        key: fact
        for key, fact in observed().items()
        if (not fact.in_force_from or key[1] in LAW) and not key[1].startswith("ltc_")
    }
    told = [key for key, fact in facts.items() if agrees(fact, sources.get(key, []))]
    assert len(told) > 0.8 * len(facts)


@pytest.mark.shared
def test_every_rate_of_limitation_equals_its_line_of_evidence(shared_data: Path) -> None:
    read = dict(read_limitation(shared_data))
    facts = {k: f for k, f in observed().items() if k[1] in ("wg_alot_65p", "severe_gali_65p")}
    assert len(facts) == 97
    for key, fact in facts.items():
        assert float(read[key]) == fact.value, key


@pytest.mark.shared
def test_every_share_of_the_day_is_that_of_the_last_year_told_of_both_sexes(
    shared_data: Path,
) -> None:
    read, other = read_unpaid(shared_data), {"f": "m", "m": "f"}
    facts = {k: f for k, f in observed().items() if k[1].startswith("unpaid_day_share_")}
    assert len(facts) == 184
    for (code, name, year), fact in facts.items():
        age = fact.source.rpartition("age ")[2]
        assert float(read[code, name, year][age]) == fact.value, (code, name)
        beside = name[:-1] + other[name[-1]]
        later = [y for c, n, y in read if (c, n) == (code, name) and y > year]
        both = [y for y in later if set(read[code, name, y]) & set(read.get((code, beside, y), {}))]
        assert both == [], (code, name)
