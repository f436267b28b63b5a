"""Who gives care and who works for pay: hours, jobs and the gaps between women and men."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from carepact.core.units import DAYS_PER_YEAR
from carepact.simulate.employment import compare_earnings
from carepact.simulate.projection import PROVIDERS, SEXES
from carepact.simulate.variables import Amounts, join, keep_where, once, pick

PROVIDER_KINDS = {
    "women, unpaid": ("women", False),
    "men, unpaid": ("men", False),
    "women in services": ("women", True),
    "men in services": ("men", True),
}
"""Who provides, in four: by sex and by whether it is paid work."""


@once
def sum_given(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up the hours of each provider, shape (scenario, provider, draw, year). [hours a year]"""
    return values["care_hours"].sum("recipient", skipna=False)


def share_given(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute each of four providers' share of all hours, along their kinds."""
    given = sum_given(values)
    names = {
        kind: [g.name for g in PROVIDERS if (g.sex, g.paid) == of]
        for kind, of in PROVIDER_KINDS.items()
    }
    parts = {kind: _add_providers(given, of) for kind, of in names.items()}
    of_four = join(parts, "provider_kind")
    whole = of_four.sum("provider_kind", skipna=False)
    return of_four / keep_where(whole, whole != 0)


@once
def sum_unpaid(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up unpaid hours by the sex of the provider. [hours a year]"""
    given = sum_given(values)
    names = {sex: [g.name for g in PROVIDERS if g.sex == sex and not g.paid] for sex in SEXES}
    return join({sex: _add_providers(given, names[sex]) for sex in SEXES}, "sex")


def _add_providers(given: Amounts, names: list[str]) -> Amounts:
    """Add up the hours of some providers. [hours a year]"""
    return pick(given, provider=names).sum("provider", skipna=False)


@once
def sum_unpaid_a_day(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute the unpaid hours of an adult, shape (scenario, sex, draw, year). [hours a day]"""
    return sum_unpaid(values) / values["adults"] / DAYS_PER_YEAR


def compare_unpaid(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute how many more unpaid hours a woman gives than a man, shape (scenario, draw, year)."""
    hours = sum_unpaid_a_day(values)
    return _pick(hours, "women") - _pick(hours, "men")


def share_unpaid(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute women's share of unpaid hours, shape (scenario, draw, year). [share]"""
    hours = sum_unpaid(values)
    return _pick(hours, "women") / hours.sum("sex", skipna=False)


def rate_employment(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute the employed over adults, shape (scenario, sex, draw, year). [share]"""
    return values["employed"] / values["adults"]


def compare_employment(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute men's less women's employment rate, shape (scenario, draw, year). [share]"""
    rates = rate_employment(values)
    return _pick(rates, "men") - _pick(rates, "women")


def compare_pay(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute the gap in earnings of an adult, shape (scenario, draw, year). [share]"""
    employed, wages = (np.moveaxis(values[name].to_numpy(), 1, 0) for name in ("employed", "wage"))
    gap = compare_earnings(employed, wages, values["adults"].to_numpy()[:, None])
    return _pick(values["employed"], "women").copy(data=gap)


def compare_care_pay(values: Mapping[Any, Amounts]) -> Amounts:
    r"""Compute what an hour of care staff is paid over an hour of all the employed.

    Returns
    -------
    Amounts, shape (scenario, draw, year)
        :math:`(P / T) / (\bar w / A)`: pay of staff over the hours T that it is for, over mean
        earnings of all employed and their hours A at work; not a number without staff. [share]
    """
    hours = values["staff_hours"]
    pay = pick(values["paid"], payee="staff").sum("instrument", skipna=False)
    employed = values["employed"]
    mean = (employed * values["wage"]).sum("sex", skipna=False) / employed.sum("sex", skipna=False)
    return pay / keep_where(hours, hours != 0) / (mean / values["hours_at_work"])


def share_jobs(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute women's share of direct jobs, shape (scenario, draw, year); undefined without any."""
    jobs = pick(values["jobs"], effect="direct")
    total = jobs.sum("sex", skipna=False)
    return _pick(jobs, "women") / keep_where(total, total > 0)


def _pick(amounts: Amounts, sex: str) -> Amounts:
    """Take one sex."""
    return pick(amounts, sex=sex)
