"""The R snippets as R ran them: `tests/oracles` holds snippet, script and what came out."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.measure.oracle_figures import HOURS_A_YEAR, ORACLES, given, ours, sample_of

from carepact.measure.design_sketch import sketch_design
from carepact.report.snippets import write_r_snippet, write_stata_snippet

DESIGNS = ("jkn", "bootstrap_1_over_r", "fay")


@pytest.mark.parametrize("design", DESIGNS)
def test_the_snippet_is_the_one_that_r_ran(design: str, tmp_path: Path) -> None:
    sketch = sketch_design(sample_of(design), given(design, tmp_path))

    written = write_r_snippet(sketch, "replicates.csv")

    assert written == (ORACLES / f"snippet_{design}.R").read_bytes()


@pytest.mark.parametrize("design", DESIGNS)
def test_a_snippet_gives_our_figures_and_errors_in_r(design: str, tmp_path: Path) -> None:
    rows = pl.read_csv(ORACLES / "snippet_r_survey.csv").filter(pl.col("design") == design)
    found = ours(sample_of(design), given(design, tmp_path), tmp_path)

    assert rows.height == 8
    for row in rows.iter_rows(named=True):
        figure = found[row["domain"], row["variable"], row["statistic"]]
        unit = HOURS_A_YEAR if row["statistic"] == "total" else 1.0
        assert figure.value == pytest.approx(row["value"] * unit, rel=1e-12)
        assert figure.standard_error == pytest.approx(row["standard_error"] * unit, rel=1e-12)


def test_the_stata_snippet_says_that_it_was_not_run(tmp_path: Path) -> None:
    sketch = sketch_design(sample_of("fay"), given("fay", tmp_path))

    assert "it was not run in Stata" in write_stata_snippet(sketch, "replicates.csv").decode()
