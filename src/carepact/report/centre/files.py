"""The files of a centre or a network: text, tables, books, sheet, package, and their manifest."""

from __future__ import annotations

import io
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from carepact.levels.community.books import Time
from carepact.levels.journal import write_journal
from carepact.report.centre.package_file import write_package
from carepact.report.centre.page import show_full
from carepact.report.centre.sheet import write_sheet
from carepact.report.formats import render
from carepact.report.layout import ScreenLayout
from carepact.report.run.files import close_folder
from carepact.report.screen import open_screen
from carepact.studies.one_centre.answer import CentreAnswer


class CentreFile(StrEnum):
    """Files of a centre that others name too."""

    ANSWER = "answer.txt"
    """Everything, in the reader's language."""
    FIGURES = "figures.csv"
    MONEY = "money.csv"
    CENTRES = "centres.csv"
    """Of a network alone: what may leave of each centre."""
    JOURNAL = "books.journal"
    SHEET = "sheet.html"
    PACKAGE = "network-package.yaml"
    """Where it tells enough."""


def lay_out_centre(answer: CentreAnswer, folder: Path) -> dict[Path, bytes]:
    """Lay out every file of an answer; nothing is written yet.

    Returns
    -------
    dict of Path to bytes
        What to write where, the manifest last.
    """
    manifest = answer.manifest()
    files: dict[str, bytes] = {
        CentreFile.ANSWER: write_answer(answer),
        CentreFile.FIGURES: render(answer.to_polars(), manifest, "csv"),
        CentreFile.MONEY: render(answer.money(), manifest, "csv"),
        CentreFile.JOURNAL: write_journal(
            answer.books.flows, Time, _say_head(answer), answer.centres[0].last
        ).encode(),
        CentreFile.SHEET: write_sheet(answer),
    }
    if answer.is_network:
        files[CentreFile.CENTRES] = render(answer.by_centre(), manifest, "csv")
    if package := write_package(answer):
        files[CentreFile.PACKAGE] = package
    return close_folder(files, manifest, folder)


def write_answer(answer: CentreAnswer) -> bytes:
    """Write everything that the screen can show as a text."""
    text = io.StringIO()
    open_screen(text, ScreenLayout().answer).print(show_full(answer))
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def render_centre(answer: CentreAnswer, chosen: str) -> str:
    """Turn the figures into the text of one format for the screen."""
    return render(answer.to_polars(), answer.manifest(), chosen).decode("utf-8-sig")


def _say_head(answer: CentreAnswer) -> Iterator[str]:
    """Say what a journal is, the same in every language."""
    first = answer.centres[0]
    yield f"{answer.name}, {answer.country.code}, {first.first} to {first.last}"
    yield "Minutes given, and money; what is missing in the log is missing here, and is not 0."
    if not answer.is_network:
        yield "For the centre itself: figures on few persons are in it."
