"""What an hour costs at the edge of no gain, and what is lost a year, by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.levels.programme.made import BASE, make_father, make_programme

from carepact.levels.programme.costing import (
    HourCost,
    cost_each,
    cost_hour,
    cost_weekly_hour,
    total_cents,
)
from carepact.levels.programme.effects import measure_change, measure_decay
from carepact.levels.programme.estimates import Estimate, t_of
from carepact.levels.programme.records import Programme, Week


def effect_of(low: float) -> Estimate:
    """Make an effect of 60 minutes a week with a low end, on nine degrees of freedom."""
    return Estimate(60.0, ((60 - low) / t_of(9)) ** 2, 9, 10)


TEN = make_programme([make_father(60)] * 10, cents=60_000)
"""60 a father."""


def test_a_gain_however_small_bounds_the_cost_and_no_gain_does_not() -> None:
    found = cost_weekly_hour(TEN, effect_of(0.5))
    assert found.state == "bounded"
    # 60 for an hour a week; half a minute is 120 times dearer, 119.5 minutes 60 / 119.5 of it.
    assert (found.value, found.high) == pytest.approx((60, 7200))
    assert found.low == pytest.approx(60 * 60 / 119.5)
    nothing = cost_weekly_hour(TEN, effect_of(0.0))
    assert nothing.state == "at least"
    assert (nothing.value, nothing.high) == (None, None)
    assert nothing.low == pytest.approx(30)
    fell = Estimate(-60.0, 1.0, 9, 10)
    assert cost_hour(TEN, fell) == HourCost("unknown")
    assert cost_hour(TEN, None) == HourCost("unknown")
    assert cost_hour(TEN, Estimate(60.0, None, 0, 1)) == HourCost("unknown")


def test_a_part_of_the_hours_makes_each_dearer_and_no_part_has_no_cost() -> None:
    whole = HourCost("bounded", 2.0, 1.0, 4.0)
    assert whole.divide(0.5) == HourCost("bounded", 4.0, 2.0, 8.0)
    assert whole.divide(0.0) == HourCost("unknown")


def test_costs_that_are_not_told_are_not_nothing() -> None:
    untold = replace(TEN, costs=None)
    assert total_cents(untold) is None
    assert cost_each(untold, completed=False) is None
    assert cost_hour(untold, effect_of(10)) == HourCost("unknown")
    nobody = make_programme([make_father(60, completed=False)] * 3)
    assert cost_each(nobody, completed=True) is None


def tell_later(parts: tuple[float, ...], months: int | None) -> Programme:
    """Make fathers who gain 100, 200, ... minutes, of which parts are left months later."""
    fathers = []
    for place, part in enumerate(parts, start=1):
        one = make_father(100 * place)
        week = Week(BASE + Fraction(round(100 * place * part)), BASE)
        fathers.append(replace(one, told={**one.told, ("father", "later"): week}))
    later = None if months is None else Fraction(months)
    return replace(make_programme(fathers), months_later=later)


@pytest.mark.parametrize(
    ("left", "months", "lost"),
    [(0.8, 12, 0.2), (0.8, 6, 0.36), (0.8, 24, 1 - 0.8**0.5), (1.2, 12, -0.2), (0.0, 12, 1)],
)
def test_what_is_lost_a_year(left: float, months: int, lost: float) -> None:
    found = measure_decay(tell_later((left,) * 4, months))
    assert found is not None
    assert found.state == "found"
    assert (found.value, found.low, found.high) == pytest.approx((lost,) * 3)


def test_what_is_lost_lies_between_ends_that_are_in_order() -> None:
    found = measure_decay(tell_later((0.5, 0.9, 0.6, 0.8, 0.7), 12))
    assert found is not None
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    # Of 1500 minutes 50 + 180 + 180 + 320 + 350 are left.
    assert found.value == pytest.approx(1 - 1080 / 1500)


def test_a_gain_that_turned_is_lost_whole() -> None:
    found = measure_decay(tell_later((-0.5, -0.2, -0.4, -0.3), 12))
    assert found is not None
    assert found.value == 1


def test_without_later_forms_nothing_is_said_of_what_is_lost() -> None:
    assert measure_decay(tell_later((0.8,) * 4, None)) is None
    few = measure_decay(tell_later((0.8,), 12))
    assert few is not None
    assert few.state == "too few"
    later = measure_change(tell_later((0.5, 0.5), 12), "father", "both", "told", until="later")
    assert later.change is not None
    assert later.change.value == 75
