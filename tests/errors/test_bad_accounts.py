"""What no account can be: every fault of a file or diary with its place and mend, all at once."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.hostile.test_any_text import SIGNS, TREES, documents, outcome_of, outcome_of_file
from tests.studies.accounts import parse_account

from carepact.core.errors import CareError, DataError, ParameterError
from carepact.recognise.account import Account, Diary
from carepact.studies.account_file.diary import read_diary
from carepact.studies.account_file.model import (
    AccountFile,
    CareEntry,
    ExampleEntry,
    OftenEntry,
    StepEntry,
)
from carepact.studies.account_file.opening import open_account
from carepact.studies.skills import find_skills

FEW = settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
SOUND = """\
holder: Amina
told_on: 2026-11-30
care:
  - activity: 411
    whom: child
    how_often: {times: 3, per: day}
    how_long: 0.75
    since: 2020-02-10
    until: 2023-08-31
examples:
  - skill: planning
    activity: 411
    words: I drew up a plan.
    change: I plan ahead.
    show: yes
learning:
  - {module: making-decisions, progress: done, on: 2026-11-01}
never_say: [Karim]
"""
FAULTY = """\
holder: Karim's mother
told_on: 2026-11-30
care:
  - activity: 41
    whom: sick child
    how_often: {times: 49, per: day}
    how_long: 25
    since: 2026-12-01
    until: 2026-11-01
  - activity: 352
    whom: household
    how_often: {times: -1, per: fortnight}
    how_long: often
    since: 30/11/2026
  - activity: 416
    whom: child
    how_often: {times: 8, per: day}
    how_long: 24
    since: 2026-01-01
diary: nothing.csv
examples:
  - skill: plann
    activity: 999
    words: ""
    change: karim slept.
    through_caring: grown
    myself: expert
    show: maybe
  - skill: planning
    words: Karim and I planned.
    level: 3
    show: yes
learning:
  - {module: making-decision, progress: finished, on: 2026-12-24}
never_say: [Karim]
"""


def refuse(text: str) -> str:
    """Return what a text is refused with, in one line."""
    with pytest.raises(ParameterError) as refused:
        parse_account(text, "account.yaml")
    return " ".join(str(refused.value).split())


def instead(old: str, new: str, text: str = SOUND) -> str:
    """Put a line in the place of another, which is there."""
    assert old in text
    return text.replace(old, new, 1)


def test_the_account_that_is_spoilt_below_is_sound() -> None:
    assert parse_account(SOUND, "a.yaml").activities == ("411",)


def test_all_faults_are_named_at_once_with_line_and_mend(tmp_path: Path) -> None:
    file = tmp_path / "account.yaml"
    file.write_text(FAULTY, "utf-8")

    with pytest.raises(ParameterError) as refused:
        open_account(file)

    said = str(refused.value)
    for words in (
        "account.yaml: 24 faults.",
        "line 1, holder: it stands on all that is printed, and 'Karim' stands in never_say.",
        "line 4, care.0.activity: '41' is a group of activities. Name one of them: 411, 412,",
        "line 5, care.0.whom: 'sick child' is not known. Use one of 'household', 'child',",
        "line 6, care.0.how_often.times: 49 is more than 48. Write 48 or less.",
        "line 7, care.0.how_long: 25 is more than 24. Write 24 or less.",
        (
            "line 8, care.0.since: 1 December 2026 is after 30 November 2026, when it is told. "
            "Correct one of the two."
        ),
        (
            "line 9, care.0.until: 1 November 2026 is before 1 December 2026, when it began. "
            "Exchange the days."
        ),
        "line 12, care.1.how_often.times: -1 is less than 0. Write 0 or more.",
        "line 12, care.1.how_often.per: 'fortnight' is not known. Use one of 'day', 'week',",
        "line 13, care.1.how_long: 'often' is no number. Write a number.",
        "line 14, care.1.since: '30/11/2026' is not written as a day. Write year, month and day",
        (
            "line 3, care: on 1 January 2026 all kinds of care make 1 344 hours a week, which has "
            "168. Tell what is done at once under one activity, or shorten some."
        ),
        (
            "line 20, diary: there is no file nothing.csv. Paths are seen from the folder of this "
            "file; correct it."
        ),
        "line 22, examples.0.skill: 'plann' is not the name of a skill. Did you mean 'plan'?",
        "line 23, examples.0.activity: '999' is no activity of housework or unpaid care",
        "line 24, examples.0.words: is empty. Write what is meant.",
        "line 26, examples.0.through_caring: 'grown' is not known. Use one of 'gained', 'kept',",
        "line 27, examples.0.myself: 'expert' is not known. Use one of 'with-help', 'alone',",
        "line 28, examples.0.show: 'maybe' is not known. Use one of 'yes', 'no'.",
        (
            "line 30, examples.1.words: others may see it, and 'Karim' stands in never_say. Say it "
            "in other words, or set show to no."
        ),
        "line 31, examples.1.level: unknown key.",
        (
            "line 34, learning.0.module: 'making-decision' is no module of the list. Did you mean "
            "'making-decisions'?"
        ),
        "line 34, learning.0.progress: 'finished' is not known. Use one of 'planned', 'begun',",
        "line 34, learning.0.on: 24 December 2026 is after 30 November 2026, when it is told.",
    ):
        assert words in said
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("holder: Amina\n", "", "holder: is missing. Add it."),
        ("holder: Amina", "holder:", "account.yaml: line 1, holder: is empty. Write what is"),
        ("holder: Amina", 'holder: " "', "account.yaml: line 1, holder: is empty."),
        ("holder: Amina", f"holder: {'A' * 61}",
         "account.yaml: line 1, holder: has 61 letters. Write 60 at most."),
        ("told_on: 2026-11-30\n", "", "told_on: is missing. Add it."),
        ("2026-11-30", "2026-11-31", "line 2, told_on: 2026-11-31: the calendar has no such day."),
        ("2026-11-30", "1899-01-01", "line 2, told_on: 1899-01-01: the year is outside 1900 to"),
        ("activity: 411", "activity:", "line 4, care.0.activity: '' is no activity of housework"),
        ("activity: 411", "activity: 4", "line 4, care.0.activity: '4' is a group of activities."),
        ("activity: 411", "activity: 510", ("line 4, care.0.activity: '510' is no activity of "
         "housework or unpaid care (ICATUS 2016, 311 to 490). Did you mean")),
        ("activity: 411", "activity: [411]", "line 4, care.0.activity: "),
        ("whom: child", "whom: mother", "line 5, care.0.whom: 'mother' is not known."),
        ("    whom: child\n", "", "care.0.whom: is missing. Add it."),
        ("times: 3", "times: 0",
         "line 6, care.0.how_often.times: 0 is no care. Write more, or take the entry out."),
        ("times: 3", "times: nan", "line 6, care.0.how_often.times: 'nan' is no number."),
        ("times: 3, per: day}\n    how_long: 0.75", "times: 337, per: week}\n    how_long: 0.1",
         "line 6, care.0.how_often.times: 337 is more than 336. Write 336 or less."),
        ("times: 3, per: day}\n    how_long: 0.75", "times: 1462, per: month}\n    how_long: 0.1",
         "1462 is more than 1461."),
        ("times: 3, per: day}\n    how_long: 0.75", "times: 17533, per: year}\n    how_long: 0.1",
         "17533 is more than 17532."),
        ("{times: 3, per: day}", "daily", "line 6, care.0.how_often: "),
        ("{times: 3, per: day}", "{times: 3}", "line 6, care.0.how_often.per: is missing."),
        ("how_long: 0.75", "how_long: 0", "line 7, care.0.how_long: 0 is no care."),
        ("how_long: 0.75", "how_long: 0,75", "line 7, care.0.how_long: '0,75' is no number."),
        ("3, per: day}\n    how_long: 0.75", "1, per: week}\n    how_long: 24.1",
         "line 7, care.0.how_long: 24.1 is more than 24."),
        ("2020-02-10", "2023-02-29", "line 8, care.0.since: 2023-02-29: the calendar has no"),
        ("2020-02-10", "1936-11-29",
         "line 8, care.0.since: 29 November 1936 is more than 90 years before it is told."),
        ("until: 2023-08-31", "until: 2020-02-09",
         "line 9, care.0.until: 9 February 2020 is before 10 February 2020, when it began."),
        ("until: 2023-08-31", "until: 2026-12-01",
         "line 9, care.0.until: 1 December 2026 is after 30 November 2026, when it is told."),
        ("until: 2023-08-31", "untl: 2023-08-31", "line 9, care.0.untl: unknown key. Did you mean"),
        ("how_long: 0.75", "how_long: 8.1",
         "line 3, care: on 10 February 2020 all kinds of care make 170 hours a week, which has"),
        ("skill: planning", "skill:", "line 11, examples.0.skill: '' is not the name of a skill."),
        ("skill: planning", 'skill: " "', "line 11, examples.0.skill: '' is not the name of a"),
        ("skill: planning", "skill: [planning]", "line 11, examples.0.skill: "),
        ("    activity: 411\n    words", "    activity: 5\n    words",
         "line 12, examples.0.activity: '5' is no activity"),
        ("words: I drew up a plan.", 'words: "  "', "line 13, examples.0.words: is empty."),
        ("words: I drew up a plan.", f"words: {'a' * 1501}",
         "line 13, examples.0.words: has 1501 letters. Write 1500 at most."),
        ("    words: I drew up a plan.\n", "", "examples.0.words: is missing. Add it."),
        ("change: I plan ahead.", f"change: {'a' * 301}",
         "line 14, examples.0.change: has 301 letters. Write 300 at most."),
        ("change: I plan ahead.", "change:", "line 14, examples.0.change: is empty."),
        ("change: I plan ahead.", "change: KARIM'S plan.",
         "line 14, examples.0.change: others may see it, and 'Karim' stands in never_say."),
        ("a plan.", "a plan with karim.",
         "line 13, examples.0.words: others may see it, and 'Karim' stands in never_say."),
        ("making-decisions", "x", "line 17, learning.0.module: 'x' is no module of the list."),
        ("on: 2026-11-01", "on: 2026-12-01",
         "line 17, learning.0.on: 1 December 2026 is after 30 November 2026, when it is told."),
        ("on: 2026-11-01", "on: soon", "line 17, learning.0.on: 'soon' is not written as a day."),
        ("never_say:",
         "  - {module: making-decisions, progress: begun, on: 2026-10-01}\nnever_say:",
         "line 18, learning.1.module: 'making-decisions' stands twice. Keep how far it has come"),
        ("never_say: [Karim]", "never_say: Karim",
         "line 18, never_say: is no list. Write each entry on its own line, behind '- '."),
        ("holder: Amina", "holder: [Amina]", "line 1, holder: is no single text. Write one."),
        ("how_often: {times: 3, per: day}", "how_often: 3",
         "line 6, care.0.how_often: has no keys. Write each with ': ' and what it holds."),
        ("never_say: [Karim]", "never: [Karim]", "line 18, never: unknown key. Did you mean"),
        ("holder: Amina", "holder: Amina\nholder: Ben", "line 2, holder: the key stands twice."),
        ("holder: Amina", "holder: Amina\ndiary:", "line 2, diary: is empty. Write what is meant."),
        ("holder: Amina", "holder: Amina\ndiary: .", "line 2, diary: there is no file "),
        ("holder: Amina", "holder: Amina\nhours: 3", "line 2, hours: unknown key."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_with_its_place(old: str, new: str, words: str) -> None:
    said = refuse(instead(old, new))
    assert words in said
    assert "faults" not in said, said


def test_neither_care_nor_a_diary_is_no_account() -> None:
    head = "holder: A\ntold_on: 2026-11-30\n"
    words = "care: neither care nor a diary is told. Write one of them."
    assert words in refuse(head)
    assert words in refuse(head + "care: []\n")


def test_bounds_themselves_are_no_fault() -> None:
    text = instead("times: 3, per: day", "times: 48, per: day")
    text = instead("how_long: 0.75", "how_long: 0.5", text)  # 24 hours a day
    text = instead("holder: Amina", f"holder: {'A' * 60}", text)
    text = instead("since: 2020-02-10", "since: 1936-11-30", text)
    text = instead("a plan.", "a" * 1490, text)  # with what stands before it 1500
    assert len(parse_account(text, "a.yaml").examples[0].words) == 1500


def test_care_of_a_single_day_is_no_fault() -> None:
    text = instead("since: 2020-02-10", "since: 2026-11-30", instead("2023-08-31", "2026-11-30"))
    assert len(parse_account(text, "a.yaml").care) == 1


def test_ten_kinds_of_care_that_fill_a_week_to_the_brim_are_no_fault() -> None:
    # Ten times 2.4 hours a day are 24; as a sum of doubles a little more.
    one = "  - {activity: 352, whom: household, how_often: {times: 1, per: day}, how_long: 2.4, "
    text = "holder: A\ntold_on: 2026-11-30\ncare:\n" + (one + "since: 2026-01-01}\n") * 10
    assert len(parse_account(text, "a.yaml").care) == 10
    assert "make 185 hours a week" in refuse(text + one + "since: 2026-02-01}\n")


def test_a_name_in_an_example_that_nobody_else_sees_is_no_fault() -> None:
    text = instead("a plan.", "a plan with Karim.", instead("show: yes", "show: no"))
    assert parse_account(text, "a.yaml").examples[0].is_shown is False


def test_a_file_that_is_not_there_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"account\.yaml: there is no such file"):
        open_account(tmp_path / "account.yaml")
    assert "the file holds no keys. Begin it with 'holder:'." in refuse("")
    assert "not valid YAML" in refuse("holder: [")
    assert "holds the control character U+202E" in refuse(instead("Amina", "A\u202emina"))


HEAD = "day,start,end,activity\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2026-11-31,07:00,08:00,411", "line 2: 2026-11-31: the calendar has no such day."),
        ("1/11/2026,07:00,08:00,411", "line 2: '1/11/2026' is not written as a day."),
        (",07:00,08:00,411", "line 2: '' is not written as a day."),
        ("2026-11-01,7,08:00,411",
         "line 2: '7' is no time of day. Write it as 07:30, at most 24:00."),
        ("2026-11-01,07:60,08:00,411", "line 2: '07:60' is no time of day."),
        ("2026-11-01,-7:00,08:00,411", "line 2: '-7:00' is no time of day."),
        ("2026-11-01,07:00,24:01,411", "line 2: '24:01' is no time of day."),
        ("2026-11-01,07:00,99:00,411", "line 2: '99:00' is no time of day."),
        ("2026-11-01,07:00:00,08:00,411", "line 2: '07:00:00' is no time of day."),
        ("2026-11-01,\u0660\u0667:00,08:00,411", "is no time of day."),
        ("2026-11-01,07:00,,411", "line 2: '' is no time of day."),
        ("2026-11-01,22:00,01:00,411",
         "line 2: it ends at 01:00, not after 22:00. What goes on past midnight is two lines."),
        ("2026-11-01,07:00,07:00,411", "line 2: it ends at 07:00, not after 07:00."),
        ("2026-11-01,24:00,24:00,411", "line 2: it ends at 24:00, not after 24:00."),
        ("2026-11-01,07:00,08:00,", "line 2: '' is no activity of housework or unpaid care"),
        ("2026-11-01,07:00,08:00,41", "line 2: '41' is a group of activities. Name one of them"),
        ("2026-11-01,07:00,08:00,0411", "line 2: '0411' is no activity of housework or unpaid"),
        ("2026-11-01,07:00,08:00,411\n2026-11-01,07:59,09:00,411",
         "line 3: 411 stands twice in the same minutes of 1 November 2026. Keep one."),
        ("2026-11-01,07:00,08:00,411\n2026-11-01,06:00,09:00,411", "line 3: 411 stands twice"),
        ("\n\n2026-11-01,07:00,08:00,x", "line 4: 'x' is no activity"),
    ],
)  # fmt: skip
def test_a_line_of_a_diary_that_cannot_be_is_named(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(HEAD + line + "\n", "utf-8")
    with pytest.raises(DataError) as refused:
        read_diary(path)
    said = str(refused.value)
    assert said.startswith("diary.csv: ")
    assert words in said
    assert "faults" not in said, said


def test_all_faults_of_a_diary_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(HEAD + "x,y,z,9\n2026-11-01\n2026-11-02,8:00,7:00,3\n", "utf-8")
    with pytest.raises(DataError) as refused:
        read_diary(path)
    said = str(refused.value)
    for words in ("diary.csv: 6 faults.", "line 2: 'x' is not written as a day.",
                  "line 2: 'y' is no time of day.", "line 2: 'z' is no time of day.",
                  "line 2: '9' is no activity", "line 4: it ends at 7:00, not after 8:00.",
                  "line 4: '3' is a group of activities."):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "the file is empty. Write its first line"),
        (b"day,start,end,activity\n", "the diary holds no day. Write one line at least."),
        (b"day,start,end,activity\n,,,\n\n", "the diary holds no day."),
        (b"day,begin,end\n2026-11-01,07:00,08:00\n", "there is no column 'start'."),
        (b"day,begin,end\n2026-11-01,07:00,08:00\n", "there is no column 'activity'."),
        (b"day,day,start,end,activity\n", "2 columns are called 'day'."),
        (b"day,start,end,activity\n2026-11-01,07:00,08:00,\xe9\n", "line 2: a byte is not UTF-8."),
        (b"day,start,end,activity\n2026-11-01,07:00,08:00,411,x\n", "line 2: 5 fields, where the"),
        (b"day,start,end,activity\n2026-11-01,\x1b,08:00,411\n", "control character U+001B"),
        (b"PK\x03\x04", "this is a document or a workbook, no CSV."),
    ],
)
def test_a_table_that_is_no_diary_is_refused(tmp_path: Path, text: bytes, words: str) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes(text)
    with pytest.raises(DataError, match=r"diary\.csv") as refused:
        read_diary(path)
    assert words in str(refused.value)


def test_a_diary_that_goes_beyond_the_day_of_telling_is_refused(tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text(HEAD + "2026-12-01,,,\n", "utf-8")
    (tmp_path / "a.yaml").write_text(SOUND + "diary: diary.csv\n", "utf-8")
    with pytest.raises(ParameterError) as refused:
        open_account(tmp_path / "a.yaml")
    assert str(refused.value) == (
        "a.yaml: line 19, diary: it holds 1 December 2026, after 30 November 2026, when it is "
        "told. Correct one of the two."
    )


def test_no_more_faults_of_a_diary_are_told_than_anybody_reads(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(HEAD + "x,,,\n" * 5000, "utf-8")
    with pytest.raises(DataError) as refused:
        read_diary(path)
    assert "many faults, of which these are the first" in str(refused.value)
    assert len(str(refused.value).splitlines()) == 51


KEYS = (
    *AccountFile.model_fields, *CareEntry.model_fields, *OftenEntry.model_fields,
    *ExampleEntry.model_fields, *StepEntry.model_fields, "x",
)  # fmt: skip
NEAR = st.sampled_from(
    ("411", "352", "4", "child", "day", "week", "planning", "yes", "no", "2026-11-30", "2020-02-29",
     "0", "1", "1e300", "-1", "Karim", "", "making-decisions", "done", "gained", "alone", ".", "/")
)  # fmt: skip


@FEW
@given(
    st.dictionaries(st.sampled_from(KEYS), st.one_of(TREES, NEAR), max_size=4),
    st.sampled_from(("account", "care", "how_often", "examples", "learning")),
    SIGNS,
)
def test_any_account_is_read_or_refused(spoilt: dict[str, object], where: str, behind: str) -> None:
    told = yaml.load(SOUND, Loader=yaml.BaseLoader)  # noqa: S506 - text alone, and our own
    part = {
        "account": told,
        "care": told["care"][0],
        "how_often": told["care"][0]["how_often"],
        "examples": told["examples"][0],
        "learning": told["learning"][0],
    }[where]
    part.update(spoilt)
    text: str = yaml.safe_dump(told, allow_unicode=True) + behind
    outcome = outcome_of_file(text.encode("utf-8", "surrogatepass"), open_account)
    assert isinstance(outcome, Account | CareError)
    assert str(outcome)
    if isinstance(outcome, Account):
        answer = find_skills(outcome)
        assert len(answer.nine) == 9
        assert answer.matrix().height == len(answer.shown)


@FEW
@given(documents(KEYS))
@example("holder: &a [*a]")
@example("- holder")
def test_any_text_is_an_account_or_refused(text: str) -> None:
    outcome = outcome_of(lambda: parse_account(text, "account.yaml"))
    assert isinstance(outcome, Account | CareError)
    assert str(outcome)


CELLS = st.one_of(
    st.sampled_from(
        ("2026-11-01", "2026-11-02", "07:00", "08:30", "24:00", "24:01", "411", "352", "4", "",
         "  ", '"', "'", "\ufeff", "\u0660")
    ),
    st.text(max_size=6),
)  # fmt: skip


@FEW
@given(
    st.sampled_from(("", "\ufeff")),
    st.sampled_from((",", ";", "\t")),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.lists(st.lists(CELLS, max_size=5), max_size=5),
    st.binary(max_size=4),
)
def test_any_diary_is_read_or_refused(
    begin: str, between: str, end: str, lines: list[list[str]], behind: bytes
) -> None:
    rows = [["day", "start", "end", "activity"], *lines]
    text = begin + end.join(between.join(row) for row in rows)
    outcome = outcome_of_file(text.encode("utf-8", "surrogatepass") + behind, read_diary)
    assert isinstance(outcome, Diary | CareError)
    if isinstance(outcome, Diary):
        assert outcome.days
        assert list(outcome.days) == sorted(set(outcome.days))
        assert {day for day, _activity in outcome.written} <= set(outcome.days)
        assert all(0 < minutes <= 1440 for minutes in outcome.written.values())


@FEW
@given(st.binary(max_size=60))
def test_any_bytes_are_a_diary_or_refused(raw: bytes) -> None:
    for kind in ("csv", "zip", "parquet", "gz"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"diary.{kind}"
            path.write_bytes(raw)
            assert isinstance(outcome_of(partial(read_diary, path)), Diary | CareError)
