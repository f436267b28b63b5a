"""Lay every country on a tile of a world map, each as near to where it lies as there is room.

`python -m scripts.compile.tiles` writes `src/carepact/report/figures/tiles.csv`.

Where countries lie is read from `zone.tab` of the IANA time zone database, which is in the public
domain and comes with the package `tzdata`: the middle of the principal places of a country's
time zones. Codes of three letters are CLDR's, by way of Babel. What the database has not stands
where `LACKING` says.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import numpy as np
from babel.core import get_global
from scipy.optimize import linear_sum_assignment

from carepact.core.arrays import FloatArray
from carepact.data.countries.facts import known_countries

TABLE = Path("src/carepact/report/figures/tiles.csv")
LACKING = {"XKX": (42.67, 21.17)}
"""Latitude and longitude of Pristina. [degrees]"""
COLUMNS, ROWS = 26, 19
"""Of the grid. [tiles]"""
EVENNESS = 0.45
"""How far places are spread by their rank, so that crowded seas and coasts get room. [share]"""
SHAPE = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?([+-])(\d{3})(\d{2})(?:\d{2})?")
"""Degrees and minutes of a place, as ISO 6709 writes them."""


def main() -> None:
    """Write the table of tiles."""
    codes = list(known_countries())
    places = read_places()
    missing = [code for code in codes if code not in places]
    if missing:
        raise SystemExit(f"no place is known of: {', '.join(missing)}")
    tiles = lay_out(np.array([places[code] for code in codes]))
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(["country", "column", "row"])
    for code, (column, row) in sorted(zip(codes, tiles, strict=True)):
        table.writerow([code, column, row])
    TABLE.write_text(written.getvalue(), encoding="utf-8")


def read_places() -> Mapping[str, tuple[float, float]]:
    """Read latitude and longitude of countries by ISO 3166-1 alpha-3. [degrees]"""
    longer = {
        names[0]: code
        for code, names in get_global("territory_aliases").items()
        if code in known_countries() and len(names) == 1
    }
    text = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    points: dict[str, list[FloatArray]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, place, *_rest = line.split("\t")
        if code in longer:
            points.setdefault(longer[code], []).append(_read_point(place))
    found = {code: _find_middle(np.array(of_zones)) for code, of_zones in points.items()}
    return {**found, **LACKING}


def _read_point(place: str) -> FloatArray:
    """Read a place as a point of the sphere, shape (3,)."""
    matched = SHAPE.fullmatch(place)
    if matched is None:
        raise SystemExit(f"zone.tab: what place is {place}?")
    south, up, up_minutes, west, along, along_minutes = matched.groups()
    latitude = float(f"{south}1") * (int(up) + int(up_minutes) / 60)
    longitude = float(f"{west}1") * (int(along) + int(along_minutes) / 60)
    phi, theta = math.radians(latitude), math.radians(longitude)
    return np.array([math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta),
                     math.sin(phi)])  # fmt: skip


def _find_middle(points: FloatArray) -> tuple[float, float]:
    """Return latitude and longitude of the middle of points of the sphere. [degrees]"""
    x, y, z = points.mean(axis=0)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def lay_out(places: FloatArray) -> list[tuple[int, int]]:
    """Give every place a tile of its own so that the squares of all ways add up to the least.

    Parameters
    ----------
    places : FloatArray, shape (countries, 2)
        Latitude and longitude. [degrees]

    Returns
    -------
    list of (int, int)
        Column from the west and row from the north.
    """
    across = _spread(places[:, 1]) * (COLUMNS - 1)
    down = _spread(-places[:, 0]) * (ROWS - 1)
    columns, rows = (part.ravel() for part in np.meshgrid(np.arange(COLUMNS), np.arange(ROWS)))
    ways = (across[:, None] - columns) ** 2 + (down[:, None] - rows) ** 2
    _countries, chosen = linear_sum_assignment(ways)
    return [(int(columns[one]), int(rows[one])) for one in chosen]


def _spread(degrees: FloatArray) -> FloatArray:
    """Bring degrees between 0 and 1, half by where they lie and half by their rank."""
    straight = (degrees - degrees.min()) / (degrees.max() - degrees.min())
    ranks = degrees.argsort().argsort() / (len(degrees) - 1)
    spread: FloatArray = (1 - EVENNESS) * straight + EVENNESS * ranks
    return spread


if __name__ == "__main__":
    main()
