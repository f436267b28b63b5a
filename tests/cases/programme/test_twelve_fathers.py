"""Twelve fathers: what their forms tell against the figures worked out by hand in the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.cases.programme.programmes import read_case, write_programme

from carepact.levels.programme.costing import HourCost, cost_each, cost_hour, cost_weekly_hour
from carepact.levels.programme.effects import (
    Line,
    compare_tellers,
    measure_change,
    measure_decay,
    measure_discount,
    measure_freeing,
)
from carepact.levels.programme.estimates import Estimate, Ratio, estimate_share
from carepact.levels.programme.records import Programme
from carepact.studies.programme_file.opening import open_programme

EXPECTED = read_case()["expected"]
NEAR = 2e-6
"""The case is rounded to six decimals."""


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """Read the files of the case."""
    return open_programme(write_programme(tmp_path_factory.mktemp("twelve")))


def hours(found: Estimate | None) -> Estimate:
    """Turn minutes a week into hours."""
    assert found is not None
    return found.scale(1 / 60)


def assert_estimate(found: Estimate | None, expected: Mapping[str, float]) -> None:
    """Compare an estimate in minutes with a line of the case in hours."""
    told = hours(found)
    assert told.n == expected["n"]
    assert told.value == pytest.approx(expected["value"], abs=NEAR)
    assert told.standard_error == pytest.approx(expected["standard_error"], abs=NEAR)
    assert told.interval == pytest.approx((expected["low"], expected["high"]), abs=NEAR)


@pytest.mark.parametrize("line", ["stayed", "told", "began"])
def test_hours_that_fathers_tell(programme: Programme, line: Line) -> None:
    found = measure_change(programme, "father", "both", line)
    assert not found.has_comparison
    assert found.effect is found.change
    assert_estimate(found.effect, EXPECTED[line])


def test_care_and_housework_make_both(programme: Programme) -> None:
    for part in ("care", "housework"):
        found = measure_change(programme, "father", part, "told")
        assert hours(found.change).value == pytest.approx(EXPECTED[f"{part}_told"], abs=NEAR)
    both = measure_change(programme, "father", "both", "told")
    assert hours(both.before).value == pytest.approx(EXPECTED["before_told"], abs=NEAR)
    assert hours(both.after).value == pytest.approx(EXPECTED["after_told"], abs=NEAR)


def test_who_stayed_and_how_often_they_came(programme: Programme) -> None:
    share = estimate_share(sum(one.completed for one in programme.began), len(programme.began))
    assert share is not None
    expected = EXPECTED["completion"]
    assert (share.part, share.n) == (expected["part"], expected["n"])
    assert (share.value, share.low, share.high) == pytest.approx(
        (expected["value"], expected["low"], expected["high"]), abs=5e-6
    )
    came = [one.sessions for one in programme.began if one.sessions is not None]
    assert sum(came) / len(came) == pytest.approx(EXPECTED["sessions"], abs=NEAR)
    assert programme.sessions.held == 12


def test_mothers_beside_fathers(programme: Programme) -> None:
    found = compare_tellers(programme)
    assert found.couples == EXPECTED["couples"]
    assert hours(found.fathers.change).value == pytest.approx(EXPECTED["change_of_fathers"])
    assert hours(found.mothers.change).value == pytest.approx(EXPECTED["change_of_mothers"])
    before, after = hours(found.difference.before), hours(found.difference.after)
    assert before.value == pytest.approx(EXPECTED["difference_before"], abs=NEAR)
    assert before.standard_error == 0
    assert after.value == pytest.approx(EXPECTED["difference_after"], abs=NEAR)


def assert_ratio(found: Ratio | None, expected: Mapping[str, Any]) -> None:
    """Compare a ratio with a line of the case."""
    assert found is not None
    assert (found.state, found.n) == ("found", expected["n"])
    assert found.value == pytest.approx(expected["value"], abs=1e-12)
    if "low" in expected:
        assert (found.low, found.high) == pytest.approx(
            (expected["low"], expected["high"]), abs=NEAR
        )


def test_discount_freeing_and_decay_are_measured(programme: Programme) -> None:
    assert_ratio(measure_discount(programme), EXPECTED["discount"])
    assert_ratio(measure_freeing(programme), EXPECTED["freeing"])
    assert_ratio(measure_decay(programme), EXPECTED["decay"])


def assert_cost(found: HourCost, expected: Mapping[str, float]) -> None:
    """Compare the cost of an hour with a line of the case."""
    assert found.state == "bounded"
    assert (found.value, found.low, found.high) == pytest.approx(
        (expected["value"], expected["low"], expected["high"]), rel=5e-6
    )


def test_what_a_father_and_an_hour_cost(programme: Programme) -> None:
    assert cost_each(programme, completed=False) == EXPECTED["cost_of_one_who_began"]
    assert cost_each(programme, completed=True) == pytest.approx(EXPECTED["cost_of_one_who_stayed"])
    effect = measure_change(programme, "father", "both", "began").effect
    assert_cost(cost_weekly_hour(programme, effect), EXPECTED["cost_weekly_hour"])
    assert_cost(cost_hour(programme, effect), EXPECTED["cost_hour"])
