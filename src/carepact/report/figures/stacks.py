"""Bars parted into shares or counts, below one another on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carepact.report.figures.axes import Scale, draw_along_axis
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.panels import head_panel
from carepact.report.figures.picture import Sizes
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.wrapping import hold_figures, measure_text, wrap_text


@dataclass(frozen=True)
class Part:
    """One part of a bar."""

    value: float
    colour: str
    text: str = ""
    """Written in it where there is room."""
    label: str = ""
    """Shown when pointed at, and read out."""


@dataclass(frozen=True)
class Stack:
    """One bar with its name, and words behind it."""

    name: str
    parts: Sequence[Part]
    behind: str = ""

    @property
    def whole(self) -> float:
        """The length of the bar."""
        return sum(one.value for one in self.parts)


def draw_stacks(
    title: str,
    stacks: Sequence[Stack],
    width: float,
    sizes: Sizes,
    *,
    whole: float | None = None,
    axis: str = "",
) -> Canvas:
    """Draw one panel of bars.

    Parameters
    ----------
    title : str
        Its heading.
    stacks : sequence of Stack
        From the top.
    width : float
        Of the panel with its names. [pixels]
    sizes : Sizes
        Of the picture; where it is narrow names stand above their bars.
    whole : float, optional
        Where the axis ends; by default with the longest bar.
    axis : str
        What lies along the axis, below it.
    """
    canvas = Canvas(width)
    top = head_panel(canvas, title, sizes)
    line, tall = sizes.label * sizes.leading, 2.0 * sizes.label
    is_above = width < 1.4 * sizes.narrowest
    widest = max(measure_text(one.name, sizes.label) for one in stacks)
    side = 0.0 if is_above else min(widest, 0.3 * width) + sizes.label
    scale = _fit(stacks, side, width, sizes, whole)
    drawn, y, spans = Canvas(width), top, []
    for one in stacks:
        words = wrap_text(one.name, side - sizes.label if side else width, sizes.label)
        if is_above:
            y = drawn.lines_of_text(0, y + line, words, sizes.label, line) + 0.4 * sizes.label
            middle, y = y + tall / 2, y + tall + 0.6 * sizes.label
        else:
            high = max(tall, len(words) * line)
            middle, y = y + high / 2, y + high + 0.6 * sizes.label
            first = middle - (len(words) - 1) * line / 2 + 0.35 * sizes.label
            drawn.lines_of_text(0, first, words, sizes.label, line)
        _draw_stack(drawn, one, scale, (middle, tall), sizes)
        spans.append((middle - tall / 2, y))
    draw_along_axis(canvas, scale, spans if is_above else [(top, y)], width, sizes)
    canvas.parts += drawn.parts
    y += 1.3 * sizes.note
    if axis:
        y += sizes.leading * sizes.note
        canvas.text(side, y, axis, sizes.note, fill=shipped_palette().lines.note)
    canvas.height = y + 0.4 * sizes.note
    return canvas


def _fit(
    stacks: Sequence[Stack], side: float, width: float, sizes: Sizes, whole: float | None
) -> Scale:
    """Fit the scale so that the words behind every bar end within the panel."""
    longest = whole or max(one.whole for one in stacks) or 1.0
    half = measure_text("100", sizes.note) / 2
    start, end = side + (0.0 if side else half), width - half
    for one in stacks:
        words = measure_text(hold_figures(one.behind), sizes.note) + 0.9 * sizes.label
        if one.behind and one.whole:
            end = min(end, start + (width - words - start) * longest / one.whole)
    return Scale(0.0, longest, start, max(end, start + 0.3 * (width - side)))


def _draw_stack(
    canvas: Canvas, stack: Stack, scale: Scale, place: tuple[float, float], sizes: Sizes
) -> None:
    """Draw the parts of one bar about a height."""
    middle, tall = place
    end = 0.0
    for one in stack.parts:
        start, end = end, end + one.value
        left, right = scale.at(start), scale.at(end)
        canvas.box(left, middle - tall / 2, right - left, tall, one.colour, label=one.label,
                   stroke="#ffffff")  # fmt: skip
        words = measure_text(hold_figures(one.text), sizes.note)
        if one.text and words < right - left - 4:
            canvas.text((left + right) / 2, middle + 0.35 * sizes.note, one.text, sizes.note,
                        anchor="middle", fill=ink_on(one.colour))  # fmt: skip
    if stack.behind:
        canvas.text(
            scale.at(end) + 0.6 * sizes.label, middle + 0.35 * sizes.note, stack.behind, sizes.note
        )
