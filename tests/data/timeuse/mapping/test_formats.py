"""The same survey in CSV, Parquet, Stata and SPSS gives the same estimates."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from carepact.core.errors import DataError
from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.mapping.formats import open_table
from carepact.data.timeuse.mapping.sniffing import sniff
from carepact.measure import estimate_care_time

WITHOUT_LABELS = """  region: {column: region, words: {"1": North, "2": South}}
  education: {column: educ, missing: ["99"], words: {"1": low, "2": high}}
"""
FROM_LABELS = """  region: region
  education: {column: educ, words: {"Low": low, "High": high}, missing: ["99"]}
"""


@pytest.mark.parametrize("ending", ["parquet", "dta", "sav"])
def test_a_format_gives_the_estimates_of_the_csv(
    ending: str, write: Callable[[str], Path], mapping_file: Path
) -> None:
    results = [
        estimate_care_time(
            read_diaries(write(each), survey=str(mapping_file)),
            by=["sex", "education"],
            groups="sdg-5.4.1",
            margins=True,
            gap="sex",
        )
        for each in ("csv", ending)
    ]

    assert results[0].method == "jkn"
    assert_frame_equal(
        results[0].to_polars().drop("source"), results[1].to_polars().drop("source"), rel_tol=1e-12
    )
    cells = results[1].to_polars().filter(pl.col("margin") == "")
    assert None in cells["education"].to_list()  # of whom it is not stated


@pytest.mark.parametrize("ending", ["dta", "sav"])
def test_value_labels_become_the_words_of_a_table(
    ending: str, write: Callable[[str], Path], mapping_file: Path
) -> None:
    text = mapping_file.read_text("utf-8").replace(WITHOUT_LABELS, FROM_LABELS)
    mapping_file.write_text(text, "utf-8")

    diaries = read_diaries(write(ending), survey=str(mapping_file))

    assert diaries.respondents["region"].unique().sort().to_list() == ["North", "South"]
    assert diaries.respondents["education"].drop_nulls().unique().sort().to_list() == [
        "high",
        "low",
    ]


def test_codes_that_spss_marks_as_missing_are_null(write: Callable[[str], Path]) -> None:
    opened = open_table(write("sav"))

    refused = opened.table["educ"].null_count()
    assert refused > 0
    assert opened.table["educ"].drop_nulls().unique().sort().to_list() == [1, 2]
    assert opened.labels["educ"]["2"] == "High"
    assert opened.titles["m_care"] == "Care of children"


def test_a_stratified_two_stage_design_has_units_less_strata_degrees_of_freedom(
    write: Callable[[str], Path], mapping_file: Path
) -> None:
    # 24 units in 6 strata; women are found in all of them.
    result = estimate_care_time(
        read_diaries(write("dta"), survey=str(mapping_file)), by=["sex"], groups="sdg-5.4.1"
    )

    kept = result.replicates(result.blocks[0].name)
    assert kept.degrees_of_freedom.tolist() == [18.0, 18.0]
    assert kept.coefficients.tolist() == pytest.approx([3 / 4] * 24)


def test_a_torn_stata_file_is_named(write: Callable[[str], Path]) -> None:
    path = write("dta")
    path.write_bytes(path.read_bytes()[:300])

    with pytest.raises(DataError, match=r"office\.dta: the file breaks off"):
        open_table(path)


def test_a_text_file_of_another_encoding_and_separator_is_read(
    tmp_path: Path, mapping_file: Path, table: pl.DataFrame
) -> None:
    path = tmp_path / "office.csv"
    text = table.with_columns(name=pl.lit("Señora")).write_csv(separator=";")
    path.write_bytes(text.encode("latin-1"))
    with mapping_file.open("a", encoding="utf-8") as stream:
        stream.write('files: {encoding: latin-1, separator: ";"}\n')

    assert read_diaries(path, survey=str(mapping_file)).n == 240


def test_a_wrong_encoding_is_named_with_the_mend(tmp_path: Path, mapping_file: Path) -> None:
    path = tmp_path / "office.csv"
    path.write_bytes("pid;name\n1;Señora\n".encode("latin-1"))
    with mapping_file.open("a", encoding="utf-8") as stream:
        stream.write('files: {separator: ";"}\n')

    says = r"office\.csv, line 2: a byte is not UTF-8\. .* give its own as 'encoding' under files"
    with pytest.raises(DataError, match=says):
        read_diaries(path, survey=str(mapping_file))


@pytest.mark.parametrize(
    ("encoding", "separator", "ending"),
    [("utf-8", ",", "\n"), ("latin-1", ";", "\r\n"), ("utf-16", "\t", "\n"), ("utf-8", "|", "\r")],
)
@pytest.mark.parametrize("packed", ["", ".gz", ".zip"])
def test_a_text_file_is_one_however_it_is_written_and_packed(
    tmp_path: Path, encoding: str, separator: str, ending: str, packed: str
) -> None:
    rows = (
        ("", 'said "so"', " año ", "of", ""),
        ("1", "01", "ñ", "a b", ""),
        ("2", "", "3", "c", ""),
    )
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=ending).writerows(rows)
    raw = text.getvalue().encode(encoding)
    path = tmp_path / f"office.csv{packed}"
    if packed == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("rows.csv", raw)
    else:
        path.write_bytes(gzip.compress(raw) if packed else raw)

    opened = open_table(path, encoding, separator).table
    # Columns without a name cannot be named, and are left out.
    assert opened.to_dict(as_series=False) == {
        'said "so"': ["01", None],
        "año": ["ñ", "3"],
        "of": ["a b", "c"],
    }
    assert sniff(path).separator == separator


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.csv"
    path.write_text("id;age;x;age;x;age\n1;2;3;4;5;6\n")

    with pytest.raises(DataError) as refused:
        open_table(path, separator=";")
    assert "3 columns are called 'age'. Rename all but one." in str(refused.value)
    assert "2 columns are called 'x'. Rename all but one." in str(refused.value)


def test_a_line_that_is_longer_than_the_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "office.csv"
    path.write_text('id;age\n1;"2;3"\n"4\n";5;6\n7;8\n')

    says = r"office\.csv, line 4: 3 fields, where the header has 2\. Correct the line"
    with pytest.raises(DataError, match=says):
        open_table(path, separator=";")


def test_an_encoding_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.csv"
    path.write_text("id\n1\n")

    with pytest.raises(DataError, match=r"there is no encoding 'latin-one'\. Write for example"):
        open_table(path, "latin-one")
