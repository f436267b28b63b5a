"""`carepact demo` and the synthetic survey: marked as made up on every way out."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import Ended, run_carepact

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    """Run the demonstration once into an empty folder."""
    folder = tmp_path_factory.mktemp("demo") / "made"
    return run_carepact("demo", "-o", folder), folder


def test_the_demonstration_writes_pictures_and_tables(demo: tuple[Ended, Path]) -> None:
    ended, folder = demo
    assert ended.code == 0, ended
    assert sorted(path.name for path in folder.iterdir()) == [
        "care-time-by-role.csv",
        "care-time-by-role.manifest.json",
        "care-time-by-sex.csv",
        "care-time-by-sex.manifest.json",
        "care-time.png",
        "care-time.svg",
    ]
    assert (folder / "care-time.png").read_bytes().startswith(PNG)
    assert (folder / "care-time.svg").read_text("utf-8").lstrip().startswith("<svg")


def test_the_demonstration_names_women_men_mothers_and_fathers(demo: tuple[Ended, Path]) -> None:
    ended, folder = demo
    by_sex = pl.read_csv(folder / "care-time-by-sex.csv")
    by_role = pl.read_csv(folder / "care-time-by-role.csv")
    assert {"women", "men", "women - men"} <= set(by_sex["sex"])
    assert {"mothers", "fathers"} <= set(by_role["role"])
    picture = (folder / "care-time.svg").read_text("utf-8")
    for word in ("women", "men", "mothers", "fathers"):
        assert word in picture
        assert word in ended.out.lower()


def test_a_printed_sentence_holds_the_figures_of_the_table(demo: tuple[Ended, Path]) -> None:
    ended, folder = demo
    rows = pl.read_csv(folder / "care-time-by-sex.csv").filter(
        (pl.col("activity") == "unpaid_work") & (pl.col("statistic") == "mean_minutes_per_day")
    )
    hours = dict(zip(rows["sex"], rows["value"] / 60, strict=True))
    said = " ".join(ended.out.split())
    assert f"Women do {hours['women']:.1f} (" in said
    assert f"men {hours['men']:.1f} (" in said


def test_every_way_out_says_that_the_diaries_are_made_up(
    demo: tuple[Ended, Path], tmp_path: Path
) -> None:
    ended, folder = demo
    assert "SYNTHETIC" in ended.out
    assert "SYNTHETIC" in (folder / "care-time.svg").read_text("utf-8")
    table = pl.read_csv(folder / "care-time-by-sex.csv")
    assert table["source"].str.contains("synthetic").all()
    manifest = json.loads((folder / "care-time-by-sex.manifest.json").read_text("utf-8"))
    assert "synthetic" in json.dumps(manifest["inputs"])
    assert "made up" in json.dumps(manifest["notes"])
    target = tmp_path / "table.parquet"
    assert run_carepact("measure", "synthetic", "--by", "sex", "-o", target).code == 0
    assert pl.read_parquet(target)["source"].str.contains("synthetic").all()


def test_a_second_demonstration_gives_the_same_tables(
    demo: tuple[Ended, Path], tmp_path: Path
) -> None:
    ended, folder = demo
    again = run_carepact("demo", "-o", tmp_path / "again")
    assert again.out.split("Wrote")[0] == ended.out.split("Wrote")[0]
    for path in folder.glob("*.csv"):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_a_demonstration_into_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "demo"
    file.write_text("mine")
    ended = run_carepact("demo", "-o", file)
    assert (ended.code, ended.out) == (2, "")
    assert "demo" in ended.said
    assert file.read_text() == "mine"
