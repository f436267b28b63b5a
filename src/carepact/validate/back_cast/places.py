"""Pupils of pre-primary and their teachers in the year of the spending, and whom the State pays."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.data.countries.facts import Country, Fact
from carepact.data.countries.head_counts import count_adults
from carepact.validate.back_cast.comparison import fact_of, setting
from carepact.validate.indicators import observed_indicators


@dataclass(frozen=True)
class Places:
    """Places of pre-primary in one country, and the figures that they are read from."""

    pupils: Fact
    """Pupils, over persons where they are of the year of the spending."""
    pupils_per_teacher: Fact
    private: Fact
    pupils_per_person: float
    """Pupils over all persons of the country. [share]"""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """List the figures."""
        return self.pupils, self.pupils_per_teacher, self.private

    @property
    def teachers_per_person(self) -> float:
        """Teachers over all persons of the country. [share]"""
        return self.pupils_per_person / self.pupils_per_teacher.number

    @property
    def public_part(self) -> float:
        """Pupils of public providers over all pupils. [share]"""
        return 1 - self.private.number / 100

    @property
    def part_of_state(self) -> float:
        """Part of all places that the State pays, as present law is read. [share]"""
        families = setting("private_places_paid_by_families", "present_law")
        return 1 - (1 - self.public_part) * families


def find_places(country: Country) -> Places:
    """Find the places of the year of the spending; else, or where the user gives them, today's."""
    named = observed_indicators().preprimary
    pupils = _choose(country, named.pupils_then, named.enrolled)
    persons = 100 if pupils.indicator.name == named.pupils_then else count_adults(country)[0]
    return Places(
        pupils=pupils,
        pupils_per_teacher=_choose(
            country, named.pupils_per_teacher_then, named.pupils_per_teacher
        ),
        private=_choose(country, named.private_then, named.private),
        pupils_per_person=pupils.number / persons,
    )


def _choose(country: Country, then: str, now: str) -> Fact:
    """Choose the figure of the year of the spending, the user's own of today before it."""
    today, known = fact_of(country, now), country.fact(then)
    return today if known is None or (today.own and not known.own) else known
