"""Lines over years, each with its interval as a band and its name at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carepact.report.figures.axes import Scale, draw_up_axis, draw_years, measure_ticks
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import keep_apart, measure_text, wrap_text


@dataclass(frozen=True)
class Band:
    """One line: figures by year, None where there is none."""

    name: str
    """With its last figure, as it stands at its end."""
    colour: str
    years: Sequence[int]
    values: Sequence[float | None]
    lows: Sequence[float | None]
    highs: Sequence[float | None]

    def list_figures(self) -> list[float]:
        """List every figure that is drawn."""
        parts = (*self.values, *self.lows, *self.highs)
        return [one for one in parts if one is not None]


def draw_bands(title: str, bands: Sequence[Band], width: float, sizes: Sizes) -> Canvas:
    """Draw one panel: bands below, lines above, names at the right.

    Parameters
    ----------
    title : str
        Its heading, with the unit.
    bands : sequence of Band
        Of the same years.
    width : float
        Of the panel with its names. [pixels]
    sizes : Sizes
        Of the picture.
    """
    canvas = Canvas(width)
    head = canvas.lines_of_text(
        0, sizes.panel, wrap_text(title, width, sizes.panel, bold=True), sizes.panel,
        sizes.panel * sizes.leading, bold=True,
    )  # fmt: skip
    drawn = [band for band in bands if band.list_figures()]
    names = max((measure_text(one.name, sizes.label) for one in drawn), default=0.0)
    names = min(names, 0.45 * width)
    top, height = head + 1.4 * sizes.note, 0.55 * min(width, 330.0)
    figures = [0.0, *(one for band in drawn for one in band.list_figures())]
    low, high = min(figures), max(figures)
    room = 0.04 * (high - low or 1.0)
    up = Scale(low - (room if low < 0 else 0.0), high + room, top + height, top)
    left = measure_ticks(up, sizes) + 0.5 * sizes.note
    right = width - names - sizes.label
    years = [year for band in drawn for year in band.years] or [0, 1]
    along = Scale(min(years), max(years), left, right)
    draw_up_axis(canvas, up, (left, right), sizes)
    for band in drawn:
        _fill(canvas, band, along, up)
    for band in drawn:
        points = [
            (along.at(year), up.at(value))
            for year, value in zip(band.years, band.values, strict=True)
            if value is not None
        ]
        canvas.line(points, band.colour, 2.2)
    _name(canvas, drawn, up, right, sizes)
    draw_years(canvas, along, top + height + 1.3 * sizes.note, sizes)
    canvas.height = top + height + 1.6 * sizes.note
    return canvas


def _fill(canvas: Canvas, band: Band, along: Scale, up: Scale) -> None:
    """Fill the interval of a line."""
    ends = [
        (along.at(year), up.at(low), up.at(high))
        for year, low, high in zip(band.years, band.lows, band.highs, strict=True)
        if low is not None and high is not None
    ]
    if len(ends) > 1:
        over = [(x, high) for x, _low, high in ends]
        under = [(x, low) for x, low, _high in reversed(ends)]
        canvas.area([*over, *under], band.colour, 0.16)


def _name(canvas: Canvas, bands: Sequence[Band], up: Scale, right: float, sizes: Sizes) -> None:
    """Write the name of each line at its end, apart from the others."""
    ends = []
    for band in bands:
        known = [value for value in band.values if value is not None]
        bounds = [one for one in (*band.lows[-1:], *band.highs[-1:]) if one is not None]
        last = known[-1] if known else sum(bounds) / len(bounds) if bounds else None
        if last is not None:
            ends.append((up.at(last), band))
    ends.sort(key=lambda one: one[0])
    lines = [wrap_text(band.name, canvas.width - right - 8, sizes.label) for _at, band in ends]
    heights = [sizes.label * sizes.leading * len(one) for one in lines]
    places = keep_apart([at for at, _band in ends], heights, up.end, up.start + sizes.label)
    ink = shipped_palette().lines
    for place, words, (at, band) in zip(places, lines, ends, strict=True):
        canvas.line([(right, at), (right + 6, place)], band.colour, 1.0)
        top = place + sizes.label * 0.35 - (len(words) - 1) * sizes.label * sizes.leading / 2
        canvas.lines_of_text(
            right + 8, top, words, sizes.label, sizes.label * sizes.leading, fill=ink.later
        )
