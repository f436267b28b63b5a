"""Facts of law equal the tables of those who publish them, read here a second time."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pytest

from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import known_countries, shipped_facts
from carepact.data.countries.groups import read_groups
from carepact.data.countries.law_dates import read_law_dates
from carepact.data.countries.reading import read_country

pytestmark = pytest.mark.long

NAMES = {"Czechia": "CZE", "Korea": "KOR", "Slovak Republic": "SVK", "Türkiye": "TUR"}
COLUMNS = {
    "Table PF2.1.A": (
        "oecd_mat_weeks", "oecd_mat_rate", "", "oecd_parental_mother_weeks",
        "oecd_parental_mother_rate", "", "", "", "oecd_mother_total_fre_weeks",
    ),
    "Table PF2.1.B": (
        "oecd_pat_weeks", "oecd_pat_rate", "", "oecd_father_parental_weeks",
        "oecd_father_parental_rate", "", "", "", "oecd_father_total_fre_weeks",
    ),
}  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a comma file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.shared
def test_every_week_and_rate_of_leave_equals_the_oecd_s_own_cell(shared_data: Path) -> None:
    path = shared_data / "macro" / "leave" / "oecd_PF2_1_parental_leave_2024.xlsx"
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    codes = NAMES | {row["name"]: code for code, row in known_countries().items()}
    compared = 0
    for sheet, names in COLUMNS.items():
        for row in book[sheet].iter_rows(values_only=True):
            cells = [cell for cell in row if cell is not None]
            if len(cells) != 1 + len(names) or cells[0] not in codes:
                continue
            facts = shipped_facts(codes[cells[0]])
            for name, cell in zip(names, cells[1:], strict=True):
                if name:
                    assert facts[name].value == pytest.approx(float(cell), abs=1e-3), (cells, name)
                    compared += 1
    book.close()
    assert compared == 43 * 10


@pytest.mark.shared
def test_every_year_of_school_in_law_equals_unesco_s_last_one(shared_data: Path) -> None:
    folder, compared = shared_data / "macro" / "childcare", 0
    for file, code, year, column, name in (
        ("uis_sdg_2024/years_fc_free_02.csv", "country", "year", "years_fc_free_02",
         "free_preprimary_years"),
        ("uis_sdg_2024/years_fc_comp_02.csv", "country", "year", "years_fc_comp_02",
         "compulsory_preprimary_years"),
        ("uis_free_preprimary_2019/uis_299905.csv", "location", "time", "299905",
         "entry_age_primary"),
    ):  # fmt: skip
        last: dict[str, tuple[int, float]] = {}
        for row in sorted(rows_of(folder / file), key=lambda row: int(row[year])):
            last[row[code].upper()] = int(row[year]), float(row[column])
        for country in known_countries():
            fact = shipped_facts(country).get(name)
            assert (fact is None) == (country not in last)
            if fact is not None and fact.status == "observed":  # else law/corrections.csv
                assert (fact.year, fact.value) == last[country]
                compared += 1
    assert compared > 500


@pytest.mark.shared
def test_every_ratification_bears_the_day_of_the_ilo_s_list(shared_data: Path) -> None:
    path = shared_data / "macro" / "leave" / "ratifications_2021" / "ratifications_2021.csv"
    listed = {(row["iso3"], row["convention"].lower()): row["ratified_on"] for row in rows_of(path)}
    by_hand = {
        (row["country"], row["convention"].lower()): row
        for row in read_shipped("law", "ratifications.csv")
    }
    states = set(known_countries()) - read_groups()["outside-the-united-nations"]
    assert len(states) == 193
    for country in known_countries():
        for convention in ("c100", "c111", "c156", "c175", "c177", "c183"):
            fact = shipped_facts(country).get(f"ratified_{convention}")
            assert (fact is not None) == (country in states)
            if fact is None or (country, convention) in by_hand:
                continue
            if day := listed.get((country, convention)):
                assert (fact.value, fact.in_force_from) == (1, day)
            else:
                assert (fact.value, fact.in_force_from) == (0, "by 2021-06-30")


def test_what_no_list_tells_of_a_convention_is_not_known() -> None:
    germany = shipped_facts("DEU")
    assert (germany["ratified_c183"].value, germany["ratified_c183"].year) == (1, 2021)
    assert germany["ratified_c183"].in_force_from == "2021-09-30"
    # The list of C189 is of 2020: a State that is not in it may have ratified since.
    assert "ratified_c189" not in shipped_facts("ESP")
    assert shipped_facts("USA")["ratified_crpd"].value == 0


@pytest.mark.shared
def test_every_rate_of_maternity_pay_is_said_in_the_un_s_own_remark(shared_data: Path) -> None:
    path = shared_data / "macro" / "leave" / "un_minset_maternity_wage_pct_2017.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        said = {row["ISO3"]: row["COMMENT_OBS"] for row in csv.DictReader(stream, delimiter="\t")}
    compared = 0
    for country in known_countries():
        fact = shipped_facts(country).get("mat_replacement_rate")
        if fact is not None:
            numbers = [float(text) for text in re.findall(r"\d+(?:\.\d+)?", said[country])]
            assert fact.value in numbers or said[country].startswith("Unpaid"), said[country]
            compared += 1
    assert compared > 150


def test_every_fact_of_law_tells_from_when_it_holds_and_when_it_was_checked() -> None:
    for code in known_countries():
        for name, fact in read_country(code).facts.items():
            dated = name in read_law_dates()
            assert bool(fact.in_force_from) == bool(fact.checked_on) == dated, (code, name)
