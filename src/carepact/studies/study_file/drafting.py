"""A new study as text to be edited, its notes in the reader's language."""

from __future__ import annotations

from dataclasses import asdict
from importlib import resources

from carepact.core import voice
from carepact.core.drafts import write_draft
from carepact.core.draws import PREVIEW_DRAWS
from carepact.core.messages import _c, number
from carepact.core.run_defaults import RunDefaults
from carepact.data.countries.country_search import find_country
from carepact.data.countries.reading import read_country

SCHEMA_NAME = "study.schema.json"
"""File with the schema of a study's file, written beside a draft."""


def draft_study(country: str) -> str:
    """Write a new study of a country, as text to be edited.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    code = find_country(country)
    blank = voice.Blank(_c("placeholder", "FILE"))
    named = {
        "name": read_country(code).name,
        "check": voice.command("study check", blank),
        "packages": voice.command("packages"),
        "draft": voice.command("package new"),
        "evidence": voice.command("evidence"),
        "surveys": voice.command("surveys"),
        "least": number(PREVIEW_DRAWS, 0),
    }
    lines = {**asdict(RunDefaults()), "code": code}
    paragraphs = resources.files("carepact.studies.study_file").joinpath("draft.yaml")
    return write_draft(paragraphs, SCHEMA_NAME, named, lines)
