"""A new charter as text to be edited, its notes in the reader's language."""

from __future__ import annotations

from datetime import date
from importlib import resources

from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.drafts import write_draft
from carepact.levels.employer.indicators import read_indicators

SCHEMA_NAME = "charter.schema.json"
"""File with the schema of a charter, written beside a draft."""


def draft_charter(today: date) -> str:
    """Write the file of an example charter, as text to be edited.

    Parameters
    ----------
    today : date
        The day on which it is written: it begins with the next year.
    """
    named = {"indicators": ", ".join(read_indicators()), "minimum": DEFAULT_MINIMUM}
    lines = {"year": today.year + 1, "second": today.year + 2}
    paragraphs = resources.files("carepact.studies.charter_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)
