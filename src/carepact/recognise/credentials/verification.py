"""Verify a badge that somebody shows: offline, with every reason why not to rely on it.

What is proved is that who holds the key of the issuer wrote these words and nobody changed them.
That the key is somebody's - of a person, of an organisation - a reader knows from elsewhere:
compare its `did:key` with the one that they gave or published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeAlias

from carepact.core.errors import ParameterError
from carepact.core.messages import _, _c
from carepact.core.reading_limits import reading_limits
from carepact.recognise.credentials.badge import Party, Skill
from carepact.recognise.credentials.documents import (
    Kind,
    find_id,
    name_content,
    place_of,
)
from carepact.recognise.credentials.proving import prove
from carepact.recognise.credentials.reasons import Finding, Reason
from carepact.recognise.credentials.strict_json import Json, read_json

Endorsements: TypeAlias = dict[tuple[str | int, ...], Json]
"""What others said of a badge, by its place in the document."""


@dataclass(frozen=True)
class Verification:
    """What a credential says, and why not to rely on it if anything is wrong."""

    findings: tuple[Finding, ...]
    """What is wrong, the first of it where that is much; none where the credential is valid."""
    issuer: Party
    holder: Party
    name: str
    """Name of the achievement."""
    skills: tuple[Skill, ...]
    endorsers: tuple[Party, ...]
    """Who endorses it; each with a key that fits where nothing is found of their endorsement."""
    comments: tuple[str, ...]
    """What each of them says of it, in their order; empty where one says nothing."""
    examples: tuple[str, ...]
    """What the holder did, in her or his own words, where that stands in it."""
    unchecked: tuple[str, ...]
    """Parts that only somebody with a network could check, such as whether it was withdrawn."""

    @property
    def valid(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.findings

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """List the reasons, each once, in the order in which they were found."""
        return tuple(dict.fromkeys(one.reason for one in self.findings))


def verify(raw: bytes, on: date, file: str = "") -> Verification:
    """Verify a signed badge and its endorsements.

    Parameters
    ----------
    raw : bytes
        The text of the credential, JSON in UTF-8.
    on : date
        The day for which it is asked: whoever calls knows what day it is.
    file : str
        How messages name the text.

    Returns
    -------
    Verification
        Valid, or with every reason why not; whatever the text holds, it ends in one or the other.

    Raises
    ------
    ParameterError
        If the text is no JSON, or such JSON as two readers read differently (`read_json`), or
        is no document at all; or if the extra `credentials` is not installed.
    """
    file = file or _c("signed badge", "credential")
    document = read_json(raw, file)
    if not isinstance(document, dict):
        raise ParameterError(
            _("{file}: is no credential, but a single value or a list. Name another.", file=file)
        )
    endorsements = _list_endorsements(document)
    subject = _map(document.get("credentialSubject"))
    achieved = _map(subject.get("achievement"))
    return Verification(
        findings=tuple(islice(_find(document, endorsements, on), reading_limits().most_faults)),
        issuer=_read_party(document.get("issuer")),
        holder=Party(find_id(subject), _find_name(subject)),
        name=_text(achieved.get("name")),
        skills=tuple(_list_skills(achieved)),
        endorsers=tuple(_read_party(_map(one).get("issuer")) for one in endorsements.values()),
        comments=tuple(
            _text(_map(_map(one).get("credentialSubject")).get("endorsementComment"))
            for one in endorsements.values()
        ),
        examples=tuple(_list_examples(document)),
        unchecked=tuple(_list_unchecked(document)),
    )


def _find(document: Mapping[str, Json], endorsements: Endorsements, on: date) -> Iterator[Finding]:
    """Find what is wrong with a badge, then with each endorsement."""
    yield from prove(document, (Kind.BADGE, Kind.BADGE_ALIAS), on)
    subject = _map(document.get("credentialSubject"))
    if not isinstance(subject.get("achievement"), dict):
        yield Finding(Reason.INCOMPLETE, place_of("credentialSubject", "achievement"))

    # An endorsement is of this very content, and by nobody who speaks for themselves.
    name = name_content(document)
    own = (find_id(document.get("issuer")), find_id(document.get("credentialSubject")))
    for at, one in endorsements.items():
        held = _map(one)
        yield from prove(held, (Kind.ENDORSEMENT,), on, *at)
        named = find_id(held.get("credentialSubject"))
        if named != name or find_id(held.get("issuer")) in own:
            yield Finding(Reason.ENDORSEMENT, place_of(*at))


def _list_endorsements(document: Mapping[str, Json]) -> Endorsements:
    """List what others said of a badge, by its place."""
    held = document.get("endorsement", [])
    if isinstance(held, list):
        return {("endorsement", number): one for number, one in enumerate(held)}
    return {("endorsement",): held}


def _list_skills(achieved: Mapping[str, Json]) -> Iterator[Skill]:
    """List the skills that an achievement names."""
    listed = achieved.get("alignment")
    for one in map(_map, listed if isinstance(listed, list) else [listed]):
        if _text(one.get("targetUrl")):
            yield Skill(_text(one.get("targetUrl")), _text(one.get("targetName")))


def _list_examples(document: Mapping[str, Json]) -> Iterator[str]:
    """List what stands in a badge as evidence, in words."""
    held = document.get("evidence")
    for one in map(_map, held if isinstance(held, list) else [held]):
        if _text(one.get("narrative")):
            yield _text(one.get("narrative"))


def _list_unchecked(document: Mapping[str, Json]) -> Iterator[str]:
    """List the parts whose check needs a network, or another kind of proof."""
    for name in ("credentialStatus", "credentialSchema", "refreshService", "endorsementJwt"):
        if name in document:
            yield name


def _read_party(value: Json) -> Party:
    """Read who somebody says to be."""
    return Party(find_id(value), _text(_map(value).get("name")))


def _find_name(subject: Mapping[str, Json]) -> str:
    """Find the name of a holder; empty where it stands nowhere, or only its hash does."""
    listed = subject.get("identifier")
    for one in map(_map, listed if isinstance(listed, list) else [listed]):
        if one.get("identityType") == "name" and one.get("hashed") is False:
            return _text(one.get("identityHash"))
    return ""


def _map(value: Json) -> dict[str, Json]:
    """Return what holds names and values; nothing where it is anything else."""
    return value if isinstance(value, dict) else {}


def _text(value: Json) -> str:
    """Return a text; an empty one where it is anything else."""
    return value if isinstance(value, str) else ""
