"""What one law gives the family: all rights, the cover of the child, the money of each month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from carepact.data.countries.law_dates import last_checked
from carepact.levels.family.at_work import list_breaks, list_days_for_relatives, list_unpaid
from carepact.levels.family.citing import Citing
from carepact.levels.family.cover import Cover, MonthOfLeave, add_up, find_cover, list_money
from carepact.levels.family.leaves import AROUND_BIRTH, Leaves
from carepact.levels.family.members import Family
from carepact.levels.family.rights import Right
from carepact.levels.family.terms import FamilyLaw
from carepact.needs.childcare_coverage import FreeAge
from carepact.policy.shipped_instruments import shipped_instruments


@dataclass(frozen=True)
class UnderLaw:
    """What one law gives the family."""

    rights: tuple[Right, ...]
    cover: Cover | None
    """None where no child is born or comes."""
    months: tuple[MonthOfLeave, ...]

    def leaves_open(self, whose: str | None = None) -> bool:
        """Tell whether it is not known if somebody, or anybody, has a leave around the birth."""
        shipped = shipped_instruments()
        return any(
            one.standing == "unknown" and whose in (None, one.whose)
            and one.instrument in shipped and shipped[one.instrument].traits.time == AROUND_BIRTH
            for one in self.rights
        )  # fmt: skip

    def money_of(self, whose: str) -> tuple[float, float] | None:
        """Return what one person loses of pay and gets of benefits; None where it is not known."""
        return add_up(self.rights, whose)


def apply_to_family(law: FamilyLaw, citing: Citing, free: FreeAge) -> UnderLaw:
    """Apply one law to the family."""
    family, day = law.family, day_of(law.family)
    beside = (list_unpaid, list_breaks, list_days_for_relatives)
    rights = (
        *Leaves(law, citing).list_rights(),
        *(right for find in beside for right in find(law, citing, day)),
    )
    cover = None
    if family.has_child:
        cover = find_cover(family, rights, free.years, free.status, free.source)
    return UnderLaw(rights, cover, tuple(list_money(rights)))


def list_earlier(leaves: Leaves) -> tuple[Right, ...]:
    """List the leave for the youngest child that was there before."""
    family = leaves.family
    if not family.older or not family.has_child:
        return ()
    parents = tuple(replace(one, begins=None) for one in family.parents)
    then = replace(
        family, due=None, came=max(family.older), event="birth", children=1, older=(),
        parents=parents,
    )  # fmt: skip
    return Leaves(replace(leaves.law, family=then), leaves.citing).list_rights()


def day_of(family: Family) -> date:
    """Return the day whose law holds: that of the birth, else when sources were last read."""
    return family.day if family.has_child else last_checked()
