"""Points in logarithms about a line of equality, with codes where they meet nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from carepact.core.messages import number
from carepact.report.figures.axes import Scale
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.panels import head_panel
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import measure_text


@dataclass(frozen=True)
class Spot:
    """One point."""

    code: str
    across: float
    up: float
    colour: str
    is_far: bool


def draw_scatter(
    title: str,
    spots: Sequence[Spot],
    axes: tuple[str, str],
    factor: float,
    width: float,
    sizes: Sizes,
) -> Canvas:
    """Draw points, the line on which both are equal, and those a factor apart.

    Parameters
    ----------
    title : str
        Its heading.
    spots : sequence of Spot
        Those whose codes matter most first.
    axes : tuple of two str
        What lies along and what lies up.
    factor : float
        Of the dashed lines.
    width : float
        Of the panel. [pixels]
    sizes : Sizes
        Of the picture.
    """
    canvas = Canvas(width)
    head = head_panel(canvas, title, sizes)
    ink = shipped_palette().lines
    canvas.text(0, head + sizes.note, axes[1], sizes.note, fill=ink.note)
    top, left = head + 1.6 * sizes.note, 3.0 * sizes.note
    side = width - left
    ends = [one for spot in spots for one in (spot.across, spot.up)]
    low, high = math.log(min(ends) / Look.scatter_margin), math.log(max(ends) * Look.scatter_margin)
    along, up = Scale(low, high, left, width), Scale(low, high, top + side, top)
    _draw_grid(canvas, along, up, sizes)
    for by in (1 / factor, 1.0, factor):
        shift = math.log(by)
        first, last = max(low, low - shift), min(high, high - shift)
        points = [(along.at(one), up.at(one + shift)) for one in (first, last)]
        canvas.line(points, ink.equality, 1.0, dashes="" if by == 1 else "4 4")
    places = [(along.at(math.log(one.across)), up.at(math.log(one.up))) for one in spots]
    for (x, y), one in zip(places, spots, strict=True):
        canvas.dot(x, y, 3.4 if one.is_far else 2.6, one.colour)
    _name_spots(canvas, spots, places, (left, top, width, top + side))
    foot = top + side + 2.6 * sizes.note
    canvas.text(width, foot, axes[0], sizes.note, anchor="end", fill=ink.note)
    canvas.height = foot + 0.5 * sizes.note
    return canvas


def _draw_grid(canvas: Canvas, along: Scale, up: Scale, sizes: Sizes) -> None:
    """Draw gridlines at round figures, a third of a power of ten apart."""
    ink = shipped_palette().lines
    reached = -math.inf
    for tick in _list_round(math.exp(along.low), math.exp(along.high)):
        x, y = along.at(math.log(tick)), up.at(math.log(tick))
        canvas.line([(x, up.end), (x, up.start)], ink.frame)
        canvas.line([(along.start, y), (along.end, y)], ink.frame)
        words = number(tick, max(0, -math.floor(math.log10(tick))))
        half = measure_text(words, sizes.note) / 2
        if x - half > reached + 4 and x + half <= along.end:
            canvas.text(x, up.start + 1.3 * sizes.note, words, sizes.note, anchor="middle",
                        fill=ink.note)  # fmt: skip
            reached = x + half
            canvas.text(along.start - 4, y + 0.35 * sizes.note, words, sizes.note, anchor="end",
                        fill=ink.note)  # fmt: skip


def _list_round(low: float, high: float) -> list[float]:
    """List 1, 2 and 5 times powers of ten between two figures."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    ticks = [step * 10.0**power for power in powers for step in (1, 2, 5)]
    return [one for one in ticks if low <= one <= high]


def _name_spots(
    canvas: Canvas,
    spots: Sequence[Spot],
    places: Sequence[tuple[float, float]],
    frame: tuple[float, float, float, float],
) -> None:
    """Write codes beside points where they meet no other code or point, within the frame."""
    wide, tall = measure_text("MMM", Look.code), Look.code
    taken: list[tuple[float, float, float, float]] = []
    for (x, y), one in zip(places, spots, strict=True):
        if len(spots) > Look.most_codes and not one.is_far:
            continue
        for left, top in ((x + 4, y - tall / 2), (x - 4 - wide, y - tall / 2),
                          (x - wide / 2, y - 4 - tall), (x - wide / 2, y + 4)):  # fmt: skip
            box = (left, top, left + wide, top + tall)
            meets = any(
                box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
                for other in (*taken, *((px - 3, py - 3, px + 3, py + 3)
                                        for px, py in places if (px, py) != (x, y)))
            )  # fmt: skip
            within = (
                left >= frame[0] and box[2] <= frame[2] and top >= frame[1] and box[3] <= frame[3]
            )
            if not meets and within:
                taken.append(box)
                canvas.text(left, top + 0.85 * tall, one.code, Look.code)
                break
