"""Carers whom several tests look at: one shows much and keeps some of it to herself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from carepact.recognise.account import Account, Care, Diary, Example
from carepact.recognise.jobs import Job, Need, Needed
from carepact.studies.account_file.skill_names import find_skill
from carepact.studies.one_carer.answer import CarerAnswer
from carepact.studies.skills import find_skills

PRIVATE = "zwetschge"
"""Stands in every text that the carer keeps to herself, and nowhere else."""
HOSTILE = "<script>alert(1)</script> [red]loud[/red] \x1b[31m \u202e& \"'"

SCHOOL = Example(
    find_skill("plan"),
    "Two school timetables and one car: I drew up a weekly plan.\nOn Sundays we changed it.",
    activity="352",
    change="gained",
    change_words="I plan a month ahead.",
    oneself="show-others",
    is_shown=True,
)
EVENING = Example(
    find_skill("show empathy"),
    "I sat down, asked what she saw, and told her what I would do next.",
    activity="424",
    oneself="when-hard",
    is_shown=True,
)
NURSES = Example(
    find_skill("coordinate care"),
    "I made one list of who comes when, and rang round every Friday.",
    activity="426",
    change="lost",
    change_words="It has been a year since the last call.",
    oneself="alone",
    is_shown=True,
)
SISTER = Example(
    find_skill("breastfeeding-support"),
    "I came every second day and helped her to find a position.",
    activity="432",
    is_shown=True,
)
KEPT = (
    Example(find_skill("lead others"), f"{PRIVATE} moved house", activity="352"),
    Example(find_skill("resolve conflicts"), f"{PRIVATE} did not speak", change="lost",
            change_words=PRIVATE),
    Example(find_skill("plan"), f"{PRIVATE} and the plan", activity="417", oneself="with-help"),
    Example(find_skill("apply hygiene standards"), PRIVATE, activity="311"),
)  # fmt: skip
DIARY = Diary(
    days=tuple(date(2026, 11, 2) + timedelta(days=one) for one in range(14)),
    written={
        **{(date(2026, 11, 2) + timedelta(days=one), "311"): 70.0 for one in range(14)},
        **{(date(2026, 11, 2) + timedelta(days=one), "352"): 50.0 for one in range(5)},
        (date(2026, 11, 2), "371"): 120.0,
    },
)
"""980 min in two weeks: 8.17 h a week. 250 min: 2.08 h a week. 120 min: 1 h a week."""
AMINA = Account(
    holder="Amina",
    told_on=date(2026, 11, 30),
    care=(
        Care("311", "household", 1, "day", 1.0, date(2017, 4, 10)),
        Care("352", "household", 3, "week", 1.0, date(2017, 9, 1)),
        Care("411", "children", 3, "day", 0.75, date(2017, 4, 10), date(2024, 8, 31)),
        Care("417", "children", 2, "month", 1.5, date(2021, 9, 1)),
        Care("421", "older-person", 1, "day", 1.25, date(2022, 2, 1), date(2025, 6, 30)),
        Care("424", "older-person", 3, "week", 0.5, date(2022, 2, 1), date(2025, 6, 30)),
        Care("426", "older-person", 3, "month", 2.0, date(2022, 2, 1), date(2025, 6, 30)),
        Care("432", "grown-up", 0.5, "week", 2.0, date(2023, 1, 1)),
    ),
    examples=(SCHOOL, *KEPT[:2], EVENING, NURSES, SISTER, *KEPT[2:]),
    diary=DIARY,
    never_say=("Karim", "Rosa"),
)
OPEN = replace(AMINA, examples=tuple(one for one in AMINA.examples if one.is_shown))
"""The same carer, had she never told what she keeps to herself."""
NEEDS: tuple[tuple[str, Needed], ...] = (
    ("plan", "essential"),
    ("show empathy", "essential"),
    ("coordinate care", "essential"),
    ("apply hygiene standards", "essential"),
    ("lead others", "essential"),
    ("provide first aid", "optional"),
    ("resolve conflicts", "optional"),
)
JOB = Job(
    "Care assistant for families",
    "advertisement of 12 November 2026",
    tuple(Need(find_skill(skill), needed) for skill, needed in NEEDS),
)


def answer(account: Account = AMINA, job: Job | None = None) -> CarerAnswer:
    """Find the skills of a carer."""
    return find_skills(account, job)
