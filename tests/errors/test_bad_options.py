"""Options of the command that break their rules, or that the survey cannot answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.errors.command_line import assert_refused, run_carepact
from tests.errors.small_surveys import atus_tables, india_table, write_atus, write_india


@pytest.fixture(scope="module")
def atus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small ATUS folder that is in order."""
    return write_atus(tmp_path_factory.mktemp("survey") / "atus", atus_tables())


@pytest.fixture(scope="module")
def india(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small India file that is in order."""
    return write_india(tmp_path_factory.mktemp("survey"), india_table())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--years", "20O3"), r"--years 20O3: '20O3' is no year or span\. Write for example 2003"),
        (("--years", "2016-2003"), r"--years 2016-2003: .*no year or span"),
        (("--years", "2003,"), r"--years 2003,: '' is no year or span"),
        (("--years", "2003..2016"), r"--years .*no year or span"),
        (("--years", ""), r"--years"),
        (("--years", "0000-9999"), r"there is no diary of 0.* more; the file holds 2016"),
        (("--age-bands", "15,25,abc"), r"--age-bands 15,25,abc: .*whole numbers"),
        (("--age-bands", "25,15"), r"--age-bands 25,15: .*must rise"),
        (("--age-bands", "15,15"), r"--age-bands 15,15: .*must rise"),
        (("--age-bands", ""), r"--age-bands"),
        (("--age-bands", "-5,15"), r"--age-bands -5,15"),
        (("--age-bands", "15.5,25"), r"--age-bands 15\.5,25: .*whole numbers"),
        (("--age-bands", "²,25"), r"--age-bands ²,25: .*whole numbers"),
        (
            ("--statistics", "mean"),
            r"--statistics: there is no statistic 'mean'\..*Statistics: mean_",
        ),
        (("--statistics", "participation_shar"), r"Did you mean 'participation_share'\?"),
        (
            ("--statistics", "mean,totals"),
            r"--statistics: .*1\. .*'mean'.* 2\. .*'totals'",
        ),
        (
            ("--statistics", "share_of_day,share_of_day"),
            r"--statistics: .*twice",
        ),
        (("--simultaneity", "ful"), r"--simultaneity ful: .*Did you mean 'full'\? Use main, split"),
        (
            ("--simultaneity", "full", "--statistics", "share_of_day"),
            r"--statistics: share_of_day has no meaning where a day may hold more.*Use split",
        ),
        (("--format", "jsn"), r"--format jsn: .*Did you mean 'json'\? Formats: table, csv"),
        (("--minimum-cell", "2"), r"--minimum-cell 2: is below the floor of 3\. Ask for 3"),
        (("--minimum-cell", "0"), r"--minimum-cell 0: is below the floor of 3"),
        (("--minimum-cell", "-5"), r"--minimum-cell -5: is below the floor of 3"),
        (("--amounts", "wages"), r"--amounts: 'wages' is no amount of this survey\..*Amounts: "),
        (("--amounts", "hourly_wages"), r"Did you mean 'hourly_wage'\?"),
        (("--amounts", "sex,age"), r"--amounts: 2 faults\. 1\. 'sex'.* 2\. 'age'"),
        (("--by", "sex", "--gap", "state"), r"--gap state: the table is not divided by it.*--by"),
        (("--by", "sex", "--share", "sexe"), r"--share sexe: .*Did you mean 'sex'\?.*--by"),
        (("--by", "sex", "--trend", "year"), r"--trend year: .*not divided by it.*--by"),
        (("--gap", "sex"), r"--gap sex: the table is not divided by it"),
        (("--by", "sex", "--gap", "sex=boys"), r"--gap sex=boys: there is no 'boys'.*Categories: "),
        (("--by", "sex", "--trend", "sex"), r"--trend sex: is not a number\. Use --trend year"),
        (
            ("--by", "year", "--trend", "year"),
            r"--trend year: there is a single year\. Take in more",
        ),
        (("--by", "year", "--gap", "year"), r"--gap year: there is nothing to compare"),
        (
            ("--by", "sex", "--where", 'sex == "men"', "--gap", "sex"),
            r"--gap sex: .*nothing to compare",
        ),
        (("--seed", "-1"), r"--seed"),
        (("--chart", "x.gif"), r"--chart x\.gif: the ending tells no picture\. Use \.svg or \.png"),
        (
            ("--chart", "none/x.svg"),
            r"--chart \S*none/x\.svg: there is no folder .*none\. Make it first",
        ),
    ],
)
def test_a_wrong_option_prints_no_figure(
    atus: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    assert_refused(tmp_path / "out", says, atus, *words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--statistics", "total_hours_per_year"),
            r"--statistics: total_hours_per_year needs weights that add up.*Ask for means",
        ),
        (
            ("--simultaneity", "main"),
            r"--simultaneity main: .*does not mark the main.*split or full",
        ),
        (("--by", "role"), r"--by role: .*does not tell who has a child\. Use sex and age_group"),
        (("--where", 'role == "mothers"'), r"--where .*role.*does not tell who has a child"),
        (("--amounts", "weekly_earnings"), r"--amounts: 'weekly_earnings' .*monthly_expenditure"),
        (
            ("--statistics", "share_of_day,total_hours_per_year", "--simultaneity", "full"),
            r"--statistics: .*1\. share_of_day.* 2\. total_hours_per_year",
        ),
    ],
)
def test_what_a_survey_does_not_tell_is_refused(
    india: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    assert_refused(tmp_path / "out", says, india, *words)


@pytest.mark.shared
def test_the_india_sample_has_no_main_activity(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "india_tus_2024_sample" / "sample_1_perc.parquet"
    says = r"--simultaneity main: India.* does not mark the main one.*Use split or full"
    assert_refused(tmp_path / "out", says, source, "--simultaneity", "main")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "table.docx",
            r"-o table\.docx: the ending tells no format\. Use \.csv, \.json, \.parquet, \.xlsx",
        ),
        ("table", r"-o table: the ending tells no format"),
        ("none/table.json", r"none.*(no such folder|no folder|Name a folder that exists)"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused(
    atus: Path, tmp_path: Path, name: str, says: str
) -> None:
    ended = run_carepact("measure", atus, "-o", tmp_path / name)
    assert (ended.code, ended.out) == (2, "")
    assert re.search(says, ended.said), ended.said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_as_output_is_refused_and_left_alone(atus: Path, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.mkdir()
    ended = run_carepact("measure", atus, "-o", target)
    assert (ended.code, ended.out) == (2, "")
    assert "table.csv" in ended.said
    assert [entry.name for entry in tmp_path.iterdir()] == ["table.csv"]
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format", "parquet"), r"--format parquet: is not for the screen\. Name a file with -o"),
        (("--format", "table", "-o", "x.csv"), r"--format table: is for the screen\. Leave out -o"),
    ],
)
def test_a_format_that_does_not_suit_the_output_is_refused(
    atus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run_carepact("measure", atus, *words)
    assert (ended.code, ended.out) == (2, "")
    assert re.search(says, ended.said), ended.said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [("--nonsense", "1"), ("--minimum-cell", "many"), ("--rho", "half"), ("--seed", "x")],
)
def test_an_option_that_the_parser_refuses_ends_with_2_too(
    atus: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert_refused(tmp_path / "out", words[0], atus, *words)


def test_a_language_that_is_not_spoken_is_refused() -> None:
    ended = run_carepact("--language", "de", "surveys")
    assert (ended.code, ended.out) == (2, "")
    assert "Language 'de': it is not available. Choose one of en, es, fr." in ended.said
