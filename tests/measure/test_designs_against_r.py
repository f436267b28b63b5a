"""Single units, merged strata, calibration and design effects, against R survey's output.

The oracle is stored with the script that made it: `oracles/design_estimates.R`.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from carepact.core.errors import DesignError
from carepact.core.uncertainty import replicate_standard_error
from carepact.data.timeuse import Diaries, SampleDesign
from carepact.data.timeuse.diaries import PopulationMargin
from carepact.measure import CareTime, estimate_care_time
from carepact.measure.designs import number, replicate_design
from carepact.measure.taylor import linearised_standard_error, ratio_scores

ORACLES = Path(__file__).resolve().parent.parent / "oracles"
ACTIVITIES = ("care_minutes", "paid_minutes")
DOMAINS = {
    "all": None,
    "sex=women": 'sex == "women"',
    "region=B": 'region == "B"',
    "sex=women,region=B": 'sex == "women" and region == "B"',
}
SEXES = PopulationMargin(("sex",), {("women",): 52000.0, ("men",): 47000.0})
REGIONS = PopulationMargin(("region",), {("A",): 40000.0, ("B",): 24000.0, ("C",): 35000.0})


def diaries_of(file: str, design: SampleDesign) -> Diaries:
    """Turn a stored sample into diaries: care is childcare, paid work is employment."""
    sample = pl.read_csv(ORACLES / file)
    respondents = sample.select(
        "respondent", "sex", "region", "stratum", "psu", "age", pl.col("weight").cast(pl.Float64)
    ).with_columns(year=pl.lit(2023, dtype=pl.Int32), recorded_minutes=pl.lit(1440.0))
    rows = pl.concat(
        sample.with_row_index("row").select(
            "row",
            code=pl.lit(code, dtype=pl.UInt32),
            minutes=pl.col(name).cast(pl.Float64),
            simultaneous=pl.lit(1),
            main=pl.lit(value=True),
        )
        for code, name in enumerate(ACTIVITIES)
    )
    return Diaries(
        survey="oracle",
        title="Stored sample",
        respondents=respondents,
        activities=rows,
        codes=ACTIVITIES,
        crosswalk={"care_minutes": "41", "paid_minutes": "1"},
        weight_unit="persons",
        simultaneity="none",
        design=design,
        parents="not known",
        sources=(),
    )


def from_r(design: str) -> dict[tuple[str, str, str], dict[str, float]]:
    """Return R's figures of one design: domain, variable and statistic to the figures."""
    with (ORACLES / "design_r_survey.csv").open() as stream:
        return {
            (row["domain"], row["variable"], row["statistic"]): {
                name: float(row[name] or "nan")
                for name in ("value", "standard_error", "df", "design_effect")
            }
            for row in csv.DictReader(stream)
            if row["design"] == design
        }


def ours(result: CareTime) -> dict[tuple[str, str], dict[str, float]]:
    """Return our figures: variable and statistic to value, error and the rest."""
    names = {
        "mean_minutes_per_day": "mean",
        "participation_share": "participation",
        "participants_mean_minutes_per_day": "participants_mean",
        "total_hours_per_year": "total",
        "gap_minutes_per_day": "gap",
    }
    variables = {"41": "care_minutes", "4": "care_minutes", "1": "paid_minutes"}
    rows = list(result.to_polars().iter_rows(named=True))
    return {
        (variables[row["activity"]], names[row["statistic"]]): row
        for row in rows
        if row["statistic"] in names
    }


STATISTICS = (
    "mean_minutes_per_day",
    "participation_share",
    "participants_mean_minutes_per_day",
    "total_hours_per_year",
)
HOURS_A_YEAR = 365 / 60
"""From minutes a day of the population to hours of a year."""


def assert_agrees(diaries: Diaries, design: str, *, gap: bool = True) -> int:
    """Compare every figure of a design in every domain; return how many were compared."""
    expected, compared = from_r(design), 0
    for domain, condition in DOMAINS.items():
        found = ours(
            estimate_care_time(
                diaries, groups="icatus", where=condition, statistics=STATISTICS, minimum_cell=3
            )
        )
        for variable in ACTIVITIES:
            for statistic in ("mean", "participation", "participants_mean", "total"):
                wanted = expected[domain, variable, statistic]
                got = found[variable, statistic]
                scale = HOURS_A_YEAR if statistic == "total" else 1.0
                assert got["value"] / scale == pytest.approx(wanted["value"], rel=1e-9)
                assert got["standard_error"] / scale == pytest.approx(
                    wanted["standard_error"], rel=1e-9
                )
                compared += 1
    if gap:
        for domain, condition in list(DOMAINS.items())[::2]:
            result = estimate_care_time(diaries, by=["sex"], where=condition, gap="sex")
            for variable, row in zip(ACTIVITIES[::-1], _gaps(result), strict=True):
                wanted = expected[domain, variable, "gap"]
                assert row["value"] == pytest.approx(wanted["value"], rel=1e-9)
                assert row["standard_error"] == pytest.approx(wanted["standard_error"], rel=1e-9)
                compared += 1
    return compared


def _gaps(result: CareTime) -> list[dict[str, float]]:
    """Return the rows of the gap, in the order of the activities."""
    table = result.to_polars().filter(pl.col("statistic").str.contains("gap"))
    return list(table.sort("activity").iter_rows(named=True))


def test_merged_strata_give_the_jackknife_errors_of_r() -> None:
    design = SampleDesign(("stratum",), ("psu",), single_psu="merge")

    assert assert_agrees(diaries_of("design_sample.csv", design), "merge_jkn") == 36


def test_merged_strata_give_the_linearised_errors_of_r() -> None:
    design = SampleDesign(("stratum",), ("psu",), single_psu="merge")
    diaries = diaries_of("design_sample.csv", design)
    result = estimate_care_time(diaries, cross_check=True)

    for variable in ACTIVITIES:
        error = ours(result)[variable, "mean"]["taylor_standard_error"]
        assert error == pytest.approx(
            from_r("merge_taylor")["all", variable, "mean"]["standard_error"], rel=1e-9
        )
    assert "2 single units merged" in result.method


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_centred_single_unit_gives_the_linearised_errors_of_r(domain: str) -> None:
    # R: options(survey.lonely.psu = "adjust"). Ratios, gaps and totals by their scores.
    diaries = diaries_of(
        "design_sample.csv", SampleDesign(("stratum",), ("psu",), single_psu="centre")
    )
    frame, expected = diaries.respondents, from_r("centre_taylor")
    weight = frame["weight"].to_numpy()
    stratum, psu = number(frame, ("stratum",)), number(frame, ("stratum", "psu"))
    women = (frame["sex"] == "women").to_numpy()
    inside = np.ones(weight.size, dtype=bool)
    if "women" in domain:
        inside &= women
    if "region" in domain:
        inside &= (frame["region"] == "B").to_numpy()
    for code, variable in enumerate(ACTIVITIES):
        rows = diaries.activities.filter(pl.col("code") == code).sort("row")
        y = rows["minutes"].to_numpy()[:, None]
        ones, does = np.ones(weight.size), (y > 0).astype(float)
        scores = {
            "mean": ratio_scores(weight, y, ones, inside),
            "participation": ratio_scores(weight, does, ones, inside),
            "participants_mean": ratio_scores(weight, y, does, inside),
            "total": (weight * inside)[:, None] * y,
        }
        if (domain, variable, "gap") in expected:
            scores["gap"] = ratio_scores(weight, y, ones, inside & women) - ratio_scores(
                weight, y, ones, inside & ~women
            )
        for statistic, score in scores.items():
            found = linearised_standard_error(score, stratum, psu)[0]
            assert found == pytest.approx(
                expected[domain, variable, statistic]["standard_error"], rel=1e-9
            )


def test_a_centred_single_unit_gives_totals_the_error_of_r_by_jackknife() -> None:
    # A total is linear, so the jackknife's error equals the linearised one.
    diaries = diaries_of(
        "design_sample.csv", SampleDesign(("stratum",), ("psu",), single_psu="centre")
    )
    expected = from_r("centre_taylor")
    for domain, condition in DOMAINS.items():
        found = ours(estimate_care_time(diaries, where=condition, statistics=STATISTICS))
        for variable in ACTIVITIES:
            total = found[variable, "total"]
            assert total["standard_error"] / HOURS_A_YEAR == pytest.approx(
                expected[domain, variable, "total"]["standard_error"], rel=1e-9
            )
            mean = found[variable, "mean"]["standard_error"]
            assert mean == pytest.approx(
                expected[domain, variable, "mean"]["standard_error"], rel=0.1
            )


def test_a_centred_single_unit_moves_the_bootstrap_as_it_moves_the_jackknife() -> None:
    design = SampleDesign(("stratum",), ("psu",), single_psu="centre", method="bootstrap")
    diaries = diaries_of("design_sample.csv", design)
    minutes = diaries.activities.filter(pl.col("code") == 0).sort("row")["minutes"].to_numpy()
    errors = [
        replicate_standard_error(minutes @ found.weights, found.coefficients)
        for found in (replicate_design(diaries, None, seed) for seed in range(1, 21))
    ]

    # Root mean square over 20 times 160 draws.
    wanted = from_r("centre_taylor")["all", "care_minutes", "total"]["standard_error"]
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx(wanted, rel=0.04)


def test_a_single_unit_is_refused_where_no_rule_is_declared() -> None:
    diaries = diaries_of("design_sample.csv", SampleDesign(("stratum",), ("psu",)))

    with pytest.raises(DesignError, match=r"2 strata hold a single .* stratum S03.*single_psu"):
        replicate_design(diaries, None, 1)


def test_post_stratified_replicates_give_the_errors_of_r() -> None:
    design = SampleDesign(("stratum",), ("psu",), calibrate_to=(SEXES,))

    assert assert_agrees(diaries_of("sample.csv", design), "post_jkn") == 36


def test_raked_replicates_give_the_errors_of_r() -> None:
    design = SampleDesign(("stratum",), ("psu",), calibrate_to=(SEXES, REGIONS))

    assert assert_agrees(diaries_of("sample.csv", design), "rake_jkn") == 36


def test_calibrated_totals_are_met_by_every_replicate() -> None:
    diaries = diaries_of(
        "sample.csv", SampleDesign(("stratum",), ("psu",), calibrate_to=(SEXES, REGIONS))
    )
    found = replicate_design(diaries, None, 1)
    women = (diaries.respondents["sex"] == "women").to_numpy()

    assert found.weights[women].sum(axis=0) == pytest.approx(np.full(52, 52000.0))
    assert found.label == "jkn, calibrated to population totals"


def test_linearisation_of_calibrated_weights_is_refused() -> None:
    diaries = diaries_of("sample.csv", SampleDesign(("stratum",), ("psu",), calibrate_to=(SEXES,)))

    with pytest.raises(DesignError, match=r"cross_check=True: .* calibrated, and would overstate"):
        estimate_care_time(diaries, cross_check=True)


def test_totals_that_do_not_match_the_classes_are_listed_together() -> None:
    wrong = PopulationMargin(("region",), {("A",): 1.0, ("Bb",): 1.0, ("C",): 1.0})
    margins = (SEXES, wrong)
    diaries = diaries_of("sample.csv", SampleDesign(("stratum",), ("psu",), calibrate_to=margins))

    with pytest.raises(DesignError, match=r"(?s)2 faults.*no total for 'B'.*'Bb'\?.*nobody.*'Bb'"):
        replicate_design(diaries, None, 1)


def test_margins_of_different_populations_are_refused_with_their_sums() -> None:
    margins = (SEXES, PopulationMargin(("region",), {("A",): 1.0, ("B",): 1.0, ("C",): 1.0}))
    diaries = diaries_of("sample.csv", SampleDesign(("stratum",), ("psu",), calibrate_to=margins))

    with pytest.raises(DesignError, match=r"not reached .* 99000, 3"):
        replicate_design(diaries, None, 1)


def test_design_effects_equal_those_of_r() -> None:
    # The jackknife's variance differs from the linearised one by little: 1 % suffices to tell
    # the effect's own formula; participation and means stand on the same errors.
    diaries = diaries_of("sample.csv", SampleDesign(("stratum",), ("psu",)))
    expected = from_r("effects")
    for domain, condition in DOMAINS.items():
        result = estimate_care_time(
            diaries, where=condition, statistics=STATISTICS, design_effects=True
        )
        for (variable, statistic), row in ours(result).items():
            if statistic not in ("mean", "participation"):
                assert row["design_effect"] is None
                continue
            wanted = expected[domain, variable, statistic]
            by_r = wanted["design_effect"] * (row["standard_error"] / wanted["standard_error"]) ** 2
            assert row["design_effect"] == pytest.approx(by_r, rel=1e-9)
