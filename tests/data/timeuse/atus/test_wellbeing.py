"""The Well-being Module: answers in words, and files that do not fit refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.data.timeuse.atus.raw_files import Row, change_rows, write_table

from carepact.core.errors import DataError
from carepact.data.timeuse.atus.wellbeing import read_wellbeing

ID = 20100101100001
FEELINGS = {
    "WUHAPPY": 5,
    "WUSAD": 0,
    "WUSTRESS": 1,
    "WUTIRED": 2,
    "WUPAIN": -3,
    "WUMEANING": -2,
    "WUINTERACT": 1,
}


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """Write the module of 2010, which had no ladder and no adjusted weight."""
    respondents: list[Row] = [
        {"TUCASEID": ID + i, "TULINENO": 1, "WEGENHTH": i + 1, "WEREST": 1, "WUFINLWGT": 2.5 + i}
        for i in range(2)
    ]
    activities: list[Row] = [
        {"TUCASEID": ID + i, "TUACTIVITY_N": n, "WUFNACTWT": 10.5, **FEELINGS}
        for i in range(2)
        for n in (4, 9)
    ]
    write_table(tmp_path / "wbresp_2010.dat", respondents)
    write_table(tmp_path / "wbact_2010.dat", activities)
    return tmp_path


def test_a_year_with_fewer_questions_gives_fewer_columns(module: Path) -> None:
    respondents, activities = read_wellbeing(module)

    assert respondents.columns == ["respondent", "weight", "general_health", "rested"]
    assert respondents["general_health"].to_list() == ["excellent", "very good"]
    assert "adjusted_weight" not in activities.columns
    assert activities["row"].to_list() == [0, 0, 1, 1]
    assert activities["interacting"].to_list() == ["yes"] * 4


def test_refused_and_unknown_feelings_are_empty(module: Path) -> None:
    _respondents, activities = read_wellbeing(module)

    assert activities["happy"].to_list() == [5] * 4
    assert activities["pain"].null_count() == 4
    assert activities["meaningful"].null_count() == 4


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("wbact_2010.dat", f"{ID},", f"{ID + 7},", r"wbact_2010.dat: 1 respondents .* no row of"),
        ("wbact_2010.dat", f"{ID},9", f"{ID},4", r"2 rows share a respondent and activity"),
        ("wbresp_2010.dat", f"{ID + 1},", f"{ID},", rf"{ID} stands more than once"),
        ("wbact_2010.dat", ",10.5,", ",-1,", r"4 weights are missing or negative"),
        ("wbact_2010.dat", "WUHAPPY", "WUHAPY", r"no column 'WUHAPPY'. Did you mean 'WUHAPY'"),
    ],
)
def test_files_that_do_not_fit_are_refused(
    module: Path, file: str, old: str, new: str, words: str
) -> None:
    change_rows(module / file, lambda lines: [line.replace(old, new) for line in lines])

    with pytest.raises(DataError, match=words):
        read_wellbeing(module)


def test_both_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        read_wellbeing(tmp_path)

    assert "well-being respondent file" in str(error.value)
    assert "well-being activity file" in str(error.value)
    with pytest.raises(DataError, match="there is no such file or folder"):
        read_wellbeing(tmp_path / "nowhere")
