"""What was done, in words that tell of nobody's health: for what is handed on."""

from __future__ import annotations

from carepact.core.messages import _c
from carepact.data.skills.reading import read_activities
from carepact.recognise.account import Account, Example
from carepact.recognise.candidates import Candidate
from carepact.recognise.privacy import find_names, tells_health
from carepact.report.skills.words import name_activity


def choose_example(account: Account, one: Candidate) -> Example | None:
    """Choose the first example that others may see and that tells of nobody who was cared for."""
    names = account.never_say
    for example in one.shown:
        said = f"{example.words}\n{example.change_words}"
        if not tells_health(example) and not any(find_names(said, names)):
            return example
    return None


def find_shown_activity(account: Account, one: Candidate) -> str:
    """Find the activity that is handed on: of an example that is shown, else of the best row."""
    first = choose_example(account, one)
    told = [example.activity for example in ((first,) if first else one.shown) if example.activity]
    return next(iter((*told, *(row.activity for row in one.rows))), "")


def say_activity(activity: str) -> str:
    """Say an activity in plain words, or care at home where they tell of somebody's health."""
    return name_neutrally() if read_activities()[activity].tells_health else name_activity(activity)


def name_neutrally() -> str:
    """Name care of which nothing may be told: nor for whom, as few kinds of care would fit it."""
    return _c("care, for a CV", "care at home")
