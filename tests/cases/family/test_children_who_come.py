"""A child that is adopted or placed: whose leave, for how long, up to which age."""

from __future__ import annotations

import pytest
from tests.cases.family.families import (
    HERS,
    HIS,
    THEIRS,
    adopting,
    answer,
    asked,
    days_of,
    father,
    mother,
    right_of,
    until,
)


def test_two_fathers_who_adopt() -> None:
    """ESP, art. 48.5: 17 weeks of each, whoever is named first."""
    family = adopting("ESP", "2026-10-05", "2026-01-01", father(100), father(200, name="Cem"))
    assert days_of(right_of(family, HERS, "Ben")) == ("2026-10-05", "2027-01-31", 119)
    assert days_of(right_of(family, HIS, "Cem")) == ("2026-10-05", "2027-01-31", 119)


TWO_FATHERS = {
    "BRA": "law",  # CLT, art. 392-A § 5 and 392-C: one of the two, an employee man too
    "KEN": "law",  # s. 29A: a woman or a man
    "TUR": "law",  # m. 74: one of the couple
    "GBR": "law",  # one of the two adopters
    "IND": "closed",  # s. 60(4): a woman who adopts
    "MEX": "unknown",  # art. 170-II Bis is of working mothers: nothing was read on two fathers
    "FRA": "unknown",
}


@pytest.mark.parametrize("country", sorted(TWO_FATHERS))
def test_the_leave_of_who_adopts_first_where_he_is_a_man(country: str) -> None:
    family = adopting(country, "2026-12-15", "2026-06-01", father(), father(name="Cem"))
    right = right_of(family, HERS, "Ben")
    assert right.standing == TWO_FATHERS[country]
    assert (right.span is not None) == (right.standing == "law")


ADOPTIONS = {
    "BRA": ("2026-12-15", 120),  # Lei 8.213/1991
    "FRA": ("2026-12-15", 112),  # art. L1225-37
    "GBR": ("2026-12-15", 273),  # 39 paid weeks
    "IND": ("2026-12-15", 84),  # s. 60(4): twelve weeks
    "KEN": ("2026-12-15", 30),  # s. 29A: one month
    "MEX": ("2026-12-15", 42),  # art. 170-II Bis: six weeks
    "TUR": ("2026-12-15", 56),  # m. 74 (Law 6663): eight weeks
    "ZAF": ("2025-10-02", 70),  # s. 25B: ten weeks, before the judgment
}


@pytest.mark.parametrize("country", sorted(ADOPTIONS))
def test_leave_for_an_adopted_child(country: str) -> None:
    day, days = ADOPTIONS[country]
    right = right_of(adopting(country, day, "2025-06-01"), HERS)
    assert right.standing == "law"
    assert days_of(right) == until(day, days)


@pytest.mark.parametrize(
    ("country", "born", "came", "standing"),
    [
        # ESP, art. 45.1.d: below six.
        ("ESP", "2020-10-06", "2026-10-05", "law"),
        ("ESP", "2020-10-05", "2026-10-05", "closed"),
        # TUR, m. 74: who has not completed three years.
        ("TUR", "2023-10-06", "2026-10-05", "law"),
        ("TUR", "2023-10-05", "2026-10-05", "closed"),
        # ZAF, s. 25B: below two. Born on 29 February, two years old on 28 February 2026.
        ("ZAF", "2024-02-29", "2026-02-28", "closed"),
        ("ZAF", "2024-02-29", "2026-02-27", "law"),
        # IND, s. 60(4): below three months, struck out by the Supreme Court on 17 March 2026.
        ("IND", "2025-12-17", "2026-03-16", "law"),
        ("IND", "2025-12-16", "2026-03-16", "closed"),
        ("IND", "2020-10-05", "2026-03-17", "law"),
    ],
)
def test_an_adopted_child_is_young_enough(
    country: str, born: str, came: str, standing: str
) -> None:
    alone = adopting(country, came, born, mother(birth=False))
    assert right_of(alone, HERS).standing == standing


def test_the_age_holds_for_the_second_who_adopts_too() -> None:
    """ESP, art. 45.1.d: below six, for both."""
    assert right_of(adopting("ESP", "2026-10-05", "2020-10-05"), HIS, "Ben").standing == "closed"


def test_a_pool_for_an_adopted_child() -> None:
    """ZAF, ZACC 20: 130 days for two employed parents, below two years; nothing on placement."""
    young = adopting("ZAF", "2026-10-05", "2026-01-01")
    assert days_of(right_of(young, THEIRS, "", "shared")) == ("2026-10-05", "2027-02-11", 130)
    old = right_of(adopting("ZAF", "2026-10-05", "2024-01-01"), THEIRS, "", "shared")
    assert (old.standing, old.span) == ("closed", None)
    placed = adopting("ZAF", "2026-10-05", "2026-01-01", event="placement")
    assert {one.standing for one in answer(placed).now.rights if one.instrument in (HERS, HIS)} == {
        "unknown"
    }


def test_an_adopted_child_whose_age_is_not_told() -> None:
    """ESP: whether the child is below six is a condition that nobody can judge, not assumed."""
    family = adopting("ESP", "2026-10-05", "")
    found = [one for one in answer(family).conditions if "years old" in str(one.text)]
    assert {one.holds for one in found} == {None}
    assert {one.whose for one in found} == {"Ada", "Ben"}


def test_adoption_by_one_who_works_for_herself_where_no_statute_tells() -> None:
    """KEN, s. 29A is of employees: for others nothing was read."""
    hers = mother(birth=False, work="self-employed")
    assert right_of(adopting("KEN", "2026-12-15", "2026-01-01", hers), HERS).standing == "unknown"


def test_a_child_that_is_placed() -> None:
    """Nothing was read on placement: unknown, and asked."""
    family = adopting("ESP", "2026-10-05", "2020-01-01", event="placement")
    for instrument, whose in ((HERS, "Ada"), (HIS, "Ben")):
        right = right_of(family, instrument, whose)
        assert (right.standing, right.span) == ("unknown", None)
    assert "Is there a leave where a child is placed with a family?" in asked(family)
