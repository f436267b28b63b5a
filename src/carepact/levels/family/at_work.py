"""Rights at work and beside leave: breaks, days for a relative, protection, money for childcare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from carepact.data.countries.family_law import MONTHS_OF_UNIT
from carepact.data.countries.law import NO, YES, Provision
from carepact.law.present_law import NONE_KNOWN
from carepact.levels.family.citing import Citing, cite_statute
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.rights import Cited, Right, Standing
from carepact.levels.family.terms import FamilyLaw
from carepact.policy.shipped_instruments import shipped_instruments

BREAKS, FOR_A_RELATIVE = "breaks at work", "leave for a dependant"
UNPAID = "unpaid_leave"
"""Name of unpaid leave among rights: no instrument, as it costs nobody but the family."""
PROTECTIONS = (
    "dismissal_in_pregnancy",
    "recruitment_parental_status",
    "flexible_time",
    "flexible_place",
    "benefit_application",
    "childcare_money_families",
    "childcare_tax_families",
    "childcare_employer",
    "childcare_application",
    "pension_care_credits",
)
"""Answers of a country's law that concern one family, in the order in which they are shown."""

OF_CARERS = ("flexible_time", "flexible_place", "pension_care_credits")
"""Those of them that concern who cares for a relative."""


@dataclass(frozen=True)
class Protection:
    """What the law of a country says of one question that concerns the family."""

    name: str
    title: str
    standing: Standing
    cited: Cited
    part: str = ""
    """Part of the country that alone has this law; empty for the whole."""


def list_protections(citing: Citing, family: Family) -> tuple[Protection, ...]:
    """List what protects the family's work and helps it with childcare, as the law answers.

    Where nobody is born or comes, only what concerns who cares for a relative.
    """
    found = []
    for name in PROTECTIONS if family.has_child else OF_CARERS:
        known = citing.provisions.get(name)
        if known is not None:
            found.append(
                Protection(name, known.title, _say_answer(known), _cite(known), known.part)
            )
    return tuple(found)


def list_breaks(law: FamilyLaw, citing: Citing, day: date) -> Iterator[Right]:
    """List breaks for breastfeeding: of who gives birth, back at work."""
    family = law.family
    one = family.first
    if one is None or not one.gives_birth or not family.has_child:
        return
    for name in _having(BREAKS):
        yield _lay(law, citing, day, name, "minutes_per_day", one, "breastfeeding_minutes")


def list_days_for_relatives(law: FamilyLaw, citing: Citing, day: date) -> Iterator[Right]:
    """List days off to care for a relative, of everyone in the family who works."""
    if not law.family.relatives:
        return
    for name in _having(FOR_A_RELATIVE):
        for one in law.family.parents:
            yield _lay(law, citing, day, name, "days", one, "carers_leave_days")


def list_unpaid(law: FamilyLaw, citing: Citing, day: date) -> Iterator[Right]:
    """List unpaid leave after which the job is kept, of each parent who is employed."""
    del citing
    told = law.find(day, "", "unpaid_days")
    if told is None or told.number <= 0 or not law.family.has_child:
        return
    for one in law.family.parents:
        if one.work == "employed":
            standing: Standing = "law" if law.family.event == "birth" else "unknown"
            born = law.family.birthday
            # A length in months or years is told of the child's age: up to its third birthday.
            by_age = told.unit in MONTHS_OF_UNIT and born is not None
            last = told.after(born) - timedelta(days=1) if by_age and born else None
            yield Right(
                UNPAID, one.name, standing, cite_statute(told), days=told.days, rate=0.0,
                within=last,
            )  # fmt: skip


def _having(time: str) -> Iterator[str]:
    """List the instruments whose hours mean something."""
    return (name for name, one in shipped_instruments().items() if one.traits.time == time)


def _lay(
    law: FamilyLaw, citing: Citing, day: date, name: str, key: str, one: Parent, indicator: str
) -> Right:
    """Lay out a right that is told by one number."""
    number = float(law.on(day)[name][key][0])
    statute = law.find(day, name, key)
    paid = law.find(day, name, "paid")
    known = (
        statute is not None or law.changes(name, key) or law.origin(name, key).source != NONE_KNOWN
    )
    standing: Standing = "unknown" if not known else "law" if number > 0 else "none"
    if standing == "law" and one.work != "employed":
        standing = "closed" if one.work == "none" else "unknown"
    cited = _cite_number(law, citing, day, (name, key), indicator)
    right = Right(
        name,
        one.name,
        standing,
        cited,
        rate=_read_rate(law, day, name, paid, goes_on=key != "days"),
    )
    if key == "days":
        return replace(right, days=round(number))
    return replace(right, minutes=number)


def _read_rate(
    law: FamilyLaw, day: date, name: str, paid: object, *, goes_on: bool
) -> float | None:
    """Return what a right pays over pay: 0 where it is unpaid; None where it is not known.

    In a paid break the pay goes on.
    """
    holds = getattr(paid, "holds", None)
    if law.changes(name, "replacement"):
        return float(law.on(day)[name]["replacement"][0])
    share = law.find(day, name, "rate")
    if share is not None:
        return share.number
    if holds is None or (holds and not goes_on):
        return None  # that it is paid does not say how much
    return 1.0 if holds else 0.0


def _cite_number(
    law: FamilyLaw, citing: Citing, day: date, place: tuple[str, str], indicator: str
) -> Cited:
    """Cite the reform, a statute that was read, else the user's own facts."""
    for edit in law.package.edits if law.package else ():
        if edit.place == place:
            return Cited(source=edit.source)
    statute = law.find(day, *place)
    return citing.cite(day, indicator) if statute is None else cite_statute(statute)


def _say_answer(one: Provision) -> Standing:
    """Say how a question stands by its answer."""
    return "law" if one.answer == YES else "none" if one.answer == NO else "unknown"


def _cite(one: Provision) -> Cited:
    """Cite an answer."""
    basis = one.basis if one.answer == YES else ""
    return Cited(basis, one.source, one.in_force_from, one.checked_on)
