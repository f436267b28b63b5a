"""Areas over years, one upon the other, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carepact.report.figures.axes import Scale, draw_up_axis, draw_years, measure_ticks
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.panels import head_panel
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import keep_apart, measure_text, wrap_text


@dataclass(frozen=True)
class Area:
    """One area: figures by year."""

    name: str
    """With its last figure."""
    colour: str
    values: Sequence[float]


def draw_areas(
    title: str,
    years: Sequence[int],
    areas: Sequence[Area],
    upper: Sequence[float],
    width: float,
    sizes: Sizes,
) -> Canvas:
    """Draw one panel of areas from the ground up.

    Parameters
    ----------
    title : str
        Its heading, with the unit.
    years : sequence of int
        Along the axis.
    areas : sequence of Area
        From the ground up; none below 0.
    upper : sequence of float
        A dashed line by year, as of the whole before.
    width : float
        Of the panel with its names. [pixels]
    sizes : Sizes
        Of the picture.
    """
    canvas = Canvas(width)
    top = head_panel(canvas, title, sizes) + 0.5 * sizes.note
    height = 0.42 * max(width, 1.6 * sizes.narrowest)
    sums = [sum(one.values[place] for one in areas) for place in range(len(years))]
    up = Scale(0.0, 1.05 * max(*sums, *upper, 1e-12), top + height, top)
    widest = max(measure_text(one.name, sizes.label) for one in areas)
    names = min(widest, 0.42 * width) + 0.5 * sizes.label
    left = measure_ticks(up, sizes) + 0.5 * sizes.note
    right = width - names - sizes.label
    along = Scale(years[0], years[-1], left, right)
    draw_up_axis(canvas, up, (left, right), sizes)
    xs = [along.at(year) for year in years]
    lower = [0.0] * len(years)
    middles = []
    for area in areas:
        higher = [low + value for low, value in zip(lower, area.values, strict=True)]
        edge = list(zip(xs, map(up.at, higher), strict=True))
        ground = list(zip(xs, map(up.at, lower), strict=True))
        canvas.area([*edge, *reversed(ground)], area.colour)
        canvas.line(edge, "#ffffff", 1.0)
        middles.append(up.at((lower[-1] + higher[-1]) / 2))
        lower = higher
    ink = shipped_palette().lines
    canvas.line(list(zip(xs, map(up.at, upper), strict=True)), ink.later, 1.4, dashes="4 3")
    _name_areas(canvas, areas, middles, (right, top, top + height), sizes)
    draw_years(canvas, along, top + height + 1.5 * sizes.note, sizes)
    canvas.height = top + height + 2.0 * sizes.note
    return canvas


def _name_areas(
    canvas: Canvas,
    areas: Sequence[Area],
    middles: Sequence[float],
    place: tuple[float, float, float],
    sizes: Sizes,
) -> None:
    """Write the name of each area at its end, apart from the others."""
    right, top, foot = place
    line, size = sizes.label * sizes.leading, 0.7 * sizes.label
    x = right + 1.6 * sizes.label
    upwards = list(zip(areas, middles, strict=True))[::-1]
    said = [wrap_text(area.name, canvas.width - x, sizes.label) for area, _at in upwards]
    places = keep_apart(
        [at for _area, at in upwards], [len(one) * line for one in said], top - line, foot + line
    )
    ink = shipped_palette().lines
    for (area, at), words, middle in zip(upwards, said, places, strict=True):
        canvas.line([(right, at), (x - size - 3, middle)], ink.equality, 0.8)
        canvas.box(x - size - 3, middle - size / 2, size, size, area.colour, stroke=ink.equality)
        first = middle - (len(words) - 1) * line / 2 + 0.35 * sizes.label
        canvas.lines_of_text(x, first, words, sizes.label, line)
