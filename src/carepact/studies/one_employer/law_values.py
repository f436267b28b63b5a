"""What a country's law gives an employee on a day, in the words of a firm's own answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from carepact.core.parameter_tables import ROUNDING
from carepact.core.units import DAYS_OF, DAYS_PER_WEEK, factor_between
from carepact.data.countries.changes import country_on
from carepact.data.countries.facts import Country, Fact
from carepact.data.countries.family_law import (
    MONTHS_OF_UNIT,
    FamilyProvision,
    Statutes,
    read_statutes,
)
from carepact.data.countries.law import NO, YES, Provision
from carepact.law.law import Law
from carepact.levels.employer.readings import ReadIn
from carepact.levels.family.citing import FATHERS, MOTHERS, Citing, cite_statute
from carepact.levels.family.paying import OF_NET
from carepact.levels.family.rights import Cited
from carepact.policy.for_employers import PracticeAnswer, read_practice_answers
from carepact.review.parental import weeks_alone

RATE = "rate"
"""What statutes say of the pay of a leave."""


@dataclass(frozen=True)
class LawValue:
    """What the law gives."""

    value: float | bool
    cited: Cited
    of_net: bool = False
    """Whether it is a share of net pay, which no share of gross pay can be held against."""
    part: str = ""
    """Part of the country that alone has this law; empty for the whole."""
    slack: float = ROUNDING
    """Difference that is none: half a week where the law counts in months or years."""
    read: ReadIn = "tables"
    """Where it was read: the user's own figures, statutes one by one, the tables of all countries;
    of a sum the weakest."""


@dataclass(frozen=True)
class LawBook:
    """All that is known of a country's law on a day: statutes, tables, answers."""

    country: Country
    law: Law
    provisions: Mapping[str, Provision]
    day: date

    @property
    def statutes(self) -> Statutes:
        """Return what statutes say, where they were read one by one."""
        return read_statutes(self.country.code, self.day)

    @property
    def on_day(self) -> Country:
        """Return the country with the facts of law of the day."""
        return country_on(self.country, self.day)

    def find(self, answer: PracticeAnswer) -> LawValue | None:
        """Find what the law gives of one thing; None where no source that was read tells."""
        if answer.provisions and not answer.facts:
            return self._find_provision(answer.provisions[0])
        if not answer.instrument:
            return self._find_fact(answer)
        none = self._find_no_leave(answer)
        if none is not None:
            return none
        parts = [self._find_part(answer, place) for place in range(max(len(answer.aspects), 1))]
        known = [one for one in parts if one is not None]
        if len(known) < len(parts):
            return None
        first = known[0]
        if len(known) == 1:
            return first
        return LawValue(
            sum(one.value for one in known),
            first.cited,
            part=first.part,
            slack=max(one.slack for one in known),
            read=weakest(known),
        )

    def _find_no_leave(self, answer: PracticeAnswer) -> LawValue | None:
        """Find that a leave whose pay is asked for is none at all: then the law pays nothing."""
        if answer.aspects != (RATE,):
            return None
        lengths = (
            one
            for one in read_practice_answers().values()
            if one.instrument == answer.instrument and one.aspects != answer.aspects
        )
        found = self.find(next(lengths))
        return None if found is None or found.value else LawValue(0.0, found.cited, read=found.read)

    def _find_part(self, answer: PracticeAnswer, place: int) -> LawValue | None:
        """Find one of the values that make up an answer: the user's own, a statute, a table."""
        aspect = answer.aspects[place]
        parameter = answer.parameters[place] if answer.parameters else ""
        statute = self.statutes.get((answer.instrument, aspect))
        if self._is_own(answer.instrument, parameter) or self._varies(answer.instrument, aspect):
            statute = None
        if statute is not None:
            return _read_statute(answer, statute)
        unpaid = self.statutes.get((answer.instrument, "paid"))
        if aspect == RATE and unpaid is not None and not unpaid.holds:
            return LawValue(0.0, cite_statute(unpaid), read="statutes")
        return self._find_in_tables(answer, parameter) if parameter else None

    def _find_in_tables(self, answer: PracticeAnswer, parameter: str) -> LawValue | None:
        """Find a value that the tables of all countries tell; what is assumed is not known."""
        origin = self.law.origins[answer.instrument, parameter]
        is_read = bool(origin.indicators) and origin.status == "observed"
        if not is_read or any(map(self._is_split, origin.indicators)):
            return None
        value = float(self.law.on(self.day)[answer.instrument][parameter][0].flat[0])
        citing = Citing(self.country, dict(self.provisions))
        facts = self.on_day.facts
        part = next((facts[name].part for name in origin.indicators if name in facts), "")
        unit = "weeks" if parameter.endswith("weeks") else answer.unit
        factor = factor_between(unit, answer.unit) or 1.0
        cited = citing.cite(self.day, *origin.indicators)
        return LawValue(value * factor, cited, part=part, read=_read_in(cited))

    def _find_fact(self, answer: PracticeAnswer) -> LawValue | None:
        """Find a fact that no instrument has; where it is asked twice, both must hold."""
        facts = [self.on_day.facts.get(name) for name in answer.facts]
        known = [fact for fact in facts if fact is not None]
        if not known or len(known) < len(facts):
            return None
        least: Fact = min(known, key=lambda fact: fact.number)
        citing = Citing(self.country, dict(self.provisions))
        value = bool(least.number) if answer.is_yes_or_no else least.number
        cited = citing.cite(self.day, least.indicator.name)
        return LawValue(value, cited, part=least.part, read=_read_in(cited))

    def _find_provision(self, name: str) -> LawValue | None:
        """Find an answer of the law table."""
        found = self.provisions.get(name)
        if found is None or found.answer not in (YES, NO):
            return None
        cited = Cited(found.basis if found.answer == YES else "", found.source,
                      found.in_force_from, found.checked_on)  # fmt: skip
        return LawValue(found.answer == YES, cited, part=found.part)

    def _is_own(self, instrument: str, parameter: str) -> bool:
        """Tell whether the user's own figures set a parameter: they come before statutes."""
        origin = self.law.origins.get((instrument, parameter))
        facts = self.on_day.facts
        named = origin.indicators if origin is not None else ()
        return any(name in facts and facts[name].own for name in named)

    def _is_split(self, indicator: str) -> bool:
        """Tell whether days are so many that a bound alone parts one leave from the next."""
        bound = {MOTHERS: "maternity_weeks", FATHERS: "paternity_weeks"}.get(indicator)
        fact = self.on_day.facts.get(indicator)
        if bound is None or fact is None:
            return False
        return fact.number > weeks_alone(bound) * DAYS_PER_WEEK

    def _varies(self, instrument: str, aspect: str) -> bool:
        """Tell whether a leave pays by statute at several rates, none of which is that of all."""
        others = ("first_rate", "flat_amount")
        return aspect == RATE and any((instrument, one) in self.statutes for one in others)


def _read_statute(answer: PracticeAnswer, statute: FamilyProvision) -> LawValue:
    """Read what a statute says, in the unit of an answer."""
    cited = cite_statute(statute)
    tell = partial(LawValue, cited=cited, read="statutes")
    if answer.is_yes_or_no:
        return tell(statute.holds)
    if statute.unit == OF_NET:
        return tell(statute.number, of_net=True)
    length = answer.unit.removesuffix(" a year")
    if length not in DAYS_OF or statute.unit == answer.unit or answer.name.endswith("months"):
        return tell(statute.number)
    if statute.unit.startswith("working days"):
        return tell(statute.number * (factor_between("working days", length) or 1.0))
    half_a_week = 0.5
    slack = half_a_week if statute.unit in MONTHS_OF_UNIT else ROUNDING
    return tell(statute.days / DAYS_OF[length], slack=slack)


def weakest(found: Sequence[LawValue | None]) -> ReadIn:
    """Tell where values were read together: in the weakest place of any, unknown where one is."""
    order: tuple[ReadIn, ...] = ("unknown", "tables", "statutes", "own")
    return min(("unknown" if one is None else one.read for one in found), key=order.index)


def _read_in(cited: Cited) -> ReadIn:
    """Tell whether a figure of the tables is the user's own."""
    return "own" if cited.own else "tables"
