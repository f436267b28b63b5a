"""The parts of a dossier, laid out: path, activities, evidence, a job's list, modules."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.core.controls import show_controls
from carepact.core.messages import Day, _, word
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.modules import Module
from carepact.data.skills.reading import Row
from carepact.recognise.candidates import Candidate
from carepact.recognise.jobs import Needed
from carepact.recognise.nine import Reach
from carepact.report.skills.path_words import (
    say_how_long,
    say_how_often,
    say_in_all,
    say_remembered,
    say_written,
)
from carepact.report.skills.shown import say_practice
from carepact.report.skills.skill_parts import SkillPart, lay_out_skill, name_on_paper
from carepact.report.skills.words import (
    begin_large,
    name_activity,
    name_needed,
    name_progress,
    name_whom,
    print_remembered,
    say_span,
    say_when,
)
from carepact.studies.one_carer.answer import CarerAnswer

NEEDED: tuple[Needed, ...] = ("essential", "optional")


@dataclass(frozen=True)
class PathRow:
    """One activity of the path."""

    activity: str
    when: str
    memory: str
    diary: str


@dataclass(frozen=True)
class SpellPart:
    """One kind of care of an activity: for whom, how often, how long, when."""

    whom: str
    often: str
    long: str
    when: str


@dataclass(frozen=True)
class ActivityPart:
    """One activity, described."""

    name: str
    spells: tuple[SpellPart, ...]
    in_all: str
    skills: tuple[str, ...]


@dataclass(frozen=True)
class EvidencePart:
    """One skill with its examples and why what was done shows it."""

    skill: SkillPart
    way: tuple[str, ...]


@dataclass(frozen=True)
class NeedRow:
    """One skill of a job's list."""

    skill: str
    needed: str
    standing: str
    place: int | None
    """Number of its examples in part 3; None where none is shown."""


@dataclass(frozen=True)
class LessonRow:
    """One open module that the holder noted."""

    title: str
    provider: str
    teaches: tuple[str, ...]
    progress: str


def lay_out_path(shown: CarerAnswer) -> list[PathRow]:
    """Lay out the path, activity by activity, with both sources side by side."""
    return [
        PathRow(
            activity=say_practice(shown.account, one.activity, in_full=True),
            when=say_when(one) or "–",
            memory=say_remembered(one),
            diary=say_written(one, shown.account.diary),
        )
        for one in shown.exposure
    ]


def lay_out_activities(shown: CarerAnswer) -> list[ActivityPart]:
    """Describe the activities one by one."""
    return [
        ActivityPart(
            name=begin_large(name_activity(one.activity)),
            spells=tuple(
                SpellPart(
                    name_whom(care.whom),
                    say_how_often(care),
                    say_how_long(care),
                    say_span(care.since, care.until),
                )
                for care in shown.account.care
                if care.activity == one.activity
            ),
            in_all=say_in_all(one, shown.account.diary),
            skills=tuple(
                name_on_paper(skill.concept)
                for skill in shown.shown
                if any(row.activity == one.activity for row in _list_ways(skill))
                or any(example.activity == one.activity for example in skill.shown)
            ),
        )
        for one in shown.exposure
    ]


def lay_out_evidence(shown: CarerAnswer) -> list[EvidencePart]:
    """Lay out the shown skills with their examples, and why what was done shows them."""
    return [
        EvidencePart(
            lay_out_skill(shown, skill, in_full=True),
            tuple(word(row.rationale) for row in _list_ways(skill))
            or (_("no row leads from what I told to it: my example alone shows it"),),
        )
        for skill in shown.shown
    ]


def lay_out_needs(shown: CarerAnswer) -> list[NeedRow]:
    """Lay out a job's list; empty where there is no job.

    A need says the same whether the holder keeps an example to herself or has none.
    """
    places = {one.concept.uri: place for place, one in enumerate(shown.shown, start=1)}
    return [
        NeedRow(
            skill=name_on_paper(match.concept),
            needed=name_needed(match.needed),
            standing=_name_standing(match.reach),
            place=places.get(match.concept.uri),
        )
        for match in shown.matches
    ]


def _name_standing(reach: Reach) -> str:
    """Say how far what is shown meets a need."""
    if reach == "shown":
        return _("met by an example")
    if reach == "example-missing":
        return _("practised; no example shown")
    return _("not reached by what is shown")


def count_needs(shown: CarerAnswer) -> list[str]:
    """Count how many of a job's skills are shown, the essential ones first."""
    counted: list[str] = []
    for needed in NEEDED:
        reaches = [one.reach for one in shown.matches if one.needed == needed]
        if reaches:
            counted.append(
                _(
                    "{needed}: {met} of {count} met by an example",
                    needed=name_needed(needed),
                    met=reaches.count("shown"),
                    count=len(reaches),
                )
            )
    return counted


def lay_out_lessons(shown: CarerAnswer) -> list[LessonRow]:
    """Lay out the open modules that the holder noted, in the order of their days."""
    noted = [(one.step, one.module) for one in shown.plan.lessons if one.step is not None]
    noted.sort(key=lambda one: (one[0].on, one[1].code))
    return [
        LessonRow(
            title=show_controls(module.title),
            provider=show_controls(_say_provider(module)),
            teaches=tuple(name_on_paper(read_concepts()[uri]) for uri in module.uris),
            progress=f"{name_progress(step.progress)}, {Day.of(step.on)}",
        )
        for step, module in noted
    ]  # fmt: skip


def _say_provider(module: Module) -> str:
    """Say who offers a module, where, and how long it takes."""
    length = (
        [] if module.hours is None else [_("about {hours} h", hours=print_remembered(module.hours))]
    )
    return ", ".join((module.provider, module.url, *length))


def _list_ways(skill: Candidate) -> list[Row]:
    """List the rows that lead to a skill from what its examples name, else all of them."""
    named = {example.activity for example in skill.shown}
    return [row for row in skill.rows if row.activity in named] or list(skill.rows)
