"""Rows of outcomes: labels, bounds, and what is left out of a result that is not quoted."""

import numpy as np
import polars as pl
import pytest
import xarray as xr
from tests.ledger.random_paths import change, make_path

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


def test_a_row_has_point_low_and_high() -> None:
    row = list_rows("cost", "dollars", drawn(5, 0, 10)).row(0, named=True)
    # 2.5 and 97.5 points of 0 and 10
    assert (row["value"], row["low"], row["high"]) == (5, pytest.approx(0.25), pytest.approx(9.75))
    assert (row["scenario"], row["year"], row["label"], row["sex"]) == ("demand", 2030, None, None)


def test_draws_that_all_agree_tell_no_error() -> None:
    row = list_rows("rate", "share", drawn(0.3, 0.3, 0.3)).row(0, named=True)
    assert (row["value"], row["low"], row["high"]) == (0.3, None, None)


def test_a_ratio_that_is_not_defined_in_every_draw_is_left_out() -> None:
    row = list_rows("ratio", "share", drawn(0.3, float("nan"), 0.4)).row(0, named=True)
    assert (row["value"], row["low"], row["high"]) == (None, None, None)


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


def test_imputed_hours_leave_the_range_and_take_the_point() -> None:
    path = change(
        make_path(AT_WORK, draws=2),
        "care_hours",
        {"provider": "mothers", "recipient": "households"},
        1,
    )
    rows = tabulate_outcomes(path, IMPUTED, RATE)
    assert rows.columns == list(COLUMNS)
    found = index_rows(rows)
    assert found["unmet_hours", "demand", 2030, "households", None] == (None, 0, 0, "D")
    assert found["gross_cost", "demand", 2030, None, None] == (0, 0, 0, "B")
    grades = dict(rows.select("variable", "grade").rows())
    assert (grades["hours_given"], grades["gross_cost"]) == ("D", "B")


def test_a_year_on_which_all_draws_agree_has_bounds() -> None:
    alike = xr.DataArray(np.full((1, 4, 1), 2027.0), dims=("scenario", "draw", "year"))
    labelled = alike.assign_coords(scenario=["demand"], year=[2035])
    assert list_rows("payback", "year", labelled)["low"].to_list() == [2027.0]
    assert list_rows("cost", "PPP dollars of 2021", labelled)["low"].to_list() == [None]
