"""What must hold for a right, and what no source tells: questions to ask, never assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carepact.core.messages import Message, say
from carepact.levels.family.at_work import UNPAID
from carepact.levels.family.leaves import Leaves
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.paying import HERS, HIS
from carepact.levels.family.rights import Right
from carepact.policy.shipped_instruments import shipped_instruments


@dataclass(frozen=True)
class Question:
    """Something to ask, as no source that was read tells it."""

    instrument: str
    """Instrument that it is about; empty for the family as a whole."""
    whose: str
    text: Message


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
    for right, one in _of_persons(leaves.family, rights):
        find, unpaid = leaves.law.find, right.instrument == UNPAID
        if right.span is None and not unpaid:
            continue
        first = leaves.family.day if right.span is None else right.span.first
        service = (
            find(first, "", "unpaid_service_days")
            if unpaid
            else find(first, right.instrument, "service_days")
        )
        if service is not None and service.number > 0:
            worked = None if one.employed_since is None else (first - one.employed_since).days
            text = say("at least {days} days with the employer", days=service.days)
            holds = None if worked is None else worked >= service.days
            yield Condition(right.instrument, one.name, text, holds, service.basis)
        yield from _list_breaches(leaves, right, one)
        if leaves.family.event == "adoption" and not unpaid:
            yield from _limit_age(leaves, right, one)
        insured = find(first, right.instrument, "insured_days")
        if insured is not None and insured.number > 0:
            within = find(first, right.instrument, "insured_within_days")
            text = (
                say("at least {days} days of insurance", days=insured.days)
                if within is None
                else say(
                    "at least {days} days of insurance in the {within} days before",
                    days=insured.days,
                    within=within.days,
                )
            )
            yield Condition(right.instrument, one.name, text, None, insured.basis)


def _list_breaches(leaves: Leaves, right: Right, one: Parent) -> Iterator[Condition]:
    """List what the days that a parent has chosen break: begun too early, ended too late."""
    if right.span is None or one.begins is None:
        return
    day, basis = leaves.family.day, right.cited.basis
    broken = []
    if right.within and right.span.last > right.within:
        broken.append((say("all of it is taken by {day}", day=right.within.isoformat()), basis))
    if right.earliest and one.begins < right.earliest:
        text = say("it begins on {day} at the earliest", day=right.earliest.isoformat())
        broken.append((text, basis))
    after = leaves.law.find(day, right.instrument, "compulsory_after")
    if after is not None and (right.span.last - day).days + 1 < after.days:
        text = say("at least {days} days of it follow the birth", days=after.days)
        broken.append((text, after.basis))
    for text, law in broken:
        yield Condition(right.instrument, one.name, text, holds=False, basis=law)


def _limit_age(leaves: Leaves, right: Right, one: Parent) -> Iterator[Condition]:
    """List the age below which an adopted child must be."""
    told = leaves.law.find_anywhere(leaves.family.day, "adoption_max_age")
    if told is not None:
        text = say("the child is less than {years} years old when it comes", years=told[1].answer)
        holds = None if leaves.family.born is None else leaves.court.is_young_enough()
        yield Condition(right.instrument, one.name, text, holds, told[1].basis)


def list_questions(leaves: Leaves, rights: Iterable[Right]) -> tuple[Question, ...]:
    """List what to ask, each question once and in the order of the rights.

    Parameters
    ----------
    leaves : Leaves
        The family under present law.
    rights : iterable of Right
        What was found of it.
    """
    found: dict[str, Question] = {}
    for question in (*_ask_of_rights(leaves, tuple(rights)), *_ask_of_family(leaves)):
        found.setdefault(question.text + question.whose, question)
    return tuple(found.values())


def _ask_of_rights(leaves: Leaves, rights: tuple[Right, ...]) -> Iterator[Question]:
    """Ask what is not known of each right."""
    for right, one in _of_persons(leaves.family, rights):
        for text in _ask_of_one(leaves, right, one):
            yield Question(right.instrument, one.name, text)
    for right in rights:
        for day in right.changes:
            text = say("The law changes on {day}, within this leave: which one holds for you?",
                       day=day.isoformat())  # fmt: skip
            yield Question(right.instrument, right.whose, text)


def _ask_of_one(leaves: Leaves, right: Right, one: Parent) -> Iterator[Message]:
    """Ask what is not known of a right of one parent."""
    if right.instrument not in shipped_instruments():
        return  # unpaid leave, whose conditions are listed
    if right.standing == "unknown":
        yield from _ask_whether(leaves.family, right, one)
    if right.stands and right.span is None and right.days and right.rate is None:
        yield say("What does it pay: which share of earlier pay, or which amount?")
    if right.stands and right.span is not None:
        yield from _ask_of_leave(leaves, right, right.span.first)


def _ask_of_leave(leaves: Leaves, right: Right, day: date) -> Iterator[Message]:
    """Ask what is not known of a leave that has days of its own."""
    rows = shipped_instruments()[right.instrument].traits.rows

    def knows(*aspects: str) -> bool:
        """Tell whether statutes say one of these."""
        return any(leaves.law.find(day, right.instrument, aspect) for aspect in aspects)

    if not knows("service_days", "insured_days"):
        yield say("How long must one have worked, or been insured, to get it?")
    if not knows("notice_days"):
        yield say("By which day must the employer be told, and in which form?")
    if right.benefit is None and right.rate is None:
        yield say("What does it pay: which share of earlier pay, or which amount?")
    elif not knows("ceiling", "flat_amount", "fund_ceiling"):
        yield say("Is there a greatest or a least benefit?")
    if rows == HIS and right.payers:
        yield say("Who pays it? What is known of who pays is told of mothers’ leave.")
    if rows == HERS and leaves.family.event == "birth":
        yield from _ask_of_birth(leaves, right, day)


def _ask_whether(family: Family, right: Right, one: Parent) -> Iterator[Message]:
    """Ask whether there is a right at all."""
    if family.event == "adoption":
        yield say("Which leave has a parent who adopts, and up to which age of the child?")
    elif family.event == "placement":
        yield say("Is there a leave where a child is placed with a family?")
    elif one.work == "informal":
        yield say("Can one who works without a contract be insured of one’s own accord?")
    elif one.work == "self-employed":
        yield say("Are the self-employed insured for this, at once or if they ask?")
    elif one.sex == "woman" and one is family.second:
        yield say("Is the father’s leave open to the mother’s wife or partner?")
    else:
        yield say("Does the law give this leave?")


def _ask_of_birth(leaves: Leaves, right: Right, day: date) -> Iterator[Message]:
    """Ask what is not known of a leave around a birth."""
    find, family = leaves.law.find, leaves.family
    known = [find(day, right.instrument, key) for key in ("days_before_birth", "earliest_before")]
    if not any(known) and family.due is not None:
        yield say("How many days before the birth may the leave begin, and how many must it?")
    if family.children > 1 and find(day, right.instrument, "extra_days_multiple") is None:
        yield say("How much longer is the leave where twins are born?")
    elif family.children > 2:  # noqa: PLR2004 - more than twins
        yield say("The days more that are told are those of twins: how many has the mother of "
                  "three or more?")  # fmt: skip
    if right.unsure:
        yield say(
            "The child came on another day than expected: are {days} days added to the leave?",
            days=right.unsure,
        )
    if family.due is not None and family.came is not None and family.came < family.due:
        longer = find(day, right.instrument, "hospital_extension")
        if longer is None:
            yield say("Is the leave longer while a child who came early is in hospital?")
        elif longer.holds:
            yield say(
                "The law gives more leave for a child who comes early and needs a hospital: how "
                "much in your case? See {basis}.",
                basis=longer.basis,
            )


def _ask_of_family(leaves: Leaves) -> Iterator[Question]:
    """Ask what lies outside the law that was read."""
    family = leaves.family
    for one in family.parents:
        if one.work in ("employed", "self-employed"):
            yield Question("", "", say("Does a collective agreement or your employer give more?"))
        else:
            text = say("Is there a birth grant or an allowance for parents without paid leave?")
            yield Question("", "", text)
    if family.event == "birth" and family.has_child and family.first is None:
        yield Question("", "", say("Which leave have parents for whom another woman gives birth?"))
    if (
        family.is_lone
        and family.has_child
        and leaves.law.find_anywhere(family.day, "lone_parent_has_both") is None
    ):
        text = say("Has a lone parent the weeks that are kept for the other parent?")
        yield Question("", family.parents[0].name, text)


def find_running_leave(
    earlier: Iterable[Right], rights: Iterable[Right]
) -> Iterator[tuple[Right, Right, int]]:
    """Find leave for an older child that still runs when the new leave begins.

    Returns
    -------
    iterator of (Right, Right, int)
        The running leave, the new one of the same person, and the days of the former that the
        latter cuts into. [days]
    """
    new = [right for right in rights if right.stands and right.span]
    for former in earlier:
        for right in new:
            if former.span is None or not former.stands or former.whose != right.whose:
                continue
            assert right.span is not None  # noqa: S101 - chosen so above
            if former.span.first < right.span.first <= former.span.last:
                yield former, right, (former.span.last - right.span.first + timedelta(1)).days
                break


def _of_persons(family: Family, rights: Iterable[Right]) -> Iterator[tuple[Right, Parent]]:
    """Pair rights with the parent whose they are."""
    by_name = {one.name: one for one in family.parents}
    for right in rights:
        if right.whose in by_name:
            yield right, by_name[right.whose]
