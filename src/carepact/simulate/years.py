"""A country and a package year by year: the one projection from law to hours, jobs and money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray, sum_alike
from carepact.law.law import Law
from carepact.law.years import expand
from carepact.measure.country_hours import CountryHours, draw_evidence
from carepact.needs.balance import Balance
from carepact.policy.instrument import PAYERS
from carepact.policy.package import Package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import instrument_names, shipped_instruments
from carepact.population.apply_law import apply_both
from carepact.population.columns_of_country import count_hours_at_work
from carepact.population.country_inputs import CountryInputs
from carepact.population.country_rows import CountryRows
from carepact.simulate.care_hours import ADULTS, HOUSEHOLDS, lay_out_hours
from carepact.simulate.care_shift import Hours, move_hours
from carepact.simulate.closures import Totals, limit_staff, total_instrument
from carepact.simulate.crises import Crises, disturb_services
from carepact.simulate.economy import follow_economy
from carepact.simulate.enrolment import cover_those_not_on_leave
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.inputs import gather_drawn, list_inputs
from carepact.simulate.instrument_traits import (
    draw_effect,
    draw_public_share,
    list_staffed,
    place_recipients,
)
from carepact.simulate.marks_of_law import find_parts, mark_parts, mark_unknown_law
from carepact.simulate.projection import DIMENSIONS, VARIABLES, Projection
from carepact.simulate.questions import Laws, lay_out_questions
from carepact.simulate.recipients import count_recipients
from carepact.simulate.staff_hours import count_heads, count_staff_hours, value_hour
from carepact.simulate.staffing import find_staff
from carepact.simulate.surroundings import draw_surroundings
from carepact.simulate.work import count_hireable, draw_hours_response


@dataclass(frozen=True)
class Ends:
    """Present law and the reform, applied to the same country by the same draws."""

    values: tuple[LawValues, LawValues]
    outcomes: tuple[Mapping[str, Outcome], Mapping[str, Outcome]]


def simulate_years(
    inputs: CountryInputs,
    hours: CountryHours,
    balance: Balance,
    law: Law,
    package: Package,
    paths: GrowthPaths,
    crises: Crises | None = None,
) -> Projection:
    """Carry a country under present law and under a package through the years.

    Parameters
    ----------
    inputs : CountryInputs
        What rules need of the country, along draws and years.
    hours : CountryHours
        Its unpaid hours, by the same draws.
    balance : Balance
        What care its people need, by the same draws.
    law : Law
        Its present law, by the same draws.
    package : Package
        The reform.
    paths : GrowthPaths
        How work, wages and money are held to grow.
    crises : Crises, optional
        What disturbs present law and the reform alike; nothing when omitted.

    Returns
    -------
    Projection
        Every variable of `projection.VARIABLES`, the point and the draws.
    """
    today = cover_those_not_on_leave(inputs, law)
    laws = expand(today, None, inputs.years), expand(today, package, inputs.years)
    return simulate_laws(inputs, hours, balance, law, laws, paths, package.package, crises)


def simulate_laws(
    inputs: CountryInputs,
    hours: CountryHours,
    balance: Balance,
    law: Law,
    laws: tuple[LawValues, LawValues],
    paths: GrowthPaths,
    package: str,
    crises: Crises | None = None,
) -> Projection:
    """Carry a country under two laws laid out year by year, each draw with its own if need be.

    Parameters
    ----------
    inputs, hours, balance, law, paths, crises
        As for `simulate_years`.
    laws : tuple of two mappings
        Present law and the reform, as `law_years.expand` lays them out.
    package : str
        Name of the reform.
    """
    ends = _apply(inputs, laws, paths, crises)
    usual = crises.usual if crises else None
    totals = _limit(inputs, _total(inputs, ends))
    recipients = count_recipients(inputs, balance)
    given, supervised = lay_out_hours(hours, recipients, inputs.sampler)
    births = inputs.births()[..., 0]
    moved = move_hours(
        totals,
        given,
        supervised,
        births,
        _share_public(inputs),
        inputs.sampler,
        usual=usual.attended if usual else None,
    )
    stacked = _stack(totals)
    values = {
        **stacked,
        **_balance_hours(moved, recipients.weights, usual.need if usual else None),
        "heads": count_heads(inputs, stacked["staff"]),
        "staff_hours": count_staff_hours(totals, laws),
        "hours_at_work": count_hours_at_work(inputs)[..., 0],
        "hour_value": value_hour(inputs),
    }
    around = draw_surroundings(inputs)
    economy, marks = follow_economy(inputs, totals, paths, around)
    asked = Laws(ends.outcomes, _share_payers(inputs, ends), totals)
    return Projection(
        country=inputs.country.code,
        package=package,
        values=_label(inputs, values | economy),
        inputs=(*list_inputs(inputs, hours, law, totals), *(crises.inputs if crises else ())),
        seed=inputs.sampler.seed,
        drawn=gather_drawn(inputs, law, hours, totals) | (crises.drawn if crises else {}),
        notes=(*marks, *mark_unknown_law(law, totals), *mark_parts(law, inputs.facts)),
        given=inputs.sampler.given,
        parts=tuple(find_parts(law, inputs.facts)),
        beside=lay_out_questions(inputs, asked, economy, around),
    )


def _apply(
    inputs: CountryInputs,
    laws: tuple[LawValues, LawValues],
    paths: GrowthPaths,
    crises: Crises | None,
) -> Ends:
    """Apply present law and the reform; what present law provides stands for the reform."""
    before, after = (paths.raise_care_wages(values, inputs.years) for values in laws)
    rows = CountryRows(inputs)
    now, then = apply_both(rows, before, after)
    if crises is not None:
        now, then = (disturb_services(one, crises.disturbance) for one in (now, then))
    return Ends((before, after), (now, then))


def _total(inputs: CountryInputs, ends: Ends) -> dict[str, Totals]:
    """Add every instrument up over its rows in three scenarios."""
    shares, found = _share_payers(inputs, ends), {}
    response = draw_hours_response(inputs)
    for name, one in shipped_instruments().items():
        before, after = (outcomes[name] for outcomes in ends.outcomes)
        rows, traits = before.reached.shape[-1], one.traits
        is_new = (
            None
            if traits.new_use == "all"
            else draw_effect(f"{name}.{traits.new_use}", inputs.sampler)[..., None]
        )
        found[name] = total_instrument(
            before,
            after,
            shares[name],
            place_recipients(traits.recipients, rows),
            is_new,
            response if traits.frees_for_work == "mothers" else None,
        )
    return found


def _share_payers(inputs: CountryInputs, ends: Ends) -> dict[str, tuple[FloatArray, FloatArray]]:
    """Give the payers' shares of every instrument under both laws. [share]"""
    shape = (1 + inputs.draws, len(inputs.years))
    before, after = ends.values
    return {
        name: (_broadcast(before, name, shape), _broadcast(after, name, shape))
        for name in instrument_names()
    }


def _broadcast(values: LawValues, name: str, shape: tuple[int, int]) -> FloatArray:
    """Give the payers' shares of every draw and year, shape (draws, years, payers)."""
    shares = values[name][PAYERS]
    return np.broadcast_to(shares, (*shape, shares.shape[-1]))


def _limit(inputs: CountryInputs, totals: dict[str, Totals]) -> dict[str, Totals]:
    """Add the run in which care staff grows no faster than it has been seen to grow."""
    limits = {n: s.limited_by for n, s in list_staffed() if s.limited_by != "nothing"}
    if not limits:
        return {name: limit_staff(one, None) for name, one in totals.items()}
    law, _demand, wanted, unstaffed = sum_alike([totals[name].staff.sum(axis=1) for name in limits])
    # All services hire from one labour market, so their instruments name the same evidence.
    growth = draw_effect(next(iter(limits.values())), inputs.sampler)
    heads = draw_evidence("heads_per_job", inputs.sampler)[:, None]
    pool = count_hireable(inputs).sum(axis=0) / heads
    # Staff whom one service dismisses are not taken to fill the jobs of another.
    share = find_staff(law, law + (wanted - unstaffed), growth, pool)
    return {
        name: limit_staff(one, share if name in limits else None) for name, one in totals.items()
    }


def _share_public(inputs: CountryInputs) -> dict[str, FloatArray]:
    """Tell how much of each service public bodies give, shape (draws, 1). [share]"""
    return {name: draw_public_share(one, inputs) for name, one in list_staffed()}


def _stack(totals: Mapping[str, Totals]) -> dict[str, FloatArray]:
    """Put the instruments beside one another, on the second axis."""
    order = [totals[name] for name in instrument_names()]
    return {
        name: np.stack([getattr(one, name) for one in order], axis=1)
        for name in ("reached", "cost_by_payer", "paid", "capital", "staff")
    }


def _balance_hours(
    moved: Hours, needed: FloatArray, usual: FloatArray | None
) -> dict[str, FloatArray]:
    r"""Set the hours received against those needed, in a crisis against those needed without it.

    Notes
    -----
    Children and households need what they receive under present law, and less where a parent
    on leave or better infrastructure takes its place; adults what their need calls for. Unmet
    is :math:`\max(n - r, 0)`, beyond :math:`\max(r - n, 0)`.
    """
    received = moved.care.sum(axis=1)
    need = np.minimum(received, received[:1]) if usual is None else usual.copy()
    need[:, ADULTS] = needed[ADULTS]
    need[:, HOUSEHOLDS] = received[:, HOUSEHOLDS]
    return {
        "care_hours": moved.care,
        "need": need,
        "unmet": np.maximum(need - received, 0.0),
        "surplus_hours": np.maximum(received - need, 0.0),
        "attended": moved.attended,
        "supervision": moved.supervision,
        "leave_hours": moved.on_leave,
        "leave_care": moved.leave_care,
    }


def _label(inputs: CountryInputs, values: Mapping[str, FloatArray]) -> xr.Dataset:
    """Put names on the axes of every variable."""
    shape = (1 + inputs.draws, len(inputs.years))
    labels = {
        **{name: list(labels) for name, labels in DIMENSIONS.items()},
        "draw": np.arange(shape[0]),
        "year": list(inputs.years),
    }
    arrays = {}
    for name, variable in VARIABLES.items():
        sizes = tuple(len(DIMENSIONS[dimension]) for dimension in variable.dimensions)
        whole = np.broadcast_to(values[name], (*sizes, *shape))
        arrays[name] = xr.Variable((*variable.dimensions, "draw", "year"), whole)
    return xr.Dataset(arrays, coords=labels)
