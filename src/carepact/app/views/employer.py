"""An employer: who of the staff cares, what law and measures mean, how a charter stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carepact.app.told import Told
from carepact.app.views.levels.fields import read_whole
from carepact.app.views.levels.level import Level, Words
from carepact.app.views.levels.viewing import view_level
from carepact.app.views.view import Progress, View
from carepact.core.messages import _
from carepact.report.employer.files import EmployerTelling, list_pictures
from carepact.report.level_paper.asking import answer_file
from carepact.report.telling import Answer
from carepact.studies.charter_file.drafting import draft_charter
from carepact.studies.employer_file.drafting import (
    SCHEMA_NAME,
    draft_employer,
    draft_sheet,
    name_sheet,
)
from carepact.studies.employer_file.opening import schema_text
from carepact.studies.recognition_file.drafting import draft_recognition


def _say() -> Words:
    """Say what the page is for."""
    return Words(
        title=_("Care and a firm"),
        answers=_(
            "Who of the staff cares for children and relatives, what the law's leave brings and "
            "who bears it, what measures cost and save, where pay and return differ, and how a "
            "charter stands."
        ),
        needs=_(
            "The page reads the file of an employer (employer.yaml): country, day of the "
            "headcount, pay bands, measures. Nobody's name is in it."
        ),
        beside=_(
            "The headcount (XLSX or CSV), and where there are such: charter, recognition policy, "
            "log of decisions, own facts. Their names are to be those that the file gives."
        ),
        hidden=_("Figures on few persons are hidden, here and in every file."),
    )


def _answer(path: Path, told: Told, on_progress: Progress) -> Answer:
    """Answer the file of an employer."""
    asked = {name: read_whole(told, name) for name in ("draws", "seed")}
    on_progress(_("reading the headcount"))
    return answer_file("employer", path, asked, on_progress)


def _draft(_told: Told, country: str, today: date) -> Mapping[str, bytes]:
    """Draft the file with the sheet of the headcount, a charter and a policy."""
    sheet = name_sheet(is_csv=False)
    return {
        "employer.yaml": draft_employer(country, today, sheet).encode(),
        sheet: draft_sheet(is_csv=False),
        name_sheet(is_csv=True): draft_sheet(is_csv=True),
        "charter.yaml": draft_charter(today).encode(),
        "recognition.yaml": draft_recognition().encode(),
        SCHEMA_NAME: schema_text().encode(),
    }


def make_view() -> View:
    """Say what this noun offers."""
    return view_level(
        Level(
            noun="employer",
            say=_say,
            answer=_answer,
            tell=EmployerTelling,
            draft=_draft,
            drafts=(
                "employer.yaml",
                "headcount.xlsx",
                "headcount.csv",
                "charter.yaml",
                "recognition.yaml",
                SCHEMA_NAME,
            ),
            fields=("draws", "seed"),
            pictures=list_pictures,
        )
    )
