"""Papers as PDF: tagged, with title, language and texts of pictures; a brief on two pages."""

from __future__ import annotations

import functools
import re
import subprocess
from pathlib import Path

import pytest
from tests.programs import find_program
from tests.report.papers.countries import find, write

from carepact.core.speaking import use_language
from carepact.report.country_paper.papers import write_country_paper
from carepact.report.paper.document import Drawing, PaperKind
from carepact.report.paper.writing import write_paper

ALT = re.compile(rb"/Alt (?:<([0-9a-f]+)>|\(((?:[^()\\]|\\.)*)\))")
"""Texts of pictures: in UTF-16, or letter by letter."""
BRIEFS = [("KEN", "fr"), ("NER", "es")] + [
    pytest.param(code, language, marks=pytest.mark.campaign)
    for code in ("KEN", "FRA", "NER", "MEX")
    for language in ("en", "fr", "es")
    if (code, language) not in {("KEN", "fr"), ("NER", "es")}
]


@functools.cache
def printed(code: str, kind: PaperKind, language: str) -> bytes:
    """Print a paper once."""
    with use_language(language):
        return write_paper(write(code, kind, language), Path("paper.pdf"))


def ask_poppler(pdf: bytes, name: str, *words: str) -> str:
    """Ask a program of Poppler about a PDF."""
    program = find_program(name, "poppler-utils")
    done = subprocess.run([program, *words], input=pdf, capture_output=True, check=True)  # noqa: S603
    return done.stdout.decode()


@pytest.mark.parametrize(("code", "language"), BRIEFS)
def test_a_brief_has_two_pages(code: str, language: str) -> None:
    pages = ask_poppler(printed(code, "brief", language), "pdftotext", "-", "-").split("\f")[:-1]
    assert len(pages) == 2
    assert all(len(one.split()) > 150 for one in pages)


def test_title_tags_and_pages_are_told() -> None:
    told = ask_poppler(printed("KEN", "brief", "fr"), "pdfinfo", "-").replace("\u00a0", " ")
    assert f"Title:           {write('KEN', 'brief', 'fr').title}" in told
    assert "Tagged:          yes" in told
    tree = ask_poppler(printed("KEN", "brief", "fr"), "pdfinfo", "-struct", "-")
    for kind in ("Document", "H1", "H2", "P", "LI", "Table", "TH", "TD", "Figure"):
        assert f"{kind} " in tree or f"{kind}\n" in tree or f"{kind}:" in tree, kind


@pytest.mark.parametrize(
    ("kind", "language"),
    [("brief", "fr"), pytest.param("report", "en", marks=pytest.mark.campaign),
     pytest.param("submission", "es", marks=pytest.mark.campaign)],
)  # fmt: skip
def test_the_structure_is_sound_and_pictures_have_their_texts(
    kind: PaperKind, language: str, tmp_path: Path
) -> None:
    qpdf = find_program("qpdf", "qpdf")
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(printed("KEN", kind, language))
    checked = subprocess.run([qpdf, "--check", path], capture_output=True, text=True, check=False)  # noqa: S603
    assert checked.returncode == 0, checked.stdout + checked.stderr
    asked = [qpdf, "--qdf", "--object-streams=disable", str(path), "-"]
    told = subprocess.run(asked, capture_output=True, check=True).stdout  # noqa: S603
    assert f"/Lang ({language})".encode() in told
    assert b"/Marked true" in told
    assert b"pdfuaid" in told
    said = [
        bytes.fromhex(wide.decode()).decode("utf-16") if wide else bare.decode("latin-1")
        for wide, bare in ALT.findall(told)
    ]
    drawings = [one for one in write("KEN", kind, language).blocks if isinstance(one, Drawing)]
    assert sorted(map(plain, said)) == sorted(plain(one.wide.sentence) for one in drawings)


def plain(text: str) -> str:
    """Compare texts whatever their spaces are."""
    return " ".join(text.replace("’", "'").split())


def test_the_same_paper_is_printed_to_the_same_bytes() -> None:
    with use_language("fr"):
        again = write_paper(write_country_paper(find("KEN"), "brief"), Path("paper.pdf"))
    assert again == printed("KEN", "brief", "fr")
    assert b"/CreationDate" not in again


def test_a_reader_finds_the_five_answers_on_the_first_page() -> None:
    first = ask_poppler(printed("KEN", "brief", "en"), "pdftotext", "-l", "1", "-", "-")
    said = " ".join(first.split())
    for name in ("What it costs.", "Who pays.", "Who gains time.", "How sure.",
                 "Whose law falls short."):  # fmt: skip
        assert name in said
