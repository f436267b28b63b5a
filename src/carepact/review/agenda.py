"""Which options a country has, lacks, or is not known to have: its agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from carepact.data.countries.facts import Country, Fact
from carepact.data.countries.law import Provision
from carepact.policy.instrument import Aim
from carepact.policy.options import AIMS, FIELDS, FieldOfCare, Option
from carepact.review.context import Circumstance, list_holding

Presence = Literal["present", "absent", "unknown"]
Reason = Literal["told", "no figure", "within the interval", "law of a part", "not asked"]
"""Why it is known or not: nothing says; an imputed figure may lie on either side; the law
cited holds in a part of the country alone; no figure at hand tells."""


@dataclass(frozen=True)
class OptionFinding:
    """Whether a country has an option, and what says so."""

    option: Option
    presence: Presence
    reason: Reason
    ground: Fact | Provision | None = None
    """The figure or provision that was held against the option's sign."""


@dataclass(frozen=True)
class Cell:
    """One place of the matrix: an aim in a field of care."""

    aim: Aim
    field: FieldOfCare
    findings: tuple[OptionFinding, ...]
    """Of the options that fit; none where no option does."""

    def count(self, presence: Presence) -> int:
        """Count the options of a presence. [options]"""
        return sum(finding.presence == presence for finding in self.findings)

    @property
    def is_empty(self) -> bool:
        """Tell whether options fit and none is known to be present."""
        return bool(self.findings) and not self.count("present")

    @property
    def is_known(self) -> bool:
        """Tell whether at least one option is known to be present or absent."""
        return self.count("unknown") < len(self.findings)


@dataclass(frozen=True)
class Agenda:
    """A country's options: what fits, what is present, which cells are empty."""

    country: Country
    circumstances: tuple[Circumstance, ...]
    findings: tuple[OptionFinding, ...]
    """Of the options that fit, in the order of the catalogue."""
    cells: tuple[Cell, ...]
    """Every aim x field."""

    @property
    def empty_cells(self) -> tuple[Cell, ...]:
        """Return the cells where options fit and none is known to be present."""
        return tuple(cell for cell in self.cells if cell.is_empty)

    def count(self, presence: Presence) -> int:
        """Count the options of a presence. [options]"""
        return sum(finding.presence == presence for finding in self.findings)


def find_agenda(
    country: Country,
    law: Mapping[str, Provision],
    options: Iterable[Option],
    circumstances: Iterable[Circumstance],
) -> Agenda:
    """Find which options fit a country and which of them it has.

    Parameters
    ----------
    country : Country
        Its figures.
    law : mapping of str to Provision
        Its law by provision; empty where none is known.
    options : iterable of Option
        The catalogue, or what was chosen of it.
    circumstances : iterable of Circumstance
        Which contexts hold.

    Returns
    -------
    Agenda
        A finding for each option that fits, and the matrix aim x field.

    Notes
    -----
    An imputed figure decides only where its 95 % predictive interval lies on one side of the
    threshold; a law of one part of a country decides nothing for the whole.
    """
    told = tuple(circumstances)
    holding = list_holding(told)
    findings = tuple(_find(option, country, law) for option in options if option.fits(holding))
    cells = tuple(
        Cell(
            aim,
            field,
            tuple(f for f in findings if (f.option.aim, f.option.field) == (aim, field)),
        )
        for field, aim in product(FIELDS, AIMS)
    )
    return Agenda(country, told, findings, cells)


def _find(option: Option, country: Country, law: Mapping[str, Provision]) -> OptionFinding:
    """Find whether a country has one option."""
    if option.sign.indicator is not None:
        return _find_in_figure(option, country.fact(option.sign.indicator))
    if option.sign.provision is not None:
        return _find_in_law(option, law.get(option.sign.provision))
    return OptionFinding(option, "unknown", "not asked")


def _find_in_figure(option: Option, fact: Fact | None) -> OptionFinding:
    """Hold a figure against the sign: both ends of its interval must agree."""
    if fact is None:
        return OptionFinding(option, "unknown", "no figure")
    shown = {option.sign.holds_for(end) for end in fact.interval or (fact.number,)}
    if len(shown) > 1:
        return OptionFinding(option, "unknown", "within the interval", fact)
    return OptionFinding(option, "present" if shown.pop() else "absent", "told", fact)


def _find_in_law(option: Option, provision: Provision | None) -> OptionFinding:
    """Hold a provision against the sign."""
    if provision is None:
        return OptionFinding(option, "unknown", "no figure")
    if provision.part:
        return OptionFinding(option, "unknown", "law of a part", provision)
    sign = option.sign
    shown = (
        provision.answer in sign.answers
        if isinstance(provision.answer, str)
        else sign.holds_for(provision.answer)
    )
    return OptionFinding(option, "present" if shown else "absent", "told", provision)
