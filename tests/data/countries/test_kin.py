"""A total lies between women's figure and men's, in every draw of every country."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.errors import DataError
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.reading import read_country
from carepact.data.countries.totals import (
    average_half_width,
    count_women,
    read_totals,
    solve_weight,
)

DRAWS = 500
UNITS = {"earn_month_ppp": "constant 2021 PPP $ a month", "informal": "% of employment"}
HEAD = "country,indicator,year,value,unit,source,status,low,high\n"


def draw_three(country: Country, stem: str) -> tuple[FloatArray, FloatArray, FloatArray]:
    women, men, total = (
        draw_fact(country.facts[f"{stem}_{who}"], country.code, Sampler(1, DRAWS)) for who in "fmt"
    )
    return women, men, total


def assert_between(country: Country, stem: str) -> None:
    women, men, total = draw_three(country, stem)
    assert (total >= np.minimum(women, men) * (1 - 1e-6)).all(), (country.code, stem)
    assert (total <= np.maximum(women, men) * (1 + 1e-6)).all(), (country.code, stem)


def own(path: Path, stem: str, **given: str) -> Country:
    """Read Kenya with own figures: `value` or `low<value<high`, by `f`, `m` or `t`."""
    lines = []
    for who, told in given.items():
        ends = told.split("<")
        value = ends[len(ends) // 2]
        status, low, high = ("imputed", ends[0], ends[2]) if len(ends) == 3 else ("", "", "")
        lines.append(f"KEN,{stem}_{who},2024,{value},{UNITS[stem]},ours,{status},{low},{high}")
    file = path / "own.csv"
    file.write_text(HEAD + "\n".join(lines) + "\n")
    return read_country("KEN", file)


def test_a_total_lies_between_women_and_men_in_every_draw_of_every_country() -> None:
    seen = {"observed": 0, "imputed": 0}
    for code in known_countries():
        country = read_country(code)
        for stem in read_totals():
            if f"{stem}_t" in country.facts:
                assert_between(country, stem)
                seen[country.facts[f"{stem}_t"].status] += 1
    assert seen["observed"] > 150
    assert seen["imputed"] > 200


@pytest.mark.parametrize("stem", ["earn_month_ppp", "informal"])
def test_an_observed_total_varies_about_its_point_as_women_and_men_do(stem: str) -> None:
    country = read_country("KEN")
    if country.facts[f"{stem}_t"].status != "observed":
        country = read_country("MEX")
    women, men, total = draw_three(country, stem)
    assert total[0] == country.facts[f"{stem}_t"].number
    assert np.ptp(total[1:]) > 0
    weight = solve_weight(women[0], men[0], total[0])
    assert weight is not None
    assert total == pytest.approx(weight * women + (1 - weight) * men)


def test_own_women_and_men_are_kept_and_the_total_follows(tmp_path: Path) -> None:
    country = own(tmp_path, "earn_month_ppp", f="3000", m="4000")
    women, men, total = draw_three(country, "earn_month_ppp")
    assert (women[0], men[0]) == (3000, 4000)
    assert 3000 < total[0] < 4000
    assert country.facts["earn_month_ppp_t"].status == "assumed"
    assert_between(country, "earn_month_ppp")


def test_an_own_total_is_kept_and_women_and_men_move_to_it(tmp_path: Path) -> None:
    before = read_country("KEN")
    country = own(tmp_path, "earn_month_ppp", t="5000<5000<5000")
    women, men, total = draw_three(country, "earn_month_ppp")
    assert total == pytest.approx(5000)
    assert_between(country, "earn_month_ppp")
    # Earnings move by one factor, so women's over men's is as it was.
    was = before.facts["earn_month_ppp_f"].number / before.facts["earn_month_ppp_m"].number
    assert women[0] / men[0] == pytest.approx(was, rel=1e-6)
    assert women[1:].std() > 0


def test_an_own_total_with_an_interval_keeps_it(tmp_path: Path) -> None:
    country = own(tmp_path, "informal", t="60<70<80")
    total = draw_three(country, "informal")[2]
    low, high = np.quantile(total[1:], [0.025, 0.975])
    assert low == pytest.approx(60, abs=2)
    assert high == pytest.approx(80, abs=2)
    assert_between(country, "informal")


@pytest.mark.parametrize("stem", ["earn_month_ppp", "informal"])
@pytest.mark.parametrize("who", ["f", "m"])
def test_of_an_own_total_and_one_own_sex_both_are_kept(stem: str, who: str, tmp_path: Path) -> None:
    given = {who: "40<40<40", "t": "60<60<60"}
    if stem == "earn_month_ppp":
        given = {who: "4000<4000<4000", "t": "6000<6000<6000"}
    country = own(tmp_path, stem, **given)
    women, men, total = draw_three(country, stem)
    kept = women if who == "f" else men
    assert kept == pytest.approx(float(given[who].split("<")[0]))
    assert total == pytest.approx(float(given["t"].split("<")[0]))
    assert_between(country, stem)


def test_three_own_exact_figures_are_all_kept(tmp_path: Path) -> None:
    country = own(tmp_path, "informal", f="70<70<70", m="60<60<60", t="64<64<64")
    women, men, total = draw_three(country, "informal")
    assert women == pytest.approx(70)
    assert men == pytest.approx(60)
    assert total == pytest.approx(64)


def test_a_sharp_own_total_stands_beside_own_women_and_men(tmp_path: Path) -> None:
    country = own(tmp_path, "informal", f="60<70<80", m="50<60<70", t="64<64<64")
    assert draw_three(country, "informal")[2] == pytest.approx(64)
    assert_between(country, "informal")


def test_an_own_total_outside_own_women_and_men_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="informal_t is 75, but women's is 70 and men's 60"):
        own(tmp_path, "informal", f="70", m="60", t="75")


def test_the_weight_of_women_is_solved_from_three_points() -> None:
    assert solve_weight(3.0, 5.0, 4.5) == pytest.approx(0.25)  # 0.25 x 3 + 0.75 x 5 = 4.5
    assert solve_weight(3.0, 5.0, 5.5) is None
    assert solve_weight(3.0, 3.0, 3.0) == 0.5
    assert solve_weight(3.0, 3.0, 3.1) is None


def test_women_are_counted_as_employees_or_as_employed() -> None:
    figures = {"emp_rate_15p_f": 40.0, "emp_rate_15p_m": 60.0,
               "self_employed_f": 50.0, "self_employed_m": 25.0}  # fmt: skip
    # 40 of 100 employed; of employees 40 x 0.5 = 20 and 60 x 0.75 = 45.
    assert count_women("employed", figures.get) == pytest.approx(0.4)
    assert count_women("employees", figures.get) == pytest.approx(20 / 65)
    assert count_women("employees", dict[str, float]().get) == 0.5


def test_the_half_width_of_a_total_is_that_of_its_parts() -> None:
    indicator = read_country("KEN").facts["earn_month_ppp_t"].indicator
    # Alike in logs and fully correlated the mean is as wide; uncorrelated, sqrt(1/2) of it.
    for correlation, wanted in ((1.0, 0.3), (0.0, 0.3 / np.sqrt(2))):
        found = average_half_width(indicator, 0.5, (500, 500), (0.3, 0.3), correlation)
        assert found == pytest.approx(wanted, rel=1e-5)
