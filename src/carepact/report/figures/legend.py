"""Say what signs and colours mean, in lines above what they explain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import measure_text, wrap_text

Shape = Literal["square", "dot", "ring", "mark"]


@dataclass(frozen=True)
class Sign:
    """A sign with its words."""

    words: str
    colour: str
    shape: Shape = "square"


def draw_sign(canvas: Canvas, x: float, y: float, sign: Sign, size: float) -> None:
    """Draw a sign about a place; a ring and a mark are told apart without colour."""
    half = 0.5 * size
    if sign.shape == "square":
        outline = shipped_palette().lines.equality
        canvas.box(x - half, y - half, size, size, sign.colour, stroke=outline)
    elif sign.shape == "mark":
        canvas.line([(x, y - half), (x, y + half)], sign.colour, 0.3 * size)
    else:
        canvas.dot(x, y, half, sign.colour)
        if sign.shape == "ring":
            canvas.dot(x, y, 0.5 * half, "#ffffff")


def draw_legend(signs: Sequence[Sign], width: float, sizes: Sizes) -> Canvas:
    """Draw signs one behind the other, in as many lines as they need."""
    canvas = Canvas(width)
    line, size = 1.5 * sizes.label, 0.85 * sizes.label
    x, y = 0.0, sizes.label
    for sign in signs:
        words = wrap_text(sign.words, width - 1.6 * size, sizes.label)
        long = 1.6 * size + max(measure_text(one, sizes.label) for one in words)
        if x and x + long > width:
            x, y = 0.0, y + line
        draw_sign(canvas, x + 0.5 * size, y - 0.35 * sizes.label, sign, size)
        y = canvas.lines_of_text(x + 1.6 * size, y, words, sizes.label, sizes.label * sizes.leading)
        x += long + 1.4 * sizes.label
    canvas.height = y + 0.9 * sizes.label
    return canvas
