"""Solve the coverage of long-term care from public spending, and fit it to income and revenue.

Usage: `python -m scripts.compile.care_coverage`. A half of the countries that report care and
social help both is drawn by seed; of the other half only the codes are written. Rules:
docs/decisions/0017. Writes `data/countries/care_coverage.csv`, `care_coverage_fit.csv` and the
page `docs/reference/care-coverage.md`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scripts.compile.care_coverage_page import lay_out_page

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_uniform
from carepact.core.errors import CareError
from carepact.data.countries.care_coverage_fit import TERMS, CoverageFit
from carepact.data.countries.facts import BASE_YEAR, Country, Fact, make_fact
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_countries
from carepact.law.care_coverage import OWN_COVERAGE, SPENDING
from carepact.validate.indicators import observed_indicators
from carepact.validate.modelled_law import model_present_law

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "src" / "carepact" / "data" / "countries"
PAGE = ROOT / "docs" / "reference" / "care-coverage.md"
SEED = 1
STREAM = "long_term_care.fitted_half"
DIGITS = 6
"""Significant digits that tables keep."""


@dataclass(frozen=True)
class Solved:
    """One country of the fitted half: what it spends, and the coverage that comes to it."""

    country: Country
    spending: Fact
    coverage: float
    """[share]"""

    @property
    def logs(self) -> tuple[float, ...]:
        """Logarithms of the predictors, as the facts have them."""
        return tuple(float(np.log(_number(self.country, name))) for name in TERMS[1:])


@dataclass(frozen=True)
class Compiled:
    """All that the compile step comes to."""

    solved: tuple[Solved, ...]
    unsolved: tuple[str, ...]
    """Fitted countries of which a figure of present law is missing."""
    tested: tuple[str, ...]
    fit: CoverageFit


def compile_coverage(countries: Mapping[str, Country]) -> Compiled:
    """Solve and fit; of a tested country no spending is read beyond that it is there."""
    fitted, tested = draw_halves(list_reporting(countries.values()))
    found = {code: solve(countries[code]) for code in fitted}
    solved = tuple(one for one in found.values() if one is not None)
    unsolved = tuple(code for code, one in found.items() if one is None)
    return Compiled(solved, unsolved, tested, fit_line(solved))


def list_reporting(countries: Collection[Country]) -> list[str]:
    """List the codes of countries that report care of the health system and social help both."""
    alone = observed_indicators().long_term_care.health_alone
    spending = {country.code: country.fact(SPENDING) for country in countries}
    return sorted(
        code for code, fact in spending.items() if fact and fact.number > 0 and code not in alone
    )


def draw_halves(codes: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Draw the fitted half, rounded down, and the tested one; each in order of codes."""
    numbers = draw_uniform(Sampler(SEED, len(codes)), STREAM)
    chosen = set(np.argsort(numbers, kind="stable")[: len(codes) // 2].tolist())
    fitted = tuple(code for place, code in enumerate(codes) if place in chosen)
    return fitted, tuple(code for code in codes if code not in fitted)


def solve(country: Country) -> Solved | None:
    """Solve the coverage whose modelled public cost is the spending, None where figures lack."""
    spending = country.fact(SPENDING)
    if spending is None or country.code not in list_population():
        return None
    instrument = observed_indicators().long_term_care.instrument
    try:
        everybody = model_present_law(cover(country, 1.0), read_population(country.code))
    except CareError:
        return None
    # Cost is a straight line through the origin: coverage is what it is a part of.
    coverage = spending.number / everybody.cost_to_state(instrument)
    return Solved(country, spending, _round(coverage))


def cover(country: Country, coverage: float) -> Country:
    """Give a country a coverage of severe need as its own figure. [share]"""
    row = {"indicator": OWN_COVERAGE, "value": repr(100 * coverage), "year": str(BASE_YEAR)}
    fact = make_fact({**row, "source": "what is solved for"})
    return replace(country, facts={**country.facts, OWN_COVERAGE: fact})


def fit_line(solved: Sequence[Solved]) -> CoverageFit:
    """Fit log coverage by least squares on the logarithms of income and revenue."""
    logs = np.array([one.logs for one in solved])
    means = logs.mean(axis=0)
    terms = np.concatenate([np.ones((len(logs), 1)), logs - means], axis=1)
    wanted = np.log([one.coverage for one in solved])
    inverse = np.linalg.inv(terms.T @ terms)
    coefficients = inverse @ (terms.T @ wanted)
    left = wanted - terms @ coefficients
    spread = float(np.sqrt(left @ left / (len(solved) - len(TERMS))))
    return CoverageFit(
        _round_all(means),
        _round_all(coefficients),
        _round_all(inverse),
        _round(spread),
        len(solved),
    )


def lay_out_countries(compiled: Compiled) -> list[dict[str, str]]:
    """Lay out a row a country, of tested ones the code alone, in order of codes."""
    rows = [
        {
            "country": one.country.code,
            "half": "fitted",
            "coverage": f"{one.coverage:.{DIGITS}g}",
            "spending": f"{one.spending.number:g}",
            "year": str(one.spending.year),
            "source": one.spending.source,
            "licence": one.spending.licence,
        }
        for one in compiled.solved
    ]
    rows += [{"country": code, "half": "unsolved"} for code in compiled.unsolved]
    rows += [{"country": code, "half": "tested"} for code in compiled.tested]
    heads = ("country", "half", "coverage", "spending", "year", "source", "licence")
    return [
        {head: row.get(head, "") for head in heads}
        for row in sorted(rows, key=lambda row: row["country"])
    ]


def lay_out_fit(fit: CoverageFit) -> list[dict[str, str]]:
    """Lay out the numbers of the line, a row a number."""
    told: dict[tuple[str, str, str], float] = {
        ("mean", term, ""): value for term, value in zip(TERMS[1:], fit.means, strict=True)
    }
    told |= {("coefficient", t, ""): v for t, v in zip(TERMS, fit.coefficients, strict=True)}
    told |= {
        ("inverse", one, other): fit.inverse[row, column]
        for row, one in enumerate(TERMS)
        for column, other in enumerate(TERMS)
    }
    told |= {("residual_sd", "", ""): fit.residual_sd, ("countries", "", ""): fit.countries}
    heads = ("quantity", "term", "other_term")
    return [
        {**dict(zip(heads, key, strict=True)), "value": f"{value:.{DIGITS}g}"}
        for key, value in told.items()
    ]


def write_table(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Write rows as a comma file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _number(country: Country, name: str) -> float:
    """Return a figure of the base year that must be known."""
    fact = country.fact(name)
    if fact is None:
        message = f"{country.code} has no {name}. Compile the facts first."
        raise SystemExit(message)
    return fact.number


def _round(value: float) -> float:
    """Keep the digits that tables keep, and no negative zero."""
    return float(f"{value:.{DIGITS}g}") + 0.0


def _round_all(values: FloatArray) -> FloatArray:
    """Keep the digits that tables keep; what is 0 but for the order of sums is 0."""
    clean = np.where(np.abs(values) < 10.0**-DIGITS * 1e-3, 0.0, values)
    return np.vectorize(_round)(clean)


def main() -> int:
    """Compile and write the tables and the page."""
    countries = read_countries(None)
    compiled = compile_coverage(countries)
    write_table(TABLES / "care_coverage.csv", lay_out_countries(compiled))
    write_table(TABLES / "care_coverage_fit.csv", lay_out_fit(compiled.fit))
    PAGE.write_text(lay_out_page(compiled, countries), encoding="utf-8")
    print(f"{len(compiled.solved)} fitted, {len(compiled.tested)} tested")
    return 0


if __name__ == "__main__":
    sys.exit(main())
