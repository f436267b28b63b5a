"""A centre on one screen, and on one sheet that asks for nothing outside."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from tests.cases.community.centres import CENTRE, ROWS, write_centre

from carepact.core.speaking import use_language
from carepact.report.centre.page import show_answer, show_full
from carepact.report.centre.sheet import write_sheet
from carepact.report.screen import open_screen
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.opening import open_any

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "centre"
FILES = ("hill/centre.yaml", "network.yaml")


def print_page(file: Path, language: str = "en", *, full: bool = False) -> str:
    """Print the answer on a screen of a hundred columns."""
    page = io.StringIO()
    with use_language(language):
        answer = answer_centre(open_any(file))
        shown = show_full(answer) if full else show_answer(answer)
        open_screen(page, 100, plain=True).print(shown)
    return page.getvalue()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("file", FILES)
def test_the_first_screen_has_forty_lines_at_most(file: str, language: str) -> None:
    lines = print_page(EXAMPLES / file, language).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("file", FILES)
def test_what_the_screen_tells_stands_in_the_full_answer(file: str) -> None:
    full = " ".join(print_page(EXAMPLES / file, full=True).split())
    for line in print_page(EXAMPLES / file).splitlines()[:-2]:
        assert " ".join(line.split()) in full


def test_what_is_missing_is_said_and_counted(tmp_path: Path) -> None:
    text = re.sub(r"(?:area|stay|families): .*\n", "", CENTRE)
    rows = (ROWS[0], ROWS[1].replace("2026-02-28,70,", "2026-02-28,,"))
    said = " ".join(print_page(write_centre(tmp_path, text, rows)).split())
    assert "Hours open: ≥ 80." in said
    assert "≥ 30 families; how many live in its area is not told." in said
    assert "? hours open: 1 of 2 entries is empty, or has no row" in said
    assert "and 1 more." in said
    full = print_page(tmp_path / "centre.yaml", full=True)
    for words in ("families of the area: not told", "length of a visit: not told"):
        assert words in full


def test_a_loss_is_said_as_what_is_missing(tmp_path: Path) -> None:
    # 1200 came in and 1425 was spent.
    assert "225 EUR are missing." in print_page(write_centre(tmp_path))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_sheet_asks_for_nothing_outside_and_escapes_what_it_is_told(
    tmp_path: Path, language: str
) -> None:
    text = CENTRE.replace("name: Ours", "name: <script>alert(1)</script>")
    text = text.replace("source: Agreement", 'source: "<b>&amp; onerror=x"')
    answer = answer_centre(open_any(write_centre(tmp_path, text)))
    with use_language(language):
        sheet = write_sheet(answer).decode()
    assert "<script" not in sheet
    assert "<b>" not in sheet
    assert not re.search(r"(?:src|href|url)\s*[=(]|https?:", sheet)
    assert sheet.count("<html") == sheet.count("</html>") == 1
