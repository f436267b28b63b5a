"""A charter's file: what it tells becomes a charter, and a draft of it has no fault."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from scripts.schemas import PlainLoader

from carepact.core.messages import LANGUAGES
from carepact.core.speaking import use_language
from carepact.levels.employer.charter import Goal, Statement
from carepact.levels.employer.indicators import Indicator, read_indicators
from carepact.studies.charter_file.drafting import SCHEMA_NAME, draft_charter
from carepact.studies.charter_file.opening import open_charter, parse_charter, schema_text

EXAMPLE = Path(__file__).parents[2] / "examples" / "employer" / "charter.yaml"
WHOLE = """\
first_year: 2027
checked_by: works council
goals:
  - code: fathers
    words: More fathers take leave.
    indicator: fathers-share
    baseline: 0.08
    target: 0.25
    direction: up
    owner: head of people
  - code: meetings
    words: " No meeting after four. "
    own_indicator: {words: Meetings after four, unit: meetings a month}
    baseline: 30
    target: 5
    direction: down
    owner: managing director
    first_year: 2028
    due: 2028
statements:
  - year: 2028
    values: {fathers: 0.15, meetings: 12}
  - year: 2027
    values: {fathers: 0}
    done: {fathers: Each team was told.}
"""


def test_all_that_a_file_tells_is_in_the_charter(tmp_path: Path) -> None:
    file = tmp_path / "charter.yaml"
    file.write_text(WHOLE, "utf-8")

    charter, statements = open_charter(file)

    assert (charter.first_year, charter.last_year) == (2027, 2029)
    assert charter.checked_by == "works council"
    assert charter.goals == (
        Goal(
            "fathers", "More fathers take leave.", read_indicators()["fathers-share"], 0.08, 0.25,
            "up", "head of people", 2027, 2029,
        ),
        Goal(
            "meetings", "No meeting after four.",
            Indicator("", "Meetings after four", "meetings a month"), 30, 5, "down",
            "managing director", 2028, 2028,
        ),
    )  # fmt: skip
    assert statements == (
        Statement(2027, {"fathers": 0.0}, {"fathers": "Each team was told."}),
        Statement(2028, {"fathers": 0.15, "meetings": 12.0}),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_has_no_fault_in_any_language(language: str) -> None:
    with use_language(language):
        text = draft_charter(date(2026, 11, 30))
        charter, statements = parse_charter(text, "charter.yaml")
    assert (charter.first_year, [one.code for one in charter.goals], statements) == (
        2027, ["fathers", "late-meetings"], (),
    )  # fmt: skip
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_NAME}\n")


def test_what_a_draft_may_take_in_has_no_fault() -> None:
    text = draft_charter(date(2026, 11, 30))
    start = text.index("# statements:")
    whole = text[:start] + re.sub(r"^# ", "", text[start:], flags=re.MULTILINE)
    _charter, (statement,) = parse_charter(whole, "charter.yaml")
    assert (statement.year, statement.values) == (2027, {"fathers": 0.15, "late-meetings": 22})


@pytest.mark.parametrize("text", [WHOLE, draft_charter(date(2026, 11, 30)), EXAMPLE.read_text()])
def test_the_schema_for_editors_takes_what_is_read(text: str) -> None:
    content = yaml.load(text, PlainLoader)  # noqa: S506 - a SafeLoader
    assert jsonschema.Draft202012Validator(json.loads(schema_text())).is_valid(content)


def test_the_example_tells_of_every_goal_it_sets() -> None:
    charter, statements = open_charter(EXAMPLE)
    told = {code for one in statements for code in (*one.values, *one.done)}
    assert told == {one.code for one in charter.goals}
