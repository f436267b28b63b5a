"""Costs that would tell what few persons earn."""

from __future__ import annotations

import numpy as np

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.costs_told import hide_costs

RULE = DisclosureRule()
# Two fathers, 30 women of whom nothing is told, 12 mothers.
PERSONS = np.array([2, 30, 12])


def test_what_the_leave_of_two_fathers_costs_is_hidden_with_what_would_tell_it() -> None:
    hidden, total = hide_costs(
        PERSONS,
        {
            "his": np.array([3000.0, 0.0, 0.0]),
            "hers": np.array([0.0, 9000.0, 60000.0]),
            "theirs": np.array([4000.0, 6000.0, 24000.0]),
        },
        RULE,
    )
    assert hidden["his"]
    # his = the sum - hers - theirs
    assert total or hidden["hers"] or hidden["theirs"]
    assert not (total and all(hidden.values()))


def test_costs_of_many_are_told() -> None:
    costs = {"hers": np.array([0.0, 9000.0, 60000.0]), "days": np.array([200.0, 3000.0, 1200.0])}
    assert hide_costs(PERSONS, costs, RULE) == ({"hers": False, "days": False}, False)


def test_one_person_who_costs_nearly_all_is_hidden() -> None:
    # 5000 + 100 + 3 x 100: the second learns the first within 300, less than a tenth of 5000.
    persons, cost = np.array([1, 4]), {"leave": np.array([5000.0, 400.0])}
    assert hide_costs(persons, cost, RULE) == ({"leave": True}, True)


def test_nothing_costs_nothing() -> None:
    assert hide_costs(PERSONS, {}, RULE) == ({}, False)
    assert hide_costs(PERSONS, {"leave": np.zeros(3)}, RULE) == ({"leave": False}, False)
