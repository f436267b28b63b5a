"""A quality assessment on one screen, in a folder, and on a sheet that asks for nothing outside."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.cases.quality.assessments import FIRST, QUALITY, write_quality
from tests.errors.command_line import run_carepact

from carepact import draft_quality, read_quality
from carepact.core.speaking import use_language
from carepact.report.quality.page import show_answer, show_full
from carepact.report.quality.sheet import write_sheet
from carepact.report.screen import open_screen
from carepact.studies.one_quality.answer import QualityAnswer
from carepact.studies.quality import answer_quality
from carepact.studies.quality_file.opening import open_quality

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "quality" / "quality.yaml"


@pytest.fixture(scope="module")
def example() -> QualityAnswer:
    """Answer the made-up family centre that ships."""
    return answer_quality(open_quality(EXAMPLE))


def print_page(
    answer: QualityAnswer, language: str = "en", *, full: bool = False, width: int = 100
) -> str:
    """Print the answer on a screen of a width."""
    page = io.StringIO()
    with use_language(language):
        shown = show_full(answer) if full else show_answer(answer)
        open_screen(page, width, plain=True).print(shown)
    return page.getvalue()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("width", [80, 100])
def test_the_first_screen_is_short(example: QualityAnswer, language: str, width: int) -> None:
    lines = print_page(example, language, width=width).splitlines()
    assert len(lines) <= (50 if width < 100 else 42)
    assert max(map(len, lines)) <= width


def test_what_the_screen_counts_stands_in_the_full_answer(example: QualityAnswer) -> None:
    full = " ".join(print_page(example, full=True).split())
    for line in print_page(example).splitlines():
        if line.startswith("  - ") or re.search(r"\d\s*$", line):
            assert " ".join(line.split()) in full
    assert "Family centre or mothers' centre. Its own view" in full
    assert "No score, no rank, no label." in full


def test_no_total_over_areas_is_printed(example: QualityAnswer) -> None:
    # A sum of a column would be a score in disguise.
    columns = [
        sum(one.count(state) for one in example.areas)
        for state in ("begun", "in_place", "shown_to_work")
    ]
    assert min(columns) > 0
    table = print_page(example).partition("Money, continuity")[2].splitlines()
    assert table[1].strip() == ""


def test_one_alone_and_nothing_in_place_are_said(tmp_path: Path) -> None:
    text = QUALITY[: QUALITY.index("assessors:")]
    text += "assessors: [{role: coordinator, name: A. Yilmaz, sheet: first.csv}]\n"
    file = write_quality(tmp_path, text, FIRST[:1])
    said = " ".join(print_page(answer_quality(open_quality(file))).split())
    assert "by coordinator (A. Yilmaz); catalogue 1." in said
    assert "One alone assessed it" in said
    assert "Nothing is told to be in place yet." in said
    assert "There is no plan." in said
    assert "What has changed." not in said


def test_the_sheet_hides_few_and_the_service_sees_its_own(tmp_path: Path) -> None:
    answer = answer_quality(open_quality(write_quality(tmp_path)))
    sheet = write_sheet(answer).decode()
    rows = re.findall(r"<td>(mothers|fathers)</td>((?:<td class=\"n\">.*?</td>)+)", sheet)
    told = {who: re.findall(r">([^<>]+)<", cells) for who, cells in rows}
    assert told == {"mothers": ["20", "17", "8", "··", "··"], "fathers": ["··"] * 5}
    assert "·· hides answers of fewer than 5 persons" in sheet.replace("\u00a0", " ")
    own = print_page(answer, full=True)
    assert re.search(r"mothers\s+20\s+17\s+8\s+7\s+2", own)
    assert re.search(r"fathers\s+4\s+4\s+3\s+0\s+1", own)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_sheet_asks_for_nothing_outside_and_escapes_what_it_is_told(
    tmp_path: Path, language: str
) -> None:
    text = QUALITY.replace("Fathers of the hill", "<script>alert(1)</script>")
    first = (FIRST[0].replace("not_yet,", 'not_yet,"<img src=x onerror=alert(1)>"'), *FIRST[1:])
    answer = answer_quality(open_quality(write_quality(tmp_path, text, first)))
    with use_language(language):
        sheet = write_sheet(answer).decode()
    assert "<script" not in sheet
    assert "<img" not in sheet
    assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"'h]|https?:", sheet)
    assert sheet.count("<html") == sheet.count("</html>") == 1


def test_the_folder_holds_text_tables_and_sheet(tmp_path: Path) -> None:
    file = write_quality(tmp_path / "in")
    ended = run_carepact("quality", file, "--on", "2026-12-31", "-o", tmp_path / "ours")
    assert ended.code == 0
    folder = tmp_path / "ours"
    assert {path.name for path in folder.iterdir()} == {
        "agreement.csv", "answer.txt", "areas.csv", "figures.csv", "figures.json",
        "manifest.json", "plan.csv", "sheet.html", "survey.csv",
    }  # fmt: skip
    lines = [one for one in (folder / "figures.csv").read_text("utf-8-sig").splitlines()
             if not one.startswith("#")]  # fmt: skip
    rows = list(csv.DictReader(lines))
    assert len(rows) == 33
    assert rows[1]["criterion"] == "purpose-theory"
    assert (rows[1]["state"], rows[1]["steps_apart"]) == ("to_discuss", "1")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["settings"]["on"] == "2026-12-31"
    assert manifest["settings"]["catalogue"] == 1
    assert "first.csv" in {one["file"] for one in manifest["inputs"]}
    saved = read_quality(file, "2026-12-31").save(tmp_path / "again")
    assert {one.name: one.read_bytes() for one in saved} == {
        one.name: one.read_bytes() for one in folder.iterdir()
    }


def test_drafts_are_new_files_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "assessor-2.xlsx").write_bytes(b"mine")
    ended = run_carepact("quality", "new", "KEN", "-o", tmp_path / "quality.yaml")
    assert ended.code == 2
    assert "assessor-2.xlsx: exists already." in ended.said
    assert [path.name for path in tmp_path.iterdir()] == ["assessor-2.xlsx"]
    ended = run_carepact(
        "quality", "new", "KEN", "--kind", "day_nursery", "-o", tmp_path / "b.yaml"
    )
    assert ended.code == 2, "the workbooks beside it exist in part"
    written = draft_quality("KEN", "day_nursery").save(tmp_path / "new" / "quality.yaml")
    assert {one.name for one in written} == {
        "assessor-1.xlsx", "assessor-2.xlsx", "quality-plan.xlsx", "quality.schema.json",
        "quality.yaml",
    }  # fmt: skip
