"""Sums of one country that published figures are held against, each along draws."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.law.law import Law
from carepact.law.years import expand
from carepact.needs.balance import Balance
from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.package import Package
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.employment import compare_earnings
from carepact.simulate.projection import DIMENSIONS, PRESENT_LAW, VARIABLES, Projection
from carepact.validate.anchors.terms import read_terms

Figures = dict[str, FloatArray]
"""By name, each of shape (1 + draws,); what is not known of the country is left out."""


def sum_figures(
    inputs: CountryInputs, law: Law, balance: Balance, package: Package, projection: Projection
) -> Figures:
    """Sum up a country in the last year of its projection.

    Parameters
    ----------
    inputs, law, balance
        What the projection was made from.
    package : Package
        The reform.
    projection : Projection
        Present law and the reform.

    Returns
    -------
    dict of str to FloatArray, shape (1 + draws,)
        Money in PPP dollars of 2021 a year, persons, full-time equivalents. `state_` is what
        the State bears beyond present law, `cost_` what all payers bear.
    """
    figures = {
        **_sum_money(projection, inputs),
        **_sum_jobs(projection),
        **_sum_gains(projection),
        **_count_enrolled(inputs, law, package),
        **_weigh_gap(inputs, balance),
    }
    shape = (1 + inputs.draws,)
    return {name: np.broadcast_to(figure, shape) for name, figure in figures.items()}


def _sum_money(projection: Projection, inputs: CountryInputs) -> Figures:
    """Sum up what is cost_by_payer, and GDP. [PPP dollars of 2021 a year]"""
    terms, gdp = read_terms(), _sum(projection, "gdp")
    found: Figures = {"gdp": gdp}
    for name, instruments in terms.instruments.items():
        among = {"instrument": instruments}
        found[f"law_{name}"] = _sum(
            projection, "cost_by_payer", scenario=PRESENT_LAW, payer=STATE_PAYERS, **among
        )
        found[f"state_{name}"] = _more(projection, "cost_by_payer", payer=STATE_PAYERS, **among)
        found[f"cost_{name}"] = _more(projection, "cost_by_payer", **among)
        found[f"cost_{name}_whole"] = _sum(
            projection, "cost_by_payer", scenario=terms.scenario, **among
        )
    for kind, end in (("state", ""), ("cost", ""), ("cost", "_whole")):
        parts = (found[f"{kind}_{name}{end}"] for name in terms.instruments)
        found[f"{kind}_all{end}"] = sum(parts, np.zeros(()))
    dollars = inputs.country.fact(terms.market_dollars)
    if dollars is not None:
        now = inputs.number("gdp_pc_ppp2021")[:, 0, 0] * inputs.persons[0].sum()
        rate = dollars.number / now
        for name in ("all", *terms.instruments):
            found[f"state_{name}_usd"] = found[f"state_{name}"] * rate
        found["gdp_usd"] = gdp * rate
    return found


def _sum_jobs(projection: Projection) -> Figures:
    """Sum up care staff, and jobs beyond present law with those at suppliers."""
    found: Figures = {}
    asked = read_terms().scenario
    for name in read_terms().services:
        found[f"staff_{name}"] = _sum(projection, "staff", scenario=asked, instrument=name)
        found[f"new_staff_{name}"] = _more(projection, "staff", instrument=name)
        found[f"new_heads_{name}"] = _more(projection, "heads", instrument=name)
    both = ("direct", "indirect")
    return found | {
        "jobs_indirect": _sum(projection, "jobs", scenario=asked, effect="indirect"),
        "jobs": _sum(projection, "jobs", scenario=asked, effect=both),
        "jobs_of_women": _sum(projection, "jobs", scenario=asked, effect=both, sex="women"),
        "care_jobs": _sum(projection, "jobs", scenario=asked, effect="direct"),
        "care_jobs_of_women": _sum(
            projection, "jobs", scenario=asked, effect="direct", sex="women"
        ),
    }


def _sum_gains(projection: Projection) -> Figures:
    """Sum up value added beyond present law, women at work, and the gap in pay."""
    asked = read_terms().scenario
    mothers = _sum(projection, "mothers_value_added", scenario=asked)
    before_induced = (
        _sum(projection, "value_added", scenario=asked, effect=("direct", "indirect")) + mothers
    )
    workers = _sum(projection, "employed", scenario=PRESENT_LAW)
    gap = {
        run: compare_earnings(np.ones((2, 1)), _wages(projection, run), np.ones((2, 1)))
        for run in (PRESENT_LAW, asked)
    }
    return {
        "gdp_gained": before_induced
        + _sum(projection, "value_added", scenario=asked, effect="induced"),
        "gdp_gained_before_induced": before_induced,
        "mothers_gained": mothers,
        "women": _sum(projection, "adults", sex="women"),
        "women_employed": _sum(projection, "employed", scenario=asked, sex="women"),
        "women_employed_now": _sum(projection, "employed", scenario=PRESENT_LAW, sex="women"),
        "employed": workers,
        "pay_gap_weighted": gap[asked] * workers,
        "pay_gap_weighted_now": gap[PRESENT_LAW] * workers,
    }


def _wages(projection: Projection, scenario: str) -> FloatArray:
    """Take mean wages of one scenario, women first, shape (2, 1 + draws)."""
    return np.stack(
        [_sum(projection, "wage", scenario=scenario, sex=sex) for sex in DIMENSIONS["sex"]]
    )


def _count_enrolled(inputs: CountryInputs, law: Law, package: Package) -> Figures:
    """Count children under 3, and those who have a place as the law has it. [persons]"""
    youngest = read_terms().youngest_under
    children = inputs.children(youngest)[:, -1]
    now, then = (
        expand(law, reform, inputs.years)["childcare"]["coverage"][:, -1, :youngest]
        for reform in (None, package)
    )
    return {
        "under_3": children.sum(axis=-1),
        "under_3_covered": (children * then).sum(axis=-1),
        "under_3_covered_now": (children * now).sum(axis=-1),
    }


def _weigh_gap(inputs: CountryInputs, balance: Balance) -> Figures:
    """Lay out the childcare policy gap where it is known, with the births that meet it."""
    years = balance.policy_gap.years
    if years is None:
        return {}
    births = inputs.births()[:, -1, 0]
    return {
        "policy_gap_years": np.array([years]),
        "one": np.ones(1),
        "policy_gap_births": years * births,
        "births_known": births,
    }


def _sum(projection: Projection, name: str, **among: str | tuple[str, ...]) -> FloatArray:
    """Sum a variable of the last year over labels, all of a dimension that none are named of."""
    strange = set(among) - set(VARIABLES[name].dimensions)
    if strange:
        raise ValueError(f"{name}: has no {sorted(strange)}")  # ours to mend, not a user's
    amounts: FloatArray = projection.values[name].to_numpy()[..., -1]
    for dimension in VARIABLES[name].dimensions:
        labels = list(DIMENSIONS[dimension])
        named = among.get(dimension, tuple(labels))
        wanted = (named,) if isinstance(named, str) else named
        amounts = amounts[[labels.index(label) for label in wanted]].sum(axis=0)
    return amounts


def _more(projection: Projection, name: str, **among: str | tuple[str, ...]) -> FloatArray:
    """Sum what the reform adds to present law, as `_sum`."""
    return _sum(projection, name, scenario=read_terms().scenario, **among) - _sum(
        projection, name, scenario=PRESENT_LAW, **among
    )
