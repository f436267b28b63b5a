"""What no employer can be: every fault with its place, all at once, and nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter
from tests.errors.command_line import run_carepact
from tests.errors.employer_files import CHARTER, EMPLOYER, HEADCOUNT, POLICY, write_firm

from carepact.core.errors import CareError
from carepact.studies.employer_file.opening import open_employer


def faults_of(path: Path) -> str:
    """Return the message by which a firm is refused, in one line."""
    with pytest.raises(CareError) as refused:
        open_employer(path)
    return " ".join(str(refused.value).split())


def test_a_whole_firm_is_read(tmp_path: Path) -> None:
    firm = open_employer(write_firm(tmp_path))
    assert (firm.staff.headcount, firm.country, firm.currency) == (71, "KEN", "KES")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("country: KEN", "country: Kennya", r"line 2, country: .*Did you mean"),
        ("counted_on: 2027-01-31", "counted_on: 31.1.", "line 3, counted_on"),
        ("headcount: headcount.csv", "headcount: nowhere.csv", "there is no file nowhere.csv"),
        ("headcount: headcount.csv", "headcount: .", r"headcount: \. is a folder. Name the file"),
        ("charter: charter.yaml", "charter: ..", r"charter: \.\. is a folder"),
        ("{A: 600000", "{A: 0", "pay_bands.A: the pay is 0. Write the pay of a year in this band"),
        ("top_up: 1", "top_up: 1.5", "line 10, measures.top_up: 1.5 is outside 0 to 1"),
        ("top_up: 1", "top_op: 1", "Did you mean 'top_up'"),
        ("{A: 600000", "{A: -3", "pay_bands.A: -3 is less than 0"),
        ("[staff, lead]", "[staff, staff, lead]", "'staff' stands twice"),
        ("granted: {women: 12", "granted: {women: 13", "part cannot be larger than the whole"),
        ("begun: {women: 9", "begun: {women: -1", "line 12, use: begun of women is -1"),
        (
            "maternity_weeks: 16",
            "maternity_weeks: -1",
            "line 17, practice.maternity_weeks: -1",
        ),
        ("flexible_time: yes", "flexible_time: often", "flexible_time"),
        ("standards: [ilo-c183]", "standards: [ilo-c184]", "'ilo-c184' is no standard"),
        ("charter: charter.yaml", "charter: other.yaml", "line 20, charter: there is no file"),
        ("recognition: recognition.yaml", "recognition: x.yaml", "line 21, recognition: there is"),
    ],
)
def test_each_fault_of_the_file_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in EMPLOYER
    told = faults_of(write_firm(tmp_path, employer__yaml=EMPLOYER.replace(old, new)))
    assert re.search(says, told), told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("30,woman", "30,womam", "line 2, field 2"),
        ("30,woman,25-34", "30,woman,34-25", "line 2, field 3"),
        ("25-34,40,A,staff,\n", "25-34,400,A,staff,\n", "line 2, field 4"),
        (
            "40,A,staff,young child",
            "40,C,staff,young child",
            "line 3, field 5.*'C' is no pay of a year",
        ),
        ("40,A,staff,young child", "40,0,staff,young child", "line 3, field 5: the pay is 0"),
        (
            "40,A,staff,young child",
            "40,0.00,staff,young child",
            "or leave it empty where it is not",
        ),
        ("B,lead,none", "B,boss,none", "line 4, field 6.*'boss' is none of the levels"),
        ("lead,relative", "lead,mother", "line 5, field 7"),
        ("9,woman,45-54", "0,woman,45-54", "line 5, field 1"),
        ("level,care\n", "level,care,name\n", "'name' is not known"),
        ("persons,sex", "persons,sex,sex", "stands at"),
    ],
)
def test_each_fault_of_the_headcount_is_told_with_its_cell(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in HEADCOUNT
    told = faults_of(write_firm(tmp_path, headcount__csv=HEADCOUNT.replace(old, new, 1)))
    assert "line 4, headcount: headcount.csv" in told
    assert re.search(says, told), told


def test_all_faults_of_all_files_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    path = write_firm(
        tmp_path,
        employer__yaml=EMPLOYER.replace("KEN", "Kennya").replace("top_up: 1", "top_up: 2"),
        headcount__csv=HEADCOUNT.replace("young child", "dog").replace("45-54", "old"),
        charter__yaml=CHARTER.replace("works council", "Anna Meier"),
        recognition__yaml=POLICY.replace("planning", "plannning"),
    )
    ended = run_carepact("employer", path, "-o", tmp_path / "out")
    assert (ended.code, ended.out) == (2, "")
    for part in (
        "line 2, country",
        "measures.top_up: 2",
        "line 4, headcount: headcount.csv",
        "line 5, field 3",
        "line 3, field 7",
        "line 20, charter: charter.yaml",
        "'Anna Meier' looks like a person's name",
        "line 21, recognition: recognition.yaml",
        "plannning",
    ):
        assert part in ended.said, part
    assert "Traceback" not in ended.err
    assert not (tmp_path / "out").exists()


def test_no_part_of_a_place_is_named_twice(tmp_path: Path) -> None:
    told = faults_of(
        write_firm(
            tmp_path,
            employer__yaml=EMPLOYER.replace("begun: {women: 9", "begun: {women: -1").replace(
                "maternity_weeks: 16", "maternity_weeks: -1"
            ),
        )
    )
    # Each key stands once, in the place; what is wrong follows.
    assert "practice: practice" not in told
    assert "use: use" not in told
    assert told.count("practice") == told.count(" use") == 1


@pytest.mark.parametrize("held", [b"PK\x03\x04 no zip", b""])
def test_who_wrote_a_workbook_is_not_told_to_fetch_it(tmp_path: Path, held: bytes) -> None:
    path = write_firm(tmp_path, employer__yaml=EMPLOYER.replace("headcount.csv", "headcount.xlsx"))
    (tmp_path / "headcount.xlsx").write_bytes(held)
    told = faults_of(path)
    assert "Fetch" not in told
    assert ("spreadsheet" in told) == bool(held)


def write_sheet(path: Path, *, formula: bool, merged: bool, foreign: bool) -> None:
    """Write a headcount as a workbook, with what spreadsheets bring."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("headcount")
    english = ("persons", "sex", "age", "hours", "pay", "level", "care")
    headings = ("Personen", "sexe", *english[2:]) if foreign else english
    for place, heading in enumerate(headings):
        sheet.write(0, place, heading)
    for row in (1, 2):
        for place, value in enumerate((20, "woman", "25-34", 40, "A", "staff", "none")):
            sheet.write(row, place, value)
    if formula:
        sheet.write_formula(1, 3, "=20*2", value="")
    if merged:
        sheet.merge_range("F2:F3", "staff")
    book.close()


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("formula", "cell D2"),
        ("merged", "F2:F3"),
        ("foreign", "'Personen' is not known"),
    ],
)
def test_a_workbook_that_cannot_be_relied_on_is_refused(
    tmp_path: Path, broken: str, says: str
) -> None:
    path = write_firm(tmp_path, employer__yaml=EMPLOYER.replace("headcount.csv", "headcount.xlsx"))
    names = ("formula", "merged", "foreign")
    write_sheet(tmp_path / "headcount.xlsx", **{name: name == broken for name in names})
    ended = run_carepact("employer", path, "-o", tmp_path / "out")
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.said, ended.said
    assert not (tmp_path / "out").exists()


def test_a_workbook_as_it_is_asked_for_is_read(tmp_path: Path) -> None:
    path = write_firm(tmp_path, employer__yaml=EMPLOYER.replace("headcount.csv", "headcount.xlsx"))
    write_sheet(tmp_path / "headcount.xlsx", formula=False, merged=False, foreign=False)
    assert open_employer(path).staff.headcount == 40


@pytest.mark.parametrize(("option", "number"), [("--draws", "1"), ("--seed", "-1")])
def test_draws_and_seed_have_bounds(tmp_path: Path, option: str, number: str) -> None:
    ended = run_carepact("employer", write_firm(tmp_path), option, number)
    assert ended.code == 2
    assert f"{option} {number}" in ended.said
