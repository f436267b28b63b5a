"""The rule of the house that what is printed comes from released tables alone."""

from __future__ import annotations

import ast
import runpy
from pathlib import Path

import pytest

HOUSE = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "house.py"))


def faults(room: str, code: str) -> list[str]:
    return list(HOUSE["find_raw_figures"]({Path(room, "page.py"): ast.parse(code)}))


@pytest.mark.parametrize("room", ["report", "cli", "studies"])
@pytest.mark.parametrize(
    "code",
    [
        "care_time.replicates('mean_minutes_per_day')",
        "from carepact.core.estimates import Block",
        "from carepact.core.estimates import MARGIN, Replicates",
        "from carepact.measure.table import lay_out",
        "from carepact.measure import sums",
        "import carepact.core.estimates",
        "def late():\n    from carepact.measure.sums import CellSums",
    ],
)
def test_a_room_that_prints_takes_no_raw_figures(room: str, code: str) -> None:
    assert len(faults(room, code)) == 1


def test_words_of_a_table_are_free_and_measure_may_go_on_calculating() -> None:
    assert not faults("cli", "from carepact.core.estimates import MARGIN, WHOLE")
    assert not faults("measure", "care_time.replicates('mean_minutes_per_day')")
