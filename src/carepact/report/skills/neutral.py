"""What was done, in words that tell of nobody's health: for what is handed on."""

from __future__ import annotations

from carepact.core.messages import _c
from carepact.data.skills.reading import read_activities
from carepact.recognise.account import Account, Example, Whom
from carepact.recognise.badges import find_private
from carepact.recognise.candidates import Candidate
from carepact.report.skills.words import name_activity


def choose_example(account: Account, one: Candidate) -> Example | None:
    """Choose the first example that others may see and that tells of nobody who was cared for."""
    sound = (example for example in one.shown if not any(find_private(account, example.words)))
    return next(sound, None)


def find_shown_activity(account: Account, one: Candidate) -> str:
    """Find the activity that is handed on: of an example that is shown, else of the best row."""
    first = choose_example(account, one)
    told = [example.activity for example in ((first,) if first else one.shown) if example.activity]
    return next(iter((*told, *(row.activity for row in one.rows))), "")


def say_activity(account: Account, activity: str) -> str:
    """Say an activity in plain words, or whom the care was for where they tell of health."""
    if read_activities()[activity].tells_health:
        return name_neutrally(account, activity)
    return name_activity(activity)


def name_neutrally(account: Account, activity: str) -> str:
    """Name care by whom it was for alone; `activity` may be empty."""
    whom = {one.whom for one in account.care if one.activity == activity}
    return name_care(whom.pop() if len(whom) == 1 else "several-people" if whom else None)


def name_care(whom: Whom | None) -> str:
    """Name care by whom it was for; without that it is care at home."""
    return {
        "household": _c("care, for a CV", "care of a household"),
        "child": _c("care, for a CV", "care of a child"),
        "children": _c("care, for a CV", "care of several children"),
        "grown-up": _c("care, for a CV", "care of a grown-up"),
        "older-person": _c("care, for a CV", "care of an older person"),
        "several-people": _c("care, for a CV", "care of several people"),
        None: _c("care, for a CV", "care at home"),
    }[whom]
