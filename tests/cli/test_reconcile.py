"""`carepact reconcile`: what it refuses."""

from __future__ import annotations

from tests.errors.command_line import run_carepact


def test_figures_that_do_not_ship_are_refused_and_the_nearest_offered() -> None:
    ended = run_carepact("reconcile", "iol")
    assert ended.code == 2
    assert "Did you mean 'ilo'?" in ended.err


def test_an_output_whose_ending_tells_no_format_is_refused_before_anything_is_run() -> None:
    ended = run_carepact("reconcile", "ilo", "-o", "totals.doc")
    assert ended.code == 2
    assert "Use .csv, .json, .parquet" in ended.err
