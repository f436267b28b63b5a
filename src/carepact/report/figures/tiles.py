"""A map of the world as tiles: every country the same size, about where it lies."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import Sizes
from carepact.report.palette import ink_on, shipped_palette


@cache
def read_tiles() -> dict[str, tuple[int, int]]:
    """Read column and row of every country, by ISO 3166-1 alpha-3."""
    text = resources.files(__package__).joinpath("tiles.csv").read_text("utf-8")
    return {
        row["country"]: (int(row["column"]), int(row["row"]))
        for row in csv.DictReader(text.splitlines())
    }


def draw_tiles(
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    legend: Sequence[tuple[str, str]],
    width: float,
    sizes: Sizes,
) -> Canvas:
    """Draw a tile a country, with its code, and the classes of the colours below.

    Parameters
    ----------
    colours : mapping of str to str
        Colour of each country that has a figure.
    labels : mapping of str to str
        What is shown and read out of each country: its name and figure.
    legend : sequence of (str, str)
        Colour and words of each class, in their order; that of no figure last.
    width : float
        Of the map. [pixels]
    sizes : Sizes
        Of the picture.
    """
    tiles = read_tiles()
    across = max(column for column, _row in tiles.values()) + 1
    size = width / across
    canvas = Canvas(width)
    empty = shipped_palette().lines.range
    for country, (column, row) in tiles.items():
        colour = colours.get(country, empty)
        x, y = column * size, row * size
        canvas.box(x, y, size - 1, size - 1, colour, label=labels.get(country, country))
        if size >= 1.9 * sizes.note * 0.8:
            canvas.text(x + (size - 1) / 2, y + size * 0.62, country, size * 0.32, anchor="middle",
                        fill=ink_on(colour))  # fmt: skip
    foot = (max(row for _column, row in tiles.values()) + 1) * size + sizes.label * 1.6
    x, line = 0.0, sizes.label * 1.6
    for colour, words in legend:
        long = 18 + 0.58 * sizes.label * len(words) + 14
        if x and x + long > width:
            x, foot = 0.0, foot + line
        canvas.box(
            x, foot - sizes.label * 0.85, 12, 12, colour, stroke=shipped_palette().lines.frame
        )
        canvas.text(x + 17, foot, words, sizes.label)
        x += long
    canvas.height = foot + 0.4 * sizes.label
    return canvas
