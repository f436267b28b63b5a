"""`carepact value` from the command line, on a year of the American Time Use Survey."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from carepact.cli import value
from carepact.cli.app import app
from carepact.core.errors import CareError

SHARED_ATUS = "us_atus_2003_2016"
pytestmark = pytest.mark.shared


@pytest.fixture
def survey(shared_data: Path) -> str:
    return str(shared_data / SHARED_ATUS)


def run(*words: str) -> str:
    assert callable(value.value)  # imported, so that the command is registered
    done = CliRunner().invoke(app, ["value", *words], env={"COLUMNS": "200"})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def test_the_table_shows_hours_every_method_and_the_share_of_gdp(survey: str) -> None:
    text = run(survey, "--years", "2010", "--wages", "survey", "--by", "sex")

    for words in ("hours a week", "generalist, billion", "specialist, billion", "hybrid, billion",
                  "opportunity cost, billion", "share of GDP", "women", "- care work",
                  "with the employer's contributions", "retransformed by smearing"):  # fmt: skip
        assert words in text


def test_a_picture_and_a_workbook_are_written(survey: str, tmp_path: Path) -> None:
    picture, book = tmp_path / "value.svg", tmp_path / "value.xlsx"

    run(survey, "--years", "2010", "--wages", "USA", "--method", "generalist,hybrid",
        "--by", "sex", "--chart", str(picture), "-o", str(book))  # fmt: skip

    drawn = picture.read_text("utf-8").replace("\u00a0", " ")
    assert "hours a year, billion" in drawn
    assert drawn.count(">US$ a year, billion<") == 2
    sheets = openpyxl.load_workbook(book).sheetnames
    assert sheets == ["Read me", "Assumptions", "Results", "Checks"]
    assert (tmp_path / "value.manifest.json").is_file()


def test_a_wrong_method_costs_no_reading(survey: str) -> None:
    with pytest.raises(CareError, match=r"Did you mean 'specialist'"):
        run(survey, "--wages", "survey", "--method", "specialst")


def test_snippets_and_descriptor_stand_beside_the_table(survey: str, tmp_path: Path) -> None:
    table = tmp_path / "value.csv"

    run(survey, "--years", "2010", "--wages", "survey", "--method", "hybrid", "-o", str(table),
        "--descriptor", "--snippets")  # fmt: skip

    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"value.csv", "value.manifest.json", "datapackage.json", "value.design.do",
                     "value.design.R", "value.replicates.csv"}  # fmt: skip
