"""Read the papers as whoever gets them does: the text of a page, the cells of a workbook."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser

import openpyxl
import pytest
from tests.report.skills.paper_carers import JOB

from carepact.report.skills.dossier import write_dossier
from carepact.report.skills.statement import write_statement

PLANNING = "planning the household: its money, dates and who does what, for the household"
PAGES = {"statement": write_statement, "dossier": write_dossier}
JOBS = pytest.mark.parametrize("job", [None, JOB], ids=["no job", "a job"])


@dataclass
class Page(HTMLParser):
    """A page as a reader of HTML takes it: its text, its tags with attributes, its headings."""

    text: str = ""
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    is_seen: bool = True
    """False within what stands on no page: its style, its title."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.text += " "
        self.is_seen = tag not in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.text += " "
        self.is_seen = True

    def handle_data(self, data: str) -> None:
        self.text += data if self.is_seen else ""

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def read(page: bytes) -> Page:
    """Read a page."""
    found = Page()
    found.feed(page.decode())
    return found


def cells(book: bytes) -> list[list[str]]:
    """Read every cell of every sheet of a workbook, as text, row by row."""
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    return [
        [str(one) for one in row if one]
        for sheet in sheets
        for row in sheet.iter_rows(values_only=True)
    ]


def all_text(papers: dict[str, bytes]) -> str:
    """Put all that papers hold into one text, the parts of a workbook unpacked."""
    texts = []
    for name, content in papers.items():
        if name.endswith(".xlsx"):
            book = zipfile.ZipFile(io.BytesIO(content))
            texts += [book.read(part).decode() for part in book.namelist()]
        else:
            texts.append(content.decode())
    return "\n".join(texts)
