"""The files of an employer's answer: text, tables, books, statement, picture, manifest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import polars as pl
from rich.console import RenderableType

from carepact.report.employer.full import show_full
from carepact.report.employer.page import show_answer
from carepact.report.employer.picture import list_shown
from carepact.report.employer.statement import write_statement
from carepact.report.figures.measures import draw_measures
from carepact.report.figures.picture import Drawer
from carepact.report.figures.saving import draw_pictures
from carepact.report.telling import Telling
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.books import export_employer_books


class EmployerOutput(StrEnum):
    """Files of an employer that others name too."""

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


@dataclass(frozen=True)
class EmployerTelling(Telling[EmployerAnswer]):
    """How the answer of an employer is told."""

    def show(self) -> RenderableType:
        """Lay out who cares, what law and measures mean, how the charter stands."""
        return show_answer(self.found)

    def show_full(self) -> RenderableType:
        """Lay out all tables, what is due, sources."""
        return show_full(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List every table."""
        return {
            EmployerOutput.CARERS: self.found.to_polars(),
            EmployerOutput.LEAVE: self.found.leave(),
            EmployerOutput.MEASURES: self.found.costs(),
            EmployerOutput.USE: self.found.uses(),
            EmployerOutput.PAY: self.found.pays(),
            EmployerOutput.GAPS: self.found.held_against(),
            EmployerOutput.CHARTER: self.found.goals(),
            EmployerOutput.RECOGNITION: self.found.accepted(),
        }

    def list_pages(self) -> dict[str, bytes]:
        """List the books, the statement of a charter, and the picture."""
        found, pages = self.found, dict[str, bytes]()
        if found.books is not None:
            books = export_employer_books(found.books, rounds=found.rounds)
            pages = {f"{EmployerOutput.BOOKS}/{name}": held for name, held in books.items()}
        if self.found.charter is not None:
            pages[EmployerOutput.STATEMENT] = write_statement(self.found)
        pictures = {name: draw() for name, draw in list_pictures(self.found).items()}
        return pages | draw_pictures(pictures)


def list_pictures(answer: EmployerAnswer) -> dict[str, Drawer]:
    """List the pictures by name; each is drawn when it is called."""
    if not any(True for _row in list_shown(answer)):
        return {}
    return {EmployerOutput.PICTURE: partial(draw_measures, answer)}
