"""The answer to a family on one screen: what each has, what to ask, how the child is covered."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rich.console import Console, Group, RenderableType

from carepact.core import voice
from carepact.core.messages import _, _c, _n
from carepact.report.family.rights import Detail, list_shown, same_rights, say_rest, say_right
from carepact.report.family.sentences import (
    name_reform,
    say_cover,
    say_how_to_read,
    say_institution,
    say_money,
    say_paid_care,
    say_question,
    say_reform,
    say_running,
    say_who,
)
from carepact.report.family.words import name_owner, name_right
from carepact.report.layout import ScreenLayout
from carepact.report.prose import Prose, put_name
from carepact.report.words import put_under
from carepact.studies.one_family.answer import FamilyAnswer


@dataclass(frozen=True)
class FamilyScreen:
    """Sizes of the first screen."""

    lines: int = 45
    """At most, on a wide screen. [count]"""
    questions: tuple[int, ...] = (5, 4, 3, 2)
    """Questions that it prints; fewer where words are long. [count]"""


def show_answer(answer: FamilyAnswer) -> RenderableType:
    """Lay the answer out: it fits one screen, and its last line says how to see more."""
    return Group(*tell_answer(answer, say_more()))


def tell_answer(answer: FamilyAnswer, more: str = "") -> list[Prose]:
    """Tell the answer within one screen: where words are long, less is said."""
    screen = FamilyScreen()
    wide = Console(width=ScreenLayout().answer, file=io.StringIO())
    parts: list[Prose] = []
    for detail, most in product(reversed(Detail), screen.questions):
        parts = [*_lay_out(answer, most, detail), *([Prose(more)] if more else [])]
        if sum(len(one.wrap(wide, wide.width)) for one in parts) <= screen.lines:
            break
    return parts


def _lay_out(answer: FamilyAnswer, most: int, detail: Detail) -> Iterator[Prose]:
    """Lay out every part of the screen."""
    yield Prose(say_who(answer), style="bold")
    yield Prose(say_how_to_read(), style="dim")
    yield Prose()
    yield from tell_rights(answer, detail)
    yield from (Prose(said) for said in say_running(answer))
    if family_parts := list(tell_family(answer)):
        yield Prose()
        yield from family_parts
    yield from tell_questions(answer, most)
    yield put_name(_("Whom to ask."), say_institution(answer))


def tell_family(answer: FamilyAnswer) -> Iterator[Prose]:
    """Tell how the child is covered, what pay is lost, what a reform changes, whom to care for."""
    if cover := say_cover(answer.now):
        yield put_name(_("With the child."), cover)
    if money := list(say_money(answer, answer.now)):
        yield put_name(_("Gross pay during leave."), " ".join(money))
    if reform := say_reform(answer):
        yield put_name(_("With the reform “{title}”.", title=name_reform(answer)), reform)
    if paid_care := list(say_paid_care(answer)):
        yield put_name(_("Paid care."), " ".join(paid_care))


def tell_rights(answer: FamilyAnswer, detail: Detail) -> Iterator[Prose]:
    """Tell the rights that stand, then those that do not."""
    shown = list_shown(answer.now)
    for whose, right in same_rights([one for one in shown if one.stands]):
        named = name_right(right, answer.family.event)
        yield put_name(
            put_under(f"{name_owner(whose)}, {named}", ""), say_right(answer, right, detail)
        )
    rest = [one for one in shown if not one.stands]
    for whose, said in say_rest(answer, rest):
        yield put_name(put_under(name_owner(whose), ""), said)


def tell_questions(answer: FamilyAnswer, most: int) -> Iterator[Prose]:
    """Tell the first questions, and count the others."""
    if not answer.questions:
        return
    yield Prose()
    yield Prose(_("Not known, to be asked:"), style="bold")
    for one in answer.questions[:most]:
        yield Prose(f"  ? {say_question(answer, one)}")
    if (others := len(answer.questions) - most) > 0:
        yield Prose("  " + _n("and {count} more question.", "and {count} more questions.", others))


def say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints all of it with sources; {output} writes text, tables, a calendar "
        "with the days to keep, a picture, and a sheet to share care by.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
