"""A quality assessment on one screen, and all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core import voice
from carepact.core.messages import _, _c, word
from carepact.levels.quality.catalogue import read_sources
from carepact.levels.quality.standing import State
from carepact.report.family.layout import begin, make_table
from carepact.report.prose import Prose
from carepact.report.quality.criteria import tell_criteria
from carepact.report.quality.sentences import (
    list_disagreements,
    list_moves,
    say_agreement,
    say_changes,
    say_plan,
    say_unanswered,
    say_unplanned,
    say_unproved,
    say_why_unplanned,
)
from carepact.report.quality.survey import tell_survey
from carepact.report.quality.words import (
    name_criterion,
    name_state,
    say_by_whom,
    say_item,
    say_title,
    tell,
)
from carepact.studies.one_quality.answer import QualityAnswer


@dataclass(frozen=True)
class QualityScreen:
    """Sizes of the first screen."""

    named: int = 3
    """Criteria that a sentence names. [count]"""
    discussed: int = 3
    """Disagreements that it lists. [count]"""
    late: int = 2
    """Late things to do that it lists. [count]"""


def show_answer(answer: QualityAnswer) -> RenderableType:
    """Lay the answer out; its last line says how to see more."""
    size = QualityScreen()
    return Group(*_tell(answer, size), Prose(), Prose(say_more()))


def show_full(answer: QualityAnswer) -> RenderableType:
    """Lay everything out: each criterion with all that was said, the plan, the sources."""
    every = len(answer.standings) + len(answer.plan)
    return Group(
        *_tell(answer, QualityScreen(every, every, every)),
        *_tell_table(answer),
        *tell_criteria(answer),
        *_tell_unplanned(answer),
        *_tell_plan(answer),
        *tell_survey(answer),
        *tell_sources(answer),
    )


def list_columns() -> tuple[State, ...]:
    """List the columns of the table of areas."""
    return (
        "not_yet", "begun", "in_place", "shown_to_work", "to_discuss", "does_not_apply",
        "not_answered",
    )  # fmt: skip


def _tell(answer: QualityAnswer, size: QualityScreen) -> Iterator[RenderableType]:
    """Tell every part, each to a length."""
    yield Prose(say_title(answer), style="bold")
    yield Prose(say_by_whom(answer), style="dim")
    yield Prose()
    yield from tell_parts(answer, size)


def tell_parts(answer: QualityAnswer, size: QualityScreen) -> Iterator[RenderableType]:
    """Tell counts, assessors, plan and changes, after the title."""
    yield show_areas(answer)
    yield Prose()
    yield _head(_("Told, not shown."), say_unproved(answer, size.named))
    yield _head(_("The assessors."), say_agreement(answer))
    for name, said in [*list_disagreements(answer)][: size.discussed]:
        yield Prose(f"  - {tell(name, said)}")
    yield _head(_("The plan."), say_plan(answer))
    for one in answer.late[: size.late]:
        yield Prose(f"  - {say_item(one)}")
    yield _head(_("Without a plan."), say_unplanned(answer, size.named))
    if changed := say_changes(answer):
        yield _head(_("What has changed."), changed)
        for moved in [*list_moves(answer)][: size.named]:
            yield Prose(f"  - {moved}")
    if unanswered := say_unanswered(answer, size.named):
        yield _head(_("Not answered."), unanswered)


def show_areas(answer: QualityAnswer) -> RenderableType:
    """Lay out how many criteria of each area stand where; nothing is added over areas."""
    columns = list_columns()
    # Headings break before their last word, so that names of areas have the room.
    heads = ("\n".join(name_state(one).rsplit(" ", 1)) for one in columns)
    table = make_table(_("Criteria by area"), *heads, numbers=len(columns))
    for one in answer.areas:
        counts = (one.count(state) for state in columns)
        table.add_row(
            word(one.area.title),
            *(str(count) if count else "" for count in counts),
        )
    return table


def _tell_table(answer: QualityAnswer) -> Iterator[RenderableType]:
    """Tell how often each step of one assessor met each of the other."""
    found = answer.agreement
    if found is None or not found.pairs:
        return
    first, second = (one.role for one in answer.opened.assessors)
    steps = list_columns()[: len(found.table)]
    yield from begin(_("Steps of both"))
    yield Prose(_("Rows: {first}. Columns: {second}.", first=first, second=second), style="dim")
    table = make_table("", *map(name_state, steps), numbers=len(steps))
    for step, row in zip(steps, found.table, strict=True):
        table.add_row(name_state(step), *(str(count) if count else "" for count in row))
    yield table


def _tell_unplanned(answer: QualityAnswer) -> Iterator[RenderableType]:
    """Tell what has no plan, and why it should have one."""
    if not answer.unplanned:
        return
    yield from begin(_("Without a plan"))
    for one in answer.unplanned:
        yield Prose(f"  - {tell(name_criterion(one.standing), say_why_unplanned(one))}")


def _tell_plan(answer: QualityAnswer) -> Iterator[RenderableType]:
    """Tell each thing to do, what it is seen by, and what was found."""
    if not answer.plan:
        return
    yield from begin(_("The plan"))
    for one in answer.plan:
        yield Prose(f"  - {say_item(one)}")
        yield Prose("    " + _("seen by: {indicator}", indicator=one.item.indicator), style="dim")
        for found in one.follow_ups:
            state = name_state(found.told)
            said = tell(state, found.evidence) if found.evidence else state
            yield Prose(f"    {found.day.isoformat()} {said}", style="dim")


def tell_sources(answer: QualityAnswer) -> Iterator[RenderableType]:
    """Tell what the criteria stand on, and what of it was looked up."""
    cited = dict.fromkeys(name for one in answer.standings for name in one.criterion.sources)
    yield from begin(_("What the criteria stand on, in our own words"))
    for name in cited:
        source = read_sources()[name]
        unchecked = _(" (named from knowledge; its page was not looked up)")
        mark = unchecked if source.checked == "not found" else ""
        yield Prose(f"  {word(source.publication)}{mark}", style="dim")


def _head(name: str, said: str) -> Prose:
    """Put the name of a part in front of what it says."""
    return Prose.of(Text.assemble((name, "bold"), f" {said}"))


def say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints each criterion with all that was said; {output} writes text, tables "
        "and a sheet to print, in which answers of few persons are hidden.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
