"""Where wages come from: files, countries, the survey's own mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.value.households import HOURS, figure, town, value_town, write_wages

from carepact.core.errors import DataError, ParameterError
from carepact.data.icatus.crosswalk import OTHER_HOUSEHOLDS, icatus_titles
from carepact.data.wages.occupations import read_occupations
from carepact.data.wages.shipped import read_contribution, read_ratios, read_shipped_gdp

SURVEY_PAY = [15.0, 25.0] * 5


def test_every_fault_of_a_wage_file_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "wages.csv"
    path.write_text(
        "occupation,hourly_wage,currency,source\ngeneralist,0,crowns,book\n"
        "cleaner,12,francs,\n53110,10,crowns,book\n5,ten,crowns,book\n5,11,crowns,book\n"
    )

    with pytest.raises(DataError) as caught:
        value_town(town(), path, "specialist")

    text = str(caught.value)
    for words in ("line 2: hourly_wage '0'", "line 5: hourly_wage 'ten'", "currency differs",
                  "line 3: there is no source", "'cleaner' is no ISCO-08 code", "'53110'",
                  "5 stands twice"):  # fmt: skip
        assert words in text


def test_missing_occupations_are_listed_with_their_years(tmp_path: Path) -> None:
    path = write_wages(tmp_path / "wages.csv", {"generalist": 10.0, "9": 11.0})

    with pytest.raises(DataError, match=r"no wage of 5311 for 2015.*shorter ISCO-08 code"):
        value_town(town(), path, "specialist")


def test_the_longest_occupation_code_counts(tmp_path: Path) -> None:
    wages = {"generalist": 1.0, "5": 20.0, "531": 30.0, "8": 1.0, "9": 10.0, "91": 12.0}
    path = write_wages(tmp_path / "wages.csv", wages)

    result = value_town(town(), path, "specialist")

    # 5311 is found under 531, 9111 under 91: 255,500 x 12 + 18,250 x 30.
    assert figure(result, "value_per_year", "specialist")[0] == pytest.approx(3_613_500)


def test_a_country_prices_by_its_mean_wage_and_ratios() -> None:
    # United States 2015: mean 23.23, elementary occupations 0.611 of it.
    result = value_town(town(), "USA", "generalist")

    value = figure(result, "value_per_year", "generalist")[0]
    assert value == pytest.approx(HOURS * 23.23 * 0.611)
    assert result.currency == "US$"
    titles = [one.title for one in result.assumptions]
    assert "mean hourly wage 2015, United States" in titles
    assert all(one.source for one in result.assumptions)


def test_a_year_without_a_mean_wage_is_refused_not_filled() -> None:
    with pytest.raises(DataError, match=r"wages='USA': .* hold 2010.*not 2003.*with years"):
        value_town(town((2003, 2015)), "USA", "generalist")


def test_an_unknown_country_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match=r"wages='QQQ': no mean wage .*one of: .*USA"):
        value_town(town(), "QQQ", "generalist")


def test_words_that_are_no_source_are_refused() -> None:
    with pytest.raises(ParameterError, match=r"wages='nowhere.csv': is no file, no country"):
        value_town(town(), "nowhere.csv", "generalist")


def test_the_surveys_mean_pay_carries_its_error_into_the_price() -> None:
    # Weighted mean (20 x 5 x 15 + 60 x 5 x 25) / 400 = 22.5, elementary 0.611 of it.
    result = value_town(town(hourly_wage=SURVEY_PAY), "survey", "generalist", country="USA")

    price = figure(result, "value_per_hour", "generalist")
    assert price[0] == pytest.approx(22.5 * 0.611)
    assert price[1:].std() > 0


def test_the_surveys_pay_needs_a_country() -> None:
    with pytest.raises(ParameterError, match=r"country of the survey is not known.*with country"):
        value_town(town(hourly_wage=SURVEY_PAY), "survey", "generalist")


def test_two_kinds_of_money_are_not_put_side_by_side() -> None:
    with pytest.raises(ParameterError, match=r"is in US\$, the survey's own pay in own money"):
        value_town(town(hourly_wage=SURVEY_PAY), "USA", "generalist", "opportunity-cost")


@pytest.mark.parametrize("rate", [-0.1, 1.5])
def test_a_rate_outside_zero_to_one_is_refused(rate: float) -> None:
    with pytest.raises(ParameterError, match=r"employer_contributions=.*outside 0 to 1"):
        value_town(town(), "USA", "generalist", employer_contributions=rate)


def test_a_productivity_of_zero_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"productivity=0: is not above zero"):
        value_town(town(), "USA", "generalist", productivity=0)


def test_every_unpaid_activity_has_an_occupation() -> None:
    occupations = read_occupations()
    unpaid = [code for code in icatus_titles() if code[0] in "34"]

    assert len(unpaid) > 60
    assert all(occupations.kind_of(code) for code in [*unpaid, OTHER_HOUSEHOLDS])
    assert occupations.kind_of("911") is None
    assert occupations.activities[occupations.kind_of("413") or ""].code == "5312"


def test_shipped_ratios_are_those_of_the_evidence() -> None:
    ratios = read_ratios("High income")

    assert {group: one.value for group, one in ratios.items()} == {
        2: 1.428, 3: 1.103, 5: 0.691, 9: 0.611,
    }  # fmt: skip


def test_employers_contributions_are_dated() -> None:
    assert read_contribution("USA", 1989) is None
    rate = read_contribution("USA", 2010)
    assert rate is not None
    assert rate.value == 0.0765


def test_shipped_gdp_names_source_and_year() -> None:
    gdp = read_shipped_gdp("USA")

    assert sorted(gdp) == list(range(2003, 2017))
    assert gdp[2010].value == 15_048_971_000_000
    assert "Bureau of Economic Analysis" in gdp[2010].source
