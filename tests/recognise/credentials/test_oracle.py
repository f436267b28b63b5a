"""openvc-core, written by others, verifies what we sign, and we verify what it signs."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openvc.keys import Ed25519SigningKey
from openvc.proof.di_jcs import EddsaJcsProofSuite
from openvc.proof.errors import ProofError
from openvc.verify import VerificationPolicy, verify_credential

from carepact.recognise.credentials.badge import write_document
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.reasons import Finding, Reason
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.verification import verify

AT = datetime(2026, 11, 30, tzinfo=UTC)


def sign_there(document: Mapping[str, Json], key: Key) -> dict[str, Any]:
    """Sign by the oracle, with the same secret."""
    secret = Ed25519SigningKey(Ed25519PrivateKey.from_private_bytes(key.secret), key.method)
    return EddsaJcsProofSuite().add_proof(
        dict(document), signing_key=secret, verification_method=key.method, created=AT
    )


def test_the_oracle_verifies_badge_and_endorsement_of_ours(
    signed: dict[str, Json], endorsement: dict[str, Json], holder_key: Key, organisation_key: Key
) -> None:
    policy = VerificationPolicy(now=AT, expected_types=["AchievementCredential"])
    assert verify_credential(signed, policy=policy).issuer == holder_key.did
    policy = VerificationPolicy(now=AT, expected_types=["EndorsementCredential"])
    assert verify_credential(endorsement, policy=policy).issuer == organisation_key.did


def test_the_oracle_rejects_ours_once_a_skill_is_changed(signed: dict[str, Json]) -> None:
    changed: Any = copy.deepcopy(signed)
    changed["credentialSubject"]["achievement"]["alignment"][0]["targetName"] = "liderar"
    with pytest.raises(ProofError):
        verify_credential(changed, policy=VerificationPolicy(now=AT))


def test_we_verify_what_the_oracle_signs_although_its_proof_names_no_contexts(
    unsigned: dict[str, Json], holder_key: Key
) -> None:
    signed = sign_there(unsigned, holder_key)
    assert "@context" not in signed["proof"]
    assert verify(write_document(signed), AT.date()).findings == ()
    assert verify(write_document(signed), date(2026, 11, 29)).reasons == (Reason.EARLY,)


def test_we_reject_what_the_oracle_signs_once_anything_is_changed(
    unsigned: dict[str, Json], holder_key: Key
) -> None:
    changed = sign_there(unsigned, holder_key)
    changed["proof"]["created"] = "2026-11-29T00:00:00Z"
    found = verify(write_document(changed), AT.date()).findings
    assert found == (Finding(Reason.CHANGED, "proof.proofValue"),)


def test_a_proof_in_a_list_of_one_is_verified_as_open_badges_write_it(
    signed: dict[str, Json],
) -> None:
    listed: dict[str, Json] = {**signed, "proof": [signed["proof"]]}
    assert verify(write_document(listed), AT.date()).findings == ()
    twice: dict[str, Json] = {**signed, "proof": [signed["proof"], signed["proof"]]}
    found = verify(write_document(twice), AT.date()).findings
    assert found == (Finding(Reason.SUITE, "proof"),)
