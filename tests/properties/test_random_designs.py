"""Random designs, against Taylor linearisation and the jackknife written out anew here.

Strata of several units, unequal and empty ones, weights of 0, households, several days of a
person, filters: 50 designs, each to nine digits. The formulas are those of Wolter (2007),
chapters 4 and 6, in loops; nothing of carepact is used for them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.measure.small_diaries import CARE, PAID, make_diaries, write_groups

from carepact.core.estimates import Estimates
from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure import estimate_care_time

Array = NDArray[np.float64]
DESIGNS = settings(max_examples=50, deadline=None, derandomize=True, database=None)
HOURS_A_YEAR = 365 / 60
TOTAL = "total_hours_per_year"
MEAN, PARTICIPATION = "mean_minutes_per_day", "participation_share"
PARTICIPANTS = "participants_mean_minutes_per_day"
RELATIVE = 1e-9


class Sample(NamedTuple):
    """A sample in plain columns; a unit is unique over all strata."""

    stratum: NDArray[np.int64]
    unit: NDArray[np.int64]
    weight: Array
    inside: Array
    minutes: Array
    person: NDArray[np.int64]

    def units_of(self, stratum: int) -> NDArray[np.int64]:
        """List the units of a stratum, those without any diary too."""
        return np.unique(self.unit[self.stratum == stratum])


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write a grouping file of care and paid work."""
    path: Path = tmp_path_factory.mktemp("designs") / "groups.yaml"
    return write_groups(path, {"care": [CARE], "paid": [PAID]})


@st.composite
def designs(draw: st.DrawFn) -> tuple[Diaries, Sample, str | None]:
    """Draw the diaries of a design, the same in plain columns, and a filter."""
    sizes = draw(
        st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=5), min_size=1, max_size=4)
    )
    of_households = draw(st.booleans())
    days = draw(st.integers(1, 3))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    rows: list[tuple[object, ...]] = []
    unit = 0
    for stratum, of_stratum in enumerate(sizes):
        for size in of_stratum:
            for member in range(size):
                weight = float(random.uniform(0.5, 9)) if random.random() < 0.8 else 0.0
                sex, age = random.choice(["women", "men"]), int(random.integers(10, 90))
                person = len(rows)
                for day in range(int(random.integers(1, days + 1))):
                    minutes = float(random.integers(1, 900)) if random.random() < 0.6 else 0.0
                    rows.append((person, day, stratum, unit, member, weight, sex, age, minutes))
            if not size:
                rows.append((len(rows), 0, stratum, unit, 0, 0.0, "women", None, 0.0))
            unit += 1
    names = ["respondent", "day", "stratum", "psu", "member", "weight", "sex", "age", "care"]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    if of_households:
        design = SampleDesign(psu=("psu",), approximate="approximate: households alone")
        plain = frame.with_columns(stratum=pl.lit(0, dtype=pl.Int64))
    else:
        design, plain = SampleDesign(stratum=("stratum",), psu=("psu",)), frame
    where = draw(
        st.sampled_from([None, 'sex == "women"', 'sex == "men" and age >= 30', "age < 40"])
    )
    tests = {
        None: pl.lit(value=True),
        'sex == "women"': pl.col("sex") == "women",
        'sex == "men" and age >= 30': (pl.col("sex") == "men") & (pl.col("age") >= 30),
        "age < 40": pl.col("age") < 40,
    }
    held = plain.select(tests[where].fill_null(value=False).cast(pl.Float64).alias("inside"))
    if held.height == 1:
        held = pl.DataFrame({"inside": [held.item()] * plain.height})
    sample = Sample(
        plain["stratum"].to_numpy(),
        plain["psu"].to_numpy(),
        plain["weight"].to_numpy(),
        held["inside"].to_numpy(),
        plain["care"].to_numpy(),
        plain["respondent"].to_numpy(),
    )
    assume((sample.weight * sample.inside > 0).any())
    care = frame["care"].to_list()
    paid = [0.0] * frame.height
    columns = frame.drop("care") if days > 1 else frame.drop("care", "day")
    return make_diaries(columns, {CARE: care, PAID: paid}, design), sample, where


def ratio(top: Array, bottom: Array) -> Callable[[Array], float]:
    """Estimate a ratio of weighted sums; not defined without any weight below."""

    def of(weight: Array) -> float:
        below = float(weight @ bottom)
        return float(weight @ top) / below if below > 0 else math.nan

    return of


def estimators(sample: Sample) -> dict[str, Callable[[Array], float]]:
    """Write out the four statistics as functions of the weights."""
    inside, minutes = sample.inside, sample.minutes
    does = (minutes > 0) * inside
    return {
        MEAN: ratio(minutes * inside, inside),
        PARTICIPATION: ratio(does, inside),
        PARTICIPANTS: ratio(minutes * inside, does),
        TOTAL: lambda weight: HOURS_A_YEAR * float(weight @ (minutes * inside)),
    }


def jackknife_error(sample: Sample, theta_of: Callable[[Array], float]) -> float:
    """Leave out one unit at a time: V = sum_h (n_h - 1) / n_h sum_i (theta_hi - theta)^2."""
    whole, variance = theta_of(sample.weight), 0.0
    for stratum in np.unique(sample.stratum):
        units = sample.units_of(stratum)
        for unit in units:
            weight = sample.weight.copy()
            weight[sample.stratum == stratum] *= units.size / (units.size - 1)
            weight[sample.unit == unit] = 0.0
            variance += (units.size - 1) / units.size * (theta_of(weight) - whole) ** 2
    return math.sqrt(variance)


def linearised_error(sample: Sample, scores: Array) -> float:
    """Take V = sum_h n_h / (n_h - 1) sum_i (z_hi - mean z_h)^2 over totals of scores by unit."""
    variance = 0.0
    for stratum in np.unique(sample.stratum):
        units = sample.units_of(stratum)
        totals = np.array([scores[sample.unit == unit].sum() for unit in units])
        variance += units.size / (units.size - 1) * float(((totals - totals.mean()) ** 2).sum())
    return math.sqrt(variance)


def same(found: float, wanted: float, scale: float) -> bool:
    """Compare to nine digits; both may be undefined. Rounding counts beside the value itself."""
    if math.isnan(wanted):
        return math.isnan(found)
    return math.isclose(found, wanted, rel_tol=RELATIVE, abs_tol=RELATIVE * abs(scale))


def units_inside(sample: Sample) -> tuple[int, int]:
    """Count the units and the strata with a respondent in the domain."""
    counts = sample.weight * sample.inside > 0
    return np.unique(sample.unit[counts]).size, np.unique(sample.stratum[counts]).size


@DESIGNS
@given(drawn=designs())
def test_figures_of_random_designs_are_those_of_the_formulas(
    groups: str, drawn: tuple[Diaries, Sample, str | None]
) -> None:
    diaries, sample, where = drawn

    result = estimate_care_time(
        diaries, groups=groups, where=where, cross_check=True,
        statistics=[MEAN, PARTICIPATION, PARTICIPANTS, TOTAL],
    )  # fmt: skip

    kept: Estimates = result.__dict__["_kept"]  # before anything is hidden
    units, strata = units_inside(sample)
    counts = sample.weight * sample.inside > 0
    for block in kept.blocks:
        theta_of = estimators(sample)[block.statistic]
        value = theta_of(sample.weight)
        error = kept.standard_error(block.theta, kept.coefficients)[0, 0]
        assert same(block.theta[0, 0, 0], value, 1.0), block.statistic
        assert same(error, jackknife_error(sample, theta_of), value), block.statistic
        assert block.degrees_of_freedom[0] == units - strata
        participants = block.statistic == PARTICIPANTS
        members = counts & (sample.minutes > 0) if participants else counts
        assert block.n[0, 0] == np.unique(sample.person[members]).size
    mean, total = kept.blocks[0], kept.blocks[3]
    z = sample.weight * sample.inside / (sample.weight @ sample.inside)
    residual = sample.minutes - estimators(sample)[MEAN](sample.weight)
    wanted = linearised_error(sample, z * residual) if units > 1 else math.nan
    assert mean.taylor is not None
    assert same(mean.taylor[0, 0], wanted, mean.theta[0, 0, 0])
    # A total is linear, so that its jackknife error is the linearised one.
    scores = HOURS_A_YEAR * sample.weight * sample.inside * sample.minutes
    linear = linearised_error(sample, scores)
    assert same(
        kept.standard_error(total.theta, kept.coefficients)[0, 0], linear, total.theta[0, 0, 0]
    )
