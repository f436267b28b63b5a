"""A new account as text to be edited, its notes in the reader's language."""

from __future__ import annotations

import textwrap
from datetime import date
from importlib import resources

from carepact.core import voice
from carepact.core.drafts import WIDTH, write_draft
from carepact.core.messages import _, _c
from carepact.data.skills.modules import read_modules

BELOW = " " * 6
"""What stands before a line of a text below its key, in an entry of a list."""
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
        "words": _fold(
            _(
                "Two school timetables, two jobs and one car. I drew up a plan of the week on the "
                "kitchen door and kept it for a year."
            )
        ),
        "change": _fold(_("I now plan a month ahead.")),
    }
    paragraphs = resources.files("carepact.studies.account_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)


def _fold(words: str) -> str:
    """Fold a text over lines that stand below the key of an example."""
    lines = textwrap.wrap(words, WIDTH - len(BELOW), break_long_words=False)
    return f"\n{BELOW}".join(lines)
