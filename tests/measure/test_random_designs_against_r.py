"""Fifty random designs against the stored figures of R survey and svy, to nine digits.

Weights of 0, units of nobody, households as units, several days a person, filters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

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
WHERE = {"all": None, "women": 'sex == "women"', "older": "age >= 30"}
DESIGN = {
    "strata": SampleDesign(("stratum",), ("psu",)),
    "households": SampleDesign(psu=("psu",), approximate="approximate: households alone"),
}
HOURS_A_YEAR = 365 / 60
RELATIVE = 1e-9


@cache
def stored(name: str) -> pl.DataFrame:
    """Read a stored table."""
    return pl.read_csv(ORACLES / f"random_designs_{name}.csv")


def figures_of(name: str, design: int, domain: str) -> dict[str, dict[str, Any]]:
    """Return an oracle's figures of one domain by statistic."""
    rows = stored(name).filter(design=design, domain=domain)
    return {row["statistic"]: row for row in rows.iter_rows(named=True)}


@pytest.mark.parametrize("domain", WHERE)
@pytest.mark.parametrize("design", range(1, 51))
def test_figures_of_random_designs_are_those_of_r_and_svy(
    tmp_path: Path, design: int, domain: str
) -> None:
    sample = stored("sample").filter(design=design)
    kind = sample["kind"][0]
    diaries = make_diaries(
        sample.drop("care", "design", "kind"),
        {CARE: sample["care"].to_list(), PAID: [0.0] * sample.height},
        DESIGN[kind],
    )

    result = estimate_care_time(
        diaries,
        groups=write_groups(tmp_path / "care.yaml", {"care": [CARE]}),
        where=WHERE[domain],
        statistics=list(STATISTIC),
        cross_check=kind == "strata",
    )

    kept = result.__dict__["_kept"]  # before anything is hidden
    of_r, of_svy = (figures_of(name, design, domain) for name in ("r", "svy"))
    for block in kept.blocks:
        name = STATISTIC[block.statistic]
        scale = HOURS_A_YEAR if name == "total" else 1.0
        value, error = block.theta[0, 0, 0], kept.standard_error(block.theta, kept.coefficients)
        assert value == pytest.approx(of_r[name]["value"] * scale, rel=RELATIVE)
        assert value == pytest.approx(of_svy[name]["value"] * scale, rel=RELATIVE)
        assert error[0, 0] == pytest.approx(of_r[name]["standard_error"] * scale, rel=RELATIVE)
        assert block.degrees_of_freedom[0] == of_r[name]["df"]
        if block.taylor is not None:
            assert block.taylor[0, 0] == pytest.approx(of_r[name]["taylor"], rel=RELATIVE)
            assert block.taylor[0, 0] == pytest.approx(of_svy[name]["taylor"], rel=RELATIVE)


def test_the_designs_hold_what_they_are_for() -> None:
    sample = stored("sample")
    by_unit = sample.group_by("design", "psu").agg(pl.col("weight").sum())

    assert sample["design"].n_unique() == 50
    assert sample.filter(kind="households")["design"].n_unique() == 16
    assert sample.filter(pl.col("day") > 0)["design"].n_unique() >= 20
    assert sample.filter(pl.col("weight") == 0)["design"].n_unique() >= 45
    assert by_unit.filter(pl.col("weight") == 0)["design"].n_unique() >= 20
