"""A paper is one file that asks for nothing, and that a machine can read aloud."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from tests.report.papers.countries import find, page, write
from tests.report.papers.read_page import Element, read

from carepact.core.speaking import use_language
from carepact.report.country_paper.papers import write_country_paper
from carepact.report.paper.document import Drawing, PaperKind
from carepact.report.paper.html import write_html

MOST_BYTES = 3_000_000
KINDS: tuple[PaperKind, ...] = ("report", "brief", "submission")
PAGES = [("KEN", kind, "en") for kind in KINDS] + [("NER", "brief", "fr"), ("KEN", "brief", "es")]


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def shown(request: pytest.FixtureRequest) -> Element:
    """Read a page."""
    return read(page(*request.param))


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_one_small_file_that_asks_for_nothing(kind: PaperKind) -> None:
    text = page("KEN", kind)
    assert len(text.encode()) < MOST_BYTES
    assert "default-src 'none'" in text
    assert not re.search(r"<(script|link|img|iframe|object|embed|form|base)\b", text)
    assert not re.search(r"@import|url\(|\bon\w+=\"|javascript:", text)
    asked = set(re.findall(r'(?:src|href|action|poster)="([^"]*)"', text))
    assert all(one.startswith("#part-") for one in asked), asked


def test_it_says_its_title_and_language(shown: Element) -> None:
    (html,) = shown.all("html")
    assert html.attributes["lang"] in {"en", "fr", "es"}
    (title,), (heading,) = shown.all("title")[:1], shown.all("h1")
    assert title.text == heading.text != ""
    assert len(shown.all("main")) == 1


def test_headings_go_down_step_by_step(shown: Element) -> None:
    levels = [int(one.tag[1]) for one in shown.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(one.text for one in shown.all("h1", "h2", "h3"))


def test_every_identifier_is_there_once_and_every_link_leads_to_one(shown: Element) -> None:
    everything = shown.all(*{one.tag for one in walk(shown)})
    names = [one.attributes["id"] for one in everything if "id" in one.attributes]
    assert len(names) == len(set(names))
    leads = {one.attributes["href"].removeprefix("#") for one in shown.all("a")}
    assert leads <= set(names)


def test_every_table_has_heads_of_columns_and_rows(shown: Element) -> None:
    tables = shown.all("table")
    assert len(tables) > 2
    for table in tables:
        columns = [one for one in table.all("th") if one.attributes.get("scope") == "col"]
        assert columns
        assert all(one.text for one in columns)
        for row in table.all("tbody")[0].all("tr"):
            assert row.children[0].tag == "th"
            assert row.children[0].attributes["scope"] == "row"
            assert row.children[0].text, [one.text for one in row.children]
            assert len(row.children) == len(columns)


def test_every_picture_is_told_in_words_and_figures(shown: Element) -> None:
    figures = shown.all("figure")
    assert figures
    for figure in figures:
        for drawing in figure.all("svg"):
            assert drawing.attributes["role"] == "img"
            assert drawing.all("title")[0].text
            assert drawing.all("desc")[0].text
        assert len(figure.all("svg")) == 2
        assert figure.all("figcaption")[0].text
        assert figure.all("details")[0].all("table")


def test_a_scrolling_table_is_reached_by_keys_and_has_a_name(shown: Element) -> None:
    regions = [one for one in shown.all("div") if one.attributes.get("role") == "region"]
    assert len(regions) == len(shown.all("table"))
    for one in regions:
        assert one.attributes["tabindex"] == "0"
        assert one.attributes["aria-label"]


def test_the_same_findings_give_the_same_bytes() -> None:
    again = write_html(write_country_paper(find("KEN"), "report")).decode()
    assert again == page("KEN", "report")


def test_texts_that_look_like_marks_stay_texts() -> None:
    with use_language("en"):
        document = write("KEN", "brief")
        spoiled = type(document)("brief", "<script>x</script>", "&", "en", document.blocks)
        text = write_html(spoiled).decode()
    assert "<script>" not in text
    assert "<h1>&lt;script&gt;x&lt;/script&gt;</h1>" in text


def test_pictures_stand_for_a_page_and_for_a_telephone() -> None:
    drawings = [one for one in write("KEN", "report").blocks if isinstance(one, Drawing)]
    assert len(drawings) >= 5
    for one in drawings:
        assert 'width="640"' in one.wide.svg
        assert 'width="320"' in one.narrow.svg


def walk(element: Element) -> list[Element]:
    """List an element and all in it."""
    return [element, *(one for child in element.children for one in walk(child))]
