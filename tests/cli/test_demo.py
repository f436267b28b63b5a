"""`carepact demo`: the country engine's answer, pictures and books, and what to read first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.errors.command_line import Ended, run_carepact

from carepact.core.run_defaults import RunDefaults

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    """Run the demonstration once into an empty folder."""
    folder = tmp_path_factory.mktemp("demo") / "made"
    return run_carepact("demo", "-o", folder), folder


def test_the_demonstration_answers_with_intervals_of_a_thousand_draws(
    demo: tuple[Ended, Path],
) -> None:
    ended, _folder = demo
    assert ended.code == 0, ended
    assert "Kenya, package co-responsibility, year 2050" in ended.out
    assert "Medians of 1 000 simulations; in brackets, 95 % intervals." in ended.out.replace(
        "\xa0", " "
    )
    assert "PREVIEW" not in ended.out


def test_the_demonstration_writes_answer_pictures_and_books(demo: tuple[Ended, Path]) -> None:
    _ended, folder = demo
    assert {path.name for path in folder.iterdir()} == {
        "answer.json",
        "answer.txt",
        "answer.xlsx",
        "figures.csv",
        "figures.parquet",
        "ledger",
        "manifest.json",
        *(
            name + kind
            for name in (
                "care-flow",
                "co-responsibility-profile",
                "cost-by-instrument",
                "cost-by-year",
                "gross-to-net",
                "hours-moved",
                "jobs-beside-construction",
                "what-matters-most",
                "who-provides-and-pays",
            )
            for kind in (".svg", ".png")
        ),
    }
    assert (folder / "cost-by-year.png").read_bytes().startswith(PNG)
    assert (folder / "ledger" / "demand-median-net-cost.journal").is_file()


def test_what_to_read_first_is_there_to_be_read(demo: tuple[Ended, Path]) -> None:
    ended, folder = demo
    said = ended.out.split("Read first")[1].split("Then try")[0]
    named = [Path(line.strip()) for line in said.splitlines() if line.strip().startswith("/")]
    assert len(named) == 6
    assert all(path.is_file() for path in named)
    assert named[0] == folder / "answer.txt"
    first = named[0].read_text("utf-8").splitlines()[0]
    assert first == "Kenya, package co-responsibility, year 2050"


def test_the_hours_of_the_demonstration_are_observed(demo: tuple[Ended, Path]) -> None:
    _ended, folder = demo
    answer = json.loads((folder / "answer.json").read_text("utf-8"))
    assert answer["grade"]["hours"] != "D"
    assert "unpaid hours" not in {one["name"] for one in answer["imputed"]}


def test_the_demonstration_is_set_as_run_is_where_nobody_says_otherwise(
    demo: tuple[Ended, Path],
) -> None:
    _ended, folder = demo
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    words = ("run", "KEN", "--draws", "2", "--until", "2025", "--format", "json")
    run = json.loads(run_carepact(*words).out)["manifest"]
    usual = {"draws": RunDefaults.draws, "until": RunDefaults.until}
    assert told["settings"] == run["settings"] | usual
    assert (told["seed"], told["inputs"]) == (run["seed"], run["inputs"])


@pytest.mark.campaign
def test_the_demonstration_is_what_run_writes_byte_for_byte(
    demo: tuple[Ended, Path], tmp_path: Path
) -> None:
    _ended, folder = demo
    assert run_carepact("run", "KEN", "-o", tmp_path / "again").code == 0
    for name in ("figures.csv", "answer.json", "ledger/flows.csv", "cost-by-year.svg"):
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


def test_a_demonstration_into_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "demo"
    file.write_text("mine")
    ended = run_carepact("demo", "-o", file)
    assert (ended.code, ended.out) == (2, "")
    assert "demo" in ended.said
    assert file.read_text() == "mine"
