"""Whatever is changed after signing is rejected, with the reason that holds."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from carepact.recognise.credentials import curve
from carepact.recognise.credentials.badge import (
    Badge,
    Party,
    build_badge,
    sign_badge,
    write_document,
)
from carepact.recognise.credentials.documents import name_content
from carepact.recognise.credentials.endorsement import endorse_badge
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.multibase import (
    did_of,
    encode_base58,
    method_of,
)
from carepact.recognise.credentials.reasons import Finding, Reason
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.suite import add_proof, hash_data
from carepact.recognise.credentials.verification import verify

DAY = date(2026, 11, 30)
AT = datetime(2026, 11, 30, tzinfo=UTC)


def put(document: dict[str, Json], path: tuple[str | int, ...], value: Json) -> dict[str, Json]:
    """Return a document with another value at a place; what stands there must differ."""
    changed: Any = copy.deepcopy(document)
    at = changed
    for step in path[:-1]:
        at = at[step]
    assert at[path[-1]] != value
    at[path[-1]] = value
    result: dict[str, Json] = changed
    return result


def findings(document: dict[str, Json], on: date = DAY) -> tuple[Finding, ...]:
    return verify(write_document(document), on).findings


def leaves(value: Any, *above: str | int) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    """List the places of all texts and truth values of a document."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, *above, name)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from leaves(one, *above, number)
    else:
        yield above


def test_what_we_sign_is_valid_and_says_who_what_and_by_whom_it_is_endorsed(
    signed: dict[str, Json], badge: Badge, organisation_key: Key, day: date
) -> None:
    found = verify(write_document(signed), day)
    assert found.findings == ()
    assert found.valid
    assert (found.holder, found.issuer) == (badge.holder, badge.issuer)
    assert (found.name, found.skills) == (badge.achievement.name, badge.achievement.skills)
    assert found.endorsers == (Party(organisation_key.did, "Asociación de Vecinas"),)
    assert found.unchecked == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("credentialSubject", "identifier", 0, "identityHash"), "Eva López"),
        (("issuer", "name"), "Eva López"),
        (("validFrom",), "2020-01-01T00:00:00Z"),
        (("validUntil",), "2099-01-01T00:00:00Z"),
        (("credentialSubject", "achievement", "alignment", 0, "targetName"), "liderar"),
        (
            ("credentialSubject", "achievement", "alignment", 0, "targetUrl"),
            "http://data.europa.eu/esco/skill/adc6dc11-3376-467b-96c5-9b0a21edc869",
        ),
        (("evidence", 0, "narrative"), "Otro ejemplo."),
        (("proof", "created"), "2026-11-29T00:00:00Z"),
        (("proof", "@context"), ["https://www.w3.org/ns/credentials/v2"]),
        (("endorsement", 0, "credentialSubject", "endorsementComment"), "Excelente."),
        (("endorsement",), []),
    ],
)
def test_a_changed_name_day_skill_example_option_or_endorsement_is_told(
    signed: dict[str, Json], path: tuple[str | int, ...], value: Json
) -> None:
    found = findings(put(signed, path, value))
    assert Finding(Reason.CHANGED, "proof.proofValue") in found


def test_no_text_of_the_document_can_be_changed_unseen(signed: dict[str, Json]) -> None:
    places = list(leaves(signed))
    assert len(places) > 50
    kept = [path for path in places if not findings(put(signed, path, "other"))]
    assert kept == []


def test_a_proof_that_leaves_out_its_contexts_has_those_of_the_document(
    signed: dict[str, Json],
) -> None:
    """Two spellings of what was signed, as some tools write the one and some the other."""
    proof = signed["proof"]
    assert isinstance(proof, dict)
    short: dict[str, Json] = {name: one for name, one in proof.items() if name != "@context"}
    assert findings({**signed, "proof": short}) == ()
    other = put({**signed, "proof": short}, ("@context",), ["https://www.w3.org/ns/credentials/v2"])
    assert Finding(Reason.CHANGED, "proof.proofValue") in findings(other)


def test_a_field_put_in_or_taken_out_is_told(signed: dict[str, Json]) -> None:
    changed = Finding(Reason.CHANGED, "proof.proofValue")
    for name in ("name", "evidence", "validUntil"):
        assert changed in findings({key: one for key, one in signed.items() if key != name})
    assert changed in findings({**signed, "image": "x"})
    proof = signed["proof"]
    assert isinstance(proof, dict)
    assert changed in findings({**signed, "proof": {**proof, "domain": "x"}})


def test_a_changed_endorsement_is_told_where_it_stands(signed: dict[str, Json]) -> None:
    path = ("endorsement", 0, "credentialSubject", "endorsementComment")
    found = findings(put(signed, path, "Excelente."))
    assert Finding(Reason.CHANGED, "endorsement[0].proof.proofValue") in found


def test_a_changed_issuer_has_a_key_that_is_not_theirs(
    signed: dict[str, Json], organisation_key: Key
) -> None:
    found = findings(put(signed, ("issuer", "id"), organisation_key.did))
    assert Finding(Reason.KEY, "proof.verificationMethod") in found
    assert Finding(Reason.CHANGED, "proof.proofValue") in found


def test_a_stranger_who_signs_in_the_name_of_the_issuer_is_told(
    unsigned: dict[str, Json], organisation_key: Key
) -> None:
    forged = add_proof(unsigned, organisation_key, AT)
    assert findings(forged) == (Finding(Reason.KEY, "proof.verificationMethod"),)


def test_a_name_that_is_no_did_key_is_not_followed(signed: dict[str, Json]) -> None:
    web = put(signed, ("proof", "verificationMethod"), "did:web:example.org#1")
    assert findings(web) == (Finding(Reason.KEY, "proof.verificationMethod"),)


def test_a_key_under_which_one_signature_fits_anything_is_no_key(
    unsigned: dict[str, Json],
) -> None:
    """The neutral point: R = point, S = 0 satisfies S B = R + h A for every hash h."""
    point = (1).to_bytes(32, "little")
    did = did_of(point)
    document = put(unsigned, ("issuer", "id"), did)
    document = {**document, "id": name_content(document)}
    proof: dict[str, Json] = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "verificationMethod": method_of(did),
        "proofPurpose": "assertionMethod",
        "proofValue": encode_base58(point + bytes(32)),
    }
    assert findings({**document, "proof": proof}) == (
        Finding(Reason.KEY, "proof.verificationMethod"),
    )


@pytest.mark.parametrize(
    "value", ["", "z", "other", "z0OIl", "u" + "A" * 86, "z" + "1" * 63, "z" + "2" * 500, 7, None]
)
def test_what_is_no_signature_is_told(signed: dict[str, Json], value: Json) -> None:
    found = findings(put(signed, ("proof", "proofValue"), value))
    assert found == (Finding(Reason.SIGNATURE, "proof.proofValue"),)


def test_the_proof_names_the_one_key_of_the_did(
    signed: dict[str, Json], holder_key: Key, organisation_key: Key
) -> None:
    did = holder_key.did
    other = organisation_key.did.removeprefix("did:key:")
    methods: tuple[Json, ...] = (did, f"{did}#", f"{did}#{other}", f"{did}#1", ["x"])
    for method in methods:
        found = findings(put(signed, ("proof", "verificationMethod"), method))
        assert found == (Finding(Reason.KEY, "proof.verificationMethod"),)


def test_a_proof_of_other_contexts_than_the_document_is_of_another_document(
    unsigned: dict[str, Json], holder_key: Key
) -> None:
    """Options with one context, and a document with two, both signed as they stand."""
    proof = add_proof(unsigned, holder_key, AT)["proof"]
    assert isinstance(proof, dict)
    options: dict[str, Json] = {**proof, "@context": ["https://www.w3.org/ns/credentials/v2"]}
    del options["proofValue"]
    value = encode_base58(curve.sign(holder_key.secret, hash_data(options, unsigned)))
    found = findings({**unsigned, "proof": {**options, "proofValue": value}})
    assert found == (Finding(Reason.CHANGED, "proof.proofValue"),)


def test_another_suite_is_not_known(signed: dict[str, Json]) -> None:
    for name, value in (("cryptosuite", "eddsa-rdfc-2022"), ("type", "Ed25519Signature2020")):
        found = findings(put(signed, ("proof", name), value))
        assert found == (Finding(Reason.SUITE, "proof.cryptosuite"),)


def test_another_meaning_of_the_words_is_not_known(
    unsigned: dict[str, Json], holder_key: Key
) -> None:
    listed = unsigned["@context"]
    assert isinstance(listed, list)
    for contexts in ([*listed, "https://example.org/v1"], listed[:1], listed[::-1], None):
        document: dict[str, Json] = {**unsigned, "@context": contexts}
        document["id"] = name_content(document)
        found = findings(add_proof(document, holder_key, AT))
        assert found == (Finding(Reason.CONTEXT, "@context"),)
    within = put(unsigned, ("issuer", "type"), [{"@context": {"name": "https://example.org/"}}])
    within["id"] = name_content(within)
    found = findings(add_proof(within, holder_key, AT))
    assert found == (Finding(Reason.CONTEXT, "issuer.type[0].@context"),)


def test_it_is_valid_from_its_first_day_to_its_last(signed: dict[str, Json]) -> None:
    early = Finding(Reason.EARLY, "validFrom")
    assert early in findings(signed, date(2026, 11, 29))
    assert findings(signed, date(2026, 11, 30)) == ()
    assert findings(signed, date(2031, 11, 30)) == ()
    assert findings(signed, date(2031, 12, 1)) == (Finding(Reason.EXPIRED, "validUntil"),)
    assert findings(signed, date.max) == (Finding(Reason.EXPIRED, "validUntil"),)
    assert early in findings(signed, date.min)


def test_a_day_counts_whole_on_which_it_begins_or_ends(
    unsigned: dict[str, Json], holder_key: Key
) -> None:
    document: dict[str, Json] = {
        **unsigned,
        "validFrom": "2026-11-30T23:59:59Z",
        "validUntil": "2026-12-01T01:00:00+01:00",
    }
    document["id"] = name_content(document)
    signed = add_proof(document, holder_key, AT)
    assert findings(signed, date(2026, 11, 29)) == (Finding(Reason.EARLY, "validFrom"),)
    assert findings(signed, date(2026, 11, 30)) == ()
    assert findings(signed, date(2026, 12, 1)) == ()
    assert findings(signed, date(2026, 12, 2)) == (Finding(Reason.EXPIRED, "validUntil"),)


def test_a_proof_that_has_expired_is_told(unsigned: dict[str, Json], holder_key: Key) -> None:
    signed = add_proof(unsigned, holder_key, AT)
    ended = put(signed, ("proof", "proofPurpose"), "authentication")
    assert Finding(Reason.INCOMPLETE, "proof.proofPurpose") in findings(ended)
    proof = signed["proof"]
    assert isinstance(proof, dict)
    for expires, reason in (
        ("2026-11-29T23:59:59Z", Reason.EXPIRED),
        ("2026-02-30T00:00:00Z", Reason.INCOMPLETE),
        ("2026-11-29", Reason.INCOMPLETE),
    ):
        found = findings({**signed, "proof": {**proof, "expires": expires}})
        assert Finding(reason, "proof.expires") in found


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("id", "id"),
        ("type", "type"),
        ("issuer", "issuer"),
        ("validFrom", "validFrom"),
        ("credentialSubject", "credentialSubject.achievement"),
        ("proof", "proof"),
    ],
)
def test_what_a_credential_has_and_this_has_not_is_told(
    signed: dict[str, Json], name: str, place: str
) -> None:
    others: tuple[Json, ...] = (None, [], 7)
    for value in others:
        found = findings({**signed, name: value})
        assert Finding(Reason.INCOMPLETE, place) in found


def test_an_endorsement_of_another_badge_does_not_belong_here(
    badge: Badge, endorsement: dict[str, Json], holder_key: Key
) -> None:
    """The holder signs other content under the same name, with the endorsement beside it."""
    other = build_badge(Badge(badge.holder, badge.issuer, badge.achievement, date(2026, 1, 1)))
    held: list[Json] = [endorsement]
    renamed = {**other, "id": endorsement_name(endorsement), "endorsement": held}
    assert findings(add_proof(renamed, holder_key, AT)) == (
        Finding(Reason.CHANGED, "id"),
        Finding(Reason.ENDORSEMENT, "endorsement[0]"),
    )
    named = {**other, "endorsement": held}
    assert findings(add_proof(named, holder_key, AT)) == (
        Finding(Reason.ENDORSEMENT, "endorsement[0]"),
    )


def endorsement_name(endorsement: dict[str, Json]) -> Json:
    subject = endorsement["credentialSubject"]
    assert isinstance(subject, dict)
    return subject["id"]


def test_nobody_endorses_themselves(
    endorsement: dict[str, Json], unsigned: dict[str, Json], holder_key: Key
) -> None:
    own: dict[str, Json] = {**endorsement, "issuer": holder_key.did}
    del own["proof"]
    own["id"] = name_content(own)
    held: list[Json] = [add_proof(own, holder_key, AT)]
    found = findings(add_proof({**unsigned, "endorsement": held}, holder_key, AT))
    assert found == (Finding(Reason.ENDORSEMENT, "endorsement[0]"),)


def test_what_cannot_be_looked_up_here_is_named(unsigned: dict[str, Json], holder_key: Key) -> None:
    document: dict[str, Json] = {**unsigned, "credentialStatus": {"id": "https://example.org/1"}}
    document["id"] = name_content(document)
    found = verify(write_document(add_proof(document, holder_key, AT)), AT.date())
    assert (found.findings, found.unchecked) == ((), ("credentialStatus",))


def test_an_organisation_can_issue_for_a_holder(
    badge: Badge, holder_key: Key, organisation_key: Key, day: date
) -> None:
    issuer = Party(organisation_key.did, "Asociación de Vecinas")
    document = build_badge(
        Badge(badge.holder, issuer, badge.achievement, day, evidence=badge.evidence)
    )
    third = Key(bytes(range(2, 34)))
    said = endorse_badge(document, Party(third.did, "Escuela"), "Cierto.", third, day)
    found = verify(sign_badge(document, organisation_key, day, [said]), day)
    assert found.valid
    assert (found.holder.did, found.issuer) == (holder_key.did, issuer)
    assert json.loads(sign_badge(document, organisation_key, day))["id"] == document["id"]
