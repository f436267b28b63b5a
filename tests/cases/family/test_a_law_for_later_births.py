"""A law that is for children born from a day on, and that comes into force on another day."""

from __future__ import annotations

from datetime import date

import pytest

from carepact.levels.family.members import Family, Parent
from carepact.levels.family.rights import Right
from carepact.levels.family.terms import OWN
from carepact.studies.family import answer_family

PARENTS = (
    Parent("Ada", "woman", gives_birth=True, work="employed", pay=36400),
    Parent("Ben", "man", gives_birth=False, work="employed", pay=36400),
)


def own_weeks(country: str, born: date, due: date | None = None) -> dict[str, Right]:
    """Parental leave of one's own by who has it."""
    found = answer_family(Family(country, PARENTS, due=due, came=born)).now.rights
    return {one.whose: one for one in found if one.part == OWN and one.stands and one.span}


@pytest.mark.parametrize("born", [date(2024, 8, 2), date(2025, 6, 1), date(2025, 8, 1)])
def test_two_spanish_weeks_wait_until_they_may_be_asked_for(born: date) -> None:
    # Real Decreto-ley 9/2025: two paid weeks more for children born from 2 August 2024, to be
    # asked for from 1 January 2026. Hers are its first 14 days, his the 14 after.
    own = own_weeks("ESP", born)
    assert [(one.days, one.rate) for one in own.values()] == [(14, 1.0), (14, 1.0)]
    assert own["Ada"].span is not None
    assert (own["Ada"].span.first, own["Ada"].span.last) == (date(2026, 1, 1), date(2026, 1, 14))
    assert own["Ben"].span is not None
    assert own["Ben"].span.last == date(2026, 1, 28)


def test_a_spanish_child_of_a_day_before_has_none_of_them() -> None:
    assert own_weeks("ESP", date(2024, 8, 1)) == {}


def test_the_french_birth_leave_is_for_children_born_or_due_from_2026_on() -> None:
    # Code du travail, L1225-46-2: two months of each parent, usable from 1 July 2026. Two months
    # are 61 days; 0.70 and 0.60 of pay less 21 %: 0.5135 on average.
    after = own_weeks("FRA", date(2026, 5, 10))
    assert [one.days for one in after.values()] == [61, 61]
    assert after["Ada"].rate == pytest.approx(0.5135)
    before = own_weeks("FRA", date(2025, 11, 15))
    assert {one.cited.in_force_from for one in before.values()} == {"by 2025-10-01"}
    assert all(one.days != 61 for one in before.values())


def test_a_french_child_that_came_early_counts_by_the_day_it_was_due() -> None:
    # Born in December 2025 and due in January 2026: his months come after July, by the new law.
    late = own_weeks("FRA", date(2025, 12, 20), due=date(2026, 1, 15))
    assert late["Ben"].cited.in_force_from == "2026-07-01"
    assert own_weeks("FRA", date(2025, 12, 20))["Ben"].cited.in_force_from == "by 2025-10-01"
