"""The raw American Time Use Survey, read from generated files in the publisher's layout."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests.data.timeuse.atus.raw_files import (
    Person,
    activity_rows,
    change_rows,
    write_release,
    write_table,
)
from tests.data.timeuse.atus.raw_people import ANNA, BEN, CLEO, PEOPLE

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import DataError
from carepact.core.notices import Notice, word_all
from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.atus.raw.activities import mark_kin
from carepact.data.timeuse.atus.raw.reader import read_atus_raw


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return write_release(tmp_path / "release", PEOPLE)


def respondent(path: Path, person: Person) -> dict[str, object]:
    table = read_atus_raw(path, None).respondents
    return table.row(by_predicate=pl.col("respondent") == person.respondent, named=True)


def minutes_by_code(path: Path, person: Person) -> dict[str, float]:
    diaries = read_atus_raw(path, None)
    row = diaries.respondents["respondent"].to_list().index(person.respondent)
    rows = diaries.activities.filter(pl.col("row") == row)
    return {diaries.codes[r["code"]]: r["minutes"] for r in rows.iter_rows(named=True)}


def test_answers_stand_in_standard_words_and_units(release: Path) -> None:
    anna = respondent(release, ANNA)

    assert (anna["year"], anna["month"]) == (2018, 2)
    assert (anna["quarter"], anna["day_type"], anna["day_of_month"]) == (1, "weekday", 5)
    assert (anna["sex"], anna["age"], anna["weight"]) == ("women", 34, 4000000.25)
    assert (anna["partner"], anna["labour_status"], anna["employed"]) == (
        "spouse",
        "employed-at work",
        True,
    )
    # Two implied decimals: 100050 is 1,000.50 US$ a week, 2501 is 25.01 US$ an hour.
    assert (anna["weekly_earnings"], anna["hourly_wage"]) == (1000.5, 25.01)
    assert (anna["region"], anna["state"], anna["education"]) == (
        "west",
        "CA",
        "bachelor's degree",
    )
    assert (anna["household_size"], anna["secondary_childcare_minutes"]) == (4, 90)
    assert respondent(release, BEN)["day_type"] == "weekend day"
    assert respondent(release, CLEO)["day_type"] == "weekend day"


def test_blank_refused_and_varying_hours_are_empty(release: Path) -> None:
    ben = respondent(release, BEN)

    for column in ("usual_hours_per_week", "weekly_earnings", "weekly_earnings_top_coded"):
        assert ben[column] is None
    assert ben["partner"] == "none"
    assert ben["secondary_childcare_minutes"] is None


def test_own_foster_distant_children_and_grandchildren_are_kept_apart(release: Path) -> None:
    anna, ben, cleo = (respondent(release, person) for person in PEOPLE)

    assert (anna["own_child"], anna["youngest_own_child_age"]) == (True, 5)
    assert (anna["foster_child_in_household"], anna["youngest_child_age"]) == (True, 2)
    # Ben's grandson is 12; his granddaughter of 19 is no child.
    assert (ben["own_child"], ben["grandchild_in_household"]) == (False, True)
    assert (cleo["own_child"], cleo["own_child_elsewhere"]) == (False, True)
    assert cleo["youngest_own_child_age"] is None
    assert read_atus_raw(release, None).parents == "own children"


def test_kin_in_care_for_other_households_comes_from_who_was_there(release: Path) -> None:
    # A parent among two present is family; another child is not; alone and not asked
    # leave the kinship unknown. Socialising (05...) is no care and keeps its code.
    assert minutes_by_code(release, BEN) == {
        "010101": 600,
        "040401:family": 30,
        "040101:other": 45,
        "040505": 15,
        "040501": 10,
        "050101": 740,
    }
    # 30, 45 and 25 of 100 minutes.
    diaries = read_atus_raw(release, None)
    told = [remark for remark in diaries.remarks if isinstance(remark, Notice)]
    shares = next(notice for notice in told if "family" in notice.figures)
    assert shares.figures == pytest.approx({"family": 0.3, "other": 0.45, "unknown": 0.25})
    # Too few respondents stand behind these shares for them to be told.
    assert not any("who live elsewhere" in said for said in diaries.notices)


@pytest.mark.parametrize(("with_family", "told"), [(1, 0), (10, 1)])
def test_shares_of_kinship_are_told_where_five_or_more_stand_behind_each(
    with_family: int, told: int
) -> None:
    # Thirty respondents cared for another household for an hour: code 53 is family, 55 none.
    activities = pl.DataFrame(
        {"respondent": range(30), "number": 1, "activity_code": "040101", "minutes": 60}
    )
    who = pl.DataFrame({"respondent": range(20), "number": 1}).with_columns(
        who=pl.when(pl.col("respondent") < with_family).then(53).otherwise(55)
    )
    (notice,) = mark_kin(activities, who)[1]
    assert isinstance(notice, Notice)
    assert notice.figures["family"] == pytest.approx(with_family / 30)
    assert len(word_all((notice,), DisclosureRule())) == told


def test_the_whole_way_in_recognises_the_folder_and_knows_the_marked_codes(release: Path) -> None:
    diaries = read_diaries(release)

    assert (diaries.survey, diaries.n) == ("atus-raw", 3)
    assert diaries.respondents["recorded_minutes"].to_list() == [1440, 1440, 1440]
    assert diaries.weight_unit == "person-days of a year"
    assert diaries.design.stratum == ("year", "quarter", "day_type")
    assert [source.file for source in diaries.sources] == [
        f"{kind}_2018.dat" for kind in ("atusact", "atuscps", "atusresp", "atusrost", "atuswho")
    ]


def test_secondary_childcare_stays_with_its_activity(release: Path) -> None:
    rows = read_atus_raw(release, None).activities.filter(pl.col("row") == 0)

    assert rows["secondary_childcare_minutes"].to_list() == [None, 0, 90, None]


def test_absent_optional_files_are_named_one_by_one(tmp_path: Path) -> None:
    folder = write_release(tmp_path, PEOPLE, kinds=("atusresp", "atusact", "atuscps"))

    diaries = read_atus_raw(folder, None)

    for absent in ("no roster file", "no who file", "replicates of TUFINLWGT"):
        assert any(absent in notice for notice in diaries.notices)
    assert diaries.parents == "a child in the household"
    assert "own_child" not in diaries.respondents.columns
    assert "040401" in diaries.codes
    assert diaries.respondents["age"].to_list() == [34, 61, 19]
    assert diaries.design.published is None


def test_without_the_cps_file_the_roster_gives_sex_and_age(tmp_path: Path) -> None:
    folder = write_release(tmp_path, PEOPLE, kinds=("atusresp", "atusact", "atusrost"))

    diaries = read_atus_raw(folder, None)

    assert diaries.respondents["sex"].to_list() == ["women", "men", "women"]
    assert "region" not in diaries.respondents.columns
    assert any("no CPS file" in notice for notice in diaries.notices)


@pytest.mark.parametrize("ending", [".csv", ".dat.gz", ".zip"])
def test_packed_files_read_the_same(tmp_path: Path, ending: str) -> None:
    plain = read_atus_raw(write_release(tmp_path / "plain", PEOPLE), None)

    packed = read_atus_raw(write_release(tmp_path / "packed", PEOPLE, ending=ending), None)

    assert packed.respondents.equals(plain.respondents)
    assert packed.activities.equals(plain.activities)


def test_pooled_codes_come_before_yearly_ones(tmp_path: Path) -> None:
    people = [replace(person, weights={"TUFNWGTP": 5.0}) for person in PEOPLE]
    folder = write_release(tmp_path, people, release="0318")
    change_rows(
        folder / "atusact_0318.dat",
        lambda lines: [line.replace(",030101,030101", ",030101,030186") for line in lines],
    )

    diaries = read_atus_raw(folder, None)

    assert "030186" in diaries.codes
    assert "030101" not in diaries.codes


def test_codes_from_three_tiers_are_the_same_six_digits(tmp_path: Path) -> None:
    folder = write_release(tmp_path, PEOPLE)
    rows = [{k: v for k, v in row.items() if k != "TRCODE"} for row in activity_rows(PEOPLE)]
    # A spreadsheet would drop the leading zeros of each tier.
    for row in rows:
        for tier in ("TUTIER1CODE", "TUTIER2CODE", "TUTIER3CODE"):
            row[tier] = int(str(row[tier]))
    write_table(folder / "atusact_2018.dat", rows)

    assert "040401:family" in read_atus_raw(folder, None).codes


def test_top_coded_pay_is_known_by_its_mark_and_by_the_cap(tmp_path: Path) -> None:
    answers = [
        {"TRERNWA": 288461, "TTWK": 0},
        {"TRERNWA": 350000, "TTWK": 1},
        {"TRERNWA": 350000, "TTWK": 0},
    ]
    people = [replace(p, answers=p.answers | a) for p, a in zip(PEOPLE, answers, strict=True)]

    table = read_atus_raw(write_release(tmp_path, people), None).respondents

    assert table["weekly_earnings_top_coded"].to_list() == [True, True, False]


def test_a_path_to_one_file_chooses_its_release(tmp_path: Path) -> None:
    folder = write_release(tmp_path, PEOPLE)
    write_release(folder, PEOPLE[:2], release="2017")

    with pytest.raises(DataError, match=r"several releases: 2017, 2018"):
        read_atus_raw(folder, None)
    assert read_atus_raw(folder / "atusact_2018.dat", None).n == 3


def test_codes_of_one_years_lexicon_are_said_to_be_so(release: Path) -> None:
    notices = read_atus_raw(release, None).notices

    assert any("one year's lexicon (TRCODE)" in notice for notice in notices)


def test_secondary_childcare_of_own_children_alone_is_said_to_be_so(tmp_path: Path) -> None:
    folder = write_release(tmp_path, PEOPLE)
    rows = [{k: v for k, v in row.items() if k != "TRTCCTOT_LN"} for row in activity_rows(PEOPLE)]
    write_table(folder / "atusact_2018.dat", rows)

    diaries = read_atus_raw(folder, None)

    assert diaries.activities["secondary_childcare_minutes"][2] == 90
    assert any("children under 13 only (TRTCC_LN)" in notice for notice in diaries.notices)


def test_a_publishers_mark_of_own_children_that_differs_is_reported(tmp_path: Path) -> None:
    childless = replace(ANNA, answers=ANNA.answers | {"TROHHCHILD": 2})

    diaries = read_atus_raw(write_release(tmp_path, [childless, BEN]), None)

    # One of two respondents, which is too few to be told; the roster is used.
    assert any("For fewer than 5 respondents the roster" in text for text in diaries.notices)
    assert diaries.respondents["own_child"].to_list() == [True, False]


def test_family_income_is_read_under_its_earlier_name(tmp_path: Path) -> None:
    early = replace(ANNA, background={"HEFAMINC": -1, "HUFAMINC": 14})

    table = read_atus_raw(write_release(tmp_path, [early, BEN]), None).respondents

    assert table["family_income"].to_list() == ["75000-99999", "60000-74999"]
