"""Which weight stands for which year, and the replicates that go with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.data.timeuse.atus.raw_files import (
    Person,
    replicate_rows,
    write_release,
    write_table,
)
from tests.data.timeuse.atus.raw_people import ANNA, CLEO, PEOPLE

from carepact.core.errors import DataError, ParameterError
from carepact.data.timeuse.atus.raw.reader import read_atus_raw


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return write_release(tmp_path / "release", PEOPLE)


def test_published_replicates_follow_the_order_of_the_respondents(release: Path) -> None:
    rows = replicate_rows(PEOPLE, "FINLWGT", lambda i, r: 1 + i / 10 + r / 1000)
    write_table(release / "atuswgts_2018.dat", rows[::-1])

    published = read_atus_raw(release, None).design.published

    assert published is not None
    assert published.method == "sdr"
    assert published.weights.shape == (3, 160)
    # Ben is second: 9000000.5 * (1 + 0.1 + 0.160) in the last replicate.
    assert published.weights[1, 159] == pytest.approx(9000000.5 * 1.26, rel=1e-12)
    assert published.weights[0, 0] == pytest.approx(4000000.25 * 1.001, rel=1e-12)
    assert np.isfinite(published.weights).all()


def people_of(*years: int) -> list[Person]:
    """Make one diary a year, on 1 June, with every weight the publisher has."""
    weights = {
        2003: {"TUFINLWGT": 1.0, "TU04FWGT": 2.0, "TU06FWGT": 3.0},
        2018: {"TUFINLWGT": 4.0},
    }
    return [
        replace(
            ANNA,
            respondent=int(f"{year}0601000001"),
            day=date(year, 6, 1),
            weights=weights.get(year, {"TU20FWGT": 7.0}),
        )
        for year in years
    ]


def multi_year(tmp_path: Path, *years: int) -> Path:
    """Write a multi-year release: no annual weight in 2020, one of its own from 2019."""
    people = [
        replace(
            person,
            weights={
                "TUFNWGTP": -1 if person.day.year == 2020 else 5.0 + i,
                "TU20FWGT": 70.0 + i if person.day.year in (2019, 2020) else -1,
            },
        )
        for i, person in enumerate(people_of(*years))
    ]
    return write_release(tmp_path, people, release="0321")


@pytest.mark.parametrize(
    ("year", "column", "weight"), [(2003, "TU06FWGT", 3.0), (2018, "TUFINLWGT", 4.0)]
)
def test_a_single_year_has_the_weight_made_by_the_method_of_2006(
    tmp_path: Path, year: int, column: str, weight: float
) -> None:
    diaries = read_atus_raw(write_release(tmp_path, people_of(year), release=str(year)), None)

    assert diaries.respondents["weight"].to_list() == [weight]
    assert any(f"Weight: {column}" in notice for notice in diaries.notices)


def test_2020_alone_counts_only_the_days_with_diaries(tmp_path: Path) -> None:
    diaries = read_atus_raw(write_release(tmp_path, people_of(2020), release="2020"), None)

    assert diaries.respondents["weight"].to_list() == [7.0]
    assert diaries.weight_unit == "sample only"
    assert any("no annual figures" in notice for notice in diaries.notices)


def test_2020_is_left_out_of_a_whole_multi_year_file_and_said_so(tmp_path: Path) -> None:
    diaries = read_atus_raw(multi_year(tmp_path, 2018, 2019, 2020, 2021), None)

    assert diaries.respondents["year"].to_list() == [2018, 2019, 2021]
    assert diaries.respondents["weight"].to_list() == [5.0, 6.0, 8.0]
    assert diaries.weight_unit == "person-days of a year"
    assert any("diaries of 2020 are left out" in notice for notice in diaries.notices)


def test_2019_beside_2020_has_the_weight_of_2020(tmp_path: Path) -> None:
    diaries = read_atus_raw(multi_year(tmp_path, 2018, 2019, 2020), (2019, 2020))

    assert diaries.respondents["weight"].to_list() == [71.0, 72.0]
    assert diaries.weight_unit == "sample only"


def test_2019_alone_keeps_its_annual_weight(tmp_path: Path) -> None:
    diaries = read_atus_raw(multi_year(tmp_path, 2018, 2019, 2020), (2019,))

    assert diaries.respondents["weight"].to_list() == [6.0]
    assert not any("left out" in notice for notice in diaries.notices)


def test_2020_with_other_years_is_refused_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"2020 has no weight .* compared with 2018"):
        read_atus_raw(multi_year(tmp_path, 2018, 2019, 2020), (2018, 2020))


def test_replicates_of_2020_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    folder = multi_year(tmp_path, 2018, 2019, 2020)
    people = people_of(2018, 2019, 2020)
    write_table(folder / "atuswgts_0321.dat", replicate_rows(people, "TUFNWGTP", lambda _i, _r: 1))
    rows = replicate_rows(people[1:], "TU20FWGT", lambda i, _r: 10 + i)
    write_table(folder / "atuswgtspan_1920.dat", rows)

    published = read_atus_raw(folder, (2020,)).design.published

    assert published is not None
    # The weight in the generated file is 7 for 2020, and its factor 10 + 1.
    assert published.weights.tolist() == [[77.0] * 160]


def test_several_years_without_the_common_weight_are_refused(tmp_path: Path) -> None:
    people = [replace(p, weights={"TUFINLWGT": 1.0}) for p in people_of(2003, 2018)]

    with pytest.raises(DataError, match="there is no column 'TUFNWGTP'"):
        read_atus_raw(write_release(tmp_path, people, release="0318"), None)


def test_an_early_year_without_its_comparable_weight_is_refused(tmp_path: Path) -> None:
    people = [replace(p, weights={"TUFINLWGT": 1.0}) for p in people_of(2003)]

    with pytest.raises(DataError, match="there is no column 'TU06FWGT'"):
        read_atus_raw(write_release(tmp_path, people, release="2003"), None)


def test_a_year_that_the_file_lacks_is_refused(release: Path) -> None:
    with pytest.raises(DataError, match=r"no diary of 2017; the file holds 2018 to 2018"):
        read_atus_raw(release, (2017,))


def test_replicates_of_another_weight_are_refused(release: Path) -> None:
    rows = replicate_rows(PEOPLE, "TUFNWGTP", lambda _i, _r: 1)
    write_table(release / "atuswgts_2018.dat", rows)

    with pytest.raises(DataError, match=r"holds 0 replicate columns of the weight TUFINLWGT"):
        read_atus_raw(release, None)


def test_replicates_that_lack_a_column_are_refused(release: Path) -> None:
    write_table(
        release / "atuswgts_2018.dat", replicate_rows(PEOPLE, "FINLWGT", lambda _i, _r: 1, 159)
    )

    with pytest.raises(DataError, match=r"holds 159 replicate columns .* instead of 160"):
        read_atus_raw(release, None)


@pytest.mark.parametrize(
    ("factor", "people", "words"),
    [
        (1.0, PEOPLE[:2], r"1 respondents are missing: 20181201180003"),
        (-1.0, PEOPLE, r"3 respondents have a replicate weight that is missing or negative"),
        (1.0, (*PEOPLE, replace(CLEO, respondent=20181201180009)), r"no row .* 20181201180009"),
    ],
)
def test_replicates_that_do_not_match_are_refused(
    release: Path, factor: float, people: tuple[Person, ...], words: str
) -> None:
    rows = replicate_rows(people, "FINLWGT", lambda _i, _r: factor)
    write_table(release / "atuswgts_2018.dat", rows)

    with pytest.raises(DataError, match=words):
        read_atus_raw(release, None)
