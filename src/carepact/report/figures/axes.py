"""Scales and axes: round numbers along them, gridlines that recede, no more ink than needed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from carepact.core.messages import number
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import hold_figures, measure_text

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""What a round step may be, times a power of ten."""


@dataclass(frozen=True)
class Scale:
    """A straight line from figures to pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a figure."""
        span = self.high - self.low
        return self.start + (value - self.low) / (span or 1.0) * (self.end - self.start)

    def ticks(self, about: int = 5) -> list[float]:
        """Return round figures within the scale, about so many."""
        span = self.high - self.low
        if span <= 0 or not math.isfinite(span):
            return [self.low]
        rough = span / about
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(power * one for one in STEPS if power * one >= rough * 0.999)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [place * step for place in range(first, last + 1)]


def decimals_of(ticks: list[float]) -> int:
    """Count the decimals by which ticks differ."""
    if not ticks[1:]:
        return 0
    step = ticks[1] - ticks[0]
    return max(0, -math.floor(math.log10(step) + 1e-9) + (0 if _is_round(step) else 1))


def _is_round(step: float) -> bool:
    """Tell whether one digit writes a step."""
    mantissa = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    return abs(mantissa - round(mantissa)) < Look.tiny


def measure_ticks(scale: Scale, sizes: Sizes) -> float:
    """Measure the widest figure of an axis. [pixels]"""
    ticks = scale.ticks()
    decimals = decimals_of(ticks)
    return max(measure_text(hold_figures(number(one, decimals)), sizes.note) for one in ticks)


def draw_up_axis(canvas: Canvas, scale: Scale, ends: tuple[float, float], sizes: Sizes) -> None:
    """Draw gridlines with their figures at the left of them; the one at zero is darker."""
    lines = shipped_palette().lines
    ticks = scale.ticks()
    decimals = decimals_of(ticks)
    for tick in ticks:
        at = scale.at(tick)
        canvas.line([(ends[0], at), (ends[1], at)], lines.equality if tick == 0 else lines.frame)
        place, words = at + 0.35 * sizes.note, number(tick + 0.0, decimals)
        canvas.text(ends[0] - 0.5 * sizes.note, place, words, sizes.note, anchor="end",
                    fill=lines.note)  # fmt: skip


def draw_along_axis(
    canvas: Canvas, scale: Scale, spans: Sequence[tuple[float, float]], width: float, sizes: Sizes
) -> None:
    """Draw upright gridlines behind rows, with their figures below the last.

    Parameters
    ----------
    canvas : Canvas
        To draw on.
    scale : Scale
        Along the axis.
    spans : sequence of tuple of two float
        Where rows begin and end, without names that stand above them. [pixels]
    width : float
        Within which figures stand; those that would meet the one before are left out. [pixels]
    sizes : Sizes
        Of the picture.
    """
    lines = shipped_palette().lines
    about = max(2, round((scale.end - scale.start) / (5.5 * sizes.note)))
    ticks = scale.ticks(about)
    decimals, reached, foot = decimals_of(ticks), -math.inf, spans[-1][1]
    for tick in ticks:
        at = scale.at(tick)
        for top, end in spans:
            canvas.line([(at, top), (at, end)], lines.equality if tick == 0 else lines.frame)
        words = hold_figures(number(tick + 0.0, decimals))
        half = measure_text(words, sizes.note) / 2
        middle = min(max(at, half), width - half)
        if middle - half > reached + 0.4 * sizes.note:
            canvas.text(middle, foot + 1.2 * sizes.note, words, sizes.note, anchor="middle",
                        fill=lines.note)  # fmt: skip
            reached = middle + half


def draw_years(canvas: Canvas, scale: Scale, foot: float, sizes: Sizes) -> None:
    """Write years below a panel, the first and the last always."""
    first, last = round(scale.low), round(scale.high)
    room = 4.2 * sizes.note
    between = [
        round(tick)
        for tick in scale.ticks(4)
        if scale.at(tick) - scale.start > room and scale.end - scale.at(tick) > room
        and round(tick) == tick
    ]  # fmt: skip
    ink = shipped_palette().lines.note
    canvas.text(scale.start, foot, str(first), sizes.note, fill=ink)
    for year in between:
        canvas.text(scale.at(year), foot, str(year), sizes.note, anchor="middle", fill=ink)
    canvas.text(scale.end, foot, str(last), sizes.note, anchor="end", fill=ink)
