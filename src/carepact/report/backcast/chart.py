"""Draw the back-cast: a point a country, modelled against observed, both in logarithms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.backcast.page import name_part, summarise
from carepact.report.headings import frame_picture, head_picture
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.validate.back_cast.back_cast import BackCast
from carepact.validate.back_cast.comparison import Comparison, Part, is_miss, setting

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class BackCastLayout(Layout):
    """Sizes of the picture of a back-cast."""

    panel_size: int = 460
    title_size: int = 14
    subtitle_size: int = 11
    title_offset: int = 12
    title_characters: int = 72
    subtitle_characters: int = 84
    most_labels: int = 40
    """With more countries than that, the misses alone bear their code."""
    margin: float = 1.3
    """Factor by which the axes run beyond the countries."""


def draw_backcast(result: BackCast) -> alt.HConcatChart:
    """Draw every part that has countries, with the lines of equality and of factor 2.

    Raises
    ------
    ParameterError
        If no part has any country.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = BackCastLayout()
    panels = [_panel(part, layout) for part in result.parts if part.rows]
    if not panels:
        raise ParameterError(
            _(
                "there is nothing to draw: no country has the figures. Give {option}.",
                option=voice.option("own_facts"),
            )
        )
    chart: alt.HConcatChart = alt.hconcat(*panels, spacing=30)
    return frame_picture(chart, layout)


def _panel(part: Part, layout: BackCastLayout) -> alt.LayerChart | alt.FacetChart:
    """Draw one part; a country of which nothing is modelled has no logarithm and is counted."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    drawn = [row for row in part.rows if row.modelled > 0]
    ends = np.array([[row.observed, row.modelled] for row in drawn])
    low, high = float(ends.min()) / layout.margin, float(ends.max()) * layout.margin
    scale = alt.Scale(type="log", domain=[low, high], nice=False, clamp=True)
    axis = alt.Axis(format="~r", tickCount=layout.ticks, gridOpacity=0.4)
    across = alt.X("observed:Q", scale=scale, axis=axis, title=_("observed"))
    up = alt.Y("modelled:Q", scale=scale, axis=axis, title=_("modelled"))
    base = alt.Chart(alt.InlineData(values=_lay_out(drawn, layout))).encode(
        x=across, y=up, color=alt.Color("colour:N", scale=None)
    )
    points = base.mark_point(filled=True, size=26, opacity=0.9)
    labels = base.mark_text(dx=11, dy=-5, fontSize=8).encode(text="code:N")
    factor = setting("miss_factor")
    lines = [_draw_line(by, low, high).encode(x=across, y=up) for by in (1 / factor, 1.0, factor)]
    return alt.layer(
        *lines,
        points,
        labels,
        title=head_picture(name_part(part), _say_notes(part, drawn), layout),
        width=layout.panel_size,
        height=layout.panel_size,
    )


def _lay_out(drawn: Sequence[Comparison], layout: BackCastLayout) -> list[dict[str, object]]:
    """Lay out a point a country; misses have a colour of their own and always a code."""
    palette, sparse = shipped_palette(), len(drawn) <= layout.most_labels
    return [
        {
            "code": row.country.code if is_miss(row.ratio) or sparse else "",
            "observed": row.observed,
            "modelled": row.modelled,
            "colour": (
                palette.far_from_observed if is_miss(row.ratio) else palette.close_to_observed
            ),
        }
        for row in drawn
    ]


def _draw_line(by: float, low: float, high: float) -> alt.Chart:
    """Draw the line on which modelled is a multiple of observed; dashed unless they are equal."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    values = [
        {"observed": end, "modelled": min(max(end * by, low), high), "by": by}
        for end in np.geomspace(low, high, 60).tolist()
        if low <= end * by <= high
    ]
    line: alt.Chart = alt.Chart(alt.InlineData(values=values)).mark_line(
        color=shipped_palette().lines.equality,
        strokeDash=[1, 0] if by == 1 else [4, 4],
        strokeWidth=1,
    )
    return line


def _say_notes(part: Part, drawn: Sequence[Comparison]) -> Iterator[str]:
    """Say what a part comes to, and which of its countries are not drawn."""
    yield summarise(part)
    if len(drawn) < len(part.rows):
        missing = ", ".join(row.country.code for row in part.rows if row.modelled == 0)
        yield _("Not drawn, as nothing is modelled: {listed}.", listed=missing)
