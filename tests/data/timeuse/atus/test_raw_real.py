"""The raw reader on real bytes, and on real diaries written in the publisher's layout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.data.timeuse.atus.raw_files import Episode, Person, write_release

from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.atus.abridged import read_atus_abridged
from carepact.data.timeuse.atus.raw.persons import read_roster
from carepact.data.timeuse.atus.raw.reader import read_atus_raw
from carepact.data.timeuse.atus.wellbeing import read_wellbeing
from carepact.data.timeuse.diaries import Diaries

pytestmark = pytest.mark.shared

YEARS = (2003, 2012)
EVERY = 500
"""One respondent of so many is written in the raw layout."""
PARTNER = {"spouse": 1, "unmarried partner": 2, "none": 3}
LABOUR = {
    "employed-at work": 1,
    "employed-absent": 2,
    "unemployed-layoff": 3,
    "unemployed-looking": 4,
    "not_in_labor_force": 5,
}
EDUCATION = {
    "< hs diploma": 36,
    "hs diploma": 39,
    "some college": 40,
    "associate degree": 42,
    "bachelor's degree": 43,
    "master's degree": 44,
    "prof degree": 45,
    "doctoral degree": 46,
}
COMPARED = [
    "respondent",
    "year",
    "month",
    "day_of_month",
    "sex",
    "age",
    "weight",
    "partner",
    "labour_status",
    "employed",
    "quarter",
    "day_type",
    "rake_age",
    "child_in_household",
    "youngest_child_age",
    "household_size",
    "holiday",
    "weekly_earnings",
    "weekly_earnings_top_coded",
    "usual_hours_per_week",
    "education",
]


@pytest.fixture(scope="module")
def samples(shared_data: Path) -> Path:
    return shared_data / "us_atus_raw_format_samples"


@pytest.fixture(scope="module")
def abridged(shared_data: Path) -> Diaries:
    return read_atus_abridged(shared_data / "us_atus_2003_2016", YEARS)


def test_the_roster_of_2018_gives_one_respondent_a_household(samples: Path) -> None:
    roster = read_roster(samples / "atusrost_2018.dat.gz")

    # Counted with awk in the publisher's file of 25,068 rows: households, those with a
    # child of TERRP 22 under 18, a grandchild (23) or foster child (27) under 18, and an
    # own child elsewhere (40); women and the sum of ages on line 1.
    assert roster.height == 9593
    assert roster["own_child"].sum() == 3002
    assert roster["grandchild_in_household"].sum() == 217
    assert roster["foster_child_in_household"].sum() == 7
    assert roster["own_child_elsewhere"].sum() == 136
    assert (roster["sex"] == "women").sum() == 5275
    assert roster["age"].sum() == 485009


def test_households_of_the_roster_read_as_they_do_by_eye(samples: Path) -> None:
    roster = read_roster(samples / "atusrost_2018.dat.gz")
    columns = ["sex", "age", "own_child", "youngest_own_child_age", "grandchild_in_household"]

    def read_off(respondent: int) -> tuple[object, ...]:
        return roster.filter(pl.col("respondent") == respondent).select(columns).row(0)

    # A woman of 43 with a parent of 60 and a son of 13.
    assert read_off(20180101180096) == ("women", 43, True, 13, False)
    # A woman of 63 with grandchildren of 18 and 15: the younger makes her a grandmother.
    assert read_off(20180101181240) == ("women", 63, False, None, True)
    # A man of 33 with an unmarried partner and foster children of 10, 5 and 2.
    assert read_off(20180112171213) == ("men", 33, False, None, False)


def test_the_wellbeing_module_of_2013_joins_by_id(samples: Path) -> None:
    respondents, activities = read_wellbeing(samples)

    assert (respondents.height, activities.height) == (10378, 30814)
    assert activities["row"].n_unique() == 10378
    assert (respondents["respondent"].gather(activities["row"]) == activities["respondent"]).all()
    # First rows of both files: step 8 of the ladder, health very good (2), and activities
    # 2, 3 and 4 with happiness 3, 5, 1.
    first = respondents.row(0, named=True)
    assert (first["respondent"], first["life_ladder"]) == (20130101130004, 8)
    assert (first["general_health"], first["typical_day"]) == ("very good", "the same")
    mine = activities.filter(pl.col("row") == 0)
    assert (mine["number"].to_list(), mine["happy"].to_list()) == ([2, 3, 4], [3, 5, 1])


def test_refused_feelings_are_empty_and_weighted_means_are_those_counted_apart(
    samples: Path,
) -> None:
    respondents, activities = read_wellbeing(samples)

    # By awk: 209 of WUHAPPY are below zero; without them the mean by WUFNACTWT is 4.35937,
    # the mean of WECANTRIL by WUFINLWGT 7.13894.
    assert activities["happy"].null_count() == 209
    rated = activities.drop_nulls("happy")
    happy = np.average(rated["happy"].to_numpy(), weights=rated["weight"].to_numpy())
    ladder = np.average(
        respondents["life_ladder"].to_numpy(), weights=respondents["weight"].to_numpy()
    )
    assert happy == pytest.approx(4.35937, abs=5e-6)
    assert ladder == pytest.approx(7.13894, abs=5e-6)


def as_person(row: dict[str, object], episodes: list[Episode]) -> Person:
    """Put one respondent of the abridged tables back into the publisher's codes."""
    child = row["youngest_child_age"]
    rest = MINUTES_PER_DAY - sum(episode.minutes for episode in episodes)
    unrecorded = [Episode("500106", rest)] if rest else []
    earnings, hours = row["weekly_earnings"], row["usual_hours_per_week"]
    return Person(
        respondent=int(str(row["respondent"])),
        day=date(*(int(str(row[part])) for part in ("year", "month", "day_of_month"))),
        sex={"men": 1, "women": 2}[str(row["sex"])],
        age=int(str(row["age"])),
        weights={"TUFNWGTP": float(str(row["weight"]))},
        episodes=[*episodes, *unrecorded],
        answers={
            "TRSPPRES": PARTNER[str(row["partner"])],
            "TELFS": LABOUR[str(row["labour_status"])],
            "TRHHCHILD": 1 if row["child_in_household"] else 2,
            "TRYHHCHILD": -1 if child is None else child,
            "TRNUMHOU": row["household_size"],
            "TRHOLIDAY": int(row["holiday"] == "yes"),
            "TRERNWA": -1 if earnings is None else round(100 * float(str(earnings))),
            "TEHRUSLT": -1 if hours is None else hours,
        },
        background={"PEEDUCA": EDUCATION[str(row["education"])]},
    )


def minutes_by_code(diaries: Diaries) -> pl.DataFrame:
    """Return respondent, six-digit code and minutes of every activity, in order."""
    codes = pl.DataFrame({"activity": diaries.codes}).with_row_index("code")
    people = diaries.respondents.select("respondent").with_row_index("row")
    return (
        diaries.activities.join(codes, on="code")
        .join(people, on="row")
        .select("respondent", pl.col("activity").alias("code"), "minutes")
        .sort("respondent", "code")
    )


def test_real_people_written_raw_read_as_in_the_abridged_tables(
    tmp_path: Path, abridged: Diaries
) -> None:
    kept = abridged.respondents.gather_every(EVERY)
    expected = minutes_by_code(abridged).join(
        kept.select("respondent"), on="respondent", how="semi"
    )
    people = [
        as_person(
            row,
            [
                Episode(code, int(time))
                for _id, code, time in expected.filter(
                    pl.col("respondent") == row["respondent"]
                ).iter_rows()
            ],
        )
        for row in kept.iter_rows(named=True)
    ]
    folder = write_release(tmp_path, people, release="0316")
    (folder / "atuswho_0316.dat").unlink()

    raw = read_atus_raw(folder, None)

    assert raw.n == 67
    assert_frame_equal(raw.respondents.select(COMPARED), kept.select(COMPARED), check_exact=True)
    coded = minutes_by_code(raw).filter(pl.col("code") != "500106")
    assert_frame_equal(coded, expected, check_exact=True)
    assert coded.filter(pl.col("code").str.starts_with("04")).height > 0
