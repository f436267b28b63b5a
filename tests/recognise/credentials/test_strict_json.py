"""What two readers of JSON would read differently is refused, with its place and the mend."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carepact.core.errors import ParameterError
from carepact.recognise.credentials.strict_json import read_json
from carepact.recognise.credentials.suite import canonicalise
from carepact.recognise.credentials.verification import verify

bounded = settings(max_examples=100, deadline=None, derandomize=True, database=None)


def refusal(text: str | bytes) -> str:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(ParameterError) as caught:
        read_json(raw, "shown.json")
    return str(caught.value)


TWICE = '{"issuer": "did:key:zEXAMPLE",\n "name": "first", "name": "second", "proof": {}}'
LARGE = '{"issuer": "did:key:zEXAMPLE", "hours": 9007199254740993, "proof": {}}'


def test_a_key_that_stands_twice_is_refused_where_it_comes_again() -> None:
    assert refusal(TWICE) == (
        "shown.json, line 2, column 19: the key 'name' stands twice in one pair of braces. "
        "Keep the one that is meant."
    )


def test_a_key_that_is_the_same_once_its_letters_are_read_is_refused() -> None:
    told = refusal('{"name": 1, "n\\u0061me": 2}')
    assert told.startswith("shown.json, line 1, column 13: the key 'name' stands twice")


def test_the_same_key_in_two_pairs_of_braces_is_none_twice() -> None:
    assert read_json(b'{"a": {"a": 1}, "b": {"a": 2}}', "f") == {"a": {"a": 1}, "b": {"a": 2}}


def test_a_number_that_machines_round_differently_is_refused() -> None:
    assert refusal(LARGE) == (
        "shown.json, line 1, column 41: the number 9007199254740993 is 2^53 or beyond, where "
        "machines round differently. Write it as a text, between quotes."
    )
    for written in ("9007199254740992", "-9007199254740992", "1e16", "1e999", "9" * 5000):
        assert "is 2^53 or beyond" in refusal(f"[{written}]")
    assert read_json(b"[9007199254740991, -9007199254740991]", "f") == [2**53 - 1, 1 - 2**53]


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_words_that_are_no_number_are_refused(word: str) -> None:
    told = refusal('{"hours": ' + word + "}")
    assert told == (f"shown.json, line 1, column 11: {word} is no number. Write a number, or null.")


def test_all_faults_are_told_at_once() -> None:
    told = refusal('{"a": NaN, "a": 1e400,\n"b": "\\ud800"}').splitlines()
    assert told[0] == "shown.json: 4 faults."
    assert [line.partition(": ")[0] for line in told[1:]] == [
        "1. shown.json, line 1, column 7",
        "2. shown.json, line 1, column 12",
        "3. shown.json, line 1, column 17",
        "4. shown.json, line 2, column 6",
    ]


def test_depth_size_and_length_have_limits() -> None:
    assert read_json(b"[" * 50 + b"]" * 50, "f")
    assert "more than 50 lists or keys" in refusal("[" * 51 + "]" * 51)
    assert "more than 50 lists or keys" in refusal('{"a":' * 100_000)
    assert "more than 200000 entries" in refusal("[" + "0," * 200_000 + "0]")
    assert "more than 131072 characters" in refusal('"' + "a" * 131_072 + '"')
    assert "larger than 5 million bytes" in refusal(" " * 5_000_001)
    assert "50" in refusal("[" + "NaN," * 1000 + "0]").splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("{", 2),
        ('{"a"}', 5),
        ('{"a":1,}', 8),
        ("[1,]", 4),
        ("[1 2]", 4),
        ("01", 1),
        ("+1", 1),
        (".5", 1),
        ("1.", 1),
        ("\u0661", 1),
        ("tru", 1),
        ("'a'", 1),
        ('"a', 1),
        ('"\\x"', 1),
        ('"a\nb"', 1),
        ("{a:1}", 2),
        ("1 1", 3),
        ("[1]//", 4),
        ("\ufeff{}", 1),
    ],
)
def test_what_is_no_json_is_refused_where_it_begins(text: str, column: int) -> None:
    assert refusal(text) == (
        f"shown.json, line 1, column {column}: not valid JSON. Correct what stands here."
    )


def test_what_is_no_text_is_refused() -> None:
    assert "not UTF-8" in refusal(b"\xff")
    assert "control character U+0000" in refusal(b'"a\x00"')
    assert "control character U+202E" in refusal('"\\u202e"')


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(1 - 2**53, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda one: abs(one) < 2**53)
    | st.text(st.characters(min_codepoint=32, categories=("L", "N", "P", "S", "Zs"))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner),
    max_leaves=20,
)


@bounded
@given(values)
def test_what_json_writes_is_read_as_it_was(value: object) -> None:
    for indent in (None, 1):
        assert read_json(json.dumps(value, indent=indent).encode(), "f") == value


@bounded
@given(st.dictionaries(st.text("abc", max_size=3), values, max_size=4))
def test_the_canonical_form_is_read_as_it_was(value: dict[str, object]) -> None:
    read = read_json(json.dumps(value).encode(), "f")
    assert isinstance(read, dict)
    assert read_json(canonicalise(read), "f") == value


def test_what_has_no_exact_form_is_not_written() -> None:
    for value in (math.nan, math.inf, 2**53, "\ud800"):
        with pytest.raises(ParameterError, match="cannot write exactly"):
            canonicalise({"a": value})


@pytest.mark.parametrize("text", [TWICE, LARGE])
def test_neither_reaches_a_verdict(text: str) -> None:
    with pytest.raises(ParameterError, match=r"^credential, line "):
        verify(text.encode(), date(2026, 11, 30))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("duplicate_key.json", "column 45: the key 'name' stands twice"),
        ("integer_beyond_2_53.json", "column 41: the number 1152921504606846976 is 2^53"),
    ],
)
def test_the_cases_beside_the_project_are_refused(shared_data: Path, name: str, said: str) -> None:
    raw = (shared_data.parent / "cases" / "levels" / name).read_bytes()
    with pytest.raises(ParameterError, match=said.replace("^", r"\^")):
        verify(raw, date(2026, 11, 30), name)
