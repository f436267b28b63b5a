"""Each method of valuation and the satellite account, against arithmetic by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.value.households import (
    CHILDCARE_HOURS,
    CLEANING_HOURS,
    HOURS,
    MEN_HOURS,
    WOMEN_HOURS,
    figure,
    town,
    value_town,
    write_wages,
)

from carepact.core.errors import DataError, DesignError, ParameterError

# 9111 cleans (ICATUS 32), 5311 cares for children (ICATUS 41); 1 and 2 stand for the rest.
WAGES = {"generalist": 10.0, "9111": 12.0, "5311": 20.0, "5": 18.0, "8": 11.0, "9": 11.0}
PAID = {"women": 15.0, "men": 25.0}


@pytest.fixture
def wages(tmp_path: Path) -> Path:
    return write_wages(tmp_path / "wages.csv", WAGES, rate=0.1)


def test_hours_are_those_of_the_year(wages: Path) -> None:
    result = value_town(town(), wages, "generalist")

    assert figure(result, "hours_per_year")[0] == pytest.approx(HOURS)
    # 273,750 hours / 400 persons / (365 / 7) weeks
    assert figure(result, "hours_per_person_per_week")[0] == pytest.approx(273_750 / 400 * 7 / 365)


def test_generalist_pays_one_wage_for_all(wages: Path) -> None:
    result = value_town(town(), wages, "generalist")

    assert figure(result, "value_per_year", "generalist")[0] == pytest.approx(2_737_500)
    assert figure(result, "value_per_hour", "generalist")[0] == pytest.approx(10)
    assert figure(result, "value_per_person", "generalist")[0] == pytest.approx(2_737_500 / 400)


def test_specialist_pays_each_activity_its_own_occupation(wages: Path) -> None:
    # 255,500 x 12 + 18,250 x 20 = 3,066,000 + 365,000
    result = value_town(town(), wages, "specialist")

    assert figure(result, "value_per_year", "specialist")[0] == pytest.approx(3_431_000)


def test_hybrid_pays_routine_housework_the_generalist(wages: Path) -> None:
    # 255,500 x 10 + 18,250 x 20 = 2,555,000 + 365,000
    result = value_town(town(), wages, "hybrid")

    assert figure(result, "value_per_year", "hybrid")[0] == pytest.approx(2_920_000)


def test_gross_adds_the_employers_contributions(wages: Path) -> None:
    result = value_town(town(), wages, "generalist")

    gross = figure(result, "value_per_year", "generalist", "gross")
    assert gross == pytest.approx(1.1 * figure(result, "value_per_year", "generalist"))


def test_without_a_rate_there_is_no_gross_value(tmp_path: Path) -> None:
    path = write_wages(tmp_path / "wages.csv", WAGES)

    rows = value_town(town(), path, "generalist").to_polars()

    assert rows["basis"].drop_nulls().unique().to_list() == ["net"]


def test_productivity_scales_the_value_and_not_the_hours(wages: Path) -> None:
    half = value_town(town(), wages, "generalist", productivity=0.5)

    assert figure(half, "value_per_year", "generalist")[0] == pytest.approx(2_737_500 / 2)
    assert figure(half, "hours_per_year")[0] == pytest.approx(HOURS)


def test_generalist_equals_specialist_when_all_wages_are_equal(tmp_path: Path) -> None:
    path = write_wages(tmp_path / "wages.csv", dict.fromkeys(WAGES, 13.0))

    result = value_town(town(), path, "generalist", "specialist", "hybrid")

    one = figure(result, "value_per_year", "generalist")
    assert figure(result, "value_per_year", "specialist") == pytest.approx(one)
    assert figure(result, "value_per_year", "hybrid") == pytest.approx(one)


@pytest.mark.parametrize("factor", [0.5, 3.0])
@pytest.mark.parametrize("method", ["generalist", "specialist", "hybrid"])
def test_value_scales_with_wages_in_every_replicate(
    tmp_path: Path, factor: float, method: str
) -> None:
    first = write_wages(tmp_path / "first.csv", WAGES)
    scaled = write_wages(tmp_path / "scaled.csv", {k: factor * v for k, v in WAGES.items()})

    once = figure(value_town(town(), first, method), "value_per_year", method)
    again = figure(value_town(town(), scaled, method), "value_per_year", method)

    assert again == pytest.approx(factor * once)


def test_replicates_run_through_to_the_value(wages: Path) -> None:
    # With one wage the relative error of the value is that of the hours.
    result = value_town(town(), wages, "generalist")

    hours = figure(result, "hours_per_year")
    assert hours[1:].std() > 0
    assert figure(result, "value_per_year", "generalist") == pytest.approx(10 * hours)


def test_opportunity_cost_of_known_wages_is_hours_times_wage() -> None:
    # 54,750 x 15 + 219,000 x 25 = 821,250 + 5,475,000
    pay = [PAID[sex] for sex in town().respondents["sex"]]
    diaries = town(hourly_wage=pay)

    result = value_town(diaries, "survey", "opportunity-cost", country="USA")

    value = figure(result, "value_per_year", "opportunity-cost")
    assert value[0] == 6_296_250
    assert WOMEN_HOURS * 15 + MEN_HOURS * 25 == 6_296_250
    assert result.equations == ()


def test_opportunity_cost_divides_by_sex() -> None:
    pay = [PAID[sex] for sex in town().respondents["sex"]]

    result = value_town(
        town(hourly_wage=pay), "survey", "opportunity-cost", by=("sex",), margins=True,
        country="USA",
    )  # fmt: skip

    rows = result.to_polars().filter(
        (result.to_polars()["statistic"] == "value_per_year")
        & (result.to_polars()["activity"] == "unpaid_work")
        & (result.to_polars()["basis"] == "net")
    )
    assert rows["margin"].to_list() == ["", "", "sex"]
    assert dict(zip(rows["sex"], rows["value"], strict=True)) == pytest.approx(
        {"women": 821_250, "men": 5_475_000, None: 6_296_250}
    )


def test_each_year_is_in_its_own_prices(tmp_path: Path) -> None:
    # Wages 10 in 2014 and 14 in 2015, the same hours (both years have 365 days):
    # the mean of the years' values is 273,750 x 12.
    others = {code: wage for code, wage in WAGES.items() if code != "generalist"}
    path = write_wages(
        tmp_path / "wages.csv", others, y2014={"generalist": 10.0}, y2015={"generalist": 14.0}
    )

    result = value_town(town((2014, 2015)), path, "generalist")
    by_year = value_town(town((2014, 2015)), path, "generalist", by=("year",))

    assert figure(result, "value_per_year", "generalist")[0] == pytest.approx(273_750 * 12)
    block = next(b for b in by_year.blocks if b.statistic == "value_per_year")
    assert block.figures["value"][:, 0] == pytest.approx([2_737_500, 3_832_500])
    assert any("prices of each year" in note for note in result.notes)


def test_share_of_gdp_is_of_the_same_year_and_money(tmp_path: Path, wages: Path) -> None:
    gdp = tmp_path / "gdp.csv"
    gdp.write_text("year,gdp,currency,source\n2014,1,crowns,book\n2015,27375000,crowns,book\n")

    result = value_town(town(), wages, "generalist", gdp=gdp)

    assert figure(result, "share_of_gdp", "generalist")[0] == pytest.approx(0.1)


def test_gdp_in_another_money_gives_no_share(tmp_path: Path, wages: Path) -> None:
    gdp = tmp_path / "gdp.csv"
    gdp.write_text("year,gdp,currency,source\n2015,27375000,shillings,book\n")

    result = value_town(town(), wages, "generalist", gdp=gdp)

    assert "share_of_gdp" not in result.to_polars()["statistic"]
    assert any("Shares of GDP are left out" in note for note in result.notes)


ACCOUNT = """item,year,value,currency,source
intermediate_consumption,2015,500000,crowns,book
consumption_of_fixed_capital,2015,200000,crowns,book
taxes_on_production,2015,50000,crowns,book
subsidies_on_production,2015,20000,crowns,book
"""


def test_satellite_account_adds_up_from_the_input_side(tmp_path: Path, wages: Path) -> None:
    # Gross value added = 2,737,500 + 200,000 + (50,000 - 20,000) = 2,967,500;
    # output = gross value added + 500,000 = 3,467,500.
    account = tmp_path / "account.csv"
    account.write_text(ACCOUNT)
    gdp = tmp_path / "gdp.csv"
    gdp.write_text("year,gdp,currency,source\n2015,29675000,crowns,book\n")

    result = value_town(town(), wages, "generalist", account=account, gdp=gdp)

    lines = [figure(result, "account_per_year", "generalist", activity=k)[0] for k in range(6)]
    assert lines == pytest.approx([2_737_500, 500_000, 200_000, 30_000, 3_467_500, 2_967_500])
    share = figure(result, "account_share_of_gdp", "generalist", activity=5)
    assert share[0] == pytest.approx(0.1)


def test_inputs_of_the_account_carry_no_survey_error(tmp_path: Path, wages: Path) -> None:
    account = tmp_path / "account.csv"
    account.write_text(ACCOUNT)

    result = value_town(town(), wages, "generalist", account=account)

    labour = figure(result, "account_per_year", "generalist", activity=0)
    output = figure(result, "account_per_year", "generalist", activity=4)
    assert output - labour == pytest.approx(np.full(labour.size, 730_000))


def test_an_account_of_a_part_is_refused(tmp_path: Path, wages: Path) -> None:
    account = tmp_path / "account.csv"
    account.write_text(ACCOUNT)

    with pytest.raises(ParameterError, match=r"account: is of the whole population.*Leave out by"):
        value_town(town(), wages, "generalist", account=account, by=("sex",))


def test_every_fault_of_an_account_is_listed(tmp_path: Path, wages: Path) -> None:
    account = tmp_path / "account.csv"
    account.write_text(
        "item,year,value,currency,source\nintermediate_consumtion,2015,-1,crowns,book\n"
        "taxes_on_production,2015,1,francs,\n"
    )

    with pytest.raises(DataError) as caught:
        value_town(town(), wages, "generalist", account=account)

    text = str(caught.value)
    for words in ("'-1'", "currency differs", "no source",
                  "Did you mean 'intermediate_consumption'",
                  "consumption_of_fixed_capital is missing for 2015"):  # fmt: skip
        assert words in text


def test_an_activity_that_is_no_unpaid_work_is_refused(tmp_path: Path, wages: Path) -> None:
    groups = tmp_path / "groups.yaml"
    groups.write_text('groups: {sleep: {include: ["01"]}}\n')

    with pytest.raises(DesignError, match=r"no unpaid domestic or care work .*Take them out"):
        value_town(town(), wages, "generalist", groups=str(groups))


def test_an_unknown_method_is_answered_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"hybird.*Did you mean 'hybrid'"):
        value_town(town(), "survey", "hybird")


def test_a_sample_that_is_no_population_gets_no_totals(wages: Path) -> None:
    diaries = replace(town(), weight_unit="sample only")

    rows = value_town(diaries, wages, "generalist").to_polars()

    assert set(rows["statistic"]) == {
        "hours_per_person_per_week", "value_per_person", "value_per_hour",
    }  # fmt: skip


def test_small_cells_are_hidden_in_values_too(wages: Path) -> None:
    rows = value_town(town(), wages, "generalist", by=("sex", "age")).to_polars()

    assert rows["value"].null_count() == rows.height
    assert rows["reliability"].unique().to_list() == ["hidden"]


def test_hours_by_activity_add_up(wages: Path) -> None:
    result = value_town(town(), wages, "generalist")
    at = {name: k for k, name in enumerate(result.blocks[0].activities)}

    assert figure(result, "hours_per_year", activity=at["dwelling"])[0] == CLEANING_HOURS
    assert figure(result, "hours_per_year", activity=at["childcare"])[0] == CHILDCARE_HOURS
    assert all(check.holds for check in result.checks)
