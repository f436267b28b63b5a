"""The error of wages and ratios: one further replicate each, against arithmetic by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.value.households import (
    CHILDCARE_HOURS,
    CLEANING_HOURS,
    HOURS,
    figure,
    replicates_of,
    town,
    value_town,
    write_wages,
)

from carepact.core.errors import DataError
from carepact.core.uncertainty import bootstrap_standard_error, replicate_standard_error
from carepact.data.wages.occupations import read_occupations
from carepact.data.wages.replacement import wages_of_mean
from carepact.data.wages.shipped import read_ratios
from carepact.value import CareValue
from carepact.value.further import Further

RATIO_5 = (0.75 / 0.659) ** (1 / 1.349) - 1
RATIO_9 = (0.667 / 0.577) ** (1 / 1.349) - 1
"""exp(s) - 1 of the high-income ratios, s = (ln q75 - ln q25) / 1.349: 0.1006, 0.1134."""
SURVEY = 9
"""Estimate and the survey's eight replicates."""


def error(result: CareValue, statistic: str, valuation: str = "", activity: int = 0) -> float:
    """Return the net standard error of one figure."""
    theta = figure(result, statistic, valuation, activity=activity)
    kept = result.replicates(result.blocks[0].name)
    return float(kept.standard_error(theta, kept.coefficients))


def survey_error(theta: np.ndarray) -> float:
    """Work out the error that the survey's replicates alone give."""
    return float(np.sqrt(((theta[1:SURVEY] - theta[0]) ** 2).sum() / 8))


def file_with_errors(path: Path, errors: dict[str, str]) -> Path:
    """Write wages of 10 (generalist), 12 (group 9), 20 (group 5), with these errors."""
    wages = {"generalist": 10, "9": 12, "5": 20, "8": 11}
    lines = ["occupation,hourly_wage,standard_error,currency,source"]
    lines += [f"{code},{wage},{errors.get(code, '')},crowns,book" for code, wage in wages.items()]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_the_spread_of_a_ratio_is_its_quartiles_on_the_log_scale() -> None:
    ratios = read_ratios("High income")

    # ln(0.667 / 0.577) / 1.349 = 0.1074; exp(0.1074) - 1 = 0.1134; 0.611 x 0.1134 = 0.0693
    assert ratios[9].standard_error == pytest.approx(0.611 * RATIO_9)
    assert ratios[9].standard_error == pytest.approx(0.0693, abs=1e-4)


def test_one_ratio_adds_its_square_to_the_surveys_variance() -> None:
    result = value_town(town(), "USA", "generalist")

    value = figure(result, "value_per_year", "generalist")
    assert value.size == SURVEY + 2  # the ratios of groups 5 and 9
    expected = survey_error(value) ** 2 + (value[0] * RATIO_9) ** 2
    assert error(result, "value_per_year", "generalist") ** 2 == pytest.approx(expected)


def test_two_ratios_add_up_as_independent_errors() -> None:
    # Cleaning is priced by group 9, childcare by group 5; the mean of 2015 is 23.23.
    result = value_town(town(), "USA", "specialist")

    value = figure(result, "value_per_year", "specialist")
    cleaning = CLEANING_HOURS * 23.23 * 0.611 * RATIO_9
    childcare = CHILDCARE_HOURS * 23.23 * 0.691 * RATIO_5
    expected = survey_error(value) ** 2 + cleaning**2 + childcare**2
    assert error(result, "value_per_year", "specialist") ** 2 == pytest.approx(expected)


def test_the_surveys_own_mean_keeps_its_error_beside_that_of_the_ratio() -> None:
    diaries = town(hourly_wage=[15.0, 25.0] * 5)

    result = value_town(diaries, "survey", "generalist", country="USA")

    price = figure(result, "value_per_hour", "generalist")
    assert survey_error(price) > 0
    expected = survey_error(price) ** 2 + (22.5 * 0.611 * RATIO_9) ** 2
    assert error(result, "value_per_hour", "generalist") ** 2 == pytest.approx(expected)


def test_activities_priced_by_one_ratio_err_together() -> None:
    # The wage's part of the whole's error is the sum of the parts', not the root of squares.
    result = value_town(town(), "USA", "generalist")
    at = {name: k for k, name in enumerate(result.blocks[0].activities)}

    whole, cleaning, care = (
        figure(result, "value_per_year", "generalist", activity=at[name])
        for name in ("unpaid_work", "dwelling", "childcare")
    )
    moved = [theta[SURVEY:] - theta[0] for theta in (whole, cleaning, care)]
    assert moved[0] == pytest.approx(moved[1] + moved[2])
    assert abs(moved[0]).max() == pytest.approx(HOURS * 23.23 * 0.611 * RATIO_9)


def test_certain_ratios_leave_the_surveys_error_alone(tmp_path: Path) -> None:
    ratios = {
        group: replace(one, standard_error=None)
        for group, one in read_ratios("High income").items()
    }
    certain = wages_of_mean(np.array([[23.23]]), ratios, read_occupations(), [2015], None, "US$")
    assert certain.shifts == ()

    wages = {"generalist": 23.23 * 0.611, "5": 1.0, "8": 1.0, "9": 1.0}
    old = value_town(town(), write_wages(tmp_path / "wages.csv", wages), "generalist")
    new = value_town(town(), "USA", "generalist")

    before = figure(old, "value_per_year", "generalist")
    assert before.size == SURVEY
    assert figure(new, "value_per_year", "generalist")[:SURVEY] == pytest.approx(before)
    assert error(old, "value_per_year", "generalist") == pytest.approx(survey_error(before))


def test_hours_and_own_wages_know_no_ratio() -> None:
    diaries = town(hourly_wage=[15.0, 25.0] * 5)

    alone = value_town(diaries, "survey", "opportunity-cost", country="USA")
    beside = value_town(diaries, "survey", "all", country="USA")

    for statistic, valuation in (("hours_per_year", ""), ("value_per_year", "opportunity-cost")):
        assert error(beside, statistic, valuation) == pytest.approx(
            error(alone, statistic, valuation)
        )


def test_a_files_standard_error_enters_in_its_money(tmp_path: Path) -> None:
    # A generalist's wage of 10 with an error of 0.5: 273,750 hours x 0.5 = 136,875.
    path = file_with_errors(tmp_path / "wages.csv", {"generalist": "0.5"})

    result = value_town(town(), path, "generalist")

    value = figure(result, "value_per_year", "generalist")
    expected = survey_error(value) ** 2 + 136_875**2
    assert error(result, "value_per_year", "generalist") ** 2 == pytest.approx(expected)
    assert any("Each wage of wages.csv enters with its standard error" in n for n in result.notes)


def test_a_row_that_serves_several_activities_errs_once(tmp_path: Path) -> None:
    # Group 9 cleans, group 5 cares: two rows, two further replicates.
    path = file_with_errors(tmp_path / "wages.csv", {"9": "1.2", "5": "4"})

    result = value_town(town(), path, "specialist")

    value = figure(result, "value_per_year", "specialist")
    moved = sorted(value[SURVEY:] - value[0])
    assert moved == pytest.approx([CHILDCARE_HOURS * 4, CLEANING_HOURS * 1.2])


def test_a_file_that_says_what_a_country_says_gives_its_interval(tmp_path: Path) -> None:
    wage = 23.23 * 0.611
    path = file_with_errors(tmp_path / "wages.csv", {"generalist": str(wage * RATIO_9)})
    path.write_text(path.read_text().replace("generalist,10,", f"generalist,{wage},"))

    of_file = error(value_town(town(), path, "generalist"), "value_per_year", "generalist")

    of_country = error(value_town(town(), "USA", "generalist"), "value_per_year", "generalist")
    assert of_file == pytest.approx(of_country)


def test_worse_wages_never_give_a_narrower_interval(tmp_path: Path) -> None:
    errors = []
    for number, one in enumerate(["", "0", "0.1", "1", "5"]):
        path = file_with_errors(tmp_path / f"{number}.csv", {"generalist": one})
        errors.append(error(value_town(town(), path, "hybrid"), "value_per_year", "hybrid"))

    assert errors[0] == errors[1]
    assert errors[1:] == sorted(set(errors))


def test_a_negative_error_is_refused_with_its_line(tmp_path: Path) -> None:
    path = file_with_errors(tmp_path / "wages.csv", {"generalist": "-1", "5": "much"})

    with pytest.raises(DataError) as caught:
        value_town(town(), path, "generalist")

    assert "line 2: standard_error '-1' is no number in range" in str(caught.value)
    assert "line 4: standard_error 'much'" in str(caught.value)


def test_a_bootstrap_that_leaves_out_a_replicate_scales_up_the_survey_alone() -> None:
    # Survey: 10, nothing, 12 with 1/2 each: (2^2 / 2) / (1/2 left) = 4. Wages: (13 - 10)^2 = 9.
    theta = np.array([10.0, np.nan, 12.0, 13.0])
    coefficients = Further(1).extend(np.array([0.5, 0.5]))

    found = Further(1).add_to(bootstrap_standard_error)(theta, coefficients)

    assert found == pytest.approx(np.sqrt(13))
    assert Further(0).add_to(replicate_standard_error) is replicate_standard_error


def test_degrees_of_freedom_are_the_surveys(tmp_path: Path) -> None:
    path = write_wages(tmp_path / "wages.csv", {"generalist": 1.0, "5": 1, "8": 1, "9": 1})
    design = replicates_of(town())

    both = [value_town(town(), wages, "generalist", replication=design) for wages in ("USA", path)]
    freedom = [one.replicates(one.blocks[-1].name).degrees_of_freedom for one in both]
    assert freedom[0] == pytest.approx(freedom[1])


def test_the_notes_say_what_enters_with_an_error_and_what_does_not() -> None:
    notes = " ".join(value_town(town(), "USA", "generalist").notes)

    assert "ratio of wages enters with its spread over countries" in notes
    assert "mean wage enters without error: its source prints none" in notes
