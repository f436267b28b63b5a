"""A new employer as text to be edited, and the workbook for its headcount."""

from __future__ import annotations

from datetime import date
from importlib import resources

from carepact.core.drafts import write_draft
from carepact.core.messages import _, word
from carepact.data.sheets.template import write_template
from carepact.studies.employer_file.headcount import headcount_form
from carepact.studies.told.drafting import name_country_of_draft

SCHEMA_NAME = "employer.schema.json"
"""File with the schema of an employer's file, written beside a draft."""


def draft_employer(country: str, today: date, headcount: str) -> str:
    """Write the file of an example employer of a country, as text to be edited.

    Parameters
    ----------
    country : str
        Its name, or ISO 3166-1 alpha-3.
    today : date
        The day of the headcount.
    headcount : str
        Name of the file of the headcount.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    named, lines = name_country_of_draft(country, "employer")
    lines |= {"today": today.isoformat(), "headcount": headcount}
    paragraphs = resources.files("carepact.studies.employer_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)


def name_sheet(*, is_csv: bool) -> str:
    """Name the file of a new headcount."""
    return f"headcount.{'csv' if is_csv else 'xlsx'}"


def draft_sheet(*, is_csv: bool) -> bytes:
    """Write an empty headcount in the reader's language: a workbook, or the head of a CSV file."""
    form = headcount_form()
    if is_csv:
        return (",".join(word(column.title) for column in form.columns) + "\n").encode("utf-8-sig")
    return write_template(_("Headcount"), [form])
