"""What care, education and construction bring at home, and how the figures are drawn.

Figures are drawn on scales without bounds, so that no drawn share leaves 0 to 1 and no effect
falls below the part of it that arises in the sector itself.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_normal
from carepact.core.provenance import Source
from carepact.data.countries.facts import Status
from carepact.data.countries.imputation import normal_quantile

SECTORS = ("education", "care", "construction")
"""`care` is human health, residential care and social work, child day-care in it."""
HOUSEHOLDS = "households"


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

    def draw(self, sampler: Sampler) -> InputOutput:
        """Draw the figures, the point first.

        Parameters
        ----------
        sampler : Sampler
            Seed of the run, and how many draws follow the point.

        Returns
        -------
        InputOutput
            The same with arrays of shape (1 + draws,); all alike where the country has a table.
        """

        def spread(part: str, figure: str, scaled: FloatArray) -> FloatArray:
            half_width = self.half_widths.get((part, figure), 0.0)
            normal = draw_normal(sampler, f"input_output.{part}.{figure}")
            return scaled + half_width / normal_quantile() * np.concatenate([[0.0], normal])

        return InputOutput(
            country=self.country,
            year=self.year,
            status=self.status,
            source=self.source,
            tables=self.tables,
            sectors={
                name: sector_from_scale(functools.partial(spread, name), *sector_to_scale(one))
                for name, one in self.sectors.items()
            },
            consumption=consumption_from_scale(
                functools.partial(spread, HOUSEHOLDS), *consumption_to_scale(self.consumption)
            ),
            half_widths=self.half_widths,
        )


Spread = Callable[[str, FloatArray], FloatArray]
Scaled = tuple[FloatArray, FloatArray, FloatArray, FloatArray | None, FloatArray | None]


def sector_to_scale(of: SectorFigures) -> Scaled:
    """Carry figures to scales without bounds, compensation as it is.

    First the multiplier, then the direct and the passed-on share of value added.
    """
    inputs = 1 - of.direct_value_added_share
    passed_on = (of.value_added_effect - of.direct_value_added_share) / inputs
    return (
        np.log(of.output_multiplier - 1),
        special.logit(of.direct_value_added_share),
        special.logit(passed_on),
        of.compensation_share,
        of.compensation_effect,
    )


def sector_from_scale(
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


def consumption_to_scale(of: ConsumptionFigures) -> tuple[FloatArray, FloatArray]:
    """Carry both shares to the logit scale."""
    return special.logit(of.value_added_effect), special.logit(of.import_share)


def consumption_from_scale(
    spread: Spread, effect: FloatArray, imports: FloatArray
) -> ConsumptionFigures:
    """Carry both shares back, each spread on the logit scale."""
    return ConsumptionFigures(
        special.expit(spread("value_added_effect", effect)),
        special.expit(spread("import_share", imports)),
    )
