"""Draw the persons of the synthetic survey: sample, household, work and weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from scipy import special

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.data.timeuse.synthetic.calibration import SEXES, WEEKEND_SHARE, Calibration


@dataclass(frozen=True)
class Persons:
    """The persons drawn, shape (n,) each."""

    table: pl.DataFrame
    """Respondents in standard columns, without `recorded_minutes`."""
    cell: IntArray
    """Position of sex and life stage."""
    unit: IntArray
    """First-stage unit, from 0."""
    weekend: IntArray
    """1 on a weekend day, else 0."""
    employed_share: FloatArray
    """Chance with which each was employed. [share]"""
    learning_times: FloatArray
    """How much likelier learning is than in the life stage as a whole. [times]"""
    with_grandchild: BoolArray
    """Whether a person of 65 and over has a grandchild at home."""
    has_child_to_mind: BoolArray


def draw_persons(calibration: Calibration, generator: np.random.Generator) -> Persons:
    """Draw the sample of persons.

    Parameters
    ----------
    calibration : Calibration
        Shares of life stages and what is assumed about the country.
    generator : np.random.Generator
        Source of the draws; only uniform ones are taken.

    Returns
    -------
    Persons
        One person a household; weights add up to the population by sex, life stage
        and kind of day.
    """
    country = calibration.country
    unit, region, urban = _draw_units(country, generator)
    n = unit.size
    of_family, others = 8, 6
    draw = iter(generator.random((of_family + others, n)))
    women = next(draw) < country["persons"]["women"] / sum(country["persons"][sex] for sex in SEXES)
    cell = _draw_cell(women, next(draw), calibration)
    weekend = (next(draw) < country["weekend_days"]["value"]).astype(np.int64)
    effect = special.ndtri(generator.random((2, int(unit.max()) + 1)))[:, unit]
    family = _draw_family(calibration, cell, np.array([next(draw) for _k in range(of_family)]))
    employed_times, learning_times = _times_of_age(calibration, cell, family["age"].to_numpy())
    share = calibration.employed[cell] * employed_times
    employed = _draw_employed(country["unit_employment"]["value"], share, next(draw), effect[0])
    weight = _weigh(calibration, (region, urban), cell * 2 + weekend, next(draw))
    earnings = _draw_earnings(calibration, (cell, employed, weight), next(draw), effect[1])
    table = pl.DataFrame(
        {
            "respondent": np.arange(1, n + 1),
            "year": np.full(n, country["year"]["value"], dtype=np.int32),
            "sex": np.where(women, *SEXES),
            "weight": weight,
            "region": [f"region {k + 1:02d}" for k in region],
            "settlement": np.where(urban, "urban", "rural"),
            "psu": unit + 1,
            "day_type": np.where(weekend == 1, "weekend day", "weekday"),
            "employed": employed,
            "weekly_earnings": earnings,
        }
    ).with_columns(
        *family.drop("with_grandchild"),
        pl.when("employed").then("weekly_earnings").alias("weekly_earnings"),
    )
    mind = table["youngest_child_age"] < country["children_minded_below"]["value"]
    minds = mind.fill_null(value=False) & (table["own_child"] | table["grandchild_in_household"])
    return Persons(
        table=table,
        cell=cell,
        unit=unit,
        weekend=weekend,
        employed_share=share,
        learning_times=learning_times,
        with_grandchild=family["with_grandchild"].to_numpy(),
        has_child_to_mind=minds.to_numpy(),
    )


def _draw_units(
    country: dict[str, Any], generator: np.random.Generator
) -> tuple[IntArray, IntArray, BoolArray]:
    """Draw first-stage units; return unit, region and settlement of each respondent."""
    settlements = 2  # urban, then rural
    strata = len(country["regions"]["values"]) * settlements
    units = strata * country["units_per_stratum"]["value"]
    size = country["respondents_per_unit"]
    sizes = _between(size["lowest"], size["highest"], generator.random(units))
    unit = np.repeat(np.arange(units), sizes)
    stratum = unit // country["units_per_stratum"]["value"]
    return unit, stratum // settlements, stratum % settlements == 0


def _between(lowest: IntArray | int, highest: IntArray | int, uniform: FloatArray) -> IntArray:
    """Turn uniform draws into whole numbers from lowest to highest."""
    drawn: IntArray = np.floor(lowest + uniform * (highest - lowest + 1)).astype(np.int64)
    return drawn


def _draw_cell(women: BoolArray, uniform: FloatArray, calibration: Calibration) -> IntArray:
    """Draw a life stage for each person and return the cell, shape (n,)."""
    stages = len(calibration.stages)
    cell = np.empty(women.size, dtype=np.int64)
    for position, mine in enumerate((women, ~women)):
        first = position * stages
        edges = np.cumsum(calibration.share[first : first + stages])[:-1]
        cell[mine] = first + np.searchsorted(edges, uniform[mine], side="right")
    return cell


def _times_of_age(
    calibration: Calibration, cell: IntArray, age: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Make minors work less and learn more than their life stage, shape (n,) each. [times]"""
    assumed = calibration.country["under_18"]
    young = calibration.stages.index("15-24")
    stage = cell % len(calibration.stages)
    first, last = calibration.country["ages"]["values"]["15-24"]
    share = (assumed["age"] - first) / (last + 1 - first)
    minor = age < assumed["age"]
    factors = []
    for times in (assumed["employed"], assumed["learning"]):
        elder = (1 - share * times) / (1 - share)
        factors.append(np.where(stage != young, 1.0, np.where(minor, times, elder)))
    return factors[0], factors[1]


def _draw_employed(
    spread: float, share: FloatArray, uniform: FloatArray, effect: FloatArray
) -> BoolArray:
    """Draw who is employed, alike within a first-stage unit, shape (n,)."""
    threshold = special.ndtri(share) * np.hypot(1.0, spread)
    employed: BoolArray = special.ndtri(uniform) < threshold + spread * effect
    return employed


def _weigh(
    calibration: Calibration,
    stratum: tuple[IntArray, BoolArray],
    group: IntArray,
    uniform: FloatArray,
) -> FloatArray:
    """Weigh by stratum and response, then post-stratify, shape (n,). [persons]"""
    country = calibration.country
    region, urban = stratum
    in_city = country["urban"]["value"]
    share = np.array(country["regions"]["values"])[region] * np.where(urban, in_city, 1 - in_city)
    respondents = np.bincount(region * 2 + urban)[region * 2 + urban]
    response = np.exp(country["nonresponse"]["value"] * special.ndtri(uniform))
    weight = share / respondents * response
    by_sex = np.array([country["persons"][sex] for sex in SEXES], dtype=float)
    of_cell = calibration.share * np.repeat(by_sex, len(calibration.stages))
    population = np.outer(of_cell, (1 - WEEKEND_SHARE, WEEKEND_SHARE)).ravel()
    factor = population / np.bincount(group, weight, minlength=population.size)
    calibrated: FloatArray = weight * factor[group]
    return calibrated


def _draw_earnings(
    calibration: Calibration,
    person: tuple[IntArray, BoolArray, FloatArray],
    uniform: FloatArray,
    effect: FloatArray,
) -> IntArray:
    """Draw earnings whose weighted mean by cell is the target, shape (n,)."""
    cell, employed, weight = person
    assumed = calibration.country["earnings"]
    log = assumed["spread"]["value"] * special.ndtri(uniform)
    drawn = np.exp(log + assumed["unit_spread"]["value"] * effect)
    paid = weight * employed
    mean = np.bincount(cell, paid * drawn) / np.bincount(cell, paid)
    earned: IntArray = np.rint(drawn * (calibration.earnings / mean)[cell]).astype(np.int64)
    return earned


def _draw_family(calibration: Calibration, cell: IntArray, uniform: FloatArray) -> pl.DataFrame:
    """Draw age, partner, children and household, one row a person."""
    country = calibration.country
    stage = np.array(calibration.stages)[cell % len(calibration.stages)]
    ages = np.array([country["ages"]["values"][name] for name in calibration.stages])
    low, high = ages[cell % len(calibration.stages)].T
    age = _between(low, high, uniform[0])
    youngest = country["youngest_child"]["values"]
    parent = np.isin(stage, list(youngest))
    bands = np.array([youngest.get(name, (0, 0)) for name in calibration.stages])
    first, last = bands[cell % len(calibration.stages)].T
    oldest = age - country["least_age_at_birth"]["value"]
    own_age = _between(first, np.minimum(last, oldest), uniform[1])
    old = (stage == "65_and_over") & (uniform[2] < country["grandchild_at_home"]["value"])
    grandparent = (stage == "grandchild") | old
    sibling = (stage == "15-24") & (uniform[2] < country["siblings_at_home"]["value"])
    kin = [country[name] for name in ("grandchild_age", "sibling_age")]
    other_age = np.where(
        grandparent,
        _between(kin[0]["lowest"], kin[0]["highest"], uniform[3]),
        _between(kin[1]["lowest"], kin[1]["highest"], uniform[3]),
    )
    child = parent | grandparent | sibling
    adult = age >= country["under_18"]["age"]
    share = calibration.partner[cell]
    partner = np.where(
        adult & (uniform[4] < share[:, 1]),
        "unmarried partner",
        np.where(adult & (uniform[4] < share[:, 0]), "spouse", "none"),
    )
    second = parent & (uniform[5] < country["second_child"]["value"])
    third = second & (uniform[6] < country["third_child"]["value"])
    others = (uniform[7] < country["other_adult"]["value"]) + 2 * sibling + grandparent
    size = 1 + (partner != "none") + child + second + third + others
    return pl.DataFrame(
        {
            "age": age,
            "own_child": parent,
            "youngest_own_child_age": own_age,
            "youngest_child_age": np.where(parent, own_age, other_age),
            "child_in_household": child,
            "grandchild_in_household": grandparent,
            "partner": partner,
            "household_size": size,
            "with_grandchild": old,
        }
    ).with_columns(
        pl.when("own_child").then("youngest_own_child_age").alias("youngest_own_child_age"),
        pl.when("child_in_household").then("youngest_child_age").alias("youngest_child_age"),
    )
