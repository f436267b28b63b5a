"""Estimates from the stored samples, against R's `survey` and Python's `svy`.

The figures of both stand in `tests/oracles`, whose README says how they were made and
what each statistic means.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from tests.measure.oracle_figures import (
    OF_TWO,
    STATISTIC,
    Figure,
    Key,
    counted,
    effective_size,
    expected,
    given,
    oracle,
    ours,
    sample,
    sample_of,
)
from tests.measure.small_diaries import CARE, find_figure, make_diaries, write_groups

from carepact.core.errors import DesignError
from carepact.core.uncertainty import interval_korn_graubard
from carepact.measure import estimate_care_time
from carepact.measure.replicates import Replication
from carepact.measure.resampling import build_replication
from carepact.measure.taylor import linearised_standard_error, ratio_scores

GIVEN = ("jk1", "jkn", "bootstrap_1_over_r", *OF_TWO)
MEAN = "mean_minutes_per_day"
RELATIVE = 1e-9
"""The packages agree with one another to about 1e-14; a larger gap is no rounding."""


@pytest.fixture(scope="module", params=GIVEN)
def given_design(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[Key, Figure]]:
    """Return a design whose replicates are given, with our figures under it."""
    design, folder = request.param, tmp_path_factory.mktemp("given")
    return design, ours(sample_of(design), given(design, folder), folder)


def test_given_replicates_give_the_estimates_and_errors_of_r(
    given_design: tuple[str, dict[Key, Figure]],
) -> None:
    design, found = given_design
    wanted = expected(design)
    assert found.keys() == wanted.keys()
    for key, figure in wanted.items():
        assert found[key].value == pytest.approx(figure.value, rel=RELATIVE), key
        assert found[key].standard_error == pytest.approx(figure.standard_error, rel=RELATIVE), key


def test_given_replicates_give_the_degrees_of_freedom_of_r(
    given_design: tuple[str, dict[Key, Figure]],
) -> None:
    design, found = given_design
    for key, figure in expected(design).items():
        if key[2] in {"gap", "women_share"}:
            # R takes the rank of both cells together, we the larger of their ranks: never more.
            assert 0 < found[key].freedom <= figure.freedom, key
        else:
            assert found[key].freedom == figure.freedom, key


def test_given_replicates_give_the_intervals_of_r(
    given_design: tuple[str, dict[Key, Figure]],
) -> None:
    design, found = given_design
    n, compared, wider = counted(design), 0, 0
    for key, figure in expected(design).items():
        assert figure.lower is not None, key
        assert figure.upper is not None, key
        one = found[key]
        assert one.lower is not None, key
        assert one.upper is not None, key
        free = key[2] == "participation" and effective_size(figure, n[key[0]]) > n[key[0]]
        if free or one.freedom != figure.freedom:
            # No more than n persons, or no more degrees of freedom: never a narrower interval.
            assert one.lower <= figure.lower * (1 + RELATIVE), key
            assert one.upper >= figure.upper * (1 - RELATIVE), key
            wider += 1
            continue
        assert one.lower == pytest.approx(figure.lower, rel=RELATIVE), key
        assert one.upper == pytest.approx(figure.upper, rel=RELATIVE), key
        compared += 1
    assert compared > 3 * wider


@pytest.mark.parametrize(("design", "jkn"), [("taylor", "jkn"), ("taylor_two", None)])
def test_our_own_jackknife_gives_the_errors_of_r(
    design: str, jkn: str | None, tmp_path: Path
) -> None:
    diaries = sample_of(design)
    found = ours(diaries, build_replication(diaries, None, 1), tmp_path)
    by_taylor = expected(design)
    assert found.keys() == by_taylor.keys()
    by_replicates = expected(jkn) if jkn else by_taylor
    for key, figure in by_taylor.items():
        assert found[key].value == pytest.approx(figure.value, rel=RELATIVE), key
        # Units less strata that occur in the domain, as R counts them under Taylor.
        assert found[key].freedom == figure.freedom, key
        # A total is linear, so that its jackknife error is Taylor's; the others are R's JKn.
        if jkn or key[2] == "total":
            wanted = by_replicates[key].standard_error
            assert found[key].standard_error == pytest.approx(wanted, rel=RELATIVE), key


def test_our_own_jackknife_gives_the_intervals_of_r_in_the_whole_sample(tmp_path: Path) -> None:
    # 51 units less 12 strata = 39 = the rank of R's replicate weights less 1.
    diaries = sample()
    found = ours(diaries, build_replication(diaries, "jkn", 1), tmp_path)
    wanted = {key: figure for key, figure in expected("jkn").items() if key[0] == "all"}
    assert {key[2] for key in wanted} == set(STATISTIC.values())
    for key, figure in wanted.items():
        assert found[key].freedom == figure.freedom == 39
        assert found[key].lower == pytest.approx(figure.lower, rel=RELATIVE), key
        assert found[key].upper == pytest.approx(figure.upper, rel=RELATIVE), key


def test_our_own_jackknife_makes_the_replicate_weights_of_r(tmp_path: Path) -> None:
    built, stored = build_replication(sample(), "jkn", 1), given("jkn", tmp_path)

    def in_order(design: Replication) -> NDArray[np.float64]:
        columns = np.vstack([design.weights[:, 1:], design.coefficients])
        return columns[:, np.lexsort(np.round(columns))]

    assert in_order(built) == pytest.approx(in_order(stored), rel=RELATIVE)


@pytest.mark.parametrize("design", ["taylor", "taylor_two"])
def test_the_cross_check_gives_the_linearised_errors_of_r(design: str, tmp_path: Path) -> None:
    diaries = sample_of(design)
    found = ours(diaries, build_replication(diaries, None, 1), tmp_path, cross_check=True)
    wanted = {key: figure for key, figure in expected(design).items() if key[2] == "mean"}
    assert len(wanted) == (24 if design == "taylor" else 18)
    for key, figure in wanted.items():
        assert found[key].taylor == pytest.approx(figure.standard_error, rel=RELATIVE), key


@pytest.mark.parametrize("design", ["taylor", "taylor_two"])
def test_linearised_ratios_give_the_errors_of_r(design: str) -> None:
    diaries = sample_of(design)
    frame = diaries.respondents
    built = build_replication(diaries, "jkn", 1)
    assert built.stratum is not None
    assert built.psu is not None
    weight = frame["weight"].to_numpy()
    minutes = frame.select("care_minutes", "paid_minutes").cast(pl.Float64).to_numpy()
    does, ones = (minutes > 0).astype(float), np.ones(weight.size)
    woman = (frame["sex"] == "women").to_numpy()
    for region in ("all", *frame["region"].unique().to_list()):
        inside = (frame["region"] == region).to_numpy() | (region == "all")
        women = ratio_scores(weight, minutes, ones, inside & woman)
        scores = {
            "participation": ratio_scores(weight, does, ones, inside),
            "participants_mean": ratio_scores(weight, minutes, does, inside),
            "women_share": ratio_scores(weight, minutes * woman[:, None], minutes, inside),
            "gap": women - ratio_scores(weight, minutes, ones, inside & ~woman),
        }
        domain = region if region == "all" else f"region={region}"
        for statistic, score in scores.items():
            errors = linearised_standard_error(score, built.stratum, built.psu)
            for variable, error in zip(("care_minutes", "paid_minutes"), errors, strict=True):
                wanted = expected(design)[domain, variable, statistic].standard_error
                assert error == pytest.approx(wanted, rel=RELATIVE), (domain, variable, statistic)


def test_a_domain_never_loses_first_stage_units(tmp_path: Path) -> None:
    # Women are found in 47 of 51 units: a file of women alone knows nothing of the other four.
    whole = sample()
    table = whole.respondents.filter(pl.col("sex") == "women").drop("recorded_minutes")
    assert table.select(pl.struct("stratum", "psu").n_unique()).item() == 47
    filtered = make_diaries(table, {CARE: table["care_minutes"].to_list()}, whole.design)
    groups = write_groups(tmp_path / "care.yaml", {"care": [CARE]})
    kept, lost = (
        find_figure(
            estimate_care_time(diaries, ("sex",), groups, cross_check=True).to_polars(),
            "mean_minutes_per_day",
            "care",
            sex="women",
        )
        for diaries in (whole, filtered)
    )
    key = ("sex=women", "care_minutes", "mean")
    by_r = {design: expected(design)[key].standard_error for design in ("taylor", "jkn")}
    assert kept["taylor_standard_error"] == pytest.approx(by_r["taylor"], rel=RELATIVE)
    assert kept["standard_error"] == pytest.approx(by_r["jkn"], rel=RELATIVE)
    assert lost["value"] == pytest.approx(kept["value"], rel=RELATIVE)
    for name in ("taylor_standard_error", "standard_error"):
        assert abs(lost[name] / kept[name] - 1) > 0.001, name


def test_a_region_that_leaves_single_units_keeps_its_error(tmp_path: Path) -> None:
    # One stratum has a single unit with anybody of region B: no file of its own, yet a domain.
    diaries = sample()
    table = diaries.respondents.filter(pl.col("region") == "B").drop("recorded_minutes")
    filtered = make_diaries(table, {CARE: table["care_minutes"].to_list()}, diaries.design)
    with pytest.raises(DesignError, match="single first-stage unit"):
        build_replication(filtered, "jkn", 1)
    found = ours(diaries, build_replication(diaries, "jkn", 1), tmp_path)
    wanted = expected("jkn")["region=B", "care_minutes", "mean"].standard_error
    error = found["region=B", "care_minutes", "mean"].standard_error
    assert error == pytest.approx(wanted, rel=RELATIVE)


def test_korn_graubard_that_stops_at_n_is_that_of_svy() -> None:
    rows = oracle("svy.csv").filter(pl.col("statistic") == "participation_truncated")
    rows = rows.with_columns(
        n=pl.struct("design", "domain").map_elements(
            lambda key: counted(key["design"])[key["domain"]], return_dtype=pl.Int64
        )
    )
    columns = rows.select("value", "standard_error", "df", "n").cast(pl.Float64).to_numpy().T
    share, error, freedom, n = columns
    lower, upper = interval_korn_graubard(share, error, freedom, n, n_kish=n * 0.8)
    inside = share < 1
    assert inside.sum() > 100
    assert lower[inside] == pytest.approx(rows["lower"].to_numpy()[inside], rel=RELATIVE)
    assert upper[inside] == pytest.approx(rows["upper"].to_numpy()[inside], rel=RELATIVE)
    # Where everybody takes part svy counts all n persons, we Kish's fewer: never narrower.
    everybody = rows.filter(~pl.Series(inside))["lower"].to_numpy()
    assert (lower[~inside] <= everybody).all()
    assert (upper[~inside] == 1).all()


@pytest.mark.parametrize("design", GIVEN)
def test_a_margin_has_the_interval_of_the_estimate_without_that_column(
    design: str, tmp_path: Path
) -> None:
    diaries, replication = sample_of(design), given(design, tmp_path)
    groups = write_groups(tmp_path / "care.yaml", {"care": [CARE]})
    options = {"replication": replication, "statistics": [MEAN], "minimum_cell": 3}
    rows = estimate_care_time(
        diaries,
        ("sex", "region"),
        groups,
        margins=True,
        **options,  # type: ignore[arg-type]
    ).to_polars()
    direct = estimate_care_time(diaries, ("sex",), groups, **options).to_polars()  # type: ignore[arg-type]
    for sex in ("women", "men"):
        margin = find_figure(rows, MEAN, "care", sex=sex, margin="region")
        alone = find_figure(direct, MEAN, "care", sex=sex)
        wanted = expected(design)[f"sex={sex}", "care_minutes", "mean"]
        for name in ("value", "standard_error", "lower", "upper"):
            assert alone[name] == pytest.approx(getattr(wanted, name), rel=RELATIVE), name
            assert margin[name] == pytest.approx(alone[name], rel=RELATIVE), name
