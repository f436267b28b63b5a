"""Count how far two readings of the same activities agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STRENGTHS = ("direct", "close", "possible", "none")


@dataclass(frozen=True)
class Agreement:
    """How far two readers agree on the strength of each pair of activity and skill."""

    pairs: int
    """Pairs that at least one of them listed."""
    listed: int
    """Pairs that both listed."""
    same: int
    """Pairs that both listed with the same strength."""
    cells: Mapping[tuple[str, str], int]
    """Strength of the first and of the second reader to pairs, those that nobody listed too."""

    @property
    def observed(self) -> float:
        """Return the share of all pairs on which both say the same. [0 to 1]"""
        return sum(self.cells[one, one] for one in STRENGTHS) / sum(self.cells.values())

    @property
    def kappa(self) -> float:
        """Return Cohen's kappa: (p_o - p_e) / (1 - p_e), with p_e = sum of p1(s) p2(s)."""
        count = sum(self.cells.values())
        first = [sum(self.cells[one, two] for two in STRENGTHS) / count for one in STRENGTHS]
        second = [sum(self.cells[one, two] for one in STRENGTHS) / count for two in STRENGTHS]
        by_chance = sum(one * two for one, two in zip(first, second, strict=True))
        return (self.observed - by_chance) / (1 - by_chance)


def count_agreement(rows: Sequence[Mapping[str, str]], concepts: int) -> Agreement:
    """Count over every pair of an activity that both read with one of so many concepts.

    Parameters
    ----------
    rows : sequence of mappings
        Rows of `reviewed.csv`; an empty `second` was read once and is left out.
    concepts : int
        How many skills there were to choose from.
    """
    read = [row for row in rows if row["uri"] and row["second"]]
    activities = {row["activity"] for row in rows if row["second"]}
    counted = Counter((row["first"], row["second"]) for row in read)
    counted["none", "none"] += len(activities) * concepts - len(read)
    both = [row for row in read if "none" not in (row["first"], row["second"])]
    same = [row for row in both if row["first"] == row["second"]]
    cells = {(one, two): counted[one, two] for one in STRENGTHS for two in STRENGTHS}
    return Agreement(len(read), len(both), len(same), cells)
