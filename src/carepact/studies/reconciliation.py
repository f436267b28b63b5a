"""Our totals for 2035 beside what others published, with the reason of each difference."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from carepact.core.draws import Sampler
from carepact.core.errors import DataError, ParameterError
from carepact.core.messages import _
from carepact.data.anchors.published import Anchor, read_anchors, read_questions, read_reasons
from carepact.data.countries.facts import Country
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_countries, read_country
from carepact.policy.package_files import shipped_package
from carepact.simulate.growth_paths import DeclaredPaths, EconomicPaths, draw_paths
from carepact.studies.care_account import ignore_progress
from carepact.studies.country_projection import simulate_package, start_country
from carepact.studies.one_country.facts import StudyCountry
from carepact.validate.anchors.figures import Figures, sum_figures
from carepact.validate.anchors.lines import (
    compare,
    find_best_known,
    group_by_case,
    make_packages,
)
from carepact.validate.anchors.reconciliation import Reconciliation
from carepact.validate.anchors.terms import read_terms


def run_reconciliation(
    codes: Collection[str] | None = None,
    draws: int = 0,
    on_progress: Callable[[str], None] = ignore_progress,
    anchors: Sequence[Anchor] | None = None,
) -> Reconciliation:
    """Carry countries to 2035 under the package of the published figures, and compare.

    Parameters
    ----------
    codes : collection of str, optional
        Countries; all whose people by age are known when omitted.
    draws : int
        How many draws follow the point; without any there are no intervals.
    on_progress : callable
        Told of each step.
    anchors : sequence of Anchor, optional
        Published figures; those that ship when omitted.
    """
    terms, found, left_out = read_terms(), {}, []
    sampler = Sampler(terms.seed, draws)
    economy = draw_paths(DeclaredPaths(), sampler)
    chosen = _choose_countries(codes)
    for place, country in enumerate(chosen, 1):
        on_progress(_("{place} of {count}: {country}", place=place, count=len(chosen),
               country=country.name))  # fmt: skip
        try:
            found[country.code] = follow_country(country, economy, sampler)
        except (DataError, ParameterError):
            left_out.append(country.code)
    covered = [country for country in chosen if country.code in found]
    best_known = find_best_known(covered)
    shown = read_anchors() if anchors is None else anchors
    return Reconciliation(
        lines=compare(shown, read_questions(), read_reasons(), group_by_case(found), best_known),
        countries=tuple(found),
        best_known=best_known,
        left_out=tuple(left_out),
        draws=draws,
        sources=tuple(dict.fromkeys(s for country in covered for s in country.sources)),
    )


def follow_country(
    country: Country, economy: EconomicPaths, sampler: Sampler
) -> dict[str, Figures]:
    """Carry one country to the last year in every case that is asked of it.

    Raises
    ------
    DataError, ParameterError
        If it lacks a figure without which rules cannot be applied.
    """
    terms = read_terms()
    read = StudyCountry(country, read_population(country.code), None)
    start = start_country(read, terms.year, economy, sampler)
    found = {}
    for case, reform in make_packages(shipped_package(terms.package), country.code).items():
        projection = simulate_package(start, reform)
        found[case] = sum_figures(start.inputs, start.law, start.balance, reform, projection)
    return found


def _choose_countries(codes: Collection[str] | None) -> list[Country]:
    """Choose the countries asked for whose people by age are known."""
    asked = read_countries() if codes is None else {code: read_country(code) for code in codes}
    peopled = set(list_population())
    return [country for country in asked.values() if country.code in peopled]
