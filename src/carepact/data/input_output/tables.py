"""Read a country's input-output figures, or put the median of the tables in their place.

A country without a table is drawn as far apart as the tables lie from the median of the others,
so that it never looks better known than one that has a table.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.provenance import Source
from carepact.data.countries.country_search import find_country
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import normal_quantile
from carepact.data.input_output.figures import (
    HOUSEHOLDS,
    SECTORS,
    ConsumptionFigures,
    InputOutput,
    SectorFigures,
    consumption_from_scale,
    consumption_to_scale,
    sector_from_scale,
    sector_to_scale,
)

Row = dict[str, str]


@functools.cache
def _rows(name: str) -> tuple[Row, ...]:
    """Read one shipped table, a dictionary a row."""
    text = resources.files("carepact.data.input_output").joinpath(name).read_text("utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@functools.cache
def _tables() -> dict[str, InputOutput]:
    """Return one table a country: one that tells pay before one that does not, then the newest."""
    known = {(row["country"], row["table"]): row for row in _rows("consumption.csv")}
    sectors: dict[tuple[str, str], dict[str, Row]] = {key: {} for key in known}
    for row in _rows("sectors.csv"):
        sectors[row["country"], row["table"]][row["sector"]] = row

    def worth(key: tuple[str, str]) -> tuple[bool, int]:
        of = sectors[key]
        return all(row["compensation_effect"] for row in of.values()), int(known[key]["year"])

    best: dict[str, tuple[str, str]] = {}
    for key in sorted(known, key=worth):
        best[key[0]] = key
    return {code: _read_table(known[key], sectors[key]) for code, key in sorted(best.items())}


def _read_table(bought: Row, sectors: Mapping[str, Row]) -> InputOutput:
    """Make the figures of one country's table."""
    return InputOutput(
        country=bought["country"],
        year=int(bought["year"]),
        status="observed",
        source=Source(bought["source"], bought["licence"]),
        tables=1,
        sectors={
            name: SectorFigures(
                output_multiplier=np.array(float(row["output_multiplier"])),
                direct_value_added_share=np.array(float(row["direct_value_added_share"])),
                value_added_effect=np.array(float(row["value_added_effect"])),
                compensation_share=_optional(row["compensation_share"]),
                compensation_effect=_optional(row["compensation_effect"]),
            )
            for name, row in sectors.items()
        },
        consumption=ConsumptionFigures(
            np.array(float(bought["value_added_effect"])), np.array(float(bought["import_share"]))
        ),
        half_widths={},
    )


def _optional(text: str) -> FloatArray | None:
    """Return a number, or None for an empty cell."""
    return np.array(float(text)) if text else None


def list_tables() -> list[str]:
    """List the countries that have a table of their own."""
    return list(_tables())


def read_input_output(country: str) -> InputOutput:
    """Return a country's figures: from its own table, else the median of all tables.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3, or a name.

    Returns
    -------
    InputOutput
        `observed`, without spread; or `imputed`, with the half-widths of its draws.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    code = find_country(country)
    return _tables().get(code) or replace(_impute_from_all(), country=code)


@functools.cache
def _impute_from_all() -> InputOutput:
    """Take the median of all tables: the same for every country that has none."""
    return impute_input_output("", list(_tables().values()))


def impute_input_output(country: str, tables: list[InputOutput]) -> InputOutput:
    r"""Put the median of tables in the place of a country's own.

    Parameters
    ----------
    country : str
        Country that has no table, ISO 3166-1 alpha-3.
    tables : list of InputOutput
        Tables of other countries, at least two.

    Returns
    -------
    InputOutput
        Medians on their scales, and the half-width of the predictive interval of each.

    Notes
    -----
    Output multipliers lie on the scale :math:`\ln(m - 1)`, shares on the logit. Two shares tell
    of value added: the direct one :math:`s`, and what of the inputs becomes domestic value
    added, :math:`p = (e - s) / (1 - s)`; the effect is :math:`e = s + p (1 - s)`. Half of the
    95 % interval is the :math:`\lceil 0.95 (n + 1) \rceil`-th smallest distance of a table from
    the median of the others (the largest where there are fewer than 19), and at least
    :math:`1.96 \sqrt{1 + 1/n}` standard deviations between countries. Compensation is not
    imputed: too few tables tell it.
    """
    half_widths: dict[tuple[str, str], float] = {}

    def middle(part: str, figures: tuple[str, ...], scaled: FloatArray) -> FloatArray:
        for figure, column in zip(figures, scaled.T, strict=True):
            half_widths[part, figure] = predict_half_width(column)
        return np.median(scaled, axis=0)

    sectors = {}
    for name in SECTORS:
        scaled = np.array([sector_to_scale(table.sectors[name])[:3] for table in tables])
        of_sector = ("output_multiplier", "direct_value_added_share", "passed_on_share")
        excess, direct, passed_on = map(np.array, middle(name, of_sector, scaled))
        sectors[name] = sector_from_scale(_as_is, excess, direct, passed_on, None, None)
    bought = np.array([consumption_to_scale(table.consumption) for table in tables])
    of_consumption = ("value_added_effect", "import_share")
    middles = map(np.array, middle(HOUSEHOLDS, of_consumption, bought))
    return InputOutput(
        country=country,
        year=max(table.year for table in tables),
        status="imputed",
        source=Source("median of the input-output tables of other countries", "computed here"),
        tables=len(tables),
        sectors=sectors,
        consumption=consumption_from_scale(_as_is, *middles),
        half_widths=half_widths,
    )


def _as_is(_figure: str, scaled: FloatArray) -> FloatArray:
    """Spread nothing."""
    return scaled


def predict_half_width(scaled: FloatArray) -> float:
    """Return half of the 95 % predictive interval around the median, shape (tables,).

    The wider of two: what leaving each table out shows, and what the standard deviation between
    countries says, so that neither long tails nor a few odd tables are left out.
    """
    others = ~np.eye(scaled.size, dtype=bool)
    away = np.sort([abs(scaled[i] - np.median(scaled[others[i]])) for i in range(scaled.size)])
    rank = min(scaled.size, int(np.ceil(figure_rules().coverage.value * (scaled.size + 1))))
    between = float(scaled.std(ddof=1)) * np.sqrt(1 + 1 / scaled.size)
    return max(float(away[rank - 1]), normal_quantile() * float(between))
