"""Twins, two mothers, lone parents, a second birth during leave, a third child."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.family.families import (
    HERS,
    HIS,
    THEIRS,
    answer,
    asked,
    days_of,
    expecting,
    father,
    mother,
    other_mother,
    right_of,
)

TWINS = {
    # FRA, art. L1225-17 to 19: 34 weeks, 12 before and 22 after: 84 + 154 days.
    "FRA": ("2027-03-15", ("2026-12-21", "2027-08-15", 238)),
    # DEU, § 3 Abs. 2: twelve weeks after in place of eight: 42 + 1 + 84.
    "DEU": ("2027-03-15", ("2027-02-01", "2027-06-07", 127)),
    # ESP, art. 48.6: one week more.
    "ESP": ("2026-10-05", ("2026-10-05", "2027-02-07", 126)),
    # JPN, art. 65(1): 14 weeks (98 days, that of birth among them) before, 56 after.
    "JPN": ("2026-10-10", ("2026-07-05", "2026-12-05", 154)),
    # TUR, m. 74: two weeks more before the birth: 70 + 112.
    "TUR": ("2026-09-01", ("2026-06-23", "2026-12-21", 182)),
    # GBR: the same leave for twins.
    "GBR": ("2027-03-01", ("2027-03-01", "2027-11-28", 273)),
}


@pytest.mark.parametrize("country", sorted(TWINS))
def test_leave_of_a_mother_of_twins(country: str) -> None:
    due, expected = TWINS[country]
    assert days_of(right_of(expecting(country, due, children=2), HERS)) == expected


def test_leave_of_a_father_of_twins() -> None:
    """ESP, art. 48.6: a week more of each parent; FRA, L1225-35: 28 days in place of 21: 32."""
    assert right_of(expecting("ESP", "2026-10-05", children=2), HIS, "Ben").days == 126
    assert right_of(expecting("FRA", "2027-03-15", children=2), HIS, "Ben").days == 32


def test_twins_are_paid_as_one_leave() -> None:
    """ESP: 126 days at full pay of 100, not twice."""
    family = expecting("ESP", "2026-10-05", mother(100), father(), children=2)
    assert right_of(family, HERS).benefit == pytest.approx(12_600)


def test_twins_where_no_statute_tells() -> None:
    """KEN, MEX: nothing was read on twins: the leave for one child, and a question."""
    for country, days in (("KEN", 90), ("MEX", 84)):
        family = expecting(country, "2026-06-15", children=2)
        assert right_of(family, HERS).days == days
        assert "How much longer is the leave where twins are born?" in asked(family)
        assert "How much longer is the leave where twins are born?" not in asked(
            expecting(country, "2026-06-15")
        )


def test_three_at_once_are_not_counted_as_two() -> None:
    """FRA: 34 weeks are told for twins; for three the law gives more, which was not read."""
    family = expecting("FRA", "2027-03-15", children=3)
    assert any("three or more" in text for text in asked(family))
    assert not any("three or more" in text for text in asked(expecting("FRA", "2027-03-15")))


TWO_MOTHERS = {
    "ESP": "law",  # art. 48.4: the parent other than the mother, whatever the sex
    "FRA": "law",  # L1225-35: the mother's spouse or partner
    "SWE": "law",  # 13 kap. 10 § and 11 §
    "THA": "law",  # Act No. 9: a spouse of any sex
    "GBR": "law",  # Paternity and Adoption Leave Regulations 2002
    "MEX": "closed",  # art. 132-XXVII Bis: working men
    "PHL": "closed",  # RA 8187: the lawful husband
    "JPN": "closed",  # a legal tie of parent and child is needed
    "KEN": "unknown",  # s. 29(8) says a male employee; nothing was read on two mothers
    "BRA": "unknown",
}


@pytest.mark.parametrize("country", sorted(TWO_MOTHERS))
def test_the_leave_of_a_second_mother(country: str) -> None:
    family = expecting(country, "2027-03-15", mother(), other_mother())
    right = right_of(family, HIS, "Eve")
    assert right.standing == TWO_MOTHERS[country]
    assert (right.span is not None) == (right.standing == "law")
    question = "Is the father’s leave open to the mother’s wife or partner?"
    assert (question in asked(family)) == (right.standing == "unknown")


def test_a_lone_mother() -> None:
    """SWE, 12 kap. 14 §: 90 + 90 + 210 days are hers; ESP, 48.4: 28 weeks and four more; PHL 15.

    PHL, RA 11210, s. 3: 15 days more for a solo parent, 120 in all.
    """
    question = "Has a lone parent the weeks that are kept for the other parent?"
    alone = expecting("SWE", "2027-03-15", mother())
    assert right_of(alone, THEIRS, "Ada", "own").days == 180
    assert right_of(alone, THEIRS, "Ada", "shared").days == 210
    assert question not in asked(alone)
    spain = expecting("ESP", "2026-10-05", mother())
    assert right_of(spain, HERS).days + right_of(spain, THEIRS, "Ada", "own").days == 32 * 7
    assert right_of(expecting("PHL", "2026-05-10", mother()), HERS).days == 120
    kenya = expecting("KEN", "2026-03-01", mother())
    assert right_of(kenya, HERS).days == 90
    assert question in asked(kenya)


def test_two_fathers_for_whom_another_woman_gives_birth() -> None:
    """No row of law was read on them: unknown for both, a question, and no leave of a mother."""
    family = expecting("ESP", "2026-10-05", father(), father(name="Cem"))
    assert not [one for one in answer(family).now.rights if one.instrument == HERS]
    assert {right_of(family, HIS, name).standing for name in ("Ben", "Cem")} == {"unknown"}
    assert "Which leave have two fathers, and which of them?" in asked(family)


def test_a_lone_father_of_a_newborn() -> None:
    """KEN, s. 29(8): two weeks are his; no leave of a mother is there."""
    family = expecting("KEN", "2026-03-01", father(1_000))
    assert [one.instrument for one in answer(family).now.rights][:1] == [HIS]
    assert right_of(family, HIS, "Ben").benefit == pytest.approx(14_000)


def test_a_second_birth_during_leave() -> None:
    """GBR: 273 days from 4 May 2026 run to 31 January 2027, she begins anew on the 4th."""
    hers = mother(begins="2027-01-04")
    family = expecting("GBR", "2027-03-15", hers, older=(date(2026, 5, 4),))
    [(former, new, days)] = answer(family).running
    assert days_of(former) == ("2026-05-04", "2027-01-31", 273)
    assert (new.instrument, new.whose, days) == (HERS, "Ada", 28)


def test_a_third_child() -> None:
    """FRA, L1225-17: 26 weeks, 8 before and 18 after, where two are there; IND, s. 60(3): 12."""
    older = (date(2020, 1, 1), date(2023, 1, 1))
    france = expecting("FRA", "2027-03-15", older=older)
    assert days_of(right_of(france, HERS)) == ("2027-01-18", "2027-07-18", 182)
    india = expecting("IND", "2027-03-15", older=older)
    assert right_of(india, HERS).days == 84
    assert right_of(expecting("IND", "2027-03-15", older=older[:1]), HERS).days == 182
