"""The published vectors of eddsa-jcs-2022, byte for byte: source in eddsa_jcs_2022/README.md."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.multibase import (
    KeyKind,
    decode_base58,
    decode_key,
    encode_base58,
    key_of,
)
from carepact.recognise.credentials.reasons import Reason
from carepact.recognise.credentials.strict_json import Json, read_json
from carepact.recognise.credentials.suite import (
    add_proof,
    canonicalise,
    hash_data,
    is_as_signed,
    read_signature,
)
from carepact.recognise.credentials.verification import verify

VECTORS = Path(__file__).parent / "eddsa_jcs_2022"


def read(name: str) -> str:
    return (VECTORS / name).read_text("utf-8").strip()


def read_map(name: str) -> dict[str, Json]:
    found = read_json((VECTORS / name).read_bytes(), name)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def key() -> Key:
    pair = json.loads(read("keyPair.json"))
    secret = decode_key(KeyKind.SECRET, pair["privateKeyMultibase"])
    assert secret is not None
    return Key(secret)


def test_the_public_key_and_its_did_are_the_published_ones(key: Key) -> None:
    public = json.loads(read("keyPair.json"))["publicKeyMultibase"]
    assert key.did == f"did:key:{public}"
    assert key_of(key.did) == key.public


def test_canonical_bytes_of_document_and_proof_are_the_published_ones() -> None:
    assert canonicalise(read_map("unsigned.json")).decode() == read("canonDocJCS.txt")
    assert canonicalise(read_map("proofConfigJCS.json")).decode() == read("proofCanonJCS.txt")


def test_hashes_are_the_published_ones() -> None:
    hashed = hash_data(read_map("proofConfigJCS.json"), read_map("unsigned.json")).hex()
    assert hashed == read("combinedHashJCS.txt")
    assert (hashed[:64], hashed[64:]) == (read("proofHashJCS.txt"), read("docHashJCS.txt"))


def test_our_proof_is_the_published_one(key: Key) -> None:
    at = datetime(2023, 2, 24, 23, 36, 38, tzinfo=UTC)
    assert add_proof(read_map("unsigned.json"), key, at) == read_map("signedJCS.json")


def test_the_signature_has_the_published_bytes_and_letters() -> None:
    raw = bytes.fromhex(read("sigHexJCS.txt"))
    assert encode_base58(raw) == read("sigBTC58JCS.txt")
    assert decode_base58(read("sigBTC58JCS.txt"), 64) == raw


def test_the_published_document_is_as_it_was_signed(key: Key) -> None:
    signed = read_map("signedJCS.json")
    proof = signed["proof"]
    assert isinstance(proof, dict)
    signature = read_signature(proof)
    assert signature is not None
    assert is_as_signed(signed, proof, key.public, signature)
    assert not is_as_signed({**signed, "name": "Alumna"}, proof, key.public, signature)


def test_it_is_no_badge_and_its_issuer_is_not_known_by_a_key() -> None:
    found = verify((VECTORS / "signedJCS.json").read_bytes(), date(2026, 11, 30))
    assert set(found.reasons) == {Reason.CONTEXT, Reason.INCOMPLETE, Reason.KEY}
