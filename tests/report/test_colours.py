"""Colours of pictures stay apart for all eyes, and texts stay readable on them.

Dichromacy is simulated with the matrices of Machado, Oliveira and Fernandes (2009), A
physiologically-based model for simulation of color vision deficiency, IEEE Transactions on
Visualization and Computer Graphics 15(6), 1291-1298, at severity 1.0; distances are CIE 1976
in L*a*b* under D65. About 2.3 is just noticeable; neighbours in a picture are asked for ten
times that.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from carepact.report.palette import ink_on, shipped_palette

LEAST_APART = 23.0
VISIONS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
PALETTE = shipped_palette()
WOMEN, MEN, OTHER = (one.shades for one in (PALETTE.people.women, PALETTE.people.men,
                                            PALETTE.people.other))  # fmt: skip
PICTURES = {
    "who provides": [*PALETTE.providers.values()],
    "who pays the full cost": [*PALETTE.sharers.values()],
    "who pays the money": [*PALETTE.payers.values()],
    "cost by year": [*PALETTE.closures],
    "what matters most": [PALETTE.input_lowest, PALETTE.input_highest],
    "crisis": [PALETTE.lines.equality, PALETTE.closures[0]],
    "country": [*PALETTE.groups_in_need],
    "measure": [WOMEN[0], MEN[0], OTHER[0]],
    "instruments": [*PALETTE.instruments],
    "world": [*PALETTE.classes],
    "profile": [PALETTE.lines.equality, PALETTE.closures[0], PALETTE.verdicts["not"]],
    "review": [*PALETTE.verdicts.values()],
    "back-cast": [PALETTE.close_to_observed, PALETTE.far_from_observed],
}


def see(colour: str, vision: str = "usual") -> np.ndarray:
    """Return L*, a*, b* of a colour as somebody sees it, shape (3,)."""
    parts = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    white = TO_XYZ @ np.ones(3)
    ratio = TO_XYZ @ np.clip(VISIONS[vision] @ light, 0, 1) / white
    root = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def test_the_measure_of_colours_is_that_of_the_field() -> None:
    assert see("#ffffff") == pytest.approx([100, 0, 0], abs=0.01)
    assert see("#000000") == pytest.approx([0, 0, 0], abs=0.01)
    # Grey is grey to everybody: each row of a matrix adds up to 1.
    for vision in VISIONS:
        assert see("#808080", vision) == pytest.approx(see("#808080"), abs=0.01)
    # What was shipped once: the State and men were hardly apart without green.
    assert np.linalg.norm(
        see("#6a4c93", "deuteranopia") - see("#2f6f8f", "deuteranopia")
    ) == pytest.approx(9, abs=1)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("picture", PICTURES)
def test_colours_of_one_picture_are_apart_for_all_eyes(picture: str, vision: str) -> None:
    for one, other in combinations(PICTURES[picture], 2):
        apart = float(np.linalg.norm(see(one, vision) - see(other, vision)))
        assert apart >= LEAST_APART, (one, other, apart)


def test_the_state_is_dark_and_donors_are_light_in_grey() -> None:
    grey = {who: see(colour)[0] for who, colour in PALETTE.sharers.items()}
    assert min(grey, key=grey.__getitem__) == "State"
    assert abs(grey["women"] - grey["men"]) > 10
    assert abs(grey["State"] - grey["men"]) > 20


def test_text_on_a_bar_contrasts_with_it() -> None:
    for colour in {
        *PALETTE.providers.values(),
        *PALETTE.sharers.values(),
        *PALETTE.payers.values(),
    }:
        apart = abs(see(colour)[0] - see(ink_on(colour))[0])
        assert apart > 45, colour
