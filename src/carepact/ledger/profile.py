"""The co-responsibility profile: who shares the full cost of care, in a year and a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl
import xarray as xr

from carepact.ledger.intervals import list_intervals
from carepact.ledger.target import SHARERS, Target
from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.simulate.projection import PROVIDERS, RECIPIENTS, SEXES

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
    cost_by_payer = values["cost_by_payer"].sum("instrument")
    unpaid = values["care_hours"].sel(
        provider=[provider.name for provider in PROVIDERS if not provider.paid]
    )
    counted = _add_by_sex(unpaid.sel(recipient=list(recipients)).sum("recipient"))
    children = _add_by_sex(unpaid.sel(recipient=list(CHILDREN)).sum("recipient"))
    dependent = _add_by_sex(unpaid.sel(recipient=list(DEPENDENT)).sum("recipient"))
    benefits = values["paid"].sel(payee=["households", "pension"]).sum("payee")
    unpaid_value = counted * values["hour_value"]
    set_off = (
        np.minimum(
            _sum_set_off(benefits, "care on leave") * _part(values["leave_hours"]),
            values["leave_care"] * values["hour_value"],
        )
        + _sum_set_off(benefits, "care of children") * _part(children)
        + _sum_set_off(benefits, "care of dependent persons") * _part(dependent)
    )
    own = (
        cost_by_payer.sel(payer="households", drop=True) * SPLITS[split](values)
        + unpaid_value
        - np.minimum(set_off, unpaid_value)
    )
    sharers = [own.sel(sex=sex, drop=True) for sex in SEXES]
    sharers += [cost_by_payer.sel(payer=payer, drop=True) for payer in SAME_NAME]
    sharers += [cost_by_payer.sel(payer=list(STATE_PAYERS)).sum("payer")]
    names = [*SEXES, *SAME_NAME, "State"]
    amounts = xr.concat(sharers, dim="sharer").assign_coords(sharer=names)
    return Profile(
        amounts.sel(sharer=list(SHARERS)).transpose("scenario", "sharer", "draw", "year")
    )


def _sum_set_off(benefits: xr.DataArray, hours: str) -> xr.DataArray:
    """Add up what households are paid for unpaid hours that the profile counts."""
    paying = [n for n, i in shipped_instruments().items() if i.traits.set_off_against == hours]
    return benefits.sel(instrument=paying).sum("instrument")


def _add_by_sex(given: xr.DataArray) -> xr.DataArray:
    """Add hours up by the sex of the provider."""
    sex = {provider.name: provider.sex for provider in PROVIDERS}
    names = [str(name) for name in given["provider"].to_numpy()]
    parts = [
        given.sel(provider=[n for n in names if sex[n] == one]).sum("provider") for one in SEXES
    ]
    return xr.concat(parts, dim="sex").assign_coords(sex=list(SEXES))


def _part(amounts: xr.DataArray) -> xr.DataArray:
    """Compute each sex's part of an amount, in halves where there is none. [share]"""
    total = amounts.sum("sex", skipna=False)
    return (amounts / total.where(total != 0)).where(total != 0, 1 / len(SEXES))


def _part_of_earnings(values: xr.Dataset) -> xr.DataArray:
    """Compute each sex's part of all earnings. [share]"""
    return _part(values["employed"] * values["wage"])


def _halve(values: xr.Dataset) -> xr.DataArray:
    """Give each sex one half. [share]"""
    return xr.full_like(values["employed"], 1 / len(SEXES))


SPLITS: dict[HouseholdSplit, Callable[[xr.Dataset], xr.DataArray]] = {
    "by earnings": _part_of_earnings,
    "in halves": _halve,
}
"""How the money that households pay falls on women and men."""
