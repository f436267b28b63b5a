"""Families of the hand-worked cases, and what is read of the answer to them.

Pay is chosen so that a day of it is a round figure: the rules count a year of pay as 52 weeks, so a
day is 1/364 of it, and 364,000 a year are 1,000 a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from carepact.levels.family.members import Family, Parent, Sex, Work
from carepact.levels.family.rights import Right
from carepact.policy.package import Package
from carepact.studies.family import answer_family
from carepact.studies.one_family.answer import FamilyAnswer

HERS, HIS, THEIRS = "maternity_leave", "paternity_leave", "parental_leave"
A_YEAR = 364
"""Days of a year of pay, by the convention of the rules. [days]"""
LONG_AGO = date(2020, 1, 1)


def mother(
    pay: float | None = None,
    *,
    work: Work = "employed",
    begins: str = "",
    since: date | None = LONG_AGO,
    shared: float | None = None,
    birth: bool = True,
) -> Parent:
    """Make Ada, who gives birth; pay is told by the day. [own money a day]"""
    return _parent("Ada", "woman", pay, work, begins, since, shared, birth=birth)


def father(
    pay: float | None = None,
    *,
    work: Work = "employed",
    begins: str = "",
    since: date | None = LONG_AGO,
    shared: float | None = None,
    name: str = "Ben",
) -> Parent:
    """Make Ben, the other parent; pay is told by the day. [own money a day]"""
    return _parent(name, "man", pay, work, begins, since, shared, birth=False)


def other_mother(pay: float | None = None) -> Parent:
    """Make Eve, the mother's wife; pay is told by the day. [own money a day]"""
    return _parent("Eve", "woman", pay, "employed", "", LONG_AGO, None, birth=False)


def _parent(
    name: str,
    sex: Sex,
    pay: float | None,
    work: Work,
    begins: str,
    since: date | None,
    shared: float | None,
    *,
    birth: bool,
) -> Parent:
    return Parent(
        name=name,
        sex=sex,
        gives_birth=birth,
        work=work,
        pay=None if pay is None else pay * A_YEAR,
        employed_since=since,
        begins=on(begins),
        shared_weeks=shared,
    )


def on(text: str) -> date | None:
    """Read a day; none where nothing is written."""
    return date.fromisoformat(text) if text else None


def expecting(country: str, due: str, *parents: Parent, came: str = "", **told: object) -> Family:
    """Make a family that expects a child, or has it where `came` tells the day."""
    both = parents or (mother(), father())
    return Family(country, both, due=on(due), came=on(came), **told)  # type: ignore[arg-type]


def adopting(country: str, came: str, born: str, *parents: Parent, **told: object) -> Family:
    """Make a family to which a child comes that was born before."""
    both = parents or (mother(birth=False), father())
    return Family(
        country,
        both,
        **{"event": "adoption", "came": on(came), "born": on(born), **told},  # type: ignore[arg-type]
    )


@cache
def answer(family: Family, package: Package | None = None) -> FamilyAnswer:
    """Answer a family."""
    return answer_family(family, package)


def right_of(family: Family, instrument: str, whose: str = "Ada", part: str = "") -> Right:
    """Find the one right of a kind of one person under present law."""
    [found] = [
        one
        for one in answer(family).now.rights
        if (one.instrument, one.whose, one.part) == (instrument, whose, part)
    ]
    return found


def days_of(right: Right) -> tuple[str, str, int]:
    """Tell the first day, the last, and how many there are."""
    assert right.span is not None
    assert right.days == (right.span.last - right.span.first).days + 1
    return right.span.first.isoformat(), right.span.last.isoformat(), right.days


def until(first: str, days: int) -> tuple[str, str, int]:
    """Tell the same of so many days from one on."""
    begun = date.fromisoformat(first)
    return first, (begun + timedelta(days=days - 1)).isoformat(), days


def asked(family: Family) -> list[str]:
    """List the questions to a family, in English."""
    return [str(one.text) for one in answer(family).questions]
