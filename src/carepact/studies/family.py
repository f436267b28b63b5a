"""One family: what the law gives it, when and by whom it is paid, and how it shares its care."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from carepact.core.messages import _
from carepact.data.countries.law import read_law
from carepact.data.countries.law_dates import last_checked
from carepact.data.countries.reading import read_country
from carepact.law.present_law import leave_law
from carepact.levels.family.at_work import list_breaks, list_days_for_relatives, list_protections
from carepact.levels.family.citing import Citing
from carepact.levels.family.conditions import find_running_leave, list_conditions, list_questions
from carepact.levels.family.cover import find_cover, list_money
from carepact.levels.family.leaves import Leaves
from carepact.levels.family.members import Family
from carepact.levels.family.rights import Right
from carepact.levels.family.sharing import share_care
from carepact.levels.family.terms import FamilyLaw
from carepact.needs.childcare_coverage import find_policy_gap
from carepact.policy.package import Package
from carepact.studies.care_account import ignore_progress
from carepact.studies.one_family.answer import FamilyAnswer, UnderLaw
from carepact.studies.one_family.averages import find_averages, find_hours

SEED = 1
"""Of the draws of evidence on what leave changes."""


def answer_family(
    family: Family,
    package: Package | None = None,
    own_facts: Path | None = None,
    on_progress: Callable[[str], None] = ignore_progress,
) -> FamilyAnswer:
    """Tell a family its rights by present law, and beside them those of a reform.

    Parameters
    ----------
    family : Family
        Who belongs to it.
    package : Package, optional
        A reform, as if it were in force in full.
    own_facts : Path, optional
        The user's own figures of the country's law, which come first.
    on_progress : callable, optional
        Told what is being done.

    Raises
    ------
    CareError
        If the country is unknown, or a file has faults.
    """
    on_progress(_("reading the law of the country"))
    country = read_country(family.country, own_facts)
    averages = find_averages(country, family)
    known = averages.law_of(country)
    citing = Citing(country, dict(read_law(country.code)))
    law = FamilyLaw(leave_law(known), family, averages.wages)
    gap = find_policy_gap(country)

    def apply(under: FamilyLaw) -> UnderLaw:
        """Apply one law to the family."""
        leaves = Leaves(under, citing)
        rights = (*leaves.list_rights(), *_beside_leave(under, citing, family))
        cover = None
        if family.has_child:
            cover = find_cover(family, rights, gap.free_age, gap.status, gap.source)
        return UnderLaw(rights, cover, tuple(list_money(rights)))

    on_progress(_("applying it to the family"))
    leaves, now = Leaves(law, citing), apply(law)
    running = _list_earlier(leaves, citing)
    return FamilyAnswer(
        family=family,
        country=country,
        wages=averages.wages,
        now=now,
        reform=None if package is None else apply(law.under(package)),
        package=package,
        protections=list_protections(citing),
        conditions=tuple(list_conditions(leaves, now.rights)),
        questions=list_questions(leaves, now.rights),
        running=tuple(find_running_leave(running, now.rights)),
        sharing=share_care(family, now.rights, find_hours(country), SEED),
        statutes=law.statutes(_day_of(family)),
    )


def _beside_leave(law: FamilyLaw, citing: Citing, family: Family) -> list[Right]:
    """List breaks at work and days for relatives."""
    day = _day_of(family)
    return [*list_breaks(law, citing, day), *list_days_for_relatives(law, citing, day)]


def _list_earlier(leaves: Leaves, citing: Citing) -> tuple[Right, ...]:
    """List the leave for the youngest child that was there before."""
    family = leaves.family
    if not family.older or not family.has_child:
        return ()
    parents = tuple(replace(one, begins=None) for one in family.parents)
    then = replace(
        family, due=None, came=max(family.older), event="birth", children=1, older=(), parents=parents
    )
    return Leaves(replace(leaves.law, family=then), citing).list_rights()


def _day_of(family: Family) -> date:
    """Return the day whose law holds: that of the birth, else when sources were last read."""
    return family.day if family.has_child else last_checked()
