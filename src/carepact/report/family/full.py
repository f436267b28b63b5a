"""Everything that is known for a family: each right with its source, every question, each month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core.messages import _, data_text, word
from carepact.data.countries.law_dates import BY
from carepact.levels.family.members import OwnWeek
from carepact.levels.family.rights import Cited, Right
from carepact.report.family.beside import show_reform, show_relatives
from carepact.report.family.layout import begin, make_table
from carepact.report.family.page import tell_answer
from carepact.report.family.rights import Detail, list_shown, say_condition, say_right
from carepact.report.family.sentences import say_cover, say_question, say_who
from carepact.report.family.sharing import say_changes, say_equal, say_origin
from carepact.report.family.words import (
    has_average_pay,
    name_kind,
    name_owner,
    name_part,
    name_right,
    print_hours,
    print_money,
    print_month,
    print_told_day,
    say_standing,
)
from carepact.report.prose import Prose
from carepact.report.words import put_under
from carepact.studies.one_family.answer import FamilyAnswer


def show_full(answer: FamilyAnswer) -> RenderableType:
    """Lay everything out, with the answer of one screen at the end."""
    return Group(
        Prose(say_who(answer), style="bold"),
        *tell_parts(answer),
        Prose(),
        *tell_answer(answer),
    )


def tell_parts(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Tell every part under its title: rights, conditions, questions, months, hours, a reform."""
    yield from _show_rights(answer)
    yield from _show_conditions(answer)
    yield from _show_questions(answer)
    yield from _show_cover(answer)
    yield from _show_months(answer)
    yield from _show_sharing(answer)
    yield from _show_protections(answer)
    yield from show_relatives(answer)
    yield from show_reform(answer)


def _show_rights(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show each right with its law, since when it holds, and where it was read."""
    yield from begin(_("Rights by present law"))
    for right in list_shown(answer.now):
        yield tell_right(answer, right)
        yield from (Prose(f"   {line}", style="dim") for line in cite(right.cited))


def tell_right(answer: FamilyAnswer, right: Right) -> Prose:
    """Tell one right, whether it stands or not."""
    named = name_right(right, answer.family.event)
    said = say_right(answer, right, Detail.DAYS) if right.stands else say_standing(right.standing)
    head = put_under(f"{name_owner(right.whose)}, {named}", "").rstrip()
    return Prose.of(Text.assemble((head, "bold"), f" {said}"))


def cite(cited: Cited) -> Iterator[str]:
    """Tell the law, since when it holds, and where and when it was read."""
    if cited.basis:
        yield put_under(_("Law"), data_text("basis", cited.basis))
    if cited.in_force_from.startswith(BY):
        day = print_told_day(cited.in_force_from.removeprefix(BY))
        yield _("In force on {day}; since when is not known.", day=day)
    elif cited.in_force_from:
        yield _("In force from {day}.", day=print_told_day(cited.in_force_from))
    if cited.source:
        read = put_under(_("Read in"), word(cited.source))
        yield f"{read} ({print_told_day(cited.checked_on)})" if cited.checked_on else read


def _show_conditions(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show what the law asks for, and whether it holds."""
    if not answer.conditions:
        return
    yield from begin(_("What the law asks for"))
    for one in answer.conditions:
        about = name_kind(one.instrument, "", answer.family.event)
        yield Prose(f"{put_under(f'{one.whose}, {about}', say_condition(one))}. {one.basis}")


def _show_questions(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show every question."""
    if not answer.questions:
        return
    yield from begin(_("Not known, to be asked"))
    for one in answer.questions:
        yield Prose(f"? {say_question(answer, one)}")


def _show_cover(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show how the child is covered, and where the age of free childcare stands."""
    cover = answer.now.cover
    if cover is None:
        return
    yield from begin(_("Until childcare or school is free"))
    yield Prose(say_cover(answer.now))
    if cover.source:
        yield Prose("   " + put_under(_("Read in"), word(cover.source)), style="dim")


def _show_months(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show pay and benefits month by month."""
    if not answer.now.months:
        return
    yield from begin(_("Money by month, gross"))
    table = make_table(
        _("month"), _("who"), _("leave"), _("days"), _("not earned"), _("paid instead"), numbers=3
    )
    parents = [one.name for one in answer.family.parents]
    average = {name for name in parents if has_average_pay(answer.family, name)}
    for month in answer.now.months:
        amounts = (
            "?" if one is None
            else print_money(one, answer.wages, of_average=month.whose in average)
            for one in (month.lost_pay, month.benefit)
        )  # fmt: skip
        named = name_kind(month.instrument, "", answer.family.event)
        table.add_row(print_month(month.month), month.whose, named, str(month.days), *amounts)
    yield table


def _show_sharing(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show who gives how many hours of care and housework, and what would change."""
    weeks = answer.sharing.weeks
    if not weeks:
        return
    yield from begin(_("Unpaid work, hours a week"))
    table = make_table(
        _("who"), *(name_part(one.name) for one in fields(OwnWeek)), _("in all"), numbers=4
    )
    for one in weeks:
        if one.week is None:
            table.add_row(one.whose, "?", "?", "?", "?")
            continue
        parts = [*(getattr(one.week, part.name) for part in fields(OwnWeek)), one.week.total]
        mark = "≈\u00a0" if one.origin == "average" else ""
        table.add_row(one.whose, *(mark + print_hours(hours) for hours in parts))
    yield table
    for one in weeks:
        yield Prose(f"   {put_under(one.whose, say_origin(one))}", style="dim")
    yield from (Prose(said) for said in (say_equal(answer.sharing), *say_changes(answer)) if said)


def _show_protections(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show what the law says of work and childcare money."""
    if not answer.protections:
        return
    told = _("At work, and money for childcare") if answer.family.has_child else _("At work")
    yield from begin(told)
    for one in answer.protections:
        part = f" ({one.part})" if one.part else ""
        standing = {
            "law": _("yes"), "none": _("no law gives it"),
            "closed": _("the law gives it to others"), "unknown": _("? not known"),
        }[one.standing]  # fmt: skip
        yield Prose(put_under(_capitalise(word(one.title)) + part, standing))
        yield from (Prose(f"   {line}", style="dim") for line in cite(one.cited))


def _capitalise(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]
