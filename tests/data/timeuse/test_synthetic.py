"""The synthetic survey: the same each time, closed days, targets met, design usable."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import yaml

import carepact
from carepact.core.errors import DataError
from carepact.data.icatus.crosswalk import icatus_titles, read_crosswalk, read_csv_resource
from carepact.data.timeuse.diaries import Diaries
from carepact.data.timeuse.synthetic.calibration import calibration_text, read_calibration
from carepact.data.timeuse.synthetic.days import balance, to_slots
from carepact.data.timeuse.synthetic.reader import read_synthetic

SEXES = ("women", "men")
BY_SEX_TOLERANCE = 0.5
"""Largest distance from a published mean by sex, as `synthetic.md` states it. [min/day]"""
BY_ROLE_TOLERANCE = 2.0
"""Largest distance from a target by life stage, as `synthetic.md` states it. [min/day]"""
SYNTHETIC = Path("synthetic")


@pytest.fixture(scope="module")
def diaries() -> Diaries:
    return carepact.read_diaries("synthetic")


@pytest.fixture(scope="module")
def calibration_file() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(calibration_text())
    return content


def main_minutes(diaries: Diaries) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Add up main activities by hand, shape (n, K). [min]"""
    rows = diaries.activities.filter("main")
    minutes = np.zeros((diaries.n, len(diaries.codes)))
    np.add.at(
        minutes, (rows["row"].to_numpy(), rows["code"].to_numpy()), rows["minutes"].to_numpy()
    )
    return minutes


def test_each_reading_gives_the_same_bytes(diaries: Diaries) -> None:
    read_calibration.cache_clear()
    again = read_synthetic(SYNTHETIC, None)
    assert again.respondents.equals(diaries.respondents)
    assert again.activities.equals(diaries.activities)
    assert again.respondents.hash_rows().equals(diaries.respondents.hash_rows())
    assert again.sources == diaries.sources


def test_reading_leaves_the_global_random_state_alone() -> None:
    before = repr(np.random.get_state())  # noqa: NPY002 - the state that must not move
    read_synthetic(SYNTHETIC, (2024,))
    assert repr(np.random.get_state()) == before  # noqa: NPY002


def test_the_sample_is_the_one_that_was_first_drawn(diaries: Diaries) -> None:
    """A regression: the tutorials print figures of this sample."""
    assert diaries.n == 2989
    assert diaries.respondents["sex"].value_counts().sort("sex")["count"].to_list() == [1402, 1587]


def test_every_diary_holds_1440_minutes_of_main_activities(diaries: Diaries) -> None:
    assert (diaries.respondents["recorded_minutes"] == 1440).all()
    assert (main_minutes(diaries).sum(axis=1) == 1440).all()
    assert (diaries.activities["minutes"] > 0).all()
    assert (diaries.activities["minutes"] % 5 == 0).all()


def test_a_shared_slot_holds_one_main_and_one_second_activity(diaries: Diaries) -> None:
    shared = diaries.activities.filter(pl.col("simultaneous") == 2)
    of_main = shared.filter("main").group_by("row").agg(pl.col("minutes").sum())
    of_second = shared.filter(~pl.col("main")).group_by("row").agg(pl.col("minutes").sum())
    assert of_main.sort("row").equals(of_second.sort("row"))
    assert diaries.activities.filter(pl.col("simultaneous") == 1)["main"].all()
    seconds = shared.filter(~pl.col("main"))["code"].unique().to_list()
    assert {diaries.codes[code] for code in seconds} == {"416", "842"}


def test_weights_add_up_to_the_made_up_population(diaries: Diaries) -> None:
    persons = dict(diaries.respondents.group_by("sex").agg(pl.col("weight").sum()).rows())
    assert persons["women"] == pytest.approx(5_100_000, rel=1e-12)
    assert persons["men"] == pytest.approx(4_900_000, rel=1e-12)
    weekend = diaries.respondents.filter(pl.col("day_type") == "weekend day")["weight"].sum()
    assert weekend == pytest.approx(10_000_000 * 2 / 7, rel=1e-12)
    assert diaries.respondents["weight"].n_unique() > diaries.n * 0.9


def test_the_mean_day_of_15_to_64_meets_the_published_hours(
    diaries: Diaries, calibration_file: dict[str, Any]
) -> None:
    """Unweighted mean of 35 countries, OECD Time Use Database, DF_TIME_USE."""
    activities = calibration_file["activities"]["values"]
    table = carepact.estimate_care_time(
        diaries,
        ["sex"],
        "icatus-groups",
        where="age <= 64",
        statistics=["mean_minutes_per_day"],
        simultaneity="main",
    ).to_polars()
    reached = {
        (sex, code): value for sex, code, value in table.select("sex", "activity", "value").rows()
    }
    for position, sex in enumerate(SEXES):
        for category, published in calibration_file["main_categories"]["values"].items():
            codes = [code for code, row in activities.items() if row[1] == category]
            mean = sum(reached[sex, code] for code in codes)
            assert mean == pytest.approx(published[position], abs=BY_SEX_TOLERANCE), (sex, category)
        for code, row in activities.items():
            assert reached[sex, code] == pytest.approx(row[3 + position], abs=BY_SEX_TOLERANCE)


def test_every_life_stage_meets_its_target(diaries: Diaries) -> None:
    calibration = read_calibration()
    respondents, minutes = diaries.respondents, main_minutes(diaries)
    child = pl.col("youngest_own_child_age")
    conditions = {
        "child_0-2": child <= 2,
        "child_3-5": child.is_between(3, 5),
        "child_6-12": child.is_between(6, 12),
        "child_13-17": child >= 13,
        "65_and_over": pl.col("age") >= 65,
    }
    for stage, condition in conditions.items():
        for position, sex in enumerate(SEXES):
            inside = respondents.select(condition & (pl.col("sex") == sex)).to_series()
            weight = respondents["weight"].to_numpy() * inside.fill_null(value=False).to_numpy()
            target = calibration.minutes[
                position * len(calibration.stages) + calibration.stages.index(stage)
            ]
            np.testing.assert_allclose(
                weight @ minutes / weight.sum(), target, atol=BY_ROLE_TOLERANCE, err_msg=stage
            )


def test_mothers_of_small_children_care_most_and_earn_less(diaries: Diaries) -> None:
    table = carepact.estimate_care_time(
        diaries,
        ["sex", "youngest_child"],
        "motherhood",
        where="age >= 18 and age <= 64",
        amounts=["weekly_earnings"],
        statistics=["mean_minutes_per_day"],
    ).to_polars()
    value = {
        (sex, child, activity): number
        for sex, child, activity, number in table.select(
            "sex", "youngest_child", "activity", "value"
        ).rows()
    }
    unpaid = [value["women", child, "unpaid_work"] for child in ("0-2", "6-12", "no child")]
    assert unpaid[0] > unpaid[1] + 30 > unpaid[2] + 60
    assert value["women", "0-2", "childcare"] > 2 * value["men", "0-2", "childcare"]
    assert value["women", "0-2", "paid_work"] < value["women", "no child", "paid_work"]
    assert value["men", "0-2", "paid_work"] > value["men", "no child", "paid_work"]
    earned = {sex: value[sex, "6-12", "weekly_earnings"] for sex in SEXES}
    assert earned["women"] < 0.75 * earned["men"]


def test_care_and_work_have_days_without_any(diaries: Diaries) -> None:
    table = carepact.estimate_care_time(
        diaries, ["role"], "motherhood", statistics=["participation_share"]
    ).to_polars()
    share = {(r, a): v for r, a, v in table.select("role", "activity", "value").rows()}
    assert 0.5 < share["mothers", "childcare"] < 0.9
    assert 0.05 < share["women without children", "childcare"] < 0.25
    assert 0.6 < share["fathers", "paid_work"] < 0.8
    assert share["men without children", "unpaid_work"] < 0.9


def test_the_rules_for_simultaneous_activities_differ(diaries: Diaries) -> None:
    """Minding children beside housework: split moves it to care, full adds it."""

    def minutes(rule: str) -> dict[str, float]:
        table = carepact.estimate_care_time(
            diaries, groups="sdg-5.4.1", simultaneity=rule, statistics=["mean_minutes_per_day"]
        )
        return dict(table.to_polars().select("activity", "value").rows())

    main, split, full = minutes("main"), minutes("split"), minutes("full")
    assert main["unpaid_care_work"] + 3 < split["unpaid_care_work"] < full["unpaid_care_work"] - 3
    assert split["unpaid_domestic_work"] < main["unpaid_domestic_work"]
    assert full["unpaid_domestic_work"] == pytest.approx(main["unpaid_domestic_work"])
    # Half of each shared slot: split care lies midway between main and full.
    middle = (main["unpaid_care_work"] + full["unpaid_care_work"]) / 2
    assert split["unpaid_care_work"] == pytest.approx(middle)


def test_the_design_gives_an_exact_jackknife(diaries: Diaries) -> None:
    assert diaries.design.approximate == ""
    units = diaries.respondents.group_by("region", "settlement").agg(pl.col("psu").n_unique())
    assert units["psu"].to_list() == [5] * 20
    table = carepact.estimate_care_time(diaries, by=["role"], groups="motherhood")
    frame = table.to_polars()
    assert frame["method"].unique().to_list() == ["jkn"]
    assert (frame.filter(pl.col("n") > 30)["standard_error"] >= 0).all()
    # Units less strata with members in the domain: 100 - 20 where all are present.
    expected = []
    roles = table.blocks[0].labels["role"].to_list()
    parent = pl.col("own_child")
    members = {
        "mothers": parent & (pl.col("sex") == "women"),
        "fathers": parent & (pl.col("sex") == "men"),
    }
    for role, condition in members.items():
        inside = diaries.respondents.filter(condition)
        strata = inside.select("region", "settlement").n_unique()
        expected.append((roles.index(role), inside["psu"].n_unique() - strata))
    freedom = table.replicates(table.blocks[0].name).degrees_of_freedom
    assert [freedom[row] for row, _df in expected] == [df for _row, df in expected]
    whole = carepact.estimate_care_time(diaries, groups="motherhood")
    assert whole.replicates(whole.blocks[0].name).degrees_of_freedom.tolist() == [80]


def test_neighbours_are_alike_so_that_the_design_shows(diaries: Diaries) -> None:
    """The error by first-stage unit is well above the one by person."""
    by_person = replace(diaries, design=replace(diaries.design, psu=("respondent",)))

    def error(survey: Diaries, method: str) -> float:
        table = carepact.estimate_care_time(
            survey,
            groups="sdg-5.4.1",
            where='sex == "women"',
            statistics=["mean_minutes_per_day"],
            method=method,
        )
        return float(table.to_polars()["standard_error"][0])

    assert 1.2 < error(diaries, "jkn") / error(by_person, "bootstrap") < 2


def test_everything_about_it_says_that_it_is_made_up(diaries: Diaries) -> None:
    assert diaries.synthetic
    assert "made up" in diaries.notices[0]
    assert "made up" in diaries.sources[0].title
    table = carepact.estimate_care_time(diaries)
    assert table.synthetic
    assert any("made up" in note for note in table.notes)
    assert diaries.column_units == {"weekly_earnings": "made-up currency a week"}


def test_the_columns_agree_with_one_another(diaries: Diaries) -> None:
    respondents = diaries.respondents
    known = respondents["weekly_earnings"].is_not_null()
    assert known.equals(respondents["employed"].rename("weekly_earnings"))
    assert respondents["own_child"].equals(
        respondents["youngest_own_child_age"].is_not_null().rename("own_child")
    )
    at_home = respondents["child_in_household"]
    assert at_home.equals(respondents["youngest_child_age"].is_not_null().rename(at_home.name))
    parents = respondents.filter("own_child")
    assert (parents["youngest_own_child_age"] <= parents["age"] - 18).all()
    least = 1 + at_home.cast(pl.Int64) + (respondents["partner"] != "none").cast(pl.Int64)
    assert (respondents["household_size"] >= least).all()
    minors = respondents.filter(pl.col("age") < 18)
    assert minors["partner"].unique().to_list() == ["none"]


def test_another_year_is_refused() -> None:
    with pytest.raises(DataError, match=r"synthetic: .* of 2024 alone\. Leave years out"):
        carepact.read_diaries("synthetic", years=[2016])


def test_the_crosswalk_lists_exactly_the_codes_that_occur(diaries: Diaries) -> None:
    crosswalk = read_crosswalk("synthetic")
    assert set(crosswalk) == set(diaries.codes)
    assert diaries.activities["code"].n_unique() == len(diaries.codes)
    assert set(crosswalk.values()) <= set(icatus_titles())
    assert all(row["rationale"] and row["label"] for row in read_csv_resource("synthetic.csv"))


def test_every_block_of_the_calibration_names_source_licence_date_and_unit(
    calibration_file: dict[str, Any],
) -> None:
    sources = calibration_file["sources"]
    blocks = {name: block for name, block in calibration_file.items() if name != "sources"}
    for name, block in blocks.items():
        assert block["how"], name
        source = sources[block["source"]]
        assert all(source[key] for key in ("title", "publisher", "licence", "date")), name
        parts = (
            [block]
            if "unit" in block
            else [part for part in block.values() if isinstance(part, dict)]
        )
        with_unit = [part for part in parts if "unit" in part]
        without = [
            part for part in parts if "unit" not in part and part is not block.get("conditions")
        ]
        assert with_unit, name
        assert not without, name


def test_balancing_meets_days_and_targets_at_once() -> None:
    # Two persons of one cell with weights 1 and 3, two codes, target 360 and 1080. The
    # first has no code 0, so the second holds 360 x 4 / 3 = 480 of it and 960 of the other.
    balanced = balance(
        np.array([[0.0, 100.0], [50.0, 50.0]]),
        np.array([1.0, 3.0]),
        np.array([0, 0]),
        np.array([[360.0, 1080.0]]),
    )
    np.testing.assert_allclose(balanced, [[0, 1440], [480, 960]], rtol=1e-3)


def test_slots_are_whole_keep_the_day_and_round_without_bias() -> None:
    # Running sums 1.4, 2.0, 4.0: with start 0.3 they become 1, 2, 4; with 0.7: 2, 2, 4.
    slots = np.array([[1.4, 0.6, 2.0]])
    assert to_slots(slots, np.array([0.3])).tolist() == [[1, 1, 2]]
    assert to_slots(slots, np.array([0.7])).tolist() == [[2, 0, 2]]
    many = to_slots(np.repeat(slots, 100, axis=0), (np.arange(100) + 0.5) / 100)
    np.testing.assert_allclose(many.mean(axis=0), slots[0], atol=0.011)


@pytest.mark.shared
def test_the_main_categories_are_the_mean_of_the_published_countries(
    shared_data: Path, calibration_file: dict[str, Any]
) -> None:
    """OECD Time Use Database, SDMX dataflow DF_TIME_USE, 35 countries."""
    measure = {
        "PAW": "paid_work_or_study",
        "UPW": "unpaid_work",
        "PCA": "personal_care",
        "LEI": "leisure",
        "OTH": "other",
    }
    published: dict[tuple[str, str], list[float]] = {}
    with (shared_data / "oecd_time_use" / "sdmx_time_use_latest.csv").open(
        encoding="utf-8"
    ) as file:
        for row in csv.DictReader(file):
            published.setdefault((row["MEASURE"], row["SEX"]), []).append(float(row["OBS_VALUE"]))
    for code, category in measure.items():
        ours = calibration_file["main_categories"]["values"][category]
        for position, sex in enumerate("FM"):
            countries = published[code, sex]
            assert len(countries) == 35
            assert ours[position] == pytest.approx(sum(countries) / 35, abs=0.0051)


@pytest.mark.shared
def test_the_profile_of_mothers_is_what_the_american_diaries_give(
    shared_data: Path, calibration_file: dict[str, Any]
) -> None:
    """Worked here from the rows, without the estimator."""
    atus = carepact.read_diaries(shared_data / "us_atus_2003_2016")
    crosswalk = read_crosswalk("atus")
    care = [crosswalk[code].startswith(("41", "44")) for code in atus.codes]
    minutes = np.zeros(atus.n)
    rows = atus.activities.filter(pl.Series(care).gather(atus.activities["code"]))
    np.add.at(minutes, rows["row"].to_numpy(), rows["minutes"].to_numpy())
    inside = atus.respondents.select(
        (pl.col("sex") == "women")
        & pl.col("age").is_between(25, 54)
        & (pl.col("youngest_child_age") <= 2)
    ).to_series()
    weight = atus.respondents["weight"].to_numpy() * inside.fill_null(value=False).to_numpy()
    roles = calibration_file["roles"]
    column = roles["order"].index("childcare")
    mean, taking_part = weight @ minutes / weight.sum(), weight @ (minutes > 0) / weight.sum()
    assert roles["minutes"]["women"]["child_0-2"][column] == pytest.approx(mean, abs=0.0051)
    assert roles["days"]["women"]["child_0-2"][column] == pytest.approx(taking_part, abs=0.000051)


@pytest.mark.shared
def test_housework_is_divided_as_in_the_american_diaries(
    shared_data: Path, calibration_file: dict[str, Any]
) -> None:
    """The shares of the codes within OECD item 2.1, worked here from the rows."""
    atus = carepact.read_diaries(shared_data / "us_atus_2003_2016")
    crosswalk = read_crosswalk("atus")
    activities = calibration_file["activities"]["values"]
    prefixes = calibration_file["activities"]["atus_groups"]
    inside = (atus.respondents["sex"] == "women") & (atus.respondents["age"] <= 64)
    weight = atus.respondents["weight"].to_numpy() * inside.to_numpy()
    minutes = atus.activities["minutes"].to_numpy() * weight[atus.activities["row"].to_numpy()]
    by_code = np.bincount(atus.activities["code"].to_numpy(), minutes)
    mean = {}
    for code in (code for code, row in activities.items() if row[2] == "2.1"):
        words = str(prefixes.get(code, code)).split()
        wanted = tuple(word for word in words if not word.startswith("-"))
        unwanted = tuple(word[1:] for word in words if word.startswith("-"))
        places = [crosswalk[name] for name in atus.codes]
        mean[code] = sum(
            total
            for place, total in zip(places, by_code, strict=True)
            if place.startswith(wanted) and not (unwanted and place.startswith(unwanted))
        )
    of_item = sum(activities[code][3] for code in mean)
    for code, total in mean.items():
        share = total / sum(mean.values())
        assert activities[code][3] / of_item == pytest.approx(share, abs=0.0002), code
