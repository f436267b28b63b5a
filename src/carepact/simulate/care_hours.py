"""Who gives care to whom, hour by hour: before a reform, and as it moves.

Three commodities are kept apart: hours that providers give, hours that recipients attend a
service, and hours near a child without active care.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.units import DAYS_PER_YEAR
from carepact.measure.country_hours import CountryHours, draw_evidence
from carepact.simulate.projection import PROVIDERS, RECIPIENTS, SEXES, place

FAMILY: dict[str, tuple[str, ...]] = {
    "women": ("mothers", "grandmothers", "other women"),
    "men": ("fathers", "grandfathers", "other men"),
}
"""Unpaid providers of each sex, in the order of the labels of `provider`."""
YOUNG = slice(0, 2)
ADULTS = slice(3, 5)
HOUSEHOLDS = 5


def at(provider: str) -> int:
    """Return the place of a provider."""
    return place("provider", provider)


@dataclass(frozen=True)
class Recipients:
    """How many receive, and what they are held to need; draws and years come last."""

    weights: FloatArray
    """Hours that each group calls for, shape (5, draws, years): children 0-2, 3-5, 6-14,
    adults in need, older persons in need. [hours a year]"""
    young_children: FloatArray
    """Children under six by group, shape (2, years). [persons]"""
    adults: FloatArray
    """Persons of 15 and over by sex, shape (2, years). [persons]"""
    providers: FloatArray
    """Parents, grandparents and others among them by sex, shape (2, 3). [share]"""


def lay_out_hours(
    hours: CountryHours, recipients: Recipients, sampler: Sampler
) -> tuple[FloatArray, FloatArray]:
    r"""Spread a country's unpaid hours over who gives and who receives.

    Parameters
    ----------
    hours : CountryHours
        Mean hours a day of adults by sex, in the first year.
    recipients : Recipients
        Who receives in each year.
    sampler : Sampler
        Seed of the run.

    Returns
    -------
    tuple of two FloatArray
        Hours of care, shape (providers, recipients, draws, years), and hours near a child
        without active care, shape (providers, draws, years). [hours a year]

    Notes
    -----
    In the first year the hours are :math:`365.25 \, N_s h_s`, among children and among
    adults in proportion to what each group calls for. Later each group is given as much for
    what it calls for as in the first year, and housework grows with adults: a care need that
    grows meets no more hours a head, and no fewer. Shares of providers were measured in one
    country; what holds elsewhere is what a provider gives to what another does, head by head:
    :math:`s_g n_g / n^0_g`, over their sum, with n the part of a sex that are such providers, and
    :math:`n^0` that part where the shares were measured.
    """
    draws = len(hours.housework) - 1
    given = np.zeros((len(PROVIDERS), len(RECIPIENTS), 1 + draws, recipients.adults.shape[-1]))
    weights = recipients.weights
    for column, sex in enumerate(SEXES):
        first = recipients.adults[column, 0] * DAYS_PER_YEAR
        parts = (
            ("childcare_givers", hours.childcare, slice(0, ADULTS.start)),
            ("adult_care_givers", hours.adult_care, ADULTS),
        )
        for name, mean, groups in parts:
            called = weights[groups]
            base = called[:, :, :1].sum(axis=0)
            each = called / np.where(base > 0, base, 1.0) * (mean[:, column, None] * first)
            shares = _share_providers(name, column, recipients.providers[column], sampler)
            _give(given, sex, groups, each, shares)
        house = hours.housework[:, column, None] * DAYS_PER_YEAR * recipients.adults[column]
        shares = _share_providers("housework_givers", column, recipients.providers[column], sampler)
        _give(given, sex, slice(HOUSEHOLDS, HOUSEHOLDS + 1), house[None], shares)
    # Presence is measured by child, not by who is there: it follows active care of the youngest.
    presence = draw_evidence("presence", sampler)[:, None] * DAYS_PER_YEAR
    supervised = presence * recipients.young_children.sum(axis=0)
    young = given[:, YOUNG].sum(axis=1)
    total = young.sum(axis=0)
    return given, supervised * young / np.where(total > 0, total, 1.0)


def _share_providers(name: str, sex: int, providers: FloatArray, sampler: Sampler) -> FloatArray:
    """Share hours of one sex among its providers by their number, shape (1 + draws, 3). [share]"""
    shares = draw_evidence(f"{name}_{SEXES[sex]}", sampler)
    there = draw_evidence(f"source_givers_{SEXES[sex]}", sampler)
    weighed = shares * providers / there
    shared: FloatArray = weighed / weighed.sum(axis=-1, keepdims=True)
    return shared


def _give(
    given: FloatArray, sex: str, groups: slice, hours: FloatArray, shares: FloatArray
) -> None:
    """Add the hours of one sex to its providers by their shares."""
    for column, provider in enumerate(FAMILY[sex]):
        given[at(provider), groups] += shares[:, column, None] * hours


def free_family(given: FloatArray, groups: slice, freed: FloatArray) -> FloatArray:
    r"""Take freed hours from family providers by their shares, none below zero.

    Parameters
    ----------
    given : FloatArray, shape (providers, recipients, draws, years)
        Hours before. [hours a year]
    groups : slice
        Recipients whose care is freed.
    freed : FloatArray, shape (recipients of the slice, draws, years)
        Hours that a service gives in place of the family. [hours a year]

    Returns
    -------
    FloatArray, shape of given
        :math:`-\min(\text{freed}, \sum_g h_g) \, h_g / \sum_g h_g` for family providers, else 0.
    """
    change = np.zeros_like(given)
    family = [at(name) for names in FAMILY.values() for name in names]
    before = given[family][:, groups]
    total = before.sum(axis=0)
    # No evidence tells whom of a family a service spares: all are spared in proportion.
    part = np.minimum(freed, total) / np.where(total > 0, total, 1.0)
    change[family, groups] = -before * part
    return change


def move_to_fathers(given: FloatArray, added: FloatArray, freed: FloatArray) -> FloatArray:
    r"""Let fathers give more care to the youngest, and mothers less.

    Parameters
    ----------
    given : FloatArray, shape (providers, recipients, draws, years)
        Hours before. [hours a year]
    added : FloatArray, shape (draws, years)
        Hours that fathers add for children under six. [hours a year]
    freed : FloatArray, shape (draws, years)
        Mothers' hours that these free. [hours a year]

    Returns
    -------
    FloatArray, shape of given
        Fathers' hours more; mothers' fewer, none below zero.

    Notes
    -----
    Between children of 0-2 and of 3-5 both move as mothers' hours are spread.
    """
    change = np.zeros_like(given)
    mothers = given[at("mothers"), YOUNG]
    total = mothers.sum(axis=0)
    spread = mothers / np.where(total > 0, total, 1.0)
    change[at("fathers"), YOUNG] = spread * added
    change[at("mothers"), YOUNG] = -spread * np.minimum(freed, total)
    return change
