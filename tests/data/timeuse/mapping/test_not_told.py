"""What a survey does not tell is no answer: it is a class of its own, or it is refused."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.data.timeuse.mapping.made import HEAD, WIDE, minutes, read

from carepact.core.errors import CareError, DataError, ParameterError
from carepact.measure.estimate import estimate_care_time

KIDS = "  child_in_household: {column: kids, words: {'1': 'true', '2': 'false'}}\n"
WITH_KIDS = HEAD.replace("weight:", KIDS + "weight:")


def mean_by(folder: Path, mapping: str, data: str, by: str) -> dict[object, float]:
    """Estimate the mean minutes of domestic work by a column."""
    table = estimate_care_time(read(folder, mapping, data), by=[by], groups="sdg-5.4.1").to_polars()
    mean = table.filter(
        (pl.col("statistic") == "mean_minutes_per_day")
        & (pl.col("activity") == "unpaid_domestic_work")
    )
    return dict(zip(mean[by], mean["value"], strict=True))


def rows_of(*classes: tuple[str, int], n: int = 20) -> str:
    """Write persons of each class, its cells before the minutes of cooking."""
    told = [(cells, cook) for cells, cook in classes for _ in range(n)]
    return "".join(
        f"{i},F,{cells},5,{cook},{1440 - cook}\n" for i, (cells, cook) in enumerate(told)
    )


def test_who_does_not_tell_of_a_child_is_not_without_one(tmp_path: Path) -> None:
    data = "id,sex,age,kids,w,cook,rest\n" + rows_of(("30,1", 90), ("30,2", 30), ("30,", 60))

    assert mean_by(tmp_path, WITH_KIDS + WIDE, data, "role") == {
        "women with a child at home": 90.0,
        "women without children": 30.0,
        None: 60.0,
    }
    assert mean_by(tmp_path, WITH_KIDS + WIDE, data, "child_in_household") == {
        True: 90.0,
        False: 30.0,
        None: 60.0,
    }


def test_who_does_not_tell_the_age_has_no_role(tmp_path: Path) -> None:
    data = "id,sex,age,kids,w,cook,rest\n" + rows_of(("30,1", 90), ("16,1", 30), (",1", 60))

    assert mean_by(tmp_path, WITH_KIDS + WIDE, data, "role") == {
        "women with a child at home": 90.0,
        "under 18": 30.0,
        None: 60.0,
    }


def test_who_does_not_tell_of_a_partner_is_not_with_one(tmp_path: Path) -> None:
    partner = "  partner: {column: p, words: {'1': spouse, '2': none}}\n"
    mapping = WITH_KIDS.replace("weight:", partner + "weight:") + WIDE
    data = "id,sex,age,kids,p,w,cook,rest\n"
    data += rows_of(("30,1,1", 90), ("30,1,2", 30), ("30,1,", 60), ("30,2,", 10))

    assert mean_by(tmp_path, mapping, data, "role_and_partner") == {
        "women with a child and partner": 90.0,
        "lone women with a child": 30.0,
        "women without children": 10.0,
        None: 60.0,
    }


def test_a_role_without_ages_is_refused_with_all_that_is_lacking(tmp_path: Path) -> None:
    mapping = WITH_KIDS.replace("age: age", "age_class: age") + WIDE
    data = "id,sex,age,kids,w,cook,rest\n" + rows_of(("15-24,1", 90))
    diaries = read(tmp_path, mapping, data)

    with pytest.raises(ParameterError, match="does not tell age, partner, on which it stands"):
        estimate_care_time(diaries, by=["role_and_partner"])


def test_a_member_of_unknown_age_may_be_a_child(tmp_path: Path) -> None:
    mapping = HEAD.replace("respondent: id", "respondent: [home, id]\n  household: home")
    mapping += (
        "files: {roster: roster.csv}\nroster: {household: home, age: age, person: id}\n" + WIDE
    )
    data = "home,id,sex,age,w,cook,rest\n" + "".join(f"{h},1,F,30,5,60,1380\n" for h in "abcd")
    roster = "home,id,age\na,1,30\na,2,5\na,3,\nb,1,30\nb,2,\nc,1,30\nc,2,31\nd,1,\nd,2,40\n"

    told = read(tmp_path, mapping, data, roster=roster).respondents.sort("household")
    assert told["child_in_household"].to_list() == [True, None, False, False]
    assert told["youngest_child_age"].to_list() == [5, None, None, None]
    assert told["household_size"].to_list() == [3, 2, 2, 2]


def test_a_point_beside_a_decimal_comma_parts_thousands_or_is_refused(tmp_path: Path) -> None:
    mapping = HEAD + "files: {separator: ';', decimal: ','}\n" + WIDE
    head = "id;sex;age;w;cook;rest\n"
    whole = head + "1;F;30;1.234,5;60,5;1.379,5\n2;F;30;1.000;0;1.440\n"
    diaries = read(tmp_path, mapping, whole)
    assert diaries.respondents["weight"].to_list() == [1234.5, 1000.0]

    with pytest.raises(DataError) as refused:
        read(tmp_path, mapping, head + "1;F;30;12.5;60;1380\n2;F;30;5;3.5;1.4.4\n")
    for said in ("weight.column: '12.5' is no", "column cook: '3.5' is", "rest: '1.4.4' is"):
        assert said in str(refused.value)


@pytest.mark.parametrize("written", ["inf", "-inf", "1e999", "nan"])
def test_what_has_no_end_is_no_number(tmp_path: Path, written: str) -> None:
    for place, row in (
        ("columns.age", f"1,F,{written},5,60,1380"),
        ("weight.column", f"1,F,30,{written},60,1380"),
        ("data.csv, column cook", f"1,F,30,5,{written},1380"),
    ):
        with pytest.raises(DataError) as refused:
            read(tmp_path, HEAD + WIDE, f"id,sex,age,w,cook,rest\n{row}\n")
        assert f"{place}: '{written}' is no number." in str(refused.value)


def test_a_class_with_two_totals_is_refused(tmp_path: Path) -> None:
    mapping = HEAD + "calibration: [{columns: [sex], file: totals.csv}]\n" + WIDE
    data = "id,sex,age,w,cook,rest\n1,F,30,5,60,1380\n2,M,30,5,60,1380\n"

    with pytest.raises(DataError, match=r"totals\.csv: the class women has two totals\. Keep one"):
        read(tmp_path, mapping, data, totals="sex,total\nwomen,10\nmen,9\nwomen,11\n")


def test_time_in_full_without_its_equal_part_is_refused(tmp_path: Path) -> None:
    codes = WIDE.replace("cook: {", "cook: {equal_parts: cook2, ").replace(
        "rest: {", "rest: {equal_parts: rest2, "
    )
    mapping = HEAD + codes.replace("minutes a day", "minutes a day\n  simultaneity: unmarked")
    data = "id,sex,age,w,cook,cook2,rest,rest2\n1,F,30,5,60,30,1410,1410\n2,F,30,5,60,,1380,1380\n"

    says = "activities.codes.cook: in 1 diaries there is time in full, and no equal part of it"
    with pytest.raises(CareError, match=says):
        read(tmp_path, mapping, data)


def test_an_empty_box_is_a_no_for_those_who_answered_any(tmp_path: Path) -> None:
    codes = WIDE.replace("minutes a day", "minutes a day\n  overlapping: allowed")
    codes = codes.replace("cook: {", "cook: {filter: {column: c, no: ['2', '']}, ")
    codes = codes.replace("rest: {", "rest: {filter: {column: r, no: ''}, ")
    data = "id,sex,age,w,c,cook,r,rest\n"
    data += (
        "1,F,30,5,1,60,1,600\n2,F,30,5,,,1,700\n3,F,30,5,2,,1,800\n4,F,30,5,,,,\n5,F,30,5,1,,1,9\n"
    )
    diaries = read(tmp_path, HEAD + codes, data)

    # 4 left all of it empty; 5 ticked cooking and told no time, which is not known.
    told = diaries.respondents.filter(pl.col("weight") > 0)
    assert told["respondent"].to_list() == [1, 2, 3]
    assert minutes(diaries, "cook") == {"1": 60.0, "2": 0.0, "3": 0.0}
