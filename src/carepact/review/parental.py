"""Tell whether parental leave may be among the days of leave that are counted."""

from __future__ import annotations

from carepact.core import voice
from carepact.core.messages import number, say
from carepact.core.units import DAYS_OF
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.data.countries.law import Provision, read_confirmed_leave
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.leave_in_weeks import FATHER_DAYS
from carepact.policy.standard import Evidence, Requirement

FATHERS_ALONE = "paternity_weeks"
"""Weeks of present law; where fathers have more, the law pays parental leave."""


def doubt_leave(
    requirement: Requirement, evidence: Evidence, country: Country, cited: Provision | None
) -> str:
    """Say why a figure may count parental leave beside the leave that is asked for.

    Parameters
    ----------
    requirement : Requirement
        What asks; its first figure is the leave alone.
    evidence : Evidence
        Figure that judges, with the weeks up to which it is one leave alone.
    country : Country
        Its figures.
    cited : Provision or None
        Law behind the figure, if it is that of the law table.

    Returns
    -------
    str
        A sentence where its days, or those of fathers, are more than the weeks that present
        law reads as maternity or paternity leave alone; empty where they are not, or where a
        second source confirms the leave.
    """
    if not evidence.alone_up_to:
        return ""
    if cited is not None and (country.code, cited.name) in read_confirmed_leave():
        return ""
    alone = requirement.judged_by[0].fact
    words = {"name": alone, "unit": read_indicators()[alone].unit}
    if _is_longer(country, evidence.fact, evidence.alone_up_to):
        return say(
            "Parental leave may be among these days, as they are more than {weeks} weeks. "
            "Give the leave alone with {option}, as '{name}' [{unit}].",
            weeks=_print_weeks(evidence.alone_up_to),
            option=voice.LaterOption("own_facts"),
            **words,
        )
    if _is_longer(country, FATHER_DAYS, FATHERS_ALONE):
        return say(
            "Parental leave may be among these days, as fathers have more than {weeks} "
            "weeks. Give the leave alone with {option}, as '{name}' [{unit}].",
            weeks=_print_weeks(FATHERS_ALONE),
            option=voice.LaterOption("own_facts"),
            **words,
        )
    return ""


def weeks_alone(name: str) -> float:
    """Return up to how many weeks a leave is read as one leave alone. [weeks]"""
    return float(str(shipped_evidence("present_law").effects[name].value_at(BASE_DAY)))


def _is_longer(country: Country, name: str, bound: str) -> bool:
    """Tell whether days of leave are more than the weeks of a bound."""
    fact = country.fact(name)
    return fact is not None and fact.number > weeks_alone(bound) * DAYS_OF["weeks"]


def _print_weeks(name: str) -> str:
    """Print the weeks of a bound."""
    weeks = weeks_alone(name)
    return number(weeks, 0 if weeks == round(weeks) else 1)
