"""Why a skill was found: the ways that lead to it, and the holder's own examples."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _, word
from carepact.data.skills.rows import Row
from carepact.recognise.account import Account, Example
from carepact.recognise.candidates import BY_ACTIVITY, Candidate
from carepact.recognise.nine import Reach
from carepact.recognise.privacy import find_private
from carepact.report.family.layout import begin
from carepact.report.prose import Prose
from carepact.report.skills.neutral import name_neutrally
from carepact.report.skills.sentences import quote, shorten_activity
from carepact.report.skills.words import (
    name_activity,
    name_change,
    name_nine,
    name_oneself,
    name_reach,
    name_skill,
    name_strength,
)
from carepact.report.words import join_parts, put_under
from carepact.studies.one_carer.answer import CarerAnswer


def show_skills(found: CarerAnswer) -> Iterator[RenderableType]:
    """Show each skill that was found, then those that an example could show, each with why."""
    if found.found.candidates:
        yield from begin(_("Skills found, the strongest first"))
    for one in found.found.candidates:
        yield from _tell_skill(one, one.standing)
        if one.concept.tells_health and one.shown:
            yield Prose(f"   - {say_neutral_name()}", style="italic")
        for example in one.examples:
            yield Prose(f"   - {say_example(example)}")
            if hint := say_hint(found.account, example):
                yield Prose(f"     {hint}", style="italic")
    if found.found.by_example:
        yield from begin(_("Skills that count too, as soon as an example shows them"))
    for one in found.found.by_example:
        yield from _tell_skill(one, "by-example")


def _tell_skill(one: Candidate, reach: Reach) -> Iterator[Prose]:
    """Tell a skill, how far it came, and each way that leads to it."""
    named = name_skill(one.concept)
    if one.concept.nine:
        named = f"{named} ({name_nine(one.concept.nine)})"
    yield Prose(put_under(named, name_reach(reach)), style="bold")
    for row in one.rows:
        yield Prose(f"   - {_say_way(row, shown_by_example=bool(one.examples))}")
    if not one.rows:
        yield Prose(f"   - {name_strength('own')}")


def _say_way(row: Row, *, shown_by_example: bool) -> str:
    """Say how an activity leads to a skill, and why."""
    said = f"{name_activity(row.activity)} – {word(row.rationale)}"
    if row.strength in BY_ACTIVITY or shown_by_example:
        said += f" ({name_strength(row.strength)})"  # type: ignore[arg-type] # as the table has it
    return said


def say_example(example: Example) -> str:
    """Say an example in the holder's words, and all that she says of it."""
    told = [shorten_activity(example.activity)] if example.activity else []
    told.append(_("others may see it") if example.is_shown else _("you keep it to yourself"))
    if example.change:
        change = name_change(example.change)
        words = example.change_words.strip()
        told.append(put_under(change, quote(words)) if words else change)
    if example.oneself:
        told.append(put_under(_("as you rate yourself"), name_oneself(example.oneself)))
    return f"{quote(example.words)} ({join_parts(told)})"


def say_neutral_name() -> str:
    """Say that the name of a skill tells of somebody's health, and how a CV names it instead."""
    return _(
        "? The name of this skill tells of the health of who was cared for. Lines for a CV say "
        "{neutral} instead; no badge is made of it.",
        neutral=quote(name_neutrally()),
    )


def say_hint(account: Account, example: Example) -> str:
    """Say which words of an example that others may see look as if they told of a person."""
    if not example.is_shown:
        return ""
    text = f"{example.words}\n{example.change_words}"
    told = list(dict.fromkeys(find_private(account, text)))
    if not told:
        return ""
    return _(
        "? {listed}: this may tell who was cared for, or of their health. Others may see it: say "
        "it in other words, or set show to no. Lines for a CV, statement and matrix leave this "
        "example out; the dossier holds it.",
        listed=", ".join(map(quote, told)),
    )
