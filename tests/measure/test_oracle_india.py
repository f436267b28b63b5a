"""Women's and men's sleep and cooking in India's sample of 2024, against R's `survey`.

The oracle's aggregates, and how it counts minutes, stand in `tests/oracles/README.md`.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.measure.small_diaries import find_figure, write_groups

from carepact.data.icatus.grouping import read_grouping
from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.diaries import Diaries
from carepact.measure import CareTime, estimate_care_time
from carepact.measure.minutes import minutes_by_group
from carepact.measure.resampling import build_replication
from carepact.measure.taylor import taylor_mean_error

pytestmark = pytest.mark.shared

NAMES = {"asleep": ["Night sleep/essential sleep"], "food": ["Preparing meals/snacks"]}
ADULTS = 'age >= 15 and sex in ["women", "men"]'
DOMAINS: dict[str, dict[str, str]] = {
    "all": {"domain": "all"},
    "sex=women": {"sex": "women"},
    "sex=men": {"sex": "men"},
}
RELATIVE = 1e-9
MEAN = "mean_minutes_per_day"


@pytest.fixture(scope="module")
def india(shared_data: Path) -> Diaries:
    """Read the sample of activity rows."""
    return read_diaries(shared_data / "india_tus_2024_sample" / "sample_1_perc.parquet")


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the two groups of the oracle, by the survey's own names."""
    return write_groups(tmp_path_factory.mktemp("india") / "groups.yaml", NAMES)


@pytest.fixture(scope="module")
def tables(india: Diaries, groups: str) -> tuple[CareTime, CareTime]:
    """Estimate the whole domain, and women and men with their gap."""
    kept = {"where": ADULTS, "statistics": [MEAN], "cross_check": True}
    return (
        estimate_care_time(india, (), groups, **kept),  # type: ignore[arg-type]
        estimate_care_time(india, ("sex",), groups, gap="sex", **kept),  # type: ignore[arg-type]
    )


def oracle(design: str, statistic: str) -> pl.DataFrame:
    """Return the oracle's rows of the two activities."""
    path = Path(__file__).resolve().parents[1] / "oracles" / "india.csv"
    return pl.read_csv(path).filter(
        pl.col("design") == design,
        pl.col("statistic") == statistic,
        pl.col("variable").is_in(list(NAMES)) | pl.col("variable").is_null(),
    )


def test_the_sample_has_the_units_and_strata_of_the_oracle(
    india: Diaries, tables: tuple[CareTime, CareTime]
) -> None:
    design = build_replication(india, None, 1)
    assert design.stratum is not None
    assert design.coefficients.size == oracle("taylor", "units")["value"].item() == 146
    assert np.unique(design.stratum).size == oracle("taylor", "strata")["value"].item() == 31
    counts = dict(oracle("taylor", "n").select("domain", "value").iter_rows())
    assert india.n == counts["with a diary"] == 4_476
    n = [[int(row[0]) for row in table.replicates(MEAN).n] for table in tables]
    assert n == [[counts["all"]], [counts["sex=women"], counts["sex=men"]]]


def test_means_errors_and_cross_check_are_those_of_r(tables: tuple[CareTime, CareTime]) -> None:
    rows = pl.concat([table.to_polars() for table in tables], how="diagonal_relaxed")
    by_taylor, by_replicates = oracle("taylor", "mean"), oracle("jkn", "mean")
    assert by_taylor.height == by_replicates.height == 6
    for linear, resampled in zip(
        by_taylor.iter_rows(named=True), by_replicates.iter_rows(named=True), strict=True
    ):
        labels = DOMAINS[linear["domain"]]
        row = find_figure(rows, MEAN, linear["variable"], **labels)
        assert row["value"] == pytest.approx(linear["value"], rel=RELATIVE)
        assert row["standard_error"] == pytest.approx(resampled["standard_error"], rel=RELATIVE)
        assert row["taylor_standard_error"] == pytest.approx(linear["standard_error"], rel=RELATIVE)
        # R's t point is that of units less strata in the domain: (upper - value) / error.
        quantile = (linear["upper"] - linear["value"]) / linear["standard_error"]
        reach = quantile * row["standard_error"]
        assert row["upper"] - row["value"] == pytest.approx(reach, rel=RELATIVE)
        assert row["value"] - row["lower"] == pytest.approx(reach, rel=RELATIVE)


def test_degrees_of_freedom_are_units_less_strata_in_the_domain(
    tables: tuple[CareTime, CareTime],
) -> None:
    by_r = dict(oracle("taylor", "degf").select("domain", "value").iter_rows())
    assert tables[0].replicates(MEAN).degrees_of_freedom.tolist() == [by_r["all"]] == [115]
    means, gap = (tables[1].replicates(block.name) for block in tables[1].blocks)
    assert means.degrees_of_freedom.tolist() == [by_r["sex=women"], by_r["sex=men"]] == [113, 113]
    assert gap.degrees_of_freedom.tolist() == [115]


def test_the_error_of_a_gap_uses_the_covariance(tables: tuple[CareTime, CareTime]) -> None:
    rows = tables[1].to_polars()
    for activity in NAMES:
        gap = find_figure(rows, "gap_minutes_per_day", activity, sex="women - men")
        wanted = oracle("jkn", "gap").filter(pl.col("variable") == activity).row(0, named=True)
        for name in ("value", "standard_error", "lower", "upper"):
            assert gap[name] == pytest.approx(wanted[name], rel=RELATIVE), (activity, name)
        parts = [
            find_figure(rows, MEAN, activity, sex=sex)["standard_error"] for sex in ("women", "men")
        ]
        naive = oracle("jkn", "gap_naive").filter(pl.col("variable") == activity)
        assert math.hypot(*parts) == pytest.approx(naive["standard_error"].item(), rel=RELATIVE)
    # Women and men of one unit sleep alike: without the covariance the error is over twice as big.
    asleep = find_figure(rows, "gap_minutes_per_day", "asleep", sex="women - men")
    naive_error = oracle("jkn", "gap_naive").filter(pl.col("variable") == "asleep")
    assert naive_error["standard_error"].item() > 2 * asleep["standard_error"]


def test_persons_as_units_give_the_too_small_errors_of_r(india: Diaries, groups: str) -> None:
    design = build_replication(india, None, 1)
    assert design.stratum is not None
    minutes = minutes_by_group(india, read_grouping(groups, india.codes, india.crosswalk), "split")
    adults = india.respondents["age"] >= 15
    inside = np.stack(
        [(adults & (india.respondents["sex"] == sex)).to_numpy() for sex in ("women", "men")]
    )
    persons = (design.stratum, np.arange(india.n))
    errors = taylor_mean_error(design.weights[:, 0], minutes, inside, persons)
    wanted = oracle("taylor_persons", "mean").filter(pl.col("domain") != "all")
    by_r = wanted["standard_error"].to_numpy().reshape(2, 2).T  # asleep and food of women, men
    assert wanted["variable"].to_list() == ["asleep", "asleep", "food", "food"]
    np.testing.assert_allclose(errors, by_r, rtol=RELATIVE)
