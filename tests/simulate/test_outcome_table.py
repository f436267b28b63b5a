"""Rows of outcomes: labels, bounds, and what is left out of a result that is not quoted."""

import numpy as np
import polars as pl
import pytest
import xarray as xr
from tests.ledger.random_paths import change, make_path

from carepact.core.headline import Headline
from carepact.simulate.outcome_table import COLUMNS, index_rows, list_rows, tabulate_outcomes
from carepact.simulate.result_grade import ResultGrade

FIRM, IMPUTED = ResultGrade("B", "B", (), ()), ResultGrade("B", "D", (), ())
RATE = np.full((3, 1), 0.03)
AT_WORK = {"adults": 1.0, "employed": 1.0, "wage": 1.0, "gdp": 1.0}


def drawn(*values: float) -> xr.DataArray:
    return xr.DataArray(
        [[[one] for one in values]],
        {"scenario": ["demand"], "draw": range(len(values)), "year": [2030]},
    )


def test_a_row_of_few_draws_has_the_central_run_in_an_interval_that_holds_it() -> None:
    row = list_rows("cost", "dollars", drawn(5, 0, 10)).row(0, named=True)
    # 2.5 and 97.5 points of 0 and 10
    assert (row["value"], row["low"], row["high"]) == (5, pytest.approx(0.25), pytest.approx(9.75))
    assert (row["scenario"], row["year"], row["label"], row["sex"]) == ("demand", 2030, None, None)
    assert (row["headline"], row["undefined_draws"]) == ("central run", 0)
    outside = list_rows("cost", "dollars", drawn(12, 0, 10)).row(0, named=True)
    assert (outside["value"], outside["high"]) == (12, 12)


def test_a_row_of_a_hundred_draws_has_their_median() -> None:
    row = list_rows("cost", "dollars", drawn(200, *range(101))).row(0, named=True)
    assert (row["value"], row["headline"]) == (50, "median of the draws")
    assert (row["low"], row["high"]) == (pytest.approx(2.5), pytest.approx(97.5))


def test_draws_that_all_agree_tell_no_error() -> None:
    row = list_rows("rate", "share", drawn(0.3, 0.3, 0.3)).row(0, named=True)
    assert (row["value"], row["low"], row["high"]) == (0.3, None, None)


def test_one_draw_without_a_ratio_deletes_nothing_and_is_counted() -> None:
    row = list_rows("ratio", "share", drawn(0.3, float("nan"), *np.linspace(0, 1, 101)))
    found = row.row(0, named=True)
    assert (found["value"], found["undefined_draws"]) == (0.5, 1)
    assert (found["low"], found["high"]) == (pytest.approx(0.025), pytest.approx(0.975))


def test_a_ratio_that_is_undefined_in_more_than_half_of_the_draws_is_missing() -> None:
    nan = float("nan")
    half = list_rows("ratio", "share", drawn(0.3, nan, nan, 0.2, 0.4)).row(0, named=True)
    assert (half["value"], half["undefined_draws"]) == (0.3, 2)
    row = list_rows("ratio", "share", drawn(0.3, nan, nan, nan, 0.4)).row(0, named=True)
    assert (row["value"], row["low"], row["high"]) == (None, None, None)
    assert row["undefined_draws"] == 3


def test_a_published_figure_is_called_so() -> None:
    row = list_rows("seen", "share", drawn(0.3), Headline.PUBLISHED).row(0, named=True)
    assert (row["value"], row["low"], row["headline"]) == (0.3, None, "as published")


def test_a_year_beyond_the_horizon_is_missing_alone() -> None:
    row = list_rows("year", "year", drawn(2030, 2030, float("inf"))).row(0, named=True)
    assert (row["value"], row["low"], row["high"]) == (2030, 2030, None)


def test_nothing_is_exactly_nothing() -> None:
    row = list_rows("cost", "dollars", drawn(0, 0, 0)).row(0, named=True)
    assert (row["value"], row["low"], row["high"]) == (0, 0, 0)


def test_givers_and_providers_say_their_sex() -> None:
    path = change(
        make_path(AT_WORK, draws=2),
        "care_hours",
        {"provider": "mothers", "recipient": "households"},
        1,
    )
    rows = tabulate_outcomes(path, FIRM, RATE)
    sexes = dict(rows.filter(pl.col("variable") == "hours_given").select("label", "sex").rows())
    assert (sexes["mothers"], sexes["men in public services"]) == ("women", "men")
    four = rows.filter(pl.col("variable") == "share_of_hours_given")
    assert dict(four.select("label", "sex").rows())["men, unpaid"] == "men"


def test_imputed_hours_leave_the_range_and_take_the_headline() -> None:
    path = change(
        make_path(AT_WORK, draws=2),
        "care_hours",
        {"provider": "mothers", "recipient": "households"},
        1,
    )
    rows = tabulate_outcomes(path, IMPUTED, RATE)
    assert rows.columns == list(COLUMNS)
    found = index_rows(rows)
    assert found["unmet_hours", "demand", 2030, "households", None] == (None, 0, 0, "D", 0)
    assert found["gross_cost", "demand", 2030, None, None] == (0, 0, 0, "B", 0)
    grades = dict(rows.select("variable", "grade").rows())
    assert (grades["hours_given"], grades["gross_cost"]) == ("D", "B")


def test_a_year_on_which_all_draws_agree_has_bounds() -> None:
    alike = xr.DataArray(np.full((1, 4, 1), 2027.0), dims=("scenario", "draw", "year"))
    labelled = alike.assign_coords(scenario=["demand"], year=[2035])
    assert list_rows("payback", "year", labelled)["low"].to_list() == [2027.0]
    assert list_rows("cost", "PPP dollars of 2021", labelled)["low"].to_list() == [None]
