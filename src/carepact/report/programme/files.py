"""The files of a programme: text, tables, books, sheet, study, and their manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import polars as pl
from rich.console import RenderableType

from carepact.core.messages import _
from carepact.levels.journal import write_journal
from carepact.levels.programme.books import Time
from carepact.report.programme.page import show_answer, show_full
from carepact.report.programme.sheet import write_sheet
from carepact.report.programme.study_part import write_study
from carepact.report.telling import Telling
from carepact.studies.one_programme.answer import ProgrammeAnswer


class ProgrammeFiles(StrEnum):
    """Files of a programme that others name too."""

    FIGURES = "figures.csv"
    COSTS = "costs.csv"
    JOURNAL = "books.journal"
    SHEET = "sheet.html"
    STUDY = "study.yaml"
    """Where enough fathers told."""


@dataclass(frozen=True)
class ProgrammeTelling(Telling[ProgrammeAnswer]):
    """How the answer of a programme is told."""

    def show(self) -> RenderableType:
        """Lay out who stayed, what hours followed, how sure, what it cost."""
        return show_answer(self.found)

    def show_full(self) -> RenderableType:
        """Lay out each cost too, and what a study of the country is told."""
        return show_full(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List figures and costs; no table has a row of one father."""
        found = self.found
        return {ProgrammeFiles.FIGURES: found.to_polars(), ProgrammeFiles.COSTS: found.costs()}

    def list_pages(self) -> dict[str, bytes]:
        """List books and sheet, and the study where enough fathers told."""
        found = self.found
        journal = write_journal(found.books.flows, Time, _say_head(found), found.programme.last)
        study = write_study(found)
        return {
            ProgrammeFiles.JOURNAL: journal.encode(),
            ProgrammeFiles.SHEET: write_sheet(found),
            **({ProgrammeFiles.STUDY: study} if study else {}),
        }

    def say_of_files(self, written: Iterable[Path]) -> str:
        """Say which files are made to be handed on."""
        shown = {ProgrammeFiles.SHEET.value, ProgrammeFiles.STUDY.value}
        listed = ", ".join(one.name for one in written if one.name in shown)
        return _("Made to be handed on: {listed}. The rest is for you alone.", listed=listed)


def _say_head(answer: ProgrammeAnswer) -> Iterator[str]:
    """Say what a journal is, the same in every language."""
    programme = answer.programme
    yield f"{programme.name}, {programme.country}, {programme.first} to {programme.last}"
    yield "Minutes given and attended, and money; what is not told is missing, and is not 0."
    yield "For the programme itself: pay of few persons may be in it."
