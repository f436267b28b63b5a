"""Whatever stands in a file, `verify` answers or refuses: nothing else leaves it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carepact.core.errors import CareError
from carepact.recognise.credentials.badge import write_document
from carepact.recognise.credentials.documents import Context, Kind
from carepact.recognise.credentials.reasons import Finding, Reason, word_finding
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.verification import Verification, verify

bounded = settings(max_examples=100, deadline=None, derandomize=True, database=None)
ON = date(2026, 11, 30)

WORDS = [
    *(one.value for one in (*Context, *Kind)),
    *("@context", "id", "type", "issuer", "name", "validFrom", "validUntil", "credentialSubject"),
    *("proof", "proofValue", "cryptosuite", "verificationMethod", "created", "expires"),
    *("endorsement", "achievement", "alignment", "targetUrl", "identifier", "identityType"),
    *("DataIntegrityProof", "eddsa-jcs-2022", "assertionMethod", "did:key:z6Mk", "ni:///sha-256;"),
    *("0000-00-00T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "z1"),
]
words = st.sampled_from(WORDS) | st.text(max_size=8)
documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=6),
    max_leaves=25,
)


def answer(raw: bytes) -> Verification | CareError:
    """Verify; a verdict and a refusal are answers, and a verdict has words."""
    try:
        found = verify(raw, ON)
    except CareError as error:
        return error
    assert found.valid == (not found.findings)
    assert all(word_finding(one) for one in found.findings)
    return found


@bounded
@given(st.binary(max_size=200))
def test_bytes_are_answered(raw: bytes) -> None:
    assert isinstance(answer(raw), CareError | Verification)


@bounded
@given(st.text('{}[]":,\\truefalsn0123456789.eE+-N aI\n\u00e9', max_size=60))
def test_what_looks_like_json_is_answered(text: str) -> None:
    assert isinstance(answer(text.encode("utf-8", "surrogatepass")), CareError | Verification)


@bounded
@given(documents)
def test_any_json_is_answered_and_is_no_valid_credential(document: object) -> None:
    found = answer(json.dumps(document).encode())
    assert not (isinstance(found, Verification) and found.valid)


@bounded
@given(st.dictionaries(st.sampled_from(WORDS), documents, max_size=12))
def test_any_document_with_the_words_of_credentials_is_answered(document: dict[str, Any]) -> None:
    found = answer(json.dumps(document).encode())
    assert not (isinstance(found, Verification) and found.valid)


def mutate(value: Any, pick: Callable[[st.SearchStrategy[Any]], Any]) -> Any:  # noqa: ANN401
    """Replace, drop, double or put in something at one place of a document."""
    if isinstance(value, dict) and value and pick(st.integers(0, 3)):
        name = pick(st.sampled_from(sorted(value)))
        kind = pick(st.integers(0, 5))
        if kind == 0:
            return {key: one for key, one in value.items() if key != name}
        if kind == 1:
            return {**value, pick(words): value[name]}
        return {**value, name: mutate(value[name], pick)}
    if isinstance(value, list) and value and pick(st.integers(0, 3)):
        at = pick(st.integers(0, len(value) - 1))
        return [*value[:at], mutate(value[at], pick), *value[at + pick(st.integers(0, 1)) :]]
    if isinstance(value, str) and value and pick(st.booleans()):
        at = pick(st.integers(0, len(value) - 1))
        return value[:at] + pick(st.text(max_size=2)) + value[at + 1 :]
    return pick(documents)


def says_the_same(mutated: Any) -> bool:  # noqa: ANN401
    """Tell whether nothing is changed, but that the proof leaves out contexts it shares."""
    if not isinstance(mutated, dict) or not isinstance(mutated.get("proof"), dict):
        return False
    contexts = {"@context": mutated.get("@context")}
    return bool({**mutated, "proof": {**contexts, **mutated["proof"]}} == SIGNED)


@settings(bounded, max_examples=200)
@given(st.data())
def test_a_mutated_credential_is_answered_and_rejected(data: st.DataObject) -> None:
    mutated = mutate(copy.deepcopy(SIGNED), data.draw)
    found = answer(json.dumps(mutated).encode())
    if not says_the_same(mutated):
        assert not (isinstance(found, Verification) and found.valid)


@bounded
@given(st.data())
def test_a_file_with_other_bytes_in_it_is_answered(data: st.DataObject) -> None:
    raw = write_document(SIGNED)
    at = data.draw(st.integers(0, len(raw)))
    other = raw[:at] + data.draw(st.binary(max_size=3)) + raw[data.draw(st.integers(at, at + 3)) :]
    found = answer(other)
    if isinstance(found, Verification) and found.valid:  # spaces between words alone
        assert json.loads(other) == json.loads(raw)


SIGNED: dict[str, Json] = {}


@pytest.fixture(autouse=True, scope="module")
def _take_signed(signed: dict[str, Json]) -> None:
    SIGNED.update(signed)


def test_a_thousand_endorsements_are_answered_with_the_first_faults(
    signed: dict[str, Json],
) -> None:
    many: list[Json] = [{} for _number in range(1000)]
    found = verify(write_document({**signed, "endorsement": many}), ON)
    assert len(found.findings) == 50
    assert found.findings[0] == Finding(Reason.CHANGED, "proof.proofValue")
    assert len(found.endorsers) == 1000


def test_every_reason_has_words_of_its_own() -> None:
    said = [word_finding(Finding(reason, "proof")) for reason in Reason]
    assert len(set(said)) == len(Reason)
    assert all(one.startswith("proof: ") for one in said)
