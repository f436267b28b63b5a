"""A new account as text to be edited, its notes in the reader's language."""

from __future__ import annotations

from datetime import date
from importlib import resources

from carepact.core import voice
from carepact.core.drafts import write_draft
from carepact.core.messages import _, _c
from carepact.data.skills.modules import read_modules

SCHEMA_NAME = "account.schema.json"
"""File with the schema of an account, written beside a draft."""


def draft_account(today: date) -> str:
    """Write the file of an example account, as text to be edited.

    Parameters
    ----------
    today : date
        The day on which it is told.
    """
    named = {
        "show": voice.command("skills", voice.Blank(_c("placeholder", "FILE"))),
        "activities": voice.command("skills activities"),
        "skills": voice.command("skills list"),
    }
    lines = {
        "today": today.isoformat(),
        "module": read_modules()[0].code,
        "words": _(
            "Two school timetables, two jobs and one car. I drew up a plan of the week and kept it "
            "for a year."
        ),
        "change": _("I now plan a month ahead."),
    }
    paragraphs = resources.files("carepact.studies.account_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)
