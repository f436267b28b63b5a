"""Reports of levels: one file that asks for nothing, in which nothing stands that may not leave."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cases.community.centres import CENTRE, ROWS, write_centre
from tests.report.employer.answers import FATHERS_PAY, FIRM, SMALL, answer_firm
from tests.report.employer.made_firms import DRAWS, make_firm, print_firm
from tests.report.papers.levels import (
    KINDS,
    headlines,
    numbers,
    page,
    screens,
    sheet,
    telling,
    write,
)
from tests.report.papers.read_page import Element, read
from tests.report.papers.test_printed_papers import ask_poppler

from carepact.core.speaking import use_language
from carepact.report.centre.sheet import write_sheet
from carepact.report.level_paper.files import lay_out_level_paper, write_level_paper
from carepact.report.paper.document import Drawing, Heading, Table
from carepact.report.paper.docx import write_docx
from carepact.report.paper.html import write_html
from carepact.report.paper.writing import write_paper
from carepact.report.programme.study_part import say_evidence
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.opening import open_any
from carepact.studies.employer import answer_employer

PAGES = [*((kind, "en") for kind in KINDS), ("employer", "fr"), ("monitor", "es"),
         pytest.param(("simulate", "en"), marks=pytest.mark.campaign)]  # fmt: skip
FRAME = {"0", "5", "95"}
"""Numbers of sentences of the frame: unknown is never 0, few are fewer than 5, 95 % sure."""
HANDED_ON = ("centre", "network", "programme", "quality", "check", "monitor")


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def shown(request: pytest.FixtureRequest) -> Element:
    """Read a page."""
    return read(page(*request.param))


def told(text: str) -> str:
    """Give the text of a report without its drawings, up to the manifest."""
    return "\n".join(_texts(read(text)))


def _texts(root: Element) -> Iterator[str]:
    for one in root.all("h1", "h2", "h3", "p", "li", "td", "th"):
        if one.tag == "h2" and one.text == "Manifest":
            return
        if not one.within("svg"):
            yield one.text


def test_headings_go_down_from_one_title(shown: Element) -> None:
    (html,) = shown.all("html")
    assert html.attributes["lang"] in {"en", "fr", "es"}
    levels = [int(one.tag[1]) for one in shown.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(one.text for one in shown.all("h1", "h2", "h3"))


def test_tables_have_heads_and_pictures_have_words(shown: Element) -> None:
    tables = shown.all("table")
    assert tables
    for table in tables:
        columns = [one for one in table.all("th") if one.attributes.get("scope") == "col"]
        assert columns
        assert all(one.text for one in columns), table.text
        for row in table.all("tbody")[0].all("tr"):
            assert row.children[0].attributes["scope"] == "row"
            assert len(row.children) == len(columns)
    for figure in shown.all("figure"):
        assert figure.all("details")[0].all("table")
        assert all(one.all("title")[0].text for one in figure.all("svg"))
        assert all(one.all("desc")[0].text for one in figure.all("svg"))


def test_identifiers_are_unique_and_nothing_is_asked_for(shown: Element) -> None:
    held = [one.attributes["id"] for one in _walk(shown) if "id" in one.attributes]
    assert len(held) == len(set(held)) > 0
    for one in _walk(shown):
        assert one.tag not in {"script", "link", "img", "iframe", "object", "form"}
        for name in ("src", "href", "action"):
            assert one.attributes.get(name, "#part-").startswith("#part-")


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _walk(child)


def test_the_answer_comes_first_and_what_it_stands_on_last() -> None:
    for kind in KINDS:
        parts = write(kind).contents
        assert parts[0] == "The answer"
        assert parts[-4:] == ["What is hidden, and what is not known", "Method", "Manifest",
                              "How to cite this report"]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_stands_on_a_screen_or_a_page_of_the_level(kind: str) -> None:
    held = numbers(screens(kind)) | numbers(headlines(kind)) | FRAME
    held |= numbers(sheet(kind)) if kind in HANDED_ON else set()
    found = numbers(told(page(kind)))
    assert found
    assert not found - held


@pytest.mark.parametrize("kind", ["centre", "network", "programme", "quality"])
def test_what_is_handed_on_tells_no_more_than_the_page_for_the_town(kind: str) -> None:
    # A study is made to be handed on too; what is left is income less costs, both on the sheet.
    evidence = say_evidence(telling(kind).found) if kind == "programme" else ()
    left = {"centre": {"4375"}, "network": {"5767"}}.get(kind, set())
    held = numbers(sheet(kind)) | numbers(" ".join(evidence)) | left | FRAME
    report, _mark, _sources = told(page(kind)).partition("What the criteria stand on")
    assert not numbers(report) - held


def test_a_centre_of_few_hides_in_its_report_what_its_sheet_hides(tmp_path: Path) -> None:
    text = CENTRE.replace("women_volunteer: 9", "women_volunteer: 2")
    text = text.replace("women_paid: 5", "women_paid: 2")
    answer = answer_centre(open_any(write_centre(tmp_path, text, ROWS)))
    report = told(write_html(write_level_paper(answer)).decode())
    held = re.sub(r"<[^>]+>", " ", write_sheet(answer).decode().partition("<body>")[2])
    assert "··" in report
    # Income of 1200 and costs of 1425, both on the sheet: the report says that 225 are missing.
    assert numbers(report) - numbers(held) - FRAME == {"225"}


def test_a_stray_number_is_found() -> None:
    assert numbers("12 345.6 EUR") == {"12345.6"}
    assert numbers("7,001 days") - numbers(screens("employer"))


def test_pay_of_two_fathers_stands_nowhere_and_marks_stand_for_it() -> None:
    document = write_level_paper(answer_firm(FIRM, SMALL))
    text = write_html(document).decode().replace("\u00a0", "").replace(" ", "")
    for pay in FATHERS_PAY:
        assert str(pay) not in text
        assert str(round(pay / 12)) not in text
    assert "··" in text
    (unknown,) = [one for one in document.texts() if one.startswith("·· hides figures on fewer")]
    assert "5 persons" in unknown


@pytest.mark.parametrize("seed", range(4))
def test_a_small_firms_report_tells_no_number_that_was_not_attacked(seed: int) -> None:
    # What is printed of these firms is attacked in tests/report/employer; a report adds nothing.
    firm = make_firm(seed)
    attacked = print_firm(firm)
    answer = answer_employer(firm.employer, draws=DRAWS)
    report = told(write_html(write_level_paper(answer)).decode())
    held = numbers(attacked["answer.txt"]) | numbers(attacked["screen.txt"]) | FRAME
    assert "··" in report
    assert not numbers(report) - held


def test_a_report_is_printed_with_tags_and_its_title() -> None:
    pdf = write_paper(write("centre"), Path("centre.pdf"))
    said = ask_poppler(pdf, "pdfinfo", "-").replace("\u00a0", " ")
    assert f"Title:           {write('centre').title}" in said
    assert "Tagged:          yes" in said
    assert "The answer" in ask_poppler(pdf, "pdftotext", "-", "-")


@pytest.mark.parametrize("kind", ["monitor", "employer"])
def test_a_report_opens_in_a_word_processor(kind: str) -> None:
    document = write(kind)
    with zipfile.ZipFile(io.BytesIO(write_docx(document))) as archive:
        assert archive.testzip() is None
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own
    styles = [one for key in body.iter() for one in key.attrib.values()]
    headings = [one for one in document.blocks if isinstance(one, Heading)]
    assert sum(bool(re.fullmatch(r"Heading\d", one)) for one in styles) == len(headings)
    names = [one.tag.rpartition("}")[2] for one in body.iter()]
    assert names.count("tbl") == sum(isinstance(one, Table) for one in document.blocks)
    assert names.count("drawing") == sum(isinstance(one, Drawing) for one in document.blocks) == 1


def test_the_same_answer_gives_the_same_bytes_and_its_manifest() -> None:
    with use_language("en"):
        files = lay_out_level_paper(telling("quality").found, Path("quality.html"))
    assert [path.name for path in files] == ["quality.html", "quality.manifest.json"]
    assert files[Path("quality.html")].decode() == page("quality")
