"""Predicting what a country lacks: by hand, by law, and by leaving countries out."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from carepact.core.arrays import FloatArray
from carepact.data.countries.conformal import GROUPS, Held, is_rejected, measure_half_width
from carepact.data.countries.dictionary import read_indicators, read_shipped
from carepact.data.countries.facts import known_countries
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import (
    POOLED,
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
from carepact.data.countries.totals import read_totals


def test_a_shrunk_mean_and_its_conformal_half_width_agree_with_arithmetic_by_hand() -> None:
    # One column of ones, no penalty: the prediction is the mean of 1..39 = 20. The error of i when
    # left out is |i - 20| / (1 - 1/39) = |i - 20| * 39 / 38. Rank ceil(0.95 * 40) = 38 of 39: the
    # sizes are 0, 1, 1, ..., 19, 19, so both 38th and 39th are 19 * 39 / 38 = 19.5.
    values = np.arange(1.0, 40.0)
    fit = fit_prediction(np.ones((39, 1)), values, np.zeros(1))
    assert fit.slopes == pytest.approx([20.0])
    assert measure_half_width(fit.left_out) == pytest.approx(19.5)


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


def _groups(gdp: dict[str, float]) -> dict[str, str]:
    """Return income groups; a country without one has that of the nearest mean log income."""
    named = {f"{group.capitalize()} income": group for group in GROUPS}
    told = {code: named.get(known_countries()[code]["income_group"]) for code in gdp}
    means = {
        group: np.mean([np.log(gdp[code]) for code, one in told.items() if one == group])
        for group in GROUPS
    }
    return {
        code: one or min(GROUPS, key=lambda group: abs(means[group] - np.log(gdp[code])))
        for code, one in told.items()
    }


PREDICTIONS = sorted(
    {(row["indicator"], row["companion"]) for row in read_shipped("intervals.csv")}
    - {("gdp_pc_ppp2021", "")}  # predicted from another series
    - {(f"{stem}_t", "") for stem in read_totals()}  # made of women's and men's
)


@pytest.mark.parametrize(("name", "companion"), PREDICTIONS)
def test_leaving_each_country_out_its_interval_holds_in_every_income_group(
    name: str, companion: str
) -> None:
    known = known_countries()
    gdp, fertility, births = _ground()
    groups = _groups(gdp)
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
    of_usable = [groups[c] for c in usable]
    held = measure_coverage(predictors, _on_scale(name, usable), penalty, of_usable)
    assert not is_rejected(held)
    rows = {
        row["income_group"]: row
        for row in read_shipped("intervals.csv")
        if (row["indicator"], row["companion"]) == (name, companion)
    }
    for one in held:
        row = rows[one.group]
        assert int(row["countries"]) == one.known
        # The stored figures are rounded: a country on the edge of its interval may change sides.
        assert one.held == pytest.approx(float(row["coverage"]) * one.known, abs=1.01)


def test_no_stored_coverage_of_any_income_group_is_rejected() -> None:
    tested: dict[tuple[str, str], list[Held]] = {}
    for row in read_shipped("intervals.csv"):
        if row["coverage"]:
            known = int(row["countries"])
            held = Held(row["income_group"], known, round(float(row["coverage"]) * known))
            assert held.p_value == pytest.approx(float(row["p"]), abs=1e-4)
            tested.setdefault((row["indicator"], row["companion"]), []).append(held)
    assert len({name for name, _companion in tested}) >= 50
    assert not any(map(is_rejected, tested.values()))


def test_every_imputed_indicator_has_its_coverage_by_group() -> None:
    told = {(row["indicator"], row["companion"]) for row in read_shipped("intervals.csv")}
    for code in known_countries():
        for name, fact in read_country(code).facts.items():
            if fact.status == "imputed":
                companion = fact.rule.partition(" with ")[2].partition(",")[0]
                assert (name, companion) in told


def test_a_figure_of_a_group_that_is_hardly_known_is_marked() -> None:
    # Gross enrolment under pre-primary is known of two low-income countries.
    rows = {row["income_group"]: row for row in read_shipped("intervals.csv")
            if (row["indicator"], row["companion"]) == ("ger_eced", "")}  # fmt: skip
    assert rows["low"]["pool"] == "low + lower middle"
    fact = read_country("MOZ").fact("ger_eced")
    assert fact is not None
    assert fact.status == "imputed"
    assert fact.rule.endswith(POOLED)
    assert fact.source.endswith("2 of low income, pooled")
    other = read_country("KEN").fact("ner_preprimary")
    assert other is not None
    assert not other.rule.endswith(POOLED)


def test_gross_enrolment_brings_net_enrolment_near() -> None:
    # Kenya's gross enrolment of 76.5 % is observed, its net enrolment is not. Income, fertility
    # and region alone would say 29 % (3 to 83).
    fact = read_country("KEN").fact("ner_preprimary")
    assert fact is not None
    assert fact.rule == "regression-conformal with ger_preprimary"
    assert 50 < fact.number < 76.5
    assert fact.interval is not None
    assert fact.interval[0] > 10
