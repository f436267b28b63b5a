"""Small accounts of carers, of which each test changes one thing."""

from __future__ import annotations

from datetime import date

from carepact.data.skills.concepts import read_concepts
from carepact.recognise.account import Account, Care, Diary, Example, Per, Whom

TOLD = date(2026, 11, 30)
ESCO = "http://data.europa.eu/esco/skill/"
PLAN = ESCO + "e49f4158-9d4c-425d-bf32-dfe89b19840a"
ORGANISE = ESCO + "6b305973-8993-475f-bd8a-daf037c61401"
DECIDE = ESCO + "d62d2b4c-a6f8-439e-8a1b-4f29ab5f2c47"
LEAD = ESCO + "75d8e5d9-bef3-418b-9011-01bff9f27207"
DELEGATE = ESCO + "b00e948c-19be-4951-8cff-60f88f1046e9"
NEGOTIATE = ESCO + "7954861c-86d4-4529-afbb-2c23dab9ac74"
BUDGETS = ESCO + "21c5790c-0930-4d74-b3b0-84caf5af12ea"
EMPATHY = ESCO + "77b636e8-fab3-41a8-8022-1e0a354059dc"
LISTEN = ESCO + "a17286c5-238d-4f0b-bc24-29e9121345de"
SUPERVISE = ESCO + "f8d4a24c-fb62-444e-9525-7aa5662f440d"
TEND_ELDERLY = ESCO + "261e740b-d32d-4356-94a8-3ea29128b70b"
"""Its label tells of old age and need."""


def care(
    activity: str = "352",
    times: float = 1.0,
    per: Per = "day",
    hours: float = 1.0,
    since: str = "2026-01-01",
    until: str | None = None,
    whom: Whom = "household",
) -> Care:
    """Tell one kind of care."""
    last = None if until is None else date.fromisoformat(until)
    return Care(activity, whom, times, per, hours, date.fromisoformat(since), last)


def example(
    skill: str = PLAN,
    words: str = "I drew up a plan of the week.",
    activity: str | None = None,
    *,
    shown: bool = False,
) -> Example:
    """Tell one example."""
    return Example(skill, words, activity, is_shown=shown)


def account(
    *told: Care | Example, diary: Diary | None = None, holder: str = "Amina", never: str = ""
) -> Account:
    """Make an account, told on 30 November 2026."""
    return Account(
        holder=holder,
        told_on=TOLD,
        care=tuple(one for one in told if isinstance(one, Care)),
        examples=tuple(one for one in told if isinstance(one, Example)),
        diary=diary,
        never_say=tuple(never.split()),
    )


def label_of(skill: str) -> str:
    """Return the English label of a skill."""
    return read_concepts()[skill].labels["en"]
