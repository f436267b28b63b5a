"""Draw how promises stand: a tile a promise and year, with its sign and its word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from carepact.core.controls import show_controls
from carepact.core.messages import _
from carepact.levels.pact.following import STATUSES
from carepact.report.chart_rows import hold_rows
from carepact.report.headings import frame_picture
from carepact.report.layout import Layout
from carepact.report.pact.standing import say_last_figure, say_signs
from carepact.report.pact.words import say_pact, say_status
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.wrapping import wrap_text
from carepact.studies.one_pact.answer import PactMonitoring

Chart = Any
"""A chart of Altair, of whatever kind."""


@dataclass(frozen=True)
class StandingLayout(Layout):
    """Sizes of the picture."""

    panel_width: int = 520
    row_height: int = 34
    label_size: int = 11
    label_width: int = 180


def draw_standing(found: PactMonitoring) -> Chart:
    """Draw a row a promise, a column a year; the sign tells how it stands, colour repeats it."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = StandingLayout()
    rows = list(_lay_out(found))
    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')", labelLimit=layout.label_width + 20, ticks=False,
        domain=False, labelFontSize=layout.label_size,
    )  # fmt: skip
    base = alt.Chart(hold_rows(rows)).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(orient="top", labelAngle=0, ticks=False)),
        y=alt.Y("promise:N", sort=list(dict.fromkeys(str(one["promise"]) for one in rows)),
                title=None, axis=axis),
    )  # fmt: skip
    tiles = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("colour:N", scale=None)
    )
    text = base.mark_text(fontSize=layout.label_size).encode(
        text="text:N", color=alt.Color("ink:N", scale=None)
    )
    drawn = alt.layer(
        tiles, text, width=layout.panel_width, height=len(found.states) * layout.row_height
    )
    title = _(
        "{pact}: how its promises stand at the end of {year}",
        pact=say_pact(found.check.pact),
        year=found.until_followed,
    )
    return frame_picture(drawn, title, list(_say_foot(found)), layout)


def _lay_out(found: PactMonitoring) -> Iterator[dict[str, object]]:
    """Lay out a tile a promise and year."""
    layout, verdicts = StandingLayout(), shipped_palette().verdicts
    colours = dict(zip(("kept", "late", "broken", "unknown", "not-due"),
                       (verdicts["met"], verdicts["partly"], verdicts["not"], verdicts["unknown"],
                        shipped_palette().lines.frame), strict=True))  # fmt: skip
    assert set(colours) == set(STATUSES)  # noqa: S101 - each has a colour
    for state in found.states:
        code = show_controls(state.commitment.code)
        name = "\n".join(wrap_text(code, layout.label_width, layout.label_size))
        for one in state.years:
            colour = colours[one.status]
            yield {
                "promise": name,
                "year": one.year,
                "text": say_status(one.status),
                "colour": colour,
                "ink": ink_on(colour),
            }


def _say_foot(found: PactMonitoring) -> Iterator[str]:
    """Say what the signs mean, and of when the last figure is."""
    yield say_signs()
    yield say_last_figure(found)
    yield _("Computed by carepact {version}.", version=metadata.version("carepact"))
