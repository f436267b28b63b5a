"""Read what care, education and construction draw from a country's economy.

A country without a table gets the median of the tables, and draws as far apart as the tables
were from the median of the others, so that it never looks better known than one that has a table.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from scipy import special

from carepact.core.draws import draw_normal
from carepact.core.provenance import Source
from carepact.data.countries.facts import Status, find_country
from carepact.data.countries.imputation import COVERAGE, NORMAL_QUANTILE

FloatArray = NDArray[np.float64]
SECTORS = ("education", "care", "construction")
"""`care` is human health, residential care and social work, child day-care in it."""
HOUSEHOLDS = "households"
Row = dict[str, str]


@dataclass(frozen=True)
class SectorFigures:
    """What a unit of a sector's output brings at home, type I; floats, or draws of them."""

    output_multiplier: FloatArray
    """Output of all sectors for a unit of the sector's, shape () or (1 + draws,). [ratio]"""
    direct_value_added_share: FloatArray
    """Value added of the sector itself. [share of output]"""
    value_added_effect: FloatArray
    """Value added of the sector and its domestic suppliers. [share of output]"""
    compensation_share: FloatArray | None
    """Pay of the sector's employees; None where the table does not tell. [share of output]"""
    compensation_effect: FloatArray | None
    """Pay in the sector and at its domestic suppliers. [share of output]"""


@dataclass(frozen=True)
class ConsumptionFigures:
    """What households' purchases bring at home; floats, or draws of them."""

    value_added_effect: FloatArray
    """Value added of a unit of domestic purchases before taxes, shape () or (1 + draws,).
    [share]"""
    import_share: FloatArray
    """Imports that households buy themselves. [share of purchases before taxes]"""


@dataclass(frozen=True)
class InputOutput:
    """What a country's input-output table tells, or the median of the tables in its place."""

    country: str
    """ISO 3166-1 alpha-3."""
    year: int
    status: Status
    """`observed` from the country's own table, else `imputed`."""
    source: Source
    tables: int
    """Tables that the figures stand on."""
    sectors: Mapping[str, SectorFigures]
    consumption: ConsumptionFigures
    half_widths: Mapping[tuple[str, str], float]
    """Half of the 95 % predictive interval by sector (or `households`) and figure, on the
    figure's scale; empty where the country has a table."""

    def draw(self, seed: int, draws: int) -> InputOutput:
        """Draw the figures, the point first.

        Parameters
        ----------
        seed, draws : int
            Seed of the run, and how many draws follow the point.

        Returns
        -------
        InputOutput
            The same with arrays of shape (1 + draws,); all alike where the country has a table.
        """

        def spread(part: str, figure: str, scaled: FloatArray) -> FloatArray:
            half_width = self.half_widths.get((part, figure), 0.0)
            normal = draw_normal(seed, f"input_output.{part}.{figure}", draws)
            return scaled + half_width / NORMAL_QUANTILE * np.concatenate([[0.0], normal])

        return InputOutput(
            country=self.country,
            year=self.year,
            status=self.status,
            source=self.source,
            tables=self.tables,
            sectors={
                name: _sector_from_scale(functools.partial(spread, name), *_to_scale(one))
                for name, one in self.sectors.items()
            },
            consumption=_consumption_from_scale(
                functools.partial(spread, HOUSEHOLDS), *_consumption_to_scale(self.consumption)
            ),
            half_widths=self.half_widths,
        )


Spread = Callable[[str, FloatArray], FloatArray]
SCALED = ("output_multiplier", "direct_value_added_share", "passed_on_share")
SCALED_CONSUMPTION = ("value_added_effect", "import_share")
Scaled = tuple[FloatArray, FloatArray, FloatArray, FloatArray | None, FloatArray | None]


def _to_scale(of: SectorFigures) -> Scaled:
    """Carry figures to scales without bounds: a drawn effect never falls below the direct share."""
    inputs = 1 - of.direct_value_added_share
    passed_on = (of.value_added_effect - of.direct_value_added_share) / inputs
    return (
        np.log(of.output_multiplier - 1),
        special.logit(of.direct_value_added_share),
        special.logit(passed_on),
        of.compensation_share,
        of.compensation_effect,
    )


def _sector_from_scale(
    spread: Spread,
    excess: FloatArray,
    direct: FloatArray,
    passed_on: FloatArray,
    compensation_share: FloatArray | None,
    compensation_effect: FloatArray | None,
) -> SectorFigures:
    """Carry figures back, each spread on its own scale."""
    added = special.expit(spread("direct_value_added_share", direct))
    kept = special.expit(spread("passed_on_share", passed_on))
    alike = np.ones_like(added)
    return SectorFigures(
        output_multiplier=1 + np.exp(spread("output_multiplier", excess)),
        direct_value_added_share=added,
        value_added_effect=added + kept * (1 - added),
        compensation_share=None if compensation_share is None else compensation_share * alike,
        compensation_effect=None if compensation_effect is None else compensation_effect * alike,
    )


def _consumption_to_scale(of: ConsumptionFigures) -> tuple[FloatArray, FloatArray]:
    """Carry both shares to the logit scale."""
    return special.logit(of.value_added_effect), special.logit(of.import_share)


def _consumption_from_scale(
    spread: Spread, effect: FloatArray, imports: FloatArray
) -> ConsumptionFigures:
    """Carry both shares back, each spread on the logit scale."""
    return ConsumptionFigures(
        special.expit(spread("value_added_effect", effect)),
        special.expit(spread("import_share", imports)),
    )


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
    return _tables().get(code) or impute_input_output(code, list(_tables().values()))


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
        scaled = np.array([_to_scale(table.sectors[name])[:3] for table in tables])
        excess, direct, passed_on = map(np.array, middle(name, SCALED, scaled))
        sectors[name] = _sector_from_scale(_as_is, excess, direct, passed_on, None, None)
    bought = np.array([_consumption_to_scale(table.consumption) for table in tables])
    middles = map(np.array, middle(HOUSEHOLDS, SCALED_CONSUMPTION, bought))
    return InputOutput(
        country=country,
        year=max(table.year for table in tables),
        status="imputed",
        source=Source("median of the input-output tables of other countries", "computed here"),
        tables=len(tables),
        sectors=sectors,
        consumption=_consumption_from_scale(_as_is, *middles),
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
    rank = min(scaled.size, int(np.ceil(COVERAGE * (scaled.size + 1))))
    between = float(scaled.std(ddof=1)) * np.sqrt(1 + 1 / scaled.size)
    return max(float(away[rank - 1]), NORMAL_QUANTILE * float(between))
