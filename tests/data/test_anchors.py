"""The published figures that ship, and what stands beside each of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from carepact.data.anchors.published import (
    Anchor,
    read_anchors,
    read_cases,
    read_questions,
    read_reasons,
)


def numbers_of(anchor: Anchor) -> set[float]:
    return {anchor.value} | ({anchor.before} if anchor.before is not None else set())


@pytest.mark.shared
def test_every_shipped_anchor_is_the_published_one(shared_published: Path) -> None:
    """Row by row as in the published file: figures, units, scopes and sources."""
    with (shared_published / "macro_anchors.csv").open(encoding="utf-8") as stream:
        published = list(csv.DictReader(stream))
    shipped = read_anchors()
    assert len(shipped) == len(published)
    source = ""
    for anchor, row in zip(shipped, published, strict=True):
        source = source if row["source"] == "same" else row["source"]
        words = row["value"].replace("against", "to").split(" to ")
        assert numbers_of(anchor) == {float(word) for word in words}
        assert (anchor.anchor, anchor.unit) == (row["anchor"], row["unit"])
        assert (anchor.scope, anchor.source) == (row["scope"], source)


def test_every_anchor_has_a_reason_and_an_answer_or_says_that_it_has_none() -> None:
    told = {reason.key for reason in read_reasons()}
    not_computed = {anchor.key for anchor in read_anchors()} - set(read_questions())
    assert {anchor.key for anchor in read_anchors()} == told
    assert not_computed == {"care_employment"}


def test_every_case_that_is_named_is_run() -> None:
    known = {case.name for case in read_cases()}
    named = {question.case for question in read_questions().values()}
    named |= {reason.case for reason in read_reasons() if reason.of}
    assert named == known
