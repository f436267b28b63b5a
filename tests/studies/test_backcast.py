"""The back-cast on the real figures; its parameters were fixed before the first run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scripts.compile.facts import age_rows, write_unconfirmed
from scripts.compile.raw_facts import read_world

from carepact.data.countries.care_coverage_fit import list_tested, read_solved_coverage
from carepact.data.countries.reading import read_countries
from carepact.studies.backcast import run_backcast
from carepact.validate.back_cast.comparison import rank
from carepact.validate.back_cast.long_term_care import compare_long_term_care


@pytest.mark.shared
def test_the_back_cast_reaches_what_was_measured(shared_data: Path, tmp_path: Path) -> None:
    """Measured with the parameters of docs/decisions/0009, 0013 and 0017.

    Both reach their targets over all countries; income groups do not all reach theirs.
    """
    world, series = read_world(shared_data)
    age_rows(world, series)
    own = tmp_path / "own.csv"
    write_unconfirmed(world, own)

    leave, preprimary, _care = run_backcast(own).parts

    assert len(leave.rows) == 35
    assert leave.median_ratio == pytest.approx(1.224, abs=5e-3)
    assert leave.median_error == pytest.approx(0.222, abs=5e-3)
    assert leave.is_met
    assert len(preprimary.rows) == 117
    assert preprimary.median_ratio == pytest.approx(1.31, abs=0.01)
    assert preprimary.median_error == pytest.approx(0.53, abs=0.01)
    assert preprimary.share_within == pytest.approx(0.60, abs=0.01)
    assert preprimary.share_without_data <= 0.1
    assert len(preprimary.firm.rows) == 97
    assert preprimary.firm.median_ratio == pytest.approx(1.31, abs=0.02)
    assert preprimary.firm.median_error == pytest.approx(0.49, abs=0.01)
    assert preprimary.firm.is_met
    medians = {"high": 1.20, "upper middle": 1.93, "lower middle": 1.09, "low": 2.89}
    assert {group: one.median_ratio for group, one in preprimary.by_group.items()} == (
        pytest.approx(medians, abs=0.02)
    )
    met = {group: one.reaches_group_median for group, one in preprimary.by_group.items()}
    assert met == {"high": True, "upper middle": False, "lower middle": True, "low": False}
    for part in (leave, preprimary):
        for row in part.rows:
            if not 0.5 <= row.ratio <= 2:
                assert row.reasons
                assert "not explained" not in row.reasons, row.country.name


def test_without_the_oecd_s_figures_pre_primary_still_runs() -> None:
    leave, preprimary, _care = run_backcast().parts

    assert leave.rows == ()
    assert "oecd_leave_spend_per_birth_ppp" in leave.lacking
    assert len(preprimary.rows) > 100
    assert 0.67 <= preprimary.median_ratio <= 1.5
    assert preprimary.share_within >= 0.5


def test_long_term_care_is_judged_on_the_half_that_nothing_was_fitted_to() -> None:
    """Measured with staff paid by the hour; targets of docs/decisions/0017.

    At the first run of the fit, before that: 0.58, 2.03, 0.70 and 0.50.
    Before, with one coverage an income group, the same 16 countries had a rank correlation of
    0.37, a median of 1.93, an error of 0.80, and 0.44 of them within a factor of 2.
    """
    care = compare_long_term_care(read_countries().values())
    tested = care.judged

    assert care.halves == ("fitted", "tested", "health part alone")
    assert [len(care.of_half(half).rows) for half in care.halves] == [16, 16, 15]
    assert {row.country.code for row in tested.rows} == set(list_tested())
    assert tested.rank_correlation == pytest.approx(0.60, abs=0.02)
    assert tested.share_within == pytest.approx(0.50, abs=0.01)
    assert tested.median_ratio == pytest.approx(2.01, abs=0.02)
    assert tested.median_error == pytest.approx(0.69, abs=0.02)
    assert tested.targets_reached == {"least_within": True, "least_rank": True}
    # As the pages on present law and on levels print them: one of the two groups misses.
    groups = tested.by_group
    assert {group: len(one.rows) for group, one in groups.items()} == {
        "high": 13, "upper middle": 3,
    }  # fmt: skip
    assert groups["high"].median_ratio == pytest.approx(1.33, abs=0.02)
    assert groups["upper middle"].median_ratio == pytest.approx(5.97, abs=0.02)
    assert [one.reaches_group_median for one in groups.values()] == [True, False]
    assert tested.share_without_data == pytest.approx(4 / 16)
    assert care.of_half("fitted").is_met is None
    for row in care.rows:
        partial = "care of the health system alone is printed" in row.reasons
        assert partial == (row.ratio > 2 and not row.is_firm), row.country.name
        assert bool(row.reasons) == (not 0.5 <= row.ratio <= 2), row.country.name
        assert row.status == ("assumed" if row.half == "fitted" else "imputed")


def test_fitted_countries_cost_what_they_spend_unless_everybody_is_covered() -> None:
    care = compare_long_term_care(read_countries().values()).of_half("fitted")

    for row in care.rows:
        asked = read_solved_coverage()[row.country.code].coverage
        assert row.ratio == pytest.approx(min(1.0, 1 / asked), rel=1e-5), row.country.name


def test_equal_values_share_the_mean_of_their_ranks() -> None:
    # 10 is first; two of 20 share the second and third place; 30 is fourth.
    assert rank(np.array([20.0, 10.0, 30.0, 20.0])).tolist() == [2.5, 1.0, 4.0, 2.5]
