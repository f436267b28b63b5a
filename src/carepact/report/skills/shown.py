"""What of an account may be handed on: as if what the holder keeps to herself had never been told.

Papers are made of what this leaves, so that nothing private can stand in them, nor change a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, _c
from carepact.data.skills.reading import read_activities
from carepact.recognise.account import Account
from carepact.recognise.candidates import BY_ACTIVITY, Candidate
from carepact.recognise.exposure import Exposure
from carepact.recognise.privacy import find_names, tells_health
from carepact.report.skills.words import name_activity, name_whom, say_span
from carepact.studies.one_carer.answer import CarerAnswer, find_forbidden
from carepact.studies.skills import find_skills


@dataclass(frozen=True)
class Practice:
    """In what a skill was practised, and when, in words."""

    what: str
    when: str
    """Empty where the diary alone holds it."""


def keep_shown(found: CarerAnswer, *, with_health: bool) -> CarerAnswer:
    """Find the skills anew, from what the holder shows alone.

    Parameters
    ----------
    found : CarerAnswer
        With all that she told.
    with_health : bool
        Whether examples stay whose words look as if they told of somebody's health.

    Raises
    ------
    ParameterError
        If she shows no skill, or what she shows holds a name that she wants said nowhere. All
        faults are listed.
    """
    shown = tuple(one for one in found.account.examples if one.is_shown)
    with Faults(ParameterError, _("what others get to see")) as faults:
        if not shown:
            faults.add(
                _("no skill is shown. Give an example of one, and set show to yes in the account.")
            )
        faults.extend(find_forbidden(found.account))
        faults.extend(_find_forbidden_in_job(found))
    kept = tuple(one for one in shown if with_health or not tells_health(one))
    return find_skills(replace(found.account, examples=kept, never_say=()), found.job)


def list_open_skills(found: CarerAnswer) -> tuple[Candidate, ...]:
    """List the shown skills whose names tell nobody's health, as a statement holds them."""
    return tuple(one for one in found.shown if not one.concept.tells_health)


def list_practice(found: CarerAnswer, skill: Candidate, *, in_full: bool) -> tuple[Practice, ...]:
    """Say in what a skill was practised: what its examples name, else what is told and leads to it.

    Parameters
    ----------
    found : CarerAnswer
        What is shown.
    skill : Candidate
        One of its skills.
    in_full : bool
        Whether activities that tell of somebody's health are named; else they are care and no more.
    """
    named = [one.activity for one in skill.shown if one.activity is not None]
    leading = [row.activity for row in skill.rows if row.strength in BY_ACTIVITY]
    exposure = {one.activity: one for one in found.exposure}
    spells: dict[str, list[Exposure | None]] = {}
    for activity in dict.fromkeys(named or leading):
        said = say_practice(found.account, activity, in_full=in_full)
        spells.setdefault(said, []).append(exposure.get(activity))
    return tuple(Practice(said, _say_span(spells[said])) for said in spells)


def say_practice(account: Account, activity: str, *, in_full: bool) -> str:
    """Say an activity and for whom it was; of one that tells somebody's health no more than care.

    Nor is it said for whom that was: few kinds of care would fit it.
    """
    if not in_full and read_activities()[activity].tells_health:
        return _c("skills paper", "unpaid care")
    whom = dict.fromkeys(one.whom for one in account.care if one.activity == activity)
    return ", ".join((name_activity(activity), *map(name_whom, whom)))


def _say_span(spells: list[Exposure | None]) -> str:
    """Say from when until when, of activities that are said alike, the whole span."""
    told = [one for one in spells if one is not None]
    begun = [one.since for one in told if one.since is not None]
    if not begun:
        return ""
    ended = [one.until for one in told if one.until is not None]
    return say_span(min(begun), max(ended) if len(ended) == len(begun) else None)


def _find_forbidden_in_job(found: CarerAnswer) -> Iterator[str]:
    """Find names that may not be said in a job's list."""
    if found.job is None:
        return
    texts = (
        (_c("skills paper", "job"), found.job.title),
        (_c("skills paper", "source of its list"), found.job.source),
    )
    for where, text in texts:
        for name in find_names(text, found.account.never_say):
            yield _(
                "{where}: '{name}' stands in never_say. Say it in other words, or do not show it.",
                where=where,
                name=name,
            )
