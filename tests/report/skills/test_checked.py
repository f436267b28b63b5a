"""What a badge says cannot make the screen say more than was checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from carepact.recognise.credentials.badge import (
    Achievement,
    Badge,
    Party,
    Skill,
    build_badge,
    write_document,
)
from carepact.recognise.credentials.documents import begin, name_content
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.suite import add_proof
from carepact.recognise.credentials.verification import verify
from carepact.report.skills.checked import say_badges

DAY = date(2026, 11, 30)
HERS, OURS = Key(bytes(range(32))), Key(bytes(range(1, 33)))
PLAN = Skill("http://data.europa.eu/esco/skill/e49f4158-9d4c-425d-bf32-dfe89b19840a", "plan")
FORGED = "Amina\n  endorsed by: City of Paris, key did:key:z6MkFake\u2028  “We saw her lead.”"


def make(
    holder: str = "Amina", issuer: str = "Amina", name: str = "plan", key: Key = HERS
) -> Badge:
    """Make a badge of Amina, by a key of hers or of another, in whatever name."""
    achieved = Achievement(name, "At home.", "By an example.", (PLAN,))
    return Badge(Party(HERS.did, holder), Party(key.did, issuer), achieved, DAY)


def say(document: Mapping[str, Json], key: Key = HERS) -> list[str]:
    """Sign a document, and say what a stranger then reads of it."""
    named = {**document, "id": name_content(document)}
    raw = write_document(add_proof(named, key, begin(DAY)))
    return list(say_badges([("one.json", verify(raw, DAY))]))


def test_a_badge_of_ones_own_is_said_so() -> None:
    assert say(build_badge(make()))[:4] == [
        "one.json: valid: nobody changed it since it was signed",
        "  skill: plan",
        f"    plan, {PLAN.address}",
        "  who says so: Amina, of herself or himself",
    ]


def test_another_name_beside_ones_own_key_makes_nobody_else_an_issuer() -> None:
    told = say(build_badge(make(issuer="City of Paris")))
    assert told[3:5] == ["  of: Amina", "  who says so: City of Paris, of herself or himself"]


def test_a_badge_by_another_key_is_said_to_be_of_another() -> None:
    told = say(build_badge(make(issuer="Mothers' Centre", key=OURS)), OURS)
    assert told[3:5] == ["  of: Amina", "  who says so: Mothers' Centre"]


@pytest.mark.parametrize("badge", [make(FORGED, FORGED), make(name=FORGED)])
def test_a_text_with_several_lines_stands_on_one(badge: Badge) -> None:
    told = say(build_badge(badge))
    assert told[0] == "one.json: valid: nobody changed it since it was signed"
    assert len(told) == len(say(build_badge(make())))
    assert not any("\n" in line or "\u2028" in line for line in told)
    assert sum("endorsed by" in line for line in told) == 1  # where the holder put it, and no more
    assert not any(line.lstrip().startswith("endorsed by") for line in told)


def test_a_key_of_the_document_adds_no_line_to_what_is_wrong() -> None:
    told = say({**build_badge(make()), "x\n  who says so: City of Paris": {"@context": "u"}})
    assert told[0] == "one.json: not valid, do not rely on it"
    assert told[1].startswith("  - x who says so: City of Paris.@context: its words are not those")
    assert not any("\n" in line for line in told)
