"""Each rule of disclosure just at its limit, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.layers import Layer
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.disclosure.unions import Atoms, find_told_unions


def is_unsafe(rule: DisclosureRule, persons: int, total: float, *largest: float) -> bool:
    """Ask about one sum."""
    sums = Contributions(np.array([persons]), np.array([total]), np.array([largest]))
    return bool(rule.is_unsafe(sums)[0])


@pytest.mark.parametrize(("persons", "unsafe"), [(0, False), (1, True), (4, True), (5, False)])
def test_fewer_than_the_minimum_may_not_be_told_and_nobody_may(
    *, persons: int, unsafe: bool
) -> None:
    rule = DisclosureRule(minimum=5, percent=10)
    assert is_unsafe(rule, persons, 100.0 * bool(persons), 10, 10) == unsafe


@pytest.mark.parametrize(("rest", "unsafe"), [(9.9, True), (10, False), (20, False)])
def test_the_second_largest_may_not_know_the_largest_within_ten_per_cent(
    *, rest: float, unsafe: bool
) -> None:
    # The largest of 100 and the second of 50: all others together leave it open by a tenth of 100.
    rule = DisclosureRule(minimum=5, percent=10)
    assert is_unsafe(rule, 20, 150 + rest, 100, 50) == unsafe


@pytest.mark.parametrize(("total", "unsafe"), [(187, True), (187.5, False), (200, False)])
def test_two_may_hold_no_more_than_eighty_per_cent_where_that_is_asked_for(
    *, total: float, unsafe: bool
) -> None:
    # Two of 100 and 50 hold 80 % of 187.5.
    rule = DisclosureRule(minimum=5, percent=10, dominance=(2, 80))
    assert is_unsafe(rule, 20, total, 100, 50) == unsafe
    assert not is_unsafe(DisclosureRule(minimum=5, percent=10), 20, total, 100, 50)


def test_an_office_s_least_number_and_largest_error_hold_to_the_limit() -> None:
    rule = DisclosureRule(least_n=30, largest_cv=0.3)
    n = np.array([29, 30, 30, 30, 30])
    value, error = np.array([10.0, 10, 10, 10, 0]), np.array([1.0, 3.0, 3.1, np.nan, 1.0])
    assert rule.is_unfit(n, value, error, is_relative=True).tolist() == [
        True, False, True, True, False,
    ]  # fmt: skip
    assert rule.is_unfit(n, value, error, is_relative=False).tolist() == [True] + [False] * 4


def test_what_a_sum_leaves_when_its_known_part_is_taken_off_is_held_to_the_rules() -> None:
    # 105 + 3 + 500 is told, and 500 too: so is 108, of which one person holds 100.5 and the next
    # 1.2. The 6.3 of all others do not leave the 100.5 open by a tenth.
    layer = Layer(
        rows=sparse.csr_matrix(np.array([[1.0, 1, 1], [0, 0, 1]])),
        entry=np.array([0, 1]),
        value=np.array([105.0, 3, 500]),
        lower=np.zeros(3),
        upper=np.full(3, np.inf),
        demands=(),
        strand=np.arange(3),
    )
    largest = np.array([[100.0, 1.0], [0.5, 0.2], [20.0, 20.0]])
    atoms = Atoms(np.array([0, 0, 1]), np.array([6, 6, 50]), largest)

    (told,) = find_told_unions(layer, atoms, np.array([False, False]), DisclosureRule())

    assert (told.atoms.tolist(), told.factors.tolist()) == ([0, 1], [1, 1])
    assert (told.up, told.down) == pytest.approx((10.8, 10.8))
    # Where the 500 are hidden the sum of all three tells nothing of two.
    assert find_told_unions(layer, atoms, np.array([False, True]), DisclosureRule()) == []


@pytest.mark.parametrize("factors", [[1, 1, 1, 1], [1, 1, -1, -1], [1, -1, 1, 1]])
def test_four_small_parts_that_two_visible_sums_tell_together_are_found(factors: list[int]) -> None:
    # Two persons stand behind each of the first four. Their sum with the last two is told, and
    # that of the last two: the difference tells the four, 10 + 20 + 30 + 40 up to their signs.
    layer = Layer(
        rows=sparse.csr_matrix(np.array([[*factors, 1.0, 1], [0, 0, 0, 0, 1, 1]])),
        entry=np.array([0, 1]),
        value=np.array([10.0, 20, 30, 40, 300, 200]),
        lower=np.zeros(6),
        upper=np.full(6, np.inf),
        demands=(),
        strand=np.arange(6),
    )
    persons = np.array([2, 2, 2, 2, 10, 10])
    atoms = Atoms(np.array([0, 0, 0, 0, 1, 1]), persons, np.full((6, 2), 5.0))

    (told,) = find_told_unions(layer, atoms, np.array([False, False]), DisclosureRule())

    assert (told.atoms.tolist(), told.factors.tolist()) == ([0, 1, 2, 3], factors)
    # A tenth of the four, whatever their signs.
    assert told.up == pytest.approx(10)
    assert find_told_unions(layer, atoms, np.array([False, True]), DisclosureRule()) == []
