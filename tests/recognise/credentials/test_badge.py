"""A badge from typed values: what it holds, what it refuses, and that it is the same each time."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date
from types import ModuleType

import pytest

from carepact.core.errors import ParameterError
from carepact.recognise.credentials.badge import (
    Achievement,
    Badge,
    Party,
    Skill,
    build_badge,
    sign_badge,
)
from carepact.recognise.credentials.endorsement import endorse_badge
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.verification import verify


def test_the_same_badge_on_the_same_day_has_the_same_bytes(
    badge: Badge, holder_key: Key, organisation_key: Key, day: date
) -> None:
    made = []
    for _time in range(2):
        document = build_badge(badge)
        said = endorse_badge(
            document, Party(organisation_key.did, "Asociación"), "Sí.", organisation_key, day
        )
        made.append(sign_badge(document, holder_key, day, [said]))
    assert made[0] == made[1]
    assert sign_badge(build_badge(badge), holder_key, date(2026, 12, 1)) != made[0]


def test_a_badge_is_an_achievement_credential_of_open_badges(
    badge: Badge, unsigned: dict[str, Json], holder_key: Key
) -> None:
    assert unsigned["@context"] == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    assert unsigned["type"] == ["VerifiableCredential", "AchievementCredential"]
    assert unsigned["issuer"] == {
        "id": holder_key.did,
        "type": ["Profile"],
        "name": "Ana López",
    }
    assert unsigned["validFrom"] == "2026-11-30T00:00:00Z"
    assert unsigned["validUntil"] == "2031-11-30T23:59:59Z"
    assert unsigned["evidence"] == [
        {"type": ["Evidence"], "narrative": "Repartí los turnos de noche entre tres personas."}
    ]
    subject = unsigned["credentialSubject"]
    assert isinstance(subject, dict)
    assert subject["id"] == holder_key.did
    achieved = subject["achievement"]
    assert isinstance(achieved, dict)
    assert achieved["criteria"] == {"narrative": badge.achievement.criteria}
    assert achieved["alignment"] == [
        {
            "type": ["Alignment"],
            "targetFramework": "ESCO",
            "targetName": skill.name,
            "targetType": "ceasn:Competency",
            "targetUrl": skill.address,
        }
        for skill in badge.achievement.skills
    ]


def test_other_content_has_another_name(badge: Badge, unsigned: dict[str, Json]) -> None:
    other = build_badge(replace(badge, evidence=()))
    assert str(unsigned["id"]).startswith("ni:///sha-256;")
    assert other["id"] != unsigned["id"]


def test_no_field_is_for_the_person_cared_for_nor_for_hours_or_levels() -> None:
    """Who reads the names of all fields finds the holder's words, and nobody else's."""
    names = {one.name for kind in (Badge, Achievement, Skill, Party) for one in fields(kind)}
    assert names == {
        *("holder", "issuer", "achievement", "valid_from", "valid_until", "evidence", "language"),
        *("name", "description", "criteria", "skills", "address", "did"),
    }


def test_all_faults_of_a_badge_are_told(badge: Badge, holder_key: Key) -> None:
    skill = Skill("http://data.europa.eu/esco/occupation/1", " ")
    wrong = Badge(
        holder=Party("did:web:example.org", ""),
        issuer=Party(holder_key.did, "A\x00na"),
        achievement=Achievement("", "x" * 131_071, "c", (skill, skill)),
        valid_from=date(2026, 11, 30),
        valid_until=date(2026, 11, 29),
        evidence=("", "good"),
        language="Spanish!",
    )
    with pytest.raises(ParameterError) as caught:
        build_badge(wrong)
    lines = str(caught.value).splitlines()
    assert lines[0] == "badge: 13 faults."
    for said in (
        "holder: 'did:web:example.org' is no did:key",
        "holder, name: is empty",
        "issuer, name: holds a control character",
        "achievement, name: is empty",
        "achievement, description: has more than 131072 characters",
        "skill 1: 'http://data.europa.eu/esco/occupation/1' is no address",
        "skill 1: is empty",
        "skill 2: http://data.europa.eu/esco/occupation/1 stands twice",
        "example 1: is empty",
        "'Spanish!' is no language",
        "it ends on 2026-11-29, before it begins on 2026-11-30",
    ):
        assert any(said in line for line in lines), said
    with pytest.raises(ParameterError, match="names no skill"):
        build_badge(replace(badge, achievement=replace(badge.achievement, skills=())))


def test_the_longest_text_that_is_taken_can_be_verified(
    badge: Badge, holder_key: Key, day: date
) -> None:
    long = replace(badge, evidence=('"' * 65_535,))
    assert verify(sign_badge(build_badge(long), holder_key, day), day).valid
    with pytest.raises(ParameterError, match="more than 131072 characters"):
        build_badge(replace(badge, evidence=('"' * 65_536,)))


def test_what_could_not_be_read_again_is_not_handed_out(
    badge: Badge, holder_key: Key, day: date
) -> None:
    many = replace(badge, evidence=("x" * 131_000,) * 40)
    with pytest.raises(ParameterError, match="larger than 5 million bytes"):
        sign_badge(build_badge(many), holder_key, day)


def test_nobody_signs_for_somebody_else(
    unsigned: dict[str, Json], organisation_key: Key, day: date
) -> None:
    with pytest.raises(ParameterError, match="the key does not belong to the issuer"):
        sign_badge(unsigned, organisation_key, day)


def test_an_endorsement_goes_with_its_own_badge_alone(
    badge: Badge, endorsement: dict[str, Json], holder_key: Key, day: date
) -> None:
    other = build_badge(replace(badge, evidence=()))
    with pytest.raises(ParameterError, match="endorsement 1 is of another badge"):
        sign_badge(other, holder_key, day, [endorsement])


def test_all_faults_of_an_endorsement_are_told(
    unsigned: dict[str, Json], holder_key: Key, organisation_key: Key, day: date
) -> None:
    with pytest.raises(ParameterError) as caught:
        endorse_badge(
            {**unsigned, "name": "other"}, Party(holder_key.did, ""), "", organisation_key, day
        )
    lines = str(caught.value).splitlines()
    assert lines[0] == "endorsement: 5 faults."
    for said in (
        "endorser, name: is empty",
        "comment: is empty",
        f"Sign with the key of {holder_key.did}",
        "the badge was changed after it was built",
        "nobody endorses a badge of their own",
    ):
        assert any(said in line for line in lines), said


def test_the_libraries_are_imported_by_whoever_signs_or_verifies() -> None:
    """So that all else starts as fast as before, and without the extra."""
    asked = (
        "import sys, carepact.recognise.credentials.endorsement as one, "
        "carepact.recognise.credentials.verification as other; "
        "print(sorted({'cryptography', 'rfc8785'} & set(sys.modules)), bool(one and other))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)  # noqa: S603 - our own words
    assert ran.stdout == "[] True\n"


@pytest.mark.parametrize("missing", ["cryptography", "rfc8785"])
def test_without_the_libraries_the_extra_is_named(
    unsigned: dict[str, Json],
    signed: dict[str, Json],
    holder_key: Key,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
) -> None:
    """As on a machine where the extra is not installed: the import fails."""
    found = importlib.import_module

    def fail(name: str) -> ModuleType:
        if name.partition(".")[0] == missing:
            raise ModuleNotFoundError(name)
        return found(name)

    raw = json.dumps(signed).encode()
    monkeypatch.setattr(importlib, "import_module", fail)
    for attempt in (
        lambda: verify(raw, date(2026, 11, 30)),
        lambda: sign_badge(unsigned, holder_key, date(2026, 11, 30)),
    ):
        with pytest.raises(ParameterError) as caught:
            attempt()
        assert str(caught.value) == (
            f"Signed credentials need the library {missing}. Install it with: "
            "pip install 'carepact[credentials]'."
        )
