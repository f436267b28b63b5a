"""Hold a country's law and coverage against standards, requirement by requirement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from carepact.data.countries.facts import Country
from carepact.data.countries.groups import read_groups
from carepact.data.countries.law import Provision
from carepact.policy.standard import Requirement, Standard
from carepact.review.figures import can_ship
from carepact.review.finding import Finding
from carepact.review.judging import Verdict
from carepact.review.practice import find_practice
from carepact.review.requirement import judge_requirement


@dataclass(frozen=True)
class Review:
    """A country's law and coverage beside standards."""

    country: Country
    findings: tuple[Finding, ...] = field(repr=False)

    def count(self, verdict: Verdict) -> int:
        """Count the requirements with a verdict."""
        return sum(finding.verdict == verdict for finding in self.findings)

    @property
    def unknown_to_all(self) -> tuple[Finding, ...]:
        """Return what is unknown because no table that ships can know it, of any country."""
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict == "unknown"
            and not any(can_ship(evidence) for evidence in finding.requirement.judged_by)
        )


def review_country(
    country: Country, law: Mapping[str, Provision], standards: Iterable[Standard]
) -> Review:
    """Hold a country against standards.

    Parameters
    ----------
    country : Country
        Its figures, the user's own first.
    law : mapping of str to Provision
        Its law by provision; empty where the law table does not cover it.
    standards : iterable of Standard
        What it is held against.

    Returns
    -------
    Review
        A finding a requirement, in the order of the standards.

    Notes
    -----
    An imputed figure gets a verdict only where both ends of its 95 % interval get the same
    one. Law of one part of a country alone never meets a requirement in full.
    """
    return Review(
        country,
        tuple(
            _find(standard, requirement, country, law)
            for standard in standards
            for requirement in standard.requirements
        ),
    )


def binds(standard: Standard, country: Country) -> bool | None:
    """Tell whether a standard binds a country; None where carepact does not know."""
    if not standard.binds.group:
        return None
    return country.code in read_groups()[standard.binds.group]


def _find(
    standard: Standard, requirement: Requirement, country: Country, law: Mapping[str, Provision]
) -> Finding:
    """Judge one requirement, and tell beside it whether it is paid for and carried out."""
    return replace(
        judge_requirement(standard, requirement, country, law),
        budgeted=find_practice(requirement.budgeted_by, country, law),
        implemented=find_practice(requirement.implemented_by, country, law),
    )
