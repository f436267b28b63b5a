"""Counts beside one another: nested ones, and sizes that are public."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from carepact.core.disclosure.counts import Counts
from carepact.core.disclosure.rules import DisclosureRule

Array = NDArray[np.float64]
RULE = DisclosureRule()


def lay(
    persons: Sequence[int],
    lines: Sequence[Sequence[int]],
    public: Sequence[Sequence[int]] = (),
) -> Counts:
    """Lay counts out over disjoint groups; every group and every printed figure must stay open."""
    size = len(persons)
    matrix = np.array(lines, dtype=float).reshape(-1, size)
    return Counts(
        persons=np.array(persons),
        lines=matrix,
        cost=np.ones(len(matrix)),
        groups=np.concatenate([matrix, np.eye(size)]),
        relations=np.zeros((0, size)),
        public=np.array(public, dtype=float).reshape(-1, size),
    )  # fmt: skip


def list_possible(counts: Counts, hidden: NDArray[np.bool_], wanted: Array) -> set[int]:
    """List all that a sum can be by trying every number of persons up to sixteen in each group."""
    rows = np.concatenate([counts.lines[~hidden], counts.public])
    span = [range(1, 17) if one else range(1) for one in counts.persons]
    tried = np.array([*itertools.product(*span)])
    fits = (tried @ rows.T == counts.persons @ rows.T).all(axis=1)
    return set((tried[fits] @ wanted).astype(int).tolist())


def test_a_part_that_is_nearly_the_whole_hides_with_it_or_alone() -> None:
    # Seven of eight: one is left over.
    counts = lay([7, 1], [[1, 1], [1, 0]])
    hidden = counts.hide(RULE)
    assert hidden.sum() == 1
    assert list_possible(counts, hidden, np.array([0, 1])) >= {1, 5}


def test_a_part_that_leaves_five_is_told() -> None:
    assert not lay([7, 5], [[1, 1], [1, 0]]).hide(RULE).any()


def test_nobody_left_over_is_told() -> None:
    assert not lay([8, 0], [[1, 1], [1, 0]]).hide(RULE).any()


def test_a_public_size_hides_what_is_nearly_all_of_it() -> None:
    # Ten of twelve, and all know that they are twelve: two are left.
    assert lay([10, 2], [[1, 0]], public=[[1, 1]]).hide(RULE).tolist() == [True]
    assert lay([10, 2], [[1, 0]]).hide(RULE).tolist() == [False]


def test_where_the_public_leaves_no_room_to_five_all_there_is_stays_open() -> None:
    # Two of three: nobody can make five of them, but who does not know the three still could.
    counts = lay([2, 1], [[1, 1], [1, 0]], public=[[1, 1]])
    hidden = counts.hide(RULE)
    assert hidden.tolist() == [True, True]
    assert list_possible(counts, hidden, np.array([1, 0])) == {1, 2}


def test_relations_hold_counts_together_that_share_no_group() -> None:
    # Eight announced; seven began, counted apart: the third atom is what is left between them.
    counts = Counts(
        persons=np.array([8, 7, 1]),
        lines=np.array([[1.0, 0, 0], [0, 1, 0]]),
        cost=np.array([1.0, 2]),
        groups=np.eye(3),
        relations=np.array([[1.0, -1, -1]]),
        public=np.zeros((0, 3)),
    )
    assert counts.hide(RULE).tolist() == [True, False]  # the cheaper one


def test_what_is_hidden_already_stays_hidden() -> None:
    counts = lay([7, 1], [[1, 1], [1, 0]])
    assert counts.hide(RULE, np.array([True, False])).tolist() == [True, False]
    assert counts.hide(RULE, np.array([False, True])).tolist() == [False, True]


@pytest.mark.parametrize("seed", range(12))
def test_no_small_group_is_told_or_narrowed(seed: int) -> None:
    draw = np.random.default_rng(seed)
    persons = draw.integers(0, 8, size=4)
    lines = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, 1, 0, 0], [1, 0, 1, 0], [1, 1, 1, 1]]
    counts = lay(persons.tolist(), lines, public=[[1, 1, 1, 1]])
    hidden, nothing = counts.hide(RULE), np.ones(len(lines), dtype=bool)
    for group in counts.groups:
        size = int(group @ persons)
        if 0 < size < RULE.minimum:
            could = list_possible(counts, nothing, group)
            found = list_possible(counts, hidden, group)
            assert max(found) >= min(max(RULE.minimum, size + 2), max(could))
            assert min(found) <= max(size - 1, min(could))
