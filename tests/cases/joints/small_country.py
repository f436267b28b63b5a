"""A country with round figures, small enough that its rows and shares are worked out by hand.

It has 2300 persons, women and men alike: 10 of each single age up to 24, 100 of each five years
from 25 to 64, 100 of 65 to 69 and nobody older. So of each sex there are 150 children under 15 and
1000 adults, 100 old among them.

Half of the women and eight tenths of the men are employed, 500 and 800; of the old 20 and 40
are. Nobody works for oneself, a fifth of work is informal, women and men earn alike. Labour
income is half of GDP, 3120 a head: 0.5 x 3120 x 2300 = 3,588,000. Of pay w, contributions of
25 % are due on the formal 0.8: labour cost 1.2 w. So w = 3,588,000 / (1300 x 1.2) = 2300.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import xarray as xr

from carepact.core.draws import Sampler
from carepact.core.given import GivenEvidence, GivenNumber
from carepact.data.countries.ages import AGE_STARTS, AGES
from carepact.data.countries.facts import Country
from carepact.data.countries.population import Population
from carepact.data.countries.reading import read_country
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.population.pay import Growth

YEARS = (2025, 2026)
MEAN_PAY, WOMEN_EMPLOYED, MEN_EMPLOYED = 2300.0, 500.0, 800.0
ROUND = {
    "births": (20, "births a year"),
    "emp_rate_15p_f": (50, "%"),
    "emp_rate_15p_m": (80, "%"),
    "lfpr_25_54_f": (60, "%"),
    "lfpr_25_54_m": (90, "%"),
    "unemp_15p_f": (0, "% of the labour force"),
    "unemp_15p_m": (0, "% of the labour force"),
    "lfpr_65p_f": (20, "%"),
    "lfpr_65p_m": (40, "%"),
    "informal_f": (20, "% of employment"),
    "informal_m": (20, "% of employment"),
    "self_employed_f": (0, "% of employment"),
    "self_employed_m": (0, "% of employment"),
    "earn_month_ppp_f": (100, "constant 2021 PPP $ a month"),
    "earn_month_ppp_m": (100, "constant 2021 PPP $ a month"),
    "hours_week": (30, "hours a week per worker"),
    "labour_income_share": (50, "% of GDP"),
    "gdp_pc_ppp2021": (3120, "constant 2021 PPP $ per person"),
    "employer_contribution_rate": (25, "% of pay"),
    "marginal_wedge_low_earner": (40, "% of labour cost"),
    "tax_income_gdp": (10, "% of GDP"),
    "social_contributions_gdp": (10, "% of GDP"),
    "vat_effective": (25, "% of consumption"),
    "wage_ratio_elementary": (0.6, "ratio"),
    "private_share_preprimary": (30, "% of enrolment"),
    "ner_preprimary": (80, "% of children"),
    "ner_eced": (20, "% of children"),
    "leave_mother_paid_days": (182.625, "days"),
    "leave_father_paid_days": (0, "days"),
    "entry_age_preprimary": (3, "years"),
    "duration_preprimary": (2, "years"),
}
"""Figures of the country and their units."""


def write_facts(path: Path, **other: float) -> Path:
    """Write the country's figures, some of them others; all of the base year, so none is aged."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["country", "indicator", "year", "value", "unit", "source"])
        for name, (value, unit) in ROUND.items():
            rows.writerow(["KEN", name, 2024, other.get(name, value), unit, "made up"])
    return path


def small_population(years: Iterable[int] = (2024, *YEARS)) -> Population:
    """The same persons in every year."""
    starts = np.array(AGE_STARTS)
    of_age = np.select([starts < 25, starts < 70], [10.0, 100.0], 0.0)
    calendar = list(years)
    persons = xr.DataArray(
        np.broadcast_to(of_age, (len(calendar), 2, len(AGES))).copy(),
        coords={"year": calendar, "sex": ["women", "men"], "age": list(AGES)},
        dims=("year", "sex", "age"),
    )
    return Population("KEN", persons, "made up", "", "given by the user")


def small_country(folder: Path, **other: float) -> Country:
    """Read a shipped country whose figures that matter here are the round ones."""
    return read_country("KEN", write_facts(folder / "facts.csv", **other))


def point_with(**evidence: float) -> Sampler:
    """The point alone, with evidence set: `care_time__active_on_leave__women=0.5`."""
    parts = {name: name.split("__") for name in evidence}
    return Sampler(1, 0, GivenEvidence.of(
        GivenNumber(f"{topic}.{effect}", tuple(labels), evidence[name], "made up")
        for name, (topic, effect, *labels) in parts.items()
    ))  # fmt: skip


def small_inputs(
    folder: Path,
    sampler: Sampler,
    growth: Growth | None = None,
    years: Iterable[int] = YEARS,
    **other: float,
) -> CountryInputs:
    """Lay the country out for rules, some of its figures others."""
    calendar = tuple(years)
    people = small_population((2024, *calendar))
    return build_inputs(small_country(folder, **other), people, calendar, sampler, growth)
