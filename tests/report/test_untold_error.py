"""A figure whose error would tell of a single person is shown on the screen without it."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl
from rich.console import Console
from tests.measure.small_diaries import CARE, make_diaries, write_groups

from carepact.data.timeuse.diaries import SampleDesign
from carepact.measure import estimate_care_time
from carepact.report.figures.care_time import draw_care_time
from carepact.report.terminal import show_care_time


def test_the_screen_and_the_picture_show_the_mean_and_no_error(tmp_path: Path) -> None:
    # Six persons in one unit, one in the other: the error is what lies between the two.
    respondents = pl.DataFrame({"psu": [1] * 6 + [2], "weight": [1.0] * 7})
    minutes = [10.0, 12, 14, 16, 18, 20, 50]
    diaries = make_diaries(respondents, {CARE: minutes}, SampleDesign(psu=("psu",)))
    groups = write_groups(tmp_path / "groups.yaml", {"care": [CARE]})
    table = estimate_care_time(diaries, (), groups)
    stream = io.StringIO()
    Console(file=stream, width=120).print(show_care_time(table))
    assert "20.0 (··)" in stream.getvalue()
    assert "·· hidden: too few" in " ".join(stream.getvalue().split())
    assert "20" in draw_care_time(table).svg
