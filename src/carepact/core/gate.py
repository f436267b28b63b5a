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

from carepact.core.errors import DisclosureError
from carepact.core.messages import _

DEFAULT_MINIMUM = 5
"""Respondents below which a cell is hidden. [respondents]"""
FLOOR = 3
"""Lowest minimum that may be asked for. [respondents]"""
ALL = "all"
"""Label of a margin in a domain column."""

BoolArray = NDArray[np.bool_]
CountArray = NDArray[np.int64]


@dataclass(frozen=True)
class Gate:
    """The rule by which cells are hidden."""

    minimum: int = DEFAULT_MINIMUM

    def __post_init__(self) -> None:
        """Refuse a minimum below the floor."""
        if self.minimum < FLOOR:
            message = _(
                "--minimum-cell {minimum}: is below the floor of {floor}. "
                "Ask for {floor} respondents or more.",
                minimum=self.minimum,
                floor=FLOOR,
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
        lines = _margin_lines(cells)
        changed = bool(lines)
        while changed:
            changed = False
            for line in lines:
                inside = line[hidden[line]]
                if inside.size == 0 or (inside.size > 1 and n[inside].sum() >= self.minimum):
                    continue
                visible = line[~hidden[line] & (n[line] > 0)]
                if visible.size:
                    hidden[visible[np.argmin(n[visible])]] = True
                    changed = True
        return hidden

    def count(self, count: int) -> str:
        """Word a count for a notice or a log: small ones are not told."""
        if 0 < count < self.minimum:
            return _("fewer than {minimum}", minimum=self.minimum)
        return f"{count:,}".replace(",", " ")


def _margin_lines(cells: pl.DataFrame) -> list[NDArray[np.intp]]:
    """List, for each margin, the cells that add up to it along one column."""
    lines: list[NDArray[np.intp]] = []
    labels = cells.cast(pl.String)
    for column in labels.columns:
        if not (labels[column] == ALL).any():
            continue
        others = [name for name in labels.columns if name != column]
        numbered = labels.with_row_index("_position").filter(pl.col(column) != ALL)
        groups: list[list[int]]
        if others:
            groups = (
                numbered.group_by(others, maintain_order=True)
                .agg("_position")["_position"]
                .to_list()
            )
        else:
            groups = [numbered["_position"].to_list()]
        lines.extend(np.asarray(group, dtype=np.intp) for group in groups)
    return lines
