"""What stands beside a family's leaves: relatives who need care, and a reform."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _, number, word
from carepact.report.family.layout import begin, make_table
from carepact.report.family.rights import say_right
from carepact.report.family.sentences import (
    Days,
    count_days,
    name_reform,
    say_paid_care,
    say_question,
)
from carepact.report.family.words import (
    has_average_pay,
    is_for_a_relative,
    name_kind,
    name_need,
    name_owner,
    name_right,
    print_money,
    print_weeks,
    say_standing,
)
from carepact.report.prose import Prose
from carepact.report.words import put_under
from carepact.studies.one_family.answer import FamilyAnswer
from carepact.studies.one_family.under_law import UnderLaw


def show_relatives(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show leave for a relative, and what is asked on allowance, services and rest."""
    family = answer.family
    if not family.relatives:
        return
    yield from begin(_("Care for a relative"))
    for one in family.relatives:
        yield Prose(f"{one.name}, {name_need(one.need)}")
    for right in answer.now.rights:
        if is_for_a_relative(right):
            said = say_right(answer, right) if right.stands else say_standing(right.standing)
            yield Prose(put_under(f"{right.whose}, {name_right(right)}", said))
    for said in say_paid_care(answer):
        yield Prose(said)
    named = {one.name for one in family.relatives}
    for question in answer.questions:
        if question.whose in named:
            yield Prose(f"? {say_question(answer, question)}")


def show_reform(answer: FamilyAnswer) -> Iterator[RenderableType]:
    """Show the reform beside present law: days, money, cover, and the difference."""
    if answer.reform is None:
        return
    yield from begin(_("The reform “{title}” beside present law", title=name_reform(answer)))
    yield Prose(_("As if all of it were in force on the day."))
    table = make_table("", _("present law"), _("reform"), _("difference"), numbers=3)
    laws = (answer.now, answer.reform)
    for whose, instrument, part in _list_kinds(laws):
        days = [_count(one, whose, instrument, part) for one in laws]
        if any(days):
            named = name_kind(instrument, part, answer.family.event)
            table.add_row(
                _("{who}, {leave}: days", who=name_owner(whose), leave=named), *_lay_numbers(days)
            )
    for one in answer.family.parents if answer.family.has_child else ():
        table.add_row(*_lay_money(answer, one.name, laws))
    weeks = [None if one.cover is None else one.cover.uncovered_weeks for one in laws]
    if answer.now.cover is not None:
        table.add_row(_("weeks without leave and without a free place"), *_lay_weeks(weeks))
    yield table
    for right in answer.reform.rights:
        if right.stands and right.cited.source and not right.cited.basis:
            leave = name_right(right, answer.family.event)
            named = _("{who}, {leave}", who=name_owner(right.whose), leave=leave)
            yield Prose(f"   {put_under(named, word(right.cited.source))}", style="dim")


def _list_kinds(laws: tuple[UnderLaw, UnderLaw]) -> list[tuple[str, str, str]]:
    """List whose leave of which kind there is under either law."""
    found = [
        (one.whose, one.instrument, one.part)
        for under in laws for one in under.rights
        if one.stands and (one.span or is_for_a_relative(one))
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def _count(under: UnderLaw, whose: str, instrument: str, part: str) -> Days:
    """Count the days of one kind of leave."""
    kind = (whose, instrument, part)
    return count_days(under, whose, lambda one: (one.whose, one.instrument, one.part) == kind)


def _lay_numbers(pair: list[Days]) -> Iterator[str]:
    """Print two numbers and their difference."""
    yield from (one.print() for one in pair)
    before, after = pair
    if not (before.is_all and after.is_all):
        yield "?"
        return
    change = after.known - before.known
    yield _sign(change) + number(abs(change), 0)


def _sign(change: float) -> str:
    """Return the sign of a difference."""
    return "+" if change > 0 else "−" if change < 0 else ""


def _lay_money(answer: FamilyAnswer, name: str, laws: tuple[UnderLaw, UnderLaw]) -> Iterator[str]:
    """Lay out what leaves pay one parent under each law."""
    yield _("{who}: paid during leave", who=name)
    found = [one.money_of(name) for one in laws]
    average = has_average_pay(answer.family, name)
    paid = [None if one is None else one[1] for one in found]
    for amount in paid:
        yield "?" if amount is None else print_money(amount, answer.wages, of_average=average)
    if paid[0] is None or paid[1] is None:
        yield "?"
        return
    change = paid[1] - paid[0]
    yield _sign(change) + print_money(abs(change), answer.wages, of_average=average)


def _lay_weeks(weeks: list[float | None]) -> Iterator[str]:
    """Lay out the weeks without cover under each law."""
    yield from ("?" if one is None else print_weeks(one) for one in weeks)
    if weeks[0] is None or weeks[1] is None:
        yield "?"
        return
    change = weeks[1] - weeks[0]
    yield _sign(change) + print_weeks(abs(change))
