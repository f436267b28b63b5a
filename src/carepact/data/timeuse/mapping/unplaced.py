"""List the columns that a draft could not place, each with the reason."""

from __future__ import annotations

import polars as pl

from carepact.core.messages import _
from carepact.data.timeuse.mapping.formats import LabelledTable
from carepact.data.timeuse.mapping.guesses import guesses


def list_unplaced(source: LabelledTable, used: set[str]) -> list[str]:
    """Write comments that name what is left of a file's columns."""
    rest = [name for name in source.table.columns if name not in used]
    if not rest:
        return []
    head = "# " + _("{file}: columns that were not placed, and why:", file=source.file)
    lines = [f"#   {name}: {_explain(source, name)}" for name in rest]
    return ["", head, *lines]


def _explain(source: LabelledTable, name: str) -> str:
    """Say what kept a column from a place."""
    column, title = source.table[name], " ".join(source.titles.get(name, "").split())
    known = column.drop_nulls()
    count = known.n_unique()
    if known.is_empty():
        reason = _("empty")
    elif count == 1:
        reason = _("the same value everywhere")
    elif source.labels.get(name):
        reason = _("labelled answers")
    elif count <= guesses().limits.most_answers.value:
        reason = _("few answers, as yes and no")
    elif count == column.len():
        reason = _("another value in every row")
    elif column.dtype == pl.String:
        reason = _("text")
    else:
        reason = _("numbers, but no time that is known by name or sum")
    return f"{reason} ({title})" if title else reason
