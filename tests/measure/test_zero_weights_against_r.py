"""Weights of 0 and units without any respondent, against R survey's stored figures."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.measure.small_diaries import CARE, PAID, make_diaries, write_groups

from carepact.data.timeuse.diaries import SampleDesign
from carepact.measure import estimate_care_time

ORACLES = Path(__file__).resolve().parents[1] / "oracles"
STATISTIC = {
    "mean_minutes_per_day": "mean",
    "participation_share": "participation",
    "participants_mean_minutes_per_day": "participants_mean",
    "total_hours_per_year": "total",
}
HOURS_A_YEAR = 365 / 60
RELATIVE = 1e-9


@pytest.mark.parametrize("domain", ["all", "women"])
@pytest.mark.parametrize("design", range(1, 7))
def test_figures_with_weights_of_zero_are_those_of_r(
    tmp_path: Path, design: int, domain: str
) -> None:
    sample = pl.read_csv(ORACLES / "zero_weights_sample.csv").filter(design=design)
    wanted = {
        row["statistic"]: row
        for row in pl.read_csv(ORACLES / "zero_weights_r.csv")
        .filter(design=design, domain=domain)
        .iter_rows(named=True)
    }
    diaries = make_diaries(
        sample.drop("care", "design"),
        {CARE: sample["care"].to_list(), PAID: [0.0] * sample.height},
        SampleDesign(("stratum",), ("psu",)),
    )

    result = estimate_care_time(
        diaries,
        groups=write_groups(tmp_path / "care.yaml", {"care": [CARE]}),
        where=None if domain == "all" else 'sex == "women"',
        statistics=list(STATISTIC),
        cross_check=True,
    )

    kept = result.__dict__["_kept"]  # before anything is hidden
    for block in kept.blocks:
        row = wanted[STATISTIC[block.statistic]]
        scale = HOURS_A_YEAR if block.statistic == "total_hours_per_year" else 1.0
        error = kept.standard_error(block.theta, kept.coefficients)[0, 0]
        assert block.theta[0, 0, 0] == pytest.approx(row["value"] * scale, rel=RELATIVE)
        assert error == pytest.approx(row["standard_error"] * scale, rel=RELATIVE)
        assert block.degrees_of_freedom[0] == row["df"]
        if block.taylor is not None:
            assert block.taylor[0, 0] == pytest.approx(row["taylor"], rel=RELATIVE)
