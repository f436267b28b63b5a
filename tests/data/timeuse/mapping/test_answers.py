"""What cells, clocks, days and weights of real files say: each with its right value by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.data.timeuse.mapping.made import HEAD, mean, minutes, read

from carepact.core.errors import DataError, ParameterError
from carepact.data.timeuse.mapping.document import read_document
from carepact.data.timeuse.mapping.reading import read_by_mapping
from carepact.measure.estimate import estimate_care_time

LONG = """\
activities:
  form: long
  code: act
  {times}
  codes:
    SLEEP: {{icatus: "91", rationale: Sleep.}}
    COOK: {{icatus: "31", rationale: Cooking.}}
"""
OWN_TIMES = "begin: b\n  end: e\n  simultaneity: main marked\n  main: {column: o, yes: '1'}"
CLOCKS = {
    "at midnight": ("HH:MM", "04:00,22:00,SLEEP 22:00,00:00,COOK 00:00,04:00,SLEEP"),
    "past 24:00": ("HH:MM", "04:00,22:00,SLEEP 22:00,24:00,COOK 24:00,28:00,SLEEP"),
    "with seconds": (
        "HH:MM",
        "04:00:00,22:00:00,SLEEP 22:00:00,0:00:00,COOK 0:00:00,4:00:00,SLEEP",
    ),
    "digits": ("HH:MM", "0400,2200,SLEEP 2200,0000,COOK 0000,0400,SLEEP"),
    "digits as numbers": ("HH:MM", "400,2200,SLEEP 2200,0,COOK 0,400,SLEEP"),
    "halves of a day": (
        "HH:MM",
        "4:00_AM,10:00_PM,SLEEP 10:00_PM,12:00_AM,COOK 12:00_AM,4:00_am,SLEEP",
    ),
    "halves, short": ("HH:MM", "4am,10pm,SLEEP 10pm,12am,COOK 12am,4a.m.,SLEEP"),
    "dates": (
        "HH:MM",
        (
            "2020-02-28_04:00,2020-02-28_22:00,SLEEP 2020-02-28_22:00,2020-02-29_00:00,COOK "
            "2020-02-29_00:00,2020-02-29_04:00,SLEEP"
        ),
    ),
    "minutes": ("minutes", "240,1320,SLEEP 1320,0,COOK 0,240,SLEEP"),
    "minutes past a day": ("minutes", "240,1320,SLEEP 1320,1440,COOK 1440,1680,SLEEP"),
    "seconds": ("seconds", "14400,79200,SLEEP 79200,86400,COOK 0,14400,SLEEP"),
    "hours": ("hours", "4,22,SLEEP 22,24,COOK 0,4.0,SLEEP"),
    "a row without length": (
        "HH:MM",
        "04:00,22:00,SLEEP 22:00,22:00,COOK 22:00,00:00,COOK 00:00,04:00,SLEEP",
    ),
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_times_are_read_as_surveys_write_them(tmp_path: Path, clock: str) -> None:
    kind, day = CLOCKS[clock]
    mapping = HEAD + LONG.format(times=f"begin: b\n  end: e\n  clock: '{kind}'")
    rows = "".join(f"1,F,30,5,{row.replace('_', ' ')}\n" for row in day.split(" "))
    diaries = read(tmp_path, mapping, "id,sex,age,w,b,e,act\n" + rows)
    assert minutes(diaries, "COOK") == {"1": 120.0}
    assert minutes(diaries, "SLEEP") == {"1": 1320.0}


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("HH:MM", "4:00,25:75", r"e: 1 values are no time by the clock 'HH:MM': 25:75"),
        ("HH:MM", "13:00 PM,4:00", "b: 1 values are no time"),
        ("HH:MM", "morning,4:00", "b: 1 values are no time .*morning"),
        ("minutes", "4,22", "no activity ends after minute 22 of the day. Are these hours"),
    ],
)
def test_what_is_no_time_is_told_with_its_column(
    tmp_path: Path, kind: str, row: str, told: str
) -> None:
    mapping = HEAD + LONG.format(times=f"begin: b\n  end: e\n  clock: '{kind}'")
    with pytest.raises(DataError, match=told):
        read(tmp_path, mapping, f"id,sex,age,w,b,e,act\n1,F,30,5,{row},SLEEP\n")


def test_a_slot_a_row_without_a_length_takes_the_declared_one(tmp_path: Path) -> None:
    mapping = HEAD + LONG.format(times="minutes_each: 10")
    rows = "".join(f"1,F,30,5,{'COOK' if i < 12 else 'SLEEP'}\n" for i in range(144))
    diaries = read(tmp_path, mapping, "id,sex,age,w,act\n" + rows)
    assert minutes(diaries, "COOK") == {"1": 120.0}
    assert diaries.respondents["recorded_minutes"].to_list() == [1440.0]


def test_a_second_activity_is_a_column_or_a_row_with_its_own_times(tmp_path: Path) -> None:
    # Cooking 12:00-14:00, asleep else; a nap of half an hour beside it.
    column = HEAD + LONG.format(times="minutes: m\n  secondary: also\n  simultaneity: main marked")
    rows = "1,F,30,5,COOK,,90\n1,F,30,5,COOK,SLEEP,30\n1,F,30,5,SLEEP,,1320\n"
    beside = read(tmp_path, column, "id,sex,age,w,act,also,m\n" + rows)
    own = HEAD + LONG.format(times=OWN_TIMES)
    timed = (
        "1,F,30,5,00:00,12:00,SLEEP,1\n1,F,30,5,12:00,14:00,COOK,1\n"
        "1,F,30,5,12:30,13:00,SLEEP,2\n1,F,30,5,14:00,00:00,SLEEP,1\n"
    )
    nested = read(tmp_path, own, "id,sex,age,w,b,e,act,o\n" + timed)
    for diaries in (beside, nested):
        options = {"minimum_cell": 3}
        assert minutes(diaries, "COOK") == {"1": 120.0}
        assert minutes(diaries, "SLEEP") == {"1": 1350.0}
        assert diaries.respondents["recorded_minutes"].to_list() == [1440.0]
        shared = diaries.activities.filter(pl.col("simultaneous") == 2)
        assert shared["minutes"].to_list() == [30.0, 30.0]
        assert sorted(shared["main"].to_list()) == [False, True]
        assert options


def test_two_main_activities_at_once_are_refused(tmp_path: Path) -> None:
    mapping = HEAD + LONG.format(times=OWN_TIMES)
    rows = "1,F,30,5,00:00,12:00,SLEEP,1\n1,F,30,5,11:00,13:00,COOK,1\n"
    with pytest.raises(DataError, match="slots of 1 diaries overlap in part: respondent 1"):
        read(tmp_path, mapping, "id,sex,age,w,b,e,act,o\n" + rows)


def test_hours_and_minutes_of_one_activity_stand_in_two_columns(tmp_path: Path) -> None:
    # 2 h 35; 35 min alone; neither, after a no; a filter answered yes with nothing behind it.
    mapping = HEAD + (
        "activities: {form: wide, unit: hours a day, codes: {\n"
        "  h: {icatus: '31', rationale: Cooking., plus_minutes: m,\n"
        "      filter: {column: f, no: '2'}}}}\n"
    )
    diaries = read(
        tmp_path,
        mapping,
        "id,sex,age,w,f,h,m\n1,F,30,5,1,2,35\n2,F,30,5,1,,35\n3,F,30,5,2,,\n4,F,30,5,1,,\n",
    )
    assert minutes(diaries, "h") == {"1": 155.0, "2": 35.0, "3": 0.0}


def test_each_column_may_have_its_own_unit(tmp_path: Path) -> None:
    mapping = HEAD + (
        "activities: {form: wide, unit: hours a week, codes: {\n"
        "  a: {icatus: '31', rationale: Cooking.},\n"
        "  b: {icatus: '41', rationale: Care., unit: minutes a day}}}\n"
    )
    diaries = read(tmp_path, mapping, "id,sex,age,w,a,b\n1,F,30,5,7,45\n")
    assert minutes(diaries, "a") == {"1": 60.0}
    assert minutes(diaries, "b") == {"1": 45.0}


UNKNOWN = {
    "": [60.0],
    "  unknown: zero\n  empty: zero\n": [30.0],
    "  unknown: class mean\n": [60.0],
    "  unknown: class mean\n  unknown_by: [sex]\n": [70.0],
}


@pytest.mark.parametrize("rule", UNKNOWN)
def test_cells_that_are_not_known_do_what_is_declared(tmp_path: Path, rule: str) -> None:
    # Women 40 (4 know, 1 not), men 80 (4 know, 11 not). Among who knows: 60. As 0: (160 + 320)
    # / 16 ... by hand for each: known mean 60; zero 480 / 16 = 30; the mean of all known 60; by
    # sex (5 x 40 + 15 x 80) / 20 = 70.
    mapping = HEAD.replace("year: 2020", "year: 2020\nmissing: ['99']") + (
        "activities:\n  form: wide\n  unit: minutes a day\n"
        + rule
        + "  codes: {a: {icatus: '31', rationale: Cooking.}}\n"
    )
    rows = ["F,40"] * 4 + ["F,99"] + ["M,80"] * 4 + ["M,99"] * (11 if "class" in rule else 7)
    data = "".join(
        f"{i},{row.split(',')[0]},30,5,{row.split(',')[1]}\n" for i, row in enumerate(rows)
    )
    diaries = read(tmp_path, mapping, "id,sex,age,w,a\n" + data)
    assert mean(diaries) == pytest.approx(UNKNOWN[rule])


def test_empty_cells_behind_no_filter_are_asked_about(tmp_path: Path) -> None:
    mapping = HEAD + (
        "activities: {form: wide, unit: minutes a day, codes: {\n"
        "  a: {icatus: '31', rationale: Cooking.}, b: {icatus: '41', rationale: Care.}}}\n"
    )
    with pytest.raises(DataError, match=r"because cells are empty: a \(1\), b \(1\)\. .*'filter'"):
        read(tmp_path, mapping, "id,sex,age,w,a,b\n1,F,30,5,60,\n2,F,30,5,,60\n")


def test_stylised_hours_beyond_the_week_are_allowed_where_declared(tmp_path: Path) -> None:
    # 56 + 60 + 70 = 186 hours a week: minding while cooking.
    mapping = HEAD + (
        "activities: {form: wide, unit: hours a week, overlapping: allowed, codes: {\n"
        "  s: {icatus: '91', rationale: Sleep.}, c: {icatus: '31', rationale: Cooking.},\n"
        "  m: {icatus: '41', rationale: Minding.}}}\n"
    )
    rows = "".join(f"{i},F,30,5,56,60,70\n" for i in range(6))
    diaries = read(tmp_path, mapping, "id,sex,age,w,s,c,m\n" + rows)
    assert minutes(diaries, "m")["0"] == pytest.approx(600.0)
    assert any("may overlap" in note for note in diaries.notices)
    assert not any("rounding" in note for note in diaries.notices)
    with pytest.raises(ParameterError, match="share_of_day"):
        estimate_care_time(diaries, groups="sdg-5.4.1", statistics=["share_of_day"])
    with pytest.raises(DataError, match="overlapping: allowed"):
        read(
            tmp_path,
            mapping.replace(" overlapping: allowed,", ""),
            "id,sex,age,w,s,c,m\n" + rows,
        )


DAYS = (
    HEAD.replace("  age: age\n", "  age: age\n  day: day\n{type}")
    + (
        "activities: {{form: long, code: act, minutes: m,\n"
        "  codes: {{COOK: {{icatus: '31', rationale: Cooking.}}}}}}\n"
    ).format()
)
TYPE = "  day_type: {column: dt, words: {'1': weekday, '2': weekend day}}\n"


def several_days(folder: Path, mapping: str) -> pl.DataFrame:
    """Twenty women of weight 100: a weekday of 60 and a weekend day of 200 minutes."""
    rows = "".join(f"{i},F,30,100,1,1,COOK,60\n{i},F,30,100,2,2,COOK,200\n" for i in range(20))
    diaries = read(folder, mapping, "id,sex,age,w,day,dt,act,m\n" + rows)
    return (
        estimate_care_time(
            diaries, groups="sdg-5.4.1", statistics=["mean_minutes_per_day", "total_hours_per_year"]
        )
        .to_polars()
        .filter(pl.col("activity") == "unpaid_domestic_work")
    )


def test_days_of_one_person_are_weighted_to_the_week_and_the_person_counts_once(
    tmp_path: Path,
) -> None:
    # (5 x 60 + 2 x 200) / 7 = 100 minutes; 20 x 100 persons x 100 / 60 x 366 days of 2020.
    mapping = DAYS.replace("{type}", TYPE)
    average, total = several_days(tmp_path, mapping)["value"].to_list()
    assert average == pytest.approx(100.0, rel=1e-9)
    assert total == pytest.approx(20 * 100 * 100 / 60 * 366, rel=1e-9)


def test_without_a_type_of_day_there_is_no_total_and_the_mean_is_marked(tmp_path: Path) -> None:
    mapping = DAYS.replace("{type}", "")
    with pytest.raises(ParameterError, match="total_hours_per_year"):
        several_days(tmp_path, mapping)
    diaries = read_by_mapping(tmp_path / "data.csv", tmp_path / "m.yaml", None)
    assert mean(diaries) == [130.0]
    assert any("No column tells the type of day" in note for note in diaries.notices)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{'1': weekday, '2': feast}", "how many days of a week 'feast' stands for is not known"),
        ("{'1': weekday, '2': saturday}", "are 6 days of a week, not 7"),
    ],
)
def test_types_of_day_that_are_no_week_are_refused(tmp_path: Path, words: str, told: str) -> None:
    mapping = DAYS.replace("{type}", f"  day_type: {{column: dt, words: {words}}}\n")
    with pytest.raises(DataError, match=told):
        several_days(tmp_path, mapping)


def test_a_declared_week_says_what_a_type_of_day_stands_for(tmp_path: Path) -> None:
    mapping = DAYS.replace("{type}", TYPE.replace("weekend day", "feast")).replace(
        "year: 2020", "year: 2020\nweek: {weekday: 6, feast: 1}"
    )
    average = several_days(tmp_path, mapping)["value"].to_list()[0]
    assert average == pytest.approx((6 * 60 + 200) / 7, rel=1e-9)


@pytest.mark.parametrize(
    ("flagged", "told"),
    [
        ("1", r"replicates\.columns: r_flag \(0\.01\) do not add up"),
        ("", ""),
    ],
)
def test_a_flag_among_replicates_gives_itself_away(tmp_path: Path, flagged: str, told: str) -> None:
    mapping = HEAD + "replicates: {columns: 'r_*', method: bootstrap}\n" + WIDE_ONE
    rows = "".join(
        f"{i},F,30,100,{80 + 40 * (i % 2)},{120 - 40 * (i % 2)},{flagged},60\n" for i in range(10)
    )
    header = "id,sex,age,w,r_1,r_2,r_flag,cook\n"
    if not told:
        header = header.replace("r_flag", "q")
        assert read(tmp_path, mapping, header + rows).n == 10
        return
    with pytest.raises(DataError, match=told):
        read(tmp_path, mapping, header + rows)


def test_factors_that_are_no_weights_yet_are_refused_and_empty_ones_of_no_diary_accepted(
    tmp_path: Path,
) -> None:
    mapping = HEAD + "replicates: {columns: 'r_*', method: bootstrap}\n" + WIDE_ONE
    factors = "".join(
        f"{i},F,30,100,{0.8 + 0.4 * (i % 2)},{1.2 - 0.4 * (i % 2)},60\n" for i in range(10)
    )
    with pytest.raises(DataError, match="Factors must be multiplied by the final weight first"):
        read(tmp_path, mapping, "id,sex,age,w,r_1,r_2,cook\n" + factors)
    some = "".join(f"{i},F,30,100,{80 + 40 * (i % 2)},{120 - 40 * (i % 2)},60\n" for i in range(10))
    silent = "10,F,30,100,,,\n"
    assert read(tmp_path, mapping, "id,sex,age,w,r_1,r_2,cook\n" + some + silent).n == 10


WIDE_ONE = """\
activities: {form: wide, unit: minutes a day, codes: {cook: {icatus: "31", rationale: Cooking.}}}
"""


@pytest.mark.parametrize(
    ("files", "write", "text"),
    [
        ("{encoding: latin-1, separator: ';'}", "latin-1", "60,5"),
        ('{encoding: utf-16, separator: "\\t", decimal: ","}', "utf-16", "60,5"),
        ("{separator: ';', decimal: ','}", "utf-8", "60,500"),
    ],
)
def test_decimal_commas_and_encodings(tmp_path: Path, files: str, write: str, text: str) -> None:
    mapping = HEAD + f"files: {files}\n" + WIDE_ONE.replace("minutes a day", "minutes a day")
    mark = "\t" if "\\t" in files else ";"
    data = mark.join(["id", "sex", "age", "w", "cook"]) + "\n"
    data += "".join(mark.join([f"ñ{i}", "F", "30", "5", text]) + "\n" for i in range(6))
    (tmp_path / "d.csv").write_bytes(data.encode(write))
    (tmp_path / "m.yaml").write_text(mapping, "utf-8")
    diaries = read_by_mapping(tmp_path / "d.csv", tmp_path / "m.yaml", None)
    assert minutes(diaries, "cook")["ñ0"] == 60.5


def test_a_comma_before_three_digits_is_not_guessed(tmp_path: Path) -> None:
    mapping = HEAD + "files: {separator: ';'}\n" + WIDE_ONE
    with pytest.raises(DataError, match=r"'1,200' is no number"):
        read(tmp_path, mapping, "id;sex;age;w;cook\n1;F;30;5;1,200\n")


def test_a_couple_a_row_becomes_a_row_a_person(tmp_path: Path) -> None:
    mapping = (
        HEAD.replace("respondent: id", "respondent: [id, stack]").replace(
            "{column: sex, words: {F: women, M: men}}",
            "{column: stack, words: {her: women, him: men}}",
        )
        + "files: {stack: {her: {age_w: age, 'w_*': 't_*'}, him: {age_m: age, 'm_*': 't_*'}}}\n"
        + "activities: {form: wide, unit: minutes a day, codes: {\n"
        + "  t_cook: {icatus: '31', rationale: Cooking.}}}\n"
    )
    diaries = read(tmp_path, mapping, "id,w,age_w,age_m,w_cook,m_cook\n7,5,30,40,90,20\n")
    assert minutes(diaries, "t_cook") == {"7-her": 90.0, "7-him": 20.0}
    assert diaries.respondents.select("sex", "age").rows() == [("women", 30), ("men", 40)]


def test_a_next_wave_is_a_few_lines_on_top_of_the_last(tmp_path: Path) -> None:
    read(tmp_path, HEAD + WIDE_ONE, "id,sex,age,w,cook\n1,F,30,5,60\n")
    (tmp_path / "next.yaml").write_text(
        "extends: m.yaml\nsurvey: next\nyear: 2025\nweight: {column: weight}\n", "utf-8"
    )
    (tmp_path / "wave.csv").write_text("id,sex,age,weight,cook\n1,F,30,8,70\n", "utf-8")
    diaries = read_by_mapping(tmp_path / "wave.csv", tmp_path / "next.yaml", None)
    assert (diaries.survey, diaries.respondents["weight"].to_list()) == ("next", [8.0])
    assert minutes(diaries, "cook") == {"1": 70.0}
    assert [source.file for source in diaries.sources] == ["wave.csv", "next.yaml", "m.yaml"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: none.yaml\n", "extends none.yaml, and there is no such file beside it"),
        ("extends: a.yaml\n", "extends itself by way of a.yaml"),
    ],
)
def test_a_file_that_extends_nothing_or_itself_is_refused(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=told):
        read_document(tmp_path / "a.yaml")


def test_the_household_is_the_unit_where_no_other_is_told(tmp_path: Path) -> None:
    # Two women of each home do alike, so persons as units would halve the variance.
    plain = HEAD.replace("  age: age\n", "  age: age\n  household: home\n") + WIDE_ONE
    given = HEAD + "design: {psu: home}\n" + WIDE_ONE
    rows = "".join(f"{i},F,30,5,{i // 2},{30 + 10 * (i // 2 % 7)}\n" for i in range(80))
    tables = [
        estimate_care_time(
            read(tmp_path, mapping, "id,sex,age,w,home,cook\n" + rows),
            groups="sdg-5.4.1",
            statistics=["mean_minutes_per_day"],
            method="jkn",
        ).to_polars()
        for mapping in (plain, given)
    ]
    ours, theirs = (table["standard_error"].drop_nulls().to_list() for table in tables)
    assert ours
    assert ours == pytest.approx(theirs, rel=1e-9)
    assert "households as units" in tables[0]["method"][0]


CLASSES = HEAD.replace(
    "  age: age\n",
    "  age_class: {column: age, words: {'1': 15-24, '2': 25-34, '3': 35-44, '4': 45+}}\n",
)


def test_ages_in_classes_alone_serve_bands_that_hold_them_whole(tmp_path: Path) -> None:
    rows = "".join(f"{i},F,{1 + i % 4},5,{10 * (1 + i % 4)}\n" for i in range(24))
    diaries = read(tmp_path, CLASSES + WIDE_ONE, "id,sex,age,w,cook\n" + rows)
    assert mean(diaries, by=["age_group"], age_bands=[15, 35]) == [15.0, 35.0]
    assert mean(diaries, by=["age_class"]) == [10.0, 20.0, 30.0, 40.0]
    with pytest.raises(ParameterError, match="the class '45\\+' lies in two of the bands"):
        mean(diaries, by=["age_group"])


def test_who_tells_no_age_is_in_no_band(tmp_path: Path) -> None:
    rows = "".join(f"{i},F,{'' if i < 6 else 30},5,{60 if i < 6 else 10}\n" for i in range(12))
    diaries = read(tmp_path, HEAD + WIDE_ONE, "id,sex,age,w,cook\n" + rows)
    assert mean(diaries, by=["age_group"]) == [10.0]
