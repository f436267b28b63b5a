"""What no programme can be: every fault of its file, its fathers and its forms, all at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.programme.programmes import read_case, write_programme
from tests.errors.command_line import run_carepact

from carepact.core.errors import CareError, ParameterError
from carepact.studies.programme_file.opening import open_programme

CASE = read_case()
FAULTY = """\
name: Ours
country: Germani
first_day: 2026-04-20
last_day: 2026-01-12
fathers: fathers.csv
diaries: diaries.csv
diary: sometimes
sessions: {planned: 0, held: 12, hours: 25}
comparison: {kind: neighbours, randomised: perhaps}
leaders: {paid: {persons: 0, hours: 40}, cats: 3}
later: {months: 0}
costs:
  - {kind: wine, payer: town, amount: -5}
  - {kind: rooms, payer: donors, amount: many}
"""
FAULTY_FATHERS = """\
code,group,sessions,completed
F01,programme,13,yes
F01,programme,4,no
Mehmet,,3,
F04,comparison,2,yes
F05-of-the-valley,sometimes,-1,maybe
"""
FAULTY_DIARIES = """\
code,time,told_by,care_weekday,housework_weekday,care_weekend,housework_weekend
F01,before,father,60,30,90,60
F01,before,father,60,30,90,60
F99,after,father,60,30,90,60
F04,never,neighbour,1000,700,"12,5",x
F04,later,mother of him,-1,0,0,0
"""


def refuse(path: Path) -> str:
    """Return what a file is refused with, in one line."""
    with pytest.raises(ParameterError) as refused:
        open_programme(path)
    return " ".join(str(refused.value).split())


def test_all_faults_of_three_files_are_named_at_once(tmp_path: Path) -> None:
    said = refuse(write_programme(tmp_path, FAULTY, FAULTY_FATHERS, FAULTY_DIARIES))
    for words in (
        "line 7, diary: 'sometimes' is not known. Use one of 'usual days', 'yesterday'.",
        "line 9, comparison.kind: 'neighbours' is not known.",
        "line 9, comparison.randomised: 'perhaps' is not known.",
        "line 10, leaders.cats: unknown key.",
        "line 13, costs.0.kind: 'wine' is not known.",
        "line 13, costs.0.payer: 'town' is not known.",
        "line 14, costs.1.amount: 'many' is no number. Write a number.",
        "line 2, country: country 'Germani': it is not known. Did you mean Germany (DEU)?",
        "line 4, last_day: 2026-01-12 lies before 2026-04-20. Correct one of them.",
        "line 8, sessions.planned: 0 is less than 1. Write 1 or more.",
        "line 8, sessions.hours: 25 is more than 24. Write 24 or less.",
        "line 11, later.months: 0 is less than 1. Write 1 or more.",
        "line 13, costs.0.amount: -5 is less than 0. Write 0 or more.",
        "line 10, leaders.paid.persons: is 0, and hours of theirs are told.",
        "fathers.csv, line 2, field 3: 13 sessions are more than the 12 that were held.",
        "fathers.csv, line 3, field 1: F01 stands at line 2 too. Give each father his own code.",
        "fathers.csv, line 4, field 1: the code holds no digit and may be a name.",
        "fathers.csv, line 4, field 4: is empty. Write yes or no: who left early counts too.",
        "fathers.csv, line 5, field 3: who is of the comparison group came to no session.",
        "fathers.csv, line 6, field 1: the code has 17 letters. Write 12 at most, and no name.",
        "fathers.csv, line 6, field 2: 'sometimes' is not known here.",
        "fathers.csv, line 6, field 3: -1 is less than 0. Correct it.",
        "fathers.csv, line 6, field 4: 'maybe' is not known here. Write one of: yes, no.",
        "diaries.csv, line 3: the same form of F01 stands at line 2 too. Keep one.",
        "diaries.csv, line 5, field 2: 'never' is not known here.",
        "diaries.csv, line 5, field 3: 'neighbour' is not known here.",
        "diaries.csv, line 5, field 4: care and housework make 1700 minutes, and a day has 1440.",
        "diaries.csv, line 5, field 6: '12,5' is a text, and it is not sure what its comma means.",
        "diaries.csv, line 5, field 7: 'x' is",
        "diaries.csv, line 6, field 4: -1 is less than 0. Correct it.",
    ):
        assert words in said


def test_a_form_of_nobody_and_a_time_that_is_not_told(tmp_path: Path) -> None:
    text = CASE["programme"].replace("later: {months: 12}\n", "")
    diaries = CASE["diaries"] + "F99,after,father,60,30,90,60\n"
    said = refuse(write_programme(tmp_path, text, None, diaries))
    assert "field 1: F99 is not in the sheet of fathers. Correct the code, or add him" in said
    assert "the file does not tell how many months 'later' is after the end." in said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("last_day: 2026-04-20", "last_day: 2029-04-20", "is more than three years."),
        ("name: Twelve fathers", f"name: {'x' * 61}", "has 61 letters. Write 60 at most."),
        ("country: DEU", "country: DEU\ncurrency: KES",
         "KES is not the money of Germany, which is EUR. Nothing is converted"),
        ("country: DEU", "country:", "is empty. Write the name of a country."),
        ("fathers: fathers.csv", "fathers: no.xlsx", "there is no file no.xlsx."),
        ("diaries: diaries.csv\n", "", "diaries: is missing. Add it."),
        ("later: {months: 12}", "comparison: {kind: other fathers, randomised: no}",
         "the file tells of a comparison group, and no father is in it."),
    ],
)  # fmt: skip
def test_each_slip_has_its_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in CASE["programme"]
    assert words in refuse(write_programme(tmp_path, CASE["programme"].replace(old, new)))


def test_groups_have_to_be_told_of(tmp_path: Path) -> None:
    fathers = "code,group,completed\nF01,comparison,\nF02,comparison,\n"
    diaries = "\n".join(CASE["diaries"].splitlines()[:2]) + "\n"
    said = refuse(write_programme(tmp_path, None, fathers, diaries))
    assert "fathers.csv, line 2, field 2: the file tells of no comparison group." in said
    assert "no father of the sheet is of the programme. Correct the groups." in said


def test_sheets_without_rows_say_so(tmp_path: Path) -> None:
    heads = [CASE[name].splitlines()[0] + "\n" for name in ("fathers", "diaries")]
    said = refuse(write_programme(tmp_path, None, *heads))
    assert "the sheet of fathers holds no row. Write one for each father." in said
    assert "the sheet of diaries holds no row. Write one for each form." in said


def test_a_workbook_with_names_formulas_and_merged_cells(tmp_path: Path) -> None:
    file = write_programme(tmp_path, CASE["programme"].replace("fathers.csv", "forms.xlsx"))
    book = openpyxl.Workbook()
    page = book.active
    page.title = "fathers"
    for line in CASE["fathers"].splitlines():
        page.append(line.split(","))
    page["D1"], page["D2"] = "Full name", "Somebody"
    page["B3"] = "=10+2"
    page.merge_cells("C4:C5")
    book.save(tmp_path / "forms.xlsx")
    said = refuse(file)
    for words in (
        "forms.xlsx, sheet 'fathers', cell D1: the heading 'Full name' is not known.",
        "sheet 'fathers', cell B3: a formula stands there whose result was not saved.",
        "sheet 'fathers', cells C4:C5: were merged into one",
    ):
        assert words in said
    assert "Somebody" not in said


def test_bad_input_ends_with_2_and_writes_nothing(tmp_path: Path) -> None:
    write_programme(tmp_path, FAULTY, FAULTY_FATHERS, FAULTY_DIARIES)
    before = sorted(tmp_path.iterdir())
    ended = run_carepact("programme", tmp_path / "programme.yaml", "-o", tmp_path / "ours")
    assert ended.code == 2
    assert "faults." in ended.said
    assert ended.out == ""
    assert "Traceback" not in ended.err
    assert sorted(tmp_path.iterdir()) == before


WORDS = st.sampled_from(
    ["F01", "F02", "before", "after", "father", "mother of him", "yes", "no", "comparison", "", "5"]
)


@given(st.lists(st.lists(st.one_of(st.text(max_size=5), WORDS), max_size=8).map(",".join),
                max_size=5))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_the_sheets_it_is_read_or_refused_with_words(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    more = "\n".join([*lines, ""])
    file = write_programme(
        tmp_path_factory.mktemp("any"), None, CASE["fathers"] + more, CASE["diaries"] + more
    )
    told = ""
    try:
        programme = open_programme(file)
    except CareError as error:
        told = str(error)
    else:
        assert len(programme.began) >= 12
    assert told == "" or "programme.yaml" in told
