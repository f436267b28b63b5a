"""The table of statutes is sound, and its lengths are those of the tables of all countries."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.family.families import HERS, HIS, expecting, father, mother
from tests.levels.family.lawbooks import list_leaves

from carepact.core.units import DAYS_PER_WEEK
from carepact.data.countries.changes import country_on
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.family_law import (
    add_months,
    countries_of_statutes,
    family_provision_kinds,
    find_statute_faults,
    list_statute_days,
    read_statutes,
)
from carepact.data.countries.reading import read_country
from carepact.levels.family.terms import A_YEAR

GOOD = {
    "country": "KEN",
    "provision": "maternity_days",
    "answer": "90",
    "unit": "days",
    "in_force_from": "2007-10-26",
    "checked_on": "2026-11-29",
    "basis": "Employment Act 2007, s. 29(1)",
    "source": "Employment Act 2007 (Kenya Law)",
    "note": "",
}
HALF_A_WEEK = DAYS_PER_WEEK / 2


def test_the_shipped_table_has_no_fault() -> None:
    rows = read_shipped("law", "family.csv")
    assert len(rows) > 300
    assert list(find_statute_faults(rows)) == []


def test_every_provision_but_one_that_is_asked_is_answered_somewhere() -> None:
    asked = family_provision_kinds()
    answered = {row["provision"] for row in read_shipped("law", "family.csv")}
    assert set(asked) - answered == {"paternity_flat_amount"}
    places = [(one.instrument, one.aspect) for one in asked.values()]
    assert len(set(places)) == len(places)


def test_every_amount_of_money_has_a_period_that_is_counted() -> None:
    """An amount whose period nobody knows would not bind, and a benefit would seem too high."""
    amounts = [
        row["unit"].partition(" ")[2]
        for row in read_shipped("law", "family.csv")
        if row["provision"].endswith(("_ceiling", "_floor", "_flat_amount"))
    ]
    assert amounts
    assert set(amounts) <= set(A_YEAR)


BAD = [
    ({"country": "KEX"}, "country 'KEX' is not known"),
    ({"provision": "maternity_dais"}, "there is no provision 'maternity_dais'"),
    ({"answer": "ninety"}, "'ninety' is no answer to maternity_days. Write 0.5."),
    ({"answer": "-1"}, "'-1' is no answer to maternity_days"),
    ({"answer": ""}, "'' is no answer to maternity_days"),
    ({"unit": "fortnights"}, "'fortnights' is no unit of maternity_days"),
    ({"unit": "KES a fortnight"}, "'KES a fortnight' is no unit of maternity_days"),
    ({"provision": "second_parent", "answer": "maybe", "unit": "yes_no"}, "Write yes, no."),
    ({"basis": " "}, "there is no law. Name the act and its article."),
    ({"source": ""}, "there is no source"),
    ({"in_force_from": "2026-02-30"}, "2026-02-30"),
    ({"checked_on": "yesterday"}, "yesterday"),
]


@pytest.mark.parametrize(("changed", "words"), BAD)
def test_a_bad_row_is_told_with_its_line(changed: dict[str, str], words: str) -> None:
    faults = list(find_statute_faults(({**GOOD, "country": "UGA"}, GOOD | changed)))
    assert any(words in fault and "line 3" in fault for fault in faults), faults


def test_a_good_row_and_one_without_any_law_have_no_fault() -> None:
    none = GOOD | {"country": "UGA", "answer": "0", "basis": ""}
    assert list(find_statute_faults((GOOD, none))) == []


def test_all_faults_are_told_at_once() -> None:
    bad = GOOD | {"country": "KEX", "answer": "-1", "unit": "x", "basis": "", "source": ""}
    assert len(list(find_statute_faults((bad,)))) == 5


def test_a_row_that_stands_twice_is_told() -> None:
    [fault] = find_statute_faults((GOOD, GOOD))
    assert "line 3" in fault
    assert "stands in line 2 too" in fault


def test_a_law_holds_from_its_day_on() -> None:
    days = [date(2025, 12, 6), date(2025, 12, 7)]
    assert [read_statutes("THA", day)["maternity_leave", "days"].days for day in days] == [98, 120]
    assert date(2025, 12, 7) in list_statute_days("THA")
    assert list_statute_days("THA") == tuple(sorted(list_statute_days("THA")))
    assert read_statutes("BDI", date(2027, 1, 1)) == {}
    assert len(countries_of_statutes()) == 16


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2027-01-15", -1, "2026-12-15"),
    ],
)
def test_months_by_the_calendar(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


EXPLAINED = {
    ("ESP", 2025): "the table counts the weeks of RDL 9/2025 on a day before it",
    ("FRA", 2027): "the table counts six months of PreParE, which is an allowance",
    ("JPN", 2025): "his 28 days lie in the year before the first birthday, the table adds them",
    ("JPN", 2027): "as in 2025",
    ("SWE", 2025): "the table counts 90 days at the least level as the mother's",
    ("SWE", 2027): "as in 2025",
    ("THA", 2025): "98 days, of which the table counts the 90 that are paid",
    ("TUR", 2027): "ten days by the words of the law, 14 if they are working days",
    ("ZAF", 2027): "two employed parents share 130 days, the table gives her 120 and him 10",
}
"""Where the table of all countries and the statutes differ by more than half a week, and why."""


@pytest.mark.parametrize("year", [2025, 2027])
@pytest.mark.parametrize("country", countries_of_statutes())
def test_lengths_are_those_of_the_table_of_all_countries(country: str, year: int) -> None:
    """Paid leave of each parent, where she takes all that is shared: within half a week."""
    day = date(year, 3, 15)
    facts = country_on(read_country(country), day).facts
    family = expecting(country, day.isoformat(), mother(shared=200), father(shared=0))
    apart = []
    for whose, fact in (("Ada", "leave_mother_paid_days"), ("Ben", "leave_father_paid_days")):
        own = [
            one.days
            for one in list_leaves(family)
            if one.whose == whose and one.instrument != "unpaid_leave"
        ]
        apart.append(abs(sum(own) - float(facts[fact].base_value)))
    assert (max(apart) > HALF_A_WEEK) == ((country, year) in EXPLAINED), apart


OECD = {HERS: "oecd_mat_weeks", HIS: "oecd_pat_weeks"}
OECD_APART = {
    ("SWE", HIS): "ten days of benefit, counted as working days in law",
    ("SWE", HERS): "no leave of her own in law; OECD counts 12.9 weeks of the parental benefit",
    ("TUR", HIS): "ten days, or two weeks if they are working days",
    ("FRA", HIS): "25 days of the law on the father; OECD counts three days of birth leave too",
}


@pytest.mark.parametrize("instrument", sorted(OECD))
@pytest.mark.parametrize("country", countries_of_statutes())
def test_lengths_are_those_of_the_oecd_where_it_counts_them(country: str, instrument: str) -> None:
    day = date(2027, 3, 15)
    fact = country_on(read_country(country), day).facts.get(OECD[instrument])
    if fact is None:
        assert country in {"BRA", "IND", "KEN", "NER", "PHL", "THA", "ZAF"}
        return
    days = read_statutes(country, day)[instrument, "days"].days
    apart = abs(days - float(fact.base_value) * DAYS_PER_WEEK)
    assert (apart > HALF_A_WEEK) == ((country, instrument) in OECD_APART), apart
