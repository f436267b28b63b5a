"""How much less an hour mothers earn, by hand: the larger of two gaps that the table of pay has."""

from __future__ import annotations

import pytest
from tests.levels.employer.firms import MAN, WOMAN, Line, make_staff

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.indicators import Found
from carepact.levels.employer.mothers_pay import compare_mothers
from carepact.levels.employer.pay import compare_pay

MOTHERS = Line(8, WOMAN, 18.0, "young-child")
FATHERS = Line(10, MAN, 25.0, "young-child")
WOMEN = Line(12, WOMAN, 20.0, "none")
MEN = Line(12, MAN, 40.0, "none")


def gap_of(*lines: Line) -> Found:
    """Compare the mothers of a firm."""
    return compare_mothers(compare_pay(make_staff(lines), DisclosureRule()))


def told(*lines: Line) -> float:
    """Return what is told of the mothers of a firm."""
    found = gap_of(*lines)
    assert found.status == "told"
    assert found.value is not None
    return found.value


def test_it_is_the_larger_of_the_two_gaps() -> None:
    # (25 - 18) / 25 = 0.28 beside fathers; (20 - 18) / 20 = 0.1 beside women who care for nobody.
    assert told(MOTHERS, FATHERS, WOMEN, MEN) == pytest.approx(0.28)
    # Beside fathers of 19 it is 1 / 19, less than beside women.
    assert told(MOTHERS, FATHERS._replace(hourly=19.0), WOMEN, MEN) == pytest.approx(0.1)


def test_part_time_of_the_same_pay_an_hour_is_no_gap() -> None:
    assert told(
        MOTHERS._replace(hourly=20.0, hours=20.0), FATHERS._replace(hourly=20.0), WOMEN, MEN
    ) == pytest.approx(0.0)


def test_where_they_earn_more_than_either_it_is_below_0() -> None:
    # (25 - 30) / 25 = -0.2 and (20 - 30) / 20 = -0.5.
    assert told(MOTHERS._replace(hourly=30.0), FATHERS, WOMEN, MEN) == pytest.approx(-0.2)


def test_a_group_of_nobody_is_left_out_and_one_of_few_hides_it() -> None:
    assert told(MOTHERS, WOMEN, MEN) == pytest.approx(0.1)
    assert gap_of(MOTHERS, FATHERS._replace(persons=2), WOMEN, MEN) == Found("hidden")
    assert gap_of(MOTHERS._replace(persons=2), FATHERS, WOMEN, MEN) == Found("hidden")


def test_without_mothers_it_is_of_nobody_and_untold_ones_leave_it_untold() -> None:
    assert gap_of(FATHERS, WOMEN, MEN) == Found("nobody")
    assert gap_of(FATHERS, Line(20, WOMAN, 20.0), MEN) == Found("not told")
