"""What the answer to a family says in sentences: rights, cover, money, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from carepact.core.messages import _, _n, data_text, number, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.law_dates import last_checked
from carepact.levels.family.at_work import UNPAID
from carepact.levels.family.conditions import Condition, Question
from carepact.levels.family.rights import Right
from carepact.report.family.words import (
    describe_parent,
    has_average_pay,
    name_kind,
    name_need,
    name_people,
    name_payers,
    name_right,
    print_day,
    print_length,
    print_money,
    print_share,
    print_span,
    print_weeks,
    say_event,
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


def say_who(answer: FamilyAnswer) -> str:
    """Say who the family is."""
    family = answer.family
    people = [describe_parent(one) for one in family.parents]
    people += [f"{one.name}, {name_need(one.need)}" for one in family.relatives]
    return f"{name_country(family.country)}. {say_event(family)}. {join_parts(people)}."


def say_how_to_read() -> str:
    """Say what is law, what an average, what is not known."""
    return _(
        "Without a mark: the law, as read up to {day}, if what it asks for holds. ≈ worked out "
        "from the average pay or hours of women or men. ? is not known: ask.",
        day=print_day(last_checked()),
    )


def list_shown(under: UnderLaw) -> list[Right]:
    """List the rights that are shown: `none` of a person goes where another leave stands."""
    standing = {right.whose for right in under.rights if right.stands}
    return [
        right for right in under.rights
        if right.standing != "none" or not (right.whose in standing or (standing and not right.whose))
    ]  # fmt: skip


def say_right(answer: FamilyAnswer, right: Right, detail: Detail = Detail.ALL) -> str:
    """Say one right that stands: from when to when, how long, what it pays, who pays."""
    notes = list(say_limits(right)) if detail >= Detail.DAYS else []
    if asked := list(_say_conditions(answer, right)):
        notes.append(_("Asked for: {listed}.", listed=join_parts(asked)))
    if detail >= Detail.ALL and right.cited.basis:
        notes.append(_("Law: {basis}.", basis=shorten_basis(right.cited.basis)))
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
    elif right.days and right.span is None and right.part == "" and _is_of_working_days(right):
        yield _n("{count} working day a year", "{count} working days a year", right.days)
    elif right.days:
        yield print_length(right.days) if right.span else _("up to {length}", length=print_length(right.days))


def _is_of_working_days(right: Right) -> bool:
    """Tell whether the days are working days a year: those for a relative."""
    return right.instrument != UNPAID


def _say_pay(answer: FamilyAnswer, right: Right) -> Iterator[str]:
    """Say what a right pays, and who pays it."""
    average = has_average_pay(answer.family, right.whose)
    if right.either:
        told = [
            put_under(name, print_money(amount, answer.wages, of_average=has_average_pay(answer.family, name)))
            for name, amount in right.either.items()
        ]
        yield _("pays, by who takes it, {listed}", listed=join_listed(told))
    elif right.rate is not None and right.rate == 0:
        yield _("unpaid")
        return
    elif right.rate is None:
        yield _("pay: ? not known")
    else:
        of_average = average and right.benefit is not None and right.rate != 1
        yield _("{share} of gross pay", share=print_share(right.rate, of_average=of_average))
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
        yield _n("The late birth adds {count} day.", "The late birth adds {count} days.", right.added)
    if right.lost:
        yield _n("The early birth takes {count} day away.",
                 "The early birth takes {count} days away.", right.lost)  # fmt: skip
    if right.unsure:
        yield _n("It may be {count} day longer: ?", "It may be {count} days longer: ?", right.unsure)
    for day in right.changes:
        yield _("The law changes on {day}.", day=print_day(day))


def _say_conditions(answer: FamilyAnswer, right: Right) -> Iterator[str]:
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
        if one.whose or not any(one.instrument == other.instrument for other in rights if other.whose):
            grouped.setdefault((one.whose, one.standing), []).append(named)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (whose, standing), kinds in grouped.items():
        alike.setdefault((standing, tuple(dict.fromkeys(kinds))), []).append(whose)
    for (standing, named), people in alike.items():
        listed = join_listed(named)
        said = {
            "none": _("the law gives none: {listed}.", listed=listed),
            "closed": _("the law gives this to people who work otherwise: {listed}.", listed=listed),
            "unknown": _("? whether the law gives this is not known: {listed}.", listed=listed),
        }[standing]
        yield name_people(people), said


def say_cover(answer: FamilyAnswer, under: UnderLaw) -> str:
    """Say how long somebody is on leave, when a free place or school begins, what lies between."""
    cover = under.cover
    if cover is None:
        return ""
    until = (
        _("No leave is known that covers the first days.")
        if cover.covered is None
        else _("A parent is on leave up to {day}.", day=print_day(cover.covered))
    )
    if cover.starts is None or cover.uncovered_weeks is None:
        return until + " " + _("From when childcare or school is free: ? not known.")
    mark = "" if cover.status in ("observed", "given") else "≈\u00a0"
    free = _("Childcare or school is free from {day}{origin}.", day=mark + print_day(cover.starts),
             origin=_say_origin(cover.status))  # fmt: skip
    between = (
        _("No week lies between.")
        if not cover.uncovered_weeks
        else _("Between lie {weeks} without leave and without a free place.",
               weeks=mark + print_weeks(cover.uncovered_weeks))  # fmt: skip
    )
    return " ".join([until, free, between])


def _say_origin(status: str) -> str:
    """Say how the day of the first free place is known, where it is not law."""
    if status == "assumed":
        return _(" (not by law: the age at which most children have a place)")
    return _(" (as you told)") if status == "given" else ""


def say_money(answer: FamilyAnswer, under: UnderLaw) -> Iterator[str]:
    """Say what each parent does not earn on leave, what is paid instead, and what is kept."""
    for one in answer.family.parents:
        if not any(right.stands and right.span for right in under.rights if right.whose == one.name):
            continue
        found = under.money_of(one.name)
        if found is None:
            yield _("{name}: ? what is paid is not known for every leave.", name=one.name)
            continue
        lost, paid = found
        if lost <= paid:
            yield _("{name}: all of it is paid.", name=one.name)
            continue
        average = one.pay is None
        yield _(
            "{name}: {lost} not earned, {paid} paid instead; lost {net}, kept {share}.",
            name=one.name,
            lost=print_money(lost, answer.wages, of_average=average),
            paid=print_money(paid, answer.wages, of_average=average),
            net=print_money(lost - paid, answer.wages, of_average=average),
            share=print_share(paid / lost, of_average=average),
        )


def say_institution(answer: FamilyAnswer) -> str:
    """Say whom to ask."""
    name, address = answer.institution
    if not name:
        return _("? no office is known here. An employer, a trade union or the ministry of labour "
                 "may know.")  # fmt: skip
    said = data_text("institution", name)
    listed = f"{said}, {address}" if address else said
    return listed[:1].upper() + listed[1:] + "."


def say_question(answer: FamilyAnswer, one: Question) -> str:
    """Say one question, and which right of whom it is about."""
    about = name_kind(one.instrument, "", answer.family.event) if one.instrument else ""
    head = ", ".join(filter(None, (one.whose, about)))
    return put_under(head, word(one.text)) if head else word(one.text)


def say_running(answer: FamilyAnswer) -> Iterator[str]:
    """Say which leave for an older child the new leave cuts into."""
    for former, new, days in answer.running:
        yield _n(
            "{who}: {former} for the older child still runs when {new} begins; {count} day of it "
            "lies in the new leave. ? Whether it is kept for later is not known.",
            "{who}: {former} for the older child still runs when {new} begins; {count} days of it "
            "lie in the new leave. ? Whether they are kept for later is not known.",
            days,
            who=former.whose,
            former=name_right(former),
            new=name_right(new),
        )


def say_reform(answer: FamilyAnswer) -> str:
    """Say in short what a reform would change."""
    if answer.reform is None or answer.package is None:
        return ""
    said = []
    for one in answer.family.parents:
        days = [_count_days(under, one.name) for under in (answer.now, answer.reform)]
        if any(days):
            said.append(_("{name}: {after} days of leave instead of {before}", name=one.name,
                          after=number(days[1], 0), before=number(days[0], 0)))  # fmt: skip
    weeks = [under.cover.uncovered_weeks if under.cover else None for under in (answer.now, answer.reform)]
    if weeks[0] is not None and weeks[1] is not None:
        said.append(
            _("{after} without cover instead of {before}", after=print_weeks(weeks[1]),
              before=print_weeks(weeks[0]))  # fmt: skip
        )
    return join_parts(said) + "." if said else ""


def _count_days(under: UnderLaw, whose: str) -> int:
    """Count the days of leave of one person."""
    return sum(one.days for one in under.rights if one.stands and one.span and one.whose == whose)


def name_reform(answer: FamilyAnswer) -> str:
    """Name the reform by its title."""
    return "" if answer.package is None else word(answer.package.title)


def same_rights(answer: FamilyAnswer, rights: list[Right]) -> Iterator[tuple[str, Right]]:
    """Group rights without days of their own that two people have alike: whose, and the right."""
    alike: dict[tuple[object, ...], list[Right]] = {}
    for one in rights:
        key = (one.instrument, one.part, one.days, one.minutes, one.rate, one.cited.basis)
        alike.setdefault((*key, id(one)) if one.span else key, []).append(one)
    for several in alike.values():
        yield name_people(one.whose for one in several), several[0]

