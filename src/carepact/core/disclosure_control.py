"""The one gate through which every table, chart and count leaves.

A cell that stands on fewer respondents than the minimum is hidden. Where a table
prints its margins, further cells are hidden until no hidden one can be worked out
from a margin and its visible neighbours. What the gate cannot prevent is said in
`docs/explanation/disclosure.md`: two queries may be subtracted from one another.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.arrays import BoolArray, IntArray
from carepact.core.errors import DisclosureError
from carepact.core.messages import _
from carepact.core.release_limits import shipped_limits

DEFAULT_MINIMUM = 5
"""Respondents below which a cell is hidden. [respondents]"""
ALL = "all"
"""Label of a margin in a domain column."""

CountArray = IntArray
IndexArray = NDArray[np.intp]


@dataclass(frozen=True)
class Gate:
    """The rule by which cells are hidden."""

    minimum: int = DEFAULT_MINIMUM

    def __post_init__(self) -> None:
        """Refuse a minimum below the floor."""
        floor = shipped_limits().lowest_minimum_cell.value
        if self.minimum < floor:
            message = _(
                "--minimum-cell {minimum}: is below the floor of {floor}. "
                "Ask for {floor} respondents or more.",
                minimum=self.minimum,
                floor=floor,
            )
            raise DisclosureError(message)

    def too_few(self, n: CountArray) -> BoolArray:
        """Tell which counts are between one and the minimum, shape as given."""
        return (n > 0) & (n < self.minimum)

    def hide_cells(self, cells: pl.DataFrame, n: CountArray) -> BoolArray:
        """Decide which cells of a table to hide.

        Parameters
        ----------
        cells : pl.DataFrame, shape (cells, domain columns)
            Labels of each cell; `all` marks a margin.
        n : CountArray, shape (cells,)
            Respondents of each cell. [respondents]

        Returns
        -------
        BoolArray, shape (cells,)
            True where the cell is hidden, for its own size or to protect another.
        """
        hidden = self.too_few(n)
        sums = _find_sums(cells)
        changed = bool(sums)
        while changed:
            changed = False
            for parts, whole in sums:
                further = self._protect(parts, whole, hidden, n)
                if further is not None:
                    hidden[further] = changed = True
        return hidden

    def _protect(
        self, parts: IndexArray, whole: int, hidden: BoolArray, n: CountArray
    ) -> int | None:
        """Choose the next cell to hide so that a sum gives none of its parts away."""
        inside = parts[hidden[parts]]
        visible = parts[~hidden[parts] & (n[parts] > 0)]
        if hidden[whole]:
            return None if inside.size else int(visible[np.argmin(n[visible])])
        if inside.size == 0 or (inside.size > 1 and n[inside].sum() >= self.minimum):
            return None
        return int(visible[np.argmin(n[visible])]) if visible.size else whole

    def count(self, count: int, *, rounded: bool = False) -> str:
        """Word a count for a notice or a log: small ones are not told, others as asked."""
        if 0 < count < self.minimum:
            return _("fewer than {minimum}", minimum=self.minimum)
        if rounded and count:
            return _("about {count}", count=self.count(round(count, -1)))
        return f"{count:,}".replace(",", " ")


def _find_sums(cells: pl.DataFrame) -> list[tuple[IndexArray, int]]:
    """List the sums that a table prints: the cells along one column, and their margin."""
    labels = cells.cast(pl.String)
    position = {row: k for k, row in enumerate(labels.rows())}
    sums: list[tuple[IndexArray, int]] = []
    for place in range(labels.width):
        parts: dict[tuple[str, ...], list[int]] = {}
        for row, k in position.items():
            if row[place] != ALL:
                parts.setdefault((*row[:place], ALL, *row[place + 1 :]), []).append(k)
        sums.extend(
            (np.asarray(found, dtype=np.intp), position[margin])
            for margin, found in parts.items()
            if margin in position
        )
    return sums
