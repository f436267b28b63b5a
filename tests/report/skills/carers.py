"""Carers whose accounts several tests look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import read_activities
from carepact.recognise.account import Account, Care, Diary, Example
from carepact.recognise.jobs import Job, Need
from carepact.studies.account_file.skill_names import find_skill

TOLD = date(2026, 11, 30)
PLANNED = "Two timetables, one car. I drew up a plan of the week and kept it for a year."
LED = "Zebrawork: I shared out a move among six people."
MOVED = "We moved twice in one year."

PLANNING = Care("352", "household", 3, "week", 1, date(2019, 5, 1))
FEEDING = Care("411", "child", 3, "day", 0.75, date(2020, 2, 10), date(2023, 8, 31))
TREATING = Care("422", "older-person", 2, "day", 1, date(2022, 9, 1))

AMINA = Account(
    "Amina",
    TOLD,
    care=(PLANNING, FEEDING, TREATING),
    examples=(
        Example("plan", PLANNED, "352", "gained", "Zebrachange: a month ahead.", "alone",
                is_shown=True),
        Example("lead others", LED, "352", "kept", "Zebrasecret.", "when-hard"),
        Example("adapt to change", MOVED, is_shown=True),
    ),
)  # fmt: skip
"""Plans and shows it, leads and keeps it to herself; the words of no Zebra leave her machine."""


def write_week(**hours: float) -> Diary:
    """Write a diary of the week from 23 to 29 November 2026, all hours on its first day."""
    first = date(2026, 11, 23)
    return Diary(
        tuple(first + timedelta(days=day) for day in range(7)),
        {(first, activity.removeprefix("a")): 60 * told for activity, told in hours.items()},
    )


def make_job(*named: str) -> Job:
    """Make a job that asks for skills by their names; one that ends with ? is optional."""
    needs = (
        Need(find_skill(one.rstrip("?")), "optional" if one.endswith("?") else "essential")
        for one in named
    )
    return Job("Aide in a school", "A list that we wrote", tuple(needs))


def tell_everything() -> Account:
    """Tell every activity and an example of every third skill, each second of them shown."""
    first = date(2019, 5, 1)
    care = (Care(one, "several-people", 1, "day", 0.2, first) for one in read_activities())
    examples = (
        Example(uri, "I did it.", is_shown=place % 2 == 0)
        for place, uri in enumerate(list(read_concepts())[::3])
    )
    return replace(AMINA, care=tuple(care), examples=tuple(examples), diary=write_week(a311=1))
