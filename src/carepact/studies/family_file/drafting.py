"""A new family as text to be edited, its notes in the reader's language."""

from __future__ import annotations

from importlib import resources

from carepact.core.drafts import write_draft
from carepact.core.messages import number
from carepact.levels.family.members import Parent
from carepact.studies.family_file.limits import family_limits
from carepact.studies.told.drafting import name_country_of_draft

SCHEMA_NAME = "family.schema.json"
"""File with the schema of a family's file, written beside a draft."""


def draft_family(country: str) -> str:
    """Write the file of an example family of a country, as text to be edited.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    named, lines = name_country_of_draft(country, "family")
    named |= {"most": family_limits().most_children, "hours": number(Parent.usual_hours, 0)}
    paragraphs = resources.files("carepact.studies.family_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)
