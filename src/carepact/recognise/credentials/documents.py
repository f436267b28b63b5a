"""The words of Verifiable Credentials 2.0 and Open Badges 3.0 that both sides need.

Contexts and types are names here: nothing is fetched, and a document that names other contexts is
not read as if it meant these.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum

from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.suite import canonicalise


class Context(StrEnum):
    """What the words of a credential mean, by the address where that is written."""

    CREDENTIAL = "https://www.w3.org/ns/credentials/v2"
    """W3C Verifiable Credentials Data Model v2.0, section 4.3."""
    BADGE = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
    """1EdTech Open Badges 3.0.3, its JSON-LD context."""


class Kind(StrEnum):
    """Types of a credential, VC 2.0 and Open Badges 3.0."""

    CREDENTIAL = "VerifiableCredential"
    BADGE = "AchievementCredential"
    BADGE_ALIAS = "OpenBadgeCredential"
    """The same under its other name, in Open Badges 3.0."""
    ENDORSEMENT = "EndorsementCredential"


def contexts() -> list[Json]:
    """List the contexts of what is made here, in their order."""
    return [one.value for one in Context]


def name_content(document: Mapping[str, Json]) -> str:
    """Name a document after what it holds: RFC 6920 with SHA-256 of its canonical form.

    Its own name, its proof and its endorsements are left out: an endorsement that gives this name
    is of this content, and of none that is put in its place.
    """
    left_out = ("id", "proof", "endorsement")
    held = {name: value for name, value in document.items() if name not in left_out}
    digest = hashlib.sha256(canonicalise(held)).digest()
    return name_scheme() + urlsafe_b64encode(digest).decode().rstrip("=")


def name_scheme() -> str:
    """Return how a name begins that is made of content; RFC 6920, section 3."""
    return "ni:///sha-256;"


def write_day(day: date) -> str:
    """Write the beginning of a day in UTC, as credentials give times."""
    return f"{day.isoformat()}T00:00:00Z"


def begin(day: date) -> datetime:
    """Return the moment when a day begins in UTC."""
    return datetime.combine(day, time(), UTC)


def place_of(*steps: str | int) -> str:
    """Name a place within a document: `proof.proofValue`, `endorsement[0].issuer`."""
    named = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return named.removeprefix(".")


def list_texts(value: Json) -> Sequence[str]:
    """List a text, or the texts of a list; nothing where there is anything else."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str)]
    return []


def find_id(value: Json) -> str:
    """Return the name of somebody or something: a text, or what stands under `id`; else empty."""
    named = value.get("id") if isinstance(value, dict) else value
    return named if isinstance(named, str) else ""
