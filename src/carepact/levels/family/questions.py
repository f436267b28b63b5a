"""What no source tells: questions to ask, never assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carepact.core.messages import Day, Message, say
from carepact.levels.family.conditions import find_lone, of_persons
from carepact.levels.family.days import count_days
from carepact.levels.family.leaves import AROUND_BIRTH, Leaves
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.paying import HERS, HIS
from carepact.levels.family.rights import Right
from carepact.levels.family.terms import SHARED
from carepact.policy.shipped_instruments import shipped_instruments


@dataclass(frozen=True)
class Question:
    """Something to ask, as no source that was read tells it."""

    instrument: str
    """Instrument that it is about; empty for the family as a whole."""
    whose: str
    text: Message


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
    asked = _ask_of_family(leaves)
    for question in (*_ask_of_rights(leaves, tuple(rights)), *asked):
        found.setdefault(question.text + question.whose, question)
    return tuple(found.values())


def _ask_of_rights(leaves: Leaves, rights: tuple[Right, ...]) -> Iterator[Question]:
    """Ask what is not known of each right."""
    for right, one in of_persons(leaves.family, rights):
        for text in _ask_of_one(leaves, right, one):
            yield Question(right.instrument, one.name, text)
    yield from _ask_of_claims(leaves.family, rights)
    for right in rights:
        for day in right.changes:
            text = say("The law changes on {day}, within this leave: which one holds for you?",
                       day=Day.of(day))  # fmt: skip
            yield Question(right.instrument, right.whose, text)


def _ask_of_claims(family: Family, rights: tuple[Right, ...]) -> Iterator[Question]:
    """Ask who takes what, where parents claim more shared weeks than are known."""
    claimed = sum(count_days(one.shared_weeks or 0.0) for one in family.parents)
    shared = [one for one in rights if one.part == SHARED or one.is_of_her_sum]
    there = sum(one.days for one in shared if one.stands and one.span)
    if claimed > there and family.has_child:
        text = say("You chose {claimed} days of leave to share, and {there} are known: who takes "
                   "how many?", claimed=claimed, there=there)  # fmt: skip
        yield Question(shared[0].instrument if shared else "", "", text)


def _ask_of_one(leaves: Leaves, right: Right, one: Parent) -> Iterator[Message]:
    """Ask what is not known of a right of one parent."""
    if right.standing == "unknown":
        yield _ask_whether(leaves.family, right, one)
    if right.stands and right.span is None and right.days and right.rate is None:
        yield say("What does it pay: which share of earlier pay, or which amount?")
    if not right.stands or right.span is None:
        return
    rows = shipped_instruments()[right.instrument].traits.rows
    yield from _ask_of_terms(leaves, right)
    if rows == HIS and not right.payers:
        yield say("Who pays it? What is known of who pays is told of mothers’ leave.")
    yield from _ask_of_chosen_day(leaves, right, one)
    if right.is_of_her_sum:
        yield say("The source counts these days as hers: may the other parent take any of them?")
    if rows == HERS and leaves.family.event == "birth":
        yield from _ask_of_birth(leaves, right, right.span.first)


def _ask_of_chosen_day(leaves: Leaves, right: Right, one: Parent) -> Iterator[Message]:
    """Ask whether a leave at the birth may begin on a day that a parent has chosen."""
    family = leaves.family
    rows = shipped_instruments()[right.instrument].traits.rows
    if one.begins is None or rows not in (HERS, HIS):
        return
    expected = family.due or family.day
    if rows == HERS and family.event == "birth" and one.begins > max(expected, family.day):
        yield say("You chose {day}, after the birth: may this leave begin then?",
                  day=Day.of(one.begins))  # fmt: skip
    elif (rows == HIS or family.event != "birth") and one.begins < family.day:
        yield say("You chose {day}, before the child is there: may this leave begin then?",
                  day=Day.of(one.begins))  # fmt: skip


def _ask_of_terms(leaves: Leaves, right: Right) -> Iterator[Message]:
    """Ask for conditions, notice and bounds that no statute that was read tells."""
    assert right.span is not None  # noqa: S101 - the caller has looked
    known = {
        aspect
        for (instrument, aspect) in leaves.law.statutes(right.span.first)
        if instrument == right.instrument
    }
    if not known & {"service_days", "insured_days"}:
        yield say("How long must one have worked, or been insured, to get it?")
    if "notice_days" not in known:
        yield say("By which day must the employer be told, and in which form?")
    if right.benefit is None and right.rate is None:
        yield say("What does it pay: which share of earlier pay, or which amount?")
    elif not known & {"ceiling", "flat_amount", "fund_ceiling"}:
        yield say("Is there a greatest or a least benefit?")


def _ask_whether(family: Family, right: Right, one: Parent) -> Message:
    """Ask whether there is a right at all."""
    rows = shipped_instruments().get(right.instrument)
    if rows is None or rows.traits.time != AROUND_BIRTH:
        return say("Does the law give this, and on which conditions?")
    if family.event != "birth":
        return (
            say("Which leave has a parent who adopts, and up to which age of the child?")
            if family.event == "adoption"
            else say("Is there a leave where a child is placed with a family?")
        )
    if family.unplaced:
        return say("Which leave have two fathers, and which of them?")
    if one.work != "employed":
        return (
            say("Can one who works without a contract be insured of one’s own accord?")
            if one.work == "informal"
            else say("Are the self-employed insured for this, at once or if they ask?")
        )
    if one.sex == "woman" and one is family.second:
        return say("Is the father’s leave open to the mother’s wife or partner?")
    return say("Does the law give this, and on which conditions?")


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
    for relative in family.relatives:
        for text in (
            say("Is there an allowance for who cares for a relative, or for the person in need?"),
            say("Which help at home or by day may be asked for, and who assesses the need?"),
            say("Who takes over when the carer is ill or needs a rest, and for how many days?"),
        ):
            yield Question("", relative.name, text)
    if family.is_lone and family.has_child and find_lone(leaves) is None:
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
