"""Sums of one country that published figures are held against, each along draws."""

from __future__ import annotations

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from carepact.needs.balance import Balance
from carepact.policy.ground import Ground
from carepact.policy.instrument import InstrumentName
from carepact.policy.law import Law
from carepact.policy.law_years import expand
from carepact.policy.package import Package
from carepact.simulate.employment import compare_earnings
from carepact.simulate.path import PRESENT_LAW, Path

FloatArray = NDArray[np.float64]
Figures = dict[str, FloatArray]
"""By name, each of shape (1 + draws,); what is not known of the country is left out."""
STATE = ["general_budget", "social_security"]
LEAVES: tuple[InstrumentName, ...] = (
    "maternity_leave", "paternity_leave", "parental_leave", "breastfeeding_breaks",
)  # fmt: skip
GROUPS: dict[str, tuple[InstrumentName, ...]] = {
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
    last = path.values.isel(year=-1)
    figures = {
        **_sum_money(last, ground),
        **_sum_jobs(last),
        **_sum_gains(last),
        **_count_enrolled(ground, law, package),
        **_weigh_gap(ground, balance),
    }
    shape = (1 + ground.draws,)
    return {name: np.broadcast_to(figure, shape) for name, figure in figures.items()}


def _sum_money(last: xr.Dataset, ground: Ground) -> Figures:
    """Sum up what is borne, and GDP. [PPP dollars of 2021 a year]"""
    gdp = last["gdp"].to_numpy()
    found: Figures = {"gdp": gdp}
    for name, instruments in GROUPS.items():
        borne = last["borne"].sel(instrument=list(instruments)).sum("instrument")
        state = borne.sel(payer=STATE).sum("payer")
        found[f"law_{name}"] = _take(state, PRESENT_LAW)
        found[f"state_{name}"] = _more(state)
        found[f"cost_{name}"] = _more(borne.sum("payer"))
        found[f"cost_{name}_whole"] = _take(borne.sum("payer"), RUN)
    for kind in ("state", "cost"):
        found[f"{kind}_all"] = sum((found[f"{kind}_{name}"] for name in GROUPS), np.zeros(()))
    found["cost_all_whole"] = sum((found[f"cost_{name}_whole"] for name in GROUPS), np.zeros(()))
    dollars = ground.country.fact(MARKET_DOLLARS)
    if dollars is not None:
        now = ground.number("gdp_pc_ppp2021")[:, 0, 0] * ground.persons[0].sum()
        rate = dollars.number / now
        for name in ("all", *GROUPS):
            found[f"state_{name}_usd"] = found[f"state_{name}"] * rate
        found["gdp_usd"] = gdp * rate
    return found


def _sum_jobs(last: xr.Dataset) -> Figures:
    """Sum up care staff, and jobs beyond present law with those at suppliers."""
    found: Figures = {}
    for name in SERVICES:
        staff, heads = (last[kind].sel(instrument=name).sum("sex") for kind in ("staff", "heads"))
        found[f"staff_{name}"] = _take(staff, RUN)
        found[f"new_staff_{name}"] = _more(staff)
        found[f"new_heads_{name}"] = _more(heads)
    jobs = last["jobs"].sel(run=RUN, effect=["direct", "indirect"])
    care = jobs.sel(effect="direct")
    return found | {
        "jobs_indirect": jobs.sel(effect="indirect").sum("sex").to_numpy(),
        "jobs": jobs.sum(["effect", "sex"]).to_numpy(),
        "jobs_of_women": jobs.sel(sex="women").sum("effect").to_numpy(),
        "care_jobs": care.sum("sex").to_numpy(),
        "care_jobs_of_women": care.sel(sex="women").to_numpy(),
    }


def _sum_gains(last: xr.Dataset) -> Figures:
    """Sum up value added beyond present law, women at work, and the gap in pay."""
    added = last["value_added"].sel(run=RUN)
    mothers = last["mothers_value_added"].sel(run=RUN).to_numpy()
    before_induced = added.sel(effect=["direct", "indirect"]).sum("effect").to_numpy() + mothers
    employed, wages = last["employed"], last["wage"]
    workers = employed.sel(run=PRESENT_LAW).sum("sex").to_numpy()
    gap = {
        run: compare_earnings(np.ones((2, 1)), _by_sex(wages, run), np.ones((2, 1)))
        for run in (PRESENT_LAW, RUN)
    }
    women = employed.sel(sex="women")
    return {
        "gdp_gained": before_induced + added.sel(effect="induced").to_numpy(),
        "gdp_gained_before_induced": before_induced,
        "mothers_gained": mothers,
        "women": last["adults"].sel(sex="women").to_numpy(),
        "women_employed": _take(women, RUN),
        "women_employed_now": _take(women, PRESENT_LAW),
        "employed": workers,
        "pay_gap_weighted": gap[RUN] * workers,
        "pay_gap_weighted_now": gap[PRESENT_LAW] * workers,
    }


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


def _take(amounts: xr.DataArray, run: str) -> FloatArray:
    """Take one run, shape (1 + draws,)."""
    return amounts.sel(run=run).to_numpy()


def _more(amounts: xr.DataArray) -> FloatArray:
    """Take what the reform adds to present law, shape (1 + draws,)."""
    return _take(amounts, RUN) - _take(amounts, PRESENT_LAW)


def _by_sex(amounts: xr.DataArray, run: str) -> FloatArray:
    """Take one run by sex, women first, shape (2, 1 + draws)."""
    return amounts.sel(run=run).transpose("sex", ...).to_numpy()
