"""A new family as text to be edited, its notes in the reader's language."""

from __future__ import annotations

from importlib import resources

from carepact.core import voice
from carepact.core.drafts import write_draft
from carepact.core.messages import _c, number
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.data.countries.reading import read_country
from carepact.levels.family.members import Parent
from carepact.studies.family_file.limits import family_limits

SCHEMA_NAME = "family.schema.json"
"""File with the schema of a family's file, written beside a draft."""


def draft_family(country: str) -> str:
    """Write the file of an example family of a country, as text to be edited.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    code = find_country(country)
    money = ", ".join(currencies_of(code)) or "XXX"
    named = {
        "name": read_country(code).name,
        "show": voice.command("family", voice.Blank(_c("placeholder", "FILE"))),
        "most": family_limits().most_children,
        "hours": number(Parent.usual_hours, 0),
        "money": money,
    }
    lines = {"code": code, "money": money.partition(",")[0]}
    paragraphs = resources.files("carepact.studies.family_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)
