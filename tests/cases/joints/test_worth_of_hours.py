"""What unpaid hours are worth: years that are pooled, GDP beside them, and what may not leave.

The town is that of `tests/value/households.py`: five women clean 60 and care for children 30
minutes a day and stand for 100 persons, five men clean 120 and stand for 300. A year has 255,500
hours of cleaning and 18,250 of childcare, 273,750 in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.value.households import (
    CHILDCARE,
    CLEANING_HOURS,
    figure,
    town,
    value_town,
    write_wages,
)

from carepact.data.timeuse.diaries import Diaries
from carepact.value import CareValue

WAGES = {"generalist": 10.0, "9111": 12.0, "5311": 20.0, "5": 18.0, "8": 11.0, "9": 11.0}
"""9111 cleans, 5311 cares for children."""
GDP = {2014: 20_000_000, 2015: 45_700_000}


@pytest.fixture
def rising(tmp_path: Path) -> Path:
    """A generalist is paid 10 in 2014 and 14 in 2015."""
    others = {code: wage for code, wage in WAGES.items() if code != "generalist"}
    path = tmp_path / "rising.csv"
    return write_wages(path, others, y2014={"generalist": 10.0}, y2015={"generalist": 14.0})


@pytest.fixture
def wages(tmp_path: Path) -> Path:
    """The same wages in every year."""
    return write_wages(tmp_path / "wages.csv", WAGES)


def write_gdp(folder: Path, known: Mapping[int, float]) -> Path:
    """Write a file of GDP by year."""
    path = folder / "gdp.csv"
    lines = [f"{year},{value},crowns,the town's book" for year, value in known.items()]
    path.write_text("\n".join(["year,gdp,currency,source", *lines]) + "\n", encoding="utf-8")
    return path


def test_two_years_together_are_a_share_of_the_mean_of_both_years_gdp(
    tmp_path: Path, rising: Path
) -> None:
    """273,750 hours at 10, then at 14: 2,737,500 and 3,832,500, on average 3,285,000.

    GDP is 20,000,000 and 45,700,000, on average 32,850,000: a tenth.
    """
    result = value_town(town((2014, 2015)), rising, "generalist", gdp=write_gdp(tmp_path, GDP))

    assert figure(result, "value_per_year", "generalist")[0] == pytest.approx(3_285_000)
    assert figure(result, "share_of_gdp", "generalist")[0] == pytest.approx(0.1)


def test_hours_persons_and_values_of_two_years_are_means_and_not_sums(rising: Path) -> None:
    """3,285,000 a year for 400 persons and 273,750 hours: 8212.5 a person and 12 an hour.

    A week has 273,750 / 400 / (365 / 7) hours of each: 750 hours a day, 13.125 a person.
    """
    result = value_town(town((2014, 2015)), rising, "generalist")

    assert figure(result, "hours_per_year")[0] == pytest.approx(273_750)
    assert figure(result, "hours_per_person_per_week")[0] == pytest.approx(13.125)
    assert figure(result, "value_per_person", "generalist")[0] == pytest.approx(8212.5)
    assert figure(result, "value_per_hour", "generalist")[0] == pytest.approx(12)


def test_a_leap_year_has_a_day_more_in_hours_and_in_weeks(tmp_path: Path) -> None:
    """750 hours a day: 273,750 in 2015 at 10, 274,500 in 2016 at 14; a week stays a week."""
    others = {code: wage for code, wage in WAGES.items() if code != "generalist"}
    path = tmp_path / "leap.csv"
    write_wages(path, others, y2015={"generalist": 10.0}, y2016={"generalist": 14.0})
    result = value_town(town((2015, 2016)), path, "generalist")

    assert figure(result, "hours_per_year")[0] == pytest.approx(274_125)
    assert figure(result, "hours_per_person_per_week")[0] == pytest.approx(13.125)
    assert figure(result, "value_per_year", "generalist")[0] == pytest.approx(
        (273_750 * 10 + 274_500 * 14) / 2
    )


def test_each_of_two_years_is_a_share_of_its_own_gdp(tmp_path: Path, rising: Path) -> None:
    # 2,737,500 of 20,000,000, and 3,832,500 of 45,700,000.
    gdp = write_gdp(tmp_path, GDP)
    result = value_town(town((2014, 2015)), rising, "generalist", gdp=gdp, by=("year",))
    share = next(one for one in result.blocks if one.statistic == "share_of_gdp")

    assert share.figures["value"][:, 0] == pytest.approx([0.136875, 3_832_500 / 45_700_000])


@pytest.mark.parametrize("known", [2014, 2015])
def test_years_of_which_one_has_no_gdp_are_no_share_of_the_other_s(
    tmp_path: Path, rising: Path, known: int
) -> None:
    gdp = write_gdp(tmp_path, {known: GDP[known]})
    result = value_town(town((2014, 2015)), rising, "generalist", gdp=gdp)

    assert "share_of_gdp" not in result.to_polars()["statistic"]


FEW = 3


def town_where_few_care() -> Diaries:
    """The town, but two of the five women do not care for children: three do."""
    diaries = town()
    women = range(0, diaries.n, 2)
    without = pl.col("row").is_in(list(women)[FEW:]) & (pl.col("code") == CHILDCARE)
    return replace(diaries, activities=diaries.activities.filter(~without))


def visible(result: CareValue) -> dict[str, set[str]]:
    """Name the figures of each activity that leave."""
    rows = result.to_polars().filter(pl.col("value").is_not_null())
    found: dict[str, set[str]] = {}
    for activity, statistic in rows.select("activity", "statistic").iter_rows():
        found.setdefault(activity, set()).add(statistic)
    return found


def test_of_what_few_do_neither_hours_nor_values_nor_their_number_leave(wages: Path) -> None:
    """Ten persons stand in the line, but three in childcare: fewer than five."""
    result = value_town(town_where_few_care(), wages, "generalist", "specialist", "hybrid")
    childcare = result.to_polars().filter(activity="childcare")

    assert childcare["reliability"].unique().to_list() == ["hidden"]
    for column in ("value", "standard_error", "lower", "upper", "n"):
        assert childcare[column].null_count() == childcare.height
    # Among them hours, and values at three methods.
    assert {"hours_per_year", "value_per_year"} <= {*childcare["statistic"]}
    assert {"generalist", "specialist", "hybrid"} <= {*childcare["valuation"]}


@pytest.mark.parametrize("methods", [("generalist",), ("specialist",), ("generalist", "hybrid")])
def test_what_few_do_is_not_the_difference_of_two_values_that_leave(
    wages: Path, methods: tuple[str, ...]
) -> None:
    """All unpaid work less all housework would be their childcare; so would care work itself."""
    left = visible(value_town(town_where_few_care(), wages, *methods))

    assert "childcare" not in left
    assert "care_work" not in left
    assert not {"unpaid_work", "domestic_work"} <= set(left)
    assert left, "nothing is told, not even what everybody does"


def without_housework_told(folder: Path) -> str:
    """Write a grouping that tells all unpaid work, and nothing of its parts."""
    groups = folder / "groups.yaml"
    groups.write_text(
        'groups: {all_work: {title: All unpaid work, include: ["02", "03"]}}\n', encoding="utf-8"
    )
    return str(groups)


def test_a_total_at_one_price_leaves_and_at_two_prices_does_not(
    tmp_path: Path, wages: Path
) -> None:
    """Hours of cleaning c and of the few's childcare k: c + k and 10 (c + k) tell no k.

    12 c + 20 k beside c + k does: k = ((12 c + 20 k) - 12 (c + k)) / 8.
    """
    groups = without_housework_told(tmp_path)
    once = value_town(town_where_few_care(), wages, "generalist", groups=groups)
    twice = value_town(town_where_few_care(), wages, "specialist", groups=groups)

    # 255,500 + 3 x 20 x 30 / 60 x 365 = 266,450 hours.
    hours = CLEANING_HOURS + 10_950
    assert figure(once, "hours_per_year")[0] == pytest.approx(hours)
    assert figure(once, "value_per_year", "generalist")[0] == pytest.approx(10 * hours)
    assert visible(twice) == {}


def test_an_account_tells_no_labour_that_the_table_hides(tmp_path: Path, wages: Path) -> None:
    """Output is labour and what everybody can look up: 500,000, 200,000 and 30,000 taken off it
    would leave the labour of 12 c + 20 k. Where five care for children all of it is told.
    """
    items = {
        "intermediate_consumption": 500_000, "consumption_of_fixed_capital": 200_000,
        "taxes_on_production": 50_000, "subsidies_on_production": 20_000,
    }  # fmt: skip
    account = tmp_path / "account.csv"
    lines = [f"{item},2015,{value},crowns,book" for item, value in items.items()]
    account.write_text("\n".join(["item,year,value,currency,source", *lines]) + "\n")
    few, many = (
        value_town(diaries, wages, "specialist", account=account)
        .to_polars()
        .filter(pl.col("statistic") == "account_per_year")
        for diaries in (town_where_few_care(), town())
    )

    assert few["value"].null_count() == few.height > 0
    # 255,500 x 12 + 18,250 x 20, and that with 730,000 more.
    told = dict(zip(many["activity"], many["value"], strict=True))
    assert told["labour"] == pytest.approx(3_431_000)
    assert told["output"] == pytest.approx(4_161_000)


def test_the_own_pay_of_one_hides_the_value_that_is_nearly_hers_alone() -> None:
    """Five women of the same hours h are paid 200, 5, 5, 5 and 5: their value is 220 h.

    She who knows the second largest, 5 h, takes 205 h off: 15 h are left, less than a tenth of
    200 h, so she would know the largest within a tenth. Men are paid 10 each: 50 h less 20 h.
    """
    pay = [10.0] * 10
    pay[0], pay[2], pay[4], pay[6], pay[8] = 200.0, 5.0, 5.0, 5.0, 5.0
    diaries = town(hourly_wage=pay)
    result = value_town(diaries, "survey", "opportunity-cost", by=("sex",), country="USA")
    rows = result.to_polars().filter(activity="unpaid_work", statistic="value_per_year")
    net = rows.filter(basis="net")
    told = dict(zip(net["sex"], net["value"], strict=True))

    # 300 x 120 / 60 x 365 = 219,000 hours at 10.
    assert told["men"] == pytest.approx(2_190_000)
    assert told["women"] is None


def test_pay_that_is_alike_hides_nobody() -> None:
    """Five women paid 10 each: 50 h less 20 h are 30 h, far above a tenth of 10 h."""
    result = value_town(
        town(hourly_wage=[10.0] * 10), "survey", "opportunity-cost", by=("sex",), country="USA"
    )
    value = figure(result, "value_per_year", "opportunity-cost")

    assert value[0] == pytest.approx(547_500)  # 54,750 hours at 10
    assert np.isfinite(value).all()
