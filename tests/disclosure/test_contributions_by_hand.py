"""What persons contribute to sums: united, and counted once, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.disclosure.contributions import Contributions, Persons


def test_the_largest_of_a_union_are_the_largest_of_all_its_sets() -> None:
    # Sets of 5 + 3 + 1 and 4 + 2, of which the two largest are known, and one of nobody.
    sets = Contributions(
        np.array([[3], [2], [0]]),
        np.array([[9.0], [6.0], [0.0]]),
        np.array([[[5.0, 3.0]], [[4.0, 2.0]], [[0.0, 0.0]]]),
    )
    united = sets.unite(np.array([[True, True, False], [False, True, True]]))
    assert united.contributors.tolist() == [[5], [2]]
    assert united.total.tolist() == [[15], [6]]
    assert united.largest.tolist() == [[[5, 4]], [[4, 2]]]


@pytest.mark.parametrize(
    ("person", "is_single"),
    [
        ([0], True),
        ([0, 1, 2], True),
        ([2, 0, 1], True),
        ([0, 1, 1], False),
        ([0, 0, 2], False),
        ([1, 0, 1], False),
        ([], True),
    ],
)
def test_persons_are_single_whatever_their_order(person: list[int], is_single: bool) -> None:  # noqa: FBT001
    n = len(person)
    persons = Persons(np.array(person, dtype=np.int64), np.zeros(n, dtype=int), np.ones(n), 1)
    assert persons.are_single == is_single
    assert persons.count().tolist() == [len({*person})]
