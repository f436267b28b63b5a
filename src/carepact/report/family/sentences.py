"""What the answer to a family says in sentences: who it is, cover, money, whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from carepact.core.messages import _, _n, data_text, number, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.law_dates import last_checked
from carepact.levels.family.members import Need
from carepact.levels.family.questions import Question
from carepact.levels.family.rights import Right
from carepact.report.family.words import (
    describe_parent,
    is_around_birth,
    is_for_a_relative,
    name_kind,
    name_need,
    name_people,
    name_right,
    print_day,
    print_money,
    print_share,
    print_weeks,
    say_event,
)
from carepact.report.words import join_parts, put_under
from carepact.studies.one_family.answer import FamilyAnswer
from carepact.studies.one_family.under_law import UnderLaw


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


def say_cover(under: UnderLaw) -> str:
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
        _("No week is left without one of them.")
        if not cover.uncovered_weeks
        else _(
            "That leaves {weeks} with neither leave nor a free place.",
            weeks=mark + print_weeks(cover.uncovered_weeks),
        )
    )
    return f"{until} {free} {between}"


def _say_origin(status: str) -> str:
    """Say how the day of the first free place is known, where it is not law."""
    if status == "assumed":
        return _(" (not by law: the age at which most children have a place)")
    return _(" (as you told)") if status == "given" else ""


def say_money(answer: FamilyAnswer, under: UnderLaw) -> Iterator[str]:
    """Say what each parent does not earn on leave, what is paid instead, and what is kept."""
    for one in answer.family.parents:
        if not any(
            right.stands and right.span for right in under.rights if right.whose == one.name
        ):
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


def say_paid_care(answer: FamilyAnswer) -> Iterator[str]:
    """Say how many people who need as much care get paid care: an average, no right."""
    found = answer.care_coverage
    if found is None:
        return
    by_need: dict[Need, list[str]] = {}
    for one in answer.family.relatives:
        by_need.setdefault(one.need, []).append(one.name)
    for need, names in by_need.items():
        yield _(
            "Of people who need as much care as {names}, {share} get paid care: an average, no "
            "right.",
            names=name_people(names),
            share=print_share(found.by_need[need], of_average=True),
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
    said: list[str] = []
    laws = (answer.now, answer.reform)
    for one in answer.family.parents:
        before, after = (count_days(under, one.name, is_around_birth) for under in laws)
        if before.known or after.known:
            said.append(_("{name}: {after} days of leave instead of {before}", name=one.name,
                          after=after.print(), before=before.print()))  # fmt: skip
        before, after = (count_days(under, one.name, is_for_a_relative) for under in laws)
        if before.known or after.known:
            said.append(
                _(
                    "{name}: {after} working days a year for a relative instead of {before}",
                    name=one.name,
                    after=after.print(),
                    before=before.print(),
                )
            )
    weeks = [under.cover.uncovered_weeks if under.cover else None for under in laws]
    if weeks[0] is not None and weeks[1] is not None:
        said.append(
            _(
                "{after} without cover instead of {before}",
                after=print_weeks(weeks[1]),
                before=print_weeks(weeks[0]),
            )
        )
    return join_parts(said) + "." if said else ""


@dataclass(frozen=True)
class Days:
    """Days that are known, and whether there may be more."""

    known: int
    is_all: bool
    """False where the law on some of them is not known."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to say of them."""
        return self.known > 0 or not self.is_all

    def print(self) -> str:
        """Print the days; a question mark where nothing is known."""
        printed = number(self.known, 0)
        if self.is_all:
            return printed
        return _("{count} or more", count=printed) if self.known else "?"


def count_days(under: UnderLaw, whose: str, is_of: Callable[[Right], bool]) -> Days:
    """Count the days of one kind of one person under one law."""
    own = [one for one in under.rights if one.whose == whose and is_of(one)]
    unknown = any(one.standing == "unknown" for one in own)
    return Days(sum(one.days for one in own if one.stands), not unknown)


def name_reform(answer: FamilyAnswer) -> str:
    """Name the reform by its title."""
    return "" if answer.package is None else word(answer.package.title)
