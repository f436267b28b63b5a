"""How one employer stands: its practice beside law and standards, its charter on a day."""

from __future__ import annotations

from carepact.core.disclosure.rules import DisclosureRule
from carepact.data.countries.facts import Country
from carepact.levels.employer.charter import CharterState, follow_charter
from carepact.levels.employer.indicators import Found
from carepact.levels.employer.pay import Pay
from carepact.levels.employer.use import Use
from carepact.studies.employer_file.opening import Employer
from carepact.studies.one_employer.gaps import Gaps, find_gaps
from carepact.studies.one_employer.indicators import compute_indicators
from carepact.studies.one_employer.law_values import LawBook
from carepact.studies.one_employer.typed import list_typed_few


def hold_against(employer: Employer, country: Country, book: LawBook) -> Gaps | None:
    """Hold a firm's practice against law and standards; None where it does not tell it."""
    if employer.practice is None:
        return None
    return find_gaps(employer.practice, country, book, employer.standards)


def follow_firm(
    employer: Employer, use: Use | None, pay: Pay, rule: DisclosureRule
) -> CharterState | None:
    """Follow a firm's charter up to the day of the headcount; None where it has none."""
    if employer.charter is None:
        return None
    charter, statements = employer.charter
    year = employer.counted_on.year - 1
    computed = compute_indicators(year, use, employer.decisions, pay, rule)
    for code, told_of in list_typed_few(charter, statements, use, year, rule):
        computed.setdefault(code, {})[told_of] = Found("hidden")
    return follow_charter(charter, statements, employer.counted_on, computed)
