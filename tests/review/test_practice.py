"""Whether law is paid for and carried out: beside the verdict, and never in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from carepact.data.countries.facts import known_countries
from carepact.data.countries.law import read_law
from carepact.data.countries.reading import read_country
from carepact.policy.standard import Practice
from carepact.review.finding import Finding
from carepact.review.practice import find_practice
from carepact.studies.review import review_law

HEAD = "country,indicator,year,value,unit,source\n"
MONEY = (Practice(fact="gov_exp_preprimary_gdp", more_than=0),)


def services(code: str, own: Path | None = None) -> Finding:
    """Return the finding on childcare services of Convention 156."""
    return next(
        one for one in review_law(code, own).reviews[0].findings
        if (one.standard.standard, one.requirement.requirement) == ("ilo-c156", "services")
    )  # fmt: skip


def test_no_figure_linked_is_no_answer() -> None:
    assert find_practice((), read_country("KEN"), {}) is None


def test_public_money_that_was_observed_says_yes() -> None:
    """UNESCO Institute for Statistics: Kenya spent 0.094 % of GDP on pre-primary in 2015."""
    found = find_practice(MONEY, read_country("KEN"), {})
    assert found is not None
    assert found.answer == "yes"
    assert found.figures[0].year == 2015


def test_imputed_money_says_nothing() -> None:
    seen = 0
    for code in known_countries():
        country = read_country(code)
        fact = country.fact("gov_exp_preprimary_gdp")
        if fact is not None and fact.status == "imputed":
            found = find_practice(MONEY, country, {})
            assert found is not None
            assert (found.answer, found.figures) == ("unknown", ())
            seen += 1
    assert seen > 10


@pytest.mark.parametrize(("value", "answer"), [("0.5", "yes"), ("0", "no")])
def test_the_user_s_own_money_answers_first(tmp_path: Path, value: str, answer: str) -> None:
    path = tmp_path / "own.csv"
    line = f'KEN,gov_exp_preprimary_gdp,2026,{value},% of GDP,"Budget, example"\n'
    path.write_text(HEAD + line, "utf-8")
    found = services("KEN", path).budgeted
    assert found is not None
    assert (found.answer, found.figures[0].source) == (answer, "Budget, example")


def test_money_and_enforcement_never_change_the_verdict_on_law(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    line = 'KEN,gov_exp_preprimary_gdp,2026,0,% of GDP,"Budget, example"\n'
    path.write_text(HEAD + line, "utf-8")
    assert services("KEN", path).verdict == services("KEN").verdict


def test_enforcement_as_experts_see_it_is_reported_beside_coverage() -> None:
    """World Bank, Women, Business and the Law 2026, 7.1: Kenya 1 of 4."""
    found = services("KEN").implemented
    assert found is not None
    assert found.answer == "reported"
    assert [f.number for f in found.figures if f.source.startswith("World Bank")] == [1.0]


def test_where_there_is_no_law_nothing_is_said_of_its_enforcement() -> None:
    """The workbook has 0 where no law forbids dismissal in pregnancy, as in Tunisia."""
    law = read_law("TUN")
    assert law["dismissal_in_pregnancy"].answer == "no"
    linked = (Practice(provision="enforced_dismissal_in_pregnancy"),)
    found = find_practice(linked, read_country("TUN"), law)
    assert found is not None
    assert found.answer == "unknown"
