"""The folder of a family: sheet, picture, tables and manifest."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import run_carepact
from tests.report.families import AMA, BEN, FAMILIES, answer

import carepact
from carepact.core.speaking import use_language
from carepact.report.family.files import FamilyTelling
from carepact.report.family.sheet import write_sheet
from carepact.report.family.timeline import list_bars, list_marks, say_finding
from carepact.report.figures.timeline import draw_timeline
from carepact.report.run.files import write_folder
from carepact.studies.family import answer_family
from carepact.studies.verification import verify_answer

FILE = """\
country: FRA
event: birth
due: 2027-03-01
currency: EUR
parents:
  - {name: Ama, sex: woman, gives_birth: yes, work: employed, pay: {amount: 26000, per: year}}
  - {name: Ben, sex: man, gives_birth: no, work: employed, pay: {amount: 600, per: week}}
"""
LINES_OF_A_PAGE = 58
"""Lines of 10.5 points with their leading that an A4 page holds between margins of 12 mm."""
LETTERS_OF_A_LINE = 95


class Page(HTMLParser):
    """What a page of HTML holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if data.strip() and (not self.tags or self.tags[-1][0] != "style"):
            self.said.append(data.strip())


def test_the_sheet_escapes_every_name() -> None:
    nasty = "<script>alert('x')</script>"
    family = replace(FAMILIES["two in France"], parents=(replace(AMA, name=nasty), BEN))
    text = write_sheet(answer_family(family)).decode()
    page = Page(text)
    assert "script" not in {tag for tag, _attrs in page.tags}
    assert nasty in page.said
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", ["two in France", "leap day in Kenya", "two mothers in Sweden"])
def test_the_sheet_is_one_page_that_asks_for_nothing_outside(name: str, language: str) -> None:
    with use_language(language):
        text = write_sheet(answer(name)).decode()
    page = Page(text)
    tags = [tag for tag, _attrs in page.tags]
    lines = sum(-(-len(said) // LETTERS_OF_A_LINE) for said in page.said)
    assert lines + tags.count("div") < LINES_OF_A_PAGE
    assert dict(page.tags)["html"] == {"lang": language}
    assert not {"img", "script", "link", "iframe", "object"} & set(tags)
    assert not re.search(r"https?://|url\(|@import", text)
    assert "size: A4" in text
    assert {"caption", "thead", "tbody", "tfoot"} <= set(tags)
    heads = [attrs.get("scope") for tag, attrs in page.tags if tag == "th"]
    assert heads.count("col") == 5
    assert heads.count("row") == 4


def test_the_sheet_marks_averages_and_leaves_own_hours_unmarked() -> None:
    said = Page(write_sheet(answer("leap day in Kenya")).decode()).said
    place = said.index("housework")
    hers, his, equal = said[place + 1 : place + 4]
    assert hers.startswith("≈")
    assert his == "4"
    assert equal.startswith("≈")
    mean = answer("leap day in Kenya").hours().filter(activity="housework")["hours_a_week"].mean()
    assert isinstance(mean, float)
    assert equal == f"≈\u00a0{mean:.1f}"


def test_the_picture_holds_every_leave_and_the_time_without_cover() -> None:
    found = answer("two in France")
    bars = list_bars(found)
    spans = [right.span for right in found.now.rights if right.stands and right.span]
    assert [bar.span for bar in bars[: len(spans)]] == spans
    assert found.now.cover is not None
    assert sum(bar.span.days for bar in bars[len(spans) :]) / 7 == pytest.approx(
        found.now.cover.uncovered_weeks
    )
    assert [mark.day for mark in list_marks(found)] == [date(2027, 3, 1), date(2030, 3, 1)]
    picture = draw_timeline(found)
    drawn = picture.svg.replace("\u202f", " ")
    listed = [(bar.row, bar.span.first, bar.span.last) for bar in bars]
    assert picture.table.select("what", "first", "last").rows()[: len(bars)] == listed
    assert all(bar.text.replace("\u00a0", " ") in drawn.replace("\u00a0", " ") for bar in bars)


def test_the_title_of_the_picture_is_its_finding() -> None:
    # Leave in a row from 1 March to 8 September 2027 is 192 days, 27 weeks and 3 days.
    assert say_finding(answer("two in France")) == (
        "27 weeks with a parent at home, then 129 weeks without cover"
    )
    assert say_finding(answer("alone in Niger")).startswith("No leave is known; ≈ ")


def test_women_and_men_have_their_colours_and_two_women_two_shades() -> None:
    bars = list_bars(answer("two mothers in Sweden"))
    colours = {bar.row.partition(",")[0]: bar.colour for bar in bars}
    assert colours["Åsa"] != colours["Eva"]
    assert draw_timeline(answer("two in France")).svg.startswith("<svg")


def test_a_folder_is_whole_and_the_same_twice(tmp_path: Path) -> None:
    first = FamilyTelling(answer("two in France")).lay_out(tmp_path / "ours")
    again = FamilyTelling(answer("two in France")).lay_out(tmp_path / "ours")
    assert first == again
    write_folder(first, tmp_path / "ours")
    assert [path.name for path in first] == [
        "answer.txt", "rights.csv", "months.csv", "hours.csv", "questions.csv", "calendar.ics",
        "timeline.svg", "timeline.png", "share-of-care.html", "manifest.json",
    ]  # fmt: skip
    assert verify_answer(tmp_path / "ours").is_whole
    manifest = first[tmp_path / "ours" / "manifest.json"].decode()
    assert "Ama" not in manifest
    assert "26000" not in manifest
    rights = pl.read_csv(tmp_path / "ours" / "rights.csv")
    assert rights["days"].to_list() == answer("two in France").to_polars()["days"].to_list()


def test_one_parent_gets_no_sheet_and_a_carer_no_picture(tmp_path: Path) -> None:
    alone = {path.name for path in FamilyTelling(answer("alone in Niger")).lay_out(tmp_path)}
    carer = {path.name for path in FamilyTelling(answer("a carer in India")).lay_out(tmp_path)}
    assert "share-of-care.html" not in alone
    assert "timeline.svg" in alone
    assert "timeline.svg" not in carer
    assert "calendar.ics" in carer


def test_the_command_writes_what_the_function_saves(tmp_path: Path) -> None:
    file = tmp_path / "family.yaml"
    file.write_text(FILE)
    theirs, ours = tmp_path / "command", tmp_path / "python"
    ended = run_carepact("family", file, "--package", "universal-care", "-o", theirs)
    assert ended.code == 0, ended.err
    assert "Ama, leave around the birth" in ended.out
    saved = carepact.read_family_rights(file, "universal-care").save(ours)
    read = {path.name: path.read_bytes() for path in sorted(theirs.iterdir())}
    assert {path.name: path.read_bytes() for path in sorted(saved)} == read
    assert run_carepact("family", "show", file).out == run_carepact("family", file).out


def test_the_command_prints_tables_and_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "family.yaml"
    file.write_text(FILE)
    rows = json.loads(run_carepact("family", "--format", "json", file).out)["rows"]
    assert {row["whose"] for row in rows} == {"Ama", "Ben", ""}
    assert "Rights by present law" in run_carepact("family", file, "--full").out


def test_without_a_file_and_a_terminal_the_command_says_to_name_one() -> None:
    ended = run_carepact("family")
    assert ended.code == 2
    assert "Name it; 'carepact family new COUNTRY' drafts one." in ended.said
    assert ended.out == ""
