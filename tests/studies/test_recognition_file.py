"""A recognition policy's file: what it tells, a draft without fault, and the made-up example."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from scripts.schemas import PlainLoader
from tests.recognise.carers import BUDGETS, DECIDE, ORGANISE, PLAN

from carepact.core.messages import LANGUAGES
from carepact.core.speaking import use_language
from carepact.levels.employer.decision_log import DecisionLog, count_accepted
from carepact.levels.employer.recognition import Competency, Policy, judge_badge
from carepact.recognise.credentials.keys import Key
from carepact.studies.account_file.opening import open_account
from carepact.studies.badges import sign_skills
from carepact.studies.recognition_file.drafting import SCHEMA_NAME, draft_recognition
from carepact.studies.recognition_file.opening import (
    open_recognition,
    parse_recognition,
    schema_text,
)
from carepact.studies.skills import find_skills

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = EXAMPLES / "employer" / "recognition.yaml"
KEYS = [Key(bytes([n]) * 32) for n in range(1, 6)]
DID = KEYS[0].did
WHOLE = f"""\
framework:
  title: Ours
  competencies:
    - {{code: a, words: Plans, skills: [planning, {BUDGETS}]}}
    - {{code: b, words: " Knows our tills ", skills: []}}
policy:
  accepts: [badge]
  used_in: [hiring, return]
  endorsement: needed
  trusted: ["{DID}"]
  languages: [en, fr]
"""


def test_all_that_a_file_tells_is_in_framework_and_policy(tmp_path: Path) -> None:
    file = tmp_path / "recognition.yaml"
    file.write_text(WHOLE, "utf-8")
    framework, policy = open_recognition(file)
    assert framework.title == "Ours"
    assert framework.competencies == (
        # One of the nine stands for every skill of it.
        Competency("a", "Plans", (PLAN, ORGANISE, BUDGETS)),
        Competency("b", "Knows our tills"),
    )
    assert policy == Policy(
        accepts=("badge",),
        used_in=("hiring", "return"),
        needs_endorsement=True,
        trusted=(DID,),
        languages=("en", "fr"),
    )


def test_what_may_be_left_out_binds_nobody() -> None:
    bare = WHOLE[: WHOLE.index("  trusted")].replace("needed", "welcome")
    _framework, policy = parse_recognition(bare, "r.yaml")
    assert (policy.trusted, policy.languages, policy.needs_endorsement) == ((), (), False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_has_no_fault_in_any_language(language: str) -> None:
    with use_language(language):
        text = draft_recognition()
        framework, policy = parse_recognition(text, "recognition.yaml")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_NAME}\n")
    assert [one.code for one in framework.competencies] == ["organise", "customers", "tills"]
    assert framework.competencies[0].skills == (PLAN, ORGANISE, DECIDE)
    assert policy.accepts == ("statement", "badge")


@pytest.mark.parametrize("text", [WHOLE, draft_recognition(), EXAMPLE.read_text()])
def test_the_schema_for_editors_takes_what_is_read(text: str) -> None:
    content = yaml.load(text, PlainLoader)  # noqa: S506 - a SafeLoader
    assert jsonschema.Draft202012Validator(json.loads(schema_text())).is_valid(content)


def test_the_example_policy_accepts_the_example_carer_rejects_a_forger_and_counts() -> None:
    framework, policy = open_recognition(EXAMPLE)
    found = find_skills(open_account(EXAMPLES / "skills" / "mother-of-two.yaml"))
    day, log, secret = date(2026, 12, 14), DecisionLog(), bytes(32)
    for key in KEYS:  # five carers who tell the same
        (raw,) = sign_skills(found, key, date(2026, 11, 30), ["plan"])
        judged = judge_badge(raw, policy, framework, day)
        assert judged.accepted
        assert judged.competencies
        log = log.note(judged, "hiring", day, policy, secret)
        log = log.note(judged, "hiring", day, policy, secret)
    assert count_accepted(log, 2026) == 5
    forged = raw.replace(b'"Amina K."', b'"Amira K."')
    assert forged != raw
    refused = judge_badge(forged, policy, framework, day)
    assert (refused.valid, refused.accepted) == (False, False)
    assert count_accepted(log.note(refused, "hiring", day, policy, secret), 2026) == 5
