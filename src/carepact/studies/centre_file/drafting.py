"""A new centre as text to be edited, and the workbook to be filled in, in the reader's language."""

from __future__ import annotations

from datetime import date
from importlib import resources

from carepact.core.drafts import write_draft
from carepact.core.messages import _
from carepact.data.sheets.template import write_template
from carepact.studies.centre_file.sheets import centre_forms
from carepact.studies.told.drafting import name_country_of_draft

SCHEMA_NAME = "centre.schema.json"
"""File with the schema of a centre's file, written beside a draft."""
WORKBOOK_NAME = "centre-log.xlsx"
"""Workbook to be filled in, written beside a draft."""


def draft_centre(country: str, today: date) -> str:
    """Write the file of an example centre of a country, as text to be edited.

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
    named, lines = name_country_of_draft(country, "centre")
    named["workbook"] = WORKBOOK_NAME
    lines |= {"year": today.year - 1, "workbook": WORKBOOK_NAME}
    paragraphs = resources.files("carepact.studies.centre_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)


def draft_workbook() -> bytes:
    """Write the workbook with a sheet for the log and one for the money, to be filled in."""
    return write_template(_("Log of a centre"), centre_forms())
