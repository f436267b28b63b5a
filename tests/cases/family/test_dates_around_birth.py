"""When a leave begins and ends: on time, early, late, begun before, on the 31st, on 29 February.

The days are counted on a calendar from the articles that are named beside them.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.family.families import (
    HERS,
    HIS,
    answer,
    asked,
    days_of,
    expecting,
    father,
    mother,
    right_of,
)

from carepact.levels.family.members import Family

ON_TIME = {
    # Employment Act 2007, s. 29(1): three months, counted as 90 days; no part before the birth.
    "KEN": ("2026-03-01", "2026-03-01", "2026-05-29", 90),
    # Code du travail, art. L1225-17: six weeks before the due date and ten after, 112 days.
    "FRA": ("2027-03-15", "2027-02-01", "2027-05-23", 112),
    # Mutterschutzgesetz, § 3: six weeks before, the day of birth, eight weeks after: 42 + 1 + 56.
    "DEU": ("2027-03-15", "2027-02-01", "2027-05-10", 99),
    # Labour Standards Act, art. 65: 42 days up to the day of birth itself, and 56 after it.
    "JPN": ("2026-10-10", "2026-08-30", "2026-12-05", 98),
    # Ley Federal del Trabajo, art. 170-II: six weeks before and six after.
    "MEX": ("2026-06-15", "2026-05-04", "2026-07-26", 84),
    # Loi 2012-45: six weeks before, eight after.
    "NER": ("2026-12-15", "2026-11-03", "2027-02-08", 98),
    # İş Kanunu 4857, m. 74 as changed by Law 7578: eight weeks before, sixteen after.
    "TUR": ("2026-09-01", "2026-07-07", "2026-12-21", 168),
    # Estatuto de los Trabajadores, art. 48.4: 17 weeks, 119 days from the birth.
    "ESP": ("2026-10-05", "2026-10-05", "2027-01-31", 119),
    # Republic Act 11210, s. 3: 105 days.
    "PHL": ("2026-05-10", "2026-05-10", "2026-08-22", 105),
    # Code on Social Security 2020, s. 60(3): 26 weeks, 182 days.
    "IND": ("2027-03-15", "2027-03-15", "2027-09-12", 182),
}


@pytest.mark.parametrize("country", sorted(ON_TIME))
def test_a_leave_lies_around_the_due_day_as_its_article_says(country: str) -> None:
    due, *expected = ON_TIME[country]
    for came in ("", due):
        right = right_of(expecting(country, due, came=came), HERS)
        assert days_of(right) == tuple(expected)
        assert (right.lost, right.unsure, right.added) == (0, 0, 0)


EARLY = {
    # FRA, art. L1225-20: days not taken before move behind the birth: 35 before and 77 after.
    "FRA": ("2027-03-15", "2027-03-08", ("2027-02-01", "2027-05-23", 112), 0, 0),
    # DEU, § 3 Abs. 2: the days not taken before are added: 99 in all, 10 days early.
    "DEU": ("2027-03-15", "2027-03-05", ("2027-02-01", "2027-05-10", 99), 0, 0),
    # TUR, m. 74 (Law 6111): the same.
    "TUR": ("2026-09-01", "2026-08-20", ("2026-07-07", "2026-12-21", 168), 0, 0),
    # JPN, Health Insurance Act, art. 102: nothing is added: 36 days before, the day, 56 after.
    "JPN": ("2026-10-10", "2026-10-05", ("2026-08-30", "2026-11-30", 93), 5, 0),
    # MEX: the law that was read does not say: 32 days before and 42 from the birth on are sure
    # (4 May to 4 June, 5 June to 16 July), 10 more may be.
    "MEX": ("2026-06-15", "2026-06-05", ("2026-05-04", "2026-07-16", 74), 0, 10),
    # NER: as MEX: 42 - 7 = 35 before, 56 from the birth on.
    "NER": ("2026-12-15", "2026-12-08", ("2026-11-03", "2027-02-01", 91), 0, 7),
}


@pytest.mark.parametrize("country", sorted(EARLY))
def test_a_child_that_comes_early(country: str) -> None:
    due, came, expected, lost, unsure = EARLY[country]
    family = expecting(country, due, mother(), father(), came=came)
    right = right_of(family, HERS)
    assert days_of(right) == expected
    assert (right.lost, right.unsure) == (lost, unsure)
    question = f"are {unsure} days added to the leave?"
    assert any(question in text for text in asked(family)) == bool(unsure)


def test_a_child_that_comes_before_the_leave_would_have_begun() -> None:
    """FRA: born 50 days early, eight before the leave: all 112 days run from the birth."""
    family = expecting("FRA", "2027-03-15", mother(), father(), came="2027-01-24")
    assert days_of(right_of(family, HERS)) == ("2027-01-24", "2027-05-15", 112)


def test_days_that_an_early_birth_takes_are_not_paid() -> None:
    """JPN: two thirds (0.667) of 10,000 a day for 93 days, not for 98."""
    family = expecting("JPN", "2026-10-10", mother(10_000), father(), came="2026-10-05")
    right = right_of(family, HERS)
    assert right.benefit == pytest.approx(93 * 6_670)
    assert right.lost_pay == pytest.approx(93 * 10_000)


def test_the_first_days_of_a_shorter_leave_are_as_many() -> None:
    """THA: 60 days in full, the rest at half, also where the leave is shorter than 120 days.

    Begun on 5 January for 10 February, born on 1 February: 27 days before, and 120 - 36 = 84 after
    are sure, 111 in all: 60 x 1,000 + 51 x 500 (Labour Protection Act, s. 41 and 59).
    """
    hers = mother(1_000, begins="2026-01-05")
    right = right_of(expecting("THA", "2026-02-10", hers, father(), came="2026-02-01"), HERS)
    assert (right.days, right.unsure) == (111, 9)
    assert right.benefit == pytest.approx(60_000 + 51 * 500)


LATE = {
    # FRA, art. L1225-17: the part before grows, the ten weeks after stay: 45 + 70.
    "FRA": ("2027-03-15", "2027-03-18", ("2027-02-01", "2027-05-26", 115), 3, 0),
    # DEU, § 3 Abs. 1: the day and eight weeks after it stay: 45 + 57.
    "DEU": ("2027-03-15", "2027-03-18", ("2027-02-01", "2027-05-13", 102), 3, 0),
    # JPN, art. 102: five days late: 98 + 5.
    "JPN": ("2026-10-10", "2026-10-15", ("2026-08-30", "2026-12-10", 103), 5, 0),
    # MEX, Ley del Seguro Social, arts. 101-103: the 42 days after it stay: 45 + 42.
    "MEX": ("2026-06-15", "2026-06-18", ("2026-05-04", "2026-07-29", 87), 3, 0),
    # TUR: not read whether the part after the birth keeps its length.
    "TUR": ("2026-09-01", "2026-09-04", ("2026-07-07", "2026-12-21", 168), 0, 3),
}


@pytest.mark.parametrize("country", sorted(LATE))
def test_a_child_that_comes_late(country: str) -> None:
    due, came, expected, added, unsure = LATE[country]
    right = right_of(expecting(country, due, mother(), father(), came=came), HERS)
    assert days_of(right) == expected
    assert (right.added, right.unsure) == (added, unsure)


def test_days_that_a_late_birth_adds_are_paid() -> None:
    """FRA: 115 days at 79 of 100 a day: pay less a flat 21 per cent."""
    family = expecting("FRA", "2027-03-15", mother(100), father(), came="2027-03-18")
    assert right_of(family, HERS).benefit == pytest.approx(115 * 79)


def test_she_begins_when_she_chooses() -> None:
    """GBR: from the eleventh week before (77 days) on; 39 paid weeks, 273 days.

    1 March less 77 days is 14 December; 28 days of notice before 1 February are 4 January
    (Maternity and Parental Leave etc. Regulations 1999).
    """
    hers = mother(begins="2027-02-01")
    right = right_of(expecting("GBR", "2027-03-01", hers, father()), HERS)
    assert days_of(right) == ("2027-02-01", "2027-10-31", 273)
    assert right.earliest == date(2026, 12, 14)
    assert right.notice_by == date(2027, 1, 4)


BREACHES = [
    # GBR: 77 days before 1 March 2027 are 14 December.
    ("GBR", "2027-03-01", "2026-12-13", "not before 14 December 2026"),
    # FRA, L1225-29: six weeks must follow the birth; begun on 1 December 2026 for 15 March,
    # 104 of 112 days lie before it.
    ("FRA", "2027-03-15", "2026-12-01", "at least 42 days of it follow the birth"),
]


@pytest.mark.parametrize(("country", "due", "begins", "words"), BREACHES)
def test_days_that_she_chooses_against_the_law_are_told(
    country: str, due: str, begins: str, words: str
) -> None:
    family = expecting(country, due, mother(begins=begins), father())
    [condition] = [one for one in answer(family).conditions if str(one.text) == words]
    assert (condition.whose, condition.holds) == ("Ada", False)
    assert condition.basis


def test_days_that_she_chooses_by_the_law_break_nothing() -> None:
    """GBR: on 14 December; FRA: on 4 January 2027, 70 days before and 42 from the birth on."""
    for country, due, begins in (
        ("GBR", "2027-03-01", "2026-12-14"),
        ("FRA", "2027-03-15", "2027-01-04"),
    ):
        family = expecting(country, due, mother(begins=begins), father())
        assert not [one for one in answer(family).conditions if one.holds is False]


def test_a_child_who_comes_early_and_needs_a_hospital() -> None:
    """BRA, CLT art. 392, § 7: more leave, told and asked; MEX too; KEN: nothing was read."""
    told = "The law gives more leave for a child who comes early"
    open_question = "Is the leave longer while a child who came early is in hospital?"
    for country, begins in (("BRA", told), ("MEX", told), ("KEN", open_question)):
        early = expecting(country, "2026-06-15", came="2026-06-01")
        assert any(text.startswith(begins) for text in asked(early))
        on_time = expecting(country, "2026-06-15", came="2026-06-15")
        assert not any(text.startswith((told, open_question)) for text in asked(on_time))


def test_a_child_born_on_29_february() -> None:
    """BRA: 120 days from 29 February are 1 + 31 + 30 + 31 + 27, to 27 June 2028.

    The father's 15 days (Lei 15.371/2026, art. 11, II, from 2028) end on 14 March.
    """
    family = expecting("BRA", "2028-02-29", mother(), father(), came="2028-02-29")
    assert days_of(right_of(family, HERS)) == ("2028-02-29", "2028-06-27", 120)
    assert days_of(right_of(family, HIS, "Ben")) == ("2028-02-29", "2028-03-14", 15)


def test_a_leave_over_29_february_has_one_day_more() -> None:
    """KEN: 90 days from 1 February 2028: 29 + 31 + 30 days are April's last; 2027: 1 May less."""
    assert days_of(right_of(expecting("KEN", "2028-02-01"), HERS))[1] == "2028-04-30"
    assert days_of(right_of(expecting("KEN", "2027-02-01"), HERS))[1] == "2027-05-01"


def test_an_age_reached_by_a_child_born_on_29_february() -> None:
    """FRA, D1225-8: within six months of 29 February: until 29 August; ESP: 12 months: 28 Feb."""
    assert right_of(expecting("FRA", "2028-02-29"), HIS, "Ben").within == date(2028, 8, 29)
    assert right_of(expecting("ESP", "2028-02-29"), HIS, "Ben").within == date(2029, 2, 28)


def test_notice_of_a_month_before_the_31st() -> None:
    """FRA, D1225-8: one month before 31 March 2027, whose February has 28 days."""
    assert right_of(expecting("FRA", "2027-03-31"), HIS, "Ben").notice_by == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("due", "days"),
    [
        ("2026-05-31", {"2026-05": 1, "2026-06": 30, "2026-07": 31, "2026-08": 28}),
        ("2026-03-01", {"2026-03": 31, "2026-04": 30, "2026-05": 29}),
        ("2027-12-15", {"2027-12": 17, "2028-01": 31, "2028-02": 29, "2028-03": 13}),
    ],
)
def test_pay_by_month_begins_in_the_month_of_birth(due: str, days: dict[str, int]) -> None:
    """KEN: 90 days at full pay of 1,000 a day fall on the months day by day, the first too."""
    family: Family = expecting("KEN", due, mother(1_000), father())
    months = [one for one in answer(family).now.months if one.whose == "Ada"]
    assert {one.month: one.days for one in months} == days
    paid = {one.month: one.benefit for one in months}
    assert paid == pytest.approx({month: count * 1_000 for month, count in days.items()})
