"""Lines of few persons: which are hidden, and that no sum gives one away."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.disclosure.small_cells import list_lines, recoverable, small_rests, with_margins

from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import DisclosureError

Cells = dict[tuple[str, ...], int]


def hide(cells: Cells, minimum: int = 5) -> dict[tuple[str, ...], bool]:
    """Protect lines of these counts: label to whether every figure of it is hidden."""
    protection = protect(list_lines(cells), DisclosureRule(minimum))
    return dict(zip(cells, protection.entries[:, 0].tolist(), strict=True))


def hidden_labels(cells: Cells, minimum: int = 5) -> set[tuple[str, ...]]:
    """Return the labels that are hidden."""
    return {label for label, is_hidden in hide(cells, minimum).items() if is_hidden}


@pytest.mark.parametrize(
    ("minimum", "expected"), [(3, {"b"}), (5, {"b", "c", "d"}), (10, {"b", "c", "d", "e", "f"})]
)
def test_a_cell_below_the_minimum_is_hidden_and_no_other(minimum: int, expected: set[str]) -> None:
    sizes = {"a": 0, "b": 1, "c": 3, "d": 4, "e": 5, "f": 9, "g": 10}
    found = hidden_labels({(label,): n for label, n in sizes.items()}, minimum)
    assert found == {(label,) for label in expected}


@pytest.mark.parametrize("minimum", [2, 1, 0, -1])
def test_a_minimum_below_three_is_refused(minimum: int) -> None:
    with pytest.raises(DisclosureError, match=rf"{minimum}: is below the floor of 3\. Ask for 3"):
        DisclosureRule(minimum)


def test_a_small_cell_under_a_margin_takes_the_smallest_neighbour_with_it() -> None:
    # 3 = 42 - 9 - 30 would be told by the margin, so 9 goes too: 42 - 30 = 12 says no more.
    cells: Cells = {("a",): 3, ("b",): 9, ("c",): 30, ("all",): 42}
    assert hidden_labels(cells) == {("a",), ("b",)}


def test_two_small_cells_whose_sum_is_small_take_a_third() -> None:
    # 1 + 2 = 3 persons would still be told as a pair; with the nine they are twelve.
    cells: Cells = {("a",): 1, ("b",): 2, ("c",): 9, ("d",): 30, ("all",): 42}
    assert hidden_labels(cells) == {("a",), ("b",), ("c",)}


def test_two_small_cells_whose_sum_is_large_protect_each_other() -> None:
    cells: Cells = {("a",): 4, ("b",): 4, ("c",): 9, ("all",): 17}
    assert hidden_labels(cells) == {("a",), ("b",)}


def test_without_margins_no_neighbour_is_hidden() -> None:
    assert hidden_labels({("a",): 3, ("b",): 9, ("c",): 30}) == {("a",)}


def test_an_only_part_does_not_stand_beside_its_sum() -> None:
    # State x holds women alone: (women, x) = (all, x), so hiding one means hiding both.
    cells = with_margins({("women", "x"): 7, ("women", "y"): 3, ("men", "y"): 40})
    hidden = hide(cells)
    assert hidden["women", "y"]
    assert recoverable(list(cells), list(hidden.values())) == []


def test_a_hidden_sum_is_not_told_by_its_parts() -> None:
    # (all, y) = 3 + 1 = 4 is small, and takes the smaller of its neighbours with it,
    # (all, z) = 8 + 6 = 14; but 8 and 6 are printed beside it unless one of them goes too.
    women: Cells = {("women", "x"): 3, ("women", "y"): 3, ("women", "z"): 8}
    men: Cells = {("men", "x"): 40, ("men", "y"): 1, ("men", "z"): 6}
    cells = with_margins(women | men)
    hidden = hide(cells)
    assert hidden["all", "y"]
    assert recoverable(list(cells), list(hidden.values())) == []


def tables(columns: int) -> st.SearchStrategy[Cells]:
    """Draw counts of disjoint cells, some absent, many small."""
    words = [
        [f"{name}{i}" for i in range(size)] for name, size in zip("abc", (3, 4, 2), strict=True)
    ]
    labels = list(itertools.product(*words[:columns]))
    size = st.one_of(st.just(0), st.integers(1, 6), st.integers(5, 40))
    counts = st.lists(size, min_size=len(labels), max_size=len(labels))
    return counts.map(
        lambda drawn: {label: n for label, n in zip(labels, drawn, strict=True) if n}
    ).filter(bool)


@given(cells=st.integers(1, 3).flatmap(tables), minimum=st.sampled_from([3, 5, 10]))
@settings(max_examples=150, deadline=None)
@example(cells={("a0", "b0"): 3, ("a1", "b0"): 40, ("a1", "b1"): 7}, minimum=5)
def test_no_hidden_cell_can_be_worked_out_from_one_sum(cells: Cells, minimum: int) -> None:
    table = with_margins(cells)
    hidden = hide(table, minimum)
    labels, masks = list(table), list(hidden.values())
    assert all(hidden[label] for label, n in table.items() if 0 < n < minimum)
    assert recoverable(labels, masks) == []
    assert small_rests(labels, list(table.values()), masks, minimum) == []


@given(cells=tables(2), order=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_does_not_decide_whether_small_cells_are_hidden(
    cells: Cells, order: random.Random
) -> None:
    table = with_margins(cells)
    labels = list(table)
    order.shuffle(labels)
    shuffled = {label: table[label] for label in labels}
    hidden = hide(shuffled)
    assert all(hidden[label] for label, n in table.items() if 0 < n < 5)
    assert recoverable(labels, list(hidden.values())) == []


@pytest.mark.parametrize(
    ("count", "minimum", "said"),
    [
        (0, 5, "0"),
        (1, 5, "fewer than 5"),
        (4, 5, "fewer than 5"),
        (5, 5, "5"),
        (9, 10, "fewer than 10"),
        (181335, 5, "181 335"),
    ],
)
def test_a_small_count_is_not_told_in_words(count: int, minimum: int, said: str) -> None:
    assert DisclosureRule(minimum).word_count(count) == said
