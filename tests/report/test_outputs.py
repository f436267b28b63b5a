"""Files that leave, read back by the programs that others would use."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import frictionless
import numpy as np
import openpyxl
import polars as pl
import pytest
import sdmx
from sdmx.model import common, v30
from tests.value.households import replicates_of, town, value_town

from carepact.core.csv_text import escape_formula
from carepact.core.errors import DataError, ParameterError
from carepact.measure import CareTime, estimate_care_time
from carepact.measure.design_sketch import DesignSketch, sketch_design
from carepact.report.formats import write_files
from carepact.report.outputs import Extras, choose_output, lay_out_files
from carepact.report.sdmx import Structure, read_structure, write_sdmx_csv
from carepact.report.snippets import write_r_snippet, write_stata_snippet
from carepact.report.workbook import make_workbook
from carepact.value import CareValue


@pytest.fixture(scope="module")
def value() -> CareValue:
    pay = [15.0, 25.0] * 5
    return value_town(town(hourly_wage=pay), "survey", "all", country="USA", by=("sex",))


@pytest.fixture(scope="module")
def share() -> CareTime:
    diaries = town()
    return estimate_care_time(
        diaries, ("sex", "year"), "sdg-5.4.1", replication=replicates_of(diaries)
    )


def read_sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_openpyxl_reads_the_workbook_with_its_four_sheets(value: CareValue) -> None:
    sheets = read_sheets(make_workbook(value))

    assert list(sheets) == ["Read me", "Assumptions", "Results", "Checks"]
    header, *rows = sheets["Results"]
    table = value.to_polars()
    assert list(header) == table.columns
    assert len(rows) == table.height
    at = header.index("value")
    assert [row[at] for row in rows] == pytest.approx(table["value"].to_list())


def test_each_assumption_of_the_workbook_names_its_source(value: CareValue) -> None:
    header, *rows = read_sheets(make_workbook(value))["Assumptions"]

    assert header[:5] == ("assumption", "value", "unit", "date", "source")
    assert all(row[4] for row in rows)
    assert any(row[0] == "occupation of ICATUS 41" and "5311" in str(row[1]) for row in rows)


def test_the_checks_of_the_workbook_hold(value: CareValue) -> None:
    header, *rows = read_sheets(make_workbook(value))["Checks"]

    assert header[-1] == "holds"
    assert len(rows) >= 4
    assert all(row[-1] is True for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-- food", "@cmd", "\tx", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_escaped(text: str) -> None:
    assert escape_formula(text) == f"'{text}"


def test_escaping_leaves_numbers_and_plain_words_alone() -> None:
    assert escape_formula(-3.5) == -3.5
    assert escape_formula("food") == "food"
    assert escape_formula(None) is None


def test_no_cell_of_the_workbook_is_a_formula(value: CareValue) -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(value)))

    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    texts = [c.value for row in book["Results"].iter_rows() for c in row if c.data_type == "s"]
    assert any(text.startswith("'- ") for text in texts)
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)


def test_the_same_result_gives_the_same_workbook(value: CareValue) -> None:
    assert make_workbook(value) == make_workbook(value)


def as_sdmx_structure(structure: Structure, numbers: set[str]) -> v30.DataStructureDefinition:
    """Describe the mapping's components to sdmx1: measures and attributes are those named."""
    dsd = v30.DataStructureDefinition(id="SDG")
    attributes = {"UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "LOWER_BOUND", "UPPER_BOUND",
                  "NATURE", "SOURCE_DETAIL"}  # fmt: skip
    for name in structure.components:
        if name in numbers:
            dsd.measures.append(v30.Measure(id=name))
        elif name in attributes:
            dsd.attributes.append(common.DataAttribute(id=name))
        else:
            dsd.dimensions.append(common.Dimension(id=name))
    return dsd


def test_sdmx1_reads_the_sdmx_csv_with_the_values_of_the_table(
    share: CareTime, tmp_path: Path
) -> None:
    structure = read_structure("sdg-5.4.1")
    path = tmp_path / "share.csv"
    # the town is no country that the shipped mapping knows
    known = structure.components["REF_AREA"].model_copy(update={"codes": {"town": "999"}})
    structure = structure.model_copy(
        update={"components": structure.components | {"REF_AREA": known}}
    )
    path.write_bytes(write_sdmx_csv(share, structure))

    dsd = as_sdmx_structure(structure, {"OBS_VALUE"})
    with path.open("rb") as stream:
        message = sdmx.read_sdmx(stream, format="csv", structure=dsd)

    assert isinstance(message, sdmx.message.DataMessage)
    observations = message.data[0].obs
    rows = share.to_polars().filter(pl.col("statistic") == "share_of_day")
    assert len(observations) == rows.height == 6
    found = {
        (o.dimension["SEX"].value, o.dimension["SERIES"].value): float(o.value)
        for o in observations
    }
    # Women: 90 of 1,440 minutes are 6.25 per cent, men 120 of 1,440 are 8.33.
    assert found["F", "SL_DOM_TSPD"] == pytest.approx(6.25)
    assert found["M", "SL_DOM_TSPD"] == pytest.approx(100 * 120 / 1440, rel=1e-7)
    assert {o.dimension["TIME_PERIOD"].value for o in observations} == {"2015"}
    assert {o.dimension["REF_AREA"].value for o in observations} == {"999"}


def test_a_label_without_a_code_and_a_missing_column_are_both_told() -> None:
    diaries = town()
    undivided = estimate_care_time(
        diaries, ("sex",), "sdg-5.4.1", replication=replicates_of(diaries)
    )

    with pytest.raises(DataError) as caught:
        write_sdmx_csv(undivided, read_structure("sdg-5.4.1"))

    assert "REF_AREA: 'town' has no code" in str(caught.value)
    assert "TIME_PERIOD: the table is not divided by year. Add it to by" in str(caught.value)


def test_a_table_without_the_statistic_is_told_how_to_ask_for_it(value: CareValue) -> None:
    with pytest.raises(DataError, match=r"holds no share_of_day.*groups='sdg-5.4.1'"):
        write_sdmx_csv(value, read_structure("sdg-5.4.1"))


def test_every_fault_of_a_structure_file_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "title: mine\nstructure: table\nstructure_id: nothing\naction: I\nstatistic: share_of_day\n"
        "components:\n  SEX: {column: sex, fixed: F}\n  AGE: {colum: age}\n"
    )

    with pytest.raises(ParameterError) as caught:
        read_structure(str(path))

    text = str(caught.value)
    for words in ("structure:", "structure_id:", "components.SEX", "exactly one of fixed, column",
                  "components.AGE.colum"):  # fmt: skip
        assert words in text


def test_frictionless_finds_the_package_valid(value: CareValue, tmp_path: Path) -> None:
    write_files(lay_out_files(value, "csv", tmp_path / "value.csv", Extras(descriptor=True)))

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.valid, report.flatten(["title", "message"])
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    fields = {field.name: field.type for field in package.resources[0].schema.fields}
    assert fields["value"] == "number"
    assert fields["n"] == "integer"
    assert fields["activity"] == "string"
    table = package.resources[0]
    assert isinstance(table, frictionless.resources.TableResource)
    assert len(table.read_rows()) == value.to_polars().height


def test_frictionless_notices_a_changed_table(value: CareValue, tmp_path: Path) -> None:
    write_files(lay_out_files(value, "csv", tmp_path / "value.csv", Extras(descriptor=True)))
    table = tmp_path / "value.csv"
    table.write_text(table.read_text().replace("unpaid_work", "unpaid_werk", 1))

    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_extras_need_a_file_to_stand_beside() -> None:
    with pytest.raises(ParameterError, match=r"descriptor, snippets: goes beside a file"):
        choose_output("csv", None, Extras(descriptor=True, snippets=True))


def test_a_descriptor_is_of_a_csv_file(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"descriptor: describes a CSV file"):
        choose_output(None, tmp_path / "value.xlsx", Extras(descriptor=True))


def test_a_workbook_is_not_for_the_screen() -> None:
    with pytest.raises(ParameterError, match=r"format='xlsx': is not for the screen"):
        choose_output("xlsx", None, Extras())


@pytest.fixture
def design() -> DesignSketch:
    return sketch_design(town(), replicates_of(town()))


def test_snippets_come_with_the_replicates_that_the_estimates_use(
    value: CareValue, design: DesignSketch, tmp_path: Path
) -> None:
    files = lay_out_files(value, "csv", tmp_path / "value.csv", Extras(snippets=True), design)

    names = sorted(path.name for path in files)
    assert names == ["value.csv", "value.design.R", "value.design.do", "value.manifest.json",
                     "value.replicates.csv"]  # fmt: skip
    weights = pl.read_csv(files[tmp_path / "value.replicates.csv"])
    assert weights.columns == ["respondent", "weight", *(f"replicate_{r}" for r in range(1, 9))]
    assert weights["weight"].to_list() == [20.0, 60.0] * 5


def test_the_stata_snippet_declares_a_bootstrap(design: DesignSketch) -> None:
    text = write_stata_snippet(design, "w.csv").decode()

    assert 'import delimited using "w.csv"' in text
    assert "vce(bootstrap) bsrweight(replicate_1-replicate_8) mse" in text


@pytest.mark.parametrize(
    ("method", "coefficient", "words"),
    [
        ("sdr", 4 / 8, "vce(sdr) sdrweight(replicate_1-replicate_8) mse"),
        ("brr", 1 / 8, "vce(brr) brrweight(replicate_1-replicate_8) mse"),
        ("fay", 1 / (8 * 0.49), "fay(0.3) mse"),
        ("jkn", 0.5, "char replicate_8[jk_multiplier] 0.5"),
    ],
)
def test_each_method_has_its_words_in_stata(
    design: DesignSketch, method: str, coefficient: float, words: str
) -> None:
    coefficients = design.coefficients * 0 + coefficient
    declared = replace(design, method=method, label=method, coefficients=coefficients)

    assert words in write_stata_snippet(declared, "w.csv").decode()


def test_the_r_snippet_gives_each_coefficient(design: DesignSketch) -> None:
    text = write_r_snippet(design, "w.csv").decode()
    assert "rscales = rep(0.125, 8)" in text
    assert 'type = "other"' in text
    uneven = replace(design, coefficients=np.linspace(0.5, 1.2, 8))
    assert "c(\n    0.5, 0.6," in write_r_snippet(uneven, "w.csv").decode()


def test_manifest_lists_what_was_assumed(value: CareValue) -> None:
    settings = json.loads(json.dumps(value.manifest()))["settings"]

    assert settings["valuations"] == ["generalist", "specialist", "hybrid", "opportunity-cost"]
    assert all(one["source"] for one in settings["assumptions"])


def test_csv_holds_method_and_basis_as_columns(value: CareValue, tmp_path: Path) -> None:
    files = lay_out_files(value, "csv", tmp_path / "v.csv", Extras())

    rows = list(csv.DictReader(io.StringIO(files[tmp_path / "v.csv"].decode())))
    assert {row["basis"] for row in rows} == {"", "net", "gross"}
