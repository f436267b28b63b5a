"""A new quality assessment as text to be edited, and its workbooks, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import resources

from carepact.core import voice
from carepact.core.drafts import write_draft
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, _c, word
from carepact.data.countries.country_search import find_country
from carepact.data.countries.reading import read_country
from carepact.data.sheets.template import write_template
from carepact.levels.quality.catalogue import (
    STEPS,
    AreaFile,
    kind_titles,
    latest_catalogue,
    list_areas,
    read_sources,
)
from carepact.studies.quality_file.forms import quality_form

SCHEMA_NAME = "quality.schema.json"
"""File with the schema of an assessment's file, written beside a draft."""
BOOKS = ("assessor-1.xlsx", "assessor-2.xlsx")
"""Workbooks of the two assessors, written beside a draft."""
PLAN_BOOK = "quality-plan.xlsx"
"""Workbook of plan, follow-ups and survey, written beside a draft."""


def draft_quality(country: str, kind: str, today: date) -> str:
    """Write the file of an example assessment, as text to be edited.

    Parameters
    ----------
    country : str
        Its name or its code.
    kind : str
        Kind of service.
    today : date
        The day on which it is drafted.

    Raises
    ------
    ParameterError
        If the country or the kind is unknown; the nearest is offered.
    """
    code = find_country(country)
    check_kind(kind)
    named = {
        "name": read_country(code).name,
        "kinds": ", ".join(f"{one} ({word(title)})" for one, title in kind_titles().items()),
        "first": BOOKS[0],
        "second": BOOKS[1],
        "plan": PLAN_BOOK,
        "show": voice.command("quality", voice.Blank(_c("placeholder", "FILE"))),
    }
    lines = {
        "code": code,
        "kind": kind,
        "day": today.isoformat(),
        "catalogue": latest_catalogue(),
        "first": BOOKS[0],
        "second": BOOKS[1],
        "plan": PLAN_BOOK,
    }
    paragraphs = resources.files("carepact.studies.quality_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)


def draft_workbooks(kind: str) -> dict[str, bytes]:
    """Write the workbooks of a kind of service, by file name.

    Each assessor has a sheet with a row for every criterion, and one that says what each step
    looks like; the third holds plan, follow-ups and survey.
    """
    areas = list_areas(check_kind(kind), latest_catalogue())
    begun = {"assessment": [*_list_questions(areas)], "criteria": [*_list_criteria(areas)]}
    forms = (quality_form("assessment"), quality_form("criteria"))
    sheet = write_template(_("Quality of a service"), forms, begun)
    plan = (quality_form("plan"), quality_form("follow-ups"), quality_form("survey"))
    return {
        **dict.fromkeys(BOOKS, sheet),
        PLAN_BOOK: write_template(_("Plan of a service"), plan),
    }


def check_kind(kind: str) -> str:
    """Return a kind of service, or say which there are.

    Raises
    ------
    ParameterError
        If there is no such kind; the nearest is offered.
    """
    if kind not in kind_titles():
        raise ParameterError(
            _("{given}: there is no such kind of service.", given=voice.given("kind", kind))
            + nearest(kind, kind_titles())
            + " "
            + _("Kinds: {listed}.", listed=", ".join(kind_titles()))
        )
    return kind


def _list_questions(areas: tuple[AreaFile, ...]) -> Iterator[tuple[str, ...]]:
    """List each criterion with its question; the rest of the row is the assessor's."""
    for area in areas:
        for one in area.criteria:
            yield one.id, word(one.question)


def _list_criteria(areas: tuple[AreaFile, ...]) -> Iterator[tuple[str, ...]]:
    """List each criterion with what its steps look like, and what it stands on."""
    for area in areas:
        for one in area.criteria:
            steps = (word(one.looks(step)) for step in STEPS)
            cited = "; ".join(word(read_sources()[name].publication) for name in one.sources)
            yield (
                word(area.title), one.id, word(one.question), *steps, word(one.evidence), cited,
            )  # fmt: skip
