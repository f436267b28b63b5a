"""Files in another encoding, broken off, empty or not what their name says."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
from tests.errors.command_line import assert_refused, run_carepact
from tests.errors.small_surveys import atus_tables, india_table, write_atus, write_india

BROKEN = r"the file breaks off or is damaged\. Fetch it again and compare its size"


def india_text() -> str:
    """Return the small India file as comma-separated text."""
    return india_table().write_csv()


@pytest.mark.parametrize("packed", ["india_tus.csv.gz", "india_tus.csv.zip", "india_tus.parquet"])
def test_packed_files_are_read_as_plain_ones(tmp_path: Path, packed: str) -> None:
    plain = write_india(tmp_path, india_table())
    path = tmp_path / packed
    if packed.endswith(".gz"):
        path.write_bytes(gzip.compress(plain.read_bytes()))
    elif packed.endswith(".zip"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(plain, "rows.csv")
    else:
        india_table().write_parquet(path)
    words = ("--by", "sex", "--format", "csv")
    assert run_carepact("measure", path, *words).out == run_carepact("measure", plain, *words).out


def test_latin_1_is_refused_with_the_line(tmp_path: Path) -> None:
    # The byte 0xE9 (e acute in Latin-1) stands in the third line: header, row, row.
    lines = india_text().split("\n")
    lines[2] = lines[2].replace("Moga", "Mogé")
    source = tmp_path / "india_tus.csv"
    source.write_bytes("\n".join(lines).encode("latin-1"))
    says = r"india_tus\.csv, line 3: a byte is not UTF-8\. Save the file again"
    assert_refused(tmp_path / "out", says, source)


def test_utf_16_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "india_tus.csv"
    source.write_bytes(india_text().encode("utf-16"))
    assert_refused(tmp_path / "out", r"india_tus\.csv, line 1: a byte is not UTF-8", source)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    source = tmp_path / "india_tus.csv"
    source.write_bytes(india_text().encode("utf-8-sig"))
    assert run_carepact("measure", source, "--format", "csv").code == 0


@pytest.mark.parametrize("lost", [10, 200])
def test_a_comma_file_that_breaks_off_in_a_line_is_refused(tmp_path: Path, lost: int) -> None:
    source = tmp_path / "india_tus.csv"
    source.write_text(india_text().rstrip("\n")[:-lost])
    assert_refused(tmp_path / "out", rf"india_tus\.csv: {BROKEN}", source)


def test_a_gz_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(india_text().encode())
    source = tmp_path / "india_tus.csv.gz"
    for kept in (len(whole) // 2, len(whole) - 4, 5):
        source.write_bytes(whole[:kept])
        assert_refused(tmp_path / "out", rf"india_tus\.csv\.gz: {BROKEN}", source)


def test_a_gz_file_with_changed_bytes_is_refused(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(india_text().encode()))
    whole[len(whole) // 2] ^= 0xFF
    source = tmp_path / "india_tus.csv.gz"
    source.write_bytes(whole)
    assert_refused(tmp_path / "out", rf"india_tus\.csv\.gz: {BROKEN}", source)


@pytest.mark.parametrize("name", ["india_tus.csv.gz", "india_tus.zip", "india_tus.parquet"])
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_text(india_text())
    assert_refused(tmp_path / "out", rf"{name}: {BROKEN}", source)


@pytest.mark.parametrize("kept", [0.999, 0.5, 0.0])
def test_a_parquet_file_that_breaks_off_is_refused(tmp_path: Path, kept: float) -> None:
    source = write_atus(tmp_path / "atus", atus_tables())
    path = source / "atuscps.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole))])
    says = rf"atuscps\.parquet: ({BROKEN}|the file is empty)"
    assert_refused(tmp_path / "out", says, source)


def test_a_parquet_file_with_changed_bytes_in_the_middle_is_refused(tmp_path: Path) -> None:
    source = write_atus(tmp_path / "atus", atus_tables())
    path = source / "atusresp.parquet"
    whole = bytearray(path.read_bytes())
    whole[4:600] = bytes(596)
    path.write_bytes(whole)
    assert_refused(tmp_path / "out", rf"atusresp\.parquet: {BROKEN}", source)


def test_a_zip_with_two_tables_asks_which(tmp_path: Path) -> None:
    source = tmp_path / "india_tus.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("a.csv", india_text())
        archive.writestr("b.csv", india_text())
    says = r"india_tus\.zip: holds 2 tables\. Unpack it"
    assert_refused(tmp_path / "out", says, source)


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "india_tus.csv"
    source.write_bytes(content)
    says = r"india_tus\.csv: the file is empty\. Fetch it again"
    assert_refused(tmp_path / "out", says, source)


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "india_tus.csv"
    source.write_text(india_text().split("\n", 1)[0] + "\n")
    says = r"empty|no row|no .*diary|no respondent"
    assert_refused(tmp_path / "out", says, source)


def test_a_semicolon_file_is_told_from_a_comma_file(tmp_path: Path) -> None:
    source = tmp_path / "india_tus.csv"
    source.write_text(india_text().replace(",", ";"))
    assert_refused(tmp_path / "out", r"india_tus\.csv: .*there is no column 'person_id'", source)


def test_a_quoted_comma_in_the_last_field_is_no_fault(tmp_path: Path) -> None:
    # Names of the India survey hold commas: "Employment in corporations, government ...".
    table = india_table()
    order = [name for name in table.columns if name != "activity_code"]
    source = write_india(tmp_path, table.select([*order, "activity_code"]))
    assert run_carepact("measure", source, "--format", "csv").code == 0


def test_a_line_with_too_many_fields_is_refused(tmp_path: Path) -> None:
    lines = india_text().rstrip("\n").split("\n")
    lines[3] += ",1,2"
    source = tmp_path / "india_tus.csv"
    source.write_text("\n".join(lines) + "\n")
    assert_refused(tmp_path / "out", rf"india_tus\.csv.*({BROKEN}|line 4)", source)
