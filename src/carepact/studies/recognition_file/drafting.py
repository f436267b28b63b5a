"""A new recognition policy as text to be edited, its notes in the reader's language."""

from __future__ import annotations

from importlib import resources

from carepact.core import voice
from carepact.core.drafts import write_draft
from carepact.data.skills.reading import read_nine

SCHEMA_NAME = "recognition.schema.json"
"""File with the schema of a recognition policy, written beside a draft."""


def draft_recognition() -> str:
    """Write the file of an example policy, as text to be edited."""
    named = {"nine": ", ".join(read_nine()), "skills": voice.command("skills list")}
    paragraphs = resources.files("carepact.studies.recognition_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, {})
