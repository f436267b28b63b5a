"""What is made of figures that move by many points from one release to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from scripts.compile.world import Row

from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.figure_rules import figure_rules

Verdict = Literal["explained", "rejected", "unexplained"]
Stands = Literal["newer", "older", "earlier", "other", "neither"]
ENDINGS: dict[Verdict, tuple[Stands, ...]] = {
    "explained": ("newer",),
    "unexplained": ("newer",),
    "rejected": ("older", "earlier", "other", "neither"),
}
CLOSE = 5e-5
"""The table has figures to five digits."""


@dataclass(frozen=True)
class Move:
    """A row of the table of moves: what was looked up of one figure, and what stands."""

    country: str
    indicator: str
    older: tuple[int, float]
    """Year and figure that it moves from."""
    newer: tuple[int, float]
    verdict: Verdict
    stands: Stands
    """`newer`, `older`, `earlier` of the newer release, `other` of elsewhere, or `neither`."""
    stands_year: int | None
    stands_value: str
    reason: str
    source: str

    def find_faults(self, newer: Row) -> Iterator[str]:
        """Word what does not fit the release or itself."""
        where = f"{self.country}, {self.indicator}"
        year, value = self.newer
        if year != newer.year or abs(value - float(newer.value)) > CLOSE * abs(value):
            yield f"{where}: the release has {float(newer.value):.5g} in {newer.year}. Look again."
        if self.stands not in ENDINGS.get(self.verdict, ()):
            yield f"{where}: '{self.stands}' does not stand where the move is {self.verdict}."
        if not self.reason or not self.source:
            yield f"{where}: there is no reason or no source. Name both."


@dataclass(frozen=True)
class Step:
    """How far a figure lies from the one before it."""

    before: tuple[int, float]
    after: tuple[int, float]

    @property
    def size(self) -> float:
        """Return the points between both. [% of children]"""
        return abs(self.after[1] - self.before[1])


def read_moves() -> dict[tuple[str, str], Move]:
    """Read the table of moves, by country and indicator."""
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    standing: tuple[Stands, ...] = get_args(Stands)
    return {
        (row["country"], row["indicator"]): Move(
            country=row["country"],
            indicator=row["indicator"],
            older=(int(row["older_year"]), float(row["older_value"])),
            newer=(int(row["newer_year"]), float(row["newer_value"])),
            verdict=verdicts[verdicts.index(row["verdict"])],
            stands=standing[standing.index(row["stands"])],
            stands_year=int(row["stands_year"]) if row["stands_year"] else None,
            stands_value=row["stands_value"],
            reason=row["reason"],
            source=row["source"],
        )
        for row in read_shipped("moves.csv")
    }


def find_step(before: Row | None, newer: Row, series: dict[int, str]) -> Step | None:
    """Return the larger step to a figure: from the older release, or in its own series."""
    after = (newer.year, float(newer.value))
    steps = [Step((before.year, float(before.value)), after)] if before else []
    if earlier := [year for year in series if year < newer.year]:
        last = max(earlier)
        steps.append(Step((last, float(series[last])), after))
    return max(steps, key=lambda step: step.size, default=None)


def is_large(step: Step | None) -> bool:
    """Tell whether a step may not pass without somebody having looked it up."""
    return step is not None and step.size >= figure_rules().move_to_explain.value
