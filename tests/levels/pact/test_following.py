"""Kept, late, broken, unknown: by hand, and by what must hold whatever the unit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.levels.pact.pacts import five_partners

from carepact.levels.pact.following import follow_pact
from carepact.levels.pact.pact import Actual, Commitment, Course, Indicator, Pact

# What is owed at the end of each year, as a share: leave and centres and groups run straight from
# 0 in 2026 to 1 in 2030; places name no way, so nothing is owed before 2028; voice not before 2029.
# leave:   (14.25 - 13) / 5 = 0.25 of 0.25; 2.5 / 5 = 0.5 of 0.5; 4 / 5 = 0.8 of 0.75: kept.
# places:  0 of 0: not due; 0.05 / 0.2 = 0.25 of 1 in the year due, moved from 0: late; then it
#          stands still and its year has come: broken.
# centres: 2 / 8 = 0.25 of 0.25: kept; 3 / 8 = 0.375 of 0.5 and 4 / 8 = 0.5 of 0.75: late.
# voice:   no figure and nothing owed, twice: not due; 40 / 40 = 1 of 1: kept.
# groups:  0.25 of 0.25: kept; an empty figure and none at all: unknown.
BY_HAND = {
    "leave": ("kept", "kept", "kept"),
    "places": ("not-due", "late", "broken"),
    "centres": ("kept", "late", "late"),
    "voice": ("not-due", "not-due", "kept"),
    "groups": ("kept", "unknown", "unknown"),
}
SEEN_BY_HAND = {
    "leave": (0.25, 0.5, 0.8),
    "places": (0.0, 0.25, 0.25),
    "centres": (0.25, 0.375, 0.5),
    "voice": (None, None, 1.0),
    "groups": (0.25, None, None),
}


def test_three_years_of_five_partners() -> None:
    states = {one.commitment.code: one for one in follow_pact(five_partners(), 2029)}
    assert {code: tuple(y.status for y in one.years) for code, one in states.items()} == BY_HAND
    for code, shares in SEEN_BY_HAND.items():
        for year, share in zip(states[code].years, shares, strict=True):
            assert year.seen == (None if share is None else pytest.approx(share))
    assert [y.owed for y in states["leave"].years] == [0.25, 0.5, 0.75]
    assert [y.due_value for y in states["centres"].years] == [4, 6, 8]
    assert states["places"].status == "broken"


def _state(values: list[float | None], **changes: object) -> tuple[str, ...]:
    """Follow one promise from 10 in 2026 to 20 in 2030, straight, by its yearly figures."""
    one = Commitment(
        code="one",
        partner="",
        words="",
        course=Course(2026, 2030, "linear"),
        indicator=Indicator("", "", 10, 20),
    )
    seen = tuple(Actual("one", 2027 + place, value) for place, value in enumerate(values))
    pact = Pact("p", "", "KEN", 2026, (), (replace(one, **changes),), actuals=seen)  # type: ignore[arg-type]
    (state,) = follow_pact(pact, 2026 + len(values))
    return tuple(year.status for year in state.years)


def test_a_step_back_behind_the_start_is_broken_at_once() -> None:
    assert _state([12.5, 9.9, 17.5]) == ("kept", "broken", "kept")


def test_a_withdrawn_promise_is_broken_from_then_on_even_without_a_figure() -> None:
    assert _state([12.5, None, 17.5], withdrawn=2028) == ("kept", "broken", "broken")


def test_reached_late_is_kept_again() -> None:
    assert _state([10, 10, 10, 15, 20, 20]) == ("late", "late", "late", "late", "kept", "kept")


def test_what_falls_after_its_day_is_broken() -> None:
    assert _state([12.5, 15, 17.5, 20, 19]) == ("kept", "kept", "kept", "kept", "broken")


def test_an_interval_that_holds_what_is_owed_decides_nothing() -> None:
    one = Commitment(
        code="one",
        partner="",
        words="",
        course=Course(2026, 2028),
        indicator=Indicator("", "", 30, 10),
    )
    seen = (
        Actual("one", 2028, 11, low=9, high=13),
        Actual("one", 2029, 11, low=10.5, high=13),
        Actual("one", 2030, 9, low=8, high=10),
    )
    (state,) = follow_pact(Pact("p", "", "KEN", 2026, (), (one,), actuals=seen), 2030)
    assert [year.status for year in state.years] == ["not-due", "unknown", "broken", "kept"]


def test_without_day_or_ends_nothing_is_followed() -> None:
    pact = five_partners()
    whole = pact.commitments[0]
    bare = (
        replace(whole, code="no-day", course=None),
        replace(whole, code="no-indicator", indicator=None),
        replace(whole, code="no-start", indicator=Indicator("Weeks", "weeks", None, 18)),
    )
    assert follow_pact(replace(pact, commitments=bare), 2029) == ()


values = st.lists(st.one_of(st.none(), st.integers(0, 40).map(float)), min_size=1, max_size=8)


@given(values=values, factor=st.sampled_from([-3.0, -0.5, 0.25, 7.0]), shift=st.integers(-50, 50))
def test_the_unit_of_an_indicator_changes_no_status(
    values: list[float | None], factor: float, shift: int
) -> None:
    ends = Indicator("", "", 10 * factor + shift, 20 * factor + shift)
    told = [None if value is None else value * factor + shift for value in values]
    assert _state(told, indicator=ends) == _state(values)


@given(values=values, more=st.integers(0, 20))
def test_more_in_the_last_year_is_never_worse(values: list[float | None], more: int) -> None:
    last = values[-1]
    if last is None:
        assert _state(values)[-1] == "unknown"
        return
    order = ("broken", "late", "kept")
    before, after = _state(values)[-1], _state([*values[:-1], last + more])[-1]
    assert order.index(after) >= order.index(before)
