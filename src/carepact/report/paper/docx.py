"""Write a document as DOCX, for those who edit: headings, tables, pictures, language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from carepact.core.controls import show_controls
from carepact.report.figures.picture import Picture
from carepact.report.holding import hold_together
from carepact.report.paper.document import (
    Block,
    Document,
    Drawing,
    Heading,
    KeyFigures,
    Listing,
    PageBreak,
    Paragraph,
    Table,
)
from carepact.report.templates import fill_page


@dataclass(frozen=True)
class DocxLayout:
    """Sizes of the file."""

    day: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)
    """Of every part: the first that ZIP knows, so that the same paper has the same bytes."""
    emu: int = 9525
    """Units of Office Open XML for a pixel: 914,400 for an inch of 96 pixels."""
    width: float = 642.0
    """Of the text: A4 less margins of 2 cm. [pixels]"""
    scale: float = 2.0
    """Pixels of a picture for each of its drawing."""


@dataclass
class _Pictures:
    """Pictures of a document, numbered as they come."""

    drawn: list[bytes] = field(default_factory=list)

    def add(self, picture: Picture) -> str:
        """Take a picture in, and write the run that shows it."""
        png = picture.png(DocxLayout().scale)
        self.drawn.append(png)
        number = len(self.drawn)
        width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
        layout = DocxLayout()
        shown = min(layout.width, width / layout.scale)
        across, down = round(shown * layout.emu), round(shown * height / width * layout.emu)
        alt = _plain(f"{picture.sentence}. {picture.description}")
        name = _plain(picture.name)
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/>'
            f'<wp:docPr id="{number}" name="{name}" descr="{alt}"/>'
            f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{alt}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture{number}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def write_docx(document: Document) -> bytes:
    """Write a document as DOCX, the same bytes for the same document.

    Parameters
    ----------
    document : Document
        Its pictures stand in it as PNG with their alternative text.
    """
    pictures = _Pictures()
    body = [_paragraph(document.title, "Title"), _paragraph(document.subtitle, "Subtitle")]
    body += [part for block in document.blocks for part in _write_block(block, pictures)]
    body.append(_paragraph(document.source, "Small"))
    words = {
        "title": document.title,
        "lang": document.language,
        "body": Markup("".join(body)),  # noqa: S704 - every text in it is escaped by _plain
        "pictures": range(1, len(pictures.drawn) + 1),
    }
    parts = {
        name: fill_page("paper", f"office/{template}.xml.j2", words)
        for name, template in {
            "[Content_Types].xml": "content_types",
            "_rels/.rels": "relations",
            "docProps/core.xml": "core",
            "word/document.xml": "document",
            "word/styles.xml": "styles",
            "word/numbering.xml": "numbering",
            "word/_rels/document.xml.rels": "document_relations",
        }.items()
    }
    parts |= {
        f"word/media/picture{number}.png": drawn
        for number, drawn in enumerate(pictures.drawn, start=1)
    }
    return _zip(parts)


def _zip(parts: dict[str, bytes]) -> bytes:
    """Put parts into one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, DocxLayout().day)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
    return stream.getvalue()


def _write_block(block: Block, pictures: _Pictures) -> Iterator[str]:
    """Write a block as paragraphs and tables."""
    match block:
        case Heading():
            yield _paragraph(block.text, f"Heading{block.level - 1}")
        case Paragraph():
            style = {"plain": "", "small": "Small", "strong": "Strong"}[block.look]
            yield _paragraph(block.text, style, block.name)
        case Listing():
            yield from (_paragraph(one, "ListBullet") for one in block.items)
        case KeyFigures():
            for line in block.lines:
                figure = f"{line.value} {line.bounds}".strip()
                yield _paragraph(line.words, "ListBullet", figure)
        case Table():
            yield from _write_table(block)
        case Drawing():
            yield f'<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr>{pictures.add(block.wide)}</w:p>'
        case PageBreak():
            yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _write_table(table: Table) -> Iterator[str]:
    """Write a table under its caption; its first row is a head on every page."""
    if table.caption:
        yield _paragraph(table.caption, "Caption")
    count = len(table.headings)
    head = "".join(
        _cell(one, "TableHead", is_number=_is_number(table, i))
        for i, one in enumerate(table.headings)
    )
    rows = (
        "".join(
            _cell(cell.text, "TableText", cell.small, is_number=_is_number(table, i))
            for i, cell in enumerate(row)
        )
        for row in table.rows
    )
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:firstColumn="1"/>'
        f'<w:tblCaption w:val="{_plain(table.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{'<w:gridCol/>' * count}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        + "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
        + "</w:tbl>"
    )
    yield _paragraph("", "Small")


def _is_number(table: Table, column: int) -> bool:
    """Tell whether a column is set to the right."""
    return bool(table.is_number) and table.is_number[column]


def _cell(text: str, style: str, small: str = "", *, is_number: bool) -> str:
    """Write a cell, with what stands small below its text."""
    side = '<w:jc w:val="right"/>' if is_number else ""
    below = [(small, "Small")] if small else []
    told = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{look}"/>{side}</w:pPr>{_run(said)}</w:p>'
        for said, look in [(text, style), *below]
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{told}</w:tc>'


def _paragraph(text: str, style: str = "", name: str = "") -> str:
    """Write a paragraph, which may begin with its name."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    begun = _run(f"{name} ", is_bold=True) if name else ""
    return f"<w:p>{look}{begun}{_run(text) if text else ''}</w:p>"


def _run(text: str, *, is_bold: bool = False) -> str:
    """Write letters; figures are held together with their units."""
    look = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_plain(hold_together(line))}</w:t>'
        for line in text.split("\n")
    )
    return f"<w:r>{look}{lines}</w:r>"


def _plain(text: str) -> str:
    """Make a text safe within XML."""
    return escape(show_controls(text))
