"""Impute what countries lack, and measure by income group how often the intervals hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from scripts.compile.world import BASE_YEAR, Row, World

from carepact.core.arrays import FloatArray
from carepact.data.countries.conformal import GROUPS, GroupWidth, Held, find_group_widths
from carepact.data.countries.dictionary import SHIPPED_TERMS, Indicator
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import (
    POOLED,
    Scale,
    build_predictors,
    fit_prediction,
    from_scale,
    measure_coverage,
    slope_of_income,
    to_scale,
    widen,
)
from carepact.data.countries.totals import read_totals

INCOME = "gdp_pc_ppp2021"
RULE = "regression-conformal"


@dataclass(frozen=True)
class Tested:
    """How often the intervals of an indicator hold a country that was left out, by group."""

    indicator: str
    companion: str
    widths: dict[str, GroupWidth]
    """By income group; the half-width of a total differs by country and is no number here."""
    held: tuple[Held, ...]

    @property
    def countries(self) -> int:
        """Count the countries that were left out in turn."""
        return sum(one.known for one in self.held)

    @property
    def coverage(self) -> float:
        """Return the part of them that lay in their interval. [share]"""
        return sum(one.held for one in self.held) / self.countries


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
    groups: dict[str, str]

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
        parts = (self.fertility, self.births, self.regions, self.groups)
        return sorted(c for c in self.gdp if all(c in part for part in parts))


@dataclass
class Known:
    """The observed figures of an indicator, and what predicts them."""

    countries: list[str]
    predictors: FloatArray
    penalty: FloatArray
    scaled: FloatArray
    groups: list[str]


def known_values(world: World, indicator: str) -> dict[str, float]:
    """Return an indicator's figures at the base year, observed ones alone."""
    return {
        row.country: float(row.base_value)
        for row in world.rows
        if row.indicator == indicator and row.status == "observed"
    }


def assign_groups(world: World, gdp: dict[str, float]) -> dict[str, str]:
    """Give each country its income group; where it has none, that of the nearest mean income."""
    named = {f"{group.capitalize()} income": group for group in GROUPS}
    told = {c: row["wb_income"] for c, row in world.countries.items()}
    groups = {c: named[told[c]] for c in gdp if told[c] in named}
    means = {
        group: np.mean([np.log(gdp[c]) for c, one in groups.items() if one == group])
        for group in GROUPS
    }
    for country in sorted(set(gdp) - set(groups)):
        income = np.log(gdp[country])
        groups[country] = min(GROUPS, key=lambda group: abs(means[group] - income))
    return groups


def gather_inputs(
    world: World, gdp: dict[str, float], half_widths: dict[str, float]
) -> CountryInputs:
    """Gather what predictions stand on."""
    return CountryInputs(
        gdp=gdp,
        gdp_half_width=half_widths,
        fertility=known_values(world, "tfr"),
        births=known_values(world, "births"),
        regions={c: row["wb_region"] for c, row in world.countries.items() if row["wb_region"]},
        groups=assign_groups(world, gdp),
    )


def impute_income(world: World) -> tuple[Tested | None, CountryInputs]:
    """Impute GDP per head from another series; all else is predicted from it."""
    dollars = known_values(world, "gdp_pc_usd2015")
    inputs = gather_inputs(world, dollars, dict.fromkeys(dollars, 0.0))
    tested = impute_indicator(world, inputs, world.indicators[INCOME], None)
    rows = [row for row in world.rows if row.indicator == INCOME]
    gdp = {row.country: float(row.base_value) for row in rows}
    widths = {row.country: float(row.half_width or 0) for row in rows}
    return tested, gather_inputs(world, gdp, widths)


def list_predictions(world: World) -> Iterator[tuple[Indicator, Near | None]]:
    """List what is predicted from GDP per head, with its companion first; totals are not."""
    totals = {f"{stem}_t" for stem in read_totals()}
    for name, indicator in world.indicators.items():
        ships = world.datasets[indicator.dataset].terms in SHIPPED_TERMS
        if name in {INCOME, *totals} or indicator.scale not in get_args(Scale) or not ships:
            continue
        if indicator.companion:
            other = world.indicators[indicator.companion]
            yield indicator, Near(other, known_values(world, other.name))
        yield indicator, None


def find_known(
    world: World, inputs: CountryInputs, indicator: Indicator, near: Near | None
) -> Known | None:
    """Gather an indicator's observed figures; None where too few are known to predict."""
    known = known_values(world, indicator.name)
    reach = (c for c in inputs.countries if near is None or c in near.known)
    countries = [country for country in reach if country in known]
    if len(countries) < figure_rules().least_countries.value:
        return None
    predictors, penalty = inputs.build(countries, indicator, near)
    values = np.array([known[c] for c in countries])
    return Known(
        countries=countries,
        predictors=predictors,
        penalty=penalty,
        scaled=to_scale(values, indicator.scale, *bounds_of(indicator)),
        groups=[inputs.groups[c] for c in countries],
    )


def say_source(known: int, width: GroupWidth, group: str) -> str:
    """Say from how many countries a figure is predicted, and how many of its income group."""
    pooled = ", pooled" if width.is_pooled else ""
    return f"predicted from {known} countries, {width.known} of {group} income{pooled}"


def impute_indicator(
    world: World, inputs: CountryInputs, indicator: Indicator, near: Near | None
) -> Tested | None:
    """Add an indicator's missing figures; None where too few are known."""
    known = find_known(world, inputs, indicator, near)
    if known is None:
        return None
    fit = fit_prediction(known.predictors, known.scaled, known.penalty)
    widths = find_group_widths(fit.left_out, known.groups)
    companion = near.indicator.name if near else ""
    rule = RULE + (f" with {companion}" if companion else "")
    have = {row.country for row in world.rows if row.indicator == indicator.name}
    reach = [c for c in inputs.countries if near is None or c in near.known]
    for country in (country for country in reach if country not in have):
        group = inputs.groups[country]
        width = widths.get(group)
        if width is None:
            continue
        at, _penalty = inputs.build([country], indicator, near)
        slope = slope_of_income(fit, inputs.gdp[country])
        half_width = widen(width.half_width, slope, inputs.gdp_half_width[country])
        ends = predict_ends(indicator, float(fit.predict(at)[0]), half_width)
        source = say_source(len(known.countries), width, group)
        rules = rule + (POOLED if width.is_pooled else "")
        world.rows.append(write_row(country, indicator, ends, half_width, source, rules))
    held = measure_coverage(known.predictors, known.scaled, known.penalty, known.groups)
    return Tested(indicator.name, companion, widths, held)


def predict_ends(
    indicator: Indicator, middle: float, half_width: float
) -> tuple[float, float, float]:
    """Return the lower end, the middle and the upper end of a prediction, in its own unit."""
    scaled = middle + half_width * np.array([-1.0, 0.0, 1.0])
    low, value, high = from_scale(scaled, indicator.scale, *bounds_of(indicator))
    return float(low), float(value), float(high)


def write_row(
    country: str,
    indicator: Indicator,
    ends: Sequence[float],
    half_width: float,
    source: str,
    rule: str,
) -> Row:
    """Write an imputed figure with its interval."""
    low, value, high = (f"{end:.4g}" for end in ends)
    return Row(country, indicator.name, BASE_YEAR, value, source, "imputed", low, high,
               f"{half_width:.4g}", value, rule)  # fmt: skip
