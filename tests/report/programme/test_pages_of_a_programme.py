"""A programme on one screen, in the files of a folder, and on a sheet that asks for nothing."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cases.programme.programmes import read_case, write_programme

import carepact
from carepact.core.speaking import use_language
from carepact.report.programme.files import ProgrammeTelling
from carepact.report.programme.sheet import write_sheet
from carepact.report.screen import open_screen
from carepact.studies.programme import answer_programme
from carepact.studies.programme_file.opening import open_programme

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "programme" / "programme.yaml"
CASE = read_case()


def print_page(file: Path, language: str = "en", *, full: bool = False) -> str:
    """Print the answer on a screen of a hundred columns."""
    page = io.StringIO()
    with use_language(language):
        telling = ProgrammeTelling(answer_programme(open_programme(file)))
        shown = telling.show_full() if full else telling.show()
        open_screen(page, 100, plain=True).print(shown)
    return page.getvalue()


def said_of(file: Path) -> str:
    """Return the first screen in one line."""
    return " ".join(print_page(file).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_first_screen_has_forty_five_lines_at_most(language: str) -> None:
    lines = print_page(EXAMPLE, language).splitlines()
    assert len(lines) <= 45
    assert max(map(len, lines)) <= 100


def test_what_the_screen_tells_stands_in_the_full_answer() -> None:
    full = " ".join(print_page(EXAMPLE, full=True).split())
    for line in print_page(EXAMPLE).splitlines()[:-2]:
        assert " ".join(line.split()) in full


def test_the_twelve_fathers_are_said_as_they_were_worked_out(tmp_path: Path) -> None:
    said = said_of(write_programme(tmp_path))
    for words in (
        "12 fathers began. Stayed to the end: 9, 75 % (47 to 91).",
        "A father came to 8.6 of 12 sessions on average.",
        "all who began 12 +4.2 2.1 to 6.2",
        "told twice 10 11.7 16.7 +5.0 3.0 to 7.0",
        "of that, care 10 7.2 11.3 +4.2 2.5 to 5.9",
        "stayed, told twice 9 11.8 16.8 +5.0 2.7 to 7.3",
        "his, as she tells 8 10.8 13.6 +2.8 1.4 to 4.2",
        "hers, as she tells 8 28.0 26.9 −1.1 −2.2 to −0.1",
        "Before and after, with nobody to compare with (strength: self-report).",
        "2 of 12 did not tell twice and count as no change among all who began.",
        "8 couples told twice of his hours: by him +5.6 a week, by her +2.8.",
        "Mothers confirm 50 % (35 to 61) of what fathers tell.",
        "she does 0.40 (0.05 to 0.61) hours less.",
        "Of the change 20 % (12 to 25) is lost a year.",
        "6 000 EUR: the town 48 %, donors 27 %, the programme itself 20 %, who took part 5 %.",
        "500 EUR for a father who began, 667 for one who stayed.",
        "an hour that fathers do more costs 2.30 EUR (1.54 to 4.51).",
        "With the part that mothers confirm: 4.60.",
        "Hours of who led: 60 paid, 24.5 unpaid.",
    ):
        assert words in said


def test_who_is_compared_with_whom_is_said(tmp_path: Path) -> None:
    beside = "comparison: {kind: waiting list, randomised: no}\n"
    fathers = "code,group,completed\nF01,,yes\nF02,,yes\nF03,comparison,\nF04,comparison,\n"
    diaries = "\n".join(
        line for line in CASE["diaries"].splitlines() if re.match("code|F0[1-4],", line)
    )
    text = CASE["programme"] + beside
    said = said_of(write_programme(tmp_path / "a", text, fathers, diaries))
    assert "those who began chose to, and may differ in more than the programme." in said
    assert "comparison group, told twice 2 +6.0" in said
    assert "beyond it: told twice +3.0" in said
    drawn = text.replace("randomised: no", "randomised: yes")
    said = said_of(write_programme(tmp_path / "b", drawn, fathers, diaries))
    assert "Chance decided who began (strength: trial)" in said


def test_many_lost_no_gain_and_no_mothers_are_said(tmp_path: Path) -> None:
    rows = CASE["diaries"].splitlines()
    kept = [one for one in rows if re.match(r"code|F\d\d,before,father|F0[12],after,father", one)]
    costs = CASE["programme"].replace("later: {months: 12}\n", "")
    said = said_of(write_programme(tmp_path / "a", costs, None, "\n".join(kept)))
    assert "10 of 12 did not tell twice and count as no change among all who began." in said
    assert "That is more than a fifth" in said
    assert "The interval holds 0: that nothing changed cannot be ruled out." in said
    assert "Mothers were not asked twice, or too few." in said
    assert "≈ 50 %: illustrative, not measured here." in said
    assert re.search(r"costs \d+\.\d\d EUR at least\. Nothing bounds it above", said)
    fell = [one.replace("after,father,160", "after,father,0") for one in kept]
    fell = [one.replace("after,father,120", "after,father,0") for one in fell]
    said = said_of(write_programme(tmp_path / "b", costs, None, "\n".join(fell)))
    assert "inf" not in said.replace("information", "")
    assert "nan" not in said.lower()


def test_an_unstable_part_is_refused_and_untold_costs_are_missing(tmp_path: Path) -> None:
    text = CASE["programme"].partition("costs:")[0]
    rows = CASE["diaries"].splitlines()
    turned = [re.sub(r"^(F0[1357],after,father),\d+", r"\g<1>,0", one) for one in rows]
    said = said_of(write_programme(tmp_path, text, None, "\n".join(turned)))
    assert "What part mothers confirm is not told" in said
    assert "the part could be anything" in said
    assert "? Costs are not told." in said
    assert "Missing. costs" in said


def test_what_nobody_told_is_unknown_and_never_nothing(tmp_path: Path) -> None:
    rows = [one for one in CASE["diaries"].splitlines() if not re.search(",after|,later", one)]
    text = CASE["programme"].replace("usual days", "yesterday")
    said = said_of(write_programme(tmp_path / "a", text, None, "\n".join(rows)))
    assert "all who began 0 ? ?" in said
    assert "What an hour costs is not known: too few told twice." in said
    assert "How sure the change is cannot be known" in said
    assert "single days differ much" in said
    assert "holds 0" not in said
    assert "Later." not in said


def test_a_comparison_group_that_told_nothing_compares_with_nothing(tmp_path: Path) -> None:
    beside = "comparison: {kind: waiting list, randomised: yes}\n"
    fathers = CASE["fathers"].replace("completed", "completed,group") + "W01,,,comparison\n"
    fathers = fathers.replace("yes\n", "yes,\n").replace("no\n", "no,\n")
    said = said_of(write_programme(tmp_path, CASE["programme"] + beside, fathers))
    assert "comparison group, told twice ? ? ?" in said
    assert "beyond it: all who began ? ?" in said
    assert "What an hour costs is not known" in said
    answer = answer_programme(open_programme(tmp_path / "programme.yaml"))
    assert not answer.evidence
    assert answer.cost_hour.state == "unknown"


def test_forms_that_lack_a_part_are_counted(tmp_path: Path) -> None:
    diaries = CASE["diaries"].replace("F10,after,father,90,30,90,85", "F10,after,father,90,,90,85")
    assert diaries != CASE["diaries"]
    said = said_of(write_programme(tmp_path, None, None, diaries))
    assert "1 form lacks a part and is not counted." in said
    assert "3 of 12 did not tell twice" in said


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_sheet_asks_for_nothing_outside_and_escapes_what_it_is_told(
    tmp_path: Path, language: str
) -> None:
    text = CASE["programme"].replace("Twelve fathers", "<script>alert(1)</script>")
    answer = answer_programme(open_programme(write_programme(tmp_path, text)))
    with use_language(language):
        sheet = write_sheet(answer).decode()
    assert "<script" not in sheet
    assert not re.search(r"(?:src|href|url)\s*[=(]|https?:", sheet)
    assert sheet.count("<html") == sheet.count("</html>") == 1


def test_no_file_holds_a_row_or_a_code_of_a_father(tmp_path: Path) -> None:
    written = carepact.read_programme(write_programme(tmp_path)).save(tmp_path / "ours")
    assert {path.name for path in written} == {
        "answer.txt", "books.journal", "costs.csv", "figures.csv", "manifest.json", "sheet.html",
        "study.yaml",
    }  # fmt: skip
    for path in written:
        assert not re.search(r"\bF(?:0\d|1[0-2])\b", path.read_text("utf-8"))
    settings = json.loads((tmp_path / "ours" / "manifest.json").read_text("utf-8"))["settings"]
    assert settings["command"] == "programme"


def test_the_books_balance_and_hledger_reads_them(tmp_path: Path) -> None:
    answer = answer_programme(open_programme(write_programme(tmp_path)))
    balances = answer.books.balances()
    assert balances["money:programme", "EUR"] == 0
    assert balances["money:from:municipality", "EUR"] == -290_050
    assert balances["time:programme", "minutes given"] == 5070  # 60 h and 24.5 h
    assert balances["time:sessions", "minutes in sessions"] == 103 * 120
    assert sum(balances.values()) == 0
    journal = tmp_path / "books.journal"
    journal.write_bytes(ProgrammeTelling(answer).list_pages()["books.journal"])
    hledger = shutil.which("hledger")
    if hledger is None:
        pytest.skip("hledger is not installed")
    checked = subprocess.run(  # noqa: S603 - found on the path
        [hledger, "-f", journal, "check", "--strict"], capture_output=True, check=False, text=True
    )
    assert checked.returncode == 0, checked.stderr
