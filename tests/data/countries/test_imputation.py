"""Predicting what a country lacks: by hand, by law, and by leaving countries out."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from carepact.core.arrays import FloatArray
from carepact.data.countries.dictionary import read_indicators, read_shipped
from carepact.data.countries.facts import known_countries
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import (
    Scale,
    age_figure,
    build_predictors,
    draw_imputed,
    fit_prediction,
    from_scale,
    measure_coverage,
    to_scale,
    widen,
)
from carepact.data.countries.reading import read_country


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


@pytest.mark.parametrize("scale", get_args(Scale))
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


def _on_scale(name: str, countries: list[str]) -> FloatArray:
    """Return observed figures on their scale, shape (countries,)."""
    indicator, observed = read_indicators()[name], _observed(name)
    values = np.array([observed[c] for c in countries])
    return to_scale(values, indicator.scale, indicator.lowest, indicator.highest)


@pytest.mark.parametrize(
    ("name", "companion"),
    [(row["indicator"], row["companion"]) for row in read_shipped("intervals.csv")][1:],
)  # the first, GDP per head, is predicted from another series
def test_leaving_each_country_out_its_interval_holds_it_in_090_to_099(
    name: str, companion: str
) -> None:
    known = known_countries()
    gdp, fertility, births = _ground()
    parts = [_observed(name), gdp, fertility, births]
    parts += [_observed(companion)] if companion else []
    usable = [c for c in known if known[c]["region"] and all(c in part for part in parts)]
    assert len(usable) >= figure_rules().least_countries.value
    sized = read_indicators()[name].scale == "log-size"
    predictors, penalty = build_predictors(
        np.array([gdp[c] for c in usable]),
        np.array([fertility[c] for c in usable]),
        [known[c]["region"] for c in usable],
        sorted({row["region"] for row in known.values() if row["region"]}),
        np.array([births[c] for c in usable]) if sized else None,
        _on_scale(companion, usable) if companion else None,
    )
    coverage = measure_coverage(predictors, _on_scale(name, usable), penalty)
    assert 0.90 <= coverage <= 0.99
    rows = {(row["indicator"], row["companion"]): row for row in read_shipped("intervals.csv")}
    assert int(rows[name, companion]["countries"]) == len(usable)
    assert coverage == pytest.approx(float(rows[name, companion]["coverage"]), abs=0.0006)


def test_the_stored_coverage_of_every_prediction_is_in_090_to_099() -> None:
    rows = read_shipped("intervals.csv")
    assert len({row["indicator"] for row in rows}) >= 50
    assert all(0.90 <= float(row["coverage"]) <= 0.99 for row in rows)


def test_gross_enrolment_brings_net_enrolment_near() -> None:
    # Kenya's gross enrolment of 76.5 % is observed, its net enrolment is not. Income, fertility
    # and region alone would say 29 % (3 to 83).
    fact = read_country("KEN").fact("ner_preprimary")
    assert fact is not None
    assert fact.rule == "regression-conformal with ger_preprimary"
    assert 50 < fact.number < 76.5
    assert fact.interval is not None
    assert fact.interval[0] > 10
