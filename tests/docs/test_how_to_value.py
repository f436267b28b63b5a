"""The how-to page on the value of unpaid care runs, and prints the figures that it names."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from tests.docs.test_how_to import blocks, run

PAGE = "value-unpaid-care"
TABLES = ("wages.csv", "gdp.csv", "account.csv")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Follow the page from the first block to the last; what each block printed."""
    folder = tmp_path_factory.mktemp("value")
    make, use = blocks(PAGE, "python")
    (folder / "make_provincia.py").write_text(make, "utf-8")
    (folder / "use.py").write_text(use, "utf-8")
    (folder / "provincia.yaml").write_text(blocks(PAGE, "yaml")[0], "utf-8")
    for name, text in zip(TABLES, blocks(PAGE, "csv"), strict=True):
        (folder / name).write_text(text, "utf-8")
    python = f'"{sys.executable}"'
    check, *commands = blocks(PAGE, "sh")
    printed = []
    for script in (f"{python} make_provincia.py\n{check}", *commands, f"{python} use.py"):
        done = run(script, folder)
        assert done.returncode == 0, done.stderr
        printed.append(" ".join(done.stdout.split()))
    return folder, printed


def test_wages_of_a_file_give_the_figures_of_the_page(office: tuple[Path, list[str]]) -> None:
    _folder, (check, wages, *_rest) = office

    assert "no faults; 480 diaries read" in check
    assert "618.7 (30.8)" in wages
    assert "10.0 % (0.50)" in wages
    assert "Each wage of wages.csv enters with its standard error" in wages


def test_the_survey_s_own_wages_give_four_methods_and_a_share(
    office: tuple[Path, list[str]],
) -> None:
    _folder, (_check, _wages, own, *_rest) = office

    for words in (
        "opportunity cost", "women", "men", "all", "share of GDP", "its spread over countries",
        "The wage of 192 respondents was predicted",
    ):  # fmt: skip
        assert words in own


def test_the_account_adds_up_to_output_and_gross_value_added(
    office: tuple[Path, list[str]],
) -> None:
    _folder, (_check, _wages, _own, account, *_rest) = office

    for words in ("household satellite account, input side", "output", "gross value added"):
        assert words in account


def test_workbook_picture_and_scripts_are_written(office: tuple[Path, list[str]]) -> None:
    folder, _printed = office

    header, *rows = openpyxl.load_workbook(folder / "value.xlsx")["Assumptions"].values
    errors = {row[0]: row[header.index("standard error")] for row in rows}
    assert errors["generalist"] == 0.35
    for name in ("value.svg", "value.csv", "value.design.R", "value.design.do",
                 "value.replicates.csv"):  # fmt: skip
        assert (folder / name).is_file()
    assert set(pl.read_csv(folder / "value.csv")["sex"]) == {"women", "men"}


def test_the_python_of_the_page_prints_shares(office: tuple[Path, list[str]]) -> None:
    _folder, printed = office

    assert "sex ┆ value ┆ standard_error" in printed[-1]
    assert "women ┆ 0.0" in printed[-1]
