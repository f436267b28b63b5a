"""The files of a family's answer: text, tables, calendar, picture, sheet, and their manifest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import polars as pl
from rich.console import RenderableType

from carepact.report.family.calendar_file import write_calendar
from carepact.report.family.full import show_full
from carepact.report.family.page import show_answer
from carepact.report.family.sheet import write_sheet
from carepact.report.figures.picture import Drawer
from carepact.report.figures.saving import draw_pictures
from carepact.report.figures.timeline import draw_timeline
from carepact.report.telling import Telling
from carepact.studies.one_family.answer import FamilyAnswer


class FamilyFile(StrEnum):
    """Files of a family that others name too."""

    RIGHTS = "rights.csv"
    MONTHS = "months.csv"
    HOURS = "hours.csv"
    QUESTIONS = "questions.csv"
    CALENDAR = "calendar.ics"
    TIMELINE = "timeline"
    """A picture, with the ending of its kind."""
    SHEET = "share-of-care.html"
    """Of two parents alone."""


@dataclass(frozen=True)
class FamilyTelling(Telling[FamilyAnswer]):
    """How the answer of a family is told."""

    def show(self) -> RenderableType:
        """Lay out its rights, within one screen."""
        return show_answer(self.found)

    def show_full(self) -> RenderableType:
        """Lay out sources, months, questions too."""
        return show_full(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List rights, months, hours and questions."""
        return {
            FamilyFile.RIGHTS: self.found.to_polars(),
            FamilyFile.MONTHS: self.found.months(),
            FamilyFile.HOURS: self.found.hours(),
            FamilyFile.QUESTIONS: self.found.to_ask(),
        }

    def list_pages(self) -> dict[str, bytes]:
        """List calendar and picture, and of two parents the sheet to share care by."""
        pictures = {name: draw() for name, draw in list_pictures(self.found).items()}
        pages = {FamilyFile.CALENDAR: write_calendar(self.found)} | draw_pictures(pictures)
        if len(self.found.family.parents) > 1:
            pages[FamilyFile.SHEET] = write_sheet(self.found)
        return pages


def list_pictures(answer: FamilyAnswer) -> dict[str, Drawer]:
    """List the pictures by name, none without a child; each is drawn when it is called."""
    if not answer.family.has_child:
        return {}
    return {FamilyFile.TIMELINE.value: partial(draw_timeline, answer)}
