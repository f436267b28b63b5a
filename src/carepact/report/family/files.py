"""The files of a family's answer: text, tables, calendar, picture, sheet, and their manifest."""

from __future__ import annotations

import io
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from carepact.report.family.calendar_file import write_calendar
from carepact.report.family.full import show_full
from carepact.report.family.sheet import write_sheet
from carepact.report.family.timeline import Chart, draw_timeline
from carepact.report.formats import render
from carepact.report.layout import ScreenLayout
from carepact.report.run.files import close_folder, draw_pictures
from carepact.report.screen import open_screen
from carepact.studies.one_family.answer import FamilyAnswer


class FamilyFile(StrEnum):
    """Files of a family that others name too."""

    ANSWER = "answer.txt"
    """Everything, in the reader's language."""
    RIGHTS = "rights.csv"
    MONTHS = "months.csv"
    HOURS = "hours.csv"
    QUESTIONS = "questions.csv"
    CALENDAR = "calendar.ics"
    TIMELINE = "timeline"
    """A picture, with the ending of its kind."""
    SHEET = "share-of-care.html"
    """Of two parents alone."""


def lay_out_family(answer: FamilyAnswer, folder: Path) -> dict[Path, bytes]:
    """Lay out every file of an answer; nothing is written yet.

    Returns
    -------
    dict of Path to bytes
        What to write where, the manifest last.
    """
    manifest = answer.manifest()
    tables = {
        FamilyFile.RIGHTS: answer.to_polars(),
        FamilyFile.MONTHS: answer.months(),
        FamilyFile.HOURS: answer.hours(),
        FamilyFile.QUESTIONS: answer.to_ask(),
    }
    files: dict[str, bytes] = {FamilyFile.ANSWER: write_answer(answer)}
    files |= {name: render(rows, manifest, "csv") for name, rows in tables.items()}
    files[FamilyFile.CALENDAR] = write_calendar(answer)
    files |= draw_pictures({name: draw() for name, draw in list_pictures(answer).items()})
    if len(answer.family.parents) > 1:
        files[FamilyFile.SHEET] = write_sheet(answer)
    return close_folder(files, manifest, folder)


def list_pictures(answer: FamilyAnswer) -> dict[str, Callable[[], Chart]]:
    """List the pictures by name, none without a child; each is drawn when it is called."""
    if not answer.family.has_child:
        return {}
    return {FamilyFile.TIMELINE.value: partial(draw_timeline, answer)}


def write_answer(answer: FamilyAnswer) -> bytes:
    """Write everything that the screen can show as a text; it ends with the answer."""
    text = io.StringIO()
    open_screen(text, ScreenLayout().answer).print(show_full(answer))
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def render_family(answer: FamilyAnswer, chosen: str) -> str:
    """Turn the rights into the text of one format for the screen."""
    return render(answer.to_polars(), answer.manifest(), chosen).decode("utf-8-sig")
