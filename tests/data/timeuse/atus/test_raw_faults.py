"""Damaged, contradictory or ambiguous raw files never give a figure."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.data.timeuse.atus.raw_files import (
    Episode,
    Person,
    Row,
    activity_rows,
    change_rows,
    cps_rows,
    respondent_rows,
    roster_rows,
    write_release,
    write_table,
)
from tests.data.timeuse.atus.raw_people import ANNA, BEN, CLEO, PEOPLE

from carepact.core.errors import DataError
from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.atus.raw.reader import read_atus_raw


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return write_release(tmp_path / "release", PEOPLE)


def test_missing_files_are_all_named_at_once(tmp_path: Path) -> None:
    folder = write_release(tmp_path / "here", PEOPLE, kinds=("atuswho",))

    with pytest.raises(DataError) as error:
        read_atus_raw(folder, None)

    message = str(error.value)
    assert "here: 3 faults" in message
    for title in ("respondent file", "activity file", "roster file / CPS file"):
        assert f"there is no {title}" in message


def test_a_file_that_stands_twice_is_named(release: Path) -> None:
    shutil.copy(release / "atusresp_2018.dat", release / "atusresp-2018.csv")

    with pytest.raises(
        DataError, match=r"respondent file stands 2 times: atusresp-2018.csv, atusr"
    ):
        read_atus_raw(release, None)


def test_a_misspelt_column_is_named_with_the_nearest(release: Path) -> None:
    change_rows(
        release / "atusresp_2018.dat",
        lambda lines: [lines[0].replace("TRSPPRES", "TRSPRES"), *lines[1:]],
    )

    with pytest.raises(DataError, match=r"no column 'TRSPPRES'. Did you mean 'TRSPRES'"):
        read_atus_raw(release, None)


def test_a_wrong_encoding_is_named_with_its_line(release: Path) -> None:
    path = release / "atusrost_2018.dat"
    path.write_bytes(path.read_bytes() + b"20189,\xe9,1,1,1,0,0,0\r\n")

    with pytest.raises(DataError, match=r"atusrost_2018.dat, line \d+: a byte is not UTF-8"):
        read_atus_raw(release, None)


def test_a_file_cut_within_a_row_is_damaged(release: Path) -> None:
    path = release / "atusact_2018.dat"
    path.write_bytes(path.read_bytes()[:-30])

    with pytest.raises(DataError, match=r"atusact_2018.dat: the file breaks off or is damaged"):
        read_atus_raw(release, None)


def test_a_packed_file_that_is_cut_is_damaged(tmp_path: Path) -> None:
    folder = write_release(tmp_path, PEOPLE, ending=".dat.gz")
    path = folder / "atusact_2018.dat.gz"
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(DataError, match=r"atusact_2018.dat.gz: the file breaks off or is damaged"):
        read_atus_raw(folder, None)


def test_a_file_cut_between_rows_is_noticed_by_its_short_day(release: Path) -> None:
    change_rows(release / "atusact_2018.dat", lambda lines: lines[:-1])

    with pytest.raises(DataError, match=r"1 diaries hold less than 1440 .* 20181201180003"):
        read_atus_raw(release, None)


def test_a_day_of_more_than_1440_minutes_is_refused(tmp_path: Path) -> None:
    long = replace(CLEO, episodes=(Episode("010101", 1000), Episode("120303", 441)))

    with pytest.raises(DataError, match=r"1 diaries hold more than 1440 .* 20181201180003"):
        read_atus_raw(write_release(tmp_path, [ANNA, long]), None)


def test_a_respondent_without_activities_is_refused(tmp_path: Path) -> None:
    folder = write_release(tmp_path, PEOPLE)
    write_table(folder / "atusact_2018.dat", activity_rows(PEOPLE[:2]))

    with pytest.raises(DataError, match=r"1 respondents have no activity: 20181201180003"):
        read_atus_raw(folder, None)


@pytest.mark.parametrize("kind", ["atusact", "atusrost", "atuswho"])
def test_strangers_in_another_file_are_named(tmp_path: Path, kind: str) -> None:
    folder = write_release(tmp_path, PEOPLE)
    write_table(folder / "atusresp_2018.dat", respondent_rows(PEOPLE[1:]))

    kinds = {"atusact", "atusrost", "atuswho", "atuscps"} - {kind}
    for other in kinds:
        write_release(folder, PEOPLE[1:], kinds=[other])

    expected = rf"{kind}_2018.dat: 1 respondents .* no row of atusresp_2018.dat: 20180201180001"
    with pytest.raises(DataError, match=expected):
        read_atus_raw(folder, None)


@pytest.mark.parametrize(("kind", "rows"), [("atusrost", roster_rows), ("atuscps", cps_rows)])
def test_a_respondent_missing_from_a_file_of_persons_is_named(
    tmp_path: Path, kind: str, rows: Callable[[Sequence[Person]], list[Row]]
) -> None:
    folder = write_release(tmp_path, PEOPLE)
    write_table(folder / f"{kind}_2018.dat", rows(PEOPLE[:2]))

    with pytest.raises(DataError, match=rf"{kind}_2018.dat: 1 respondents are missing: 20181201"):
        read_atus_raw(folder, None)


def test_a_roster_without_the_respondents_own_line_is_refused(release: Path) -> None:
    change_rows(
        release / "atusrost_2018.dat",
        lambda lines: [
            line.replace("20180701180002,1,61,18", "20180701180002,1,61,22") for line in lines
        ],
    )

    with pytest.raises(DataError, match=r"line 1 is not the respondent .* 20180701180002"):
        read_atus_raw(release, None)


def test_an_episode_that_stands_twice_is_refused(release: Path) -> None:
    change_rows(release / "atusact_2018.dat", lambda lines: [*lines, lines[-1]])

    with pytest.raises(DataError, match=r"activities of 1 respondents stand more than once"):
        read_atus_raw(release, None)


def test_a_respondent_that_stands_twice_is_refused(release: Path) -> None:
    change_rows(release / "atusresp_2018.dat", lambda lines: [*lines, lines[-1]])

    with pytest.raises(DataError, match=r"respondent 20181201180003 stands more than once"):
        read_atus_raw(release, None)


def test_ids_spoilt_by_a_spreadsheet_are_refused(release: Path) -> None:
    change_rows(
        release / "atusresp_2018.dat",
        lambda lines: [line.replace("20180201180001", "2.01802E+13") for line in lines],
    )

    with pytest.raises(DataError, match=r"TUCASEID are not whole numbers of 14 digits"):
        read_atus_raw(release, None)


def test_words_where_numbers_belong_are_refused(release: Path) -> None:
    change_rows(
        release / "atusrost_2018.dat",
        lambda lines: [line.replace(",61,18,", ",sixty,18,") for line in lines],
    )

    with pytest.raises(DataError, match="column TEAGE holds sixty, which is no whole number"):
        read_atus_raw(release, None)


def test_a_weekday_that_contradicts_the_date_is_refused(tmp_path: Path) -> None:
    tuesday = replace(ANNA, answers=ANNA.answers | {"TUDIARYDAY": 3})

    with pytest.raises(DataError, match=r"1 diary dates .* do not agree .* 20180201180001"):
        read_atus_raw(write_release(tmp_path, [tuesday, BEN]), None)


def test_an_unlisted_code_is_refused_where_it_matters_and_emptied_elsewhere(tmp_path: Path) -> None:
    odd = replace(ANNA, background={"HETENURE": 9})
    wrong = replace(ANNA, answers=ANNA.answers | {"TELFS": 9})

    diaries = read_atus_raw(write_release(tmp_path / "odd", [odd, BEN]), None)

    assert diaries.respondents["tenure"].to_list() == [None, "own"]
    assert any("tenure holds codes" in notice for notice in diaries.notices)
    with pytest.raises(DataError, match=r"labour_status .* does not list: 9"):
        read_atus_raw(write_release(tmp_path / "wrong", [wrong, BEN]), None)


@pytest.mark.parametrize(("weight", "words"), [(-1, "missing or not a number"), (-5, "negative")])
def test_a_missing_or_negative_weight_is_refused(tmp_path: Path, weight: float, words: str) -> None:
    weightless = replace(ANNA, weights={"TUFINLWGT": weight})

    with pytest.raises(DataError, match=rf"1 weights are {words}: respondent 20180201180001"):
        read_atus_raw(write_release(tmp_path, [weightless, BEN]), None)


def test_an_unknown_activity_code_is_listed_with_its_minutes(tmp_path: Path) -> None:
    odd = replace(CLEO, episodes=(Episode("010101", 1000), Episode("990101", 440)))

    with pytest.raises(DataError, match=r"'990101' \(440 minutes\)"):
        read_diaries(write_release(tmp_path, [ANNA, odd]))


@pytest.mark.parametrize("kind", ["atusresp", "atusact", "atusrost", "atuswho", "atuscps"])
def test_a_file_with_a_header_alone_is_refused(release: Path, kind: str) -> None:
    change_rows(release / f"{kind}_2018.dat", lambda lines: lines[:1])

    with pytest.raises(DataError, match=rf"{kind}_2018.dat: there is a header and no row"):
        read_atus_raw(release, None)


def test_a_duration_that_is_missing_or_negative_is_refused(release: Path) -> None:
    change_rows(
        release / "atusact_2018.dat",
        lambda lines: [line.replace(",480,480,", ",480,-7,") for line in lines],
    )

    with pytest.raises(DataError, match=r"1 durations \(TUACTDUR24\) are missing or negative"):
        read_atus_raw(release, None)
