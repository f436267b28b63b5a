"""The answer to one carer, and the tables in which it leaves.

Tables that are the holder's own hold everything; what is handed on holds what she shows alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import polars as pl

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.skills.reading import NOTICE, read_activities
from carepact.recognise.account import Account
from carepact.recognise.candidates import Candidate, Found
from carepact.recognise.exposure import Exposure
from carepact.recognise.jobs import Job, Match
from carepact.recognise.learning import LearningPlan
from carepact.recognise.nine import Reached
from carepact.recognise.privacy import find_names, tells_health

ESCO = Source("ESCO v1.1.1, European Commission", NOTICE)
ICATUS = Source("ICATUS 2016, United Nations Statistics Division", "cited")
TABLE = Source("Reviewed table from activity to skill, carepact", "Apache-2.0")


class SkillRow(NamedTuple):
    """One skill, and one way that leads to it."""

    skill: str
    label: str
    nine: str
    standing: str
    strength: str
    activity: str
    rationale: str
    examples: int
    shown: int


class ExposureRow(NamedTuple):
    """How much there was of one activity."""

    activity: str
    since: str | None
    until: str | None
    years: float | None
    hours_a_week: float | None
    hours: float | None
    told_for_diary_days: float | None
    diary_hours_a_week: float | None
    diary_hours: float | None
    diary_days: int


class NineRow(NamedTuple):
    """One of the nine skills."""

    skill: str
    reach: str
    by: str


class MatchRow(NamedTuple):
    """One need of a job, as others may see it."""

    skill: str
    label: str
    needed: str
    standing: str
    activity: str
    oneself: str
    example: str


class LessonRow(NamedTuple):
    """One open module."""

    module: str
    title: str
    provider: str
    language: str
    url: str
    hours: float | None
    licence: str
    gaps: str
    progress: str
    on: str | None


@dataclass(frozen=True)
class CarerAnswer:
    """What an account shows, what is missing, and what may be learned."""

    account: Account
    exposure: tuple[Exposure, ...]
    found: Found
    nine: tuple[Reached, ...]
    job: Job | None
    matches: tuple[Match, ...]
    plan: LearningPlan

    @cached_property
    def shown(self) -> tuple[Candidate, ...]:
        """List the skills that others may see: each with an example that the holder shows."""
        return tuple(one for one in self.found.candidates if one.standing == "shown")

    def to_polars(self) -> pl.DataFrame:
        """Return the skills, a row for each way that leads to one."""
        return tabulate(self._list_skills(), SkillRow)

    def activities(self) -> pl.DataFrame:
        """Return how much there was of each activity, by memory and by diary."""
        rows = (
            ExposureRow(
                activity=one.activity,
                since=None if one.since is None else one.since.isoformat(),
                until=None if one.until is None else one.until.isoformat(),
                years=one.years,
                hours_a_week=one.weekly,
                hours=one.hours,
                told_for_diary_days=one.told_then,
                diary_hours_a_week=one.diary_weekly,
                diary_hours=one.diary_hours,
                diary_days=one.diary_days,
            )
            for one in self.exposure
        )
        return tabulate(rows, ExposureRow)

    def reached(self) -> pl.DataFrame:
        """Return the nine skills, and how each is reached."""
        rows = (
            NineRow(one.skill, one.reach, " ".join(by.concept.uri for by in one.by))
            for one in self.nine
        )
        return tabulate(rows, NineRow)

    def matrix(self) -> pl.DataFrame:
        """Return the employer's matrix: the job's list, or all that is shown; nothing private.

        Raises
        ------
        ParameterError
            If what is shown says a name of `never_say`. All faults are listed.
        """
        with Faults(ParameterError, _("what others get to see")) as faults:
            faults.extend(find_forbidden(self.account))
        return tabulate(self._list_matches(), MatchRow)

    def lessons(self) -> pl.DataFrame:
        """Return the open modules for what is missing, and how far the holder has come."""
        rows = (
            LessonRow(
                module=one.module.code,
                title=one.module.title,
                provider=one.module.provider,
                language=one.module.language,
                url=one.module.url,
                hours=one.module.hours,
                licence=one.module.licence,
                gaps=" ".join(gap.uri for gap in one.gaps),
                progress="" if one.step is None else one.step.progress,
                on=None if one.step is None else one.step.on.isoformat(),
            )
            for one in self.plan.lessons
        )
        return tabulate(rows, LessonRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be; nobody's name and none of their words stand in it."""
        settings: dict[str, object] = {
            "command": "skills",
            "told_on": self.account.told_on.isoformat(),
            "job": None if self.job is None else str(self.job.title),
        }
        sources = [ESCO, ICATUS, TABLE]
        if self.job is not None:
            sources.append(Source(str(self.job.source), ""))
        return make_manifest(tuple(sources), settings, None, [])

    def _list_skills(self) -> Iterator[SkillRow]:
        """Lay out each skill with each way that leads to it."""
        ways = [(one, one.standing) for one in self.found.candidates]
        for one, standing in (*ways, *((one, "by-example") for one in self.found.by_example)):
            rows = [(row.strength, row.activity, str(row.rationale)) for row in one.rows]
            for strength, activity, rationale in rows or [("own", "", "")]:
                yield SkillRow(
                    skill=one.concept.uri,
                    label=one.concept.labels["en"],
                    nine=one.concept.nine,
                    standing=standing,
                    strength=strength,
                    activity=activity,
                    rationale=rationale,
                    examples=len(one.examples),
                    shown=len(one.shown),
                )

    def _list_matches(self) -> Iterator[MatchRow]:
        """Lay out the matrix; a skill that the holder keeps to herself stands as not shown."""
        if self.job is None:
            for one in self.shown:
                sound = any(not tells_health(example) for example in one.shown)
                if sound and not one.concept.tells_health:
                    yield _lay(one.concept.uri, one.concept.labels["en"], "", one)
        for match in self.matches:
            shown = match.candidate if match.reach == "shown" else None
            yield _lay(match.concept.uri, match.concept.labels["en"], match.needed, shown)


def find_forbidden(account: Account) -> Iterator[str]:
    """List names of `never_say` in the holder's name and in the examples that others may see."""
    for name in find_names(account.holder, account.never_say):
        yield _(
            "the holder's name says '{name}', which stands in never_say. Write another name, or a "
            "letter.",
            name=name,
        )
    for number, one in enumerate(account.examples, start=1):
        told = f"{one.words}\n{one.change_words}" if one.is_shown else ""
        for name in find_names(told, account.never_say):
            yield _(
                "{where}: '{name}' stands in never_say. Say it in other words, or do not show it.",
                where=_("example {number}", number=number),
                name=name,
            )


def _lay(skill: str, label: str, needed: str, shown: Candidate | None) -> MatchRow:
    """Lay out one line of the matrix; what tells of somebody's health stays out."""
    sound = (one for one in shown.shown if not tells_health(one)) if shown else iter(())
    first = next(sound, None)
    done = read_activities().get((first.activity or "") if first else "")
    return MatchRow(
        skill=skill,
        label=label,
        needed=needed,
        standing="shown" if first else "not-shown",
        activity="" if done is None or done.tells_health else done.code,
        oneself="" if first is None else first.oneself or "",
        example="" if first is None else first.words,
    )
