"""A new centre's file is sound, with a workbook to fill in; nothing that is there is lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.cases.community.centres import HEADINGS, ROWS
from tests.errors.command_line import run_carepact

import carepact
from carepact.core.errors import ParameterError
from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.sheets.form import code_word
from carepact.studies.centre_file.drafting import draft_centre, draft_workbook
from carepact.studies.centre_file.opening import open_any
from carepact.studies.centre_file.sheets import centre_forms

WRITTEN = {"centre.yaml", "centre-log.xlsx", "centre.schema.json"}


def fill_in(path: Path, language: str) -> None:
    """Fill the workbook in as somebody would, with the headings that it has."""
    book = openpyxl.load_workbook(path)
    log, money, work = book.worksheets
    names = [column.name for column in centre_forms()[0].columns]
    told = dict(zip(HEADINGS.split(","), ROWS[0].split(","), strict=True))
    for place, name in enumerate(names, start=1):
        text = told.get(name, "")
        if text:
            log.cell(2, place, float(text) if text.replace(".", "").isdigit() else text)
    with use_language(language):
        income, fees = (word(code_word(code)) for code in ("income", "fees"))
    for place, value in enumerate([date(2026, 1, 31), income, fees, 12.5], start=1):
        money.cell(2, place, value)
    with use_language(language):
        done = [word(code_word(code)) for code in ("women_unpaid", "courses")]
    for place, value in enumerate([*done, 12, 5], start=1):
        work.cell(2, place, value)
    book.save(path)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_draft_with_its_notes_taken_away_and_filled_in_is_sound(
    tmp_path: Path, language: str
) -> None:
    with use_language(language):
        text = draft_centre("KEN", date(2026, 11, 30))
        (tmp_path / "centre-log.xlsx").write_bytes(draft_workbook())
    noted = re.compile(r"^# ((?:currency|area|families|people|stay|hour|work): )", re.MULTILINE)
    whole = noted.sub(r"\1", text)
    assert whole.count("\n# ") < text.count("\n# ")
    moved = (
        whole.replace("count: 180", "count: 80")
        .replace("2025-01-01", "2026-01-01")
        .replace("2025-12-31", "2026-01-31")
    )
    (tmp_path / "centre.yaml").write_text(moved, "utf-8")
    fill_in(tmp_path / "centre-log.xlsx", language)
    [opened] = open_any(tmp_path / "centre.yaml").centres
    assert opened.centre.country == "KEN"
    assert opened.centre.currency == "KES"
    assert opened.centre.sums.given("all").units == (40 + 60.5 + 10) * 60
    assert opened.centre.sums.tallies["income fees"].units == 1250
    assert opened.centre.sums.work("courses", "women_volunteer").units == 720


def test_new_writes_file_workbook_and_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run_carepact("centre", "new", "Kenya")
    assert ended.code == 0, ended.err
    assert {path.name for path in tmp_path.iterdir()} == WRITTEN
    assert "Next: fill in centre-log.xlsx and edit centre.yaml, then:" in ended.said
    refused = run_carepact("centre", "centre.yaml")
    assert refused.code == 2
    assert "the log holds no row. Write one for each week or month." in refused.said


@pytest.mark.parametrize("there", ["centre.yaml", "centre-log.xlsx"])
def test_what_is_there_stays_and_nothing_is_written_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / there).write_text("mine", "utf-8")
    ended = run_carepact("centre", "new", "KEN")
    assert ended.code == 2
    assert f"{there}: exists already. Name another file." in ended.said
    assert [path.name for path in tmp_path.iterdir()] == [there]
    with pytest.raises(ParameterError, match="exists already"):
        carepact.draft_centre("KEN").save("centre.yaml")
    assert (tmp_path / there).read_text("utf-8") == "mine"


def test_a_draft_in_python_writes_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert {path.name for path in carepact.draft_centre("KEN").save("centre.yaml")} == WRITTEN


def test_every_choice_of_a_sheet_is_a_word_of_the_catalogues() -> None:
    said = Path(carepact.__file__).parent / "data" / "sheets" / "words.csv"
    known = set(said.read_text("utf-8").split("\n"))
    for form in centre_forms():
        for column in form.columns:
            for code in column.choices:
                assert word(code_word(code)) in known
