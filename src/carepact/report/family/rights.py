"""What the answer to a family says of each right: when, how long, what it pays, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from carepact.core.messages import _, _n, data_text, word
from carepact.levels.family.at_work import UNPAID
from carepact.levels.family.conditions import Condition
from carepact.levels.family.rights import Right
from carepact.report.family.words import (
    has_average_pay,
    name_kind,
    name_payers,
    name_people,
    print_day,
    print_length,
    print_money,
    print_share,
    print_span,
)
from carepact.report.words import join_listed, join_parts, put_under
from carepact.studies.one_family.answer import FamilyAnswer
from carepact.studies.one_family.under_law import UnderLaw


class Detail(IntEnum):
    """How much is said of a right; less where words are long."""

    PAY = 0
    """When, how long, what it pays, who pays, what is asked for."""
    DAYS = 1
    """Also the days to keep."""
    ALL = 2
    """Also the law."""


def list_shown(under: UnderLaw) -> list[Right]:
    """List the rights that are shown: `none` of a person goes where another leave stands."""
    on_leave = {right.whose for right in under.rights if right.stands and right.span}
    hidden = {*on_leave, *([""] if on_leave else [])}
    return [one for one in under.rights if one.standing != "none" or one.whose not in hidden]


def say_right(answer: FamilyAnswer, right: Right, detail: Detail = Detail.ALL) -> str:
    """Say one right that stands: from when to when, how long, what it pays, who pays."""
    notes = list(say_limits(right)) if detail >= Detail.DAYS else []
    if asked := list(say_conditions(answer, right)):
        notes.append(_("Asked for: {listed}.", listed=join_parts(asked)))
    if detail >= Detail.ALL and right.cited.basis:
        notes.append(_("Law: {basis}.", basis=shorten_basis(right.cited.basis)))
    if right.cited.own:
        notes.append(_("Your own figure: {source}.", source=str(right.cited.source).rstrip(".")))
    return " ".join([", ".join([*_say_length(right), *_say_pay(answer, right)]) + ".", *notes])


def shorten_basis(basis: str) -> str:
    """Name the first acts of a legal basis; all of it stands in the full answer."""
    said = data_text("basis", basis).strip().rstrip(".")
    most = 70  # characters, so that a right stays in three lines
    return said if len(said) <= most else said[:most].rsplit(" ", 1)[0].rstrip(",;") + " …"


def _say_length(right: Right) -> Iterator[str]:
    """Say when a leave is, and how long; or how many minutes a day."""
    if right.span is not None:
        yield print_span(right.span)
    if right.minutes:
        yield _n("{count} minute a working day", "{count} minutes a working day", right.minutes)
    elif right.days and right.span is None and right.instrument != UNPAID:
        yield _n("{count} working day a year", "{count} working days a year", right.days)
    elif right.days:
        yield (
            print_length(right.days)
            if right.span
            else _("up to {length}", length=print_length(right.days))
        )


def _say_pay(answer: FamilyAnswer, right: Right) -> Iterator[str]:
    """Say what a right pays, and who pays it."""
    average = has_average_pay(answer.family, right.whose)
    if right.either:
        told = [
            put_under(
                name,
                print_money(amount, answer.wages, of_average=has_average_pay(answer.family, name)),
            )
            for name, amount in right.either.items()
        ]
        yield _("pays, by who takes it, {listed}", listed=join_listed(told))
    elif right.rate is not None and right.rate == 0:
        yield _("unpaid")
        return
    elif right.rate is None and right.benefit is None:
        yield _("pay: ? not known")
    elif right.rate is None:
        yield print_money(right.benefit or 0.0, answer.wages, of_average=False)
    else:
        of_average = average and right.benefit is not None and right.rate != 1
        share = print_share(right.rate, of_average=of_average)
        if right.of_net:
            yield _("{share} of net pay, after tax and contributions", share=share)
        else:
            yield _("{share} of gross pay", share=share)
        if right.benefit is not None:
            yield print_money(right.benefit, answer.wages, of_average=average)
    if right.payers:
        yield _("paid by {payers}", payers=name_payers(right.payers))
    elif right.span is not None:
        yield _("who pays: ?")


def say_limits(right: Right) -> Iterator[str]:
    """Say by when to tell the employer, by when to take it, and what an early birth changes."""
    if right.notice_by is not None:
        yield _("Tell the employer by {day}.", day=print_day(right.notice_by))
    if right.within is not None:
        yield _("To be taken by {day}.", day=print_day(right.within))
    if right.earliest is not None:
        yield _("It may begin from {day}.", day=print_day(right.earliest))
    if right.may_be_given:
        yield _n("{count} day of it may go to the other parent.",
                 "{count} days of it may go to the other parent.", right.may_be_given)  # fmt: skip
    if right.added:
        yield _n(
            "The late birth adds {count} day.", "The late birth adds {count} days.", right.added
        )
    if right.lost:
        yield _n("The early birth takes {count} day away.",
                 "The early birth takes {count} days away.", right.lost)  # fmt: skip
    if right.unsure:
        yield _n(
            "It may be {count} day longer: ?", "It may be {count} days longer: ?", right.unsure
        )
    for day in right.changes:
        yield _("The law changes on {day}.", day=print_day(day))


def say_conditions(answer: FamilyAnswer, right: Right) -> Iterator[str]:
    """Say which conditions of a right do not hold, or were not told."""
    for one in answer.conditions:
        if (one.instrument, one.whose) == (right.instrument, right.whose) and not one.holds:
            yield say_condition(one)


def say_condition(one: Condition) -> str:
    """Say one condition, and whether it holds."""
    holds = {True: _("holds"), False: _("does not hold"), None: _("? not told")}[one.holds]
    return f"{word(one.text)} ({holds})"


def say_rest(answer: FamilyAnswer, rights: list[Right]) -> Iterator[tuple[str, str]]:
    """Say which rights do not stand: whose they are, and the sentence."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for one in rights:
        named = name_kind(one.instrument, "", answer.family.event)
        if one.whose or not any(
            one.instrument == other.instrument for other in rights if other.whose
        ):
            grouped.setdefault((one.whose, one.standing), []).append(named)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (whose, standing), kinds in grouped.items():
        alike.setdefault((standing, tuple(dict.fromkeys(kinds))), []).append(whose)
    for (standing, several), people in alike.items():
        listed = join_listed(several)
        said = {
            "none": _("the law gives none: {listed}.", listed=listed),
            "closed": _("the law gives this to others alone: {listed}.", listed=listed),
            "unknown": _("? whether the law gives this is not known: {listed}.", listed=listed),
        }[standing]  # fmt: skip
        yield name_people(people), said


def same_rights(rights: list[Right]) -> Iterator[tuple[str, Right]]:
    """Group rights without days of their own that two people have alike: whose, and the right."""
    alike: dict[tuple[object, ...], list[Right]] = {}
    for one in rights:
        key = (one.instrument, one.part, one.days, one.minutes, one.rate, one.cited.basis)
        alike.setdefault((*key, id(one)) if one.span else key, []).append(one)
    for several in alike.values():
        yield name_people(one.whose for one in several), several[0]
