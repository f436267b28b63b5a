"""Twins in a survey of households: one birth and one leave, two children who need places."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from tests.population.test_rules_meet_anyone import family, meet

from carepact.population.households import Households


def with_twins(weight: float = 1.0) -> Households:
    """Make a family of five: both parents, two infants and a child of three."""
    one = family(weight)
    order = [0, 1, 2, 2, 3]
    return Households(**{part.name: getattr(one, part.name)[order] for part in fields(one)})


@pytest.mark.parametrize("leave", ["maternity_leave", "paternity_leave", "parental_leave"])
def test_a_leave_is_taken_once(leave: str) -> None:
    one, two = meet(family())[leave], meet(with_twins())[leave]
    assert one.cost.sum() > 0
    assert two.cost == pytest.approx(one.cost, rel=1e-12)
    for who, hours in one.provider_hours.items():
        assert two.provider_hours[who] == pytest.approx(hours, rel=1e-12)


def test_each_of_them_has_an_allowance_and_a_place() -> None:
    """The places of the infants are alike, as the leave of their parents keeps both at home."""
    one, two = meet(family()), meet(with_twins())
    allowed, both = one["child_allowance"].cost[0, 0], two["child_allowance"].cost[0, 0]
    assert both == pytest.approx([allowed[0], allowed[0], allowed[1]])
    reached, of_both = one["childcare"].reached[0, 0], two["childcare"].reached[0, 0]
    assert 0 < reached[0] < 1
    assert of_both == pytest.approx([reached[0], reached[0], reached[1]])


def test_a_family_of_twins_that_stands_for_many_has_as_many_births() -> None:
    one, many = meet(with_twins()), meet(with_twins(250.0))
    for name in ("maternity_leave", "childcare", "breastfeeding_breaks"):
        assert many[name].cost.sum() == pytest.approx(250 * one[name].cost.sum(), rel=1e-12)
        assert many[name].cost.sum() > 0


def test_a_household_without_infants_has_no_birth() -> None:
    older = family(age=np.array([31, 34, 2, 3]))
    assert meet(older)["maternity_leave"].cost.sum() == 0
