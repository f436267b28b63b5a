"""Changes of law, and the rows in which they leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.changes import FACTS_OF_LAW, Change
from carepact.data.countries.law_dates import READ_AT


class ChangeRow(NamedTuple):
    """One change of law; a payer stands in words."""

    country: str
    indicator: str
    title: str
    before: str | None
    after: str
    unit: str
    in_force_from: str
    state: str
    law: str
    note: str
    source: str
    checked_on: str


@dataclass(frozen=True)
class LawChanges:
    """Changes of law by country and day."""

    changes: tuple[Change, ...]
    since: date | None
    checked: date
    """Day on which sources were last read."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a change."""
        return tabulate(map(_row, self.changes), ChangeRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the list came to be."""
        named = (one.fact.source.partition(READ_AT)[2] for one in self.changes)
        sources = tuple(Source(name, FACTS_OF_LAW) for name in dict.fromkeys(named))
        settings: dict[str, object] = {
            "command": "law changes",
            "since": self.since.isoformat() if self.since else None,
            "checked_on": self.checked.isoformat(),
        }
        return make_manifest(sources, settings, None, [])


def _row(change: Change) -> ChangeRow:
    """Lay out one change."""
    fact = change.fact
    return ChangeRow(
        country=change.country,
        indicator=fact.indicator.name,
        title=fact.indicator.title,
        before=None if change.before is None else str(change.before.value),
        after=str(fact.value),
        unit=fact.indicator.unit,
        in_force_from=change.in_force_from.isoformat(),
        state="in force" if change.is_passed else "passed for a later day",
        law=change.law,
        note=change.note,
        source=fact.source.partition(READ_AT)[2],
        checked_on=fact.checked_on,
    )
