"""A new study as text to be edited, its notes in the reader's language."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib import resources
from string import Template

import yaml

from carepact.core import voice
from carepact.core.draws import PREVIEW_DRAWS
from carepact.core.messages import _c, data_message, number, word
from carepact.core.run_defaults import RunDefaults
from carepact.data.countries.country_search import find_country
from carepact.data.countries.reading import read_country

SCHEMA_NAME = "study.schema.json"
"""File with the schema of a study's file, written beside a draft."""
WIDTH = 95
"""Of the lines of a note. [characters]"""


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
    head = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"
    return head + "\n".join(_write(named, lines))


def _write(named: Mapping[str, object], lines: Mapping[str, object]) -> Iterator[str]:
    """Write each paragraph: its note, then its lines."""
    draft = resources.files("carepact.studies.study_file").joinpath("draft.yaml")
    for part in yaml.safe_load(draft.read_text("utf-8")):
        note = word(data_message("draft", part["says"])).format(**named)
        said = textwrap.wrap(note, WIDTH, break_long_words=False, break_on_hyphens=False)
        body = Template(part.get("writes", "")).substitute(lines).splitlines()
        yield "\n".join([*(f"# {line}" for line in said), *body, ""])
