"""`carepact run` and `carepact compare`: formats, folders and refusals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from tests.errors.command_line import run_carepact

from carepact.report.run.all_countries import show_all
from carepact.report.run.files import answer_of
from carepact.report.run.kept_answers import find_answers, gather_overview, keep_answer
from carepact.simulate.outcome_table import COLUMNS
from carepact.studies.all_countries import run_all_countries

pytestmark = pytest.mark.long

SMALL = ("--draws", "10", "--until", "2028")


def test_run_answers_on_the_screen_with_the_usual_package() -> None:
    ended = run_carepact("run", "KEN", *SMALL)
    assert ended.code == 0, ended.err
    assert "Kenya, package co-responsibility, year 2028" in ended.out


def test_csv_and_json_go_to_the_screen_alone() -> None:
    ended = run_carepact("run", "Kenya", *SMALL, "--package", "ilo-floor", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert list(rows[0]) == list(COLUMNS)
    assert {row["package"] for row in rows} == {"ilo-floor"}
    content = json.loads(run_carepact("run", "KEN", *SMALL, "--format", "json").out)
    assert content["grade"]["money"] in "ABCD"
    assert content["manifest"]["seed"] == 1


def test_a_setting_moves_the_answer() -> None:
    def cost(*words: str) -> float:
        out = run_carepact("run", "KEN", *SMALL, "--format", "json", *words).out
        return next(
            float(one["value"])
            for one in json.loads(out)["figures"]
            if (one["variable"], one["scenario"]) == ("gross_cost", "demand")
            and one["year"] == 2028
        )

    assert cost("--set", "childcare.ages_0_2.coverage=0.9") > cost()


def test_a_folder_that_holds_files_says_what_it_replaced(tmp_path: Path) -> None:
    before = tmp_path / "figures.csv"
    before.write_text("of a run before", "utf-8")
    ended = run_carepact("run", "KEN", *SMALL, "-o", tmp_path)
    assert "Wrote" in ended.err
    assert f"Replaced {before}\n" in ended.err
    assert before.read_text("utf-8") != "of a run before"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "run takes a country, a study or --all"),
        (("KEN", "--all"), "run takes a country, a study or --all"),
        (("KEM",), "country 'KEM': it is not known"),
        (("missing.yaml",), "missing.yaml"),
        (("KEN", "--package", "ilo-flor"), "Did you mean 'ilo-floor'"),
        (("KEN", "--set", "childcare.coverge=1"), "childcare has no parameter 'coverge'"),
        (("KEN", "--draws", "0"), "is less than 2"),
        (("KEN", "--until", "2010"), "2010"),
        (("KEN", "--format", "parquet"), "not for the screen"),
        (("--all",), "Name a folder with -o"),
        (("--all", "--package", "ilo-flor"), "Did you mean 'ilo-floor'"),
        (("--all", "--set", "childcare=1"), "names no parameter of childcare"),
        (("--all", "--draws", "0"), "is less than 2"),
    ],
)
def test_bad_input_ends_with_2_and_nothing_on_the_screen(
    words: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    folder = (
        () if words in {("KEN", "--format", "parquet"), ("--all",)} else ("-o", tmp_path / "out")
    )
    ended = run_carepact("run", *words, *folder)
    assert ended.code == 2, ended
    assert says in ended.said
    assert ended.out == ""
    assert list(tmp_path.iterdir()) == []


def test_several_faults_are_told_at_once() -> None:
    ended = run_carepact("run", "KEN", "--until", "2010", "--package", "ilo-flor")
    assert ended.code == 2
    assert "2 faults" in ended.said


def test_compare_puts_packages_side_by_side(tmp_path: Path) -> None:
    words = ("compare", "KEN", "--packages", "ilo-floor,starting-low", *SMALL)
    ended = run_carepact(*words, "-o", tmp_path)
    assert ended.code == 0, ended.err
    assert "starting-low" in ended.out
    assert "Wrote" in ended.err
    assert "Replaced" not in ended.err
    assert (tmp_path / "packages-side-by-side.png").exists()
    assert run_carepact("compare", "KEN", "--packages", "nothing").code == 2


def test_every_country_gets_one_file_and_is_not_run_twice(tmp_path: Path) -> None:
    changes = {"package": "ilo-floor", "draws": 10, "until": 2028}

    def run_some() -> list[tuple[str, bool, bool]]:
        results = []
        for result in run_all_countries(
            changes, (), answer_of, finished=find_answers(tmp_path), countries=["SEN", "PRK", "KEN"]
        ):
            keep_answer(result, tmp_path)
            results.append(result)
        overview = gather_overview(results, tmp_path)
        assert overview["country"].to_list() == ["KEN", "SEN"]
        assert show_all(results, overview)
        return [(one.country, one.is_new, bool(one.lacks)) for one in results]

    assert run_some() == [("KEN", True, False), ("PRK", False, True), ("SEN", True, False)]
    assert run_some() == [("KEN", False, False), ("PRK", False, True), ("SEN", False, False)]
    (tmp_path / "KEN.json").write_text("{half", "utf-8")
    assert run_some()[0] == ("KEN", True, False)
    changes["seed"] = 2
    assert run_some()[2] == ("SEN", True, False)


def test_a_fault_of_one_country_does_not_stop_the_others(tmp_path: Path) -> None:
    changes = {"package": "ilo-floor", "draws": 10, "until": 2028}
    results = list(run_all_countries(changes, (), answer_of, countries=["KEN", "XXX"]))
    assert [bool(one.fault) for one in results] == [False, True]
    keep_answer(results[0], tmp_path)
    stream = io.StringIO()
    Console(file=stream, width=160).print(show_all(results, gather_overview(results, tmp_path)))
    assert "XXX: country 'XXX': it is not known" in stream.getvalue()


def test_countries_side_by_side_give_the_same_answers_as_one_after_another() -> None:
    changes = {"package": "ilo-floor", "draws": 10, "until": 2028}
    codes = ["SEN", "PRK", "XXX", "KEN"]
    one, two = (
        list(run_all_countries(changes, (), answer_of, countries=codes, workers=workers))
        for workers in (1, 2)
    )
    assert one == two
    assert [result.is_new for result in two] == [True, False, True, False]


def test_help_teaches_with_an_example() -> None:
    assert "carepact run KEN" in run_carepact("run", "--help").out
    assert "carepact compare KEN" in run_carepact("compare", "--help").out
