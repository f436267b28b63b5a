"""A new programme's file is sound, with a workbook to fill in; nothing that is there is lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.cases.programme.programmes import read_case
from tests.errors.command_line import run_carepact

import carepact
from carepact.core.errors import ParameterError
from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.sheets.form import code_word
from carepact.levels.programme.effects import measure_change
from carepact.report.programme.form import write_form
from carepact.studies.programme_file.drafting import draft_programme, draft_workbook
from carepact.studies.programme_file.opening import open_programme
from carepact.studies.programme_file.sheets import programme_forms

WRITTEN = {
    "programme.yaml",
    "programme-form.html",
    "programme-forms.xlsx",
    "programme.schema.json",
}
CHOICES = {"yes", "no", "before", "after", "later", "father", "mother of him", "mother of herself"}


def fill_in(path: Path, language: str) -> None:
    """Fill the workbook in as somebody would, with the headings and choices that it has."""
    book = openpyxl.load_workbook(path)
    for form, page in zip(programme_forms(), book.worksheets, strict=True):
        names = [column.name for column in form.columns]
        heads, *rows = (line.split(",") for line in read_case()[form.name].splitlines())
        for line, row in enumerate(rows, start=2):
            for name, text in zip(heads, row, strict=True):
                with use_language(language):
                    said = word(code_word(text)) if text in CHOICES else text
                number = text.replace(".", "").isdigit()
                page.cell(line, names.index(name) + 1, float(text) if number else said)
    book.save(path)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_draft_with_its_notes_taken_away_and_filled_in_is_sound(
    tmp_path: Path, language: str
) -> None:
    with use_language(language):
        text = draft_programme("DEU", date(2026, 11, 30))
        (tmp_path / "programme-forms.xlsx").write_bytes(draft_workbook())
    noted = re.compile(r"^# ((?:currency|leaders|later): |costs:|  - \{kind)", re.MULTILINE)
    whole = noted.sub(r"\1", text)
    assert whole.count("\n# ") < text.count("\n# ")
    file = tmp_path / "programme.yaml"
    file.write_text(whole, "utf-8")
    fill_in(tmp_path / "programme-forms.xlsx", language)
    programme = open_programme(file)
    assert len(programme.began) == 12
    assert programme.costs is not None
    assert sum(one.cents for one in programme.costs) == 425_000
    told = measure_change(programme, "father", "both", "told").change
    assert told is not None
    assert (told.value, told.n) == (300, 10)
    assert programme.months_later == 12


def test_new_writes_file_workbook_and_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run_carepact("programme", "new", "Kenya")
    assert ended.code == 0, ended.err
    assert {path.name for path in tmp_path.iterdir()} == WRITTEN
    assert "Next: fill in programme-forms.xlsx and edit programme.yaml, then:" in ended.said
    refused = run_carepact("programme", "programme.yaml")
    assert refused.code == 2
    assert "the sheet of fathers holds no row. Write one for each father." in refused.said


@pytest.mark.parametrize("there", ["programme.yaml", "programme-forms.xlsx"])
def test_what_is_there_stays_and_nothing_is_written_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / there).write_text("mine", "utf-8")
    ended = run_carepact("programme", "new", "KEN")
    assert ended.code == 2
    assert f"{there}: exists already. Name another file." in ended.said
    assert [path.name for path in tmp_path.iterdir()] == [there]
    with pytest.raises(ParameterError, match="exists already"):
        carepact.draft_programme("KEN").save("programme.yaml")


def test_a_draft_in_python_writes_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert {path.name for path in carepact.draft_programme("KEN").save("programme.yaml")} == WRITTEN


def test_every_choice_of_a_sheet_is_a_word_of_the_catalogues() -> None:
    said = Path(carepact.__file__).parent / "data" / "sheets" / "words.csv"
    known = set(said.read_text("utf-8").split("\n"))
    for form in programme_forms():
        for column in form.columns:
            for code in column.choices:
                assert word(code_word(code)) in known


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_form_for_families_asks_what_the_workbook_takes_and_no_name(language: str) -> None:
    with use_language(language):
        page = write_form().decode()
        asked = [word(code_word(code)) for column in programme_forms()[1].columns
                 for code in column.choices]  # fmt: skip
    assert all(one in page for one in asked)
    # Care and housework, on two days, of three tellers.
    assert page.count('<td class="box"></td>') == 2 * 2 * 3
    assert not re.search(r"<input|<script|https?:", page)
