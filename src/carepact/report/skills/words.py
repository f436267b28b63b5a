"""Skills, activities and how they stand, in the words of a carer, in the reader's language."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from carepact.core.messages import _, _c, _n, language, number, word
from carepact.core.units import MONTHS_PER_YEAR
from carepact.data.skills.concepts import Concept
from carepact.data.skills.reading import read_activities, read_nine
from carepact.recognise.account import Change, Oneself, Progress, Whom
from carepact.recognise.candidates import Strength
from carepact.recognise.exposure import Exposure
from carepact.recognise.jobs import Needed
from carepact.recognise.nine import Reach

FIGURES = 2
"""Of hours and years that somebody remembers: more would say more than she knows. [digits]"""


def name_skill(concept: Concept) -> str:
    """Name a skill by its label; one whose label in this language is ours bears a mark."""
    return concept.label(language()) + ("*" if language() in concept.own else "")


def say_own_labels() -> str:
    """Say what the mark of a label means."""
    return _("* our own words: ESCO has no such skill, or no name for it in this language")


def begin_large(text: str) -> str:
    """Begin a text with a capital letter, as a heading does."""
    return text[:1].upper() + text[1:]


def name_nine(code: str) -> str:
    """Name one of the nine skills."""
    return word(read_nine()[code])


def name_activity(code: str) -> str:
    """Name an activity in plain words."""
    return word(read_activities()[code].words)


def name_whom(whom: Whom) -> str:
    """Say for whom care was given, in words that tell of nobody's health."""
    return {
        "household": _c("for whom", "for the household"),
        "child": _c("for whom", "for a child"),
        "children": _c("for whom", "for several children"),
        "grown-up": _c("for whom", "for a grown-up"),
        "older-person": _c("for whom", "for an older person"),
        "several-people": _c("for whom", "for several people"),
    }[whom]


def name_strength(strength: Strength) -> str:
    """Say how an activity leads to a skill."""
    return {
        "direct": _("the activity is the skill's own task"),
        "close": _("practised whenever the activity is done well"),
        "possible": _("your example shows it"),
        "own": _("your example shows it, and no row of our table does"),
    }[strength]


def name_reach(reach: Reach) -> str:
    """Say how one of the nine skills, or a job's need, is reached."""
    return {
        "shown": _c("reach of a skill", "shown by an example"),
        "private": _c("reach of a skill", "an example, kept to yourself"),
        "example-missing": _c("reach of a skill", "an example is missing"),
        "by-example": _c("reach of a skill", "only if an example shows it"),
        "not-reached": _c("reach of a skill", "nothing told leads here"),
    }[reach]


def name_change(change: Change) -> str:
    """Say what became of a skill while caring."""
    return {
        "gained": _c("skill through caring", "grew by caring"),
        "kept": _c("skill through caring", "stayed as it was"),
        "lost": _c("skill through caring", "waned while caring"),
    }[change]


def name_oneself(oneself: Oneself) -> str:
    """Say how the holder rates herself."""
    return {
        "with-help": _c("self-assessment", "with help"),
        "alone": _c("self-assessment", "alone"),
        "when-hard": _c("self-assessment", "alone, also when it is hard"),
        "show-others": _c("self-assessment", "well enough to show others"),
    }[oneself]


def name_needed(needed: Needed) -> str:
    """Say whether a job needs a skill or would like it."""
    return {
        "essential": _c("need of a job", "essential"),
        "optional": _c("need of a job", "optional"),
    }[needed]


def name_progress(progress: Progress) -> str:
    """Say how far a module has come."""
    return {
        "planned": _c("progress of a module", "planned"),
        "begun": _c("progress of a module", "begun"),
        "done": _c("progress of a module", "done"),
    }[progress]


def print_weekly(hours: float) -> str:
    """Print hours a week as somebody remembers them, to two figures."""
    return _("{hours} h a week", hours=print_remembered(hours))


def print_years(years: float) -> str:
    """Print a time in years, and in months where it is less than a year."""
    if years < 1:
        months = round(years * MONTHS_PER_YEAR)
        if months == 0:
            return _("less than a month")
        return _n("{count} month", "{count} months", months)
    shown = round(years)
    return _n("{count} year", "{count} years", shown)


def print_remembered(value: float) -> str:
    """Print a number that somebody remembers, to two figures."""
    return print_told(float(f"{value:.{FIGURES}g}"))


def print_told(value: float) -> str:
    """Print a number as it was told: with two decimals where it needs them."""
    return number(value, next((few for few in (0, 1) if value == round(value, few)), 2))


def print_month_of(day: date) -> str:
    """Print the month of a day: March 2021."""
    return format_date(day, _c("pattern of a month", "MMMM y"), locale=language())


def say_when(one: Exposure) -> str:
    """Say from when until when an activity was done; empty where the diary alone holds it."""
    return "" if one.since is None else say_span(one.since, one.until)


def say_span(since: date, until: date | None) -> str:
    """Say from when until when something was done."""
    first = print_month_of(since)
    if until is None:
        return _("since {month}", month=first)
    last = print_month_of(until)
    return first if first == last else _("{first} to {last}", first=first, last=last)
