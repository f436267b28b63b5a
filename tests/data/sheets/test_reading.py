"""Sheets that people fill in are read exactly, and every fault has its cell and its mend."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.data.sheets.forms import FORM, HEADINGS, try_to_read, write_lines, write_workbook

from carepact.core.errors import DataError
from carepact.data.sheets.reading import read_sheet


def test_a_workbook_gives_days_numbers_and_codes(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "log.xlsx",
        HEADINGS,
        [date(2026, 1, 5), 12, 7.5, "income", "snow"],
        [datetime(2026, 1, 12, tzinfo=UTC).replace(tzinfo=None), 0, None, "Cost", None],
    )
    sheet = read_sheet(path, FORM)
    assert not sheet.faults
    first, second = sheet.rows
    assert first.day("first_day") == date(2026, 1, 5)
    assert first.whole("visits") == 12
    assert first.number("hours") == Decimal("7.5")
    assert (first.text("kind"), first.text("note")) == ("income", "snow")
    assert second.day("first_day") == date(2026, 1, 12)
    assert second.whole("visits") == 0, "0 is an answer"
    assert second.number("hours") is None, "an empty cell is missing, not 0"
    assert second.text("kind") == "cost"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_divided_by_what_its_first_line_shows(tmp_path: Path, separator: str) -> None:
    lines = (HEADINGS, ["2026-01-05", "12", "7.5", "income", ""])
    path = write_lines(tmp_path / "log.csv", *(separator.join(line) for line in lines))
    [row] = read_sheet(path, FORM).rows
    assert row.day("first_day") == date(2026, 1, 5)
    assert row.number("hours") == Decimal("7.5")
    assert row.at("hours") == "line 2, field 3"


def test_a_comma_is_decimal_where_semicolons_divide_and_unsure_elsewhere(tmp_path: Path) -> None:
    semicolons = write_lines(tmp_path / "a.csv", "first_day;visits;hours", "2026-01-05;1;12,5")
    assert read_sheet(semicolons, FORM).rows[0].number("hours") == Decimal("12.5")
    commas = write_lines(tmp_path / "b.csv", "first_day,visits,hours", '2026-01-05,1,"12,5"')
    [fault] = read_sheet(commas, FORM).faults
    assert fault.startswith("line 2, field 3: '12,5' is a text, and it is not sure")


def test_headings_may_stand_in_any_order_below_a_title_and_in_capitals(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "log.xlsx",
        ["Mothers' Centre of the Valley"],
        [],
        [" HOURS  of women ", "Visits", "First-day"],
        [3, 4, date(2026, 1, 5)],
    )
    sheet = read_sheet(path, FORM)
    assert not sheet.faults
    assert sheet.rows[0].number("hours") == Decimal(3)
    assert sheet.rows[0].at("hours") == "sheet 'log', cell A4"


def test_all_faults_of_a_sheet_are_listed_each_with_its_cell(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "log.xlsx",
        ["first_day", "visits", "hours", "kind", "Laune"],
        ["05/01/2026", 2.5, "12,5", "Income", None],
        [None, 1001, -1, "gift", None],
        [20260105, "many", "1 250", True, None],
        [date(2026, 1, 5), True, timedelta(hours=7), None, None],
    )
    found = read_sheet(path, FORM).faults
    assert [fault.partition(": ")[0] for fault in found] == [
        f"sheet 'log', cell {cell}"
        for cell in re.findall("[A-Z][0-9]", "E1 A2 B2 C2 A3 B3 C3 D3 A4 B4 C4 D4 B5 C5")
    ]
    text = "\n".join(found)
    assert "'05/01/2026' is not written as a day. Write year, month and day" in text
    assert "2.5 is not a whole number. Count whole ones." in text
    assert "'12,5' is a text, and it is not sure what its comma means." in text
    assert "E1: the heading 'Laune' is not known. Correct it, or take the column out." in text
    assert "A3: 'First day' is empty. Fill it in." in text
    assert "1001 is more than 1000. Correct it." in text
    assert "-1 is less than 0. Correct it." in text
    assert "'gift' is not known here. Write one of: income, cost." in text
    assert "'1 250' is a text with signs between its thousands." in text
    assert "'20260105' is no date." in text


def test_missing_double_and_nameless_headings_are_told(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "log.xlsx",
        ["first_day", "visits", "Visits", None],
        [date(2026, 1, 5), 1, 2, 3],
    )
    assert read_sheet(path, FORM).faults == (
        "sheet 'log', cell C1: the heading 'Visits' stands at sheet 'log', cell B1 too. Keep one.",
        (
            "sheet 'log', cell D1: there is no heading, and something stands below. Write the "
            "heading, or empty the column."
        ),
        (
            "sheet 'log', row 1: the heading 'Hours of women' is missing. Add the column; leave "
            "its cells empty where something is not known."
        ),
    )


def test_a_sheet_without_any_known_heading_says_which_are_asked_for(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "log.xlsx", ["Tag", "Besuche"], [date(2026, 1, 5), 3])
    sheet = read_sheet(path, FORM)
    assert sheet.rows == ()
    assert sheet.faults == (
        (
            "sheet 'log': no row holds the headings. Write them into the first row: First day, "
            "Visits, Hours of women."
        ),
    )


def test_a_fault_is_found_in_fields_beyond_the_headings(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "log.csv", "first_day,visits,hours", "2026-01-05,1,2,3")
    [fault] = read_sheet(path, FORM).faults
    assert fault.startswith("line 1, field 4: there is no heading")


def test_empty_rows_between_are_passed_over_and_lines_stay_right(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "log.csv", "first_day,visits,hours", "", "2026-01-05,1,2", ",,", "x,1,2"
    )
    sheet = read_sheet(path, FORM)
    assert len(sheet.rows) == 2
    assert sheet.faults[0].startswith("line 5, field 1: 'x' is not written as a day")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"first_day,visits,hours\n2026-01-05,1,\xe9\n", "is not UTF-8 text"),
        (b"first_day,visits,hours\n2026-01-05,1,\x00\n", "control character U+0000"),
        (b'first_day,visits,hours\n2026-01-05,1,"2\n', "line 2: a quote is not closed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "neither a workbook (XLSX) nor a CSV"),
        (b"PK\x03\x04 no zip", "breaks off or is damaged"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_sheet(path, FORM)
    assert str(caught.value).startswith("log.csv")
    assert words in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no\.xlsx: there is no such file"):
        read_sheet(tmp_path / "no.xlsx", FORM)


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=3), min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_numbers_are_read_exactly_as_written(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[Decimal]
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "log.csv"
    write_lines(path, "first_day,visits,hours", *(f"2026-01-05,1,{number:f}" for number in numbers))
    sheet = read_sheet(path, FORM)
    assert [row.number("hours") for row in sheet.rows] == numbers


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=200, deadline=None)
def test_whatever_a_file_holds_it_is_read_or_refused_with_words(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "log.csv"
    path.write_bytes(content)
    told = try_to_read(path)
    assert told == "" or "log.csv" in told
