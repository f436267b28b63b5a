"""Whether a leave is there for somebody, and by which law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carepact.data.countries.family_law import FamilyProvision
from carepact.law.present_law import NONE_KNOWN
from carepact.levels.family.citing import MOTHERS, Citing, cite_statute
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.paying import HIS
from carepact.levels.family.rights import Cited, Right, Standing
from carepact.levels.family.terms import FamilyLaw
from carepact.policy.shipped_instruments import shipped_instruments

LENGTHS = {"weeks": "days", "own_weeks": "own_days", "transferable_weeks": "shared_days"}
"""Parameters that hold a length, and what statutes call it."""


@dataclass(frozen=True)
class Court:
    """What the law of a country answers to one family."""

    law: FamilyLaw
    citing: Citing

    @property
    def family(self) -> Family:
        """Return the family."""
        return self.law.family

    def begin(self, name: str, one: Parent, day: date, indicator: str, parameter: str) -> Right:
        """Begin a right: whether it stands, and by which law."""
        standing = self.stand(one, name, day)
        if float(self.law.on(day)[name][parameter][0]) <= 0:
            is_read = self.law.origin(name, parameter).source != NONE_KNOWN
            is_set = self.law.changes(name, parameter)
            standing = "none" if is_read or is_set else "unknown"
        cited = self.cite(name, day, indicator, parameter)
        return Right(name, one.name, standing, cited, payers=self._payers(name, day))

    def stand(self, one: Parent, name: str, day: date) -> Standing:
        """Tell whether the law reaches somebody who works so."""
        if one.work == "none":
            told = self.law.find(day, name, "without_work")
            return "law" if told is not None and told.holds else "closed"
        if one.work == "informal":
            reached = self.law.on(day)[name]["coverage"][1] > 0
            if reached and self.law.changes(name, "coverage"):
                return "law"
            return say_open(self._reaches(name, day, "informal"))
        if one.work == "self-employed":
            return say_open(self._reaches(name, day, "self_employed"))
        return "law"

    def is_young_enough(self) -> bool:
        """Tell whether an adopted child is younger than the law asks; where that is known."""
        told, born = self.law.find_anywhere(self.family.day, "adoption_max_age"), self.family.born
        if self.family.event != "adoption" or told is None or born is None:
            return True
        return self.family.day < told[1].after(born)

    def cite(self, name: str, day: date, indicator: str, parameter: str) -> Cited:
        """Cite the law of a leave: the reform's, a statute that was read, else the facts."""
        for edit in self.law.package.edits if self.law.package else ():
            if edit.place == (name, parameter):
                return Cited(source=edit.source)
        statute = self.law.find(day, name, LENGTHS[parameter])
        if statute is not None:
            return cite_statute(statute)
        return self.citing.cite(self.law.day_of(name, day), indicator)

    def _payers(self, name: str, day: date) -> tuple[str, ...]:
        """Name who pays: whom the reform makes pay, else as statutes and the facts say.

        What the facts tell of who pays is told of mothers' leave, and never of fathers'.
        """
        if not self.law.changes(name, "payers"):
            told = self.law.find(day, name, "payers")
            if told is not None:
                return tuple(told.answer.split(" and "))
            return () if shipped_instruments()[name].traits.rows == HIS else self.citing.payers(day)
        shares = self.law.on(day)[name]["payers"]
        state = float(shares[0] + shares[1])
        named = (("State", state), ("employers", float(shares[2])))
        return tuple(payer for payer, share in named if share > 0)

    def counts_as_hers(self, name: str, day: date) -> bool:
        """Tell whether shared weeks are no more than what a table counts as the mother's days.

        Such a table tells one sum of her days; that some of them are shared is a convention of
        ours, and no law.
        """
        told = self.law.find(day, name, "shared_days")
        if told is not None or self.law.changes(name, "transferable_weeks"):
            return False
        return MOTHERS in self.law.origin(name, "transferable_weeks").indicators

    def _reaches(self, name: str, day: date, aspect: str) -> FamilyProvision | None:
        """Return what statutes say of who works otherwise than employed; None: not known.

        Statutes tell it of paid leave of mothers; where she has none of her own, of the leave
        that there is in its place.
        """
        told = self.law.find_anywhere(day, aspect)
        if told is None:
            return None
        hers, answer = told
        length = self.law.find(day, hers, "days")
        is_only = length is not None and length.number <= 0
        return answer if name == hers or is_only else None


def say_open(told: FamilyProvision | None) -> Standing:
    """Say how a right stands by what a statute says of whom it reaches."""
    return "unknown" if told is None else "law" if told.holds else "closed"
