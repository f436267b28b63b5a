"""Two sides of bars by age: one group to the left, one to the right, an outline over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carepact.core.messages import number
from carepact.report.figures.axes import Scale, decimals_of
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.panels import head_panel
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import wrap_text


@dataclass(frozen=True)
class Side:
    """One group of people by age."""

    name: str
    colour: str
    now: Sequence[float]
    later: Sequence[float]


def draw_pyramid(
    title: str, sides: Sequence[Side], step: int, width: float, sizes: Sizes, *, axis: str
) -> Canvas:
    """Draw the first side to the left and the second to the right, the oldest on top.

    Parameters
    ----------
    title : str
        Its heading.
    sides : sequence of Side
        Two, of the same age groups.
    step : int
        Years of an age group.
    width : float
        Of the panel. [pixels]
    sizes : Sizes
        Of the picture.
    axis : str
        What lies along the axis.
    """
    canvas = Canvas(width)
    ink = shipped_palette().lines
    top = head_panel(canvas, title, sizes) + 1.2 * sizes.label
    room = 2.4 * sizes.note
    largest = max(max(*one.now, *one.later) for one in sides) or 1.0
    middle, half = room + (width - room) / 2, (width - room) / 2
    groups = len(sides[0].now)
    foot = top + groups * Look.age_bar
    scale = Scale(-1.02 * largest, 1.02 * largest, middle - half, middle + half)
    _draw_grid(canvas, scale, (top, foot), sizes)
    for sign, side in zip((-1, 1), sides, strict=True):
        outline = []
        for place, (now, later) in enumerate(zip(side.now, side.later, strict=True)):
            y = foot - (place + 1) * Look.age_bar
            left, right = sorted((middle, scale.at(sign * now)))
            canvas.box(left, y + 0.5, right - left, Look.age_bar - 1, side.colour, opacity=0.8)
            outline += [(scale.at(sign * later), y + Look.age_bar), (scale.at(sign * later), y)]
        canvas.line(outline, ink.later, 1.6)
        canvas.text(
            middle + sign * half, top - 0.5 * sizes.label, side.name, sizes.label,
            anchor="start" if sign < 0 else "end",
        )  # fmt: skip
    for age in range(0, groups * step, Look.ages_every):
        y = foot - age / step * Look.age_bar
        canvas.text(room - 6, y - 0.2 * sizes.note, str(age), sizes.note, anchor="end",
                    fill=ink.note)  # fmt: skip
    lines = wrap_text(axis, width - room, sizes.note)
    y = canvas.lines_of_text(room, foot + 2.7 * sizes.note, lines, sizes.note,
                             sizes.note * sizes.leading, fill=ink.note)  # fmt: skip
    canvas.height = y + 0.4 * sizes.note
    return canvas


def _draw_grid(canvas: Canvas, scale: Scale, ends: tuple[float, float], sizes: Sizes) -> None:
    """Draw gridlines with figures that count to both sides."""
    ink = shipped_palette().lines
    ticks = scale.ticks(max(2, round((scale.end - scale.start) / (6 * sizes.note))))
    decimals = decimals_of(ticks)
    for tick in ticks:
        at = scale.at(tick)
        canvas.line([(at, ends[0]), (at, ends[1])], ink.frame)
        canvas.text(at, ends[1] + 1.3 * sizes.note, number(abs(tick), decimals), sizes.note,
                    anchor="middle", fill=ink.note)  # fmt: skip
