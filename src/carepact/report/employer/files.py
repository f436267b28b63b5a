"""The files of an employer's answer: text, tables, books, statement, picture, manifest."""

from __future__ import annotations

import io
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from carepact.report.employer.full import show_full
from carepact.report.employer.picture import draw_measures, list_shown
from carepact.report.employer.statement import write_statement
from carepact.report.formats import render
from carepact.report.layout import ScreenLayout
from carepact.report.run.files import close_folder, draw_pictures
from carepact.report.run.picture import Chart
from carepact.report.screen import open_screen
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.books import export_employer_books


class EmployerOutput(StrEnum):
    """Files of an employer that others name too."""

    ANSWER = "answer.txt"
    """Everything, in the reader's language."""
    CARERS = "carers.csv"
    LEAVE = "leave.csv"
    MEASURES = "measures.csv"
    USE = "use.csv"
    PAY = "pay.csv"
    GAPS = "gaps.csv"
    CHARTER = "charter.csv"
    RECOGNITION = "recognition.csv"
    STATEMENT = "statement.html"
    """Of a firm with a charter: the statement of the last year, to print."""
    BOOKS = "books"
    """Folder of the books: a journal, flows, checks."""
    PICTURE = "measures"


def lay_out_employer(answer: EmployerAnswer, folder: Path) -> dict[Path, bytes]:
    """Lay out every file of an answer; nothing is written yet.

    Returns
    -------
    dict of Path to bytes
        What to write where, the manifest last.
    """
    manifest = answer.manifest()
    tables = {
        EmployerOutput.CARERS: answer.to_polars(),
        EmployerOutput.LEAVE: answer.leave(),
        EmployerOutput.MEASURES: answer.costs(),
        EmployerOutput.USE: answer.uses(),
        EmployerOutput.PAY: answer.pays(),
        EmployerOutput.GAPS: answer.held_against(),
        EmployerOutput.CHARTER: answer.goals(),
        EmployerOutput.RECOGNITION: answer.accepted(),
    }
    files: dict[str, bytes] = {EmployerOutput.ANSWER: write_answer(answer)}
    files |= {name: render(table, manifest, "csv") for name, table in tables.items()}
    if answer.books is not None:
        books = export_employer_books(answer.books)
        files |= {f"{EmployerOutput.BOOKS}/{name}": held for name, held in books.items()}
    if answer.charter is not None:
        files[EmployerOutput.STATEMENT] = write_statement(answer)
    files |= draw_pictures({name: draw() for name, draw in list_pictures(answer).items()})
    return close_folder(files, manifest, folder)


def list_pictures(answer: EmployerAnswer) -> dict[str, Callable[[], Chart]]:
    """List the pictures by name; each is drawn when it is called."""
    if not any(True for _row in list_shown(answer)):
        return {}
    return {EmployerOutput.PICTURE: partial(draw_measures, answer)}


def write_answer(answer: EmployerAnswer) -> bytes:
    """Write everything that the screen can show as a text."""
    text = io.StringIO()
    open_screen(text, ScreenLayout().answer).print(show_full(answer))
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def render_employer(answer: EmployerAnswer, chosen: str) -> str:
    """Turn who cares into the text of one format for the screen."""
    return render(answer.to_polars(), answer.manifest(), chosen).decode("utf-8-sig")
