"""Open modules for skills that are missing, and how far the holder has come with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from carepact.data.skills.concepts import Concept, read_concepts
from carepact.data.skills.modules import Module, read_modules
from carepact.recognise.account import Account, Step
from carepact.recognise.jobs import Match
from carepact.recognise.nine import Reached


@dataclass(frozen=True)
class Lesson:
    """An open module, what it is for, and how far the holder has come."""

    module: Module
    gaps: tuple[Concept, ...]
    """What it helps with of what is missing; empty where the holder chose it for itself."""
    step: Step | None
    """What the holder notes; None where she has not begun."""


@dataclass(frozen=True)
class LearningPlan:
    """Modules for the gaps, and gaps for which no open module is listed."""

    lessons: tuple[Lesson, ...]
    without: tuple[Concept, ...]


def plan_learning(account: Account, gaps: Iterable[str]) -> LearningPlan:
    """Plan what may be learned.

    Parameters
    ----------
    account : Account
        With the steps that the holder has noted.
    gaps : iterable of str
        Addresses of the concepts that are missing, in the order of their weight.

    Returns
    -------
    LearningPlan
        The modules that teach a gap, those for more gaps first, and those that the holder noted;
        gaps that no module in the list teaches.
    """
    missing = tuple(dict.fromkeys(gaps))
    steps = {one.module: one for one in account.steps}
    lessons = []
    for module in read_modules():
        taught = tuple(read_concepts()[uri] for uri in missing if uri in module.uris)
        if taught or module.code in steps:
            lessons.append(Lesson(module, taught, steps.get(module.code)))
    lessons.sort(key=lambda one: (-len(one.gaps), one.module.code))
    helped = {concept.uri for one in lessons for concept in one.gaps}
    without = tuple(read_concepts()[uri] for uri in missing if uri not in helped)
    return LearningPlan(tuple(lessons), without)


def list_gaps(nine: Sequence[Reached], matches: Sequence[Match] | None) -> Iterator[str]:
    """List the concepts that nothing told reaches: of a job's list, else of the nine skills.

    Parameters
    ----------
    nine : sequence of Reached
        The nine skills, and how each is reached.
    matches : sequence of Match or None
        A job's list held against the account; what is essential comes first.
    """
    if matches is None:
        lacking = {one.skill for one in nine if one.reach == "not-reached"}
        yield from (uri for uri, one in read_concepts().items() if one.nine in lacking)
        return
    essential_first = sorted(matches, key=lambda one: one.needed != "essential")
    yield from (one.concept.uri for one in essential_first if one.reach == "not-reached")
