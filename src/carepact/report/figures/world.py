"""Any figure of many countries on a map of tiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from itertools import pairwise

import numpy as np
import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, _n, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import Country
from carepact.report.datasets import name_dataset
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.panels import put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.figures.tiles import draw_tiles, read_tiles
from carepact.report.marks import MARKS
from carepact.report.palette import shipped_palette
from carepact.report.scales import PERCENT, print_bare, print_rounded
from carepact.report.words import in_words


@dataclass(frozen=True)
class WorldFigures:
    """One figure of each of many countries."""

    title: str
    """What it is, within a sentence."""
    unit: str
    """In the reader's words."""
    values: Mapping[str, float]
    """By ISO 3166-1 alpha-3 code."""
    statuses: Mapping[str, str]
    """How each is known: observed, imputed, ..."""
    source: str = ""
    """Where it comes from, in the reader's words."""


def take_indicator(countries: Iterable[Country], name: str) -> WorldFigures:
    """Take one indicator of many countries, of the base year.

    Parameters
    ----------
    countries : iterable of Country
        With what is known of them.
    name : str
        Name of an indicator that is a number.

    Raises
    ------
    ParameterError
        If there is no such indicator, or it holds words.
    """
    indicators = read_indicators()
    if name not in indicators:
        message = _("there is no indicator '{name}'.", name=name)
        raise ParameterError(message + nearest(name, indicators))
    facts = {one.code: one.facts[name] for one in countries if name in one.facts}
    indicator = indicators[name]
    return WorldFigures(
        title=word(indicator.title),
        unit=in_words(indicator.unit),
        values={code: fact.number for code, fact in facts.items()},
        statuses={code: fact.status for code, fact in facts.items()},
        source=name_dataset(indicator.dataset),
    )


def share_of_women(countries: Iterable[Country]) -> WorldFigures:
    """Take women's part of the time that women and men work unpaid, of the base year.

    Parameters
    ----------
    countries : iterable of Country
        With what is known of them.

    Notes
    -----
    Both are shares of the day, so that the part is that of a woman and a man together, however
    many there are of each.
    """
    women, men = "unpaid_day_share_f", "unpaid_day_share_m"
    pairs = {
        one.code: (one.facts[women], one.facts[men])
        for one in countries
        if {women, men} <= one.facts.keys()
    }
    return WorldFigures(
        title=_("women’s part of unpaid work, a woman and a man together"),
        unit="%",
        values={
            code: PERCENT * her.number / (her.number + his.number)
            for code, (her, his) in pairs.items()
        },
        statuses={
            code: her.status if her.status != "observed" else his.status
            for code, (her, his) in pairs.items()
        },
        source=name_dataset(read_indicators()[women].dataset),
    )


def draw_world(figures: WorldFigures, sizes: Sizes = WIDE) -> Picture:
    """Draw a tile a country, coloured by the fifth of the countries that it belongs to.

    Parameters
    ----------
    figures : WorldFigures
        Of countries; others are a small dot.
    sizes : Sizes
        Of the picture.

    Raises
    ------
    ParameterError
        If no country has a figure.
    """
    shades = shade_countries(figures)
    known = {code: figures.values[code] for code in shades.colours}
    signs = [*shades.signs, Sign(_("no figure"), shipped_palette().lines.equality, "dot")]
    unlabelled = {code: name_country(code) for code in read_tiles() if code not in known}
    drawn = draw_tiles(shades.colours, {**unlabelled, **shades.labels}, sizes.inner, sizes)
    body = put_below(draw_legend(signs, sizes.inner, sizes), drawn, 0.4 * sizes.label)
    described = _(
        "A map of the world on which every country is a square about where it lies; the darker, "
        "the higher the figure."
    )
    table = pl.DataFrame(
        {"country": list(known), "value": list(known.values()),
         "status": [figures.statuses.get(code, "observed") for code in known]}
    ).sort("country")  # fmt: skip
    notes = [
        _("Colours part the countries with a figure into fifths."),
        _("Source: {source}. Computed by carepact {version}.", source=figures.source,
          version=metadata.version("carepact")) if figures.source
        else _("Source: carepact {version}.", version=metadata.version("carepact")),
    ]  # fmt: skip
    return frame("world", _say_ends(figures, known), described, body, table, notes, sizes)


@dataclass(frozen=True)
class Shades:
    """Colours of countries by a figure, and what they mean."""

    colours: Mapping[str, str]
    """Of each country that has a figure and a tile, by code."""
    labels: Mapping[str, str]
    """Its name and figure."""
    signs: tuple[Sign, ...]
    """What each colour means."""


def shade_countries(figures: WorldFigures) -> Shades:
    """Colour countries by the fifth to which their figure belongs.

    Parameters
    ----------
    figures : WorldFigures
        Of countries; those without a tile are left out.

    Raises
    ------
    ParameterError
        If no country has a figure.
    """
    known = {code: one for code, one in figures.values.items() if code in read_tiles()}
    if not known:
        raise ParameterError(_("there is nothing to draw: no country has the figure."))
    shades = shipped_palette().classes
    bounds = _choose_bounds(np.array(list(known.values())), len(shades))
    labels = {
        code: f"{name_country(code)}: {MARKS[figures.statuses.get(code, 'observed')]}"
        f"{print_bare(one)} {figures.unit}"
        for code, one in known.items()
    }
    named = _name_classes(bounds, count_decimals(bounds))
    return Shades(
        {code: shades[_find_class(one, bounds)] for code, one in known.items()},
        labels,
        tuple(Sign(words, shade) for words, shade in zip(named, shades, strict=False)),
    )


def _say_ends(figures: WorldFigures, known: Mapping[str, float]) -> str:
    """Say what the figure is, where it is least and where it is highest."""
    least, most = min(known, key=known.__getitem__), max(known, key=known.__getitem__)
    return _n(
        "{title}, {unit}: from {low} ({least}) to {high} ({most}), {count} country",
        "{title}, {unit}: from {low} ({least}) to {high} ({most}), {count} countries",
        len(known),
        title=figures.title[:1].upper() + figures.title[1:],
        unit=figures.unit,
        low=print_bare(known[least]),
        least=name_country(least),
        high=print_bare(known[most]),
        most=name_country(most),
    )


def _choose_bounds(values: np.ndarray, classes: int) -> list[float]:
    """Choose bounds between classes of about as many countries, as they are printed."""
    cuts = [float(one) for one in np.quantile(values, np.arange(1, classes) / classes)]
    decimals = count_decimals(cuts)
    return sorted({round(one, decimals) for one in cuts})


def _find_class(value: float, bounds: list[float]) -> int:
    """Find the class of a figure: a bound belongs to the class above it."""
    return sum(value >= one for one in bounds)


def _name_classes(bounds: list[float], decimals: int) -> list[str]:
    """Name the classes by their ends."""
    told = [print_rounded(one, decimals) for one in bounds]
    between = [_("{low} to {high}", low=low, high=high)
               for low, high in pairwise(told)]  # fmt: skip
    return [
        _("below {figure}", figure=told[0]), *between, _("{figure} and more", figure=told[-1])
    ]  # fmt: skip
