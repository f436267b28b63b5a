"""Badges as files: an organisation stands by one, its holder puts both together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, _c
from carepact.recognise.credentials.badge import Party, sign_badge, write_document
from carepact.recognise.credentials.endorsement import endorse_badge
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.strict_json import Json, read_json
from carepact.recognise.privacy import find_health_words


def endorse(raw: bytes, file: str, endorser: str, comment: str, key: Key, day: date) -> bytes:
    """Stand by a badge, which the endorser has read and found right.

    Parameters
    ----------
    raw : bytes
        The badge, signed.
    file : str
        How messages name it.
    endorser : str
        Name of the organisation.
    comment : str
        What it says of the badge.
    key : Key
        Its own.
    day : date
        Day of the signature.

    Returns
    -------
    bytes
        The endorsement, for the holder to put beside the badge.

    Raises
    ------
    ParameterError
        As `read_badge` and `endorse_badge`, or if the comment tells of somebody's health.
    """
    document = read_badge(raw, file)
    with Faults(ParameterError, _c("signed badge", "endorsement")) as faults:
        for word in find_health_words(comment):
            faults.add(
                _(
                    "the comment says '{word}', which tells of who was cared for. Say it in other "
                    "words.",
                    word=word,
                )
            )
    return write_document(endorse_badge(document, Party(key.did, endorser), comment, key, day))


def attach(
    raw: bytes, file: str, endorsements: Sequence[tuple[str, bytes]], key: Key, day: date
) -> bytes:
    """Put endorsements beside a badge, and sign it anew.

    Parameters
    ----------
    raw : bytes
        The badge.
    file : str
        How messages name it.
    endorsements : sequence of tuple of str and bytes
        The endorsements, each with how messages name it.
    key : Key
        The holder's own.
    day : date
        Day of the new signature.
    """
    document = read_badge(raw, file)
    earlier = document.pop("endorsement", [])
    document.pop("proof", None)
    held = [one for one in (earlier if isinstance(earlier, list) else [earlier]) if one]
    held += [read_badge(other, name) for name, other in endorsements]
    unlike = [one for place, one in enumerate(held) if one not in held[:place]]
    return sign_badge(document, key, day, [one for one in unlike if isinstance(one, dict)])


def read_badge(raw: bytes, file: str) -> dict[str, Json]:
    """Read a badge or an endorsement as a document.

    Raises
    ------
    ParameterError
        If it is no JSON document, or one that two readers read differently.
    """
    document = read_json(raw, file or _c("signed badge", "badge"))
    if not isinstance(document, dict):
        raise ParameterError(
            _("{file}: is no credential, but a single value or a list. Name another.", file=file)
        )
    return document
