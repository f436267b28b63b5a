"""Lines of pictures break by width, and never within a figure."""

from __future__ import annotations

from itertools import pairwise

import pytest

from carepact.report.holding import HELD
from carepact.report.wrapping import hold_figures, keep_apart, measure_text, wrap_text


def test_a_figure_stays_with_its_unit_its_mark_and_its_interval() -> None:
    lines = wrap_text("the cost goes from ≈ 78 % (72 to 80) to -3 % of GDP", 60, 12)
    assert f"≈{HELD}78{HELD}%{HELD}(72{HELD}to{HELD}80)" in lines
    assert any("−3" in line for line in lines)


def test_years_are_joined_by_a_dash() -> None:
    assert hold_figures("2003-2016") == "2003–2016"
    assert hold_figures("pre-primary") == "pre-primary"


def test_no_line_is_wider_than_asked_for_unless_it_is_one_word() -> None:
    lines = wrap_text("a sentence of several words that has to be broken somewhere", 90, 12)
    assert len(lines) > 2
    assert all(measure_text(line, 12) <= 90 for line in lines)


@pytest.mark.parametrize("places", [[0.0, 0.1, 0.2], [1.0, 1.0], [0.0, 5.0], [9.0, 9.5], []])
def test_labels_keep_apart_and_between_two_heights(places: list[float]) -> None:
    apart = keep_apart(places, [1.0] * len(places), 0.0, 10.0)
    assert all(after - before >= 1 - 1e-9 for before, after in pairwise(apart))
    assert all(0.5 <= one <= 9.5 for one in apart)


def test_labels_move_no_farther_than_they_must() -> None:
    # Of 4 pixels each: the first two meet, the third stands alone, the last is pushed up.
    assert keep_apart([6.0, 7.0, 20.0, 30.0], [4.0] * 4, 0.0, 30.0) == [6.0, 10.0, 20.0, 28.0]
