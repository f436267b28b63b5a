"""Coverage of long-term care: the user's figure, what spending tells, else a prediction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.data.countries.care_coverage_fit import (
    CoverageFit,
    list_tested,
    read_coverage_fit,
    read_solved_coverage,
)
from carepact.data.countries.reading import read_country
from carepact.law.care_coverage import predict_severe, read_care_coverage

SAMPLER = Sampler(1, 2000)


def test_a_fitted_country_has_the_coverage_of_its_spending_and_the_error_of_it() -> None:
    solved = read_solved_coverage()["EST"]

    reading = read_care_coverage(read_country("EST"), SAMPLER)

    severe = reading.value[:, 0]
    assert severe[0] == pytest.approx(solved.coverage)
    # Public money of the base year: 0.03 on the log.
    assert solved.year == 2024
    assert np.std(np.log(severe[1:])) == pytest.approx(0.03, rel=0.05)
    assert reading.origin.status == "assumed"
    assert "OECD System of Health Accounts" in reading.origin.source


def test_nobody_is_covered_twice_where_spending_asks_for_nearly_everybody() -> None:
    asked = max(read_solved_coverage(), key=lambda code: read_solved_coverage()[code].coverage)
    assert read_solved_coverage()[asked].coverage > 0.9

    severe = read_care_coverage(read_country(asked), SAMPLER).value[:, 0]

    assert severe.max() == 1


@pytest.mark.parametrize("code", ["KEN", "ESP", "DEU"])
def test_all_others_are_predicted_at_the_line_with_its_error(code: str) -> None:
    country, fit = read_country(code), read_coverage_fit()
    gdp, revenue = country.facts["gdp_pc_ppp2021"], country.facts["gov_revenue_gdp"]

    reading = read_care_coverage(country, SAMPLER)

    # By hand: log c = a + b (log y - m) + c (log r - n).
    logs = np.log([gdp.number, revenue.number]) - fit.means
    expected = float(np.exp(fit.coefficients[0] + fit.coefficients[1:] @ logs))
    assert reading.value[0] == pytest.approx([expected, expected / 2, 0])
    assert np.median(reading.value[1:, 0]) == pytest.approx(expected, rel=0.1)
    assert reading.value.max() <= 1
    assert reading.origin.status == "imputed"
    assert reading.origin.indicators == ("gdp_pc_ppp2021", "gov_revenue_gdp")
    assert code not in read_solved_coverage()


def test_the_error_of_a_prediction_is_that_of_a_new_country_on_a_fitted_line() -> None:
    # Four points, log c = 0, 1, 2, 3.4 at x = -1.5, -0.5, 0.5, 1.5; the second term stands still.
    fit = CoverageFit(np.zeros(2), np.array([1.6, 1.12, 0.0]), np.diag([0.25, 0.2, 0.0]), 0.2, 4)

    middle, error = fit.predict(np.exp([0.0, 3.0]), np.ones(2))

    # s sqrt(1 + 1 / n + x^2 / sum x^2), with sum x^2 = 5.
    assert middle == pytest.approx([1.6, 4.96])
    assert error == pytest.approx([0.2 * np.sqrt(1.25), 0.2 * np.sqrt(1.25 + 9 / 5)])


def test_the_poorer_a_country_the_wider_its_prediction() -> None:
    fit = read_coverage_fit()
    widths = [
        float(np.std(np.log(predict_severe(read_country(code), SAMPLER, fit)[1:])))
        for code in ("FRA", "BRA", "KEN", "BDI")
    ]
    assert widths == sorted(widths)


def test_a_country_without_revenue_is_told_what_to_give() -> None:
    known = read_country("KEN")
    facts = {name: fact for name, fact in known.facts.items() if name != "gov_revenue_gdp"}

    with pytest.raises(ParameterError, match=r"Kenya: there is no gov_revenue_gdp. Give it"):
        read_care_coverage(replace(known, facts=facts), SAMPLER)


def test_the_user_s_figure_comes_before_spending_and_line(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "EST,ltc_coverage,2024,36,% of persons with care need,Ministry\n"
        "KEN,ltc_coverage,2024,36,% of persons with care need,Ministry\n",
        encoding="utf-8",
    )
    for code in ("EST", "KEN"):
        reading = read_care_coverage(read_country(code, own), SAMPLER)
        assert reading.value[0, 0] == pytest.approx(0.36)
        assert reading.origin.status == "observed"


def test_no_country_is_in_both_halves() -> None:
    assert len(list_tested()) == len(read_solved_coverage()) == 16
    assert not set(list_tested()) & set(read_solved_coverage())
