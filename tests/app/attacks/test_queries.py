"""Whatever a query says, every face of every noun answers it or refuses it in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.app.attacks.nasty import NAMES, NASTY
from tests.app.views.answering import get

from carepact.app.nouns import Noun, all_nouns
from carepact.app.replies import TWINS
from carepact.app.views import find_view
from carepact.core.errors import CareError
from carepact.core.messages import LANGUAGES

REFUSED = 422
PLACES = re.compile(r"site-packages|Traceback|carepact/src|/tmp/carepact-")
"""What a page would tell of the machine."""
SHORTEST = 15
"""A message that says what to mend has more. [letters]"""
Pairs = list[tuple[str, str]]


class Face(NamedTuple):
    """One face of a noun, with its name and twin where it has such."""

    noun: str
    face: str
    name: str = ""
    kind: str = ""


def list_faces(noun: Noun) -> Iterator[Face]:
    """List the faces of a noun; charts and files by a name that there may be."""
    for face in sorted(noun.faces - {"charts", "files"}):
        yield Face(noun.name, face)
    if "charts" in noun.faces:
        yield from (Face(noun.name, "chart", "x\r\n", kind) for kind in TWINS)
    if "files" in noun.faces:
        yield from (Face(noun.name, "file", name) for name in [*find_view(noun.name).files, ".."])


NOUNS = {one.name: one for one in all_nouns()}
TEXTS = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NUMBERS = (st.integers() | st.floats()).map(str)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Face, Pairs]:
    """Draw a face, and a query that is sound but for some fields."""
    noun = draw(st.sampled_from(sorted(NOUNS.values(), key=lambda one: one.name)))
    face = draw(st.sampled_from([*list_faces(noun)]))
    fields = {one.name: one.example for one in noun.fields if one.form != "prefix"}
    sound = draw(st.sets(st.sampled_from(sorted(fields)))) if fields else set()
    names = st.sampled_from([*(one.name for one in noun.fields), *NAMES])
    spoilt = draw(st.lists(st.tuples(names, TEXTS | NUMBERS), min_size=1, max_size=4))
    taken = {name for name, _value in spoilt} if draw(st.integers(0, 9)) else set()
    return face, [*((name, fields[name]) for name in sorted(sound - taken)), *spoilt]


def check(face: Face, query: Pairs, language: str) -> int:
    """Ask, and check what comes back; return its status."""
    sent = [pair for pair in query if "\ud800" not in "".join(pair)]  # no address holds it
    try:
        got = get(face.noun, sent, face=face.face, name=face.name, kind=face.kind,
                  language=language)  # fmt: skip
    except CareError as error:
        said = str(error)
        return REFUSED if len(said) > SHORTEST and not PLACES.search(said) else 0
    if got.plain["kind"] in {"html", "svg"}:
        told = re.sub(r'<script src="[^"<>]*" defer></script>', "", got.raw)
        assert "<script" not in told
        assert "<img src=x" not in told
        assert not PLACES.search(told)
    assert got.status in {200, 303, REFUSED}
    return got.status


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked(), st.sampled_from(LANGUAGES))
@example((Face("care-time", "data"), [("by", "sex")]), "en")
@example((Face("", "page"), [("indicator", "<script>alert(1)</script>")]), "fr")
def test_any_query_is_answered_or_refused_in_words(told: tuple[Face, Pairs], language: str) -> None:
    assert check(*told, language)


@pytest.mark.campaign
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked(), st.sampled_from(LANGUAGES))
def test_very_many_queries_are_answered_or_refused_in_words(
    told: tuple[Face, Pairs], language: str
) -> None:
    assert check(*told, language)


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_a_field_that_stands_twice_or_nowhere_is_named(noun: str) -> None:
    fields = [one.name for one in NOUNS[noun].fields if one.form == "one"]
    face = Face(noun, "page")
    assert check(face, [("no-such-field", "1")], "en") == REFUSED
    for name in fields[:2]:
        assert check(face, [(name, "1"), (name, "2")], "es") == REFUSED
