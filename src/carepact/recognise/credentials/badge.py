"""An Open Badge of what somebody learned by caring: from typed values to a signed document.

1EdTech Open Badges 3.0, class AchievementCredential, on W3C Verifiable Credentials 2.0. One
badge says one achievement and the skills of ESCO that it shows. It has no place for the person who
was cared for nor for anybody's health: examples are the holder's own words, and are the holder's
to weigh before they are signed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from carepact.core.controls import find_control
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, _c
from carepact.core.reading_limits import reading_limits
from carepact.recognise.credentials.documents import (
    Kind,
    begin,
    contexts,
    find_id,
    name_content,
    write_day,
)
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.multibase import key_of
from carepact.recognise.credentials.strict_json import Json, read_json
from carepact.recognise.credentials.suite import add_proof


@dataclass(frozen=True)
class Party:
    """A holder, an issuer or an endorser."""

    did: str
    """`did:key` of their key."""
    name: str
    """As they call themselves: no signature proves a name, only that it was not changed."""


@dataclass(frozen=True)
class Skill:
    """A skill of ESCO, the European classification."""

    address: str
    """http://data.europa.eu/esco/skill/ and its code."""
    name: str
    """Its label, in the language of the badge."""


@dataclass(frozen=True)
class Achievement:
    """What was learned."""

    name: str
    description: str
    criteria: str
    """How one comes to it: what was done, in the holder's or the issuer's words."""
    skills: tuple[Skill, ...]


@dataclass(frozen=True)
class Badge:
    """One achievement of one holder, as somebody vouches for it."""

    holder: Party
    issuer: Party
    """The holder, who speaks for herself, or an organisation that speaks for her."""
    achievement: Achievement
    valid_from: date
    valid_until: date | None = None
    """Last day on which it is valid; None where it does not end."""
    evidence: tuple[str, ...] = ()
    """The holder's examples, each in her own words."""
    language: str = "en"
    """Language of its texts: en, fr, es."""


def build_badge(badge: Badge) -> dict[str, Json]:
    """Write a badge as the document that is signed, without a proof.

    The same badge gives the same document: its name is made of what it holds.

    Raises
    ------
    ParameterError
        If a text is empty, too long or holds control characters, a skill is not of ESCO or stands
        twice, a party has no `did:key`, or it ends before it begins. All faults are listed.
    """
    with Faults(ParameterError, _c("signed badge", "badge")) as faults:
        faults.extend(_check(badge))
    document: dict[str, Json] = {
        "@context": contexts(),
        "type": [Kind.CREDENTIAL.value, Kind.BADGE.value],
        "name": badge.achievement.name,
        "issuer": profile(badge.issuer),
        "validFrom": write_day(badge.valid_from),
    }
    if badge.valid_until is not None:
        document["validUntil"] = f"{badge.valid_until.isoformat()}T23:59:59Z"
    document["credentialSubject"] = {
        "id": badge.holder.did,
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": badge.holder.name,
                "identityType": "name",
            }
        ],
        "achievement": _write_achievement(badge.achievement, badge.language),
    }
    if badge.evidence:
        document["evidence"] = [
            {"type": ["Evidence"], "narrative": words} for words in badge.evidence
        ]
    return {**document, "id": name_content(document)}


def sign_badge(
    document: Mapping[str, Json], key: Key, day: date, endorsements: Sequence[dict[str, Json]] = ()
) -> bytes:
    """Sign a badge, with what others said of it.

    Parameters
    ----------
    document : mapping
        What `build_badge` wrote.
    key : Key
        The key of its issuer.
    day : date
        Day of the signature; the same day gives the same bytes.
    endorsements : sequence of dict
        What `endorse_badge` made of the same document.

    Returns
    -------
    bytes
        A JSON text in UTF-8, as it is kept and handed on.

    Raises
    ------
    ParameterError
        If the key is not the issuer's, or an endorsement is of another badge.
    """
    with Faults(ParameterError, _c("signed badge", "badge")) as faults:
        if find_id(document.get("issuer")) != key.did:
            faults.add(
                _(
                    "the key does not belong to the issuer. Sign with the issuer's key, or name "
                    "{did} as issuer.",
                    did=key.did,
                )
            )
        for number, one in enumerate(endorsements, start=1):
            if find_id(one.get("credentialSubject")) != document.get("id"):
                faults.add(
                    _(
                        "endorsement {number} is of another badge. Leave it out, or ask for one "
                        "of this badge.",
                        number=number,
                    )
                )
    held: list[Json] = list(endorsements)
    whole = {**document, "endorsement": held} if held else document
    raw = write_document(add_proof(whole, key, begin(day)))
    read_json(raw, _c("signed badge", "badge"))  # what could not be read again is not handed out
    return raw


def write_document(document: Mapping[str, Json]) -> bytes:
    """Write a document so that people can read what they hand on: JSON, indented, UTF-8."""
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


def profile(party: Party) -> dict[str, Json]:
    """Write a party as a Profile of Open Badges."""
    return {"id": party.did, "type": ["Profile"], "name": party.name}


def check_party(party: Party, role: str) -> Iterator[str]:
    """List what is wrong with a party; role as a message names it."""
    if key_of(party.did) is None:
        yield _(
            "{role}: '{did}' is no did:key of an Ed25519 key (did:key:z6Mk...). Take it from the "
            "file of the key.",
            role=role,
            did=party.did,
        )
    yield from check_words(party.name, _("{role}, name", role=role))


def check_words(words: str, place: str) -> Iterator[str]:
    """List what is wrong with a text that people read."""
    longest = reading_limits().longest_field
    if not words.strip():
        yield _("{place}: is empty. Write what is meant.", place=place)
    elif len(json.dumps(words, ensure_ascii=False)) > longest:
        yield _(
            "{place}: has more than {longest} characters. Shorten it.", place=place, longest=longest
        )
    if find_control(words) is not None:
        yield _("{place}: holds a control character. Take it out.", place=place)


def _check(badge: Badge) -> Iterator[str]:
    """List what is wrong with a badge."""
    yield from check_party(badge.holder, _c("signed badge", "holder"))
    if badge.issuer != badge.holder:
        yield from check_party(badge.issuer, _c("signed badge", "issuer"))
    achieved = badge.achievement
    yield from check_words(achieved.name, _("achievement, name"))
    yield from check_words(achieved.description, _("achievement, description"))
    yield from check_words(achieved.criteria, _("achievement, criteria"))
    yield from _check_skills(achieved.skills)
    for number, words in enumerate(badge.evidence, start=1):
        yield from check_words(words, _("example {number}", number=number))
    if not re.fullmatch("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", badge.language):
        yield _("'{language}' is no language. Write its code: en, fr, es.", language=badge.language)
    if badge.valid_until is not None and badge.valid_until < badge.valid_from:
        yield _(
            "it ends on {last}, before it begins on {first}. Exchange the days.",
            last=badge.valid_until.isoformat(),
            first=badge.valid_from.isoformat(),
        )


def _check_skills(skills: Sequence[Skill]) -> Iterator[str]:
    """List what is wrong with the skills of an achievement."""
    if not skills:
        yield _("it names no skill. Name one at least.")
    for number, skill in enumerate(skills, start=1):
        place = _("skill {number}", number=number)
        if not re.fullmatch(r"http://data\.europa\.eu/esco/skill/[0-9A-Za-z.-]+", skill.address):
            yield _(
                "{place}: '{address}' is no address of a skill in ESCO "
                "(http://data.europa.eu/esco/skill/...). Copy it from there.",
                place=place,
                address=skill.address,
            )
        if skill.address in [before.address for before in skills[: number - 1]]:
            yield _(
                "{place}: {address} stands twice. Keep one.", place=place, address=skill.address
            )
        yield from check_words(skill.name, place)


def _write_achievement(achieved: Achievement, language: str) -> dict[str, Json]:
    """Write what was learned, and the skills that it shows: classes Achievement and Alignment."""
    alignment: list[Json] = [
        {
            "type": ["Alignment"],
            "targetFramework": "ESCO",
            "targetName": skill.name,
            "targetType": "ceasn:Competency",
            "targetUrl": skill.address,
        }
        for skill in achieved.skills
    ]
    written: dict[str, Json] = {
        "type": ["Achievement"],
        "name": achieved.name,
        "description": achieved.description,
        "criteria": {"narrative": achieved.criteria},
        "inLanguage": language,
        "alignment": alignment,
    }
    return {**written, "id": name_content(written)}
