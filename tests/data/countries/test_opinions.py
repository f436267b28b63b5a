"""Perceived enforcement: the source's own medians, without a figure where there is none."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from carepact.data.countries.facts import known_countries
from carepact.data.countries.law import read_practice
from carepact.data.countries.opinions import HIGHEST, read_opinions, read_questions
from carepact.policy.standard_files import shipped_standards


@pytest.mark.shared
def test_every_opinion_is_the_workbook_s_own_cell(shared_data: Path) -> None:
    path = shared_data / "macro" / "leave" / "wbl2026_full_workbook.xlsx"
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    compared = 0
    for asked in read_questions().values():
        rows = list(book[asked.tab].iter_rows(values_only=True))
        answer, law = rows[1].index(asked.question), rows[1].index(asked.law)
        for row in rows[3:]:
            found = {one.name: one for one in read_opinions(str(row[2]).replace("KSV", "XKX"))}
            one = found[asked.name]
            if float(str(row[law])) == 0:
                assert one.unanswered == "no law"
            elif str(row[answer]) == "..":
                assert one.unanswered == "too few experts"
            else:
                assert one.value == pytest.approx(float(str(row[answer])), rel=1e-5)
            compared += 1
    assert compared == 8 * 190


def test_a_country_without_a_law_has_no_opinion_of_its_enforcement_and_not_the_lowest() -> None:
    # Kenya: employers pay leave, so there are no benefits of the State to enforce.
    found = {one.name: one for one in read_opinions("Kenya")}
    assert found["enforced_benefits_mothers"].unanswered == "no law"
    assert found["enforced_benefits_mothers"].value is None
    assert found["enforced_leave_mothers"].value == 2.76
    for code in known_countries():
        for one in read_opinions(code):
            assert (one.value is None) == (one.unanswered is not None)
            assert one.value is None or 0 <= one.value <= HIGHEST


def test_a_country_that_the_source_does_not_know_has_none() -> None:
    assert read_opinions("CUB") == ()
    assert read_practice("CUB") == ()


def test_no_requirement_is_judged_by_an_opinion_or_by_what_carries_law_out() -> None:
    shown = {*read_questions(), *(one.name for one in read_practice("FRA"))}
    judged = {
        name
        for standard in shipped_standards()
        for requirement in standard.requirements
        for evidence in requirement.judged_by
        for name in (evidence.fact, evidence.provision)
    }
    assert len(shown) == 14
    assert not shown & judged


def test_women_of_some_countries_reach_a_full_pension_earlier_and_some_have_no_system() -> None:
    ages = {
        code: {one.name: one.answer for one in read_practice(code)} for code in known_countries()
    }
    france = ages["FRA"]
    assert (france["pension_age_women"], france["pension_age_men"]) == (67.0, 67.0)
    none = [code for code, found in ages.items() if found.get("pension_age_women") == "no system"]
    assert len(none) == 9
