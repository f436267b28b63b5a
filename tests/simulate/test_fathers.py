"""Fathers answer to weeks of their own by their length, and what lasts by year of birth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policy.rows import leave, values_of
from tests.simulate.conftest import Setting

from carepact.policy.package_files import shipped_package
from carepact.policy.rules.outcome import Outcome, Provider
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.simulate.care_shift import follow_cohorts

Make = Callable[[str], Setting]
BOTH = {"take_up": (0.95, 0.21), "quota_gain": (0.0, 0.53), "transferable_share": (0.9, 0.1)}
HOURS = 40


def grant(sex: int, own: float, shared: float, pay: float = 1.0, **more: object) -> Outcome:
    """A thousand births, every parent in formal work and entitled."""
    values = values_of(
        "parental_leave", own_weeks=[own], transferable_weeks=[shared],
        replacement=(pay, pay), take_up_response=[0.5], **{**BOTH, **more},
    )  # fmt: skip
    effects = {"weeks_of_full_quota": np.array([5.0])}
    return shipped_instrument("parental_leave").compute(leave(1, 1000, sex), values, effects)


def weeks(outcome: Outcome) -> float:
    """Weeks off work, added up over parents."""
    total: float = sum(hours.sum() for hours in outcome.provider_hours.values())
    return total / HOURS


def test_fathers_take_the_share_of_days_that_was_observed_and_no_week_is_lost() -> None:
    """By hand: 1000 births x 32 weeks, of which 0.9 and 0.1; take-up divides, and no more."""
    women, men = (grant(sex, 0, 32) for sex in (0, 1))
    assert weeks(men) / (weeks(women) + weeks(men)) == pytest.approx(0.1)
    assert weeks(women) + weeks(men) == pytest.approx(32_000)
    assert (women.reached.item(), men.reached.item()) == pytest.approx((950, 210))


def test_both_parents_days_answer_to_what_they_pay() -> None:
    # A quarter of pay: 0.25 ^ 0.5 = half of the days, of each.
    for sex in (0, 1):
        assert weeks(grant(sex, 0, 32, 0.25)) == pytest.approx(0.5 * weeks(grant(sex, 0, 32)))


SHARES = st.just(0.0) | st.floats(1e-9, 1)
"""Nothing, or a share of persons: one of less than a thousand-millionth is rounding alone."""


@given(
    own=st.floats(0, 104), shared=st.floats(0, 156), part=SHARES, pay=st.floats(0.01, 1),
    take_up=SHARES,
)  # fmt: skip
def test_nobody_takes_more_weeks_than_there_are_and_days_have_somebody_who_takes_them(
    own: float, shared: float, part: float, pay: float, take_up: float
) -> None:
    told = {"transferable_share": (1 - part, part), "take_up": (0.95, take_up)}
    outcome = grant(1, own, shared, pay, **told)
    persons, taken = outcome.reached.item(), weeks(outcome)
    assert 0 <= persons <= 1000 * (1 + 1e-12)
    assert taken <= persons * (own + shared) * (1 + 1e-9)
    assert 0 <= np.asarray(outcome.fathers_alone).item() <= persons * (1 + 1e-12)
    assert (taken > 0) == (persons > 0)


def test_own_weeks_answer_by_their_length_up_to_five() -> None:
    # 0.45 weeks bring 9 % of the 530 whom five bring.
    for own, part in ((0.45, 0.09), (2.5, 0.5), (5, 1), (13, 1)):
        assert grant(1, own, 0).reached.item() == pytest.approx(210 + part * 530)


def test_fathers_alone_for_a_few_days_count_in_part_in_what_lasts() -> None:
    # 0.45 of five weeks: 9 % of the 257.7 who take them.
    short = grant(1, 0.45, 0)
    assert np.asarray(short.fathers_alone).item() == pytest.approx(0.09 * 257.7)
    assert np.asarray(grant(1, 8, 0).fathers_alone).item() == pytest.approx(740)
    assert np.asarray(grant(0, 8, 0).fathers_alone).item() == 0  # mothers


def test_what_lasts_comes_with_the_children_of_those_years() -> None:
    """From the second year on a third of fathers: children of 0, then of 1, then of 2 have one."""
    taking = np.array([[0.0, 0.3, 0.3, 0.3, 0.3]])
    three, half = (follow_cohorts(taking, np.array([[years]])) for years in (3.0, 1.5))
    assert three == pytest.approx(np.array([[0, 0.1, 0.2, 0.3, 0.3]]))
    # A year and a half: those of 0 in full, of 1 by half, of 2 no more.
    assert half == pytest.approx(np.array([[0, 0.1, 0.15, 0.15, 0.15]]))
    assert follow_cohorts(taking[:, :1], np.array([[3.0]])) == pytest.approx(np.zeros((1, 1)))


def test_the_first_years_add_no_more_care_than_the_leave_of_those_years(setting: Make) -> None:
    """Mexico, all of care's instruments: half a week of one's own is no lasting change yet."""
    place = setting("MEX").but(draws=0, years=range(2024, 2037))
    values = place.run(shipped_package("co-responsibility")).values.isel(draw=0)
    law, reform = (values.sel(scenario=name) for name in ("present law", "demand"))
    added = (reform["care_hours"] - law["care_hours"]).sel(provider="fathers").sum("recipient")
    on_leave = (reform["leave_hours"] - law["leave_hours"]).sel(sex="men")
    early = {"year": slice(2025, 2029)}
    assert (added.sel(early) <= on_leave.sel(early)).all()
    assert float(added.sel(year=2036)) > 2 * float(added.sel(year=2030))  # it comes in the end


def test_a_leave_of_one_parent_hands_out_hours_of_that_parent_alone() -> None:
    mothers, fathers = (grant(sex, 4, 20) for sex in (0, 1))
    assert mothers.provider_hours[Provider("fathers", "men")].sum() == 0
    assert fathers.provider_hours[Provider("mothers", "women")].sum() == 0
