"""What holds of every programme: its scale, the order of its rows, what is added to all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.levels.programme.made import make_father, make_programme

from carepact.levels.programme.costing import cost_hour, cost_weekly_hour
from carepact.levels.programme.effects import (
    LINES,
    Change,
    measure_change,
    measure_discount,
    measure_freeing,
)
from carepact.levels.programme.records import Father, Programme

CHANGES = st.lists(
    st.tuples(*(st.integers(-500, 900).map(float),) * 3, st.booleans(), st.booleans()),
    min_size=2,
    max_size=9,
)


def of_changes(drawn: list[tuple[float, float, float, bool, bool]]) -> Programme:
    """Make a programme: changes of three tellers, whether he stayed, whether he told twice."""
    return make_programme(
        [
            make_father(*(changes if twice else ()), completed=stayed)
            for *changes, stayed, twice in drawn
        ]
    )


def measure_all(programme: Programme) -> list[Change]:
    """Measure every line."""
    return [measure_change(programme, "father", "both", line) for line in LINES]


@given(CHANGES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_changes_nothing(
    drawn: list[tuple[float, float, float, bool, bool]], random: object
) -> None:
    programme = of_changes(drawn)
    fathers = list(programme.fathers)
    random.shuffle(fathers)  # type: ignore[attr-defined]
    other = replace(programme, fathers=tuple(fathers))
    assert measure_all(other) == measure_all(programme)
    assert measure_discount(other) == measure_discount(programme)
    assert measure_freeing(other) == measure_freeing(programme)


@given(CHANGES, st.integers(2, 5))
@settings(max_examples=40, deadline=None)
def test_hours_times_a_number_scale_the_effect_and_leave_ratios(
    drawn: list[tuple[float, float, float, bool, bool]], factor: int
) -> None:
    small, large = of_changes(drawn), of_changes(
        [(a * factor, b * factor, c * factor, stayed, twice) for a, b, c, stayed, twice in drawn]
    )  # fmt: skip
    for one, other in zip(measure_all(small), measure_all(large), strict=True):
        assert (one.change is None) == (other.change is None)
        if one.change is not None and other.change is not None:
            assert other.change.value == pytest.approx(factor * one.change.value)
            assert other.change.n == one.change.n
            if one.change.variance is not None:
                assert other.change.variance == pytest.approx(factor**2 * one.change.variance)
    one_ratio, other_ratio = measure_discount(small), measure_discount(large)
    assert one_ratio.state == other_ratio.state
    if one_ratio.value is not None:
        assert other_ratio.value == pytest.approx(one_ratio.value)


@given(CHANGES, st.integers(0, 900))
@settings(max_examples=40, deadline=None)
def test_what_is_added_before_and_after_changes_nothing(
    drawn: list[tuple[float, float, float, bool, bool]], more: int
) -> None:
    plain = of_changes(drawn)

    def add(one: Father) -> Father:
        told = {
            key: replace(week, care=week.care + Fraction(more)) for key, week in one.told.items()
        }
        return replace(one, told=told)

    raised = replace(plain, fathers=tuple(map(add, plain.fathers)))
    for one, other in zip(measure_all(plain), measure_all(raised), strict=True):
        assert one.change == other.change
    assert measure_discount(raised) == measure_discount(plain)


@given(CHANGES)
@settings(max_examples=40, deadline=None)
def test_a_comparison_group_with_the_same_forms_leaves_nothing(
    drawn: list[tuple[float, float, float, bool, bool]],
) -> None:
    inside = of_changes(drawn)
    outside = [replace(one, group="comparison", completed=False) for one in inside.fathers]
    both = replace(inside, fathers=(*inside.fathers, *outside), has_comparison=True)
    found = measure_change(both, "father", "both", "began")
    told = [one for one in inside.fathers if one.told]
    assert (found.effect is None) == (not told)
    if found.effect is not None:
        assert found.effect.value == 0
        assert cost_hour(both, found.effect).state in {"at least", "unknown"}
        assert measure_discount(both).state in {"unstable", "too few"}


@given(CHANGES)
@settings(max_examples=60, deadline=None)
def test_no_cost_of_an_hour_is_negative_or_without_end(
    drawn: list[tuple[float, float, float, bool, bool]],
) -> None:
    programme = of_changes(drawn)
    for line in measure_all(programme):
        for found in (cost_hour(programme, line.effect), cost_weekly_hour(programme, line.effect)):
            figures = [one for one in (found.low, found.value, found.high) if one is not None]
            assert figures == sorted(figures)
            assert all(0 < one < float("inf") for one in figures)
            assert (found.state == "bounded") == (len(figures) == 3)
            bounds = None if line.effect is None else line.effect.interval
            assert (found.state == "bounded") == (bounds is not None and bounds[0] > 0)
