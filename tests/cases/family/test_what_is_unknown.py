"""Countries and families of which little is known: asked, never assumed; averages are marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.cases.family.families import (
    A_YEAR,
    HERS,
    HIS,
    THEIRS,
    answer,
    asked,
    days_of,
    expecting,
    father,
    mother,
    right_of,
)

from carepact.levels.family.members import Family, Relative


def test_a_country_whose_statutes_nobody_read_one_by_one() -> None:
    """BDI: 84 days of hers are told by tables of all countries (12 weeks); the rest is asked."""
    family = expecting("BDI", "2027-03-15", mother(1_000), father(1_000))
    hers = right_of(family, HERS)
    assert hers.standing == "law"
    assert hers.days == 84
    assert (hers.notice_by, hers.earliest) == (None, None)
    questions = asked(family)
    for begins in (
        "How long must one have worked, or been insured, to get it?",
        "By which day must the employer be told, and in which form?",
        "How many days before the birth may the leave begin",
        "Is there a greatest or a least benefit?",
    ):
        assert any(one.startswith(begins) for one in questions)
    assert answer(family).institution == ("", "")
    assert right_of(family, "breastfeeding_breaks").standing == "unknown"


def test_a_country_without_any_facts_of_leave() -> None:
    """AND: no table and no statute was read: all is unknown, nothing has days or money."""
    family = expecting("AND", "2027-03-15", mother(100), father(100))
    rights = answer(family).now.rights
    assert {one.standing for one in rights} == {"unknown"}
    assert all(one.span is None and one.benefit is None for one in rights)
    assert {one.instrument for one in rights} >= {HERS, HIS}
    assert "Does the law give this, and on which conditions?" in asked(family)
    assert answer(family).to_polars().height == len(rights)
    assert answer(family).now.months == ()


def test_pay_that_is_not_told_is_the_average_of_the_sex() -> None:
    """KEN: 90 days of what women earn, 14 of what men earn; a day is 1/364 of a year."""
    family = expecting("KEN", "2026-03-01")
    women, men = answer(family).wages.by_sex or (0.0, 0.0)
    assert 0 < women < men
    assert right_of(family, HERS).benefit == pytest.approx(90 * women / A_YEAR)
    assert right_of(family, HIS, "Ben").benefit == pytest.approx(14 * men / A_YEAR)
    assert answer(family).wages.currency == "KES"
    assert answer(family).wages.year > 0


def test_pay_in_another_money_where_the_benefit_is_a_share_of_pay() -> None:
    """KEN: full pay is full pay in dollars too; her 30 a day for 90 days."""
    family = replace(expecting("KEN", "2026-03-01", mother(30), father(30)), currency="USD")
    assert answer(family).wages.currency == "USD"
    assert right_of(family, HERS).benefit == pytest.approx(2_700)
    assert right_of(family, HERS).rate == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("country", "why"),
    [
        ("FRA", "a ceiling of 104.02 EUR a day"),
        ("GBR", "a flat amount of 194.32 GBP a week"),
        ("ZAF", "a ceiling of 11,689.92 ZAR a month"),
    ],
)
def test_pay_in_another_money_where_the_law_names_an_amount(country: str, why: str) -> None:
    """An amount of law cannot be compared with pay in another money: not known, and no guess."""
    alone = replace(expecting(country, "2027-03-15", mother(100)), currency="USD")
    right = right_of(alone, HERS)
    assert right.standing == "law", why
    assert right.days > 0
    assert (right.benefit, right.rate) == (None, None)


def test_pay_in_the_countrys_own_money() -> None:
    """FRA: told in EUR it is the country's own: 112 days at the ceiling of 104.02."""
    family = replace(expecting("FRA", "2027-03-15", mother(150), father()), currency="EUR")
    assert right_of(family, HERS).benefit == pytest.approx(112 * 104.02)


def test_nothing_of_the_family_stands_in_the_manifest() -> None:
    family = expecting("KEN", "2026-03-01", mother(1_234), father())
    text = str(answer(family).manifest())
    assert "Ada" not in text
    assert str(1_234 * A_YEAR) not in text
    assert "KEN" in text


def test_what_a_month_of_leave_asks_of_a_table() -> None:
    """KEN: the table of rights says what the rights say."""
    family = expecting("KEN", "2026-03-01", mother(1_000), father())
    row = answer(family).to_polars().row(0, named=True)
    assert (row["right"], row["whose"], row["standing"]) == (HERS, "Ada", "law")
    assert (row["first_day"], row["last_day"]) == days_of(right_of(family, HERS))[:2]
    assert (row["benefit"], row["currency"]) == (pytest.approx(90_000), "KES")
    assert row["notice_by"] == "2026-02-22"


CARERS = {
    # Congé de proche aidant: three months, 91.3 days by the calendar; AJPA is an amount.
    "FRA": (65, None),
    "USA": (60, 0.0),  # 29 U.S.C. 2612(a)(1)(C): 12 workweeks, unpaid
    "DEU": (10, 0.9),  # Pflegezeitgesetz, § 2: ten working days; SGB XI, § 44a: 0.90 of net pay
    "SWE": (71, None),  # 47 kap.: 100 days by the calendar, paid; the share was not read
    "GBR": (5, 0.0),  # one week in twelve months, unpaid
}
"""Working days, five of seven by the calendar, and what they pay over pay."""


@pytest.mark.parametrize("country", sorted(CARERS))
def test_days_for_a_relative_in_need(country: str) -> None:
    days, rate = CARERS[country]
    family = Family(country, (mother(),), relatives=(Relative("Gran", "severe", 82),))
    right = right_of(family, "carers_leave")
    assert (right.standing, right.days, right.rate) == ("law", days, rate)
    question = "What does it pay: which share of earlier pay, or which amount?"
    assert (question in asked(family)) == (rate is None)
    assert answer(family).now.cover is None
    assert answer(family).now.months == ()


def test_weeks_without_cover_are_counted_from_the_birth() -> None:
    """KEN: her 90 days cover the father's 14; from day 91 to the age of the first free place."""
    family = expecting("KEN", "2026-03-01")
    cover = answer(family).now.cover
    assert cover is not None
    assert cover.covered is not None
    assert cover.covered.isoformat() == "2026-05-29"
    assert cover.starts is not None
    wait = (cover.starts - family.day).days
    assert cover.uncovered_weeks == pytest.approx((wait - 90) / 7)


@pytest.mark.parametrize(("country", "days"), [("VNM", 180), ("IRN", 270)])
def test_days_that_a_table_counts_as_hers_are_not_either_parents(country: str, days: int) -> None:
    """WBL 2026, 6.1.1: 180 and 270 days of the mother; how they are split is nobody's law."""
    family = expecting(country, "2027-03-15", mother(1_000), father(1_000))
    later = right_of(family, THEIRS)
    assert right_of(family, HERS).days + later.days == days
    assert later.is_of_her_sum
    question = "The source counts these days as hers: may the other parent take any of them?"
    assert question in asked(family)


def test_who_pays_a_father_is_asked_where_no_statute_was_read() -> None:
    """SEN: the table tells who pays mothers' leave, and nobody who pays his."""
    family = expecting("SEN", "2026-03-15", mother(1_000), father(1_000))
    assert right_of(family, HERS).payers
    assert right_of(family, HIS, "Ben").payers == ()
    assert any(one.startswith("Who pays it?") for one in asked(family))


@pytest.mark.parametrize(
    ("country", "hers", "his"),
    [
        ("BRA", ("State",), ("employers",)),  # CLT, art. 473, III
        ("TUR", ("State",), ("employers",)),  # İş Kanunu 4857, ek m. 2
        ("KEN", ("employers",), ("employers",)),  # Employment Act 2007, s. 29
        ("FRA", ("State",), ("State",)),  # Code de la sécurité sociale, the health insurance
        ("GBR", ("State", "employers"), ("State", "employers")),
    ],
)
def test_a_statute_tells_who_pays_a_father(
    country: str, hers: tuple[str, ...], his: tuple[str, ...]
) -> None:
    family = expecting(country, "2026-03-15", mother(1_000), father(1_000))
    assert right_of(family, HERS).payers == hers
    assert right_of(family, HIS, "Ben").payers == his
    assert not any(one.startswith("Who pays it?") for one in asked(family))


def test_a_day_that_is_chosen_on_the_other_side_of_the_birth_is_asked_about() -> None:
    """KEN: no row of law tells whether hers may begin after the birth, or his before it."""
    hers = replace(mother(1_000), begins=date(2027, 6, 1))
    his = replace(father(1_000), begins=date(2027, 1, 1))
    family = expecting("KEN", "2027-03-15", hers, his)
    assert {
        "You chose 1 June 2027, after the birth: may this leave begin then?",
        "You chose 1 January 2027, before the child is there: may this leave begin then?",
    } <= set(asked(family))
    usual = replace(mother(1_000), begins=date(2027, 3, 1))
    later = replace(father(1_000), begins=date(2027, 4, 1))
    assert not [
        one for one in asked(expecting("KEN", "2027-03-15", usual, later)) if "chose" in one
    ]


def test_days_of_hers_are_no_lone_fathers() -> None:
    """VNM: the table counts 180 days of the mother; what a father alone has is not known."""
    alone = expecting("VNM", "2027-03-15", father(1_000))
    [shared] = [one for one in answer(alone).now.rights if one.part == "shared"]
    assert (shared.standing, shared.span) == ("unknown", None)


def test_more_shared_weeks_than_there_are_lead_to_a_question() -> None:
    """SWE: 210 days to share; 20 weeks of each are 280, of which his last 70 are not there."""
    family = expecting("SWE", "2027-03-15", mother(shared=20.0), father(shared=20.0))
    assert right_of(family, THEIRS, "Ada", "shared").days == 140
    assert right_of(family, THEIRS, "Ben", "shared").days == 70
    question = "You chose 280 days of leave to share, and 210 are known: who takes how many?"
    assert question in asked(family)
    fits = expecting("SWE", "2027-03-15", mother(shared=20.0), father(shared=10.0))
    assert not [one for one in asked(fits) if "to share" in one]
