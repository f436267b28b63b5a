"""Who gives care and who works for pay: hours, jobs and the gaps between women and men."""

from __future__ import annotations

import xarray as xr

from carepact.core.units import DAYS_PER_YEAR
from carepact.simulate.employment import compare_earnings
from carepact.simulate.projection import PROVIDERS, SEXES

PROVIDER_KINDS = {
    "women, unpaid": ("women", False),
    "men, unpaid": ("men", False),
    "women in services": ("women", True),
    "men in services": ("men", True),
}
"""Who provides, in four: by sex and by whether it is paid work."""


def sum_given(values: xr.Dataset) -> xr.DataArray:
    """Add up the hours of each provider, shape (scenario, provider, draw, year). [hours a year]"""
    return values["care_hours"].sum("recipient", skipna=False)


def share_given(values: xr.Dataset) -> xr.DataArray:
    """Compute each of four providers' share of all hours, along their kinds."""
    given = sum_given(values)
    parts = [
        given.sel(provider=[g.name for g in PROVIDERS if (g.sex, g.paid) == kind]).sum(
            "provider", skipna=False
        )
        for kind in PROVIDER_KINDS.values()
    ]
    of_four = xr.concat(parts, dim="provider_kind").assign_coords(
        provider_kind=list(PROVIDER_KINDS)
    )
    whole = of_four.sum("provider_kind", skipna=False)
    return (of_four / whole.where(whole != 0)).transpose(
        "scenario", "provider_kind", "draw", "year"
    )


def sum_unpaid(values: xr.Dataset) -> xr.DataArray:
    """Add up unpaid hours by the sex of the provider. [hours a year]"""
    given = sum_given(values)
    names = {sex: [g.name for g in PROVIDERS if g.sex == sex and not g.paid] for sex in SEXES}
    parts = [given.sel(provider=names[sex]).sum("provider", skipna=False) for sex in SEXES]
    return (
        xr.concat(parts, dim="sex").assign_coords(sex=list(SEXES)).transpose("scenario", "sex", ...)
    )


def sum_unpaid_a_day(values: xr.Dataset) -> xr.DataArray:
    """Compute the unpaid hours of an adult, shape (scenario, sex, draw, year). [hours a day]"""
    return sum_unpaid(values) / values["adults"] / DAYS_PER_YEAR


def compare_unpaid(values: xr.Dataset) -> xr.DataArray:
    """Compute how many more unpaid hours a woman gives than a man, shape (scenario, draw, year)."""
    return _pick(sum_unpaid_a_day(values), "women") - _pick(sum_unpaid_a_day(values), "men")


def share_unpaid(values: xr.Dataset) -> xr.DataArray:
    """Compute women's share of unpaid hours, shape (scenario, draw, year). [share]"""
    hours = sum_unpaid(values)
    return _pick(hours, "women") / hours.sum("sex", skipna=False)


def rate_employment(values: xr.Dataset) -> xr.DataArray:
    """Compute the employed over adults, shape (scenario, sex, draw, year). [share]"""
    return values["employed"] / values["adults"]


def compare_employment(values: xr.Dataset) -> xr.DataArray:
    """Compute men's less women's employment rate, shape (scenario, draw, year). [share]"""
    rates = rate_employment(values)
    return _pick(rates, "men") - _pick(rates, "women")


def compare_pay(values: xr.Dataset) -> xr.DataArray:
    """Compute the gap in earnings of an adult, shape (scenario, draw, year). [share]"""
    employed = values["employed"].transpose("sex", "scenario", "draw", "year")
    like = [values[name].broadcast_like(employed) for name in ("wage", "adults")]
    wages, adults = (one.transpose(*employed.dims).to_numpy() for one in like)
    gap = compare_earnings(employed.to_numpy(), wages, adults)
    return employed.isel(sex=0, drop=True).copy(data=gap)


def compare_care_pay(values: xr.Dataset) -> xr.DataArray:
    r"""Compute what an hour of care staff is paid over an hour of all the employed.

    Returns
    -------
    xr.DataArray, shape (scenario, draw, year)
        :math:`(P / T) / (\bar w / A)`: pay of staff over the hours T that it is for, over mean
        earnings of all employed and their hours A at work; not a number without staff. [share]
    """
    hours = values["staff_hours"]
    pay = values["paid"].sel(payee="staff", drop=True).sum("instrument", skipna=False)
    employed = values["employed"]
    mean = (employed * values["wage"]).sum("sex", skipna=False) / employed.sum("sex", skipna=False)
    return pay / hours.where(hours != 0) / (mean / values["hours_at_work"])


def share_jobs(values: xr.Dataset) -> xr.DataArray:
    """Compute women's share of direct jobs, shape (scenario, draw, year); undefined without any."""
    jobs = values["jobs"].sel(effect="direct", drop=True)
    total = jobs.sum("sex", skipna=False)
    return _pick(jobs, "women") / total.where(total > 0)


def _pick(amounts: xr.DataArray, sex: str) -> xr.DataArray:
    """Take one sex."""
    return amounts.sel(sex=sex, drop=True)
