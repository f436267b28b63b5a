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


@pytest.mark.parametrize(
    "code",
    [
        '_("--gap {spec}: there is no such column.")',
        '_("Give it with --own-facts.")',
        '_("Name a file with -o.")',
        '_("carepact countries lists them.")',
        'f"{name}: add --by"',
    ],
)
def test_what_is_said_below_the_command_line_names_nothing_that_is_typed(code: str) -> None:
    find = HOUSE["find_typed_options"]
    assert len(list(find(Path("src/carepact/measure/page.py"), code))) == 1
    assert not list(find(Path("src/carepact/cli/page.py"), code))


def test_a_docstring_may_name_an_option_and_data_may_not() -> None:
    find = HOUSE["find_typed_options"]
    docstring = 'def f():\n    """Read what --gap asks."""\n    return "two-sided - or not"\n'
    assert not list(find(Path("src/carepact/measure/page.py"), docstring))
    data = "# Read by --structure.\nnote: Give it with --own-facts.\n"
    assert len(list(find(Path("src/carepact/policy/one.yaml"), data))) == 1
