"""What only a workbook can hold: formulas, merged cells, several sheets, and things that harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.data.sheets.forms import FORM, HEADINGS, try_to_read, write_workbook

from carepact.core.errors import DataError
from carepact.core.reading_limits import reading_limits
from carepact.core.speaking import use_language
from carepact.data.sheets.reading import read_sheet
from carepact.data.sheets.template import write_template

DAY = date(2026, 1, 5)


def test_a_formula_whose_result_is_saved_is_read_as_its_result(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("log")
    page.write_row(0, 0, HEADINGS)
    page.write_string(1, 0, "2026-01-05")
    page.write_number(1, 1, 3)
    page.write_formula(1, 2, "=2*3.25", value=6.5)
    book.close()
    sheet = read_sheet(path, FORM)
    assert not sheet.faults
    assert sheet.rows[0].number("hours") == Decimal("6.5")


def test_a_formula_without_a_saved_result_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "log.xlsx", HEADINGS, [DAY, 3, "=2*3.25"])
    assert read_sheet(path, FORM).faults == (
        (
            "sheet 'log', cell C2: a formula stands there whose result was not saved. Open the "
            "file in a spreadsheet and save it, or write the value."
        ),
    )


def test_an_error_of_the_spreadsheet_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "log.xlsx", HEADINGS, [DAY, "#DIV/0!", 1])
    [fault] = read_sheet(path, FORM).faults
    assert fault.startswith("sheet 'log', cell B2: the spreadsheet shows an error there.")


def test_merged_cells_are_faults_where_they_cover_what_is_read(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "log.xlsx",
        ["A title over all"],
        HEADINGS,
        [DAY, 3, 4],
        [DAY, 3, None],
        merged=("A1:E1", "C3:C4", "A9:C9", "G3:H3"),
    )
    assert read_sheet(path, FORM).faults == (
        (
            "sheet 'log', cells C3:C4: were merged into one, so that it is not known for which of "
            "them it stands. Unmerge them, and fill in each."
        ),
    )


def test_the_only_sheet_is_read_and_of_several_the_one_with_the_name(tmp_path: Path) -> None:
    alone = write_workbook(tmp_path / "a.xlsx", HEADINGS, [DAY, 3, 4], sheet="Tabelle1")
    assert read_sheet(alone, FORM).rows[0].whole("visits") == 3
    book = openpyxl.load_workbook(alone)
    book.create_sheet("Notes")
    book.save(alone)
    with pytest.raises(DataError, match=r"none of its sheets is called 'log'.*Tabelle1, Notes"):
        read_sheet(alone, FORM)
    book["Tabelle1"].title = "Log"
    book.save(alone)
    assert read_sheet(alone, FORM).rows[0].whole("visits") == 3


def test_a_workbook_that_swells_or_reaches_out_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "log.xlsx", HEADINGS, [DAY, 3, 4])

    def change(part: str, into: Callable[[bytes], bytes]) -> Path:
        other = tmp_path / "other.xlsx"
        with (
            zipfile.ZipFile(path) as old,
            zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, into(content) if name == part else content)
        return other

    page = "xl/worksheets/sheet1.xml"
    with pytest.raises(DataError, match="damaged"):
        read_sheet(change(page, lambda raw: b'<!DOCTYPE x [<!ENTITY a "b">]>' + raw), FORM)
    with pytest.raises(DataError, match="damaged"):
        read_sheet(change(page, lambda raw: raw[: len(raw) // 2]), FORM)
    with pytest.raises(DataError, match="holds far more than a sheet"):
        read_sheet(change("xl/styles.xml", lambda raw: raw + b" " * 60_000_000), FORM)
    many = b"<c />" * (reading_limits().most_cells + 1)
    with pytest.raises(DataError, match="holds far more than a sheet"):
        read_sheet(change(page, lambda raw: raw + many), FORM)


def test_a_cell_far_out_is_refused_before_all_before_it_are_made(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("log")
    page.write_row(0, 0, HEADINGS)
    page.write_number(1_000_000, 3, 1)
    book.close()
    with pytest.raises(DataError, match=r"reaches to cell E1000001\. Delete the empty rows"):
        read_sheet(path, FORM)


def test_a_zip_that_is_no_workbook_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    with pytest.raises(DataError, match="neither a workbook"):
        read_sheet(path, FORM)


def test_hours_in_the_format_of_a_clock_are_refused_with_their_mend(tmp_path: Path) -> None:
    hours = timedelta(days=3, hours=8, minutes=30)
    path = write_workbook(tmp_path / "log.xlsx", HEADINGS, [DAY, 3, hours])
    said = " ".join(read_sheet(path, FORM).faults)
    assert "'80:30' is a time as clocks show it. Write hours as a number, such as 80.5" in said


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_template_is_read_back_in_any_language(tmp_path: Path, language: str) -> None:
    path = tmp_path / "empty.xlsx"
    with use_language(language):
        path.write_bytes(write_template("Log", [FORM]))
        again = write_template("Log", [FORM])
    assert path.read_bytes() == again, "the same form gives the same bytes"
    sheet = read_sheet(path, FORM)
    assert not sheet.faults
    assert sheet.rows == ()
    assert set(sheet.columns) == {column.name for column in FORM.columns}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_workbook_of_which_bytes_are_lost_is_read_or_refused_with_words(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("book")
    path = write_workbook(folder / "log.xlsx", HEADINGS, [DAY, 3, "=1"], merged=("A4:B4",))
    raw = path.read_bytes()
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    start = data.draw(st.integers(0, len(parts[name])))
    length = data.draw(st.integers(0, 60))
    new = data.draw(st.binary(max_size=4))
    parts[name] = parts[name][:start] + new + parts[name][start + length :]
    with zipfile.ZipFile(path, "w") as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    told = try_to_read(path)
    assert told == "" or "log.xlsx" in told
