"""A mothers' centre, a family centre or a network: who gives, who pays, whom it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carepact.app.told import Told
from carepact.app.views.levels.level import Level, Words
from carepact.app.views.levels.viewing import view_level
from carepact.app.views.view import Progress, View
from carepact.core.messages import _
from carepact.report.centre.files import CentreTelling
from carepact.report.level_paper.asking import answer_file
from carepact.report.telling import Answer
from carepact.studies.centre_file.drafting import (
    SCHEMA_NAME,
    WORKBOOK_NAME,
    draft_centre,
    draft_workbook,
)
from carepact.studies.centre_file.opening import schema_text


def _say() -> Words:
    """Say what the page is for."""
    return Words(
        title=_("A centre, or a network of centres"),
        answers=_(
            "Who gives how many hours to a mothers' centre or a family centre, what they are "
            "worth, who pays, whom it reaches, and what the same would cost as a public service."
        ),
        needs=_(
            "The page reads the file of a centre (centre.yaml). A network (network.yaml) comes "
            "as a ZIP archive of its folder, with the folders of its centres in it."
        ),
        beside=_(
            "The workbook with log and money (XLSX), or a CSV file of each; own facts where there "
            "are such. Their names are to be those that the file gives."
        ),
        hidden=_(
            "The page hides figures on few persons. The books in the archive of all files are for "
            "the centre itself, and may hold such figures."
        ),
    )


def _answer(path: Path, _told: Told, on_progress: Progress) -> Answer:
    """Answer the file of a centre or a network."""
    on_progress(_("reading the logs"))
    return answer_file("centre", path, {}, on_progress)


def _draft(_told: Told, country: str, today: date) -> Mapping[str, bytes]:
    """Draft the file with its workbook."""
    return {
        "centre.yaml": draft_centre(country, today).encode(),
        WORKBOOK_NAME: draft_workbook(),
        SCHEMA_NAME: schema_text().encode(),
    }


def make_view() -> View:
    """Say what this noun offers."""
    return view_level(
        Level(
            noun="centre",
            say=_say,
            answer=_answer,
            tell=CentreTelling,
            draft=_draft,
            drafts=("centre.yaml", WORKBOOK_NAME, SCHEMA_NAME),
        )
    )
