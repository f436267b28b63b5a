"""Firms in territories of which no source tells income, law or who has children."""

from __future__ import annotations

from datetime import date

import pytest
from tests.levels.employer.firms import MAN, WOMAN, Line, make_staff

from carepact.core.errors import ParameterError
from carepact.data.countries.facts import known_countries
from carepact.data.countries.income_group import find_group, group_income
from carepact.data.countries.reading import read_country
from carepact.report.employer.page import show_answer
from carepact.report.screen import write_page
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import Employer

STAFF = make_staff([Line(20, WOMAN, 14.0, "none"), Line(9, MAN, 15.0, "young-child")])
WITHOUT_INCOME = ["ESH", "GLP", "GUF", "MTQ", "MYT", "REU"]


def test_six_have_neither_an_income_group_nor_an_income() -> None:
    without = [one for one in known_countries() if find_group(read_country(one)) is None]
    assert without == WITHOUT_INCOME
    with pytest.raises(ParameterError, match=r"Réunion: neither its income group nor .*gni_pc_ppp"):
        group_income(read_country("REU"))


@pytest.mark.parametrize("country", WITHOUT_INCOME)
def test_what_needs_no_country_is_told_and_the_rest_named(country: str) -> None:
    employer = Employer("A", country, date(2028, 1, 31), "EUR", STAFF, {"backup_days": 3.0})
    answer = answer_employer(employer, draws=2)
    assert set(answer.lacking) == {"rates", "wages", "law"}
    page = " ".join(write_page(show_answer(answer)).decode().split())
    assert "a child under school age 0 9 9" in page
    assert "Your measures. ? Not worked out: how many employees have children in" in page
    assert answer.pays().filter(group="fathers", figure="mean")["value"].to_list() == [15.0]
