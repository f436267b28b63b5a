"""Impute totals as the mean of women's and men's predictions, and measure how often they hold."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from scripts.compile.imputing import (
    CountryInputs,
    Known,
    Tested,
    bounds_of,
    find_known,
    known_values,
    predict_ends,
    write_row,
)
from scripts.compile.world import Row, World

from carepact.data.countries.conformal import GroupWidth, count_held, find_group_widths
from carepact.data.countries.dictionary import Indicator
from carepact.data.countries.imputation import POOLED, fit_prediction, from_scale, to_scale
from carepact.data.countries.kin import OF_BOTH
from carepact.data.countries.totals import average, average_half_width, count_women, read_totals


@dataclass
class Total:
    """A stem with women's, men's and all figures, in the course of compiling."""

    indicator: Indicator
    """Of all; women's and men's have its scale and bounds."""
    correlation: float
    counted: str
    figures: dict[str, dict[str, Row]]
    """Every row of the world by indicator and country."""

    def share_of_women(self, country: str) -> float:
        """Return women's part of those who are counted. [share]"""

        def look_up(name: str) -> float | None:
            row = self.figures.get(name, {}).get(country)
            return float(row.base_value) if row else None

        return count_women(self.counted, look_up)

    def predict(
        self, country: str, middles: tuple[float, float], half_widths: tuple[float, float]
    ) -> tuple[float, float]:
        """Average predictions of women and men, on the scale: the middle and the half-width."""
        bounds = bounds_of(self.indicator)
        women, men = from_scale(np.array(middles), self.indicator.scale, *bounds)
        weight = self.share_of_women(country)
        total = to_scale(np.array([average(weight, women, men)]), self.indicator.scale, *bounds)
        values = float(women), float(men)
        half_width = average_half_width(
            self.indicator, weight, values, half_widths, self.correlation
        )
        return float(total[0]), half_width


def impute_totals(world: World, inputs: CountryInputs) -> list[Tested]:
    """Add the missing total of every stem of which women's and men's figures stand."""
    figures: dict[str, dict[str, Row]] = {}
    for row in world.rows:
        figures.setdefault(row.indicator, {})[row.country] = row
    tested = []
    for stem, (correlation, counted) in read_totals().items():
        total = Total(world.indicators[f"{stem}_t"], correlation, counted, figures)
        known = [find_known(world, inputs, world.indicators[f"{stem}_{who}"], None) for who in "fm"]
        women, men = known
        if women is None or men is None or women.countries != men.countries:
            continue
        have = figures.get(total.indicator.name, {})
        of_women, of_men = figures[f"{stem}_f"], figures[f"{stem}_m"]
        for country in sorted((of_women.keys() & of_men.keys()) - have.keys()):
            world.rows.append(average_rows(total, of_women[country], of_men[country]))
        tested.append(test_total(world, total, women, men))
    return tested


def average_rows(total: Total, women: Row, men: Row) -> Row:
    """Write the total of a country as the mean of its imputed figures of women and men."""
    bounds = bounds_of(total.indicator)
    values = np.array([float(women.base_value), float(men.base_value)])
    f, m = to_scale(values, total.indicator.scale, *bounds)
    middle, half_width = total.predict(
        women.country, (f, m), (float(women.half_width), float(men.half_width))
    )
    ends = predict_ends(total.indicator, middle, half_width)
    rule = OF_BOTH + (POOLED if women.rule.endswith(POOLED) else "")
    return write_row(women.country, total.indicator, ends, half_width, women.source, rule)


def test_total(world: World, total: Total, women: Known, men: Known) -> Tested:
    """Leave each country out of women's and men's predictions, and see whether its total holds."""
    known = known_values(world, total.indicator.name)
    tested, within = [], []
    for place, country in enumerate(women.countries):
        if country not in known:
            continue
        left = [predict_without(one, place) for one in (women, men)]
        if any(one is None for one in left):
            continue
        (f, of_f), (m, of_m) = (one for one in left if one is not None)
        middle, half_width = total.predict(country, (f, m), (of_f, of_m))
        bounds = bounds_of(total.indicator)
        scaled = to_scale(np.array([known[country]]), total.indicator.scale, *bounds)
        tested.append(women.groups[place])
        within.append(bool(abs(scaled[0] - middle) <= half_width))
    return Tested(total.indicator.name, "", pools_of(women), count_held(tested, within))


def pools_of(known: Known) -> dict[str, GroupWidth]:
    """Return on which errors each income group stands; the half-width differs by country."""
    fit = fit_prediction(known.predictors, known.scaled, known.penalty)
    widths = find_group_widths(fit.left_out, known.groups)
    return {group: replace(width, half_width=math.nan) for group, width in widths.items()}


def predict_without(known: Known, place: int) -> tuple[float, float] | None:
    """Predict a country from all others: middle and half-width; None where it would not be."""
    others = np.arange(len(known.countries)) != place
    fit = fit_prediction(known.predictors[others], known.scaled[others], known.penalty)
    rest = [group for i, group in enumerate(known.groups) if i != place]
    width = find_group_widths(fit.left_out, rest).get(known.groups[place])
    if width is None:
        return None
    return float(fit.predict(known.predictors[place : place + 1])[0]), width.half_width
