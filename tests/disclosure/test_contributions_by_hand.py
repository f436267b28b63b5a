"""What persons contribute, what it costs to hide it, and which sums hang together: by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from carepact.core.disclosure.contributions import Contributions, Persons
from carepact.core.disclosure.layers import Demand, Layer
from carepact.core.disclosure.listing import Listing


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
        ([0, 0, 0], False),
        ([1, 0, 1], False),
        ([], True),
    ],
)
def test_persons_are_single_whatever_their_order(person: list[int], is_single: bool) -> None:  # noqa: FBT001
    n = len(person)
    persons = Persons(np.array(person, dtype=np.int64), np.zeros(n, dtype=int), np.ones(n), 1)
    assert persons.are_single == is_single
    assert persons.count().tolist() == [len({*person})]


def test_a_margin_costs_more_to_hide_than_any_cell_and_a_large_cell_more_than_a_small_one() -> None:
    # 1, three tenths for a margin, and two tenths times the part of the largest line.
    lines = np.array([[1.0, 0, 0], [0, 1, 0], [0, 1, 1]])
    listing = Listing(lines, np.array([100, 5, 5]), np.array([100, 5, 10]), ())
    assert listing.weigh() == pytest.approx([1.2, 1.01, 1.32])


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ([], []),
        ([[2]], [[30, 40]]),
        ([[1], [2, 3]], [[10, 20], [30, 40]]),
        ([[4]], [[50]]),
        # A sum across both parts keeps them together.
        ([[1, 2]], [[10, 20, 30, 40, 50]]),
    ],
)
def test_sums_without_a_common_row_are_looked_at_apart(
    asked: list[list[int]], parts: list[list[float]]
) -> None:
    # Atoms 0 and 1 stand in one row, 2 and 3 in another, 4 in none.
    layer = Layer(
        rows=sparse.csr_matrix(np.array([[1.0, 1, 0, 0, 0], [0, 0, 1, 1, 0]])),
        entry=np.array([7, 8]),
        value=np.array([10.0, 20, 30, 40, 50]),
        lower=np.zeros(5),
        upper=np.full(5, np.inf),
        demands=tuple(Demand(np.array(at), np.ones(len(at)), 1.0, 1.0) for at in asked),
        strand=np.arange(5),
    )
    found = layer.split()
    assert [part.value.tolist() for part in found] == parts
    # No demand is lost, and each names the same atoms as before.
    told = sorted(part.value[one.atoms].tolist() for part in found for one in part.demands)
    assert told == sorted([[10.0, 20, 30, 40, 50][at] for at in one] for one in asked)
