"""A reconciliation as rows: what leaves as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from carepact.validate.anchors.lines import Line, Ours, Sum

COLUMNS = {
    "key": pl.String, "anchor": pl.String, "quantity": pl.String, "unit": pl.String,
    "scope": pl.String, "published": pl.Float64, "published_before": pl.Float64,
    "computed": pl.Boolean, "group": pl.String, "countries": pl.Int64, "ours": pl.Float64,
    "low": pl.Float64, "high": pl.Float64, "ours_before": pl.Float64, "ratio": pl.Float64,
    "reason": pl.String, "parameter": pl.String, "case": pl.String, "if_changed": pl.Float64,
    "source": pl.String,
}  # fmt: skip
Row = tuple[object, ...]


def list_rows(lines: Iterable[Line]) -> list[Row]:
    """List a row for each published figure, group of countries and reason."""
    return [row for line in lines for row in _rows(line)]


def _rows(line: Line) -> Iterator[Row]:
    """List the rows of one published figure."""
    anchor = line.anchor
    first = (anchor.key, anchor.anchor, anchor.quantity, anchor.unit, anchor.scope, anchor.value,
             anchor.before, bool(line.ours))  # fmt: skip
    for ours in line.ours or (None,):
        answer = _answer(line, ours)
        for place, reason in enumerate(line.reasons):
            effect = ours.effects[place] if ours else None
            why = (reason.reason, reason.parameter or None, reason.case or None, _value(effect))
            yield (*first, *answer, *why, anchor.source)


def _answer(line: Line, ours: Ours | None) -> Row:
    """Lay out our answer over one group, or that there is none."""
    if ours is None:
        return (None,) * 7
    found = ours.sum
    return (ours.group, found.countries, found.value, found.low, found.high, _value(ours.before),
            line.ratio(ours))  # fmt: skip


def _value(found: Sum | None) -> float | None:
    """Take the point of a sum that may be none."""
    return None if found is None else found.value
