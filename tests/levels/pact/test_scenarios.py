"""A pact as packages: what each puts in force in each year, by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.levels.pact.pacts import five_partners

from carepact.levels.pact.following import follow_pact
from carepact.levels.pact.scenarios import (
    course_as_seen,
    follow,
    keep_in_part,
    list_simulated,
    promise,
)
from carepact.policy.package import Package, apply_package

YEARS = (2026, 2027, 2028, 2029, 2030, 2031)


def weeks(package: Package, before: float = 13.0) -> list[float]:
    """Return the weeks of maternity leave in each year."""
    found = apply_package(package, "maternity_leave", _law(before), YEARS)
    return [float(one) for one in found["weeks"]]


def _law(before: float) -> dict[str, np.ndarray]:
    """Return the two parameters that the pact moves, as a law without the pact has them."""
    return {"weeks": np.array(before), "payers": np.array([1.0, 0, 0, 0, 0, 0])}


def test_words_alone_move_nothing() -> None:
    pact = five_partners()
    assert [one.code for one in list_simulated(pact)] == ["leave", "places", "centres", "groups"]


def test_kept_half_kept_and_without() -> None:
    pact = five_partners()
    # 13 weeks and 5 more, a quarter of them each year from 2027.
    assert weeks(promise(pact)) == [13, 14.25, 15.5, 16.75, 18, 18]
    assert weeks(keep_in_part(pact, 0.5)) == [13, 13.625, 14.25, 14.875, 15.5, 15.5]
    assert weeks(keep_in_part(pact, {"leave": 0.0})) == [13] * 6
    kept = [edit.place for edit in promise(pact, {"leave"}).edits]
    assert not any(instrument == "maternity_leave" for instrument, _name in kept)
    assert [edit.place for edit in promise(pact).edits if edit.place not in kept] == [
        ("maternity_leave", "weeks"),
        ("maternity_leave", "payers"),
    ]


def test_a_promise_at_least_cuts_nothing() -> None:
    assert weeks(promise(five_partners()), before=26.0) == [26] * 6
    assert weeks(keep_in_part(five_partners(), 0.5), before=26.0) == [26] * 6


def test_as_seen_and_from_there_on() -> None:
    pact = five_partners()
    states = {one.commitment.code: one for one in follow_pact(pact, 2029)}
    # Kept so far, and ahead: it goes on as promised, and loses nothing of what is there.
    assert course_as_seen(states["leave"], "kept", 2031) == {
        2026: 0, 2027: 0.25, 2028: 0.5, 2029: 0.8, 2030: 1, 2031: 1,
    }  # fmt: skip
    # Late: it stays where it is.
    assert list(course_as_seen(states["centres"], "kept", 2031).values()) == pytest.approx(
        [0, 0.25, 0.375, 0.5, 0.5, 0.5]
    )
    # Unknown: all that is owed, or nothing.
    assert list(course_as_seen(states["groups"], "kept", 2031).values()) == pytest.approx(
        [0, 0.25, 0.5, 0.75, 1, 1]
    )
    assert list(course_as_seen(states["groups"], "undone", 2031).values()) == pytest.approx(
        [0, 0.25, 0, 0, 0, 0]
    )
    seen = follow(pact, {"leave": course_as_seen(states["leave"], "kept", 2031)})
    assert weeks(seen) == pytest.approx([13, 14.25, 15.5, 17, 18, 18])


def test_nothing_more_comes_of_a_promise_that_was_withdrawn() -> None:
    pact = five_partners()
    groups = replace(pact.commitments[4], withdrawn=2028)
    (state,) = follow_pact(replace(pact, commitments=(groups,)), 2029)
    assert [year.status for year in state.years] == ["kept", "broken", "broken"]
    # A quarter was seen in 2027; later years have no figure.
    assert course_as_seen(state, "kept", 2031) == dict.fromkeys(range(2027, 2032), 0.25) | {2026: 0}
    assert course_as_seen(state, "undone", 2030)[2030] == 0


def test_a_promise_of_which_no_year_is_followed_comes_as_promised() -> None:
    (leave, *_others) = follow_pact(five_partners(), 2026)
    assert leave.years == ()
    assert course_as_seen(leave, "undone", 2031) == {
        2026: 0, 2027: 0.25, 2028: 0.5, 2029: 0.75, 2030: 1, 2031: 1,
    }  # fmt: skip


def test_more_than_promised_goes_further_and_a_step_back_below_present_law() -> None:
    pact = five_partners()
    course = {2026: 0.0, 2027: 1.4, 2028: -0.2, 2029: -9.0}
    # 13 + 1.4 * 5 = 20; 13 - 0.2 * 5 = 12; 13 - 9 * 5 is below the range, which ends at 0.
    assert weeks(follow(pact, {"leave": course})) == pytest.approx([13, 20, 12, 0, 0, 0])
    payers = apply_package(follow(pact, {"leave": course}), "maternity_leave", _law(13.0), YEARS)
    assert np.allclose(payers["payers"].sum(axis=-1), 1)
    assert (payers["payers"] >= 0).all()
