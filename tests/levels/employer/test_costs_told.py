"""Costs that would tell what few persons earn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from tests.levels.employer.firms import MAN, WEEKS, WOMAN, Line, make_staff

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.costs_told import hide_costs
from carepact.levels.employer.pay import compare_pay
from carepact.levels.employer.staff import Staff

RULE = DisclosureRule()
STAFF = make_staff(
    [
        Line(2, MAN, 30.0, "young-child"),
        Line(30, WOMAN, 20.0),
        Line(12, WOMAN, 22.0, "young-child"),
    ]
)


def cost_of(staff: Staff, *shares: float) -> NDArray[np.float64]:
    """Return what a share of each line's yearly pay costs."""
    cost: NDArray[np.float64] = staff.persons * staff.pay * np.array(shares)
    return cost


def test_what_the_leave_of_two_fathers_costs_is_hidden_with_what_would_tell_it() -> None:
    hidden, total = hide_costs(
        STAFF,
        {
            "his": cost_of(STAFF, 0.04, 0, 0),
            "hers": cost_of(STAFF, 0, 0.01, 0.3),
            "theirs": cost_of(STAFF, 0.05, 0.01, 0.1),
        },
        RULE,
    )
    assert hidden["his"]
    # his = the sum - hers - theirs
    assert total or hidden["hers"] or hidden["theirs"]
    assert not (total and all(hidden.values()))


def test_costs_of_many_are_told() -> None:
    many = make_staff(
        [
            Line(9, MAN, 30.0, "young-child"),
            Line(30, WOMAN, 20.0),
            Line(12, WOMAN, 22.0, "young-child"),
        ]
    )
    costs = {"hers": cost_of(many, 0, 0.01, 0.3), "days": cost_of(many, 0.01, 0.01, 0.01)}
    assert hide_costs(many, costs, RULE) == ({"hers": False, "days": False}, False)


def test_a_cost_is_hidden_where_pay_that_is_told_would_tell_the_rest() -> None:
    # Six fathers hide three men who care for a relative, as men and other men are told: what the
    # leave of the six costs would tell first their pay, and then that of the three.
    staff = make_staff(
        [
            Line(6, MAN, 25.0, "young-child"),
            Line(3, MAN, 40.0, "relative"),
            Line(20, MAN, 28.0, "none"),
            Line(20, WOMAN, 24.0, "none"),
        ]
    )
    groups = compare_pay(staff, RULE).groups
    assert [name for name, one in groups.items() if one.status == "hidden"] == [
        "fathers",
        "carers of relatives",
    ]
    his = cost_of(staff, 0.04, 0, 0, 0)
    assert hide_costs(staff, {"his": his}, RULE) == ({"his": True}, True)
    # Where no three stand beside them, both are told.
    without = make_staff([Line(6, MAN, 25.0, "young-child"), Line(20, MAN, 28.0, "none")])
    assert compare_pay(without, RULE).groups["fathers"].status == "told"
    assert hide_costs(without, {"his": cost_of(without, 0.04, 0)}, RULE) == ({"his": False}, False)


def test_one_person_who_costs_nearly_all_is_hidden() -> None:
    # 5000 + 4 x 100: the second learns the first within 300, less than a tenth of 5000.
    one = make_staff([Line(1, WOMAN, 5000.0, "none"), Line(4, WOMAN, 100.0, "none")])
    cost = np.array([5000.0, 400.0]) * WEEKS
    assert hide_costs(one, {"leave": cost}, RULE) == ({"leave": True}, True)


def test_nothing_costs_nothing() -> None:
    assert hide_costs(STAFF, {}, RULE) == ({}, False)
    assert hide_costs(STAFF, {"leave": np.zeros(3)}, RULE) == ({"leave": False}, False)


def test_costs_at_average_pay_are_told_where_no_pay_is() -> None:
    # Who tells no pay is given that of the country: it is nobody's own.
    staff = make_staff([Line(30, WOMAN, float("nan"), "none")])
    assert hide_costs(staff, {"leave": np.array([3000.0])}, RULE) == ({"leave": False}, False)
