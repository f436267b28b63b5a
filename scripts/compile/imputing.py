"""Impute what countries lack, and measure how often the intervals hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scripts.compile.world import BASE_YEAR, Row, World

from carepact.data.countries.dictionary import SHIPPED_TERMS, Indicator
from carepact.data.countries.imputation import (
    LEAST_COUNTRIES,
    SCALES,
    Fit,
    FloatArray,
    build_predictors,
    fit_prediction,
    from_scale,
    measure_coverage,
    slope_of_income,
    to_scale,
    widen,
)


@dataclass
class Ground:
    """What predictions stand on, by country."""

    gdp: dict[str, float]
    gdp_half_width: dict[str, float]
    fertility: dict[str, float]
    births: dict[str, float]
    regions: dict[str, str]

    def build(self, countries: list[str], *, sized: bool) -> tuple[FloatArray, FloatArray]:
        """Build the predictors of countries."""
        return build_predictors(
            np.array([self.gdp[c] for c in countries]),
            np.array([self.fertility[c] for c in countries]),
            [self.regions[c] for c in countries],
            sorted(set(self.regions.values())),
            np.array([self.births[c] for c in countries]) if sized else None,
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


def impute_world(world: World) -> dict[str, tuple[int, float]]:
    """Impute what is missing; return known countries and coverage by indicator."""
    regions = {c: row["wb_region"] for c, row in world.countries.items() if row["wb_region"]}
    fertility, births = known_values(world, "tfr"), known_values(world, "births")
    dollars = known_values(world, "gdp_pc_usd2015")
    ground = Ground(dollars, dict.fromkeys(dollars, 0.0), fertility, births, regions)
    coverage: dict[str, tuple[int, float]] = {}
    names = [
        name
        for name, indicator in world.indicators.items()
        if indicator.scale in SCALES and world.datasets[indicator.dataset].terms in SHIPPED_TERMS
    ]
    for name in sorted(names, key=lambda one: one != "gdp_pc_ppp2021"):
        found = impute_indicator(world, ground, world.indicators[name])
        if found is None:
            continue
        fit, coverage[name] = found
        if name == "gdp_pc_ppp2021":
            known = known_values(world, name)
            rows = [r for r in world.rows if r.indicator == name]
            widths = dict.fromkeys(known, 0.0)
            widths |= {r.country: fit.half_width for r in rows if r.status == "imputed"}
            gdp = {r.country: float(r.base_value) for r in rows}
            ground = Ground(gdp, widths, fertility, births, regions)
    return coverage


def impute_indicator(
    world: World, ground: Ground, indicator: Indicator
) -> tuple[Fit, tuple[int, float]] | None:
    """Add an indicator's missing figures; None where too few are known."""
    known = known_values(world, indicator.name)
    have = {row.country for row in world.rows if row.indicator == indicator.name}
    usable = [country for country in ground.countries if country in known]
    if len(usable) < LEAST_COUNTRIES:
        return None
    sized, bounds = indicator.scale == "log-size", (indicator.lowest, indicator.highest)
    predictors, penalty = ground.build(usable, sized=sized)
    scaled = to_scale(np.array([known[c] for c in usable]), indicator.scale, *bounds)
    fit = fit_prediction(predictors, scaled, penalty)
    missing = [country for country in ground.countries if country not in have]
    for country in missing:
        at, _penalty = ground.build([country], sized=sized)
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
                f"{width:.4g}", value, "regression-conformal")
        )  # fmt: skip
    return fit, (len(usable), measure_coverage(predictors, scaled, penalty))
