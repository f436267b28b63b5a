"""A family that is told in Python is refused where it cannot be, with all its faults."""

from __future__ import annotations

from datetime import date

import pytest
from tests.levels.family.lawbooks import apply

from carepact.core.errors import ParameterError
from carepact.levels.family.members import Family, Parent

ADA = Parent("Ada", "woman", gives_birth=True, work="employed", pay=36_400)
BEN = Parent("Ben", "man", gives_birth=False, work="employed", pay=36_400)


def test_all_faults_of_a_family_are_told_at_once() -> None:
    odd = Parent("Ada", "woman", gives_birth=True, work="employed", pay=-1, usual_hours=0)
    with pytest.raises(ParameterError) as told:
        Family("KEN", (ADA, odd), due=date(2027, 3, 1), children=0)
    said = str(told.value)
    assert said.startswith("the family: 5 faults.")
    for part in (
        "one name",
        "two give birth",
        "children: less than one",
        "pay is below 0",
        "usual_hours",
    ):
        assert part in said


def test_a_family_without_parents_is_none() -> None:
    with pytest.raises(ParameterError, match="one parent, or two"):
        Family("KEN", ())


def test_unpaid_leave_up_to_a_birthday_ends_on_the_day_before() -> None:
    # FRA, L1225-48: at the latest on the third birthday; 365 + 365 + 366 days from the birth.
    family = Family("FRA", (ADA, BEN), came=date(2025, 3, 15))
    [hers, his] = [one for one in apply(family).rights if one.instrument == "unpaid_leave"]
    assert hers.within == his.within == date(2028, 3, 14)
    assert hers.days == (date(2028, 3, 14) - date(2025, 3, 15)).days + 1 == 1096


def test_nobody_is_told_to_give_notice_before_a_birth_that_came_early() -> None:
    # FRA: one month before, so 10 May for a birth on 10 June that was due on 1 August.
    expected = Family("FRA", (ADA, BEN), due=date(2027, 8, 1))
    early = Family("FRA", (ADA, BEN), due=date(2027, 8, 1), came=date(2027, 6, 10))
    own = [
        [one for one in apply(of).rights if one.whose == "Ben" and not one.part and one.span]
        for of in (expected, early)
    ]
    assert own[0][0].notice_by == date(2027, 7, 1)
    assert own[1][0].notice_by is None
