"""What activities are made of, by hand: the same minutes are never counted twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.measure.small_diaries import make_diaries, write_groups

from carepact.data.icatus.grouping import read_grouping
from carepact.measure.atoms import Atoms, split_activities

A, B, C = "030101", "030102", "050101"
MINUTES = {A: [30.0, 0.0], B: [20.0, 5.0], C: [10.0, 0.0]}
"""Minutes of three codes on the days of two respondents. [min/day]"""


def split(folder: Path, groups: Mapping[str, Sequence[str]]) -> Atoms:
    """Divide groups of the three codes."""
    diaries = make_diaries(pl.DataFrame({"weight": [1.0, 1.0]}), MINUTES)
    written = write_groups(folder / "groups.yaml", groups)
    return split_activities(
        diaries, read_grouping(written, diaries.codes, diaries.crosswalk), "split"
    )


def test_activities_of_several_codes_that_share_none_are_not_divided(tmp_path: Path) -> None:
    atoms = split(tmp_path, {"first": [A, B], "second": [C]})
    assert atoms.are_activities
    assert atoms.members.tolist() == [[True, False], [False, True]]
    assert atoms.of_activities is None


def test_an_activity_within_another_is_taken_out_of_it(tmp_path: Path) -> None:
    # Of 50 and 5 minutes 30 and 0 are the inner one's.
    atoms = split(tmp_path, {"outer": [A, B], "inner": [A]})
    held = np.array([[50.0, 30.0], [5.0, 0.0]])
    assert atoms.members.tolist() == [[True, False], [True, True]]
    assert atoms.of(held) == pytest.approx(np.array([[20.0, 30.0], [5.0, 0.0]]))
    assert atoms.sum(held) == pytest.approx([50, 5])


def test_two_names_of_one_code_hold_the_same_minutes(tmp_path: Path) -> None:
    atoms = split(tmp_path, {"one": [A], "other": [A]})
    held = np.array([[30.0, 30.0], [0.0, 0.0]])
    assert not atoms.are_activities
    assert atoms.members.tolist() == [[True, True]]
    assert atoms.sum(held) == pytest.approx([30, 0])


def test_what_two_activities_share_is_told_by_the_codes_where_they_do_not_tell_it(
    tmp_path: Path,
) -> None:
    # Three parts of two activities: C alone, A alone, and B, which lies in both.
    atoms = split(tmp_path, {"ab": [A, B], "bc": [B, C]})
    activities = np.array([[50.0, 30.0], [5.0, 5.0]])
    assert atoms.of_activities is None
    assert atoms.of(activities) == pytest.approx(np.array([[10.0, 30.0, 20.0], [0.0, 0.0, 5.0]]))
    assert atoms.sum(activities) == pytest.approx([60, 5])
