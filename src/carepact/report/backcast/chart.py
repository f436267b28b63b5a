"""Draw the back-cast: a point a country, modelled against observed, both in logarithms."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.backcast.page import name_part, summarise
from carepact.validate.back_cast.back_cast import BackCast
from carepact.validate.back_cast.comparison import Part, is_miss, setting

if TYPE_CHECKING:
    import altair as alt

PANEL_SIZE = 460
TITLE_CHARACTERS, SUBTITLE_CHARACTERS = 72, 84
MOST_LABELS, TICKS = 40, 5
"""With more countries than that, the misses alone bear their code."""
NEAR_COLOUR, FAR_COLOUR, LINE_COLOUR = "#2f6f8f", "#b5446e", "#888888"
MARGIN = 1.3
"""Factor by which the axes run beyond the countries."""


def draw_backcast(result: BackCast) -> alt.HConcatChart:
    """Draw every part that has countries, with the lines of equality and of factor 2.

    Raises
    ------
    ParameterError
        If no part has any country.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    panels = [_panel(part) for part in result.parts if part.rows]
    if not panels:
        raise ParameterError(
            _("there is nothing to draw: no country has the figures. Give --own-facts.")
        )
    chart: alt.HConcatChart = (
        alt.hconcat(*panels, spacing=30)
        .configure_view(stroke="#dddddd")
        .configure_title(anchor="start", fontSize=14, subtitleFontSize=11, offset=12)
    )
    return chart


def _panel(part: Part) -> alt.LayerChart | alt.FacetChart:
    """Draw one part; a country of which nothing is modelled has no logarithm and is counted."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    drawn = [row for row in part.rows if row.modelled > 0]
    sparse = len(drawn) <= MOST_LABELS
    values = [
        {
            "code": row.country.code if is_miss(row.ratio) or sparse else "",
            "observed": row.observed,
            "modelled": row.modelled,
            "colour": FAR_COLOUR if is_miss(row.ratio) else NEAR_COLOUR,
        }
        for row in drawn
    ]
    ends = np.array([[row.observed, row.modelled] for row in drawn])
    low, high = float(ends.min()) / MARGIN, float(ends.max()) * MARGIN
    scale = alt.Scale(type="log", domain=[low, high], nice=False, clamp=True)
    axis = alt.Axis(format="~r", tickCount=TICKS, gridOpacity=0.4)
    across = alt.X("observed:Q", scale=scale, axis=axis, title=_("observed"))
    up = alt.Y("modelled:Q", scale=scale, axis=axis, title=_("modelled"))
    base = alt.Chart(alt.InlineData(values=values))
    points = base.mark_point(filled=True, size=26, opacity=0.9).encode(
        x=across, y=up, color=alt.Color("colour:N", scale=None)
    )
    labels = base.mark_text(dx=11, dy=-5, fontSize=8).encode(
        x=across, y=up, text="code:N", color=alt.Color("colour:N", scale=None)
    )
    factor = setting("miss_factor")
    lines = [
        alt.Chart(
            alt.InlineData(
                values=[
                    {"observed": end, "modelled": min(max(end * by, low), high), "by": by}
                    for end in np.geomspace(low, high, 60).tolist()
                    if low <= end * by <= high
                ]
            )
        )
        .mark_line(color=LINE_COLOUR, strokeDash=[1, 0] if by == 1 else [4, 4], strokeWidth=1)
        .encode(x=across, y=up)
        for by in (1 / factor, 1.0, factor)
    ]
    notes = [summarise(part)]
    if len(drawn) < len(part.rows):
        missing = ", ".join(row.country.code for row in part.rows if row.modelled == 0)
        notes.append(_("Not drawn, as nothing is modelled: {listed}.", listed=missing))
    title = alt.TitleParams(
        textwrap.wrap(name_part(part), TITLE_CHARACTERS),
        subtitle=[line for note in notes for line in textwrap.wrap(note, SUBTITLE_CHARACTERS)],
    )
    return alt.layer(*lines, points, labels, title=title, width=PANEL_SIZE, height=PANEL_SIZE)
