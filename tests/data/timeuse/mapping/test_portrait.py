"""What `carepact survey check` shows of a survey as read, and what it never shows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from tests.data.timeuse.mapping.made import read as read_made

from carepact.data.timeuse import Diaries, read_diaries
from carepact.data.timeuse.portrait import portray
from carepact.report.portrait import show_portrait

MAPPING = """\
survey: made
title: Made up
sources: [{title: Made up, licence: none}]
year: 2020
columns:
  respondent: id
  sex: {column: sex, words: {"1": men, "2": women}}
  age: age
weight: {column: w, unit: persons}
activities:
  form: wide
  unit: minutes a day
  codes:
    cook: {icatus: "31", rationale: Cooking.}
    mend: {icatus: "33", rationale: Mending.}
    rest: {icatus: "9", rationale: Rest.}
"""

Row = tuple[int, int, float, object, object, object]
"""Sex, age, weight, and minutes of cooking, mending and rest."""


def read(folder: Path, rows: list[Row]) -> Diaries:
    """Read diaries of sex, age, weight, and minutes of cooking, mending and rest."""
    lines = [f"{i},{','.join(map(str, row))}" for i, row in enumerate(rows)]
    data = "\n".join(["id,sex,age,w,cook,mend,rest", *lines])
    return read_made(folder, MAPPING, data)


def shown(diaries: Diaries) -> str:
    """Return what the check prints."""
    stream = io.StringIO()
    console = Console(file=stream, width=300)
    console.print(show_portrait(portray(diaries), diaries.notices))
    return stream.getvalue()


def people(
    n: int, sex: int = 2, minutes: tuple[object, object, object] = (60, 0, 1380)
) -> list[Row]:
    """Make alike persons of different ages."""
    return [(sex, 20 + i, 100 + i, *minutes) for i in range(n)]


def test_counts_minutes_weights_and_activities_are_shown(tmp_path: Path) -> None:
    text = shown(read(tmp_path, people(20) + people(20, sex=1, minutes=(240, 0, 1200))))

    assert "40, of 40 persons" in text
    assert "1 440.0 on average; 100.0 % hold exactly a day" in text
    assert "add up to 4 380, from 100.00 to 119.00; 0 are 0" in text
    assert "men 20, women 20" in text
    assert "cook (Food and meals: management and preparation): 150.0" in text


def test_small_counts_are_not_told_nor_found_by_subtraction(tmp_path: Path) -> None:
    rows = [*people(37), *[(1, 30, 0, 60, 0, 1380)] * 3]
    text = shown(read(tmp_path, rows))

    assert "men fewer than 5, women about 40" in text
    assert "fewer than 5 are 0" in text
    assert "fewer than 5 diaries have weight 0" in text
    assert "37" not in text
    assert " 3 " not in text


def test_an_activity_of_a_few_is_not_shown(tmp_path: Path) -> None:
    text = shown(read(tmp_path, people(20) + people(2, minutes=(60, 1000, 380))))

    assert "mend" not in text
    assert "cook" in text


def test_days_that_a_few_left_open_are_not_counted(tmp_path: Path) -> None:
    text = shown(read(tmp_path, people(20) + people(2, minutes=(60, 0, 600))))

    assert "nearly all hold exactly a day" in text
    assert "on average" not in text


def test_of_fewer_persons_than_five_nothing_more_is_shown(tmp_path: Path) -> None:
    text = shown(read(tmp_path, people(3)))

    assert "fewer than 5, of fewer than 5 persons" in text
    assert "weights" not in text
    assert "cook" not in text


@pytest.mark.parametrize(
    ("rows", "question"),
    [
        (people(20), "There are no men"),
        (people(20, minutes=(30, 0, 1410)), "'rest' is 98 % of all time"),
        (people(20, minutes=(60, 0, 200)), "A diary holds 260 minutes on average"),
        ([(2, 3, 100, 60, 0, 1380)] * 20, "Ages take 1 different values"),
        ([(2, 3, 100, 60, 0, 1380)] * 20, "Everybody has the same weight"),
        ([(2, 20 + i, 1 + i / 100, 60, 0, 1380) for i in range(20)], "which is no population"),
        ([*people(20), (2, 120, 100, 60, 0, 1380)], "Some are older than 110"),
    ],
)
def test_what_is_suspicious_is_asked(tmp_path: Path, rows: list[Row], question: str) -> None:
    assert question in shown(read(tmp_path, rows))


def test_many_empty_cells_are_asked_about(tmp_path: Path) -> None:
    diaries = read(tmp_path, people(14) + people(15, minutes=("", "", "")))

    assert "More than half of the persons lack something" in shown(diaries)


def test_time_without_a_place_is_asked_about(tmp_path: Path) -> None:
    read(tmp_path, people(20))
    mapping = tmp_path / "m.yaml"
    mapping.write_text(MAPPING.replace('icatus: "9"', 'icatus: ""'), "utf-8")

    text = shown(read_diaries(tmp_path / "data.csv", str(mapping)))

    assert "rest (not classified in ICATUS)" in text
    assert "More than half of all time has no place in ICATUS" in text
