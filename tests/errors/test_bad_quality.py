"""What no quality assessment can be: every fault of its file and its sheets, all at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.quality.assessments import BEFORE, FIRST, QUALITY, SECOND, write_quality
from tests.errors.command_line import run_carepact

from carepact import draft_quality, read_quality
from carepact.core.errors import CareError, ParameterError
from carepact.core.speaking import use_language
from carepact.studies.quality_file.opening import open_quality

FAULTY = """\
service: ""
kind: fathers_programme
country: Germani
day: 2026-09-01
as_of: 2026-08-31
catalogue: 9
assessors:
  - {role: Anna Maria Huber, sheet: first.csv}
  - {role: board, sheet: first.csv}
  - {role: Board, sheet: third.csv}
plan: plan.csv
follow_ups: follow-ups.csv
survey: survey.csv
earlier: earlier.yaml
stars: 5
"""
FAULTY_SHEET = (
    "purpose-need,begun,,,",
    "purpose-aims,begun,,,",
    "purpose-aims,shown_to_work,,,",
    "partners-children,begun,,,",
    "reach-open,very good,,,",
    "people-pay,does_not_apply,,,",
    f"reach-stay,begun,{'x' * 601},,",
)
FAULTY_PLAN = (
    "1,reach-open,A ramp,Hans Meier,2026-12-31,Ramp",
    "1,reach-ope,A ramp,board,31.12.2026,Ramp",
    "2,reach-stay,,board,2026-12-31,List",
)
FAULTY_FOLLOW_UPS = (
    "3,2026-10-01,on_the_way,",
    "1,2026-10-01,done,",
    "1,2026-10-01,dropped,",
)
FAULTY_SURVEY = (
    "reach-open,mothers,Q,5,4,3,0",
    "reach-open,parents,Q,9,4,3,0",
    "reach-open,aunts,Q,9,4,3,0",
)


def refuse(file: Path) -> str:
    """Return the words with which a file is refused."""
    with pytest.raises(ParameterError) as caught:
        open_quality(file)
    return str(caught.value)


def test_all_faults_are_named_at_once_with_their_place_and_mend(tmp_path: Path) -> None:
    file = write_quality(
        tmp_path,
        FAULTY,
        FAULTY_SHEET,
        plan=FAULTY_PLAN,
        follow_ups=FAULTY_FOLLOW_UPS,
        survey=FAULTY_SURVEY,
    )
    (tmp_path / "earlier.yaml").write_text(BEFORE.replace("2025-10-01", "2026-10-01"), "utf-8")
    said = refuse(file)
    for words in (
        "stars: unknown key.",
        "line 1, service: is empty. Write what is meant.",
        "line 3, country: country 'Germani'",
        "line 5, as_of: 31 August 2026 lies before 1 September 2026, the day of the assessment.",
        "line 6, catalogue: there is no catalogue 9 here; the latest is 1.",
        "line 7, assessors: there are 3 assessors. Name one, or two",
        "line 8, assessors.0.role: 'Anna Maria Huber' looks like a person's name",
        "line 9, assessors.1.sheet: first.csv is the sheet of the other assessor too.",
        "line 10, assessors.2.role: the role 'Board' stands twice.",
        "line 10, assessors.2.sheet: there is no file third.csv.",
        "there is no criterion 'purpose-need'. Did you mean 'purpose-needs'?",
        "first.csv, line 4, field 1: purpose-aims stands at line 3 too. Keep one.",
        "first.csv, line 4, field 3: 'shown to work' needs what shows it. Write it, or choose",
        "first.csv, line 5, field 1: partners-children is not asked of this kind of service",
        "first.csv, line 6, field 2: 'very good' is not known here. Write one of: not yet, begun,",
        "first.csv, line 7, field 3: 'does not apply' needs a reason. Write why.",
        "first.csv, line 8, field 3: has 601 letters. Write 600 at most; name a paper",
        "plan.csv, line 2, field 4: 'Hans Meier' looks like a person's name or address.",
        "plan.csv, line 3, field 2: there is no criterion 'reach-ope'.",
        "plan.csv, line 3, field 5: '31.12.2026' is not written as a day.",
        "plan.csv, line 4, field 3: 'What to do' is empty. Fill it in.",
        "follow-ups.csv, line 3, field 4: it is done, and nothing shows it.",
        "follow-ups.csv, line 4, field 4: it was dropped, and nobody says why. Write why.",
        "follow-ups.csv, line 4: 1 was looked at on the same day at line 3. Keep one.",
        "survey.csv, line 2, field 4: 7 answered, and 5 were asked. Correct one of them.",
        "survey.csv, line 3, field 2: answers of the same people stand at line 2 too",
        "survey.csv, line 4, field 2: 'aunts' is not known here.",
        "earlier: its day, 1 October 2026, is not before 1 September 2026.",
    ):
        assert words in said


def test_a_follow_up_of_nothing_planned_and_an_agreement_of_one_are_refused(
    tmp_path: Path,
) -> None:
    said = refuse(write_quality(tmp_path / "a", follow_ups=("9,2026-10-01,late,",)))
    assert "follow-ups.csv, line 2, field 1: the plan holds no number 9. Correct it." in said
    text = QUALITY.replace("plan: plan.csv\n", "")
    text = text.replace("  - {role: father on the board, sheet: second.csv}\n", "")
    said = refuse(write_quality(tmp_path / "b", text))
    assert "agreed: one assessor has nobody to agree with." in said
    assert "follow_ups: there is no plan to follow up. Name it with plan." in said


def test_faults_of_an_earlier_assessment_are_told_too(tmp_path: Path) -> None:
    file = write_quality(tmp_path, earlier=("purpose-needs,perhaps,,,",))
    said = refuse(file)
    assert "earlier: earlier.yaml: earlier.csv, line 2, field 2: 'perhaps' is not known" in said
    (tmp_path / "earlier.yaml").write_text(
        BEFORE.replace("fathers_programme", "home_visits"), "utf-8"
    )
    (tmp_path / "earlier.csv").write_text("criterion,step\npurpose-needs,begun\n", "utf-8")
    assert "it is of another kind of service (home_visits)." in refuse(file)


def test_an_empty_sheet_and_an_unknown_kind_are_refused(tmp_path: Path) -> None:
    said = refuse(write_quality(tmp_path / "a", first=("purpose-needs,,,,",)))
    assert "first.csv, no criterion has a step. Fill in the column 'Step'." in said
    said = refuse(write_quality(tmp_path / "b", QUALITY.replace("fathers_programme", "kiosk")))
    assert "line 2, kind: 'kiosk'" in said
    assert "first.csv" not in said, "what is asked is not known, and is no fault of the sheets"
    with pytest.raises(CareError, match=r"kind='day_nurseri': there is no such kind of service\. "
                                        "Did you mean 'day_nursery'"):  # fmt: skip
        draft_quality("KEN", "day_nurseri")


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    file = write_quality(tmp_path)
    with pytest.raises(CareError, match="on: '1 May' is not written as a day"):
        read_quality(file, "1 May")
    assert read_quality(file, "2026-12-31").plan["state"].to_list()[-1] == "done"


def test_bad_input_ends_with_2_and_writes_nothing(tmp_path: Path) -> None:
    file = write_quality(tmp_path, first=FAULTY_SHEET)
    before = sorted(tmp_path.iterdir())
    ended = run_carepact("quality", file, "-o", tmp_path / "ours")
    assert ended.code == 2
    assert "quality.yaml: 7 faults." in ended.said
    assert ended.out == ""
    assert "Traceback" not in ended.err
    ended = run_carepact("quality", file.with_name("none.yaml"))
    assert ended.code == 2
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_workbook_comes_back_as_it_was_filled_in_whoever_reads(
    tmp_path: Path, language: str
) -> None:
    with use_language(language):
        file = draft_quality("DEU", "home_visits").save(tmp_path / "quality.yaml")[0]
    for name, steps in (("assessor-1", (1, 3)), ("assessor-2", (2, 2))):
        book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
        sheet, guide = book.worksheets
        assert sheet.max_row == guide.max_row == 35, "34 criteria and their headings"
        for row, step in enumerate(steps, start=2):
            # Words of English are read in a workbook of any language.
            sheet.cell(row, 3).value = ("not yet", "begun", "in place", "shown to work")[step]
            sheet.cell(row, 4).value = "Seen"
        book.save(tmp_path / f"{name}.xlsx")
    plan = openpyxl.load_workbook(tmp_path / "quality-plan.xlsx")
    item = (1, "reach-open", "A ramp", "caretaker", "2027-01-31", "Ramp")
    for column, value in enumerate(item, start=1):
        plan.worksheets[0].cell(2, column).value = value
    plan.save(tmp_path / "quality-plan.xlsx")
    file.write_text(file.read_text("utf-8").replace("# plan:", "plan:"), "utf-8")
    with use_language("fr"):
        found = read_quality(file)
    first = found.figures.head(2)
    assert first["first"].to_list() == ["begun", "shown_to_work"]
    assert first["second"].to_list() == ["in_place", "in_place"]
    assert set(found.figures["state"][2:]) == {"not_answered"}
    assert found.plan["owner"].to_list() == ["caretaker"]


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(max_size=6),
                st.sampled_from(["purpose-needs", "reach-open", "begun", "in_place", "1", ""]),
            ),
            max_size=7,
        ).map(",".join),
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_the_sheets_it_is_read_or_refused_with_words(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    file = write_quality(
        tmp_path_factory.mktemp("quality"),
        first=(*FIRST, *lines),
        plan=(*lines,),
        survey=(*lines,),
        follow_ups=(),
    )
    told = ""
    try:
        opened = open_quality(file)
    except CareError as error:
        told = str(error)
    else:
        assert opened.assessors[0].answers.keys() >= {"purpose-needs", "people-pay"}
        assert len(opened.assessors[1].answers) == len(SECOND)
    assert told == "" or "quality.yaml" in told
