"""A new pact as text to be edited, and the workbook for what is seen of it."""

from __future__ import annotations

from datetime import date
from importlib import resources

from carepact.core import voice
from carepact.core.drafts import write_draft
from carepact.core.messages import _, _c
from carepact.data.countries.country_search import find_country
from carepact.data.countries.reading import read_country
from carepact.data.sheets.template import write_template
from carepact.levels.pact.pact import partner_kinds
from carepact.studies.pact_file.sheets import actual_form

SCHEMA_NAME = "pact.schema.json"
"""File with the schema of a pact's file, written beside a draft."""
WORKBOOK_NAME = "pact-actual.xlsx"
"""Workbook for what is seen, written beside a draft."""
YEARS_TO_DUE = 6
"""Of the example: as far ahead as a parliament and its next one sit. [years]"""


def draft_pact(country: str, today: date) -> str:
    """Write the file of an example pact of a country, as text to be edited.

    Parameters
    ----------
    country : str
        Its name or its code.
    today : date
        The day on which it is drafted: it is signed in that year.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    code = find_country(country)
    file = voice.Blank(_c("placeholder", "FILE"))
    named = {
        "name": read_country(code).name,
        "check": voice.command("pact check", file),
        "kinds": ", ".join(partner_kinds()),
        "options": voice.command("options"),
        "study": voice.command("study new"),
        "workbook": WORKBOOK_NAME,
    }
    lines = {
        "code": code,
        "year": today.year,
        "next": today.year + 1,
        "soon": today.year + YEARS_TO_DUE // 2,
        "due": today.year + YEARS_TO_DUE,
        "workbook": WORKBOOK_NAME,
    }
    paragraphs = resources.files("carepact.studies.pact_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)


def draft_workbook() -> bytes:
    """Write the workbook with a sheet for what is seen, to be filled in."""
    return write_template(_("What was seen of a pact"), (actual_form(),))
