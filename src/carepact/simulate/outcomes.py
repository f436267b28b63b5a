"""Every quantity that an answer about a country may print, computed from its projection.

Each is computed draw by draw; medians and bounds are taken at the end, since quantiles do not
add (`core.headline`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.simulate import care_shares, costs
from carepact.simulate.costs import beyond_present_law, of_closures
from carepact.simulate.projection import HOURS, MONEY, Projection
from carepact.simulate.returns import discount, find_payback
from carepact.simulate.variables import Amounts, Figure, keep_where, pick


class Quantity(NamedTuple):
    """A quantity along runs, draws and years, and perhaps labels."""

    unit: str
    compute: Figure
    rests_on_hours: bool = False
    """Whether it stands on the unpaid hours themselves: no headline where they are imputed."""


def _take(name: str, *over: str) -> Figure:
    """Take a variable of the projection, added up over some dimensions."""

    def take(values: Mapping[Any, Amounts]) -> Amounts:
        return values[name].sum(list(over), skipna=False) if over else values[name]

    return take


def _added(compute: Figure) -> Figure:
    """Take a quantity beyond present law."""

    def take(values: Mapping[Any, Amounts]) -> Amounts:
        return beyond_present_law(compute(values))

    return take


def _of_gdp(compute: Figure) -> Figure:
    """Take a quantity over GDP."""

    def take(values: Mapping[Any, Amounts]) -> Amounts:
        return compute(values) / values["gdp"]

    return take


def _kept(compute: Figure) -> Figure:
    """Take a quantity of the closures alone."""

    def take(values: Mapping[Any, Amounts]) -> Amounts:
        return of_closures(compute(values))

    return take


QUANTITIES: dict[str, Quantity] = {
    "gross_cost": Quantity(MONEY, costs.sum_cost),
    "gross_cost_over_gdp": Quantity("share of GDP", _of_gdp(costs.sum_cost)),
    "gross_cost_by_instrument": Quantity(MONEY, costs.sum_by_instrument),
    "gross_cost_by_payer": Quantity(MONEY, costs.sum_by_payer),
    "share_of_gross_cost": Quantity("share", costs.share_cost),
    "additional_cost": Quantity(MONEY, _added(costs.sum_cost)),
    "additional_cost_over_gdp": Quantity("share of GDP", _of_gdp(_added(costs.sum_cost))),
    "additional_cost_by_instrument": Quantity(MONEY, _added(costs.sum_by_instrument)),
    "additional_cost_by_payer": Quantity(MONEY, _added(costs.sum_by_payer)),
    "state_gross_cost": Quantity(MONEY, costs.sum_state_cost),
    "state_gross_cost_over_gdp": Quantity("share of GDP", _of_gdp(costs.sum_state_cost)),
    "state_additional_cost": Quantity(MONEY, _added(costs.sum_state_cost)),
    "state_additional_cost_over_gdp": Quantity(
        "share of GDP", _of_gdp(_added(costs.sum_state_cost))
    ),
    "new_revenue": Quantity(MONEY, _kept(_take("received", "earner"))),
    "new_revenue_by_earner": Quantity(MONEY, _kept(_take("received", "receipt"))),
    "comes_back": Quantity(MONEY, costs.sum_returned),
    "comes_back_over_gdp": Quantity("share of GDP", _of_gdp(costs.sum_returned)),
    "comes_back_before_financing": Quantity(MONEY, costs.sum_returned_before_financing),
    "comes_back_before_financing_over_gdp": Quantity(
        "share of GDP", _of_gdp(costs.sum_returned_before_financing)
    ),
    "financing": Quantity(MONEY, _kept(_take("financed"))),
    "debt_over_gdp": Quantity("share of GDP", _of_gdp(_kept(_take("debt")))),
    "interest": Quantity(MONEY, _kept(_take("interest"))),
    "built_in_year": Quantity(MONEY, _kept(_take("outlay"))),
    "output_of_self_employed_on_leave": Quantity(MONEY, _kept(_take("output_lost"))),
    "state_net_cost": Quantity(MONEY, costs.net_cost),
    "state_net_cost_over_gdp": Quantity("share of GDP", _of_gdp(costs.net_cost)),
    "self_funding_of_gross_cost": Quantity("share", costs.fund_itself_of_gross),
    "self_funding_of_additional_cost": Quantity("share", costs.fund_itself_of_added),
    "self_funding_before_financing": Quantity("share", costs.fund_itself_before_financing),
    "capital": Quantity("PPP dollars of 2021", _take("capital", "instrument")),
    "persons_reached": Quantity("persons", _take("reached")),
    "care_staff": Quantity("full-time equivalents", _take("staff", "instrument")),
    "jobs": Quantity("persons", _kept(_take("jobs"))),
    "jobs_of_both_sexes": Quantity("persons", _kept(_take("jobs", "sex"))),
    "women_share_of_direct_jobs": Quantity("share", _kept(care_shares.share_jobs)),
    "mothers_entering_work": Quantity("persons", _kept(_take("mothers_entering"))),
    "hours_given": Quantity(HOURS, care_shares.sum_given, rests_on_hours=True),
    "share_of_hours_given": Quantity("share", care_shares.share_given, rests_on_hours=True),
    "hours_moved": Quantity(HOURS, _added(care_shares.sum_given), rests_on_hours=True),
    "unpaid_hours": Quantity(HOURS, care_shares.sum_unpaid, rests_on_hours=True),
    "unpaid_hours_moved": Quantity(HOURS, _added(care_shares.sum_unpaid), rests_on_hours=True),
    "unpaid_hours_of_an_adult": Quantity(
        "hours a day of an adult", care_shares.sum_unpaid_a_day, rests_on_hours=True
    ),
    "supervision_moved": Quantity(HOURS, _added(_take("supervision")), rests_on_hours=True),
    "unmet_hours": Quantity(HOURS, _take("unmet"), rests_on_hours=True),
    "unpaid_gap": Quantity(
        "hours a day of an adult", care_shares.compare_unpaid, rests_on_hours=True
    ),
    "women_share_of_unpaid_hours": Quantity("share", care_shares.share_unpaid, rests_on_hours=True),
    "employment_rate": Quantity("share", care_shares.rate_employment),
    "employment_gap": Quantity("share", care_shares.compare_employment),
    "earnings_gap": Quantity("share", care_shares.compare_pay),
    "care_pay_to_mean_wage": Quantity("share", care_shares.compare_care_pay),
    "value_added": Quantity(MONEY, _kept(_take("value_added"))),
    "value_added_of_mothers": Quantity(MONEY, _kept(_take("mothers_value_added"))),
}
"""Every quantity by name. Where a closure alone has it, present law has none."""


def compute_outcomes(projection: Projection) -> dict[str, xr.DataArray]:
    """Compute every quantity of a projection, each of shape (scenarios, labels, draw, year)."""
    return {name: quantity.compute(projection.values) for name, quantity in QUANTITIES.items()}


def compute_at_horizon(
    projection: Projection, discount_rate: FloatArray
) -> dict[str, xr.DataArray]:
    """Compute what lies over all years together, as `look_back` does, with labels."""
    return look_back(projection.values, np.array(projection.years, dtype=float), discount_rate)


def look_back(
    values: Mapping[Any, Amounts], years: FloatArray, discount_rate: FloatArray
) -> dict[str, Amounts]:
    r"""Compute what lies over all years together; beyond the horizon nothing is claimed.

    Parameters
    ----------
    values : mapping of str to amounts
        The variables of a projection.
    years : FloatArray, shape (years,)
        Its years.
    discount_rate : FloatArray, shape (1 + draws, 1)
        Rate at which later money counts less. [share a year]

    Returns
    -------
    dict of str to amounts, shape (closure, draw)
        Present values of added cost and of the State's net cost [money]; value added, that of
        mothers who enter work in it, per unit of added cost in the last year, without
        induced effects and with them (net of financing) [share], buildings counted on both
        sides in the year in which they are built and no charge for them; the
        year by which that value added, and by which what comes back to the State, together
        reach what was spent [year], infinite where that is beyond the horizon.
    """
    cost, net = beyond_present_law(costs.sum_cost(values)), costs.net_cost(values)
    # Induced effects stand apart: no published figure covers them.
    firm_effects = ("direct", "indirect")
    # What is built on credit adds value at once, and must be paid for at once beside it.
    charge = beyond_present_law(pick(values["paid"], payee="buildings").sum("instrument"))
    firm = costs.sum_value_added(values, *firm_effects) - charge
    whole = costs.sum_value_added(values, *firm_effects, "induced") - charge
    outright = cost + of_closures(values["outlay"]) - charge
    last = outright.isel(year=-1)
    spent = keep_where(last, last > 0)
    state = beyond_present_law(costs.sum_state_cost(values))
    returned = costs.sum_returned(values)
    like = cost.sum("year")
    return {
        "present_value_of_additional_cost": like.copy(
            data=discount(cost.to_numpy(), discount_rate)
        ),
        "present_value_of_state_net_cost": like.copy(data=discount(net.to_numpy(), discount_rate)),
        "value_added_per_cost": firm.isel(year=-1) / spent,
        "value_added_per_cost_with_induced": whole.isel(year=-1) / spent,
        "payback_year_of_value_added": like.copy(data=_pay_back(outright, firm, years)),
        "payback_year_of_state": like.copy(data=_pay_back(state, returned, years)),
    }


HORIZON_UNITS = {
    "present_value_of_additional_cost": "PPP dollars of 2021",
    "present_value_of_state_net_cost": "PPP dollars of 2021",
    "value_added_per_cost": "value added per unit of cost",
    "value_added_per_cost_with_induced": "value added per unit of cost",
    "payback_year_of_value_added": "year",
    "payback_year_of_state": "year",
}
"""Units of what lies over all years together."""


def _pay_back(cost: Amounts, gain: Amounts, years: FloatArray) -> FloatArray:
    """Find the year of payback, infinite where it is beyond the horizon."""
    found = find_payback(cost.to_numpy(), gain.to_numpy(), years)
    return np.where(np.isnan(found), np.inf, found)
