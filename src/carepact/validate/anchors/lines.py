"""Our sums over countries beside published figures, and what one changed assumption gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from carepact.core.headline import bound_draws
from carepact.data.anchors.published import Anchor, Case, Question, Reason, list_cases, read_cases
from carepact.data.countries.facts import Country
from carepact.data.countries.grades import grade_country
from carepact.policy.package import Package
from carepact.policy.settings import apply_settings, read_settings
from carepact.policy.shipped_instruments import instrument_names
from carepact.validate.anchors.figures import Figures
from carepact.validate.anchors.terms import read_terms

Known = Mapping[str, Mapping[str, Figures]]
"""Figures of each country by case and code."""


class CountryGroup(StrEnum):
    """A group of countries that a published figure is asked of."""

    ALL = "all"
    BEST_KNOWN = "best known"


@dataclass(frozen=True)
class Sum:
    """One quantity over a group of countries, in the unit of its anchor."""

    value: float
    """Median of the draws, or the central run where they are too few."""
    low: float | None
    """None without draws, or where none moves it."""
    high: float | None
    countries: int
    """How many are in it."""


@dataclass(frozen=True)
class Ours:
    """Our answer over one group of countries."""

    group: str
    """A `CountryGroup`, or the code of the one country asked about."""
    sum: Sum
    before: Sum | None
    effects: tuple[Sum | None, ...]
    """What each reason's changed assumption gives; None where nothing is computed."""


@dataclass(frozen=True)
class Line:
    """A published figure with ours beside it."""

    anchor: Anchor
    ours: tuple[Ours, ...]
    """Empty where it is not computed."""
    reasons: tuple[Reason, ...]

    def ratio(self, ours: Ours) -> float:
        """Compute ours over the published figure. [factor]"""
        return ours.sum.value / self.anchor.value


def make_package(package: Package, case: Case) -> Package:
    """Make the package of a case: some instruments alone, or settings changed."""
    kept = case.instruments or instrument_names()
    edits = tuple(edit for edit in package.edits if edit.instrument in kept)
    part = package.model_copy(update={"edits": edits})
    return apply_settings(part, read_settings(case.settings, source=case.name))


def make_packages(package: Package, country: str) -> dict[str, Package]:
    """Make the package of every case that is run for a country, by the name of the case."""
    return {case.name: make_package(package, case) for case in list_cases(country)}


def find_best_known(countries: Iterable[Country]) -> tuple[str, ...]:
    """Find the countries of which no key figure of leave, services and money is imputed."""
    terms = read_terms()
    return tuple(
        country.code
        for country in countries
        if all(
            grade.letter in terms.firm_grades and not grade.is_key_imputed
            for grade in grade_country(country)
            if grade.purpose in terms.purposes
        )
    )


def group_by_case(found: Mapping[str, Mapping[str, Figures]]) -> Known:
    """Turn figures by country and case round: by case, every case there, then by country."""
    return {
        case.name: {code: cases[case.name] for code, cases in found.items() if case.name in cases}
        for case in read_cases()
    }


def compare(
    anchors: Sequence[Anchor],
    questions: Mapping[str, Question],
    reasons: Sequence[Reason],
    known: Known,
    best_known: Sequence[str],
) -> tuple[Line, ...]:
    """Set our sums beside published figures.

    Parameters
    ----------
    anchors : sequence of Anchor
        What is published: it is printed, and nothing is computed from it but the ratio.
    questions : mapping of str to Question
        Which sums answer each anchor.
    reasons : sequence of Reason
        Why they differ.
    known : mapping of str to mapping of str to Figures
        Figures of every country by case.
    best_known : sequence of str
        Countries that make up the second group.
    """
    return tuple(
        _line(anchor, questions.get(anchor.key),
              tuple(reason for reason in reasons if reason.key == anchor.key), known, best_known)
        for anchor in anchors
    )  # fmt: skip


def _line(
    anchor: Anchor,
    question: Question | None,
    reasons: tuple[Reason, ...],
    known: Known,
    best_known: Sequence[str],
) -> Line:
    """Answer one anchor over each group of countries that has figures."""
    if question is None:
        return Line(anchor, (), reasons)
    groups = _list_groups(question, known, best_known)
    found = [(name, _answer(name, codes, question, reasons, known)) for name, codes in groups]
    return Line(anchor, tuple(ours for _name, ours in found if ours is not None), reasons)


def _list_groups(
    question: Question, known: Known, best_known: Sequence[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """List the groups of countries that a question is asked of."""
    if question.country:
        return [(question.country, (question.country,))]
    covered = tuple(known[question.case])
    return [
        (CountryGroup.ALL.value, covered),
        (CountryGroup.BEST_KNOWN.value, tuple(code for code in covered if code in best_known)),
    ]


def _answer(
    name: str,
    codes: tuple[str, ...],
    question: Question,
    reasons: tuple[Reason, ...],
    known: Known,
) -> Ours | None:
    """Answer a question over one group, with every changed assumption."""
    figures = known[question.case]
    value = sum_over(figures, codes, question.of, question.over, question.scale)
    if value is None:
        return None
    before = (
        sum_over(figures, codes, question.before, question.over, question.scale)
        if question.before
        else None
    )
    effects = tuple(
        sum_over(known[one.case], codes, one.of, one.over, question.scale) if one.of else None
        for one in reasons
    )
    return Ours(name, value, before, effects)


def sum_over(
    figures: Mapping[str, Figures], codes: Iterable[str], of: str, over: str, scale: float
) -> Sum | None:
    r"""Sum a figure over countries, or one sum over another.

    Parameters
    ----------
    figures : mapping of str to Figures
        By country.
    codes : iterable of str
        Countries of the group; those where a figure is not known are left out.
    of, over : str
        Names of figures; an empty `over` leaves the sum as it is.
    scale : float
        To the unit wanted. [factor]

    Returns
    -------
    Sum or None
        :math:`k \sum_c x_c / \sum_c y_c`, draw by draw; None where no country has it.
    """
    names = {of, over} - {""}
    members = [figures[code] for code in codes if code in figures and names <= set(figures[code])]
    if not members:
        return None
    total = scale * np.sum([one[of] for one in members], axis=0)
    if over:
        total = total / np.sum([one[over] for one in members], axis=0)
    bounds = bound_draws(total)
    low, high = (None if np.isnan(end) else float(end) for end in bounds.interval)
    return Sum(float(bounds.value), low, high, len(members))
