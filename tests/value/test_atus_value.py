"""Four methods on the American Time Use Survey, 2003-2016, with errors.

Published: U.S. Bureau of Economic Analysis, "What is the value of household work?" (2012), on
Bridgman and others, Survey of Current Business, May 2012: men and women spent 22 hours a week
on household production in 2010, and counting it would raise nominal GDP by nearly 26 per cent
(3.8 trillion dollars). `docs/explanation/value.md` explains the difference to our figures.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.value.households import figure

from carepact.core.errors import ParameterError
from carepact.data.timeuse import read_diaries
from carepact.measure.resampling import build_replication
from carepact.studies.valuation.by_keywords import value_care_time
from carepact.value import CareValue

METHODS = ("generalist", "specialist", "hybrid", "opportunity-cost")
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def by_year(shared_data: Path) -> CareValue:
    diaries = read_diaries(shared_data / "us_atus_2003_2016")
    design = build_replication(diaries, None, 1)
    return value_care_time(diaries, "survey", ("all",), ("year",), replication=design, margins=True)


@pytest.fixture(scope="module")
def rows(by_year: CareValue) -> pl.DataFrame:
    return by_year.to_polars().filter(pl.col("activity") == "unpaid_work")


def one(
    rows: pl.DataFrame, statistic: str, method: str | None, year: int | None, basis: str = "net"
) -> dict[str, Any]:
    wanted = pl.col("valuation").is_null() if method is None else (
        (pl.col("valuation") == method) & (pl.col("basis") == basis)
    )  # fmt: skip
    of_year = pl.col("margin") == "year" if year is None else pl.col("year") == year
    found = rows.filter(wanted & of_year & (pl.col("statistic") == statistic))
    return found.row(0, named=True)


@pytest.mark.parametrize("method", METHODS)
def test_every_year_has_a_value_with_its_error(rows: pl.DataFrame, method: str) -> None:
    values = rows.filter(
        (pl.col("valuation") == method) & (pl.col("statistic") == "value_per_year")
    )

    assert values.height == 2 * 15
    assert values["reliability"].unique().to_list() == ["good"]
    relative = (values["standard_error"] / values["value"]).to_numpy()
    assert relative.min() > 0.003
    # The ratio of wages alone brings in 7 to 11 per cent; own wages know no ratio.
    assert relative.max() < (0.02 if method == "opportunity-cost" else 0.12)


def test_hours_of_2010_are_near_the_22_a_week_of_the_national_accounts(rows: pl.DataFrame) -> None:
    hours = one(rows, "hours_per_person_per_week", None, 2010)

    assert hours["value"] == pytest.approx(22, abs=1)
    assert hours["standard_error"] == pytest.approx(0.23, abs=0.03)


def test_labour_alone_is_less_than_the_26_per_cent_of_the_household_account(
    rows: pl.DataFrame,
) -> None:
    shares = {m: one(rows, "share_of_gdp", m, 2010)["value"] for m in METHODS}

    assert 0.20 < shares["generalist"] < 0.26
    assert shares["generalist"] < shares["hybrid"] < shares["specialist"]
    # Canada's official account of 2019 finds opportunity cost 860.2 / 516.9 = 1.66 times
    # replacement cost (Statistics Canada, 13-605-X).
    assert 1.4 < shares["opportunity-cost"] / shares["generalist"] < 1.8


def test_each_year_has_an_equation_that_fits_as_wage_equations_do(by_year: CareValue) -> None:
    assert [equation.year for equation in by_year.equations] == list(range(2003, 2017))
    for equation in by_year.equations:
        assert 0.35 < equation.r_squared < 0.45
        assert 1.10 < equation.smearing[0] < 1.15
        women = equation.coefficients[equation.terms.index("sex: women"), 0]
        degree = equation.coefficients[equation.terms.index("education: master's degree"), 0]
        assert women < 0 < degree


def test_capped_pay_is_told(by_year: CareValue) -> None:
    assert any("is capped by the publisher" in note for note in by_year.notes)


def test_the_mean_of_the_years_is_the_mean_of_their_values(rows: pl.DataFrame) -> None:
    for method in METHODS:
        years = [one(rows, "value_per_year", method, y)["value"] for y in range(2003, 2017)]
        pooled = one(rows, "value_per_year", method, None)["value"]
        assert pooled == pytest.approx(sum(years) / 14)


def test_replacement_by_official_wages_is_near_that_by_the_surveys_own(
    shared_data: Path, rows: pl.DataFrame
) -> None:
    # Employers report 21.35 dollars an hour in 2010 (SDG 8.5.1), the survey's workers 20.4:
    # the ratio of the two values is the ratio of the two means.
    diaries = read_diaries(shared_data / "us_atus_2003_2016", years=(2010,))

    official = value_care_time(diaries, "USA", ("generalist",)).to_polars()

    value = official.filter(
        (pl.col("activity") == "unpaid_work")
        & (pl.col("statistic") == "value_per_hour")
        & (pl.col("basis") == "net")
    )["value"][0]
    assert value == pytest.approx(21.35 * 0.611)
    ours = one(rows, "value_per_hour", "generalist", 2010)["value"]
    assert value / ours == pytest.approx(21.35 / 20.38, rel=0.001)


def test_the_error_of_the_ratio_is_in_every_replacement_cost(shared_data: Path) -> None:
    # The interval of `USA` is not narrower than what its ratio brings in, and neither is that of
    # `survey`; they differ by the survey's error in its own mean wage alone.
    diaries = read_diaries(shared_data / "us_atus_2003_2016", years=(2010,))
    design = build_replication(diaries, None, 1)
    ratio = (0.667 / 0.577) ** (1 / 1.349) - 1

    left = {}
    for wages in ("USA", "survey"):
        result = value_care_time(diaries, wages, ("generalist",), replication=design)
        theta = figure(result, "value_per_year", "generalist")
        row = result.to_polars().filter(
            (pl.col("statistic") == "value_per_year") & (pl.col("basis") == "net")
        ).row(0, named=True)  # fmt: skip
        relative = row["standard_error"] / row["value"]
        assert relative > ratio
        of_survey = theta[:161] / theta[0]
        left[wages] = relative**2 - ratio**2
        coefficients = result.replicates(result.blocks[0].name).coefficients[:160]
        assert left[wages] == pytest.approx(coefficients @ (of_survey[1:] - 1) ** 2)
        if wages == "USA":
            hours = figure(result, "hours_per_year")[:161]
            assert of_survey == pytest.approx(hours / hours[0])
    assert left["USA"] != pytest.approx(left["survey"], rel=0.01)


def test_values_by_role_and_sex_add_up(shared_data: Path) -> None:
    diaries = read_diaries(shared_data / "us_atus_2003_2016", years=(2010,))

    result = value_care_time(
        diaries, "survey", ("opportunity-cost",), ("sex", "role"), where="age >= 18", margins=True
    )

    table = result.to_polars().filter(
        (pl.col("statistic") == "value_per_year")
        & (pl.col("activity") == "unpaid_work")
        & (pl.col("basis") == "net")
    )
    assert table["value"].null_count() == 0
    parts = table.filter(pl.col("margin") == "")["value"].sum()
    whole = table.filter(pl.col("margin") == "sex,role")["value"][0]
    assert parts == pytest.approx(whole)


def test_a_survey_whose_money_is_not_that_of_the_wages_is_refused(shared_data: Path) -> None:
    diaries = read_diaries(shared_data / "us_atus_2003_2016", years=(2010,))

    with pytest.raises(ParameterError, match=r"wages='FRA': is in own money of FRA"):
        value_care_time(diaries, "FRA", ("all",))
