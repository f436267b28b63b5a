"""How a country's hours of care move as its law changes, run by run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.measure.country_hours import draw_evidence
from carepact.simulate.care_hours import (
    ADULTS,
    FAMILY,
    HOUSEHOLDS,
    YOUNG,
    at,
    free_family,
    move_to_fathers,
)
from carepact.simulate.closures import Totals
from carepact.simulate.instrument_traits import draw_displacement, list_having
from carepact.simulate.projection import RECIPIENTS, SCENARIOS, SEXES


@dataclass(frozen=True)
class Hours:
    """Hours of every run; draws and years come last. [hours a year]"""

    care: FloatArray
    """Shape (scenarios, providers, recipients, draws, years)."""
    supervision: FloatArray
    """Shape (scenarios, providers, draws, years)."""
    attended: FloatArray
    """Shape (scenarios, recipients, draws, years)."""
    on_leave: FloatArray
    """Working hours of women and of men on leave, shape (scenarios, sexes, draws, years)."""
    leave_care: FloatArray
    """Of those, hours of active care, shape of on_leave."""


def move_hours(
    totals: Mapping[str, Totals],
    given: FloatArray,
    supervised: FloatArray,
    births: FloatArray,
    public: Mapping[str, FloatArray],
    sampler: Sampler,
    *,
    usual: FloatArray | None = None,
) -> Hours:
    r"""Let services and leaves move the hours that families give.

    Parameters
    ----------
    totals : mapping of instrument to Totals
        What each instrument does in every run.
    given : FloatArray, shape (providers, recipients, draws, years)
        Hours of families under present law.
    supervised : FloatArray, shape (providers, draws, years)
        Hours near a child without active care, under present law.
    births : FloatArray, shape (draws, years)
        Births. [persons]
    public : mapping of instrument to FloatArray, shape (draws, 1)
        Share of a service that public bodies give. [share]
    sampler : Sampler
        Seed of the run.
    usual : FloatArray, shape (recipients, draws, years), optional
        Attended hours from which families are freed or called back; those of present law when
        omitted, where these are fewer in a crisis, those without it. [hours a year]

    Returns
    -------
    Hours
        Under present law, and under each closure.

    Notes
    -----
    Of attended hours beyond present law, :math:`\delta_{active}` free active care and
    :math:`\delta_{presence}` free hours near a child; of hours of long-term care, the share
    that displaces families' care. Fathers on leave add active care, and some do more for
    years after; what they add frees mothers in part. Volunteers' hours stand in their own
    accounts and free nobody.
    """
    shape = (len(SCENARIOS), *given.shape)
    care = np.broadcast_to(given, shape).copy()
    supervision = np.broadcast_to(supervised, (len(SCENARIOS), *supervised.shape)).copy()
    attended = np.zeros((len(SCENARIOS), len(RECIPIENTS), *given.shape[2:]))
    on_leave = np.zeros((len(SCENARIOS), len(SEXES), *given.shape[2:]))
    for name, one in totals.items():
        _place_services(care, name, one, public)
        for place, hours in one.attended.items():
            attended[:, place] += hours
    _add_leave(on_leave, totals)
    more = attended - (attended[:1] if usual is None else usual)
    active = draw_displacement("children", "active_care", sampler)
    presence = draw_displacement("children", "presence", sampler)
    informal = draw_displacement("adults", "active_care", sampler)
    for run in range(1 if usual is None else 0, len(SCENARIOS)):
        # An hour in a nursery takes little active care from families and much presence, so each
        # has a rate of its own.
        freed = active * more[run, YOUNG]
        care[run][:, YOUNG] += free_family(given[:, YOUNG], slice(None), freed)
        freed = informal * more[run, ADULTS]
        care[run][:, ADULTS] += free_family(given[:, ADULTS], slice(None), freed)
        kept = np.maximum(supervised.sum(axis=0) - presence * more[run, YOUNG].sum(axis=0), 0.0)
        supervision[run] *= kept / np.where(supervised.sum(axis=0) > 0, supervised.sum(axis=0), 1.0)
        added = _add_fathers(totals, given, births, run, sampler)
        programme, spared = _follow_programmes(totals, run)
        freed = added * draw_evidence("freed_by_fathers", sampler)[:, None] + spared
        care[run][:, YOUNG] += move_to_fathers(given[:, YOUNG], added + programme, freed)
        _add_mothers(care, totals, run, sampler)
        _add_carers(care, totals, run, sampler)
    # Being on leave is not yet care: part of the time off work is active care.
    on_leave_care = on_leave * _active_on_leave(sampler)
    return Hours(np.maximum(care, 0.0, out=care), supervision, attended, on_leave, on_leave_care)


def _add_leave(on_leave: FloatArray, totals: Mapping[str, Totals]) -> None:
    """Add up the hours of mothers and of fathers on leave."""
    for name in list_having(lambda one: one.time.startswith("leave")):
        for column, (kind, sex) in enumerate((("mothers", "women"), ("fathers", "men"))):
            for (provider, of_sex, _place), hours in totals[name].hours.items():
                if (provider, of_sex) == (kind, sex):
                    on_leave[:, column] += hours


def _active_on_leave(sampler: Sampler) -> FloatArray:
    """Draw active care over hours on leave by sex, shape (sexes, 1 + draws, 1). [share]"""
    return draw_evidence("active_on_leave", sampler).T[..., None]


def _place_services(
    care: FloatArray,
    name: str,
    totals: Totals,
    public: Mapping[str, FloatArray],
) -> None:
    """Put the hours of staff, volunteers and spared housework into their accounts."""
    for (kind, sex, place), hours in totals.hours.items():
        if kind == "staff":
            part = public[name]
            care[:, at(f"{sex} in public services"), place] += hours * part
            care[:, at(f"{sex} in private services"), place] += hours * (1 - part)
        elif kind == "volunteers":
            care[:, at(f"volunteer {sex}"), place] += hours
        elif kind == "households":
            family = [at(provider) for provider in FAMILY[sex]]
            before = care[:, family, HOUSEHOLDS]
            total = before.sum(axis=1, keepdims=True)
            # Infrastructure reduces hours that nobody else gives: no more than are there.
            moved = np.maximum(hours - hours[:1], -total[:, 0])
            care[:, family, HOUSEHOLDS] += before / np.where(total > 0, total, 1) * moved[:, None]


def _add_fathers(
    totals: Mapping[str, Totals],
    given: FloatArray,
    births: FloatArray,
    run: int,
    sampler: Sampler,
) -> FloatArray:
    r"""Compute the care that fathers add, shape (draws, years). [hours a year]

    Active care on leave beyond present law; afterwards :math:`g \, h \, p`, with g the
    lasting gain, h fathers' hours for the youngest, p those of their fathers who were alone
    with them, as `follow_cohorts` counts them.
    """
    on_leave = sum(
        hours[run] - hours[0]
        for name in list_having(lambda one: one.time == "leave around a birth")
        for (kind, _sex, _place), hours in totals[name].hours.items()
        if kind == "fathers"
    )
    active = _active_on_leave(sampler)[1]
    alone = list_having(lambda one: one.fathers_weeks == "after hers")
    # Fathers who were alone with the child go on caring; those who stayed beside her do not.
    men = sum((totals[name].fathers_alone for name in alone), start=np.zeros(1))
    taking = np.clip((men[run] - men[0]) / np.where(births > 0, births, 1.0), 0.0, 1.0)
    lasting = follow_cohorts(taking, draw_evidence("lasting_years", sampler)[:, None])
    gain = draw_evidence("lasting_gain", sampler)[:, None]
    later = gain * lasting * given[at("fathers"), RECIPIENTS.index("children 0-2")]
    added: FloatArray = on_leave * active + later
    return added


def follow_cohorts(taking: FloatArray, years: FloatArray) -> FloatArray:
    r"""Count fathers of children of 0 to 2 in whom a leave of their own still lasts.

    Parameters
    ----------
    taking : FloatArray, shape (draws, years)
        Fathers of a year's births who took it beyond present law. [share]
    years : FloatArray, shape (draws, 1)
        How long it lasts, L. [years]

    Returns
    -------
    FloatArray, shape (draws, years)
        :math:`\sum_{a=0}^{2} \min(\max(L - a, 0), 1) \, p_{t-a} / 3`: a child of age a was born
        in year t - a, and before the first year all fathers had present law. [share]
    """
    ages = 3  # of the youngest group, 0-2
    found = np.zeros(np.broadcast_shapes(taking.shape, years.shape))
    for age in range(min(ages, taking.shape[-1])):
        born = taking[..., : taking.shape[-1] - age]
        found[..., age:] += np.clip(years - age, 0.0, 1.0) * born / ages
    return found


def _follow_programmes(totals: Mapping[str, Totals], run: int) -> tuple[FloatArray, FloatArray]:
    """Take what programmes add to fathers' hours and spare mothers, shape (draws, years)."""
    moved = {"mothers": np.zeros(1), "fathers": np.zeros(1)}
    for name in list_having(lambda one: one.time == "moved between parents"):
        for (kind, _sex, _place), hours in totals[name].hours.items():
            moved[kind] = moved[kind] + hours[run] - hours[0]
    return moved["fathers"], -moved["mothers"]


def _add_mothers(
    care: FloatArray, totals: Mapping[str, Totals], run: int, sampler: Sampler
) -> None:
    """Add what mothers on leave, and at breaks for breastfeeding, give beyond present law."""
    active = _active_on_leave(sampler)[0]
    at_breaks = list_having(lambda one: one.time == "breaks at work")
    for name in (*list_having(lambda one: one.time == "leave around a birth"), *at_breaks):
        # A break is care from its first minute to its last; a day on leave is not.
        share = np.ones_like(active) if name in at_breaks else active
        for (kind, _sex, place), hours in totals[name].hours.items():
            if kind == "mothers":
                care[run, at("mothers"), place] += share * (hours[run] - hours[0])


def _add_carers(care: FloatArray, totals: Mapping[str, Totals], run: int, sampler: Sampler) -> None:
    """Add what employees on carers' leave give older persons beyond present law."""
    active = _active_on_leave(sampler)
    for name in list_having(lambda one: one.time == "leave for a dependant"):
        for (_kind, sex, place), hours in totals[name].hours.items():
            share = active[SEXES.index(sex)]
            care[run, at(f"other {sex}"), place] += share * (hours[run] - hours[0])
