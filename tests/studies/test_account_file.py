"""A carer's account as she writes it: what is read of it, and of a diary beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from tests.recognise.carers import ESCO, LEAD, PLAN
from tests.studies.accounts import parse_account

from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import speak, word
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import NINE, read_activities, read_nine
from carepact.recognise.account import Account, Care, Diary, Example, Step
from carepact.studies.account_file.diary import read_diary
from carepact.studies.account_file.drafting import draft_account
from carepact.studies.account_file.opening import open_account, schema_text
from carepact.studies.account_file.skill_names import find_skill
from carepact.studies.skills import find_skills

WHOLE = """\
holder: " Amina "
told_on: 2026-11-30
care:
  - activity: 411
    whom: child
    how_often: {times: 3, per: day}
    how_long: 0.75
    since: 2020-02-10
    until: 2023-08-31
  - activity: " 352 "
    whom: household
    how_often: {times: 0.5, per: week}
    how_long: 2
    since: 2019-05-01
examples:
  - skill: planning
    activity: 352
    words: >-
      Two school timetables
      and one car.
    through_caring: gained
    change: I plan a month ahead.
    myself: when-hard
    show: Yes
  - skill: lead others
    words: I shared out a move.
learning:
  - {module: making-decisions, progress: begun, on: 2026-11-29}
never_say: [Karim, " Zoé ", ""]
"""


def test_all_that_is_told_is_read() -> None:
    assert parse_account(WHOLE, "a.yaml") == Account(
        holder="Amina",
        told_on=date(2026, 11, 30),
        care=(
            Care("411", "child", 3, "day", 0.75, date(2020, 2, 10), date(2023, 8, 31)),
            Care("352", "household", 0.5, "week", 2, date(2019, 5, 1)),
        ),
        examples=(
            Example(
                "planning",
                "Two school timetables and one car.",
                "352",
                "gained",
                "I plan a month ahead.",
                "when-hard",
                is_shown=True,
            ),
            Example("lead others", "I shared out a move."),
        ),
        steps=(Step("making-decisions", "begun", date(2026, 11, 29)),),
        never_say=("Karim", "Zoé"),
    )


def test_names_that_must_not_be_said_are_not_printed_by_a_slip() -> None:
    assert "Karim" not in repr(parse_account(WHOLE, "a.yaml"))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("", False),
        ("show: no", False),
        ("show: NO", False),
        ("show: yes", True),
        ("show: true", True),
    ],
)
def test_an_example_is_private_unless_its_holder_says_yes(line: str, *, shown: bool) -> None:
    text = WHOLE.replace("    show: Yes\n", f"    {line}\n")
    assert [one.is_shown for one in parse_account(text, "a.yaml").examples] == [shown, False]


def test_a_diary_is_seen_from_the_folder_of_the_account(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "diary.csv").write_text("day,start,end,activity\n2026-11-01,07:00,08:30,411\n")
    file = tmp_path / "mine" / "account.yaml"
    file.write_text("holder: A\ntold_on: 2026-11-30\ndiary: ../diary.csv\n", "utf-8")
    told = open_account(file)
    assert told.care == ()
    assert told.diary == Diary((date(2026, 11, 1),), {(date(2026, 11, 1), "411"): 90.0})
    assert told.activities == ("411",)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_draft_is_sound_and_shows_nothing(language: str) -> None:
    with speak(language):
        text = draft_account(date(2026, 11, 30))
    told = parse_account(text, "a.yaml")
    assert told.told_on == date(2026, 11, 30)
    assert told.examples
    assert not any(one.is_shown for one in told.examples)
    assert find_skills(told).shown == ()


def test_a_draft_with_all_its_notes_made_lines_is_sound_too(tmp_path: Path) -> None:
    lines = []
    for line in draft_account(date(2026, 11, 30)).splitlines():
        bare = line.removeprefix("# ")
        taken = bare.startswith(("diary:", "learning:", "  - {module", "never_say:"))
        lines.append(bare if taken else line)
    (tmp_path / "account.yaml").write_text("\n".join(lines), "utf-8")
    (tmp_path / "diary.csv").write_text("day,start,end,activity\n2026-11-01\n", "utf-8")
    told = open_account(tmp_path / "account.yaml")
    assert told.diary == Diary((date(2026, 11, 1),), {})
    assert len(told.steps) == 1
    assert told.never_say == ("B", "C")


@pytest.mark.parametrize(
    ("written", "skill"),
    [
        ("plan", PLAN),
        ("  PLAN ", PLAN),
        ("planning", PLAN),
        ("effectuer la planification", PLAN),
        ("realizar la planificación del propio trabajo", PLAN),
        (PLAN, PLAN),
        (PLAN.removeprefix(ESCO), PLAN),
        ("lead   others", LEAD),
        ("night-care", "night-care"),
        ("soutenir l\u2019allaitement", "breastfeeding-support"),
        ("soutenir l'allaitement", "breastfeeding-support"),
        ("de\u0301le\u0301guer des ta\u0302ches", ESCO + "b00e948c-19be-4951-8cff-60f88f1046e9"),
    ],
)
def test_a_skill_is_found_by_what_people_write(written: str, skill: str) -> None:
    assert find_skill(written) == skill


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_label_of_every_language_is_found_by_every_reader(language: str) -> None:
    with speak(language):
        for uri, concept in read_concepts().items():
            for doing in ((), read_activities()):
                assert [find_skill(one, doing) for one in concept.labels.values()] == [uri] * 3
                assert find_skill(uri, doing) == uri


def test_a_label_is_no_other_skill_because_of_what_the_holder_was_doing() -> None:
    # 411 may show 'identify problems', the other concept of the nine's 'résoudre des problèmes'.
    for language in ("en", "fr", "es"):
        with speak(language):
            assert find_skill("résoudre des problèmes", ("411",)) == find_skill("solve problems")


@pytest.mark.parametrize(
    ("activities", "skill"),
    [
        ((), "plan"),  # the first of planning in the table
        (("423",), "organise information, objects and resources"),  # close; planning in no row
        (("423", "352"), "plan"),  # direct is stronger than close
        (("429",), "plan"),  # possible for planning alone
        (("313",), "plan"),  # leads to neither
    ],
)
def test_one_of_the_nine_stands_for_what_the_holder_was_doing(
    activities: tuple[str, ...], skill: str
) -> None:
    assert find_skill("planning", activities) == find_skill(skill)


def test_the_activity_of_an_example_decides_which_of_the_nine_it_is() -> None:
    told = parse_account(WHOLE.replace("    activity: 352\n", "    activity: 423\n"), "a.yaml")
    first = find_skills(told).account.examples[0]
    assert first.skill == find_skill("organise information, objects and resources")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_each_of_the_nine_stands_for_a_skill_of_its_own(language: str) -> None:
    with speak(language):
        for code in NINE:
            assert read_concepts()[find_skill(code)].nine == code
            assert find_skill(word(read_nine()[code])) == find_skill(code)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("planing", "'planing' is not the name of a skill. Did you mean 'planning'?"),
        ("show empthy", "Did you mean 'show empathy'?"),
        ("zzzz", "'zzzz' is not the name of a skill. 'carepact skills list' lists them."),
        ("", "'' is not the name of a skill."),
    ],
)
def test_a_skill_that_is_none_is_told_with_the_nearest(written: str, words: str) -> None:
    with pytest.raises(ParameterError) as refused:
        find_skill(written)
    assert words in str(refused.value).replace("carepact.list_skills()", "carepact skills list")


HEAD = "day,start,end,activity\n"


def diary(folder: Path, text: str | bytes, name: str = "diary.csv") -> Diary:
    """Read a diary of these lines."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_diary(path)


def test_minutes_and_days_of_a_diary(tmp_path: Path) -> None:
    # 411: 90 + 30 minutes on 1 November, 60 on the 3rd; 352: 15 while 411 went on.
    read = diary(
        tmp_path,
        HEAD
        + "2026-11-03,20:00,21:00,411\n2026-11-01,07:00,08:30,411\n2026-11-01,07:15,07:30,352\n"
        "2026-11-01,8:30,09:00,411\n2026-11-02,,,\n",
    )
    assert read == Diary(
        (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3)),
        {
            (date(2026, 11, 1), "352"): 15.0,
            (date(2026, 11, 1), "411"): 120.0,
            (date(2026, 11, 3), "411"): 60.0,
        },
    )
    assert read.activities == {"352", "411"}
    assert (read.minutes_of("411"), read.days_of("411")) == (180, 2)
    # 1 November 2026 is a Sunday (6), the 3rd a Tuesday (1)
    assert [read.minutes_of("411", weekday) for weekday in range(7)] == [0, 60, 0, 0, 0, 0, 120]
    assert (read.minutes_of("416"), read.days_of("416")) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "day,start,end,activity\n2026-11-01,07:00,08:00,411\n2026-11-02,,,\n",
        "\ufeffday,start,end,activity\n2026-11-01,07:00,08:00,411\n2026-11-02,,,\n",
        "day,start,end,activity\r\n2026-11-01,07:00,08:00,411\r\n2026-11-02,,,\r\n",
        "day,start,end,activity\r2026-11-01,07:00,08:00,411\r2026-11-02,,,",
        "day;start;end;activity\r\n2026-11-01;07:00;08:00;411\r\n2026-11-02;;;\r\n",
        "\ufeffday;start;end;activity\n2026-11-01;07:00;08:00;411\n2026-11-02;;;\n",
        "day,start,end,activity\n\n2026-11-01,07:00,08:00,411\n\n\n2026-11-02,,,\n\n\n",
        "day,start,end,activity\n2026-11-01,07:00,08:00,411\n2026-11-02,,,\n,,,\n  ,,,\n",
        "day,start,end,activity\n2026-11-01,07:00,08:00,411\n2026-11-02\n",
        "day,start,end,activity\n2026-11-02\n2026-11-01,07:00,08:00,411",
        'activity,note,end,start,day\n411,"x, y",08:00,07:00,2026-11-01\n,,,,2026-11-02\n',
        " day , start,end ,activity\n 2026-11-01 , 7:00 ,08:00, 411 \n2026-11-02, , ,\n",
        '"day","start","end","activity"\n"2026-11-01","07:00","08:00","411"\n"2026-11-02","","",""\n',
    ],
)  # fmt: skip
def test_a_diary_is_the_same_however_a_program_writes_it(tmp_path: Path, text: str) -> None:
    assert diary(tmp_path, text) == Diary(
        (date(2026, 11, 1), date(2026, 11, 2)), {(date(2026, 11, 1), "411"): 60.0}
    )


def test_a_whole_day_ends_at_24(tmp_path: Path) -> None:
    read = diary(tmp_path, HEAD + "2026-11-01,00:00,24:00,425\n2026-11-02,0:00,00:01,425\n")
    assert (read.minutes_of("425"), read.days_of("425")) == (1441, 2)


def test_the_same_activity_may_end_and_begin_in_one_minute(tmp_path: Path) -> None:
    read = diary(tmp_path, HEAD + "2026-11-01,07:00,08:00,411\n2026-11-01,08:00,09:00,411\n")
    assert read.minutes_of("411") == 120


def test_a_long_diary_is_read(tmp_path: Path) -> None:
    # Each quarter of an hour of 100 days: looking at every pair of lines would never end.
    lines = [
        f"2026-{1 + day // 28:02d}-{1 + day % 28:02d},{hour:02d}:{quarter:02d},"
        f"{hour:02d}:{quarter + 15 if quarter < 45 else 59},411"
        for day in range(100)
        for hour in range(24)
        for quarter in (0, 15, 30, 45)
    ]
    read = diary(tmp_path, HEAD + "\n".join(lines))
    assert len(read.days) == 100
    # 59 of 60 minutes of each hour
    assert read.minutes_of("411") == 100 * 24 * 59


def test_an_account_tells_the_faults_of_its_diary_with_its_own(tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text(HEAD + "2026-13-01,25:00,26:00,9\n", "utf-8")
    (tmp_path / "account.yaml").write_text("holder: A\ntold_on: x\ndiary: diary.csv\n", "utf-8")
    with pytest.raises(CareError) as refused:
        open_account(tmp_path / "account.yaml")
    said = str(refused.value)
    for part in ("line 2, told_on: 'x' is not written as a day", "line 3, diary: diary.csv",
                 "2026-13-01: the calendar has no such day", "'25:00' is no time of day",
                 "'26:00' is no time of day", "'9' is no activity"):  # fmt: skip
        assert part in said


def test_no_employer_sees_a_name_however_an_account_was_made() -> None:
    told = parse_account(WHOLE, "a.yaml")
    shown = replace(told.examples[0], words="Karim and ZOE waited.")
    made = replace(told, examples=(told.examples[1], shown, shown))
    with pytest.raises(ParameterError) as refused:
        find_skills(made).matrix()
    said = str(refused.value)
    for part in ("what others get to see: 4 faults.",
                 "example 2: 'Karim' stands in never_say.", "example 2: 'Zoé' stands in never_say.",
                 "example 3: 'Karim' stands", "or do not show it."):  # fmt: skip
        assert part in said
    private = replace(made, examples=(replace(shown, is_shown=False),))
    assert find_skills(private).matrix().height == 0


def test_the_skill_of_an_example_is_found_in_the_language_of_who_reads() -> None:
    told = parse_account(WHOLE, "a.yaml")
    for code in ("en", "fr", "es"):
        with speak(code):
            found = find_skills(told)
        assert [one.skill for one in found.account.examples] == [PLAN, LEAD]


def test_the_schema_lists_every_key() -> None:
    schema = json.loads(schema_text())
    assert set(schema["properties"]) == {
        "holder", "told_on", "care", "diary", "examples", "learning", "never_say",
    }  # fmt: skip
    assert schema["required"] == ["holder", "told_on"]
    assert resources.files("carepact.studies.account_file").joinpath("account.json").is_file()
