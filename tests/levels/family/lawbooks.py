"""A country's law read once for many families, as `answer_family` reads it for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from carepact.data.countries.law import read_law
from carepact.data.countries.reading import read_country
from carepact.law.law import Law
from carepact.law.present_law import leave_law
from carepact.levels.family.citing import Citing
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.rights import Right
from carepact.levels.family.rows import Wages
from carepact.levels.family.terms import FamilyLaw
from carepact.needs.childcare_coverage import FreeAge, find_free_age
from carepact.policy.package import Package
from carepact.studies.one_family.averages import find_averages
from carepact.studies.one_family.under_law import UnderLaw, apply_to_family


@dataclass(frozen=True)
class Lawbook:
    """One country's law, wages and start of childcare."""

    law: Law
    citing: Citing
    wages: Wages
    gap: FreeAge

    def of(self, family: Family, package: Package | None = None) -> FamilyLaw:
        """Lay out the law as a family meets it."""
        return FamilyLaw(self.law, family, self.wages, package)


NOBODY = Parent("nobody", "woman", gives_birth=False, work="none")
"""Averages are those of the country, whoever asks."""


@cache
def open_lawbook(country: str) -> Lawbook:
    """Read a country's law."""
    known = read_country(country)
    averages = find_averages(known, Family(country, (NOBODY,)))
    return Lawbook(
        leave_law(averages.law_of(known)),
        Citing(known, dict(read_law(known.code))),
        averages.wages,
        find_free_age(known),
    )


def apply(family: Family, package: Package | None = None) -> UnderLaw:
    """Apply present law or a reform to a family."""
    book = open_lawbook(family.country)
    return apply_to_family(book.of(family, package), book.citing, book.gap)


def list_leaves(family: Family) -> list[Right]:
    """List the rights with days of their own."""
    return [right for right in apply(family).rights if right.stands and right.span]
