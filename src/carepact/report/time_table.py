"""Care time as tables of a page: a table for statistics that share their rows."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from carepact.core.estimates import WHOLE
from carepact.core.messages import _, number
from carepact.measure.care_time import CareTime
from carepact.report.domains import domain_of, spell_labels
from carepact.report.paper.document import Cell, Table
from carepact.report.terminal import (
    Mark,
    heading_of,
    list_by_shape,
    name_activity,
    print_cell,
    print_visible,
)
from carepact.report.words import in_words


def tabulate_care_time(care_time: CareTime) -> Iterator[Table]:
    """Lay out released figures, each with its standard error in brackets, or why it is hidden."""
    rows = spell_labels(care_time.to_polars())
    for statistics in list_by_shape(care_time):
        yield _tabulate(rows.filter(pl.col("statistic").is_in(statistics)), statistics)


def _tabulate(rows: pl.DataFrame, statistics: list[str]) -> Table:
    """Lay out one table: a row a domain and activity, a column a statistic."""
    domain = [name for name in domain_of(rows) if name != WHOLE]
    cells = []
    for key, group in rows.group_by([*domain, "activity"], maintain_order=True):
        by_statistic = {row["statistic"]: row for row in group.iter_rows(named=True)}
        counts = [row["n"] for row in by_statistic.values() if row["n"] is not None]
        first = next(iter(by_statistic.values()))
        cells.append(
            (
                *(Cell(in_words(str(label))) for label in key[:-1]),
                Cell(name_activity(first)),
                *(Cell(print_cell(by_statistic.get(one), print_visible)) for one in statistics),
                Cell(number(max(counts), 0) if counts else Mark.HIDDEN),
            )
        )
    heads = (
        *(in_words(name.replace("_", " ")) for name in domain),
        _("activity"),
        *(heading_of(one) for one in statistics),
        "n",
    )
    numbers = (*(False for _name in domain), False, *(True for _one in statistics), True)
    return Table(_("Minutes, shares and hours"), heads, tuple(cells), numbers, is_long=True)
