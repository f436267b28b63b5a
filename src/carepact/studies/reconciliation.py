"""Our totals for 2035 beside what others published, with the reason of each difference."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import polars as pl

from carepact.core.draws import Sampler
from carepact.core.errors import DataError, ParameterError
from carepact.core.messages import _
from carepact.core.provenance import Source, make_manifest
from carepact.data.anchors.published import (
    Anchor,
    read_anchors,
    read_cases,
    read_questions,
    read_reasons,
)
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_countries, read_country
from carepact.law.present_law import present_law
from carepact.measure.country_hours import published_hours
from carepact.needs.balance import balance_care
from carepact.policy.package import Package
from carepact.policy.package_files import shipped_package
from carepact.population.country_inputs import build_inputs
from carepact.simulate.growth_paths import (
    DeclaredPaths,
    EconomicPaths,
    GrowthPaths,
    draw_paths,
    grow,
)
from carepact.simulate.years import simulate_years
from carepact.studies.care_account import ignore_progress
from carepact.validate.anchors.figures import Figures, sum_figures
from carepact.validate.anchors.lines import Line, compare, find_best_known, make_package
from carepact.validate.anchors.rows import COLUMNS, list_rows

PACKAGE = "ilo-2035"
LAST_YEAR = 2035
SEED = 1


@dataclass(frozen=True)
class Reconciliation:
    """Published figures and ours, line by line."""

    lines: tuple[Line, ...]
    countries: tuple[str, ...]
    """Those that were carried to the last year."""
    best_known: tuple[str, ...]
    """Those of them of which no key figure is imputed."""
    left_out: tuple[str, ...]
    """Those that lack a figure without which rules cannot be applied."""
    draws: int
    sources: tuple[Source, ...] = ()

    def to_polars(self) -> pl.DataFrame:
        """Return a row a published figure, group of countries and reason."""
        return pl.DataFrame(list_rows(self.lines), schema=COLUMNS, orient="row")

    def manifest(self) -> dict[str, object]:
        """Describe how the comparison came to be."""
        settings: dict[str, object] = {
            "package": shipped_package(PACKAGE).model_dump(mode="json"),
            "base_year": BASE_YEAR, "year": LAST_YEAR, "draws": self.draws,
            "countries": list(self.countries), "best_known": list(self.best_known),
            "left_out": list(self.left_out),
        }  # fmt: skip
        return make_manifest(self.sources, settings, SEED, [])


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
    tell : callable
        Told of each step.
    anchors : sequence of Anchor, optional
        Published figures; those that ship when omitted.
    """
    package, peopled = shipped_package(PACKAGE), set(list_population())
    asked = read_countries() if codes is None else {code: read_country(code) for code in codes}
    chosen = [country for country in asked.values() if country.code in peopled]
    sampler = Sampler(SEED, draws)
    economy = draw_paths(DeclaredPaths(), sampler)
    known: dict[str, dict[str, Figures]] = {case.name: {} for case in read_cases()}
    left_out = []
    for place, country in enumerate(chosen, 1):
        on_progress(_("{place} of {count}: {country}", place=place, count=len(chosen),
               country=country.name))  # fmt: skip
        try:
            found = follow_country(country, package, economy, sampler)
        except (DataError, ParameterError):
            left_out.append(country.code)
            continue
        for case, figures in found.items():
            known[case][country.code] = figures
    covered = [country for country in chosen if country.code not in left_out]
    best_known = find_best_known(covered)
    shown = read_anchors() if anchors is None else anchors
    return Reconciliation(
        lines=compare(shown, read_questions(), read_reasons(), known, best_known),
        countries=tuple(country.code for country in covered),
        best_known=best_known,
        left_out=tuple(left_out),
        draws=draws,
        sources=tuple(dict.fromkeys(s for country in covered for s in country.sources)),
    )


def follow_country(
    country: Country, package: Package, economy: EconomicPaths, sampler: Sampler
) -> dict[str, Figures]:
    """Carry one country to the last year in every case that is asked of it.

    Raises
    ------
    DataError, ParameterError
        If it lacks a figure without which rules cannot be applied.
    """
    population, years = read_population(country.code), range(BASE_YEAR, LAST_YEAR + 1)
    wages = grow(economy.wage_growth, years)
    inputs = build_inputs(country, population, years, sampler, wages)
    hours = published_hours(country, sampler)
    balance = balance_care(country, population, sampler)
    law, paths = present_law(inputs), GrowthPaths.along_draws(economy)
    found = {}
    for case in read_cases():
        if case.country in ("", country.code):
            reform = make_package(package, case)
            path = simulate_years(inputs, hours, balance, law, reform, paths)
            found[case.name] = sum_figures(inputs, law, balance, reform, path)
    return found
