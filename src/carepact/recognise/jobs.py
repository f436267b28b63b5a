"""A job's list of skills, met by what an account shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carepact.data.skills.concepts import Concept, read_concepts
from carepact.recognise.candidates import Candidate, Found
from carepact.recognise.nine import Reach

Needed = Literal["essential", "optional"]


@dataclass(frozen=True)
class Need:
    """A skill that a job asks for."""

    skill: str
    """Address of the concept of ESCO."""
    needed: Needed


@dataclass(frozen=True)
class Job:
    """What a job asks for, as somebody wrote it down."""

    title: str
    source: str
    needs: tuple[Need, ...]


@dataclass(frozen=True)
class Match:
    """One need of a job, and what the account says of it."""

    concept: Concept
    needed: Needed
    reach: Reach
    candidate: Candidate | None


def match_job(found: Found, job: Job) -> tuple[Match, ...]:
    """Hold an account against a job, need by need, in the order of the job's list.

    A need that nothing reaches is a gap in what was told: no verdict on the person.
    """
    return tuple(_match(found, need) for need in job.needs)


def _match(found: Found, need: Need) -> Match:
    """Hold an account against one need."""
    candidate = found.of(need.skill)
    reach: Reach = "not-reached"
    if candidate is not None:
        reach = candidate.standing if candidate in found.candidates else "by-example"
    return Match(read_concepts()[need.skill], need.needed, reach, candidate)
