"""A new centre's file is sound, with a workbook to fill in; nothing that is there is lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.cases.community.centres import HEADINGS, ROWS

from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.sheets.form import code_word
from carepact.studies.centre_file.drafting import draft_centre, draft_workbook
from carepact.studies.centre_file.opening import open_any
from carepact.studies.centre_file.sheets import centre_forms


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
