"""What stands beside a family's leaves: relatives who need care, and a reform."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _, number, word
from carepact.levels.family.rights import Right
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.report.family.layout import begin, make_table
from carepact.report.family.rights import say_right
from carepact.report.family.sentences import (
    count_uncovered_weeks,
    name_reform,
    say_paid_care,
    say_question,
)
from carepact.report.family.words import (
    has_average_pay,
    name_kind,
    name_need,
    name_owner,
    name_right,
    print_money,
    print_weeks,
    round_weeks,
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
    instruments = shipped_instruments()
    for right in answer.now.rights:
        known = instruments.get(right.instrument)
        if known is not None and known.traits.time == "leave for a dependant":
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
    rows = list(_list_rows(answer, (answer.now, answer.reform)))
    if not rows:
        yield Prose(_("It changes no leave of this family."))
        return
    table = make_table("", _("present law"), _("reform"), _("difference"), numbers=3)
    for row in rows:
        table.add_row(*row)
    yield table
    for right in answer.reform.rights:
        if right.stands and right.cited.source and not right.cited.basis:
            leave = name_right(right, answer.family.event)
            named = _("{who}, {leave}", who=name_owner(right.whose), leave=leave)
            yield Prose(f"   {put_under(named, word(right.cited.source))}", style="dim")


def _list_rows(answer: FamilyAnswer, laws: tuple[UnderLaw, UnderLaw]) -> Iterator[tuple[str, ...]]:
    """List the rows of the table: each leave, what each parent is paid, the time without cover."""
    for whose, instrument, part in _list_kinds(laws):
        days = [_count(one, whose, instrument, part) for one in laws]
        named = name_kind(instrument, part, answer.family.event)
        who = _("{who}, {leave}: days", who=name_owner(whose), leave=named)
        yield who, *_lay_numbers(days)
    yield from _lay_daily(answer, laws)
    for one in answer.family.parents:
        if any(right.span for under in laws for right in under.rights if right.whose == one.name):
            yield tuple(_lay_money(answer, one.name, laws))
    if answer.now.cover is not None:
        weeks = count_uncovered_weeks(answer)
        yield _("weeks without leave and without a free place"), *_lay_weeks(weeks)


def _list_kinds(laws: tuple[UnderLaw, UnderLaw]) -> list[tuple[str, str, str]]:
    """List whose leave of which kind there is under either law."""
    found = [
        (one.whose, one.instrument, one.part)
        for under in laws for one in under.rights if one.stands and one.span
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def _count(under: UnderLaw, whose: str, instrument: str, part: str) -> int | None:
    """Count the days of one kind of leave; None where it is not known whether there is any."""
    if any(
        one.standing == "unknown" and (one.whose, one.instrument) == (whose, instrument)
        for one in under.rights
    ):
        return None
    return sum(
        one.days for one in under.rights
        if one.stands and one.span
        and (one.whose, one.instrument, one.part) == (whose, instrument, part)
    )  # fmt: skip


def _lay_daily(answer: FamilyAnswer, laws: tuple[UnderLaw, UnderLaw]) -> Iterator[tuple[str, ...]]:
    """Lay out what has no days of its own: days a year for a relative, minutes of a break a day."""
    known = shipped_instruments()
    kinds = dict.fromkeys(
        (one.whose, one.instrument)
        for under in laws for one in under.rights
        if one.stands and one.span is None and one.instrument in known
    )  # fmt: skip
    for whose, instrument in kinds:
        found = [_find(under, whose, instrument) for under in laws]
        told = {"who": whose, "leave": name_kind(instrument, "", answer.family.event)}
        if any(one is not None and one.minutes for one in found):
            minutes = [None if one is None else round(one.minutes) for one in found]
            yield _("{who}, {leave}: minutes a working day", **told), *_lay_numbers(minutes)
        else:
            days = [None if one is None else one.days for one in found]
            yield _("{who}, {leave}: working days a year", **told), *_lay_numbers(days)


def _find(under: UnderLaw, whose: str, instrument: str) -> Right | None:
    """Find one right of one person; None where it is not known whether there is any."""
    found = (one for one in under.rights if (one.whose, one.instrument) == (whose, instrument))
    return next((one for one in found if one.standing != "unknown"), None)


def _lay_numbers(pair: list[int | None]) -> Iterator[str]:
    """Print two numbers and their difference."""
    yield from ("?" if one is None else number(one, 0) for one in pair)
    if pair[0] is None or pair[1] is None:
        yield "?"
        return
    yield _sign(pair[1] - pair[0]) + number(abs(pair[1] - pair[0]), 0)


def _sign(change: float) -> str:
    """Return the sign of a difference."""
    return "+" if change > 0 else "−" if change < 0 else ""


def _lay_money(answer: FamilyAnswer, name: str, laws: tuple[UnderLaw, UnderLaw]) -> Iterator[str]:
    """Lay out what leaves pay one parent under each law."""
    yield _("{who}: paid during leave", who=name)
    found = [one.money_of(name) for one in laws]
    average = has_average_pay(answer.family, name)
    paid = [
        None if one is None or (under.leaves_open(name) and not one[1]) else one[1]
        for one, under in zip(found, laws, strict=True)
    ]
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
    before, after = (round_weeks(one) for one in (weeks[0], weeks[1]))
    yield _sign(after - before) + print_weeks(abs(after - before))
