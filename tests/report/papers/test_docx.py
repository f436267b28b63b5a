"""A brief and a submission as DOCX: what a word processor needs to edit and to read them aloud."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.report.papers.countries import write

from carepact.report.paper.document import Drawing, Heading, PaperKind, Table
from carepact.report.paper.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module", params=["brief", "submission"])
def parts(request: pytest.FixtureRequest) -> tuple[PaperKind, dict[str, bytes]]:
    """Open a paper."""
    kind: PaperKind = request.param
    with zipfile.ZipFile(io.BytesIO(write_docx(write("KEN", kind)))) as archive:
        assert archive.testzip() is None
        return kind, {name: archive.read(name) for name in archive.namelist()}


def test_every_part_is_sound_and_every_relation_leads_somewhere(
    parts: tuple[PaperKind, dict[str, bytes]],
) -> None:
    _kind, files = parts
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            assert ET.fromstring(content) is not None  # noqa: S314 - our own
    relations = ET.fromstring(files["word/_rels/document.xml.rels"])  # noqa: S314
    for one in relations:
        assert f"word/{one.attrib['Target']}" in files


def test_headings_tables_and_language_are_told(parts: tuple[PaperKind, dict[str, bytes]]) -> None:
    kind, files = parts
    body = ET.fromstring(files["word/document.xml"])  # noqa: S314
    document = write("KEN", kind)
    styles = [one.attrib[f"{W}val"] for one in body.iter(f"{W}pStyle")]
    assert styles[0] == "Title"
    headings = [one for one in document.blocks if isinstance(one, Heading)]
    assert sum(one.startswith("Heading") for one in styles) == len(headings)
    tables = [one for one in document.blocks if isinstance(one, Table)]
    found = list(body.iter(f"{W}tbl"))
    assert len(found) == len(tables) > 0
    for shown, table in zip(found, tables, strict=True):
        rows = list(shown.iter(f"{W}tr"))
        assert len(rows) == len(table.rows) + 1
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        for row in rows:
            assert len(row.findall(f"{W}tc")) == len(table.headings)
        text = "".join(one.text or "" for one in shown.iter(f"{W}t")).replace("\u00a0", " ")
        assert table.rows[0][0].text.partition("\n")[0].replace("\u00a0", " ") in text
    assert b'w:lang w:val="en"' in files["word/styles.xml"]
    assert document.title.encode() in files["docProps/core.xml"]


def test_pictures_are_png_with_their_text(parts: tuple[PaperKind, dict[str, bytes]]) -> None:
    kind, files = parts
    drawings = [one for one in write("KEN", kind).blocks if isinstance(one, Drawing)]
    body = ET.fromstring(files["word/document.xml"])  # noqa: S314
    described = [one.attrib["descr"] for one in body.iter(PICTURE)]
    assert [one.wide.sentence in said for one, said in zip(drawings, described, strict=True)]
    for number, said in enumerate(described, start=1):
        assert files[f"word/media/picture{number}.png"].startswith(b"\x89PNG")
        assert said


def test_the_same_paper_is_written_to_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(write_docx(write("KEN", "brief")))
    assert path.read_bytes() == write_docx(write("KEN", "brief"))
