"""Predicting what a country lacks: by hand, by law, and by leaving countries out."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.data.countries.dictionary import read_indicators, read_shipped
from carepact.data.countries.facts import known_countries, read_country
from carepact.data.countries.imputation import (
    LEAST_COUNTRIES,
    SCALES,
    FloatArray,
    age_figure,
    build_predictors,
    draw_imputed,
    fit_prediction,
    from_scale,
    measure_coverage,
    to_scale,
    widen,
)


def test_a_shrunk_mean_and_its_conformal_half_width_agree_with_arithmetic_by_hand() -> None:
    # One column of ones, no penalty: the prediction is the mean of 1..39 = 20. The error of i when
    # left out is |i - 20| / (1 - 1/39) = |i - 20| * 39 / 38. Rank ceil(0.95 * 40) = 38 of 39: the
    # sizes are 0, 1, 1, ..., 19, 19, so both 38th and 39th are 19 * 39 / 38 = 19.5.
    values = np.arange(1.0, 40.0)
    fit = fit_prediction(np.ones((39, 1)), values, np.zeros(1))
    assert fit.slopes == pytest.approx([20.0])
    assert fit.half_width == pytest.approx(19.5)


def test_a_penalty_draws_a_region_towards_the_rest() -> None:
    # One region of two countries at 3, penalty 2: 2 * 3 / (2 + 2) = 1.5, half of the way.
    fit = fit_prediction(np.ones((2, 1)), np.array([3.0, 3.0]), np.array([2.0]))
    assert fit.slopes == pytest.approx([1.5])


@pytest.mark.parametrize("scale", SCALES)
def test_a_figure_comes_back_from_its_scale(scale: str) -> None:
    values = np.array([2.0, 50.0, 97.0])
    back = from_scale(to_scale(values, scale, 0, 100), scale, 0, 100)
    assert back == pytest.approx(values)


def test_no_prediction_leaves_the_bounds_of_its_indicator() -> None:
    assert from_scale(np.array([-99.0, 99.0]), "linear", 40, 95) == pytest.approx([40, 95])
    assert from_scale(np.array([-99.0, 99.0]), "log", 0.5, 8) == pytest.approx([0.5, 8])
    assert from_scale(np.array([-99.0, 99.0]), "logit", 0, 100) == pytest.approx([0, 100])


def test_an_imputed_predictor_widens_the_interval() -> None:
    # sqrt(3^2 + (2 * 2)^2) = 5.
    assert widen(3.0, 2.0, 2.0) == pytest.approx(5.0)
    assert widen(3.0, 2.0, 0.0) == pytest.approx(3.0)


def test_draws_of_an_imputed_figure_hold_95_per_cent_in_its_interval() -> None:
    normal = np.random.Generator(np.random.Philox(7)).standard_normal(200_000)
    draws = draw_imputed(100.0, np.log(2), "log", (1, 10_000), normal)
    inside = np.mean((draws >= 50) & (draws <= 200))
    assert inside == pytest.approx(0.95, abs=0.002)
    assert np.median(draws) == pytest.approx(100, rel=0.01)


def test_a_figure_is_aged_by_its_rule_alone() -> None:
    assert age_figure(322.0, "gdp-per-head", 1.1) == pytest.approx(354.2)
    assert age_figure(322.0, "held", 1.1) == 322.0


def _observed(indicator: str) -> dict[str, float]:
    """Return an indicator's observed figures at the base year, by country."""
    facts = ((code, read_country(code).fact(indicator)) for code in known_countries())
    return {c: fact.number for c, fact in facts if fact and fact.status == "observed"}


def _ground() -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Return GDP per head (imputed ones too), fertility and births by country."""
    gdp = {}
    for code in known_countries():
        if fact := read_country(code).fact("gdp_pc_ppp2021"):
            gdp[code] = fact.number
    return gdp, _observed("tfr"), _observed("births")


def _predictors(countries: list[str], *, sized: bool) -> tuple[FloatArray, FloatArray]:
    """Build the predictors from the shipped tables."""
    gdp, fertility, births = _ground()
    regions = [known_countries()[c]["region"] for c in countries]
    names = sorted({row["region"] for row in known_countries().values() if row["region"]})
    return build_predictors(
        np.array([gdp[c] for c in countries]),
        np.array([fertility[c] for c in countries]),
        regions,
        names,
        np.array([births[c] for c in countries]) if sized else None,
    )


@pytest.mark.parametrize(
    "name", [row["indicator"] for row in read_shipped("intervals.csv")][1:]
)  # the first is predicted from another series
def test_leaving_each_country_out_its_interval_holds_it_in_090_to_099(name: str) -> None:
    indicator = read_indicators()[name]
    observed = _observed(name)
    gdp, fertility, births = _ground()
    usable = [
        code
        for code, row in known_countries().items()
        if row["region"] and all(code in part for part in (observed, gdp, fertility, births))
    ]
    assert len(usable) >= LEAST_COUNTRIES
    predictors, penalty = _predictors(usable, sized=indicator.scale == "log-size")
    bounds = (indicator.lowest, indicator.highest)
    scaled = to_scale(np.array([observed[c] for c in usable]), indicator.scale, *bounds)
    coverage = measure_coverage(predictors, scaled, penalty)
    assert 0.90 <= coverage <= 0.99
    stored = {row["indicator"]: row for row in read_shipped("intervals.csv")}[name]
    assert int(stored["countries"]) == len(usable)
    assert coverage == pytest.approx(float(stored["coverage"]), abs=0.0006)


def test_the_stored_coverage_of_every_imputed_indicator_is_in_090_to_099() -> None:
    rows = read_shipped("intervals.csv")
    assert len(rows) >= 50
    assert all(0.90 <= float(row["coverage"]) <= 0.99 for row in rows)
