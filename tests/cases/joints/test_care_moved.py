r"""Nurseries, leave and care of older persons move a family's hours: every hour by hand.

Families give, in hours a year, the same in both years before the reform:

============ ============ ============ ============= =========
.            children 0-2 children 3-5 older persons housework
mothers               600          200           100       300
fathers               200          100             0         0
grandmothers          200          100             0         0
other women             0            0           400       200
============ ============ ============ ============= =========

and are near a child without active care for 1000 hours, mothers 700 and fathers 300.

In the first year the reform adds, beyond what present law has (half of it in the second):

* 300 hours of children 0-2 and 500 of children 3-5 in nurseries. A fifth of an hour there spares
  active care: 60 of 1000 and 100 of 400. Half of it spares being near: 0.5 x 800 = 400 of 1000.
* 60 hours of day care for older persons; half spares families: 30 of 500.
* Leave: mothers 200 hours, half of them active care, 100. Fathers 80, a quarter active, 20; 12
  fathers of 40 births, 0.3, were alone with the child.
* That lasts 1.5 years: with children of 0 whole, of 1 by half. Of fathers of children 0-2 it holds
  0.3 / 3 = 0.1 in the first year, (0.15 + 0.5 x 0.3) / 3 = 0.1 in the second. They give a tenth
  more of their 200: 2 hours in each.
* Of what fathers add, 22 and 12, half frees mothers: 11 and 6. Both move as mothers' hours lie,
  three quarters with the youngest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.cases.joints.small_country import point_with
from tests.cases.joints.small_economy import PRESENT, by_run, total_of

from carepact.core.arrays import FloatArray
from carepact.policy.shipped_instruments import instrument_names
from carepact.simulate.care_hours import at
from carepact.simulate.care_shift import Hours, move_hours
from carepact.simulate.closures import Totals
from carepact.simulate.instrument_traits import list_staffed
from carepact.simulate.projection import PROVIDERS, RECIPIENTS, SCENARIOS

BIRTHS = np.full((1, 2), 40.0)
BABIES, INFANTS, OLDER, HOUSEHOLDS = 0, 1, 4, 5
GIVEN = {
    "mothers": {BABIES: 600, INFANTS: 200, OLDER: 100, HOUSEHOLDS: 300},
    "fathers": {BABIES: 200, INFANTS: 100},
    "grandmothers": {BABIES: 200, INFANTS: 100},
    "other women": {OLDER: 400, HOUSEHOLDS: 200},
}
NEAR = {"mothers": 700, "fathers": 300}
EVIDENCE = {
    "childcare__displaced_active_care": 0.2,
    "childcare__displaced_presence": 0.5,
    "long_term_care__displaced_informal": 0.5,
    "care_time__active_on_leave__women": 0.5,
    "care_time__active_on_leave__men": 0.25,
    "care_time__freed_by_fathers": 0.5,
    "care_time__lasting_gain": 0.1,
    "care_time__lasting_years": 1.5,
}


def move(moving: Mapping[str, Totals]) -> Hours:
    """Let some instruments move the hours of families, all others nothing."""
    given = np.zeros((len(PROVIDERS), len(RECIPIENTS), 1, 2))
    near = np.zeros((len(PROVIDERS), 1, 2))
    for provider, hours in GIVEN.items():
        for recipient, amount in hours.items():
            given[at(provider), recipient] = amount
    for provider, amount in NEAR.items():
        near[at(provider)] = amount
    totals = {name: total_of() for name in instrument_names()} | dict(moving)
    public = {name: np.array([[0.7]]) for name, _staffing in list_staffed()}
    return move_hours(totals, given, near, BIRTHS, public, point_with(**EVIDENCE))


@cache
def move_by_services() -> Hours:
    """Nurseries, day care of older persons, and leave around births."""
    nurseries = {("staff", "women", BABIES): by_run(40)}
    leave = {("mothers", "women", BABIES): by_run(200), ("fathers", "men", BABIES): by_run(80)}
    attended = {BABIES: by_run(300), INFANTS: by_run(500)}
    day_care = {("staff", "men", OLDER): by_run(20)}
    return move(
        {
            "childcare": replace(total_of(), attended=attended, hours=nurseries),
            "long_term_care": replace(total_of(), attended={OLDER: by_run(60)}, hours=day_care),
            "parental_leave": replace(total_of(), hours=leave, fathers_alone=by_run(12)),
        }
    )


@cache
def move_beside_services() -> Hours:
    """What employers, programmes and volunteers move; see the test below."""
    dependant = {("mothers", "women", OLDER): by_run(80), ("fathers", "men", OLDER): by_run(40)}
    parents = {
        ("fathers", "men", BABIES): by_run(40),
        ("mothers", "women", BABIES): by_run(-20),
    }
    hours = {
        "fathers_programmes": parents,
        "breastfeeding_breaks": {("mothers", "women", BABIES): by_run(100)},
        "carers_leave": dependant,
        "community_centres": {("volunteers", "women", BABIES): by_run(30)},
        "time_saving_infrastructure": {("households", "women", HOUSEHOLDS): by_run(-50)},
    }
    return move({name: replace(total_of(), hours=one) for name, one in hours.items()})


def of_reform(hours: FloatArray) -> FloatArray:
    """Both years of the reform, whose runs are all alike here."""
    law, demand, *others = hours[..., 0, :]
    assert law.shape == demand.shape
    for run in others:
        assert run == pytest.approx(demand)
    reform: FloatArray = demand
    return reform


@pytest.mark.parametrize(
    ("provider", "recipient", "expected"),
    [
        # 60, then 30 of 1000 spared: 36 and 18 hers; 8.25 and 4.5 freed by him; 100 and 50 leave.
        ("mothers", BABIES, (600 - 36 - 8.25 + 100, 600 - 18 - 4.5 + 50)),
        # 100, then 50 of 400 spared: a half hers; 2.75 and 1.5 freed by him.
        ("mothers", INFANTS, (200 - 50 - 2.75, 200 - 25 - 1.5)),
        # He is spared a fifth of 60 and 30, and adds three quarters of 22 and 12.
        ("fathers", BABIES, (200 - 12 + 16.5, 200 - 6 + 9)),
        ("fathers", INFANTS, (100 - 25 + 5.5, 100 - 12.5 + 3)),
        ("grandmothers", BABIES, (200 - 12, 200 - 6)),
        ("grandmothers", INFANTS, (100 - 25, 100 - 12.5)),
        # 30, then 15 of 500 spared.
        ("mothers", OLDER, (100 - 6, 100 - 3)),
        ("other women", OLDER, (400 - 24, 400 - 12)),
    ],
)
def test_families_give_what_services_leave_to_them_and_what_leave_lets_them(
    provider: str, recipient: int, expected: tuple[float, float]
) -> None:
    assert of_reform(move_by_services().care)[at(provider), recipient] == pytest.approx(expected)


def test_hours_near_a_child_fall_with_those_in_nurseries_at_every_age_under_school() -> None:
    """Of 800 hours of both ages half: 400 of 1000, then 200. She keeps seven of ten hours."""
    near = of_reform(move_by_services().supervision)

    assert near[at("mothers")] == pytest.approx([420, 560])
    assert near[at("fathers")] == pytest.approx([180, 240])


def test_staff_give_their_hours_in_public_services_as_places_are_public() -> None:
    """Present law has 50 hours everywhere: 90 and 70 in nurseries, 70 and 60 in day care."""
    care = of_reform(move_by_services().care)

    assert care[at("women in public services"), BABIES] == pytest.approx([63, 49])
    assert care[at("women in private services"), BABIES] == pytest.approx([27, 21])
    assert care[at("men in public services"), OLDER] == pytest.approx([49, 42])
    assert care[at("men in private services"), OLDER] == pytest.approx([21, 18])


def test_of_hours_on_leave_active_care_is_a_part_that_women_and_men_have_of_their_own() -> None:
    # 250 and 150 of hers, half; 130 and 90 of his, a quarter.
    assert of_reform(move_by_services().on_leave) == pytest.approx(
        np.array([[250, 150], [130, 90]])
    )
    assert of_reform(move_by_services().leave_care) == pytest.approx(
        np.array([[125, 75], [32.5, 22.5]])
    )


def test_present_law_moves_no_hour_that_families_give() -> None:
    care, near = (part[SCENARIOS.index("present law")][..., 0, :] for part in (
        move_by_services().care, move_by_services().supervision,
    ))  # fmt: skip
    for provider, hours in GIVEN.items():
        for recipient, amount in hours.items():
            assert care[at(provider), recipient].tolist() == [amount, amount]
    assert [near[at(one)].tolist() for one in NEAR] == [[700, 700], [300, 300]]
    assert care[at("women in public services"), BABIES] == pytest.approx([0.7 * PRESENT] * 2)


@pytest.mark.parametrize(
    ("provider", "recipient", "expected"),
    [
        # 15 of 20 go over to him; a break is care from first to last: 100, then 50.
        ("mothers", BABIES, (600 - 15 + 100, 600 - 7.5 + 50)),
        ("mothers", INFANTS, (200 - 5, 200 - 2.5)),
        ("fathers", BABIES, (200 + 30, 200 + 15)),
        ("fathers", INFANTS, (100 + 10, 100 + 5)),
        # Half of 80 hours off work is care, a quarter of 40.
        ("other women", OLDER, (400 + 40, 400 + 20)),
        ("other men", OLDER, (10, 5)),
        # 50 of 500 hours of housework are saved, three fifths of them hers.
        ("mothers", HOUSEHOLDS, (300 - 30, 300 - 15)),
        ("other women", HOUSEHOLDS, (200 - 20, 200 - 10)),
        # Present law has 50 hours of volunteers; nobody is freed by them.
        ("volunteer women", BABIES, (80, 65)),
        ("grandmothers", BABIES, (200, 200)),
    ],
)
def test_programmes_breaks_carers_leave_and_infrastructure_move_hours_of_their_own(
    provider: str, recipient: int, expected: tuple[float, float]
) -> None:
    """Beyond present law: programmes let fathers give 40 hours more and mothers 20 fewer, three
    quarters of it with the youngest; breaks are 100 hours of hers; carers' leave 80 hours of women
    and 40 of men; volunteers give 30; water near by saves 50 hours of housework of women.
    """
    assert of_reform(move_beside_services().care)[at(provider), recipient] == pytest.approx(
        expected
    )


def test_leave_for_a_dependant_is_leave_and_a_break_is_none() -> None:
    # Present law has nothing here but 50 hours of each leave.
    on_leave = of_reform(move_beside_services().on_leave)

    assert on_leave == pytest.approx(np.array([[130, 90], [90, 70]]))
