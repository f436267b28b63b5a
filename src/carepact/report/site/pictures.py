"""The pictures of a country's page, of the package that it begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
import polars as pl

from carepact.core.messages import _
from carepact.core.uncertainty import CONFIDENCE
from carepact.data.countries.country_names import name_country
from carepact.report.figures.bands import Band, draw_bands
from carepact.report.figures.bars import Bar, BarRow, draw_bars
from carepact.report.figures.panels import lay_panels
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.palette import shipped_palette
from carepact.report.run.words import explain_mark
from carepact.report.scales import PERCENT, print_rounded
from carepact.report.site.figures import Figure, Key, list_figures, print_as, rows_of, tell_start
from carepact.simulate.projection import HEADLINE_SCENARIO, SEXES
from carepact.simulate.result_grade import ON_IMPUTED_KEY
from carepact.studies.response_table.answer import CountryResponses


def draw_pictures_of(found: CountryResponses, sizes: Sizes = WIDE) -> list[Picture]:
    """Draw every picture of a country's page."""
    drawn = [draw_lines(found, sizes)]
    for name, title, figures in list_bar_charts(found):
        drawn.append(_draw_bars(found, name, title, figures, sizes))
    return drawn


def title_panels() -> dict[Key, str]:
    """Head the panels of lines, one of each figure that is drawn by year."""
    return {
        ("cost", ""): _("Added cost, all payers, % of GDP"),
        ("net_cost", ""): _("Net cost to the State, % of GDP"),
    }


def list_bar_charts(found: CountryResponses) -> Iterator[tuple[str, str, list[Figure]]]:
    """List the charts of bars: name, heading with its unit, and the figures of its rows."""
    figures, year = list_figures(found), found.table.years[-1]
    charts = {
        "payers": (("paid_by",), _("Who pays the added cost in {year}, % of GDP", year=year)),
        "work": (
            ("care_jobs", "mothers_entering"),
            _("Work beyond present law in {year}, persons", year=year),
        ),
        "employment": (("employment",), _("Employed in {year}, % of adults", year=year)),
        "hours": (("unpaid_hours",), _("Unpaid care work in {year}, hours a day", year=year)),
    }
    for name, (kinds, title) in charts.items():
        own = [one for one in figures if one.key[0] in kinds]
        if own:
            yield name, title, own


def colour_of(key: Key) -> str:
    """Choose the colour of a figure: of a payer, of women and men, else of the State."""
    palette = shipped_palette()
    name, label = key
    if name == "paid_by":
        return palette.payers[label]
    if label in SEXES:
        return palette.people.find([label]).shades[0]
    return palette.people.women.shades[2] if name == "mothers_entering" else palette.closures[0]


def draw_lines(found: CountryResponses, sizes: Sizes) -> Picture:
    """Draw the cost by year: inputs at their middle, the full run's interval as a band."""
    start, rows = tell_start(found), []
    panels = []
    for key, title in title_panels().items():
        lows, highs = list_bands(found, key)
        values = [float(one) for one in start[key][0]]
        rows += [
            {"figure": key[0], "year": year, "value": value, "low": low, "high": high}
            for year, value, low, high in zip(found.table.years, values, lows, highs, strict=True)
        ]
        last = print_rounded(PERCENT * values[-1], 2)
        band = Band(
            _("starting package {last} %", last=last), shipped_palette().closures[0],
            found.table.years, [PERCENT * one for one in values],
            [None if one is None else PERCENT * one for one in lows],
            [None if one is None else PERCENT * one for one in highs],
        )  # fmt: skip
        panels.append(partial(draw_bands, title, [band], sizes=sizes))
    body = lay_panels(panels, sizes, across=2)
    figures = {one.key: one for one in list_figures(found)}
    sentence = _(
        "{country}, {year}: the starting package costs {cost} of GDP more than present law; the "
        "net cost to the State is {net} of GDP",
        country=name_country(found.country.code),
        year=found.table.years[-1],
        cost=_print_start(figures["cost", ""]),
        net=_print_start(figures["net_cost", ""]),
    )
    described = _("Two panels of lines by year, with the 95 % interval of the full run as a band.")
    return frame("cost", sentence, described, body, pl.DataFrame(rows), foot_of(found), sizes)


def list_bands(found: CountryResponses, key: Key) -> tuple[list[float | None], list[float | None]]:
    """List low and high of the full run by year. [share of GDP]"""
    rows = rows_of(found, key).filter(
        pl.col("scenario") == HEADLINE_SCENARIO, pl.col("year").is_in(list(found.table.years))
    )
    ordered = rows.sort("year")
    return ordered["low"].to_list(), ordered["high"].to_list()


def _draw_bars(
    found: CountryResponses, name: str, title: str, figures: Sequence[Figure], sizes: Sizes
) -> Picture:
    """Draw a chart of bars: present law where it has the figure, and the starting package."""
    rows = [BarRow(one.words, list(_list_bars(one))) for one in figures]
    body = lay_panels([partial(draw_bars, "", rows, sizes=sizes)], sizes)
    table = pl.DataFrame(
        [
            {"figure": one.key[0], "of": one.key[1], "present_law": one.law, "value": one.start,
             "median": one.value, "low": one.low, "high": one.high}
            for one in figures
        ],
        infer_schema_length=None,
    )  # fmt: skip
    described = _("Bars from zero: present law pale, the starting package in colour.")
    country = name_country(found.country.code)
    sentence = _("{country}: {title}", country=country, title=title)
    return frame(name, sentence, described, body, table, foot_of(found), sizes)


def _list_bars(figure: Figure) -> Iterator[Bar]:
    """List the bars of a row."""
    factor = PERCENT if figure.kind in {"gdp", "share"} else 1.0
    if figure.law is not None:
        text = _("{figure} present law", figure=print_as(figure.law, figure.kind))
        yield Bar(figure.law * factor, shipped_palette().lines.range, text, text)
    text = _print_start(figure)
    yield Bar(figure.start * factor, colour_of(figure.key), text, f"{figure.words}: {text}")


def _print_start(figure: Figure) -> str:
    """Print what a figure is with the starting package."""
    return figure.mark + print_as(figure.start, figure.kind)


def foot_of(found: CountryResponses) -> list[str]:
    """Say what a picture is of and how sure it is."""
    notes = [
        _(
            "A simulation under stated assumptions, not a forecast: every job filled, every input "
            "at its middle. Grade {grade} for money, {hours} for hours.",
            grade=found.grade.money,
            hours=found.grade.hours,
        )
    ]
    if found.grade.money in ON_IMPUTED_KEY:
        notes.append(explain_mark())
    return [" ".join(notes)]


def confidence() -> int:
    """Return the part of the draws that an interval holds. [per cent]"""
    return int(np.rint(PERCENT * CONFIDENCE))
