"""What is asked next, laid out along draws: revenue, construction, deciles, staff, mothers freed.

It stands beside the variables of a projection, on the same runs, draws and years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.data.countries.wage_deciles import DECILES
from carepact.measure.country_hours import draw_evidence
from carepact.policy.rules.outcome import Outcome
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.closures import Totals
from carepact.simulate.construction import build_instead, draw_builders
from carepact.simulate.deciles import spread_earnings, spread_parts
from carepact.simulate.instrument_traits import list_having
from carepact.simulate.pipeline import (
    build_places,
    count_pipeline,
    list_grades,
    replace_leavers,
    rise,
)
from carepact.simulate.projection import DIMENSIONS, HEADLINE_SCENARIO, PRESENT_LAW, SEXES, place
from carepact.simulate.surroundings import Surroundings
from carepact.simulate.work import free_mothers


@dataclass(frozen=True)
class Laws:
    """Present law and the reform on the rows of the country."""

    outcomes: tuple[Mapping[str, Outcome], Mapping[str, Outcome]]
    shares: Mapping[str, tuple[FloatArray, FloatArray]]
    """Payer shares under both, shape (draws, years, payers). [share]"""
    totals: Mapping[str, Totals]


def lay_out_questions(
    inputs: CountryInputs, laws: Laws, values: Mapping[str, FloatArray], around: Surroundings
) -> xr.Dataset:
    """Lay out what is asked next, from what a projection has found.

    Parameters
    ----------
    inputs : CountryInputs
        The country.
    laws : Laws
        What both laws do.
    values : mapping of str to FloatArray
        Variables of the projection.
    around : Surroundings
        The economy.
    """
    shape = (1 + inputs.draws, len(inputs.years))
    built = list_having(lambda traits: "staff" in traits.pays and "buildings" in traits.pays)
    found = {
        "public_revenue": (("draw", "year"), np.broadcast_to(_find_revenue(inputs, around), shape)),
        "mothers_freed": (("scenario", "draw", "year"), free_mothers(inputs, laws.totals)),
        **_build(inputs, values, around),
        **_staff(inputs, laws, built, shape),
        **_spread(inputs, laws, values, around),
    }
    labels = {
        "scenario": list(DIMENSIONS["scenario"]),
        "stage": ["direct", "indirect"],
        "sex": list(SEXES),
        "run": [PRESENT_LAW, HEADLINE_SCENARIO],  # whose staff is known by grade
        "grade": list(list_grades()),
        "built": list(built),
        "decile": [str(number) for number in range(1, DECILES + 1)],
        "draw": np.arange(shape[0]),
        "year": list(inputs.years),
    }
    return xr.Dataset(found, coords=labels)


def _find_revenue(inputs: CountryInputs, around: Surroundings) -> FloatArray:
    """Find public revenue on the path of GDP; not a number where nobody knows it."""
    share = inputs.find("gov_revenue_gdp")
    if share is None:
        return np.full_like(around.gdp, np.nan)
    revenue: FloatArray = share[..., 0] * around.gdp
    return revenue


def find_lacking(values: Mapping[str, FloatArray]) -> FloatArray:
    """Find what the State lacks before it is financed, shape (scenarios, draws, years).

    The net cost holds the revenue that financing loses; without it the State lacks less.
    """
    others = [place("earner", one) for one in DIMENSIONS["earner"] if "financing" not in one]
    burden = np.delete(values["received"], others, axis=1).sum(axis=(1, 2))
    lacking: FloatArray = values["financed"].sum(axis=1) + burden
    return lacking


def _build(
    inputs: CountryInputs, values: Mapping[str, FloatArray], around: Surroundings
) -> dict[str, tuple[tuple[str, ...], FloatArray]]:
    """Spend on construction what leaves the State with the same net cost."""
    by_sex = values["employed"][0] / values["employed"][0].sum(axis=0)
    built = build_instead(find_lacking(values), around, draw_builders(inputs), by_sex)
    return {
        "construction_outlay": (("scenario", "draw", "year"), built.outlay),
        "construction_jobs": (("scenario", "stage", "sex", "draw", "year"), built.jobs),
    }


def _staff(
    inputs: CountryInputs, laws: Laws, built: tuple[str, ...], shape: tuple[int, int]
) -> dict[str, tuple[tuple[str, ...], FloatArray]]:
    """Count staff by grade, whom to find, and places to build."""
    counted = count_pipeline(laws.outcomes, built, shape)
    heads = counted.staff * draw_evidence("heads_per_job", inputs.sampler)[:, None]
    leaving = inputs.assume("questions", "leavers")[..., 0]
    along = ("run", "grade", "draw", "year")
    return {
        "staff_by_grade": (along, heads),
        "staff_added": (along, rise(heads)),
        "leavers": (along, replace_leavers(heads, leaving)),
        "places_to_build": (("built", "draw", "year"), build_places(counted.places)),
    }


def _spread(
    inputs: CountryInputs, laws: Laws, values: Mapping[str, FloatArray], around: Surroundings
) -> dict[str, tuple[tuple[str, ...], FloatArray]]:
    """Spread the last year over deciles of wages."""
    parts = spread_parts(laws.outcomes, laws.shares, laws.totals)
    earned = spread_earnings(inputs)
    run = place("scenario", HEADLINE_SCENARIO)
    tax = values["financed"][run, place("financing", "tax"), :, -1]
    along = ("decile", "draw")
    told = {f"decile_{name}": (along, part) for name, part in parts._asdict().items()}
    income = (around.gdp * around.labour_share)[:, -1]
    return {
        **told,
        "decile_taxes": (along, earned * tax),
        "decile_earnings": (along, earned * income),
    }
