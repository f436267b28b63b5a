"""The co-responsibility profile: who shares the full cost of care, in a year and a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import polars as pl
import xarray as xr

from carepact.ledger.intervals import list_intervals
from carepact.ledger.target import SHARERS, Target
from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.simulate.costs import sum_by_payer
from carepact.simulate.projection import PROVIDERS, RECIPIENTS, SEXES, Variables
from carepact.simulate.variables import Held, join, pick

CHILDREN = ("children 0-2", "children 3-5", "children 6-14")
DEPENDENT = ("adults in need", "older persons in need")
SAME_NAME = ("employers", "communities", "donors")
"""Sharers that are payers of the same name."""
HouseholdSplit = Literal["by earnings", "in halves"]


@dataclass(frozen=True)
class Profile:
    """Full cost of care by who shares it."""

    amounts: xr.DataArray
    """Shape (scenarios, sharer, draw, year). [money a year]"""

    @property
    def shares(self) -> xr.DataArray:
        """Compute each sharer's share of the full cost, shape as `amounts`. [share]"""
        return self.amounts / self.amounts.sum("sharer", skipna=False)

    @property
    def women_in_families(self) -> xr.DataArray:
        """Compute women's share of what women and men bear, shape (scenario, draw, year)."""
        families = self.amounts.sel(sharer=list(SEXES))
        return families.sel(sharer="women", drop=True) / families.sum("sharer", skipna=False)

    def list_shares(self) -> pl.DataFrame:
        """List amount and share of each sharer with intervals.

        Returns
        -------
        pl.DataFrame, shape (2 x runs x sharers x years, 8)
            measure (`amount` in money a year, `share`), run, sharer, year, value, low, high,
            headline.
        """
        measures = {"amount": self.amounts, "share": self.shares}
        return pl.concat(
            list_intervals(values).insert_column(0, pl.lit(name).alias("measure"))
            for name, values in measures.items()
        )

    def list_balance(self) -> pl.DataFrame:
        """List women's share within families with intervals.

        Returns
        -------
        pl.DataFrame, shape (runs x years, 6)
            run, year, value, low, high, headline. [share]
        """
        return list_intervals(self.women_in_families.transpose("scenario", "draw", "year"))

    def list_distance(self, target: Target) -> pl.DataFrame:
        """List how far the profile is from a declared one, with intervals.

        Parameters
        ----------
        target : Target
            The declared profile.

        Returns
        -------
        pl.DataFrame, shape (runs x (sharers + 1) x years, 7)
            run, sharer, year, value, low, high, headline: each sharer's share above its target,
            and for the sharer `all` the part of the cost that would have to change hands. [share]
        """
        shares = self.shares
        whole = target.distance(shares).expand_dims({"sharer": ["all"]})
        parts = xr.concat([target.differ(shares), whole], dim="sharer")
        return list_intervals(parts.transpose("scenario", "sharer", "draw", "year"))


def share_care(
    values: xr.Dataset,
    recipients: Sequence[str] = RECIPIENTS,
    split: HouseholdSplit = "by earnings",
) -> Profile:
    r"""Share the full cost of care among women, men, employers, communities, State, donors.

    Parameters
    ----------
    values : xr.Dataset
        The variables of a path.
    recipients : sequence of str, default all
        Whose unpaid hours count. Without `households` housework is left out.
    split : {'by earnings', 'in halves'}
        How the money that households pay falls on women and men.

    Returns
    -------
    Profile
        Along runs, draws and years.

    Notes
    -----
    With money :math:`M` by who bears it, unpaid hours :math:`H_s` of each sex, value of an
    hour :math:`v` and benefits :math:`B_s` paid for those same hours, women and men bear
    :math:`M_h \sigma_s + v H_s - B_s`, the others what they pay. The benefits are in :math:`M`
    of who pays them, so the full cost counts an hour on paid leave once.

    Pay on leave goes to each sex by its hours of leave, and is set off up to the value of the
    active care on leave: only those hours are in :math:`H`. Benefits for children and carers'
    allowances go by the unpaid hours that each sex gives to children and to dependent persons;
    in halves where neither has any. So a transfer to families moves the cost of care from them
    to who pays it, and adds none; what exceeds the value of their hours pays for none of these
    and is a cost of its own. As no payer pays less than nothing, no share is outside 0 to 1.
    """
    held = Held(values)
    cost_by_payer = sum_by_payer(held)
    counted, children, dependent = (
        _add_by_sex(held, names) for names in (recipients, CHILDREN, DEPENDENT)
    )
    unpaid_value = counted * held["hour_value"]
    on_leave: Any = np.minimum(
        _sum_set_off(held, "care on leave") * _part(held["leave_hours"]),
        held["leave_care"] * held["hour_value"],
    )
    set_off = (
        on_leave
        + _sum_set_off(held, "care of children") * _part(children)
        + _sum_set_off(held, "care of dependent persons") * _part(dependent)
    )
    fees = pick(cost_by_payer, payer="households") * SPLITS[split](held)
    own: xr.Variable = fees + unpaid_value - np.minimum(set_off, unpaid_value)
    borne = {sex: pick(own, sex=sex) for sex in SEXES}
    borne |= {payer: pick(cost_by_payer, payer=payer) for payer in SAME_NAME}
    borne |= {"State": pick(cost_by_payer, payer=STATE_PAYERS).sum("payer", skipna=False)}
    amounts = join({name: borne[name] for name in SHARERS}, "sharer")
    labels = {str(name): values.coords[name] for name in amounts.dims if name != "sharer"}
    return Profile(xr.DataArray(amounts, {**labels, "sharer": list(SHARERS)}))


def _sum_set_off(values: Variables, hours: str) -> xr.Variable:
    """Add up what households are paid for unpaid hours that the profile counts."""
    paying = [n for n, i in shipped_instruments().items() if i.traits.set_off_against == hours]
    paid = pick(values["paid"], instrument=paying)
    benefits = pick(paid, payee=["households", "pension"]).sum("payee", skipna=False)
    return benefits.sum("instrument", skipna=False)


def _add_by_sex(values: Variables, recipients: Sequence[str]) -> xr.Variable:
    """Add unpaid hours for some recipients up by the sex of the provider."""
    care = pick(values["care_hours"], recipient=recipients)
    parts = {
        sex: pick(care, provider=[one.name for one in PROVIDERS if one.sex == sex and not one.paid])
        for sex in SEXES
    }
    return join(
        {
            sex: one.sum("recipient", skipna=False).sum("provider", skipna=False)
            for sex, one in parts.items()
        },
        "sex",
    )


def _part(amounts: xr.Variable) -> xr.Variable:
    """Compute each sex's part of an amount, in halves where there is none. [share]"""
    each = amounts.to_numpy()
    total = each.sum(axis=amounts.get_axis_num("sex"), keepdims=True)
    halves = np.full(each.shape, 1 / len(SEXES))
    return amounts.copy(data=np.divide(each, total, out=halves, where=total != 0))


def _part_of_earnings(values: Variables) -> xr.Variable:
    """Compute each sex's part of all earnings. [share]"""
    return _part(values["employed"] * values["wage"])


def _halve(values: Variables) -> xr.Variable:
    """Give each sex one half. [share]"""
    return xr.full_like(values["employed"], 1 / len(SEXES))


SPLITS: dict[HouseholdSplit, Callable[[Variables], xr.Variable]] = {
    "by earnings": _part_of_earnings,
    "in halves": _halve,
}
"""How the money that households pay falls on women and men."""
