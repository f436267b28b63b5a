"""The map of tiles as links: a picture of one figure, each tile the way to its country."""

from __future__ import annotations

import csv
from functools import cache, partial
from importlib import resources
from typing import NamedTuple

from carepact.app.told import Told
from carepact.core.errors import ParameterError
from carepact.core.messages import _, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.reading import read_country
from carepact.report.figures.legend import Sign
from carepact.report.figures.picture import Drawer
from carepact.report.figures.tiles import read_tiles
from carepact.report.figures.world import (
    WorldFigures,
    draw_world,
    shade_countries,
    share_of_women,
    take_indicator,
)
from carepact.report.palette import ink_on

OF_WOMEN = "women_of_unpaid_work"
"""The part of women, made of the figures of women and of men."""
STEP = 30
"""From one tile to the next. [units of the drawing]"""


class Tile(NamedTuple):
    """One country on the map."""

    code: str
    label: str
    """Its name and figure."""
    x: int
    y: int
    fill: str
    ink: str
    """Colour of its letters."""
    is_known: bool
    """Whether it has a figure."""


class WorldMap(NamedTuple):
    """The map as a page shows it."""

    tiles: list[Tile]
    signs: list[Sign]
    """What the colours mean."""
    width: int
    height: int


def choose_figures(told: Told) -> tuple[str, WorldFigures]:
    """Choose the figure that an address asks for: its name, and of every country.

    Raises
    ------
    ParameterError
        If there is no such figure, or it holds words.
    """
    name = told.one("indicator", OF_WOMEN)
    countries = read_countries()
    if name == OF_WOMEN:
        return name, share_of_women(countries)
    figures = take_indicator(countries, name)
    if not figures.values:
        raise ParameterError(_("indicator: no country has the figure '{name}'.", name=name))
    return name, figures


def list_indicators(chosen: str) -> dict[str, str]:
    """List the figures that the page offers, by their titles; the chosen one is among them."""
    known = read_indicators()
    named = list(dict.fromkeys([*_read_offered(), chosen]))
    return {
        name: _("women’s part of unpaid work") if name == OF_WOMEN else word(known[name].title)
        for name in named
    }


def lay_out_map(figures: WorldFigures) -> WorldMap:
    """Lay the tiles out; a country without a figure is there without a colour."""
    shades, places = shade_countries(figures), read_tiles()
    tiles = []
    for code, (column, row) in places.items():
        fill = shades.colours.get(code, "#ffffff")
        label = shades.labels.get(code) or _("{country}: no figure", country=name_country(code))
        tiles.append(
            Tile(code, label, column * STEP, row * STEP, fill, ink_on(fill), code in shades.colours)
        )
    across, down = (max(one) + 1 for one in zip(*places.values(), strict=True))
    return WorldMap(tiles, [*shades.signs], across * STEP, down * STEP)


def list_charts_of(told: Told) -> dict[str, Drawer]:
    """Offer the map as a picture with its twins."""
    _name, figures = choose_figures(told)
    return {"world": partial(draw_world, figures)}


@cache
def read_countries() -> tuple[Country, ...]:
    """Read what ships of every country, once in a worker."""
    return tuple(read_country(code) for code in known_countries())


@cache
def _read_offered() -> tuple[str, ...]:
    """Read which figures the page offers."""
    text = resources.files("carepact.app").joinpath("map_indicators.csv").read_text("utf-8")
    return tuple(row["indicator"] for row in csv.DictReader(text.splitlines()))
