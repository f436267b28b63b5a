"""A firm decides on badges over a year: accepted, forged, shown twice, counted from its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.recognise.carers import PLAN, TOLD, account, care, example

from carepact.core.errors import ParameterError
from carepact.levels.employer.decision_log import DecisionLog, count_accepted, write_log
from carepact.levels.employer.recognition import (
    KINDS,
    Competency,
    Framework,
    Policy,
    judge_badge,
    word_reasons,
)
from carepact.recognise.credentials.keys import Key, make_key, read_key, write_key
from carepact.studies.badges import sign_skills
from carepact.studies.recognition import decide_on_badge, open_log
from carepact.studies.skills import find_skills

DAY, LOG_KEY = date(2027, 5, 3), Key(bytes(range(32)))
RECOGNITION = (
    Framework("Ours", (Competency("plan", "Plans", (PLAN,)),)),
    Policy(KINDS, ("hiring", "return"), needs_endorsement=False),
)


def badge(number: int) -> bytes:
    """Sign a badge of planning with the key of one of several carers."""
    told = account(care("352"), example(PLAN, "I drew a plan.", shown=True))
    (raw,) = sign_skills(find_skills(told), Key(bytes([number]) * 32), TOLD)
    return raw


def test_a_year_of_decisions_is_counted_from_the_file_of_the_log(tmp_path: Path) -> None:
    file, secret = tmp_path / "decisions.csv", tmp_path / "log-key.json"
    write_key(make_key(), secret)
    assert open_log(file) == DecisionLog()
    forged = badge(9).replace(b'"Amina"', b'"Amira"')
    for raw in [*(badge(number) for number in range(1, 7)), badge(1), forged]:
        found = decide_on_badge(raw, RECOGNITION, "hiring", DAY, open_log(file), read_key(secret))
        assert found.judged.accepted == (raw != forged)
        file.write_text(write_log(found.log), "utf-8")
    log = open_log(file)
    assert len(log.entries) == 7
    assert [one.reason for one in log.entries if not one.accepted] == ["changed-after-signing"]
    assert count_accepted(log, 2027) == 6


def test_why_a_badge_is_refused_is_said_in_sentences() -> None:
    framework, policy = RECOGNITION
    forged = badge(9).replace(b'"Amina"', b'"Amira"')
    said = list(word_reasons(judge_badge(forged, policy, framework, DAY)))
    assert any("was changed after it was signed" in one for one in said)
    strict = Policy(KINDS, ("hiring",), needs_endorsement=True)
    (only,) = word_reasons(judge_badge(badge(1), strict, framework, DAY))
    assert only.startswith("Nobody but the holder stands by it")
    assert list(word_reasons(judge_badge(badge(1), policy, framework, DAY))) == []


def test_a_use_that_the_policy_has_not_is_refused() -> None:
    with pytest.raises(ParameterError, match="uses credentials in hiring, return, and not in"):
        decide_on_badge(badge(1), RECOGNITION, "promotion", DAY, DecisionLog(), LOG_KEY)


def test_a_log_that_is_none_names_its_file(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("a,b\n", "utf-8")
    with pytest.raises(ParameterError, match=r"decisions\.csv: line 1: is not the head"):
        open_log(file)
