"""Bars from zero to either side, several to a row: before and after, or who is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carepact.report.figures.axes import Scale, draw_along_axis
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.panels import head_panel
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import hold_figures, measure_text, wrap_text


@dataclass(frozen=True)
class Bar:
    """One bar, with its figure behind it."""

    value: float
    colour: str
    text: str
    label: str = ""
    """Shown when pointed at, and read out."""


@dataclass(frozen=True)
class BarRow:
    """Bars of one name, from the top."""

    name: str
    bars: Sequence[Bar]


def draw_bars(title: str, rows: Sequence[BarRow], width: float, sizes: Sizes) -> Canvas:
    """Draw one panel of rows, each with its name above its bars.

    Parameters
    ----------
    title : str
        Its heading, with the unit.
    rows : sequence of BarRow
        From the top.
    width : float
        Of the panel. [pixels]
    sizes : Sizes
        Of the picture.
    """
    canvas, drawn = Canvas(width), Canvas(width)
    line, tall = sizes.label * sizes.leading, 1.1 * sizes.label
    y, spans, scale = head_panel(canvas, title, sizes), [], _fit(rows, width, sizes)
    ink = shipped_palette().lines
    for row in rows:
        y = drawn.lines_of_text(0, y + line, wrap_text(row.name, width, sizes.label),
                                sizes.label, line) + 0.4 * sizes.label  # fmt: skip
        top = y
        for bar in row.bars:
            ends = sorted((scale.at(0.0), scale.at(bar.value)))
            drawn.box(ends[0], y, ends[1] - ends[0], tall, bar.colour, label=bar.label,
                      stroke=ink.equality)  # fmt: skip
            drawn.text(ends[1] + 0.5 * sizes.label, y + 0.78 * tall, bar.text, sizes.note)
            y += tall + 0.2 * sizes.label
        spans.append((top, y))
        y += 0.3 * sizes.label
    draw_along_axis(canvas, scale, spans, width, sizes)
    canvas.parts += drawn.parts
    canvas.height = y + 1.6 * sizes.note
    return canvas


def _fit(rows: Sequence[BarRow], width: float, sizes: Sizes) -> Scale:
    """Fit the scale so that the figure behind every bar ends within the panel."""
    values = [bar.value for row in rows for bar in row.bars]
    low, high = min(0.0, *values), max(0.0, *values)
    words = max(
        measure_text(hold_figures(bar.text), sizes.note) for row in rows for bar in row.bars
    )
    half = measure_text("100", sizes.note) / 2
    return Scale(low, high if high > low else low + 1.0, half, width - words - sizes.label)
