"""The synthetic survey: marked as made up on every way out."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import Ended, run_carepact


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    """Measure the synthetic survey once, with a table and a picture."""
    folder = tmp_path_factory.mktemp("synthetic")
    words = ("measure", "synthetic", "--by", "role", "--groups", "motherhood")
    shown = run_carepact(*words)
    written = run_carepact(
        *words, "--chart", folder / "care-time.svg", "-o", folder / "care-time.csv"
    )
    assert (shown.code, written.code) == (0, 0), written
    return shown, folder


def test_the_synthetic_survey_names_mothers_and_fathers(measured: tuple[Ended, Path]) -> None:
    shown, folder = measured
    assert {"mothers", "fathers"} <= set(pl.read_csv(folder / "care-time.csv")["role"])
    picture = (folder / "care-time.svg").read_text("utf-8")
    for word in ("mothers", "fathers"):
        assert word in picture
        assert word in shown.out


def test_every_way_out_says_that_the_diaries_are_made_up(
    measured: tuple[Ended, Path], tmp_path: Path
) -> None:
    shown, folder = measured
    assert "SYNTHETIC" in shown.out
    assert "SYNTHETIC" in (folder / "care-time.svg").read_text("utf-8")
    assert pl.read_csv(folder / "care-time.csv")["source"].str.contains("synthetic").all()
    manifest = json.loads((folder / "care-time.manifest.json").read_text("utf-8"))
    assert "synthetic" in json.dumps(manifest["inputs"])
    assert "made up" in json.dumps(manifest["notes"])
    target = tmp_path / "table.parquet"
    assert run_carepact("measure", "synthetic", "--by", "sex", "-o", target).code == 0
    assert pl.read_parquet(target)["source"].str.contains("synthetic").all()
