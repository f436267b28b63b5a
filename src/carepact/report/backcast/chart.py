"""Draw the back-cast: a point a country, modelled against observed, both in logarithms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

import numpy as np

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError
from carepact.core.messages import _, _n, number
from carepact.report.backcast.page import name_part, summarise
from carepact.report.chart_rows import hold_rows
from carepact.report.datasets import name_dataset
from carepact.report.headings import frame_picture, head_panel
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.scales import PERCENT
from carepact.report.words import join_parts, put_under
from carepact.validate.back_cast.back_cast import BackCast
from carepact.validate.back_cast.comparison import Comparison, Part, is_miss, setting

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class BackCastLayout(Layout):
    """Sizes of the picture of a back-cast."""

    panel_size: int = 420
    width: int = 900
    code_size: int = 8
    most_labels: int = 40
    """With more countries than that, the misses alone bear their code."""
    beside: tuple[tuple[int, int], ...] = ((13, 5), (-13, 5), (13, -6), (-13, -6), (0, 9), (0, -10))
    """Where a code may stand beside its point, the best first. [pixels]"""
    apart: tuple[int, int] = (16, 8)
    """How far codes and points stand apart, across or up. [pixels]"""
    edge: int = 10
    """Codes stay that far from the frame. [pixels]"""
    margin: float = 1.3
    """Factor by which the axes run beyond the countries."""


def draw_backcast(result: BackCast) -> alt.VConcatChart:
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
    parts = [part for part in result.parts if part.rows]
    return frame_picture(
        alt.hconcat(*panels, spacing=30), _say_within(parts), _say_notes(parts), layout
    )


def _say_within(parts: Sequence[Part]) -> str:
    """Say in how many countries modelled and observed lie within a factor of two."""
    listed = [
        _n(
            "{part}: {within} % of {count} country",
            "{part}: {within} % of {count} countries",
            len(part.judged.rows),
            part=_name_short(part),
            within=number(PERCENT * part.judged.share_within, 0),
        )
        for part in parts
        if part.judged.rows
    ]
    return _(
        "Modelled cost lies within a factor 2 of public spending. {listed}",
        listed=join_parts(listed),
    )


def _name_short(part: Part) -> str:
    """Name what a part compares, in a word or two."""
    return {
        "leave": _("Leave"),
        "pre-primary": _("Pre-primary"),
        "long-term care": _("Long-term care"),
    }[part.name]


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
    base = alt.Chart(hold_rows(_lay_out(drawn))).encode(
        x=across, y=up, color=alt.Color("colour:N", scale=None)
    )
    points = base.mark_point(filled=True, size=26, opacity=0.9)
    spots = alt.Chart(hold_rows(_lay_codes(drawn, (low, high), layout)))
    labels = spots.mark_text(fontSize=layout.code_size).encode(
        x=across, y=up, text="code:N", color=alt.Color("colour:N", scale=None)
    )
    factor = setting("miss_factor")
    lines = [_draw_line(by, low, high).encode(x=across, y=up) for by in (1 / factor, 1.0, factor)]
    return alt.layer(
        *lines,
        points,
        labels,
        title=head_panel(name_part(part), layout, layout.panel_size),
        width=layout.panel_size,
        height=layout.panel_size,
    )


def _lay_out(drawn: Sequence[Comparison]) -> list[dict[str, object]]:
    """Lay out a point a country; misses have a colour of their own."""
    return [
        {"observed": row.observed, "modelled": row.modelled, "colour": _colour(row)}
        for row in drawn
    ]


def _colour(row: Comparison) -> str:
    """Choose the colour of a country."""
    palette = shipped_palette()
    return palette.far_from_observed if is_miss(row.ratio) else palette.close_to_observed


def _lay_codes(
    drawn: Sequence[Comparison], ends: tuple[float, float], layout: BackCastLayout
) -> list[dict[str, object]]:
    """Lay codes beside their points where they meet no other code or point; misses come first."""
    low, high = np.log(ends)
    step = layout.panel_size / (high - low)
    places = {
        row.country.code: (np.log([row.observed, row.modelled]) - low) * step for row in drawn
    }
    named = sorted(drawn, key=lambda row: not is_miss(row.ratio))
    sparse = len(drawn) <= layout.most_labels
    taken = list(places.values())
    laid: list[dict[str, object]] = []
    for row in named if sparse else [one for one in named if is_miss(one.ratio)]:
        own = places[row.country.code]
        spots = [own + np.array(by) for by in layout.beside]
        free = [one for one in spots if _is_free(one, taken, own, layout)]
        if not free:
            continue
        taken.append(free[0])
        across, up = np.exp(low + free[0] / step)
        laid.append({"code": row.country.code, "observed": float(across), "modelled": float(up),
                     "colour": _colour(row)})  # fmt: skip
    return laid


def _is_free(
    spot: FloatArray, taken: Sequence[FloatArray], own: FloatArray, layout: BackCastLayout
) -> bool:
    """Tell whether a code at a spot lies within the panel and meets nothing but its own point."""
    if (spot < layout.edge).any() or (spot > layout.panel_size - layout.edge).any():
        return False
    apart = (np.abs(spot - other) for other in taken if other is not own)
    return all(across > layout.apart[0] or up > layout.apart[1] for across, up in apart)


def _draw_line(by: float, low: float, high: float) -> alt.Chart:
    """Draw the line on which modelled is a multiple of observed; dashed unless they are equal."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    values = [
        {"observed": end, "modelled": min(max(end * by, low), high), "by": by}
        for end in np.geomspace(low, high, 60).tolist()
        if low <= end * by <= high
    ]
    line: alt.Chart = alt.Chart(hold_rows(values)).mark_line(
        color=shipped_palette().lines.equality,
        strokeDash=[1, 0] if by == 1 else [4, 4],
        strokeWidth=1,
    )
    return line


def _say_notes(parts: Sequence[Part]) -> list[str]:
    """Say how to read the picture, what each part comes to, and where its figures come from."""
    told = [
        _(
            "Line: modelled as observed; dashed: a factor 2 apart. Letters: codes of countries; "
            "those that would overlap are left out."
        ),
        *(put_under(_name_short(part), summarise(part)) for part in parts),
    ]
    for part in parts:
        missing = ", ".join(row.country.code for row in part.rows if row.modelled == 0)
        if missing:
            told.append(_("Not drawn, as nothing is modelled: {listed}.", listed=missing))
    return [
        *told,
        _(
            "Source: carepact {version}, present law as modelled. Public spending: {data}.",
            version=metadata.version("carepact"),
            data=" · ".join(name_dataset(one) for one in _list_datasets(parts)),
        ),
    ]


def _list_datasets(parts: Sequence[Part]) -> list[str]:
    """List the data sets that print the spending of the parts."""
    names = {"leave": "oecd-family-money", "pre-primary": "uis", "long-term care": "oecd-ltc"}
    return [names[part.name] for part in parts]
