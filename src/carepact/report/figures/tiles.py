"""A map of the world as tiles: every country the same size, about where it lies."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.picture import Sizes
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.wrapping import measure_text


@cache
def read_tiles() -> dict[str, tuple[int, int]]:
    """Read column and row of every country, by ISO 3166-1 alpha-3."""
    text = resources.files(__package__).joinpath("tiles.csv").read_text("utf-8")
    return {
        row["country"]: (int(row["column"]), int(row["row"]))
        for row in csv.DictReader(text.splitlines())
    }


def draw_tiles(
    colours: Mapping[str, str], labels: Mapping[str, str], width: float, sizes: Sizes
) -> Canvas:
    """Draw a tile a country, with its code where that can be read.

    Parameters
    ----------
    colours : mapping of str to str
        Colour of each country that has a figure; of others there is a small dot.
    labels : mapping of str to str
        What is shown and read out of each country: its name and figure.
    width : float
        Of the map. [pixels]
    sizes : Sizes
        Of the picture.
    """
    tiles = read_tiles()
    across = max(column for column, _row in tiles.values()) + 1
    down = max(row for _column, row in tiles.values()) + 1
    step = width / across
    canvas, letters = Canvas(width, down * step), 0.36 * step
    outline = shipped_palette().lines.equality
    for country, (column, row) in tiles.items():
        x, y = column * step, row * step
        if country not in colours:
            canvas.dot(x + step / 2, y + step / 2, 0.12 * step, outline,
                       label=labels.get(country, country))  # fmt: skip
            continue
        colour = colours[country]
        canvas.box(x + 0.5, y + 0.5, step - 1, step - 1, colour,
                   label=labels.get(country, country),
                   stroke=outline)  # fmt: skip
        if letters >= Look.least_letters and measure_text(country, letters) < step:
            canvas.text(x + step / 2, y + step / 2 + 0.35 * letters, country, letters,
                        anchor="middle", fill=ink_on(colour))  # fmt: skip
    canvas.height += 0.3 * sizes.note
    return canvas
