"""Draft activity codes: their place by likeness, or the shipped crosswalk that knows them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import polars as pl

from carepact.core.messages import _
from carepact.data.icatus.crosswalk import read_crosswalk, shipped_crosswalks
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.guesses import Guesses
from carepact.data.timeuse.mapping.likeness import place_by_label

GUESS = "# guess"
"""Ends every line that the office must review."""


def offer_crosswalk(codes: Sequence[str], guessed: Guesses) -> tuple[str, list[str]] | None:
    """Offer the shipped crosswalk that knows most of some codes, with those it does not know."""
    distinct = {str(code) for code in codes}
    if len(distinct) < guessed.limits.fewest_codes.value:
        return None
    known = {
        name: len(distinct & {*read_crosswalk(name)}) / len(distinct)
        for name in shipped_crosswalks()
        if name != "synthetic"
    }
    best = max(known, key=lambda name: known[name])
    if known[best] < guessed.limits.least_known.value:
        return None
    return best, sorted(distinct - {*read_crosswalk(best)})


def say_known(strange: list[str]) -> str:
    """Say which codes a crosswalk does not know."""
    if not strange:
        return _("it knows every code that occurs")
    return _("it does not know {listed}: are they marks of missing?", listed=list_some(strange))


def draft_code(name: str, label: str, guessed: Guesses) -> list[str]:
    """Draft one code, placed in ICATUS where its label is like one of a known place."""
    placed = place_by_label(label or name.replace("_", " "))
    icatus, score = "", ""
    if placed and placed.score >= guessed.limits.least_score.value:
        icatus, score = placed.icatus, f" {placed.score:.2f}"
    shown = next(iter((label or name.replace("_", " ")).splitlines()), "")
    reason = _("Guessed from the name: review it.") if icatus else TO_FILL_IN
    return [
        f"    {quote(name)}:",
        f"      label: {quote(shown)}",
        f'      icatus: "{icatus or TO_FILL_IN}"' + (f"     {GUESS}{score}" if icatus else ""),
        f'      rationale: "{reason}"',
    ]


def draft_codes(values: pl.Series, labels: dict[str, str], guessed: Guesses) -> list[str]:
    """Draft the codes that occur, or offer the crosswalk that knows them."""
    listed = [
        one for one in values.drop_nulls().unique().sort().to_list() if one[:1] not in ("", "-")
    ]
    offered = offer_crosswalk(listed, guessed)
    if offered:
        return [f"  crosswalk: {offered[0]}     {GUESS}: " + say_known(offered[1])]
    lines = ["  codes:"]
    for value in listed[: guessed.limits.most_codes.value]:
        lines += draft_code(value, labels.get(value, ""), guessed)
    return lines


def draft_marks(values: pl.Series) -> list[str]:
    """Write marks below zero as codes that mean nothing."""
    marks = values.drop_nulls().filter(values.drop_nulls().str.starts_with("-")).unique().sort()
    if not marks.len():
        return []
    return [f"  missing: [{', '.join(map(quote, marks))}]     {GUESS}"]


def quote(text: str) -> str:
    """Quote a name for YAML, which reads what JSON does."""
    return json.dumps(text, ensure_ascii=False)
