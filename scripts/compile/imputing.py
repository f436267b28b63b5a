"""Impute what countries lack, and measure how often the intervals hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import numpy as np
from scripts.compile.world import BASE_YEAR, Row, World

from carepact.core.arrays import FloatArray
from carepact.data.countries.dictionary import SHIPPED_TERMS, Indicator
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import (
    Scale,
    build_predictors,
    fit_prediction,
    from_scale,
    measure_coverage,
    slope_of_income,
    to_scale,
    widen,
)

INCOME = "gdp_pc_ppp2021"
RULE = "regression-conformal"


@dataclass(frozen=True)
class Tested:
    """How often the intervals of an indicator hold a country that was left out."""

    indicator: str
    companion: str
    countries: int
    coverage: float


@dataclass
class Near:
    """The companion of an indicator: its observed figures."""

    indicator: Indicator
    known: dict[str, float]

    def scaled(self, countries: list[str]) -> FloatArray:
        """Return the figures of countries on the companion's scale."""
        values = np.array([self.known[c] for c in countries])
        return to_scale(values, self.indicator.scale, *bounds_of(self.indicator))


def bounds_of(indicator: Indicator) -> tuple[float, float]:
    """Return the bounds of an indicator."""
    return indicator.lowest, indicator.highest


@dataclass
class CountryInputs:
    """What predictions stand on, by country."""

    gdp: dict[str, float]
    gdp_half_width: dict[str, float]
    fertility: dict[str, float]
    births: dict[str, float]
    regions: dict[str, str]

    def build(
        self, countries: list[str], indicator: Indicator, near: Near | None
    ) -> tuple[FloatArray, FloatArray]:
        """Build the predictors of countries for an indicator."""
        sized = indicator.scale == "log-size"
        return build_predictors(
            np.array([self.gdp[c] for c in countries]),
            np.array([self.fertility[c] for c in countries]),
            [self.regions[c] for c in countries],
            sorted(set(self.regions.values())),
            np.array([self.births[c] for c in countries]) if sized else None,
            near.scaled(countries) if near else None,
        )

    @property
    def countries(self) -> list[str]:
        """List the countries that can be predicted for."""
        parts = (self.fertility, self.births, self.regions)
        return sorted(c for c in self.gdp if all(c in part for part in parts))


def known_values(world: World, indicator: str) -> dict[str, float]:
    """Return an indicator's figures at the base year, observed ones alone."""
    return {
        row.country: float(row.base_value)
        for row in world.rows
        if row.indicator == indicator and row.status == "observed"
    }


def impute_world(world: World) -> list[Tested]:
    """Impute what is missing, and test every prediction by leaving countries out."""
    regions = {c: row["wb_region"] for c, row in world.countries.items() if row["wb_region"]}
    fertility, births = known_values(world, "tfr"), known_values(world, "births")
    dollars = known_values(world, "gdp_pc_usd2015")
    ground = CountryInputs(dollars, dict.fromkeys(dollars, 0.0), fertility, births, regions)
    head = world.indicators[INCOME]
    tested = [impute_indicator(world, ground, head, None)]
    rows = [row for row in world.rows if row.indicator == INCOME]
    gdp = {row.country: float(row.base_value) for row in rows}
    widths = {row.country: float(row.half_width or 0) for row in rows}
    ground = CountryInputs(gdp, widths, fertility, births, regions)
    for name, indicator in world.indicators.items():
        ships = world.datasets[indicator.dataset].terms in SHIPPED_TERMS
        if name == INCOME or indicator.scale not in get_args(Scale) or not ships:
            continue
        if indicator.companion:
            other = world.indicators[indicator.companion]
            near = Near(other, known_values(world, other.name))
            tested.append(impute_indicator(world, ground, indicator, near))
        tested.append(impute_indicator(world, ground, indicator, None))
    return [one for one in tested if one is not None]


def impute_indicator(
    world: World, ground: CountryInputs, indicator: Indicator, near: Near | None
) -> Tested | None:
    """Add an indicator's missing figures; None where too few are known."""
    known = known_values(world, indicator.name)
    have = {row.country for row in world.rows if row.indicator == indicator.name}
    reach = [c for c in ground.countries if near is None or c in near.known]
    usable = [country for country in reach if country in known]
    if len(usable) < figure_rules().least_countries.value:
        return None
    bounds = bounds_of(indicator)
    predictors, penalty = ground.build(usable, indicator, near)
    scaled = to_scale(np.array([known[c] for c in usable]), indicator.scale, *bounds)
    fit = fit_prediction(predictors, scaled, penalty)
    companion = near.indicator.name if near else ""
    rule = RULE + (f" with {companion}" if companion else "")
    for country in (country for country in reach if country not in have):
        at, _penalty = ground.build([country], indicator, near)
        middle = fit.predict(at)
        slope = slope_of_income(fit, ground.gdp[country])
        width = widen(fit.half_width, slope, ground.gdp_half_width[country])
        low, value, high = (
            f"{from_scale(middle + move, indicator.scale, *bounds)[0]:.4g}"
            for move in (-width, 0.0, width)
        )
        source = f"predicted from {len(usable)} countries"
        world.rows.append(
            Row(country, indicator.name, BASE_YEAR, value, source, "imputed", low, high,
                f"{width:.4g}", value, rule)
        )  # fmt: skip
    coverage = measure_coverage(predictors, scaled, penalty)
    return Tested(indicator.name, companion, len(usable), coverage)
