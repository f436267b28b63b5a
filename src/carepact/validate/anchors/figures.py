"""Sums of one country that published figures are held against, each along draws."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.law.law import Law
from carepact.law.years import expand
from carepact.needs.balance import Balance
from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.package import Package
from carepact.population.country_inputs import Ground
from carepact.simulate.employment import compare_earnings
from carepact.simulate.projection import DIMENSIONS, PRESENT_LAW, VARIABLES, Path

Figures = dict[str, FloatArray]
"""By name, each of shape (1 + draws,); what is not known of the country is left out."""
LEAVES: tuple[str, ...] = (
    "maternity_leave", "paternity_leave", "parental_leave", "breastfeeding_breaks",
)  # fmt: skip
GROUPS: dict[str, tuple[str, ...]] = {
    "leave": LEAVES,
    "childcare": ("childcare",),
    "long_term_care": ("long_term_care",),
}
SERVICES = ("childcare", "long_term_care")
RUN = "demand"
"""Every place is used and every job filled, as the published figures have it."""
MARKET_DOLLARS = "gdp_usd2015"
UNDER_3 = 3


def sum_figures(
    ground: Ground, law: Law, balance: Balance, package: Package, path: Path
) -> Figures:
    """Sum up a country in the last year of its path.

    Parameters
    ----------
    ground, law, balance
        What the path was made from.
    package : Package
        The reform.
    path : Path
        Present law and the reform.

    Returns
    -------
    dict of str to FloatArray, shape (1 + draws,)
        Money in PPP dollars of 2021 a year, persons, full-time equivalents. `state_` is what
        the State bears beyond present law, `cost_` what all payers bear.
    """
    figures = {
        **_sum_money(path, ground),
        **_sum_jobs(path),
        **_sum_gains(path),
        **_count_enrolled(ground, law, package),
        **_weigh_gap(ground, balance),
    }
    shape = (1 + ground.draws,)
    return {name: np.broadcast_to(figure, shape) for name, figure in figures.items()}


def _sum_money(path: Path, ground: Ground) -> Figures:
    """Sum up what is borne, and GDP. [PPP dollars of 2021 a year]"""
    gdp = _sum(path, "gdp")
    found: Figures = {"gdp": gdp}
    for name, instruments in GROUPS.items():
        among = {"instrument": instruments}
        found[f"law_{name}"] = _sum(path, "borne", run=PRESENT_LAW, payer=STATE_PAYERS, **among)
        found[f"state_{name}"] = _more(path, "borne", payer=STATE_PAYERS, **among)
        found[f"cost_{name}"] = _more(path, "borne", **among)
        found[f"cost_{name}_whole"] = _sum(path, "borne", run=RUN, **among)
    for kind, end in (("state", ""), ("cost", ""), ("cost", "_whole")):
        parts = (found[f"{kind}_{name}{end}"] for name in GROUPS)
        found[f"{kind}_all{end}"] = sum(parts, np.zeros(()))
    dollars = ground.country.fact(MARKET_DOLLARS)
    if dollars is not None:
        now = ground.number("gdp_pc_ppp2021")[:, 0, 0] * ground.persons[0].sum()
        rate = dollars.number / now
        for name in ("all", *GROUPS):
            found[f"state_{name}_usd"] = found[f"state_{name}"] * rate
        found["gdp_usd"] = gdp * rate
    return found


def _sum_jobs(path: Path) -> Figures:
    """Sum up care staff, and jobs beyond present law with those at suppliers."""
    found: Figures = {}
    for name in SERVICES:
        found[f"staff_{name}"] = _sum(path, "staff", run=RUN, instrument=name)
        found[f"new_staff_{name}"] = _more(path, "staff", instrument=name)
        found[f"new_heads_{name}"] = _more(path, "heads", instrument=name)
    both = ("direct", "indirect")
    return found | {
        "jobs_indirect": _sum(path, "jobs", run=RUN, effect="indirect"),
        "jobs": _sum(path, "jobs", run=RUN, effect=both),
        "jobs_of_women": _sum(path, "jobs", run=RUN, effect=both, sex="women"),
        "care_jobs": _sum(path, "jobs", run=RUN, effect="direct"),
        "care_jobs_of_women": _sum(path, "jobs", run=RUN, effect="direct", sex="women"),
    }


def _sum_gains(path: Path) -> Figures:
    """Sum up value added beyond present law, women at work, and the gap in pay."""
    mothers = _sum(path, "mothers_value_added", run=RUN)
    before_induced = _sum(path, "value_added", run=RUN, effect=("direct", "indirect")) + mothers
    workers = _sum(path, "employed", run=PRESENT_LAW)
    gap = {
        run: compare_earnings(np.ones((2, 1)), _wages(path, run), np.ones((2, 1)))
        for run in (PRESENT_LAW, RUN)
    }
    return {
        "gdp_gained": before_induced + _sum(path, "value_added", run=RUN, effect="induced"),
        "gdp_gained_before_induced": before_induced,
        "mothers_gained": mothers,
        "women": _sum(path, "adults", sex="women"),
        "women_employed": _sum(path, "employed", run=RUN, sex="women"),
        "women_employed_now": _sum(path, "employed", run=PRESENT_LAW, sex="women"),
        "employed": workers,
        "pay_gap_weighted": gap[RUN] * workers,
        "pay_gap_weighted_now": gap[PRESENT_LAW] * workers,
    }


def _wages(path: Path, run: str) -> FloatArray:
    """Take mean wages of one run, women first, shape (2, 1 + draws)."""
    return np.stack([_sum(path, "wage", run=run, sex=sex) for sex in DIMENSIONS["sex"]])


def _count_enrolled(ground: Ground, law: Law, package: Package) -> Figures:
    """Count children under 3, and those who have a place as the law has it. [persons]"""
    children = ground.children(UNDER_3)[:, -1]
    now, then = (
        expand(law, reform, ground.years)["childcare"]["coverage"][:, -1, :UNDER_3]
        for reform in (None, package)
    )
    return {
        "under_3": children.sum(axis=-1),
        "under_3_covered": (children * then).sum(axis=-1),
        "under_3_covered_now": (children * now).sum(axis=-1),
    }


def _weigh_gap(ground: Ground, balance: Balance) -> Figures:
    """Lay out the childcare policy gap where it is known, with the births that meet it."""
    years = balance.policy_gap.years
    if years is None:
        return {}
    births = ground.births()[:, -1, 0]
    return {
        "policy_gap_years": np.array([years]),
        "one": np.ones(1),
        "policy_gap_births": years * births,
        "births_known": births,
    }


def _sum(path: Path, name: str, **among: str | tuple[str, ...]) -> FloatArray:
    """Sum a variable of the last year over labels, all of a dimension that none are named of."""
    amounts: FloatArray = path.values[name].to_numpy()[..., -1]
    for dimension in VARIABLES[name].dimensions:
        labels = list(DIMENSIONS[dimension])
        named = among.get(dimension, tuple(labels))
        wanted = (named,) if isinstance(named, str) else named
        amounts = amounts[[labels.index(label) for label in wanted]].sum(axis=0)
    return amounts


def _more(path: Path, name: str, **among: str | tuple[str, ...]) -> FloatArray:
    """Sum what the reform adds to present law, as `_sum`."""
    return _sum(path, name, run=RUN, **among) - _sum(path, name, run=PRESENT_LAW, **among)
