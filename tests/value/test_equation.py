"""The wage equation: smearing, fit and refit, against arithmetic and a plain loop."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from tests.value.households import figure, town, value_town

from carepact.core.errors import DesignError, DisclosureError
from carepact.data.timeuse.diaries import Diaries
from carepact.data.wages.pay import Regressor, read_pay_rules
from carepact.measure.hours import CareHours, estimate_hours
from carepact.measure.replicates import Replication
from carepact.measure.request import Request
from carepact.value.equation import Terms, fit_wage_equation, lay_terms
from carepact.value.pay import find_own_pay, mean_pay

CONSTANT = Terms(("constant",), np.ones((4, 1)))


def sample(n: int = 200, replicates: int = 12) -> tuple[Terms, np.ndarray, np.ndarray]:
    generator = np.random.Generator(np.random.Philox(3))
    matrix = np.column_stack([np.ones(n), generator.normal(size=n), generator.integers(2, size=n)])
    wage = np.exp(2.5 + matrix[:, 1:] @ [0.3, -0.2] + generator.normal(0, 0.4, n))
    weights = generator.uniform(1, 3, (n, 1 + replicates))
    return Terms(("constant", "x", "d"), matrix.astype(float)), wage, weights


def hours_of(diaries: Diaries, weights: np.ndarray) -> CareHours:
    """Estimate the hours of the town with these weights: the final one, then a replicate."""
    design = Replication(weights, np.ones(weights.shape[1] - 1), "bootstrap")
    kinds = [None] * len(diaries.codes)
    return estimate_hours(diaries, kinds, Request(groups="unpaid-work", replication=design))


def test_smearing_by_hand() -> None:
    # Wages 1, e, e, e^2: the mean log is 1, the residuals -1, 0, 0, 1, so that the factor is
    # (e^-1 + 1 + 1 + e) / 4; the prediction e x factor is the mean wage (1 + 2e + e^2) / 4.
    wage = np.exp([0.0, 1.0, 1.0, 2.0])

    equation = fit_wage_equation(2015, CONSTANT, wage, np.ones((4, 2)), 1)

    assert equation.coefficients[0] == pytest.approx([1.0, 1.0])
    assert equation.smearing == pytest.approx((np.exp(-1) + 2 + np.e) / 4)
    assert equation.predict(np.ones((1, 1)))[0] == pytest.approx((1 + 2 * np.e + np.e**2) / 4)


def test_smearing_takes_the_weights() -> None:
    # Weights 3 and 1 on wages 1 and e^4: mean log 1, residuals -1 and 3.
    wage, weights = np.exp([0.0, 4.0]), np.array([[3.0], [1.0]])

    equation = fit_wage_equation(2015, Terms(("constant",), np.ones((2, 1))), wage, weights, 1)

    assert equation.smearing[0] == pytest.approx((3 * np.exp(-1) + np.exp(3)) / 4)


def test_refit_per_replicate_equals_a_loop() -> None:
    terms, wage, weights = sample()

    equation = fit_wage_equation(2015, terms, wage, weights, 5)

    X, y = terms.matrix, np.log(wage)
    for r, w in enumerate(weights.T):
        beta = np.linalg.lstsq(np.sqrt(w)[:, None] * X, np.sqrt(w) * y, rcond=None)[0]
        factor = np.average(np.exp(y - X @ beta), weights=w)
        assert equation.coefficients[:, r] == pytest.approx(beta, rel=1e-9)
        assert equation.smearing[r] == pytest.approx(factor, rel=1e-12)


def test_fit_is_reported_as_a_textbook_would() -> None:
    terms, wage, weights = sample()
    weights[:, 0] = 1.0

    equation = fit_wage_equation(2015, terms, wage, weights, 5)

    y = np.log(wage)
    residual = y - terms.matrix @ np.linalg.lstsq(terms.matrix, y, rcond=None)[0]
    assert equation.r_squared == pytest.approx(1 - residual.var() / y.var())
    assert equation.residual_standard_error == pytest.approx(np.sqrt(residual @ residual / 197))
    assert equation.workers == 200


def test_an_empty_category_in_a_replicate_does_no_harm() -> None:
    terms, wage, weights = sample()
    weights[terms.matrix[:, 2] == 1, 3] = 0.0

    equation = fit_wage_equation(2015, terms, wage, weights, 5)

    assert np.isfinite(equation.coefficients).all()
    assert equation.coefficients[2, 3] == pytest.approx(0.0, abs=1e-9)


def test_too_few_workers_are_refused_without_their_number() -> None:
    with pytest.raises(
        DesignError,
        match=r"2015: the workers .* too few for 1 terms, which need 5.*Use a file of wages",
    ):
        fit_wage_equation(2015, CONSTANT, np.ones(4), np.ones((4, 2)), 5)


def test_terms_are_centred_and_unknown_categories_take_the_workers_mean() -> None:
    respondents = pl.DataFrame({"age": [20, 40, 30], "hours": ["full", "part", None]})
    workers, weight = np.array([True, True, False]), np.array([3.0, 1.0, 9.0])
    regressors = (Regressor("age", "square"), Regressor("hours", "category"))

    terms = lay_terms(respondents, workers, weight, regressors, fewest=1)

    # Mean age of the workers (3 x 20 + 40) / 4 = 25; share of part-time 1/4.
    assert terms.names == ("constant", "age (decades)", "age squared", "hours: part")
    assert terms.matrix[:, 1] == pytest.approx([-0.5, 1.5, 0.5])
    assert terms.matrix[:, 2] == pytest.approx([0.25, 2.25, 0.25])
    assert terms.matrix[:, 3] == pytest.approx([0, 1, 0.25])


def test_missing_wages_get_the_group_mean_where_only_sex_tells_them() -> None:
    # Thirty of each sex with wages 8 and 18 (geometric mean 12, mean 13 with equal weights):
    # smearing gives back the arithmetic mean of the group when both groups spread alike.
    base = town((2011, 2012, 2013, 2014, 2015))
    n = base.n
    wage: list[float | None] = [8.0 if at % 4 < 2 else 18.0 for at in range(n)]
    wage[0] = None
    respondents = base.respondents.with_columns(
        year=pl.lit(2015, dtype=pl.Int64), hourly_wage=pl.Series(wage), age=pl.lit(40)
    )
    diaries = replace(base, respondents=respondents)

    result = value_town(diaries, "survey", "opportunity-cost", country="USA", by=())

    assert len(result.equations) == 1
    equation = result.equations[0]
    assert equation.workers == n - 1
    assert figure(result, "value_per_hour", "opportunity-cost")[0] == pytest.approx(13, rel=0.02)


def test_pay_comes_from_the_hourly_wage_first_then_from_the_week() -> None:
    respondents = pl.DataFrame(
        {
            "year": [2015] * 5,
            "weight": [1.0] * 5,
            "hourly_wage": [10.0, None, None, None, None],
            "weekly_earnings": [999.0, 400.0, 0.0, 2884.61, 600.0],
            "usual_hours_per_week": [40, 40, 40, 80, 0],
            "weekly_earnings_top_coded": [False, False, False, True, False],
        }
    )

    pay = find_own_pay(respondents, read_pay_rules())

    assert pay.wage[[0, 1, 3]] == pytest.approx([10, 10, 36.0576], rel=1e-4)
    assert pay.known.tolist() == [True, True, False, True, False]
    assert pay.top_coded.tolist() == [False, False, False, True, False]


def test_pay_far_from_the_median_is_set_aside_and_counted() -> None:
    respondents = pl.DataFrame(
        {"year": 2015, "weight": 1.0, "hourly_wage": [10.0, 11.0, 12.0, 0.5, 900.0]}
    )

    pay = find_own_pay(respondents, read_pay_rules())

    assert pay.set_aside == 2
    assert pay.known.tolist() == [True, True, True, False, False]


def test_a_survey_without_pay_is_told_what_to_do() -> None:
    with pytest.raises(DesignError, match=r"tells neither hourly_wage.*Use a file of wages"):
        value_town(town(), "survey", "opportunity-cost", country="USA")


def test_mean_pay_is_weighted_in_every_replicate() -> None:
    # Four women say 10 and four men 20; two more say nothing.
    diaries = town(hourly_wage=[*[10.0, 20.0] * 4, None, None])
    weights = np.array([[1.0, 3.0], [1.0, 1.0]] * 4 + [[9.0, 9.0]] * 2)

    pay = find_own_pay(diaries.respondents, read_pay_rules())

    # (10 + 20) / 2 and (3 x 10 + 20) / 4
    hours = hours_of(diaries, weights)
    assert mean_pay(pay, hours, np.full(10, 2015), [2015]) == pytest.approx(
        np.array([[15.0, 12.5]])
    )


def test_mean_pay_of_four_workers_is_not_told() -> None:
    diaries = town(hourly_wage=[*[10.0, 20.0] * 2, *[None] * 6])
    pay = find_own_pay(diaries.respondents, read_pay_rules())

    with pytest.raises(DisclosureError, match="in 2015 fewer than 5 workers state their pay"):
        mean_pay(pay, hours_of(diaries, np.ones((10, 2))), np.full(10, 2015), [2015])
