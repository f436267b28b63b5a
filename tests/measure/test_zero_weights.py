"""A respondent of weight 0 is no respondent, yet his first-stage unit stays in the design."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.measure.small_diaries import CARE, PAID, find_figure, make_diaries, write_groups

from carepact.core.disclosure.rules import DisclosureRule
from carepact.data.timeuse.diaries import Diaries, PopulationMargin, SampleDesign
from carepact.measure import estimate_care_time
from carepact.measure.hours import estimate_hours
from carepact.measure.replicate_files import read_replicate_file
from carepact.measure.request import Request

MEAN, TOTAL = "mean_minutes_per_day", "total_hours_per_year"
PARTICIPATION, PARTICIPANTS = "participation_share", "participants_mean_minutes_per_day"
EVERY = [MEAN, PARTICIPATION, PARTICIPANTS, TOTAL]
CLUSTERED = SampleDesign(stratum=("stratum",), psu=("psu",))
HOURS_A_YEAR = 365 / 60


@pytest.fixture
def groups(tmp_path: Path) -> str:
    """Write a grouping file of care and paid work."""
    return write_groups(tmp_path / "groups.yaml", {"care": [CARE], "paid": [PAID]})


def women_and_men(design: SampleDesign = CLUSTERED) -> Diaries:
    """Make 20 women of whom 4 in one unit have weight, and 20 men who all have it."""
    women = 20
    frame = pl.DataFrame(
        {
            "sex": ["women"] * women + ["men"] * 20,
            "stratum": [1, 2] * 20,
            "psu": [1 + (k // 2) % 3 for k in range(40)],
            "weight": [3.0 if k in (0, 2, 4, 6) else 0.0 for k in range(women)] + [2.0] * 20,
        }
    )
    care = [200.0 + 3 * k % 17 for k in range(women)] + [80.0 + k for k in range(20)]
    return make_diaries(frame, {CARE: care, PAID: [10.0] * 40}, design)


def sample_with_empty_units(seed: int = 3) -> tuple[Diaries, Diaries]:
    """Make a sample without, and with, a row for each unit none of whose members has a diary."""
    generator = np.random.default_rng(seed)
    rows = 60
    frame = pl.DataFrame(
        {
            "respondent": range(rows),
            "stratum": [1 + k % 3 for k in range(rows)],
            "psu": [1 + (k // 3) % 4 for k in range(rows)],
            "weight": generator.uniform(1, 9, rows),
            "sex": generator.choice(["women", "men"], rows),
            "age": generator.integers(15, 80, rows),
            "region": generator.choice(["north", "south"], rows),
        }
    )
    care = generator.choice([0.0, 30.0, 90.0, 200.0], rows).tolist()
    paid = [1440.0 - spent for spent in care]
    empty = pl.DataFrame(
        {
            "respondent": [900, 901],
            "stratum": [1, 3],
            "psu": [8, 9],
            "weight": [0.0, 0.0],
            "sex": [None, "women"],
            "age": [None, 33],
            "region": [None, None],
        },
        schema_overrides={"region": pl.String},
    )
    return (
        make_diaries(frame, {CARE: care, PAID: paid}, CLUSTERED),
        make_diaries(
            pl.concat([frame, empty], how="vertical_relaxed"),
            {CARE: [*care, 0.0, 0.0], PAID: [*paid, 0.0, 0.0]},
            CLUSTERED,
        ),
    )


def jackknife_error(
    theta_of: object, stratum: np.ndarray, psu: np.ndarray, weight: np.ndarray
) -> float:
    """Write JKn out: V = sum_h (n_h - 1) / n_h sum_i (theta without i - theta)^2."""
    whole, variance = theta_of(weight), 0.0  # type: ignore[operator]
    for one in np.unique(stratum):
        units = np.unique(psu[stratum == one])
        for unit in units:
            less = weight.copy()
            less[stratum == one] *= units.size / (units.size - 1)
            less[(stratum == one) & (psu == unit)] = 0.0
            without = theta_of(less)  # type: ignore[operator]
            variance += (units.size - 1) / units.size * (without - whole) ** 2
    return float(np.sqrt(variance))


def test_four_contributors_are_hidden_however_many_have_weight_zero(groups: str) -> None:
    table = estimate_care_time(women_and_men(), ["sex"], groups, statistics=EVERY).to_polars()

    women = table.filter(pl.col("sex") == "women")
    assert set(women["reliability"]) == {"hidden"}
    assert women["n"].null_count() == women.height


def test_n_and_degrees_of_freedom_count_positive_weights(groups: str) -> None:
    # The four women stand in the three units of stratum 1: 3 - 1. All rows would give 6 - 2.
    result = estimate_care_time(
        women_and_men(), ["sex"], groups, statistics=EVERY, minimum_cell=3, design_effects=True
    )

    women = find_figure(result.to_polars(), MEAN, "care", sex="women")
    kept = result.replicates(MEAN)
    freedom = dict(zip(kept.labels["sex"], kept.degrees_of_freedom, strict=True))
    assert women["n"] == 4
    assert freedom == {"women": 2.0, "men": 4.0}
    assert women["reliability"] == "low"


def test_without_degrees_of_freedom_there_is_an_error_and_no_interval(groups: str) -> None:
    # One unit in each of two strata has weight: R's degf is 0, its jackknife has an error.
    frame = pl.DataFrame(
        {
            "stratum": [1, 1, 2, 2] * 5,
            "psu": [1, 2, 1, 2] * 5,
            "weight": [2.0, 0.0, 1.0, 0.0] * 5,
        }
    )
    care = [10.0 + 7 * k % 13 for k in range(20)]
    diaries = make_diaries(frame, {CARE: care, PAID: [0.0] * 20}, CLUSTERED)

    row = find_figure(
        estimate_care_time(diaries, groups=groups, statistics=[MEAN]).to_polars(), MEAN, "care"
    )

    weight, minutes = frame["weight"].to_numpy(), np.array(care)
    error = jackknife_error(
        lambda w: w @ minutes / w.sum(),
        frame["stratum"].to_numpy(),
        frame["psu"].to_numpy(),
        weight,
    )
    assert row["standard_error"] == pytest.approx(error, rel=1e-12)
    assert row["lower"] is None
    assert row["upper"] is None


def test_the_design_effect_is_that_of_those_with_weight(groups: str) -> None:
    with_zeros = women_and_men()
    result = estimate_care_time(
        with_zeros, ["sex"], groups, statistics=[MEAN], minimum_cell=3, design_effects=True
    )

    row = find_figure(result.to_polars(), MEAN, "care", sex="women")
    minutes = np.array([200.0 + 3 * k % 17 for k in (0, 2, 4, 6)])
    simple = minutes.var() / 3
    assert row["design_effect"] == pytest.approx(row["standard_error"] ** 2 / simple, rel=1e-9)


@pytest.mark.parametrize("method", ["jk1", "bootstrap"])
def test_rank_of_given_replicates_counts_positive_weights(
    groups: str, tmp_path: Path, method: str
) -> None:
    # Each replicate leaves one person out: 4 women with weight span 4 dimensions, 3 freedoms.
    diaries = women_and_men(SampleDesign())
    weight = diaries.respondents["weight"].to_numpy()
    replicates = np.where(np.eye(40, dtype=bool), 0.0, weight[:, None] * 40 / 39)
    path = tmp_path / "replicates.csv"
    pl.concat(
        [
            diaries.respondents.select("respondent"),
            pl.DataFrame(replicates, schema=[f"r{k}" for k in range(40)]),
        ],
        how="horizontal",
    ).write_csv(path)

    result = estimate_care_time(
        diaries,
        ["sex"],
        groups,
        statistics=[MEAN],
        minimum_cell=3,
        replication=read_replicate_file(diaries, path, method),
    )

    kept = result.replicates(MEAN)
    freedom = dict(zip(kept.labels["sex"], kept.degrees_of_freedom, strict=True))
    assert freedom["women"] == 3


def test_a_replicate_file_may_lack_those_of_weight_zero(tmp_path: Path) -> None:
    diaries = women_and_men(SampleDesign())
    counted = diaries.respondents.filter(pl.col("weight") > 0).select("respondent", "weight")
    nobody = diaries.respondents.filter(pl.col("weight") == 0).select("respondent").head(3)
    whole = counted.select("respondent", a=pl.col("weight") * 1.1, b=pl.col("weight") * 0.9)
    path = tmp_path / "replicates.csv"
    pl.concat([whole, nobody], how="diagonal").write_csv(path)

    found = read_replicate_file(diaries, path, "brr")

    weight = diaries.respondents["weight"].to_numpy()
    assert found.weights == pytest.approx(np.stack([weight, 1.1 * weight, 0.9 * weight], axis=1))


@pytest.mark.parametrize("method", ["jkn", "bootstrap"])
@pytest.mark.parametrize("by", [(), ("sex",), ("age_group", "region")])
def test_an_empty_unit_changes_nothing_but_the_design(
    groups: str, by: tuple[str, ...], method: str
) -> None:
    without, with_units = sample_with_empty_units()
    options = {"statistics": EVERY, "minimum_cell": 3, "method": method, "margins": bool(by)}

    plain = estimate_care_time(without, by, groups, **options)  # type: ignore[arg-type]
    result = estimate_care_time(with_units, by, groups, **options)  # type: ignore[arg-type]

    same = ["activity", "statistic", "value", "n", *by]
    assert result.to_polars().select(same).equals(plain.to_polars().select(same))
    assert result.notes == plain.notes
    assert result.settings["years"] == plain.settings["years"]
    before, after = plain.replicates(TOTAL), result.replicates(TOTAL)
    assert after.degrees_of_freedom.tolist() == before.degrees_of_freedom.tolist()


@pytest.mark.parametrize("woman", [None, "women"])
def test_errors_of_totals_are_those_of_the_jackknife_with_empty_units(
    groups: str, woman: str | None
) -> None:
    diaries = sample_with_empty_units()[1]
    where = None if woman is None else f'sex == "{woman}"'
    result = estimate_care_time(
        diaries, groups=groups, where=where, statistics=[MEAN, TOTAL], minimum_cell=3
    )

    people = diaries.respondents
    inside = np.ones(people.height) if woman is None else _is(people, woman)
    minutes = np.zeros(people.height)
    of_care = diaries.activities.filter(pl.col("code") == 0)
    minutes[of_care["row"].to_list()] = of_care["minutes"].to_numpy()
    design = (people["stratum"].to_numpy(), people["psu"].to_numpy(), people["weight"].to_numpy())
    total = jackknife_error(lambda w: HOURS_A_YEAR * (w * inside) @ minutes, *design)
    mean = jackknife_error(lambda w: (w * inside) @ minutes / (w @ inside), *design)
    table = result.to_polars()
    assert find_figure(table, TOTAL, "care")["standard_error"] == pytest.approx(total, rel=1e-9)
    assert find_figure(table, MEAN, "care")["standard_error"] == pytest.approx(mean, rel=1e-9)


def _is(people: pl.DataFrame, sex: str) -> np.ndarray:
    """Tell who is of a sex, as 0 and 1."""
    return (people["sex"] == sex).fill_null(value=False).to_numpy().astype(float)


def test_an_empty_unit_needs_no_class_of_the_calibration(groups: str) -> None:
    margin = PopulationMargin(("region",), {("north",): 100.0, ("south",): 200.0})
    design = replace(CLUSTERED, calibrate_to=(margin,))
    without, with_units = (replace(d, design=design) for d in sample_with_empty_units())

    plain = estimate_care_time(without, groups=groups, statistics=[TOTAL]).to_polars()
    table = estimate_care_time(with_units, groups=groups, statistics=[TOTAL]).to_polars()

    assert table["value"].to_list() == pytest.approx(plain["value"].to_list(), rel=1e-12)


def test_hours_to_be_priced_count_positive_weights(groups: str) -> None:
    without, with_units = sample_with_empty_units()
    request = Request(by=("region",), groups=groups, disclosure=DisclosureRule(3))

    plain = estimate_hours(without, ["care", None], request)
    hours = estimate_hours(with_units, ["care", None], request)

    assert hours.layout.cells.equals(plain.layout.cells)
    assert hours.layout.n.tolist() == plain.layout.n.tolist()
    assert hours.layout.degrees_of_freedom.tolist() == plain.layout.degrees_of_freedom.tolist()
    assert hours.hours[..., 0] == pytest.approx(plain.hours[..., 0])
