"""One family: what the law gives it, when and by whom it is paid, and how it shares its care."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carepact.core.messages import _
from carepact.data.countries.facts import Country
from carepact.data.countries.law import read_law
from carepact.data.countries.reading import read_country
from carepact.law.law import Law
from carepact.law.present_law import leave_law
from carepact.levels.family.at_work import list_protections
from carepact.levels.family.citing import Citing
from carepact.levels.family.conditions import list_conditions
from carepact.levels.family.leaves import Leaves
from carepact.levels.family.members import Family
from carepact.levels.family.questions import find_running_leave, list_questions
from carepact.levels.family.sharing import share_care
from carepact.levels.family.terms import FamilyLaw
from carepact.needs.childcare_coverage import find_free_age
from carepact.policy.package import Package
from carepact.studies.care_account import ignore_progress
from carepact.studies.one_family.answer import FamilyAnswer
from carepact.studies.one_family.averages import find_averages, find_care_coverage, find_hours
from carepact.studies.one_family.under_law import apply_to_family, day_of, list_earlier

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
    citing = Citing(country, dict(read_law(country.code)))
    present = leave_law(averages.law_of(country))
    law = FamilyLaw(present, family, averages.wages, own=_find_own(country, present))
    free = find_free_age(country)
    on_progress(_("applying it to the family"))
    leaves, now = Leaves(law, citing), apply_to_family(law, citing, free)
    reform = None if package is None else apply_to_family(law.under(package), citing, free)
    return FamilyAnswer(
        family=family,
        country=country,
        wages=averages.wages,
        now=now,
        reform=reform,
        package=package,
        protections=list_protections(citing, family),
        conditions=tuple(list_conditions(leaves, now.rights)),
        questions=list_questions(leaves, now.rights),
        running=tuple(find_running_leave(list_earlier(leaves), now.rights)),
        sharing=share_care(family, now.rights, find_hours(country), SEED),
        care_coverage=find_care_coverage(country) if family.relatives else None,
        statutes=law.statutes(day_of(family)),
    )


def _find_own(country: Country, law: Law) -> frozenset[tuple[str, str]]:
    """Find what of the law stands on the user's own figures: instruments and parameters."""
    own = {name for name, fact in country.facts.items() if fact.own}
    return frozenset(place for place, origin in law.origins.items() if own & {*origin.indicators})
