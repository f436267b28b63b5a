"""A new programme as text to be edited, and the workbook to be filled in."""

from __future__ import annotations

from datetime import date
from importlib import resources

from carepact.core import voice
from carepact.core.drafts import write_draft
from carepact.core.messages import _, _c
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.data.countries.reading import read_country
from carepact.data.sheets.template import write_template
from carepact.studies.programme_file.sheets import programme_forms

SCHEMA_NAME = "programme.schema.json"
"""File with the schema of a programme's file, written beside a draft."""
WORKBOOK_NAME = "programme-forms.xlsx"
"""Workbook to be filled in, written beside a draft."""


def draft_programme(country: str, today: date) -> str:
    """Write the file of an example programme of a country, as text to be edited.

    Parameters
    ----------
    country : str
        Its name or its code.
    today : date
        The day on which it is drafted: the year is that of its last full year.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    code = find_country(country)
    money = ", ".join(currencies_of(code)) or "XXX"
    named = {
        "name": read_country(code).name,
        "show": voice.command("programme", voice.Blank(_c("placeholder", "FILE"))),
        "workbook": WORKBOOK_NAME,
        "money": money,
    }
    lines = {
        "code": code,
        "money": money.partition(",")[0],
        "year": today.year - 1,
        "workbook": WORKBOOK_NAME,
    }
    paragraphs = resources.files("carepact.studies.programme_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)


def draft_workbook() -> bytes:
    """Write the workbook with a sheet for the fathers and one for the forms, to be filled in."""
    return write_template(_("Forms of a programme for fathers"), programme_forms())
