"""Lines of pictures break by width, and never within a figure."""

from __future__ import annotations

from itertools import pairwise

import pytest

from carepact.report.holding import HELD
from carepact.report.wrapping import hold_figures, measure_text, spread_out, wrap_text


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


@pytest.mark.parametrize("places", [[0.0, 0.1, 0.2], [1.0, 1.0], [0.0, 5.0], []])
def test_labels_are_spread_until_none_meet(places: list[float]) -> None:
    spread = spread_out(places, 1.0)
    assert all(after - before >= 1 - 1e-9 for before, after in pairwise(spread))
    assert sum(spread) == pytest.approx(sum(places))
