"""The quality of a service, seen by itself: two assessors, a plan, no score."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carepact.app.told import Told
from carepact.app.views.levels.level import Choice, Level, Words
from carepact.app.views.levels.viewing import view_level
from carepact.app.views.view import Progress, View
from carepact.core.messages import _, word
from carepact.levels.quality.catalogue import kind_titles
from carepact.report.quality.files import QualityTelling
from carepact.report.telling import Answer
from carepact.studies.quality import answer_quality
from carepact.studies.quality_file.drafting import (
    BOOKS,
    PLAN_BOOK,
    SCHEMA_NAME,
    draft_quality,
    draft_workbooks,
)
from carepact.studies.quality_file.opening import open_quality, schema_text


def _say() -> Words:
    """Say what the page is for."""
    return Words(
        title=_("The quality of a service"),
        answers=_(
            "How a service for families stands by its own eyes: what is in place and what shows "
            "it, where two assessors differ, what is planned, what is late. No score, no rank, no "
            "label."
        ),
        needs=_(
            "The page reads the file of an assessment (quality.yaml): service, day, assessors by "
            "their roles. One with an earlier assessment comes as a ZIP archive of its folder."
        ),
        beside=_(
            "The sheet of each assessor (XLSX or CSV), and where there are such: what both agreed "
            "on, plan, what was found since, answers of families and staff. Their names are to be "
            "those that the file gives."
        ),
        hidden=_("Answers of few persons are hidden."),
    )


def _answer(path: Path, told: Told, on_progress: Progress) -> Answer:
    """Answer the file of an assessment, for the day that is asked for."""
    on_progress(_("reading the sheets"))
    return answer_quality(open_quality(path), told.one("on") or None, on_progress)


def _draft(told: Told, country: str, today: date) -> Mapping[str, bytes]:
    """Draft the file for a kind of service, with its workbooks."""
    kind = told.one("kind", next(iter(kind_titles())))
    return {
        "quality.yaml": draft_quality(country, kind, today).encode(),
        **draft_workbooks(kind),
        SCHEMA_NAME: schema_text().encode(),
    }


def _choices() -> tuple[Choice, ...]:
    """Offer the kinds of service: what is asked depends on it."""
    kinds = tuple((one, word(title)) for one, title in kind_titles().items())
    return (Choice("kind", _("Kind of service"), kinds),)


def make_view() -> View:
    """Say what this noun offers."""
    return view_level(
        Level(
            noun="quality",
            say=_say,
            answer=_answer,
            tell=QualityTelling,
            draft=_draft,
            drafts=("quality.yaml", *BOOKS, PLAN_BOOK, SCHEMA_NAME),
            fields=("on",),
            choices=_choices,
        )
    )
