"""The files of a centre or a network: text, tables, books, sheet, package, and their manifest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import polars as pl
from rich.console import RenderableType

from carepact.levels.community.books import Time
from carepact.levels.community.rounding import round_books, say_rounding
from carepact.levels.journal import write_journal
from carepact.report.centre.package_file import write_package
from carepact.report.centre.page import show_answer, show_full
from carepact.report.centre.sheet import write_sheet
from carepact.report.telling import Telling
from carepact.studies.one_centre.answer import CentreAnswer


class CentreFile(StrEnum):
    """Files of a centre that others name too."""

    FIGURES = "figures.csv"
    MONEY = "money.csv"
    CENTRES = "centres.csv"
    """Of a network alone: what may leave of each centre."""
    JOURNAL = "books.journal"
    SHEET = "sheet.html"
    PACKAGE = "network-package.yaml"
    """Where it tells enough."""


@dataclass(frozen=True)
class CentreTelling(Telling[CentreAnswer]):
    """How the answer of a centre or a network is told."""

    def show(self) -> RenderableType:
        """Lay out who gives, who pays, whom it reaches."""
        return show_answer(self.found)

    def show_full(self) -> RenderableType:
        """Lay out all groups of givers, all that is missing, all sources."""
        return show_full(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List figures and money, and of a network what may leave of each centre."""
        found = self.found
        each = {CentreFile.CENTRES.value: found.by_centre()} if found.is_network else {}
        return {CentreFile.FIGURES: found.to_polars(), CentreFile.MONEY: found.money()} | each

    def list_pages(self) -> dict[str, bytes]:
        """List books and sheet, and the package where it tells enough."""
        found = self.found
        books = round_books(found.books) if found.is_rounded else found.books
        journal = write_journal(books.flows, Time, _say_head(found), found.centres[0].last)
        package = write_package(found)
        return {
            CentreFile.JOURNAL: journal.encode(),
            CentreFile.SHEET: write_sheet(found),
            **({CentreFile.PACKAGE: package} if package else {}),
        }


def _say_head(answer: CentreAnswer) -> Iterator[str]:
    """Say what a journal is, the same in every language."""
    first = answer.centres[0]
    yield f"{answer.name}, {answer.country.code}, {first.first} to {first.last}"
    yield "Minutes given, and money; what is missing in the log is missing here, and is not 0."
    if not answer.is_network:
        yield "For the centre itself: figures on few persons are in it."
    if answer.is_rounded:
        yield say_rounding()
