"""A law that changes between two births, or on a day inside the leave: which one holds, and asked.

The leave of a birth has the law of the day of birth; where the law changes within it, the family is
asked to ask, as transitional rules were not read.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.family.families import (
    HERS,
    HIS,
    THEIRS,
    asked,
    days_of,
    expecting,
    father,
    mother,
    right_of,
)

from carepact.core.messages import Day

BETWEEN = {
    # İş Kanunu 4857, m. 74: 16 weeks; 24 by Law 7578. Both begin eight weeks before.
    ("TUR", HERS, "Ada"): (
        ("2026-04-30", ("2026-03-05", "2026-06-24", 112)),
        ("2026-05-01", ("2026-03-06", "2026-08-20", 168)),
    ),
    # Ek m. 2: five working days (seven by the calendar); ten days by Law 7578.
    ("TUR", HIS, "Ben"): (
        ("2026-04-30", ("2026-04-30", "2026-05-06", 7)),
        ("2026-05-01", ("2026-05-01", "2026-05-10", 10)),
    ),
    # ADCT art. 10, § 1: five days; Lei 15.371/2026, art. 11, I: ten.
    ("BRA", HIS, "Ben"): (
        ("2026-12-31", ("2026-12-31", "2027-01-04", 5)),
        ("2027-01-01", ("2027-01-01", "2027-01-10", 10)),
    ),
    # Estatuto de los Trabajadores, art. 48.4: 16 weeks; 17 for children born from 2025-07-31.
    ("ESP", HERS, "Ada"): (
        ("2025-07-30", ("2025-07-30", "2025-11-18", 112)),
        ("2025-07-31", ("2025-07-31", "2025-11-26", 119)),
    ),
    ("ESP", HIS, "Ben"): (
        ("2025-07-30", ("2025-07-30", "2025-11-18", 112)),
        ("2025-07-31", ("2025-07-31", "2025-11-26", 119)),
    ),
    # Labour Protection Act, s. 41: 98 days; 120 by Act No. 9.
    ("THA", HERS, "Ada"): (
        ("2025-12-06", ("2025-12-06", "2026-03-13", 98)),
        ("2025-12-07", ("2025-12-07", "2026-04-05", 120)),
    ),
}


@pytest.mark.parametrize("place", sorted(BETWEEN))
def test_two_births_a_day_apart(place: tuple[str, str, str]) -> None:
    country, instrument, whose = place
    for day, expected in BETWEEN[place]:
        family = expecting(country, day, came=day)
        assert days_of(right_of(family, instrument, whose)) == expected


def test_fathers_had_no_leave_in_thailand_before() -> None:
    """Labour Protection Act (No. 9): 15 days from 7 December 2025, none before."""
    before = right_of(expecting("THA", "2025-12-06"), HIS, "Ben")
    after = right_of(expecting("THA", "2025-12-07"), HIS, "Ben")
    assert (before.standing, before.span) == ("none", None)
    assert days_of(after) == ("2025-12-07", "2025-12-21", 15)


def test_the_day_of_birth_counts_and_not_the_expected_one() -> None:
    """BRA: expected on 30 December 2026, born on 2 January 2027: ten days by Lei 15.371/2026."""
    family = expecting("BRA", "2026-12-30", came="2027-01-02")
    assert days_of(right_of(family, HIS, "Ben")) == ("2027-01-02", "2027-01-11", 10)


CHANGES_WITHIN = [
    ("TUR", HERS, "Ada", "2026-04-20", date(2026, 5, 1)),
    ("TUR", HIS, "Ben", "2026-04-28", date(2026, 5, 1)),
    ("ESP", HERS, "Ada", "2025-06-01", date(2025, 7, 31)),
    ("THA", HERS, "Ada", "2025-10-01", date(2025, 12, 7)),
    ("BRA", HIS, "Ben", "2026-12-29", date(2027, 1, 1)),
    # Amounts of a new year: 187.18 to 194.32 GBP a week; 170.04 EUR a day from 2026; JPY 370,495.
    ("GBR", HERS, "Ada", "2026-03-02", date(2026, 4, 6)),
    ("ESP", HIS, "Ben", "2025-10-01", date(2026, 1, 1)),
    ("JPN", HIS, "Ben", "2026-07-20", date(2026, 8, 1)),
]


@pytest.mark.parametrize(("country", "instrument", "whose", "born", "change"), CHANGES_WITHIN)
def test_a_change_inside_a_leave_is_told_and_asked(
    country: str, instrument: str, whose: str, born: str, change: date
) -> None:
    family = expecting(country, born, came=born)
    assert right_of(family, instrument, whose).changes == (change,)
    text = f"The law changes on {Day.of(change)}, within this leave"
    assert any(question.startswith(text) for question in asked(family))


def test_a_change_before_the_birth_is_no_doubt() -> None:
    """TUR: she stays at home from 6 April 2026, but the child is born under Law 7578."""
    right = right_of(expecting("TUR", "2026-06-01"), HERS)
    assert days_of(right) == ("2026-04-06", "2026-09-20", 168)
    assert right.changes == ()


def test_pay_is_by_the_law_of_the_birth_and_not_of_the_first_day() -> None:
    """THA: begun on 1 December 2025, born under Act No. 9: 60 days in full and 60 at half.

    GBR: begun on 30 March 2026, due on 13 April: 6 weeks at 0.90 of 600 and 33 at 194.32.
    """
    thai = mother(1_000, begins="2025-12-01")
    right = right_of(expecting("THA", "2025-12-20", thai, father()), HERS)
    assert days_of(right) == ("2025-12-01", "2026-03-30", 120)
    assert right.benefit == pytest.approx(60 * 1_000 + 60 * 500)
    british = mother(600 / 7, begins="2026-03-30")
    right = right_of(expecting("GBR", "2026-04-13", british, father()), HERS)
    assert right.benefit == pytest.approx(6 * 540 + 33 * 194.32)


def test_a_leave_that_ends_on_the_eve_of_a_change_has_none() -> None:
    """BRA: five days from 27 December 2026 end on the 31st."""
    right = right_of(expecting("BRA", "2026-12-27", came="2026-12-27"), HIS, "Ben")
    assert days_of(right)[1] == "2026-12-31"
    assert right.changes == ()


def test_birth_leave_in_france_from_july_2026() -> None:
    """Art. L1225-46-2: two months of each parent after the leave of the birth is used up.

    Hers ends on 4 October 2026 (due on 27 July: six weeks before, ten after). Two months, 61 days,
    follow; 0.70 is the share of the first of them.
    """
    family = expecting("FRA", "2026-07-27")
    assert days_of(right_of(family, HERS)) == ("2026-06-15", "2026-10-04", 112)
    own = right_of(family, THEIRS, "Ada", "own")
    assert days_of(own) == ("2026-10-05", "2026-12-04", 61)
    assert "L1225-46-2" in own.cited.basis
    assert own.cited.in_force_from == "2026-07-01"


def test_two_weeks_of_each_parent_in_spain_from_2026() -> None:
    """Art. 48.4 and RDL 9/2025: to be asked for from 1 January 2026 on, child born after."""
    family = expecting("ESP", "2026-02-02")
    own = right_of(family, THEIRS, "Ada", "own")
    # 119 days from 2 February end on 31 May 2026.
    assert days_of(own) == ("2026-06-01", "2026-06-14", 14)
    assert own.cited.in_force_from == "2026-01-01"
