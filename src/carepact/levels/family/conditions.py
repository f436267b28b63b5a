"""What must hold for a right, by the statutes that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carepact.core.messages import Count, Day, Message, say
from carepact.data.countries.family_law import FamilyProvision
from carepact.levels.family.at_work import UNPAID
from carepact.levels.family.leaves import Leaves
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.rights import Right


@dataclass(frozen=True)
class Condition:
    """What the law asks of a person before it gives a right."""

    instrument: str
    whose: str
    text: Message
    holds: bool | None
    """By what the family has told; None where it has not told enough."""
    basis: str


def list_conditions(leaves: Leaves, rights: Iterable[Right]) -> Iterator[Condition]:
    """List the conditions that statutes set, each with whether it holds by what was told."""
    lone = find_lone(leaves)
    if lone is not None:
        yield lone
    for right, one in of_persons(leaves.family, rights):
        find, unpaid = leaves.law.find, right.instrument == UNPAID
        if right.span is None and not unpaid:
            continue
        first = leaves.family.day if right.span is None else right.span.first
        yield from _list_bounds(right, one)
        begun = find(first, right.instrument, "begin_within")
        if begun is not None and leaves.family.birthday is not None:
            last = begun.after(leaves.family.birthday)
            text = say("begun by {day}", day=Day.of(last))
            yield Condition(right.instrument, one.name, text, first <= last, begun.basis)
        service = (
            find(first, "", "unpaid_service_days")
            if unpaid
            else find(first, right.instrument, "service_days")
        )
        if service is not None and service.number > 0:
            worked = None if one.employed_since is None else (first - one.employed_since).days
            text = say("at least {length} with the employer", length=say_length(service))
            holds = None if worked is None else worked >= service.days
            yield Condition(right.instrument, one.name, text, holds, service.basis)
        yield from _list_breaches(leaves, right, one)
        if leaves.family.event == "adoption" and not unpaid:
            yield from _limit_age(leaves, right, one)
        insured = find(first, right.instrument, "insured_days")
        if insured is not None and insured.number > 0:
            within = find(first, right.instrument, "insured_within_days")
            text = (
                say("at least {length} of insurance", length=say_length(insured))
                if within is None
                else say(
                    "at least {length} of insurance in the {within} before",
                    length=say_length(insured),
                    within=say_length(within),
                )
            )
            yield Condition(right.instrument, one.name, text, None, insured.basis)


def _list_breaches(leaves: Leaves, right: Right, one: Parent) -> Iterator[Condition]:
    """List what a day that a parent has chosen breaks: too few days left after the birth."""
    after = leaves.law.find(leaves.family.day, right.instrument, "compulsory_after")
    if right.span is None or one.begins is None or after is None:
        return
    if (right.span.last - leaves.family.day).days + 1 < after.days:
        text = say("at least {days} days of it follow the birth", days=after.days)
        yield Condition(right.instrument, one.name, text, holds=False, basis=after.basis)


def _list_bounds(right: Right, one: Parent) -> Iterator[Condition]:
    """List the days between which a leave is to lie."""
    if right.span is None:
        return
    if right.earliest is not None:
        holds = right.span.first >= right.earliest
        text = say("not before {day}", day=Day.of(right.earliest))
        yield Condition(right.instrument, one.name, text, holds, right.cited.basis)
    if right.within is not None:
        holds = right.span.last <= right.within
        text = say("taken by {day}", day=Day.of(right.within))
        yield Condition(right.instrument, one.name, text, holds, right.cited.basis)


def find_lone(leaves: Leaves) -> Condition | None:
    """Find what a statute says of the other parent's weeks where there is one parent alone."""
    family = leaves.family
    if not family.is_lone or not family.has_child:
        return None
    told = leaves.law.find_anywhere(family.day, "lone_parent_has_both")
    if told is None:
        return None
    lone = told[1]
    text = (
        say("the weeks of the other parent are a lone parent’s too: ask who counts as one")
        if lone.holds
        else say("a lone parent has no weeks of the other parent")
    )
    name = family.parents[0].name
    return Condition(lone.asked.instrument, name, text, None if lone.holds else True, lone.basis)


def say_length(told: FamilyProvision) -> Message:
    """Say a length as a statute does: in days, months or years."""
    if told.number == 1:
        return {"months": say("one month"), "years": say("one year")}.get(told.unit, say("one day"))
    count = Count(round(told.number))
    if told.unit == "months":
        return say("{count} months", count=count)
    if told.unit == "years":
        return say("{count} years", count=count)
    return say("{count} days", count=Count(told.days))


def _limit_age(leaves: Leaves, right: Right, one: Parent) -> Iterator[Condition]:
    """List the age below which an adopted child must be."""
    told = leaves.law.find_anywhere(leaves.family.day, "adoption_max_age")
    if told is not None:
        text = say("the child is less than {years} years old when it comes", years=told[1].answer)
        holds = None if leaves.family.born is None else leaves.court.is_young_enough()
        yield Condition(right.instrument, one.name, text, holds, told[1].basis)


def of_persons(family: Family, rights: Iterable[Right]) -> Iterator[tuple[Right, Parent]]:
    """Pair rights with the parent whose they are."""
    by_name = {one.name: one for one in family.parents}
    for right in rights:
        if right.whose in by_name:
            yield right, by_name[right.whose]
