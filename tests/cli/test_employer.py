"""`carepact employer`: a firm from its draft to its answer, and badges that it accepts."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from tests.errors.command_line import run_carepact
from tests.errors.employer_files import EMPLOYER, POLICY, write_firm

ACCOUNT = """\
holder: Amina
told_on: 2026-11-30
care:
  - {activity: 352, whom: household, how_often: {times: 2, per: week}, how_long: 1,
     since: 2019-05-06}
examples:
  - {skill: planning, activity: 352, words: I planned the week of five people., show: yes}
"""
ACCEPT = ("employer", "accept", "badges", "--policy", "recognition.yaml")
LOGGED = ("--decisions", "decisions.csv", "--key", "firm.json")


def test_the_answer_is_shown_and_written(tmp_path: Path) -> None:
    path = write_firm(tmp_path)
    ended = run_carepact("employer", path, "--draws", 20, "-o", tmp_path / "out")
    assert ended.code == 0, ended.err
    assert "carers.csv" in {one.name for one in (tmp_path / "out").iterdir()}
    shown = run_carepact("employer", path, "--draws", 20)
    assert "A: 71 persons, Kenya, 31 January 2027" in shown.out
    assert "More: --full prints all of it" in shown.out
    assert "Sources" in run_carepact("employer", path, "--draws", 20, "--full").out


def test_other_programs_read_who_cares(tmp_path: Path) -> None:
    path = write_firm(tmp_path)
    ended = run_carepact("employer", path, "--draws", 20, "--format", "csv")
    rows = list(csv.DictReader(ended.out.splitlines()))
    [whole] = [one for one in rows if (one["sex"], one["care"]) == ("all", "all")]
    assert (whole["persons"], whole["status"]) == ("71.0", "told")
    told = json.loads(run_carepact("employer", path, "--draws", 20, "--format", "json").out)
    assert told


def test_the_same_seed_gives_the_same_folder(tmp_path: Path) -> None:
    path = write_firm(tmp_path)
    for name in ("one", "two"):
        run_carepact("employer", path, "--draws", 20, "--seed", 3, "-o", tmp_path / name)
    for one in (tmp_path / "one").rglob("*"):
        if one.is_file():
            other = tmp_path / "two" / one.relative_to(tmp_path / "one")
            assert one.read_bytes() == other.read_bytes(), one.name


@pytest.mark.parametrize("sheet", ["headcount.xlsx", "headcount.csv"])
def test_a_draft_is_filled_in_and_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: str
) -> None:
    monkeypatch.chdir(tmp_path)
    more = ("--csv",) if sheet.endswith("csv") else ()
    ended = run_carepact("employer", "new", "Kenya", "-o", "ours.yaml", *more)
    assert ended.code == 0, ended.err
    assert {"ours.yaml", sheet, "employer.schema.json"} == {one.name for one in tmp_path.iterdir()}
    row = (40, "woman", "25-34", 40, "A", "staff", "")
    if more:
        with Path(sheet).open("a", encoding="utf-8") as stream:
            stream.write(",".join(map(str, row)) + "\n")
    else:
        book = openpyxl.load_workbook(sheet)
        for place, value in enumerate(row, start=1):
            book.active.cell(2, place, value or None)
        book.save(sheet)
    shown = run_carepact("employer", "ours.yaml", "--draws", 20)
    assert shown.code == 0, shown.err
    assert "A: 40 persons, Kenya" in shown.out


def test_a_drafted_charter_and_policy_are_named_in_the_file_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("charter", "policy"):
        ended = run_carepact("employer", name)
        assert ended.code == 0, ended.err
        assert "into the employer's file" in ended.err
    run_carepact("employer", "new", "Kenya", "--csv")
    with Path("headcount.csv").open("a", encoding="utf-8") as stream:
        stream.write("40,woman,25-34,40,A,staff,\n")
    with Path("employer.yaml").open("a", encoding="utf-8") as stream:
        stream.write("charter: charter.yaml\nrecognition: recognition.yaml\n")
    shown = run_carepact("employer", "employer.yaml", "--draws", 20)
    assert shown.code == 0, shown.err
    assert "drafts one" not in shown.out
    again = run_carepact("employer", "charter")
    assert (again.code, "exists already" in again.said) == (2, True)


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sign a badge, write a policy, make the firm's key, and stand there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "account.yaml").write_text(ACCOUNT, "utf-8")
    (tmp_path / "recognition.yaml").write_text(POLICY, "utf-8")
    for name in ("hers.json", "firm.json"):
        assert run_carepact("skills", "key", "-o", name).code == 0
    signed = run_carepact("skills", "sign", "account.yaml", "--key", "hers.json", "-o", "badges")
    assert signed.code == 0, signed.err
    return tmp_path


@pytest.mark.usefixtures("shown")
def test_a_badge_is_accepted_by_what_it_shows() -> None:
    ended = run_carepact(*ACCEPT)
    assert ended.code == 0, ended.err
    assert "accepted by the policy" in ended.out
    assert "shows a: Plans a week" in ended.out
    assert "talk with them" in ended.out


def test_a_decision_is_noted_without_the_holder_and_once(shown: Path) -> None:
    assert run_carepact(*ACCEPT, *LOGGED).code == 0
    log = (shown / "decisions.csv").read_text("utf-8")
    assert len(log.splitlines()) == 2
    did = json.loads((shown / "hers.json").read_text("utf-8"))["controller"]
    assert did not in log
    assert "Amina" not in log
    assert run_carepact(*ACCEPT, *LOGGED).code == 0
    assert (shown / "decisions.csv").read_text("utf-8") == log


def test_the_log_is_counted_in_the_answer_and_one_person_is_hidden(shown: Path) -> None:
    assert run_carepact(*ACCEPT, *LOGGED).code == 0
    path = write_firm(shown, employer__yaml=EMPLOYER + "decisions: decisions.csv\n")
    ended = run_carepact("employer", path, "--draws", 20, "-o", "out")
    assert ended.code == 0, ended.err
    text = (shown / "out" / "recognition.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert {(one["status"], one["persons"]) for one in rows if one["use"] in ("hiring", "all")} == {
        ("hidden", "")
    }


def test_what_is_not_accepted_ends_with_status_one_and_its_reason(shown: Path) -> None:
    needed = POLICY.replace("endorsement: welcome", "endorsement: needed")
    (shown / "recognition.yaml").write_text(needed, "utf-8")
    ended = run_carepact(*ACCEPT, *LOGGED)
    assert ended.code == 1
    assert "Nobody but the holder stands by it" in ended.out
    assert ",no,not-endorsed" in (shown / "decisions.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--use", "fun"), "--use fun: is none of hiring, return, promotion"),
        (("--use", "return", *LOGGED), "not in return"),
        (("--decisions", "decisions.csv"), "--decisions and --key belong together"),
        (("--key", "firm.json"), "--decisions and --key belong together"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_written(
    shown: Path, words: tuple[str, ...], says: str
) -> None:
    ended = run_carepact(*ACCEPT, *words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.said, ended.said
    assert not (shown / "decisions.csv").exists()


def test_a_file_that_is_no_log_is_left_as_it_is(shown: Path) -> None:
    (shown / "decisions.csv").write_text("mine\n", "utf-8")
    ended = run_carepact(*ACCEPT, *LOGGED)
    assert ended.code == 2
    assert "is not the head of a log" in ended.said
    assert (shown / "decisions.csv").read_text("utf-8") == "mine\n"


@pytest.mark.parametrize("wanted", ["xlsx", "parquet"])
def test_a_format_that_its_folder_does_not_hold_is_no_format(tmp_path: Path, wanted: str) -> None:
    path = write_firm(tmp_path)
    for further in ((), ("-o", tmp_path / "out")):
        ended = run_carepact("employer", path, "--format", wanted, *further)
        assert (ended.code, ended.out) == (2, "")
        assert f"--format {wanted}: there is no such format." in ended.err
        assert "Formats: table, json, csv." in ended.err
    assert not (tmp_path / "out" / "manifest.json").exists()
