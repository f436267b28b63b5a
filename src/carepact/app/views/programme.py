"""A programme for fathers: who stayed, what hours followed, how sure, at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carepact.app.told import Told
from carepact.app.views.levels.level import Level, Words
from carepact.app.views.levels.viewing import view_level
from carepact.app.views.view import Progress, View
from carepact.core.messages import _
from carepact.report.level_paper.asking import answer_file
from carepact.report.programme.files import ProgrammeTelling
from carepact.report.programme.form import FORM_NAME, write_form
from carepact.report.telling import Answer
from carepact.studies.programme_file.drafting import (
    SCHEMA_NAME,
    WORKBOOK_NAME,
    draft_programme,
    draft_workbook,
)
from carepact.studies.programme_file.opening import schema_text


def _say() -> Words:
    """Say what the page is for."""
    return Words(
        title=_("A programme for fathers"),
        answers=_(
            "Who stayed in a programme for fathers or couples, how many hours of care and "
            "housework followed by short diaries of fathers and mothers, how sure that is, and "
            "what an hour costs."
        ),
        needs=_(
            "The page reads the file of a programme (programme.yaml): its days, its sessions, its "
            "costs. No name of a family is in it."
        ),
        beside=_(
            "The workbook with fathers and diaries (XLSX), or a CSV file of each. Their names are "
            "to be those that the file gives."
        ),
        hidden=_(
            "The page hides figures on few persons. Of the archive of all files, the sheet and "
            "the study are made to be handed on; the rest is for you alone."
        ),
    )


def _answer(path: Path, _told: Told, on_progress: Progress) -> Answer:
    """Answer the file of a programme."""
    on_progress(_("reading the forms"))
    return answer_file("programme", path, {}, on_progress)


def _draft(_told: Told, country: str, today: date) -> Mapping[str, bytes]:
    """Draft the file with its workbook, and the form for families."""
    return {
        "programme.yaml": draft_programme(country, today).encode(),
        WORKBOOK_NAME: draft_workbook(),
        FORM_NAME: write_form(),
        SCHEMA_NAME: schema_text().encode(),
    }


def make_view() -> View:
    """Say what this noun offers."""
    return view_level(
        Level(
            noun="programme",
            say=_say,
            answer=_answer,
            tell=ProgrammeTelling,
            draft=_draft,
            drafts=("programme.yaml", WORKBOOK_NAME, FORM_NAME, SCHEMA_NAME),
        )
    )
