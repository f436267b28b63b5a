"""Pages are printed as PDF from the same HTML: no date, nothing fetched, nothing private."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.programs import find_program
from tests.report.skills.paper_carers import AMINA, EVENING, JOB, NURSES, OPEN, PRIVATE, answer

from carepact.core.errors import ParameterError
from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.skills.reading import read_activities
from carepact.report.printing import print_page
from carepact.report.skills.paper import print_papers


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    """Print the papers of a carer who aims at a job."""
    return print_papers(answer(AMINA, JOB))


@pytest.fixture(scope="module")
def poppler() -> str:
    """Find what reads PDF."""
    return find_program("pdftotext", "poppler-utils")


def text_of(poppler: str, pdf: bytes) -> str:
    """Read the text of a PDF, its pages parted by form feeds."""
    done = subprocess.run([poppler, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)  # noqa: S603
    return done.stdout.decode()


def words_of(poppler: str, pdf: bytes) -> str:
    """Read the words of a PDF."""
    return " ".join(text_of(poppler, pdf).split())


def run_python(asked: str, **variables: str) -> str:
    """Ask another process of Python."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", asked],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **variables},
    )
    return done.stdout


def test_the_statement_and_the_dossier_are_printed(printed: dict[str, bytes]) -> None:
    assert set(printed) == {"statement.pdf", "dossier.pdf"}
    assert all(one.startswith(b"%PDF-1.7") for one in printed.values())


def test_what_is_shown_is_printed_on_few_pages(printed: dict[str, bytes], poppler: str) -> None:
    pages = {name: text_of(poppler, one).split("\f")[:-1] for name, one in printed.items()}
    assert len(pages["statement.pdf"]) <= 2
    assert len(pages["dossier.pdf"]) <= 8
    for name, texts in pages.items():
        of = len(texts)
        for number, text in enumerate(texts, start=1):
            assert f"{number} / {of}" in text, name
            assert "Amina, 30 November 2026" in text, name
        assert EVENING.words in " ".join(" ".join(texts).split())


def test_the_contents_name_the_pages(printed: dict[str, bytes], poppler: str) -> None:
    pages = text_of(poppler, printed["dossier.pdf"]).split("\f")
    parts = {"The path I took": 1, "What I learned, skill by skill": 3,
             "Proofs, remarks and signatures": 6}  # fmt: skip
    for part, number in parts.items():
        listed = re.search(rf"{part}\s+(\d+)$", pages[0], re.MULTILINE)
        assert listed, pages[0]
        assert f"{number}. {part}" in pages[int(listed[1]) - 1]


def test_what_is_kept_private_is_not_printed(printed: dict[str, bytes], poppler: str) -> None:
    for name, pdf in printed.items():
        assert PRIVATE not in words_of(poppler, pdf).lower(), name
        assert PRIVATE.encode() not in pdf.lower(), name
    assert printed == print_papers(answer(OPEN, JOB))


def test_the_printed_statement_tells_of_nobodys_health(
    printed: dict[str, bytes], poppler: str
) -> None:
    statement = words_of(poppler, printed["statement.pdf"])
    dossier = words_of(poppler, printed["dossier.pdf"])
    for code in ("421", "424", "426"):
        assert word(read_activities()[code].words) not in statement
        assert word(read_activities()[code].words)[1:] in dossier
    assert NURSES.words not in statement
    assert NURSES.words in dossier


def test_no_day_of_printing_and_no_identifier_by_chance_stands_in_it(
    printed: dict[str, bytes],
) -> None:
    for pdf in printed.values():
        assert not re.search(rb"/(CreationDate|ModDate|ID)\b", pdf)


def test_every_process_prints_the_same_bytes(printed: dict[str, bytes]) -> None:
    asked = (
        "from hashlib import sha256; "
        "from tests.report.skills.paper_carers import AMINA, JOB, answer; "
        "from carepact.report.skills.paper import print_papers; "
        "print([sha256(one).hexdigest() for one in print_papers(answer(AMINA, JOB)).values()])"
    )
    told = run_python(asked, PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert told == f"{[sha256(one).hexdigest() for one in printed.values()]}\n"


@pytest.mark.parametrize("language", ["fr", pytest.param("es", marks=pytest.mark.campaign)])
def test_it_prints_in_the_language_of_the_reader(language: str, poppler: str) -> None:
    with use_language(language):
        pdf = print_papers(answer(OPEN, JOB))["statement.pdf"]
    label = {"fr": "Faire preuve d'empathie", "es": "Mostrar empatía"}[language]
    assert label in words_of(poppler, pdf)


def test_printing_says_nothing_and_warns_of_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        print_papers(answer(AMINA, JOB))
    assert not caplog.records


@pytest.mark.parametrize(
    "asks",
    [
        '<img src="{address}">',
        '<link rel="stylesheet" href="{address}">',
        '<style>body {{ background: url("{address}") }}</style>',
        '<style>@import "{address}";</style>',
    ],
)
@pytest.mark.parametrize("address", ["http://localhost:9/a", "file", "data:text/plain,a"])
def test_a_page_that_asks_for_something_outside_is_not_printed(
    tmp_path: Path, asks: str, address: str
) -> None:
    if address == "file":
        (tmp_path / "a.css").write_text("body { color: red }")
        address = (tmp_path / "a.css").as_uri()
    page = f"<!DOCTYPE html><title>a</title>{asks.format(address=address)}<p>words</p>"
    with pytest.raises(RuntimeError, match="asks for something outside"):
        print_page(page.encode())


def test_the_library_is_imported_by_whoever_prints() -> None:
    """So that all else starts as fast as before, and without the extra."""
    asked = (
        "import sys; from tests.report.skills.paper_carers import AMINA, answer; "
        "from carepact.report.skills.paper import lay_out_papers; "
        "print(len(lay_out_papers(answer(AMINA))), 'weasyprint' in sys.modules)"
    )
    assert run_python(asked) == "3 False\n"


NO_LIBRARY = (
    "Printing as PDF needs the library WeasyPrint. Install it with: pip install 'carepact[pdf]'. "
    "The pages of HTML print from any browser."
)
NO_PANGO = (
    "Printing as PDF needs Pango and HarfBuzz, which this machine does not have. On Debian: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core. "
    "The pages of HTML print from any browser."
)


@pytest.mark.parametrize(
    ("stands_in", "said"),
    [
        ("raise ModuleNotFoundError('weasyprint')", NO_LIBRARY),
        ("print('long advice'); raise OSError('cannot load libpango-1.0-0')", NO_PANGO),
    ],
    ids=["no library", "no Pango"],
)
def test_without_the_library_one_error_says_how_to_get_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stands_in: str,
    said: str,
) -> None:
    """As on a machine without the extra, or without the libraries of the system."""
    (tmp_path / "weasyprint.py").write_text(stands_in)
    for name in [one for one in sys.modules if one.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ParameterError) as caught:
        print_papers(answer(OPEN))
    assert str(caught.value) == said
    assert capsys.readouterr().out == ""
