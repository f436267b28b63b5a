"""A new programme's file is sound, with a workbook to fill in; nothing that is there is lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.cases.programme.programmes import read_case

from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.sheets.form import code_word
from carepact.levels.programme.effects import measure_change
from carepact.report.programme.form import write_form
from carepact.studies.programme_file.drafting import draft_programme, draft_workbook
from carepact.studies.programme_file.opening import open_programme
from carepact.studies.programme_file.sheets import programme_forms

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
