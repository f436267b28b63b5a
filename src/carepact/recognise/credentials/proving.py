"""What holds of one signed document, badge or endorsement: its words, its proof, its days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from carepact.recognise.credentials import curve
from carepact.recognise.credentials.documents import (
    Kind,
    begin,
    contexts,
    find_id,
    list_texts,
    name_content,
    name_scheme,
    place_of,
)
from carepact.recognise.credentials.multibase import did_of, key_of, method_of
from carepact.recognise.credentials.reasons import Finding, Reason
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.suite import is_as_signed, read_signature, suite_name


def prove(
    document: Mapping[str, Json], kinds: tuple[Kind, ...], on: date, *above: str | int
) -> Iterator[Finding]:
    """Find what is wrong with a signed document.

    Parameters
    ----------
    document : mapping
        As `read_json` reads it.
    kinds : tuple of Kind
        What it may be: one of these.
    on : date
        The day for which it is asked.
    *above : str or int
        Where it stands within a larger document.
    """
    yield from _check_words(document, kinds, *above)
    yield from _check_days(document, on, *above)
    held = document.get("proof")
    proofs = held if isinstance(held, list) else [held]
    at = (*above, "proof", 0) if isinstance(held, list) else (*above, "proof")
    if len(proofs) > 1:
        yield Finding(Reason.SUITE, place_of(*above, "proof"))
    elif proofs and isinstance(proofs[0], dict):
        yield from _check_options(proofs[0], on, *at)
        yield from _check_signature(document, proofs[0], *at)
    else:
        yield Finding(Reason.INCOMPLETE, place_of(*above, "proof"))
    if _is_misnamed(document):
        yield Finding(Reason.CHANGED, place_of(*above, "id"))


def read_moment(value: Json) -> datetime | None:
    """Read a time with its zone, XML Schema 1.1 dateTimeStamp; None where it is anything else."""
    form = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)"
    if not isinstance(value, str) or not re.fullmatch(form, value, re.ASCII):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:  # a day or an hour that is none
        return None


def _check_words(
    document: Mapping[str, Json], kinds: tuple[Kind, ...], *above: str | int
) -> Iterator[Finding]:
    """Find that a document is of another kind, or that its words mean something else."""
    if document.get("@context") != contexts():
        yield Finding(Reason.CONTEXT, place_of(*above, "@context"))
    for name, value in document.items():
        if name not in ("@context", "proof") and (above or name != "endorsement"):
            yield from _find_contexts(value, *above, name)
    types = list_texts(document.get("type"))
    if Kind.CREDENTIAL not in types or not set(kinds) & set(types):
        yield Finding(Reason.INCOMPLETE, place_of(*above, "type"))
    for name in ("id", "issuer", "credentialSubject"):
        if not find_id(document.get(name)):
            yield Finding(Reason.INCOMPLETE, place_of(*above, name))


def _find_contexts(value: Json, *above: str | int) -> Iterator[Finding]:
    """Find contexts further within, which would change what the words there mean."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name == "@context":
                yield Finding(Reason.CONTEXT, place_of(*above, name))
            yield from _find_contexts(one, *above, name)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _find_contexts(one, *above, number)


def _check_days(document: Mapping[str, Json], on: date, *above: str | int) -> Iterator[Finding]:
    """Find that a document is not valid on a day, or says no day."""
    first, last = read_moment(document.get("validFrom")), read_moment(document.get("validUntil"))
    if first is None:
        yield Finding(Reason.INCOMPLETE, place_of(*above, "validFrom"))
    elif first > datetime.combine(on, time.max, UTC):
        yield Finding(Reason.EARLY, place_of(*above, "validFrom"))
    if last is None and "validUntil" in document:
        yield Finding(Reason.INCOMPLETE, place_of(*above, "validUntil"))
    elif last is not None and last < begin(on):
        yield Finding(Reason.EXPIRED, place_of(*above, "validUntil"))


def _check_signature(
    document: Mapping[str, Json], proof: Mapping[str, Json], *at: str | int
) -> Iterator[Finding]:
    """Find that a proof is not the issuer's, or not of this document."""
    public = _find_key(proof)
    owned = public is not None and find_id(document.get("issuer")) == did_of(public)
    if not owned:
        yield Finding(Reason.KEY, place_of(*at, "verificationMethod"))
    known = (proof.get("type"), proof.get("cryptosuite")) == ("DataIntegrityProof", suite_name())
    if not known:
        yield Finding(Reason.SUITE, place_of(*at, "cryptosuite"))
    signature = read_signature(proof)
    if signature is None:
        yield Finding(Reason.SIGNATURE, place_of(*at, "proofValue"))
    if not known or signature is None or public is None:
        return
    if not is_as_signed(document, proof, public, signature):
        yield Finding(Reason.CHANGED, place_of(*at, "proofValue"))


def _check_options(proof: Mapping[str, Json], on: date, *at: str | int) -> Iterator[Finding]:
    """Find that a proof is for something else, or of no time."""
    if proof.get("proofPurpose") != "assertionMethod":
        yield Finding(Reason.INCOMPLETE, place_of(*at, "proofPurpose"))
    for name in ("created", "expires"):
        if name in proof and read_moment(proof[name]) is None:
            yield Finding(Reason.INCOMPLETE, place_of(*at, name))
    expires = read_moment(proof.get("expires"))
    if expires is not None and expires < begin(on):
        yield Finding(Reason.EXPIRED, place_of(*at, "expires"))


def _find_key(proof: Mapping[str, Json]) -> bytes | None:
    """Return the key of a proof where its name holds one that can sign; else None.

    Nothing is fetched: the keys of names other than `did:key` are not known here.
    """
    method = proof.get("verificationMethod")
    did = method.partition("#")[0] if isinstance(method, str) else ""
    public = key_of(did)
    if public is None or method != method_of(did) or curve.is_small_order(public):
        return None
    return public


def _is_misnamed(document: Mapping[str, Json]) -> bool:
    """Tell whether a document bears the name of other content."""
    named = find_id(document.get("id"))
    return named.startswith(name_scheme()) and named != name_content(document)
