"""No text of a picture leaves its frame or meets another, on a page and on a telephone."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from tests.report.drawn import OF_RUNS, OTHERS, WIDTHS, Line, draw, read_lines

pytestmark = pytest.mark.long

ABOUT = 0.04
"""Widths of texts are measured about. [share]"""
RISE, FALL = 0.74, 0.22
"""How far letters reach above and below their line. [share of the size of the type]"""
OF_HOURS = ("hours-moved", "care-flow", "co-responsibility-profile")
"""Not drawn of Niger, whose hours are imputed."""
FAR = [*(("NER", name) for name in OF_RUNS if name not in OF_HOURS),
       *(("MEX", name) for name in OF_RUNS)]  # fmt: skip
CASES = [
    *((name, "KEN") for name in OTHERS),
    *((name, country) for country in ("KEN", "FRA") for name in OF_RUNS),
    *(pytest.param(name, country, marks=pytest.mark.campaign) for country, name in FAR),
]


def box_of(line: Line) -> tuple[float, float, float, float]:
    """Return left, right, top and foot of a line, a little drawn in."""
    about = ABOUT * (line.right - line.left) / 2
    top, foot = line.up - RISE * line.size, line.up + FALL * line.size
    return line.left + about, line.right - about, top, foot


def meet(one: Line, other: Line) -> bool:
    """Tell whether two lines of text lie upon one another."""
    left, right, top, foot = box_of(one)
    to_left, to_right, to_top, to_foot = box_of(other)
    return left < to_right and to_left < right and top < to_foot and to_top < foot


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "fr", pytest.param("es", marks=pytest.mark.campaign)])
@pytest.mark.parametrize(("picture", "country"), CASES)
def test_texts_keep_to_the_frame_and_apart(
    picture: str, country: str, language: str, width: str
) -> None:
    drawn = draw(picture, language, width, country).svg
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)
    assert found
    assert float(found[1]) == WIDTHS[width].width
    lines = list(read_lines(drawn))
    for line in lines:
        left, right, top, foot = box_of(line)
        assert left >= 0, line
        assert right <= float(found[1]), line
        assert top >= 0, line
        assert foot <= float(found[2]), line
    met = [(one, other) for one, other in combinations(lines, 2) if meet(one, other)]
    assert not met
