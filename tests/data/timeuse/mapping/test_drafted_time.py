"""How a draft finds the time of a survey: pairs, slots, rows, columns, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from carepact.data.timeuse.mapping.drafted_columns import find_columns
from carepact.data.timeuse.mapping.drafting import _columns, draft_mapping
from carepact.data.timeuse.mapping.formats import LabelledTable
from carepact.data.timeuse.mapping.hours_pairs import find_pairs
from carepact.data.timeuse.mapping.unplaced import list_unplaced

N = 20
PERSONS = {"pid": range(N), "sex": ["female", "male"] * 10, "age": range(20, 40)}
HOURS = [i % 9 for i in range(N)]
MINUTES = [15 * (i % 4) for i in range(N)]
ASKED = [1 + i % 2 for i in range(N)]


def answered(values: list[int]) -> list[int | None]:
    """Leave amounts empty where the question before them was answered no."""
    return [value if asked == 1 else None for value, asked in zip(values, ASKED, strict=True)]


def test_a_box_that_is_ticked_or_empty_says_no_by_an_empty_cell(
    draft: Callable[..., dict[str, Any]],
) -> None:
    ticks = [1 if asked == 1 else None for asked in ASKED]
    columns = {"P11": ticks, "P11A1": answered(HOURS), "P11A2": answered([59, *MINUTES[1:]])}
    drafted = draft({**PERSONS, **columns})["activities"]["codes"]["P11A1"]

    assert (drafted["plus_minutes"], drafted["filter"]) == ("P11A2", {"column": "P11", "no": ""})


def test_two_amounts_behind_one_question_are_parts_of_a_week(
    draft: Callable[..., dict[str, Any]],
) -> None:
    # The names of Mexico's survey: the key is in four columns, the amounts are called otherwise
    # than the question.
    keys = {
        "UPM": [f"{1 + i // 8:07}" for i in range(N)],
        "VIV_SEL": [f"{1 + i // 4 % 2:02}" for i in range(N)],
        "HOGAR": [1 + i // 2 % 2 for i in range(N)],
        "N_REN": [f"{1 + i % 2:02}" for i in range(N)],
        "UPM_DIS": [f"{1 + i // 10:05}" for i in range(N)],
    }
    whole = {
        "P6_4_3": ASKED,
        "P6_4A_3_1": answered(HOURS),
        "P6_4A_3_2": answered([59, *MINUTES[1:]]),
        "P6_4A_3_3": answered(HOURS),
        "P6_4A_3_4": answered(MINUTES),
    }
    drafted = draft({**keys, "SEXO": PERSONS["sex"], "EDAD_V": PERSONS["age"], **whole})

    assert drafted["columns"]["respondent"] == ["UPM", "VIV_SEL", "HOGAR", "N_REN"]
    assert drafted["columns"]["household"] == ["UPM", "VIV_SEL", "HOGAR"]
    assert drafted["design"]["psu"] == ["UPM_DIS"]
    assert drafted["activities"]["unit"] == "hours a week"
    question = {"column": "P6_4_3", "no": "2"}
    assert {
        name: (code["plus_minutes"], code["filter"])
        for name, code in drafted["activities"]["codes"].items()
    } == {"P6_4A_3_1": ("P6_4A_3_2", question), "P6_4A_3_3": ("P6_4A_3_4", question)}


def test_a_unit_that_is_a_part_of_the_key_is_still_the_unit(
    draft: Callable[..., dict[str, Any]],
) -> None:
    keys = {"UPM": [1 + i // 4 for i in range(N)], "N_REN": [1 + i % 4 for i in range(N)]}
    drafted = draft({**keys, "SEXO": PERSONS["sex"], "EDAD": PERSONS["age"], "P11": HOURS})

    assert drafted["columns"]["respondent"] == ["UPM", "N_REN"]
    assert drafted["design"]["psu"] == ["UPM"]


def test_hours_and_minutes_are_one_code_with_the_question_before_them(
    draft: Callable[..., dict[str, Any]],
) -> None:
    columns = {
        "P11": ASKED,
        "P11S1A1": answered(HOURS),
        "P11S1A2": answered([59, *MINUTES[1:]]),
        "P12": [1 + i % 3 for i in range(N)],
        "where": [1 + i % 7 for i in range(N)],
    }
    found = draft({**PERSONS, **columns})

    assert list(found["activities"]["codes"]) == ["P11S1A1"]
    code = found["activities"]["codes"]["P11S1A1"]
    assert code["plus_minutes"] == "P11S1A2"
    assert code["filter"] == {"column": "P11", "no": "2"}
    assert found["activities"]["unit"] == "hours a day"
    assert "#   P12: few answers, as yes and no" in found["text"]
    assert "#   where: " in found["text"]


def test_hours_and_minutes_of_like_names_need_not_be_neighbours() -> None:
    columns = {"h_cook": HOURS, "h_tv": HOURS, "min_cook": MINUTES, "min_tv": MINUTES}
    pairs, unit = find_pairs(pl.DataFrame(columns), list(columns))

    assert [(pair.hours, pair.minutes) for pair in pairs] == [
        ("h_cook", "min_cook"),
        ("h_tv", "min_tv"),
    ]
    assert unit == "hours a day"


def test_a_question_right_before_is_a_filter_only_if_all_others_have_an_amount() -> None:
    columns = {"did": ASKED, "cook_h": answered(HOURS), "cook_m": answered(MINUTES)}
    gappy = {**columns, "cook_h": [None, *answered(HOURS)[1:]]}
    filters = [find_pairs(pl.DataFrame(one), list(one))[0][0].filter for one in (columns, gappy)]

    assert filters == ["did", ""]


def test_hours_beyond_a_day_are_of_a_week() -> None:
    columns = {"a_h": [40, *HOURS[1:]], "a_m": MINUTES}

    assert find_pairs(pl.DataFrame(columns), list(columns))[1] == "hours a week"


def test_flags_answers_and_constants_are_no_activities(
    draft: Callable[..., dict[str, Any]],
) -> None:
    columns = {
        "educ": ASKED,
        "region": [66 if i % 5 else 3 for i in range(N)],
        "cook": range(60, 60 + N),
        "tv": [200] * N,
        "else": [1180 - i for i in range(N)],
        "flag": [1] * N,
    }
    found = draft({**PERSONS, **columns})

    assert list(found["activities"]["codes"]) == ["cook", "tv", "else"]
    assert found["activities"]["unit"] == "minutes a day"
    assert "#   educ: few answers, as yes and no" in found["text"]
    assert "#   flag: the same value everywhere" in found["text"]


def test_a_grid_has_a_second_activity_and_company(draft: Callable[..., dict[str, Any]]) -> None:
    day = ["110", "3110", "1110", "8210"]
    slots = {f"act1_{i}": [day[i * 4 // 144]] * N for i in range(144)}
    second = {f"act2_{i}": ["-7" if i % 3 else "8210"] * N for i in range(144)}
    company = {f"wit4_{i}": [i % 2] * N for i in range(144)}
    found = draft({**PERSONS, **slots, **second, **company})

    grid = found["activities"]
    assert (grid["form"], grid["minutes_each"]) == ("grid", "10")
    assert (grid["main"], grid["secondary"]) == ("act1_[0-9]*", "act2_[0-9]*")
    assert grid["missing"] == ["-7"]
    assert "# who_with" in found["text"]
    assert "wit4_" in found["text"].split("# who_with")[1]


@pytest.mark.parametrize("first", [0, 1])
def test_two_files_are_told_apart_in_any_order(
    first: int, draft: Callable[..., dict[str, Any]]
) -> None:
    rows = [(i, j, code) for i in range(N - 8) for j, code in enumerate(("Sleep", "Cooking"))]
    episodes = {
        "pid": [i for i, _j, _code in rows],
        "epnum": [j for _i, j, _code in rows],
        "eptime": [1000 if j else 440 for _i, j, _code in rows],
        "whatdoing": [code for _i, _j, code in rows],
        "what_oth1": ["Eating" if j else "" for _i, j, _code in rows],
    }
    files = [dict(PERSONS), episodes]
    found = draft(files[first], files[1 - first])

    assert found["files"] == {
        "respondents": f"file{first}.csv",
        "activities": f"file{1 - first}.csv",
    }
    assert found["columns"]["respondent"] == "pid"
    long = found["activities"]
    assert (long["form"], long["code"], long["minutes"]) == ("long", "whatdoing", "eptime")
    assert long["secondary"] == "what_oth1"


def test_a_file_of_diaries_shorter_than_that_of_persons_is_still_the_diaries(
    draft: Callable[..., dict[str, Any]],
) -> None:
    diaries = {"pid": range(9), "cook": range(60, 69), "rest": [1380 - i for i in range(9)]}
    found = draft(diaries, dict(PERSONS))

    assert found["files"] == {"respondents": "file1.csv", "activities": "file0.csv"}
    assert list(found["activities"]["codes"]) == ["cook", "rest"]


def test_names_of_any_letters_are_quoted(draft: Callable[..., dict[str, Any]]) -> None:
    columns = {"a 'b' \\c: #d": range(60, 60 + N), "rest": [1380 - i for i in range(N)]}
    found = draft({**PERSONS, **columns})

    assert list(found["activities"]["codes"]) == ["a 'b' \\c: #d", "rest"]


def test_labels_of_several_lines_do_not_break_the_draft() -> None:
    table = pl.DataFrame({"q1": [1, 2] * 10, **{k: list(v) for k, v in PERSONS.items()}})
    labels = {"sex": {"female": "Female\nor woman"}, "q1": {"1": "yes\nindeed"}}
    source = LabelledTable("t", table, {"q1": "One\ntwo"}, labels)
    lines = [*_columns(source, None, find_columns(source)), *list_unplaced(source, set())]

    assert all("\n" not in line for line in lines)


def test_answers_that_add_up_to_no_day_may_overlap(draft: Callable[..., dict[str, Any]]) -> None:
    found = draft({**PERSONS, "sleep": range(50, 50 + N), "cook": range(100, 100 + N)})

    assert found["activities"]["unit"] == "???"
    assert "# overlapping: allowed" in found["text"]


def test_how_both_files_are_written_is_said_once_and_what_cannot_be_is_told(
    tmp_path: Path,
) -> None:
    persons, diaries = tmp_path / "p.csv", tmp_path / "d.csv"
    persons.write_text("pid;sex;age\n1;Mujer;30\n2;Varón;40\n", "utf-8")
    diaries.write_bytes("pid;act;min\n1;Niños;60,5\n2;Sueño;30,5\n".encode("latin-1"))
    alike = draft_mapping(persons, diaries)
    persons.write_text("pid,sex,age\n1,Mujer,30\n2,Hombre,40\n", "utf-8")
    apart = draft_mapping(persons, diaries)

    assert '# d.csv: its encoding is "latin-1": save all files alike' in alike
    assert 'decimal: ","' in alike
    assert '# d.csv: its separator is ";": save all files alike' in apart


def test_replicates_in_a_third_file_are_named(draft: Callable[..., dict[str, Any]]) -> None:
    rows = {"pid": range(N), "act": ["sleep"] * N, "min": [1440] * N}
    weights = [round(80.5 + 3 * i, 1) for i in range(N)]
    third = {"pid": range(N), **{f"rw{i}": weights for i in range(1, 11)}}
    found = draft({**PERSONS, "wt": weights}, third, rows)

    assert found["files"] == {
        "respondents": "file0.csv",
        "activities": "file2.csv",
        "replicates": "file1.csv",
    }
    assert found["replicates"]["columns"] == [f"rw{i}" for i in range(1, 11)]
    assert found["weight"]["column"] == "wt"
