"""Whatever leaves a result - tables, files, charts, a notebook - tells no hidden figure."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from rich.console import Console
from tests.disclosure.small_cells import TELLING, Group, read_groups, write_groups
from tests.errors.command_line import run_carepact

from carepact.core.errors import CareError
from carepact.core.figures import MicrodataWarning
from carepact.core.released import FIGURES
from carepact.measure import CareTime, estimate_care_time
from carepact.report.figures.care_time import draw_care_time
from carepact.report.formats import render
from carepact.report.terminal import show_care_time

GROUPS = (
    Group("female", "primary", 20),
    Group("female", "literate", 3, minutes=TELLING),
    Group("male", "primary", 16, cooks=8),
    Group("male", "literate", 12),
)
"""Three women who cook 77 minutes are the cell to be hidden."""
TELLS = re.compile(r"(?<![\d.])77(\.0| \()|(?<![\d.])1\.2833")
"""The hidden mean, in minutes and in hours."""


@pytest.fixture
def result(tmp_path: Path) -> CareTime:
    """Estimate by sex and education, with means, shares of taking part and the check."""
    diaries = read_groups(tmp_path, GROUPS)
    return estimate_care_time(diaries, ["sex", "education"], cross_check=True)


def hidden_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of the three women."""
    return rows.filter((pl.col("sex") == "women") & (pl.col("education") == "literate"))


def test_the_table_holds_no_figure_of_the_hidden_cell(result: CareTime) -> None:
    rows = result.to_polars()
    hidden = hidden_rows(rows)
    assert hidden.height == 9  # three divisions of ICATUS, three statistics
    for name in (*FIGURES, "taylor_standard_error"):
        assert hidden[name].null_count() == hidden.height
    assert hidden["reliability"].unique().to_list() == ["hidden"]
    others = rows.filter(pl.col("reliability") != "hidden")
    assert others["n"].min() == 8  # men with primary education who cook
    assert others["value"].null_count() == 0


def as_terminal(result: CareTime) -> str:
    """Print the terminal table."""
    stream = io.StringIO()
    Console(file=stream, width=200).print(show_care_time(result))
    return stream.getvalue()


def as_notebook(result: CareTime) -> str:
    """Return what a notebook shows."""
    return result._repr_html_()


def as_chart(result: CareTime) -> str:
    """Return the picture with its table and all that is said of it."""
    drawn = draw_care_time(result)
    return f"{drawn.svg}\n{drawn.sentence}\n{drawn.description}\n{drawn.table.write_csv()}"


def as_json(result: CareTime) -> str:
    """Return the JSON file."""
    return render(result.to_polars(), result.manifest(), "json").decode()


def as_csv(result: CareTime) -> str:
    """Return the CSV file."""
    return render(result.to_polars(), result.manifest(), "csv").decode()


def as_manifest(result: CareTime) -> str:
    """Return the manifest."""
    return json.dumps(result.manifest())


def as_arrays(result: CareTime) -> str:
    """Return every array with its labels, alone and along its replicates."""
    arrays = [result.to_xarray(block.statistic) for block in result.blocks]
    with pytest.warns(MicrodataWarning):
        arrays += [result.to_xarray(block.statistic, replicates=True) for block in result.blocks]
    return "\n".join(str(array.to_dict()) for array in arrays)


WAYS: list[Callable[[CareTime], str]] = [
    as_terminal, as_notebook, as_chart, as_json, as_csv, as_manifest, as_arrays, repr, str,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_out_tells_the_hidden_mean(way: Callable[[CareTime], str], result: CareTime) -> None:
    assert not TELLS.search(way(result))


@pytest.mark.parametrize(
    "way", [way for way in WAYS if way is not as_manifest], ids=lambda way: way.__name__
)
def test_the_same_mean_of_a_large_cell_would_be_told(
    way: Callable[[CareTime], str], tmp_path: Path
) -> None:
    # The proof that the search above would find it: seven women instead of three.
    large = [group._replace(n=7) if group.n == 3 else group for group in GROUPS]
    diaries = read_groups(tmp_path, large)
    with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=400):
        assert TELLS.search(way(estimate_care_time(diaries, ["sex", "education"])))


def test_the_terminal_prints_dots_for_every_hidden_figure_and_its_n(result: CareTime) -> None:
    printed = as_terminal(result)
    lines = printed.split("women, literate")[1].splitlines()[1:4]
    for line in lines:
        assert [cell.strip() for cell in line.split("│")[1:]] == ["··", "··", "··", "··"]
    assert "·· hidden: too few respondents" in printed


def test_json_holds_null_and_csv_an_empty_field(result: CareTime) -> None:
    rows: list[dict[str, Any]] = json.loads(as_json(result))["rows"]
    hidden = [row for row in rows if (row["sex"], row["education"]) == ("women", "literate")]
    assert len(hidden) == 9
    assert all(row[name] is None for row in hidden for name in FIGURES)
    table = pl.read_csv(io.StringIO(as_csv(result)))
    assert hidden_rows(table)["value"].null_count() == 9


def test_arrays_hold_nan_in_every_replicate_of_the_hidden_cell(result: CareTime) -> None:
    for block in result.blocks:
        with pytest.warns(MicrodataWarning):
            array = result.to_xarray(block.statistic, replicates=True)
        assert array.dims == ("sex", "education", "activity", "replicate")
        hidden = ((array.sex == "women") & (array.education == "literate")).values
        assert hidden.sum() == 1
        assert np.isnan(array.values[hidden]).all()
        assert np.isfinite(array.values[~hidden]).all()


def test_pandas_holds_no_figure_of_the_hidden_cell(result: CareTime) -> None:
    table = result.to_pandas()
    hidden = table[(table["sex"] == "women") & (table["education"] == "literate")]
    assert len(hidden) == 9
    assert hidden[list(FIGURES)].isna().to_numpy().all()


def test_the_chart_has_a_point_for_each_visible_cell_alone(result: CareTime) -> None:
    drawn = draw_care_time(result)
    cells = set(drawn.table.select("sex", "education").rows())
    assert cells == {("men", "literate"), ("men", "primary"), ("women", "primary")}
    assert drawn.svg.count("<circle") == drawn.table.height + len(cells)  # and the signs above


def test_a_chart_of_hidden_cells_alone_is_refused(tmp_path: Path) -> None:
    diaries = read_groups(tmp_path, GROUPS)
    hidden = 'sex == "women" and education == "literate"'
    result = estimate_care_time(diaries, ["sex"], where=hidden)
    with pytest.raises(CareError, match="no mean to draw"):
        draw_care_time(result)


@pytest.mark.parametrize("file_format", ["json", "csv", "parquet", "table"])
def test_the_command_hides_the_same_cell(tmp_path: Path, file_format: str) -> None:
    source = write_groups(tmp_path, GROUPS)
    words: list[object] = ["measure", source, "--by", "sex,education", "--format", file_format]
    if file_format == "parquet":
        words += ["-o", tmp_path / "table.parquet"]
    ended = run_carepact(*words)
    assert ended.code == 0, ended
    assert not TELLS.search(ended.out)
    if file_format == "parquet":
        hidden = hidden_rows(pl.read_parquet(tmp_path / "table.parquet"))
        assert hidden["value"].null_count() == hidden.height == 9


def test_the_command_hides_more_with_a_higher_minimum(tmp_path: Path) -> None:
    # 12 men with literate education are fewer than 13: of four cells, two are hidden.
    source = write_groups(tmp_path, GROUPS)
    words = ("--by", "sex,education", "--format", "json", "--statistics", "mean_minutes_per_day")
    for minimum, visible in ((3, 4), (4, 3), (5, 3), (13, 2), (17, 1), (21, 0)):
        ended = run_carepact("measure", source, *words, "--minimum-cell", minimum)
        rows = json.loads(ended.out)["rows"]
        shown = {(row["sex"], row["education"]) for row in rows if row["value"] is not None}
        assert len(shown) == visible, minimum


def test_no_id_and_no_amount_of_a_single_respondent_leaves_as_a_label(tmp_path: Path) -> None:
    # A table by respondent hides every figure, but its labels would be the file itself.
    source = write_groups(tmp_path, GROUPS, monthly_expenditure=98765.0)
    for by in ("respondent,age,education", "monthly_expenditure,respondent", "weight,respondent"):
        ended = run_carepact("measure", source, "--by", by, "--format", "csv")
        assert "300000_1" not in ended.out, by


def test_a_refused_chart_leaves_no_table_behind(tmp_path: Path) -> None:
    source = write_groups(tmp_path, GROUPS)
    words = ("--chart", tmp_path / "x.svg", "-o", tmp_path / "table.csv", "--minimum-cell", "50")
    ended = run_carepact("measure", source, "--by", "sex", *words)
    assert (ended.code, ended.out) == (2, "")
    assert "no mean to draw" in ended.said
    assert [path.name for path in tmp_path.iterdir()] == [source.name]
