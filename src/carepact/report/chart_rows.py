"""Hand rows to a chart of Altair, which else copies each of them many times over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt


def hold_rows(rows: Sequence[Mapping[str, object]]) -> alt.InlineData:
    """Hold the rows of a chart, shared by all charts that are made of it.

    Altair copies a chart with all its rows whenever it stands in another or is given a
    property; nothing that is drawn changes its rows.
    """
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    held = alt.InlineData(values=list(rows))
    # Not an attribute of the schema, which Altair's own way of setting would make it.
    object.__setattr__(held, "__deepcopy__", lambda _memory=None: held)
    return held
