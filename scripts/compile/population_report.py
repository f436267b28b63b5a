"""Set projected populations beside the UN's figures, before any rescaling, and print it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scripts.compile.population_inputs import LAST, Inputs, between

from carepact.core.arrays import FloatArray
from carepact.data.countries.mortality import Survival
from carepact.data.countries.projection import Course, split_births

TOTALS_WITHIN, DEATHS_WITHIN, INFANTS_WITHIN, YEARS_WITHIN = 0.02, 0.10, 0.02, 0.1


@dataclass(frozen=True)
class Comparison:
    """The result beside the UN's figures, shape (C,) each, ratios of ours to theirs."""

    totals: FloatArray
    """Persons of the last year."""
    deaths: FloatArray
    """Deaths of the last step."""
    all_deaths: FloatArray
    """Deaths of all steps."""
    infants: FloatArray
    """Age 0 of the last year to the births that survive."""
    life_expectancy: FloatArray
    """Largest difference of a step, both sexes. [years]"""
    factors: FloatArray
    """What would scale the last year to the UN's totals by sex, shape (C, S)."""


def compare(inputs: Inputs, course: Course, lived: list[Survival]) -> Comparison:
    """Compare a projection, before any rescaling, with the UN's figures."""
    wanted = between(inputs.totals)[-1]
    found = course.persons[-1].sum(axis=-1)
    deaths = course.deaths.sum(axis=-1)
    born = split_births(between(inputs.births)[-1], between(inputs.sex_ratio)[-1])
    expectancy = np.stack([one.life_expectancy for one in lived])
    gap = np.abs(expectancy - between(inputs.life_expectancy)).max(axis=(0, 2))
    return Comparison(
        totals=found.sum(axis=-1) / wanted.sum(axis=-1),
        deaths=deaths[-1] / between(inputs.deaths)[-1],
        all_deaths=deaths.sum(axis=0) / between(inputs.deaths).sum(axis=0),
        infants=course.persons[-1, :, :, 0].sum(axis=-1) / (born * lived[-1].births).sum(axis=-1),
        life_expectancy=gap,
        factors=wanted / found,
    )


def report(inputs: Inputs, course: Course, found: Comparison) -> None:
    """Print each country's factors, then the counts."""
    print("country  2050 ours/UN  deaths ours/UN  age 0/births  factor women, men (not applied)")
    for c, code in enumerate(inputs.codes):
        print(
            f"{code}  {found.totals[c]:.4f}  {found.deaths[c]:.4f}  {found.infants[c]:.4f}  "
            f"{found.factors[c, 0]:.4f} {found.factors[c, 1]:.4f}"
        )
    within = {
        f"totals of {LAST} within 2 %": np.abs(found.totals - 1) <= TOTALS_WITHIN,
        "deaths of the last step within 10 %": np.abs(found.deaths - 1) <= DEATHS_WITHIN,
        "deaths of all steps within 10 %": np.abs(found.all_deaths - 1) <= DEATHS_WITHIN,
        "age 0 within 2 % of surviving births": np.abs(found.infants - 1) <= INFANTS_WITHIN,
        "life expectancy within 0.1 years in every step": found.life_expectancy <= YEARS_WITHIN,
    }
    for title, inside in within.items():
        outside = [code for code, good in zip(inputs.codes, inside, strict=True) if not good]
        print(f"{title}: {inside.sum()} of {len(inside)}; not {' '.join(outside) or '-'}")
    cut = course.uncovered.sum(axis=(0, 2))
    listed = [f"{code} {n:.0f}" for code, n in zip(inputs.codes, cut, strict=True) if n >= 1]
    print(f"emigrants left out, persons over all steps: {', '.join(listed) or 'none'}")
