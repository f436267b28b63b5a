"""Where the law that a family meets stands: act and article, since when, when it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carepact.data.countries.changes import country_on
from carepact.data.countries.facts import Country, Fact
from carepact.data.countries.family_law import FamilyProvision
from carepact.data.countries.law import Provision, read_provision_kinds
from carepact.data.countries.law_dates import READ_AT
from carepact.levels.family.rights import Cited

MOTHERS, FATHERS, PAYERS = "leave_mother_paid_days", "leave_father_paid_days", "leave_who_pays"
"""Facts that hold the length of leave of either parent, and who pays it."""
STATE = ("government",)
EMPLOYERS = ("employer",)


@dataclass(frozen=True)
class Citing:
    """What is known of a country's law, to be cited."""

    country: Country
    provisions: dict[str, Provision]
    """By name, as in `data.countries.law`."""

    def find(self, day: date, indicator: str) -> Fact | None:
        """Return a fact of law as it holds on a day."""
        return country_on(self.country, day).facts.get(indicator)

    def cite(self, day: date, *indicators: str) -> Cited:
        """Cite the law behind the first of some facts that is known."""
        for name in indicators:
            fact = self.find(day, name)
            if fact is not None:
                if fact.own:  # the user's figure stands on the user's source, and on no other law
                    return Cited("", fact.source, fact.in_force_from, fact.checked_on, own=True)
                law, _read, page = fact.source.partition(READ_AT)
                basis = law if page else self._basis_of(name)
                return Cited(basis, page or fact.source, fact.in_force_from, fact.checked_on)
        return Cited()

    def payers(self, day: date) -> tuple[str, ...]:
        """Name who pays leave on a day; nobody where it is not known."""
        fact = self.find(day, PAYERS)
        words = "" if fact is None else str(fact.base_value).lower()
        named = (("State", STATE), ("employers", EMPLOYERS))
        return tuple(payer for payer, signs in named if any(sign in words for sign in signs))

    def _basis_of(self, indicator: str) -> str:
        """Return the law that is cited for the question of a fact."""
        kinds = read_provision_kinds()
        return next(
            (one.basis for one in self.provisions.values() if kinds[one.name].fact == indicator), ""
        )


def cite_statute(one: FamilyProvision) -> Cited:
    """Cite what a statute says."""
    return Cited(one.basis, one.source, one.in_force_from, one.checked_on)
