"""Replicates: their coefficients, and how they are built where none are given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.measure.small_diaries import CARE, PAID, find_figure, make_diaries, write_groups

from carepact.core.errors import DesignError, ParameterError
from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.diaries import Diaries, ReplicateWeights, SampleDesign
from carepact.measure import estimate_care_time
from carepact.measure.replicates import given_coefficients
from carepact.measure.resampling import build_replication, rao_wu_bootstrap
from carepact.report.formats import render

MEAN = "mean_minutes_per_day"


def raked_sample() -> Diaries:
    """Make 48 respondents whose file tells weight totals to keep but no units."""
    generator = np.random.Generator(np.random.Philox(11))
    n = 48
    frame = pl.DataFrame(
        {
            "weight": generator.uniform(50, 150, n),
            "quarter": [1, 2] * (n // 2),
            "sex": (["women"] * 2 + ["men"] * 2) * (n // 4),
            "band": (["young"] * 4 + ["old"] * 4) * (n // 8),
        }
    )
    care = generator.integers(0, 300, n).astype(float).tolist()
    design = SampleDesign(
        stratum=("quarter",),
        rake_to=(("quarter",), ("sex", "band")),
        approximate="approximate: weighting reproduced, clusters unknown",
    )
    return make_diaries(frame, {CARE: care, PAID: [0.0] * n}, design)


@pytest.mark.parametrize(
    ("method", "replicates", "coefficient"),
    [
        ("sdr", 160, 0.025),  # 4/160
        ("brr", 16, 0.0625),  # 1/16
        ("fay", 16, 0.25),  # 1/(16 * (1 - 0.5)^2)
        ("jk1", 10, 0.9),  # 9/10
        ("bootstrap", 200, 0.005),  # 1/200
    ],
)
def test_each_method_has_its_variance_coefficient(
    method: str, replicates: int, coefficient: float
) -> None:
    found = given_coefficients(method, replicates, 0.5, None)
    assert found == pytest.approx(np.full(replicates, coefficient))


def test_the_stratified_jackknife_takes_the_coefficients_of_a_file() -> None:
    # (n_h - 1) / n_h of a stratum of two units and of one of three.
    listed = np.array([1 / 2, 1 / 2, 2 / 3, 2 / 3, 2 / 3])
    assert given_coefficients("jkn", 5, None, listed).tolist() == listed.tolist()
    frame = pl.DataFrame({"weight": [1.0] * 5, "stratum": [1, 1, 2, 2, 2], "psu": [1, 2, 1, 2, 3]})
    design = SampleDesign(stratum=("stratum",), psu=("psu",))
    built = build_replication(make_diaries(frame, {CARE: [1.0] * 5}, design), "jkn", 1)
    assert built.coefficients == pytest.approx(listed)
    by_hand = [[0, 2, 1, 1, 1], [2, 0, 1, 1, 1], [1, 1, 0, 1.5, 1.5], [1, 1, 1.5, 0, 1.5]]
    assert built.weights.T[1:5].tolist() == by_hand
    assert built.weights[:, 0].tolist() == [1.0] * 5


@pytest.mark.parametrize(
    ("method", "rho", "listed", "words"),
    [
        ("srd", None, None, r"variance='srd': there is no such method\. Did you mean 'sdr'\?"),
        ("jkn", None, None, r"variance='jkn': the coefficients are not given\. Add coefficients"),
        ("fay", None, None, r"rho=None: is not a factor from 0 to below 1"),
        ("fay", 1.0, None, r"rho=1\.0: is not a factor from 0 to below 1"),
        ("brr", None, [0.5, 0.5], r"coefficients: there are 2 for 3 replicates"),
        ("brr", None, [0.5, -0.5, 1], r"coefficients: .* or one is negative"),
    ],
)
def test_a_method_without_what_it_needs_is_refused(
    method: str, rho: float | None, listed: list[float] | None, words: str
) -> None:
    with pytest.raises(ParameterError, match=words):
        given_coefficients(method, 3, rho, None if listed is None else np.array(listed))


def test_published_replicates_are_taken_before_any_are_built() -> None:
    diaries = raked_sample()
    weights = np.tile(diaries.respondents["weight"].to_numpy()[:, None], (1, 4))
    design = replace(diaries.design, published=ReplicateWeights(weights, "sdr"))
    published = build_replication(replace(diaries, design=design), None, 1)
    assert (published.label, published.coefficients.tolist()) == ("sdr", [1.0] * 4)  # 4/R, R = 4
    assert published.weights.shape == (48, 5)


def test_the_bootstrap_draws_one_unit_less_than_a_stratum_holds() -> None:
    # Stratum 0 has 3 units, stratum 1 has 2: factors are k * 3/2 with the k adding up to 2 over
    # the units, or 2 for one unit and 0 for the other. A unit's members move together.
    stratum = np.array([0, 0, 0, 0, 1, 1])
    psu = np.array([0, 0, 1, 2, 3, 4])
    weight = np.array([1.0, 2, 4, 8, 16, 32])
    built = rao_wu_bootstrap(weight, stratum, psu, seed=5, replicates=40)
    factor = built.weights[:, 1:] / weight[:, None]
    assert (factor[0] == factor[1]).all()
    assert set(np.unique(factor[1:4])) == {0.0, 1.5, 3.0}
    assert factor[1:4].sum(axis=0) == pytest.approx(np.full(40, 3.0))
    assert set(np.unique(factor[4:])) == {0.0, 2.0}
    assert factor[4:].sum(axis=0) == pytest.approx(np.full(40, 2.0))
    assert built.coefficients == pytest.approx(np.full(40, 1 / 40))


def test_raking_keeps_the_weight_totals_in_every_replicate() -> None:
    diaries = raked_sample()
    raked, naive = (build_replication(diaries, m, 3) for m in (None, "naive-bootstrap"))
    frame = diaries.respondents
    for columns in (["quarter"], ["sex", "band"]):
        place = frame.select(pl.struct(columns).rank("dense") - 1).to_series().to_numpy()
        totals = np.stack([raked.weights[place == k].sum(axis=0) for k in range(place.max() + 1)])
        assert totals[:, 1:] == pytest.approx(np.repeat(totals[:, :1], 160, axis=1), rel=1e-8)
    women = (frame["sex"] == "women").to_numpy()
    assert np.ptp(naive.weights[women, 1:].sum(axis=0)) > 100
    assert (raked.weights[:, 0] == frame["weight"].to_numpy()).all()


def test_a_built_bootstrap_says_what_it_leaves_out() -> None:
    diaries = raked_sample()
    labels = {
        m: build_replication(diaries, m, 3).label for m in (None, "bootstrap", "naive-bootstrap")
    }
    raked = "bootstrap, approximate: weighting reproduced, clusters unknown"
    assert labels[None] == labels["bootstrap"] == raked
    naive = "bootstrap, approximate: final weights resampled alone, overstates"
    assert labels["naive-bootstrap"] == naive
    with pytest.raises(DesignError, match=r"jkn': .* does not tell its first-stage units"):
        build_replication(diaries, "jkn", 3)
    with pytest.raises(ParameterError, match=r"cannot be built\. Did you mean 'bootstrap'\?"):
        build_replication(diaries, "bootstrp", 3)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    diaries = raked_sample()
    groups = write_groups(tmp_path / "groups.yaml", {"care": [CARE]})

    def run(seed: int) -> tuple[bytes, bytes]:
        table = estimate_care_time(diaries, ("sex",), groups, seed=seed, gap="sex")
        written = render(table.to_polars(), table.manifest(), "json")
        return build_replication(diaries, None, seed).weights.tobytes(), written

    first, again, other = run(8), run(8), run(9)
    assert first == again
    assert first[0] != other[0]
    assert first[1] != other[1]


@pytest.mark.shared
def test_raking_brings_the_error_of_paid_work_down(shared_data: Path, tmp_path: Path) -> None:
    # The design quotes 3.14 minutes (raked) against 3.51 (naive) for paid work in 2016.
    diaries = read_diaries(shared_data / "us_atus_2003_2016", "atus", [2016])
    groups = write_groups(tmp_path / "groups.yaml", {"paid": ["05"]})
    errors = {}
    for method in ("bootstrap", "naive-bootstrap"):
        table = estimate_care_time(diaries, (), groups, method=method, statistics=[MEAN])
        errors[method] = find_figure(table.to_polars(), MEAN, "paid")["standard_error"]
    assert errors["bootstrap"] < errors["naive-bootstrap"]
    assert errors["bootstrap"] == pytest.approx(3.14, rel=0.1)
    assert errors["naive-bootstrap"] == pytest.approx(3.51, rel=0.1)
    assert build_replication(diaries, None, 1).label == (
        "bootstrap, approximate: weighting reproduced, CPS clusters unknown"
    )
