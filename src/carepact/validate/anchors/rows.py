"""A reconciliation as rows: what leaves as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from carepact.validate.anchors.lines import Line, Ours, Sum


class AnchorRow(NamedTuple):
    """A published figure, our answer over a group of countries, and a reason why they differ."""

    key: str
    anchor: str
    quantity: str
    unit: str
    scope: str
    published: float
    published_before: float | None
    computed: bool
    group: str | None
    countries: int | None
    ours: float | None
    low: float | None
    high: float | None
    ours_before: float | None
    ratio: float | None
    reason: str
    parameter: str | None
    case: str | None
    if_changed: float | None
    source: str


def list_rows(lines: Iterable[Line]) -> Iterator[AnchorRow]:
    """List a row for each published figure, group of countries and reason."""
    for line in lines:
        for ours in line.ours or (None,):
            for place in range(len(line.reasons)):
                yield _row(line, ours, place)


def _row(line: Line, ours: Ours | None, place: int) -> AnchorRow:
    """Lay out our answer over one group, or that there is none, with one reason."""
    anchor, reason, found = line.anchor, line.reasons[place], ours.sum if ours else None
    return AnchorRow(
        key=anchor.key,
        anchor=anchor.anchor,
        quantity=anchor.quantity,
        unit=anchor.unit,
        scope=anchor.scope,
        published=anchor.value,
        published_before=anchor.before,
        computed=bool(line.ours),
        group=ours.group if ours else None,
        countries=found.countries if found else None,
        ours=_value(found),
        low=found.low if found else None,
        high=found.high if found else None,
        ours_before=_value(ours.before) if ours else None,
        ratio=line.ratio(ours) if ours else None,
        reason=reason.reason,
        parameter=reason.parameter or None,
        case=reason.case or None,
        if_changed=_value(ours.effects[place]) if ours else None,
        source=anchor.source,
    )


def _value(found: Sum | None) -> float | None:
    """Take the headline of a sum that may be none."""
    return None if found is None else found.value
