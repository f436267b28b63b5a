"""The command `carepact`: it starts light, teaches in its help, and writes what it says."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.errors.command_line import run_carepact
from tests.errors.small_surveys import india_table, write_india

from carepact.core.provenance import hash_file

HEAVY = {"numpy", "polars", "xarray", "pandas", "vl_convert", "scipy"}
LONG_FORM = [
    "activity",
    "statistic",
    "value",
    "standard_error",
    "lower",
    "upper",
    "n",
    "unit",
    "method",
    "rule",
    "reliability",
    "source",
]
"""Columns of every table, after those of its domain."""


def start(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start `carepact` in a process of its own and list what it imports on stderr."""
    return subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-X", "importtime", "-m", "carepact", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"COLUMNS": "100", "PYTHONUTF8": "1", **variables},
    )


def imported(ended: subprocess.CompletedProcess[str]) -> set[str]:
    """Read the top-level names of the modules that a process imported."""
    lines = re.findall(r"^import time:.*\|\s+([\w.]+)\s*$", ended.stderr, flags=re.MULTILINE)
    return {name.partition(".")[0] for name in lines}


@pytest.mark.parametrize(
    "words", [("--help",), ("measure", "--help"), ("validate", "--help"), ("--version",)]
)
def test_help_imports_none_of_the_heavy_libraries(words: tuple[str, ...]) -> None:
    ended = start(*words)
    assert ended.returncode == 0
    assert "typer" in imported(ended)
    assert not imported(ended) & HEAVY


def test_importing_carepact_imports_no_heavy_library() -> None:
    code = "import sys, carepact; dir(carepact); print(*sys.modules)"
    ended = subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not set(ended.stdout.split()) & HEAVY


def test_the_version_is_that_of_the_package() -> None:
    ended = run_carepact("--version")
    assert (ended.code, ended.out.strip()) == (0, metadata.version("carepact"))


def test_the_first_help_names_every_command_and_where_to_begin() -> None:
    ended = run_carepact("--help")
    for name in ("demo", "measure", "surveys", "validate"):
        assert re.search(rf"\b{name}\b", ended.out)
    assert "Start with 'carepact demo'" in " ".join(ended.out.split())


def test_the_help_of_measure_teaches_by_an_example_that_runs() -> None:
    said = " ".join(run_carepact("measure", "--help").out.split())
    assert "Example: carepact measure synthetic --by role --groups motherhood" in said
    assert "age >= 15" in said
    assert "publisher" in said or "replicate" in said
    ended = run_carepact("measure", "synthetic", "--by", "role", "--groups", "motherhood")
    assert ended.code == 0
    assert "mothers" in ended.out


def test_the_help_of_validate_teaches_by_an_example() -> None:
    said = " ".join(run_carepact("validate", "--help").out.split())
    assert "Example: carepact validate FOLDER --survey atus" in said


def test_no_word_shows_the_help() -> None:
    ended = run_carepact()
    assert "Usage: " in ended.out + ended.err
    assert "measure" in ended.out + ended.err


def test_surveys_tells_what_can_be_read_and_how_to_get_it() -> None:
    ended = run_carepact("surveys")
    said = " ".join(ended.out.split())
    assert ended.code == 0
    for name in ("atus", "atus-raw", "india-2024", "synthetic"):
        assert re.search(rf"│ {re.escape(name)} +│", ended.out)
    for name in ("icatus", "sdg-5.4.1", "motherhood", "bls-annual"):
        assert re.search(rf"│ {re.escape(name)} +│", ended.out)
    assert "how to get it" in said
    assert "microdata portal" in said


@pytest.fixture
def india(tmp_path: Path) -> Path:
    """Write a small India file."""
    return write_india(tmp_path, india_table())


def as_json(*words: object) -> dict[str, Any]:
    """Run `measure` and read its JSON."""
    ended = run_carepact("measure", *words, "--format", "json")
    assert ended.code == 0, ended
    content: dict[str, Any] = json.loads(ended.out)
    return content


def test_json_holds_rows_and_a_manifest_in_long_form(india: Path) -> None:
    content = as_json(india, "--by", "sex,age_group")
    assert list(content) == ["rows", "manifest"]
    for row in content["rows"]:
        columns = [name for name in row if name != "activity_title"]
        assert columns == ["sex", "age_group", *LONG_FORM]
    assert {row["statistic"] for row in content["rows"]} == {
        "mean_minutes_per_day",
        "participation_share",
        "participants_mean_minutes_per_day",
    }


def test_the_figures_are_those_of_the_hand(india: Path) -> None:
    # 24 persons; every fifth (0, 5, 10, 15, 20) does not cook, the others cook two hours.
    # Women are persons 0-5 and 12-17: three of 12 do not cook (0, 5, 15), so nine do.
    rows = as_json(india, "--by", "sex")["rows"]
    cooking = {
        row["statistic"]: row for row in rows if (row["sex"], row["activity"]) == ("women", "3")
    }
    mean = cooking["mean_minutes_per_day"]
    assert mean["value"] == pytest.approx(9 * 120 / 12)
    assert (mean["n"], mean["unit"], mean["method"], mean["rule"]) == (
        12,
        "min/day",
        "jkn",
        "split",
    )
    assert mean["lower"] < mean["value"] < mean["upper"]
    assert mean["reliability"] == "low"  # fewer than 30 respondents
    assert cooking["participation_share"]["value"] == pytest.approx(9 / 12)
    assert cooking["participants_mean_minutes_per_day"]["value"] == pytest.approx(120)
    assert cooking["participants_mean_minutes_per_day"]["n"] == 9


def test_the_manifest_names_versions_inputs_settings_and_seed(india: Path) -> None:
    manifest = as_json(india, "--by", "sex", "--method", "bootstrap", "--seed", "7")["manifest"]
    assert manifest["versions"]["carepact"] == metadata.version("carepact")
    assert manifest["versions"]["polars"] == pl.__version__
    assert [entry["file"] for entry in manifest["inputs"]] == ["india_tus.csv"]
    assert manifest["inputs"][0]["sha256"] == hash_file(india)
    assert manifest["inputs"][0]["licence"]
    assert manifest["settings"]["by"] == ["sex"]
    assert manifest["seed"] == 7
    assert re.fullmatch(r"[0-9a-f]{64}", manifest["settings_sha256"])
    assert str(india.parent) not in json.dumps(manifest)


def test_other_settings_give_another_hash(india: Path) -> None:
    first = as_json(india, "--by", "sex")["manifest"]
    for words in (("--by", "state"), ("--by", "sex", "--where", "age > 1")):
        other = as_json(india, *words)["manifest"]
        assert other["settings_sha256"] != first["settings_sha256"]
    gap = as_json(india, "--by", "sex", "--gap", "sex")["manifest"]
    reference = as_json(india, "--by", "sex", "--gap", "sex=women")["manifest"]
    assert gap["settings_sha256"] != reference["settings_sha256"]


def test_every_format_holds_the_same_figures(india: Path, tmp_path: Path) -> None:
    rows = pl.DataFrame(as_json(india, "--by", "sex", "--margins")["rows"])
    words = ("measure", india, "--by", "sex", "--margins")
    printed = pl.read_csv(io.StringIO(run_carepact(*words, "--format", "csv").out))
    tables = {"screen": printed}
    for ending in (".csv", ".json", ".parquet"):
        target = tmp_path / f"table{ending}"
        ended = run_carepact(*words, "-o", target)
        assert (ended.code, ended.out) == (0, "")
        assert ended.err.count("Wrote") == 2
        if ending == ".csv":
            tables[ending] = pl.read_csv(target)
        elif ending == ".json":
            tables[ending] = pl.DataFrame(json.loads(target.read_text("utf-8"))["rows"])
        else:
            tables[ending] = pl.read_parquet(target)
    for name, table in tables.items():
        assert table.columns == rows.columns, name
        assert table["value"].to_list() == pytest.approx(rows["value"].to_list())
        assert table["n"].to_list() == rows["n"].to_list()


@pytest.mark.parametrize("ending", [".csv", ".json", ".parquet"])
def test_the_manifest_lies_beside_every_file(india: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"table{ending}"
    run_carepact("measure", india, "--by", "sex", "-o", target)
    beside = json.loads((tmp_path / "table.manifest.json").read_text("utf-8"))
    [output] = beside.pop("outputs")
    assert output == {
        "file": target.name, "bytes": target.stat().st_size, "sha256": hash_file(target),
    }  # fmt: skip
    assert beside == as_json(india, "--by", "sex")["manifest"]
    assert {path.name for path in tmp_path.iterdir()} - {india.name} == {
        target.name, "table.manifest.json",
    }  # fmt: skip


@pytest.mark.parametrize("ending", [".csv", ".json", ".parquet"])
def test_the_same_command_twice_gives_the_same_bytes(
    india: Path, tmp_path: Path, ending: str
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        words = (
            "--by",
            "sex,state",
            "--method",
            "bootstrap",
            "-o",
            tmp_path / folder / f"t{ending}",
        )
        assert run_carepact("measure", india, *words).code == 0
    for name in (f"t{ending}", "t.manifest.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_another_seed_gives_another_error_and_the_same_mean(india: Path) -> None:
    words = (india, "--method", "bootstrap", "--statistics", "mean_minutes_per_day", "--seed")
    (first, *_), (second, *_) = (as_json(*words, seed)["rows"] for seed in (1, 2))
    assert first["value"] == second["value"]
    assert first["standard_error"] != second["standard_error"]


def test_a_file_is_replaced_whole(india: Path, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("older\n" * 10_000)
    run_carepact("measure", india, "-o", target)
    assert "older" not in target.read_text()


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_each_language_speaks_without_a_crash(code: str, india: Path) -> None:
    for words in (("surveys",), ("measure", str(india), "--by", "sex", "--margins")):
        ended = run_carepact("--language", code, *words)
        assert ended.code == 0, ended
    refused = run_carepact("--language", code, "measure", india, "--by", "sexe")
    assert (refused.code, refused.out) == (2, "")
    assert "sexe" in refused.err


@pytest.mark.parametrize("code", ["fr", pytest.param("es", marks=pytest.mark.campaign)])
def test_help_and_figures_speak_the_language_of_the_environment(code: str, india: Path) -> None:
    ended = start("measure", "--help", CAREPACT_LANGUAGE=code)
    assert ended.returncode == 0
    assert ended.stdout != start("measure", "--help", CAREPACT_LANGUAGE="en").stdout
    table = [
        run_carepact("measure", india, "--format", "csv").out,
        start("measure", str(india), "--format", "csv", CAREPACT_LANGUAGE=code).stdout,
    ]
    figures = [pl.read_csv(io.StringIO(text))["value"].to_list() for text in table]
    assert figures[0] == figures[1]


def test_a_figure_that_differs_ends_with_1(india: Path) -> None:
    ended = run_carepact("validate", india)  # the small file is far from the published figures
    assert ended.code == 1, ended
    assert "Traceback" not in ended.err


def test_validate_refuses_a_survey_without_published_figures() -> None:
    ended = run_carepact("validate", "synthetic")
    assert (ended.code, ended.out) == (2, "")
    assert "synthetic: there is no published figure to compare this survey with" in ended.said


@pytest.mark.parametrize("words", [("--language", "fr", "surveys"), ("surveys", "--language=fr")])
def test_the_language_may_stand_before_the_command_or_behind_it(words: tuple[str, ...]) -> None:
    assert "enquête" in run_carepact(*words).out.lower()
