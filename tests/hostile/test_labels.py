"""Labels of data reach the screen, pictures and tables as what they are."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import polars as pl
import pytest
from tests.errors.command_line import run_carepact
from tests.hostile.made_files import FACT, FACTS, GROUPS, diary_text, write_survey

from carepact.core.controls import find_control, show_controls
from carepact.core.csv_text import escape_formulas

MARKS = "[/b] [red]x :warning:"
FORMULA = "=cmd|' /C calc'!A0"


def write_labelled(folder: Path, region: str, group: str) -> tuple[str, ...]:
    """Write a survey whose region and group of activities have these labels."""
    write_survey(folder, diary_text().replace("north", region))
    (folder / "g.yaml").write_text(GROUPS.replace("in the kitchen", f'"{group}"'), "utf-8")
    return ("measure", "d.csv", "--survey", "m.yaml", "--by", "region", "--groups", "g.yaml")


def test_marks_in_labels_are_letters_on_the_screen_and_in_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = write_labelled(tmp_path, "[b]<i>&", MARKS)
    shown = run_carepact(*words, "--chart", "c.svg")
    assert shown.code == 0
    assert "[b]<i>&" in shown.out
    assert MARKS in shown.out
    drawn = "".join(ET.parse("c.svg").getroot().itertext())  # noqa: S314 - our own picture
    assert "[b]<i>&" in drawn


def test_a_source_of_own_facts_with_marks_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text(FACTS + FACT.replace("made up", "[/bold][red]x"), "utf-8")
    shown = run_carepact("country", "KEN", "--own-facts", path)
    assert shown.code == 0
    assert "[/bold][red]x" in shown.out


def test_formulas_in_labels_run_in_no_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = write_labelled(tmp_path, "@SUM(A1)", FORMULA)
    printed = run_carepact(*words, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert {row["region"] for row in rows} == {"'@SUM(A1)", "south"}
    assert f"'{FORMULA}" in {row["activity_title"] for row in rows}
    assert run_carepact(*words, "-o", "t.csv").code == 0
    assert (tmp_path / "t.csv").read_text("utf-8-sig") == printed.out
    assert run_carepact(*words, "-o", "t.xlsx").code == 0
    cells = [cell for row in openpyxl.load_workbook("t.xlsx")["Results"] for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert f"'{FORMULA}" in {cell.value for cell in cells}


def test_numbers_below_zero_written_as_texts_have_no_apostrophe() -> None:
    table = pl.DataFrame({"=a": ["-1.5", "+2", "-", "-x", "a", None], "b": [-1, 2, 3, 4, 5, 6]})
    escaped = escape_formulas(table)
    assert escaped.columns == ["'=a", "b"]
    assert escaped["'=a"].to_list() == ["-1.5", "'+2", "'-", "'-x", "a", None]
    assert escaped["b"].to_list() == [-1, 2, 3, 4, 5, 6]


def test_the_name_of_a_file_steers_neither_screen_nor_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_survey(tmp_path)
    name = "m\x1b[31m.yaml"
    (tmp_path / "m.yaml").rename(name)
    words = ("measure", "d.csv", "--survey", name, "--by", "region")
    shown = run_carepact(*words)
    assert shown.code == 0
    assert "\x1b[31m" not in shown.out + shown.err
    assert r"m\x1b[31m.yaml" in shown.out
    assert run_carepact(*words, "--chart", "c.svg", "-o", "t.csv").code == 0
    assert find_control((tmp_path / "t.csv").read_text("utf-8")) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, ñ 中 \t\n", "plain, ñ 中 \t\n"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\0b", r"a\x00b"),
        ("\x9b", r"\x9b"),
        ("\u202ea\u2069", r"\u202ea\u2069"),
        ("\ud800", r"\ud800"),
    ],
)
def test_signs_that_steer_are_made_visible(text: str, shown: str) -> None:
    assert show_controls(text) == shown
