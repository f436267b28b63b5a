"""Rows of figures along one axis: a point or a bar, its interval as a line, its words behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carepact.report.figures.axes import Scale, draw_along_axis
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.legend import Shape, Sign, draw_sign
from carepact.report.figures.look import Look
from carepact.report.figures.panels import head_panel
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import hold_figures, measure_text, wrap_text


@dataclass(frozen=True)
class Point:
    """One figure with its interval."""

    value: float | None
    low: float | None
    high: float | None
    text: str
    """Behind it."""
    colour: str
    shape: Shape = "dot"
    """A square is a bar from `start`."""
    start: float = 0.0
    """Where a bar begins."""
    opacity: float = 1.0
    """Of a bar."""
    ends: tuple[str, str] | None = None
    """Colours of a point at the low and one at the high end, instead of one at the value."""

    @property
    def known(self) -> list[float]:
        """What of it is drawn."""
        parts = [self.value, self.low, self.high]
        if self.shape == "square" and self.value is not None:
            parts.append(self.start)
        return [one for one in parts if one is not None]


@dataclass(frozen=True)
class PointRow:
    """A name, and the figures of it below one another."""

    name: str
    points: Sequence[Point]
    is_bold: bool = False


@dataclass(frozen=True)
class Upright:
    """A dashed line across all rows, with its figure above."""

    value: float
    text: str


def draw_points(
    title: str,
    rows: Sequence[PointRow],
    width: float,
    sizes: Sizes,
    *,
    axis: str = "",
    upright: Upright | None = None,
    from_zero: bool = True,
) -> Canvas:
    """Draw one panel of rows.

    Parameters
    ----------
    title : str
        Its heading.
    rows : sequence of PointRow
        From the top.
    width : float
        Of the panel with its names. [pixels]
    sizes : Sizes
        Of the picture; where it is narrow names stand above their figures.
    axis : str
        What lies along the axis, below it.
    upright : Upright, optional
        A line across all rows.
    from_zero : bool
        Whether the axis holds 0.
    """
    canvas = Canvas(width)
    top = head_panel(canvas, title, sizes)
    if upright is not None:
        top += 1.5 * sizes.label
    is_above = width < 1.4 * sizes.narrowest
    side = 0.0 if is_above else _measure_names(rows, width, sizes)
    scale = _fit(rows, side, width, sizes, upright, from_zero=from_zero)
    drawn, y, spans = Canvas(width), top, []
    for row in rows:
        start, y = _draw_row(drawn, row, scale, y, side, sizes)
        spans.append((start, y))
    if not is_above:
        spans = [(top, y)]
    draw_along_axis(canvas, scale, spans or [(top, y)], width, sizes)
    canvas.parts += drawn.parts
    if upright is not None:
        _draw_upright(canvas, upright, scale, (top, y), sizes)
    y += 1.3 * sizes.note
    if axis:
        lines = wrap_text(axis, width - side, sizes.note)
        y = canvas.lines_of_text(
            side, y + sizes.leading * sizes.note, lines, sizes.note, sizes.note * sizes.leading,
            fill=shipped_palette().lines.note,
        )  # fmt: skip
    canvas.height = y + 0.4 * sizes.note
    return canvas


def _measure_names(rows: Sequence[PointRow], width: float, sizes: Sizes) -> float:
    """Return the room for names at the left."""
    widest = max(
        (measure_text(one.name, sizes.label, bold=one.is_bold) for one in rows), default=0.0
    )
    return min(widest, 0.36 * width) + sizes.label


def _fit(
    rows: Sequence[PointRow],
    side: float,
    width: float,
    sizes: Sizes,
    upright: Upright | None,
    *,
    from_zero: bool,
) -> Scale:
    """Fit the scale so that the words behind every figure end within the panel."""
    points = [one for row in rows for one in row.points]
    known = [figure for one in points for figure in one.known]
    known += [0.0] if from_zero or not known else []
    known += [upright.value] if upright is not None else []
    low, high = min(known), max(known)
    span = (high - low) or abs(high) or 1.0
    room = 0.5 * sizes.label
    start, end = side + room, width - room
    for one in points:
        if one.known:
            share = (max(one.known) - low) / span
            words = measure_text(hold_figures(one.text), sizes.note) + 0.9 * sizes.label
            if share > 0:
                end = min(end, start + (width - words - start) / share)
    end = max(end, start + Look.least_scale * (width - side))
    return Scale(low, low + span, start, end)


def _draw_row(
    canvas: Canvas, row: PointRow, scale: Scale, top: float, side: float, sizes: Sizes
) -> tuple[float, float]:
    """Draw one row below a height; return where its figures begin and where it ends."""
    line, gap = sizes.label * sizes.leading, 0.55 * sizes.label
    step = 1.2 * sizes.label
    room = (side or canvas.width) - (sizes.label if side else 0.0)
    words = wrap_text(row.name, room, sizes.label, bold=row.is_bold) if row.name else []
    if not side:
        y = canvas.lines_of_text(
            0, top + line, words, sizes.label, line, bold=row.is_bold
        ) if words else top  # fmt: skip
        for place, one in enumerate(row.points):
            _draw_point(canvas, one, scale, y + (place + 0.6) * step, sizes)
        return y + 0.3 * sizes.label, y + len(row.points) * step + gap
    tall = max(len(words) * line, len(row.points) * step)
    middle = top + gap / 2 + tall / 2
    first = middle - (len(words) - 1) * line / 2 + 0.35 * sizes.label
    canvas.lines_of_text(0, first, words, sizes.label, line, bold=row.is_bold)
    for place, one in enumerate(row.points):
        at = middle + (place - (len(row.points) - 1) / 2) * step
        _draw_point(canvas, one, scale, at, sizes)
    return top, top + tall + gap


def _draw_point(canvas: Canvas, one: Point, scale: Scale, y: float, sizes: Sizes) -> None:
    """Draw one figure, its interval, and its words behind."""
    size = 0.78 * sizes.label
    is_bar = one.shape == "square"
    if is_bar and one.value is not None:
        left, right = sorted((scale.at(one.start), scale.at(one.value)))
        canvas.box(left, y - 0.5 * size, max(right - left, 0.5), size, one.colour,
                   opacity=one.opacity)  # fmt: skip
    if one.low is not None and one.high is not None:
        ends = [(scale.at(one.low), y), (scale.at(one.high), y)]
        ink = shipped_palette().lines.interval if is_bar else one.colour
        canvas.line(ends, ink, 1.3 if is_bar else 3.2)
        for (x, at), colour in zip(ends, one.ends or (), strict=False):
            canvas.dot(x, at, 0.45 * size, colour)
    if not is_bar and one.ends is None and one.value is not None:
        draw_sign(canvas, scale.at(one.value), y, Sign("", one.colour, one.shape), size)
    if one.known and one.text:
        x = scale.at(max(one.known)) + 0.7 * sizes.label
        canvas.text(x, y + 0.35 * sizes.note, one.text, sizes.note)


def _draw_upright(
    canvas: Canvas, upright: Upright, scale: Scale, ends: tuple[float, float], sizes: Sizes
) -> None:
    """Draw a dashed line with its figure above it, within the panel."""
    x, ink = scale.at(upright.value), shipped_palette().lines.interval
    canvas.line([(x, ends[0]), (x, ends[1])], ink, 1.0, dashes="4 3")
    half = measure_text(hold_figures(upright.text), sizes.label) / 2
    at = min(max(x, half), canvas.width - half)
    canvas.text(at, ends[0] - 0.5 * sizes.label, upright.text, sizes.label, anchor="middle")
