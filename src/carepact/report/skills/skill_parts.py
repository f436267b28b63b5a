"""A shown skill in words: name, address, how it was practised, and the holder's examples."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.core.controls import show_controls
from carepact.core.messages import _, language
from carepact.data.skills.concepts import Concept, esco_of
from carepact.recognise.account import Example
from carepact.recognise.candidates import Candidate
from carepact.report.skills.shown import Practice, list_practice
from carepact.report.skills.words import begin_large, name_change, name_oneself, name_skill
from carepact.studies.one_carer.answer import CarerAnswer


@dataclass(frozen=True)
class ExamplePart:
    """One example as it stands on a page."""

    words: str
    change: str
    """What became of the skill; empty where the holder does not say."""
    oneself: str
    """How she rates herself; empty where she does not say."""


@dataclass(frozen=True)
class SkillPart:
    """One skill as it stands on a page."""

    label: str
    address: str
    practice: tuple[Practice, ...]
    examples: tuple[ExamplePart, ...]


def lay_out_skill(found: CarerAnswer, skill: Candidate, *, in_full: bool) -> SkillPart:
    """Lay out a shown skill; `in_full` as in `list_practice`."""
    return SkillPart(
        label=begin_large(name_on_paper(skill.concept)),
        address=say_address(skill.concept),
        practice=list_practice(found, skill, in_full=in_full),
        examples=tuple(_lay_out_example(one) for one in skill.shown),
    )


def name_on_paper(concept: Concept) -> str:
    """Name a skill; of our own skills the line of the address says that they are ours."""
    is_ours = esco_of(concept.uri) != concept.uri
    return concept.label(language()) if is_ours else name_skill(concept)


def say_address(concept: Concept) -> str:
    """Say where in ESCO a skill stands; of one that ESCO lacks, what comes nearest."""
    address = esco_of(concept.uri)
    if address == concept.uri:
        return address
    return _("our own skill; what comes nearest in ESCO: {address}", address=address)


def _lay_out_example(example: Example) -> ExamplePart:
    """Lay out one example, its control characters made visible."""
    change = "" if example.change is None else name_change(example.change)
    told = show_controls(example.change_words)
    return ExamplePart(
        words=show_controls(example.words),
        change=_("{change}: {how}", change=change, how=told) if change and told else change or told,
        oneself="" if example.oneself is None else name_oneself(example.oneself),
    )
