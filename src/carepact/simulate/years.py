"""A country and a package year by year: the one projection from law to hours, jobs and money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.core.units import WEEKS_PER_YEAR
from carepact.law.law import Law
from carepact.law.years import expand
from carepact.measure.country_hours import CountryHours, draw_evidence
from carepact.needs.balance import Balance
from carepact.policy.instrument import PAYERS
from carepact.policy.package import Package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import instrument_names, shipped_instruments
from carepact.population.apply_law import apply_law
from carepact.population.country_inputs import CountryInputs
from carepact.population.country_rows import CountryRows
from carepact.simulate.care_hours import ADULTS, HOUSEHOLDS, Recipients, lay_out_hours
from carepact.simulate.care_shift import Hours, move_hours
from carepact.simulate.closures import Totals, limit_staff, sum_alike, total_instrument
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
from carepact.simulate.projection import DIMENSIONS, RECIPIENTS, VARIABLES, Projection
from carepact.simulate.staffing import find_staff
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

    Returns
    -------
    Projection
        Every variable of `projection.VARIABLES`, the point and the draws.
    """
    today = cover_those_not_on_leave(inputs, law)
    laws = expand(today, None, inputs.years), expand(today, package, inputs.years)
    return simulate_laws(inputs, hours, balance, law, laws, paths, package.package)


def simulate_laws(
    inputs: CountryInputs,
    hours: CountryHours,
    balance: Balance,
    law: Law,
    laws: tuple[LawValues, LawValues],
    paths: GrowthPaths,
    package: str,
) -> Projection:
    """Carry a country under two laws laid out year by year, each draw with its own if need be.

    Parameters
    ----------
    inputs, hours, balance, law, paths
        As for `simulate_years`.
    laws : tuple of two mappings
        Present law and the reform, as `law_years.expand` lays them out.
    package : str
        Name of the reform.
    """
    ends = _apply(inputs, laws, paths)
    totals = _limit(inputs, _total(inputs, ends))
    recipients = _count_recipients(inputs, balance)
    given, supervised = lay_out_hours(hours, recipients, inputs.sampler)
    births = inputs.births()[..., 0]
    moved = move_hours(totals, given, supervised, births, _share_public(inputs), inputs.sampler)
    stacked = _stack(totals)
    values = {
        **stacked,
        **_balance_hours(moved, recipients.weights),
        "heads": _count_heads(inputs, stacked["staff"]),
        "hour_value": _value_hour(inputs),
    }
    economy, marks = follow_economy(inputs, totals, paths)
    return Projection(
        country=inputs.country.code,
        name=inputs.country.name,
        package=package,
        values=_label(inputs, values | economy),
        inputs=list_inputs(inputs, hours, law, totals),
        seed=inputs.sampler.seed,
        drawn=gather_drawn(inputs, law, hours, totals),
        notes=(*marks, *mark_unknown_law(law, totals), *mark_parts(law, inputs.facts)),
        parts=tuple(find_parts(law, inputs.facts)),
    )


def _apply(inputs: CountryInputs, laws: tuple[LawValues, LawValues], paths: GrowthPaths) -> Ends:
    """Apply present law and the reform; what present law provides stands for the reform."""
    before, after = (paths.raise_care_wages(values, inputs.years) for values in laws)
    rows = CountryRows(inputs)
    now = apply_law(rows, before)
    # Only what the reform adds is built: places in use under present law stand already.
    standing = {name: np.asarray(outcome.places) for name, outcome in now.items()}
    return Ends((before, after), (now, apply_law(rows, after, standing)))


def _total(inputs: CountryInputs, ends: Ends) -> dict[str, Totals]:
    """Add every instrument up over its rows in three scenarios."""
    shape = (1 + inputs.draws, len(inputs.years))
    response = draw_hours_response(inputs)
    found = {}
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
            (_broadcast(ends.values[0], name, shape), _broadcast(ends.values[1], name, shape)),
            place_recipients(traits.recipients, rows),
            is_new,
            response if traits.frees_for_work == "mothers" else None,
        )
    return found


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


def _count_recipients(inputs: CountryInputs, balance: Balance) -> Recipients:
    """Count who receives care, and what hours each group calls for."""
    needed = balance.groups["needed"].sel(year=list(inputs.years))
    children = inputs.children(len(LABELS["child age"]))[0]
    group = place_recipients("by age of child", children.shape[-1])
    return Recipients(
        weights=needed.sel(group=list(RECIPIENTS[:HOUSEHOLDS])).transpose("group", ...).to_numpy(),
        young_children=np.stack(
            [children[:, group == one].sum(axis=-1) for one in np.unique(group)]
        ),
        adults=inputs.adults()[0].T,
        providers=_share_roles(inputs),
    )


def _share_roles(inputs: CountryInputs) -> FloatArray:
    """Part adults of each sex into parents, grandparents and others, shape (2, 3). [share]"""
    counted = inputs.cells.collapse("sex", "role").transpose("sex", "role")
    roles = {"women": ("mother", "grandparent", "other"), "men": ("father", "grandparent", "other")}
    heads = np.stack([counted.sel(sex=sex, role=list(of)).to_numpy() for sex, of in roles.items()])
    shares: FloatArray = heads / heads.sum(axis=1, keepdims=True)
    return shares


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


def _count_heads(inputs: CountryInputs, staff: FloatArray) -> FloatArray:
    """Count the persons in care jobs, shape (scenarios, instruments, sexes, draws, years)."""
    heads = draw_evidence("heads_per_job", inputs.sampler)[:, None]
    counted: FloatArray = staff * heads
    return counted


def _balance_hours(moved: Hours, needed: FloatArray) -> dict[str, FloatArray]:
    r"""Set the hours received against those needed.

    Notes
    -----
    Children and households need what they receive under present law, and less where a parent
    on leave or better infrastructure takes its place; adults what their need calls for. Unmet
    is :math:`\max(n - r, 0)`, beyond :math:`\max(r - n, 0)`.
    """
    received = moved.care.sum(axis=1)
    need = np.minimum(received, received[:1])
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


def _value_hour(inputs: CountryInputs) -> FloatArray:
    """Value an hour of unpaid work at the wage of elementary work, shape (draws, years)."""
    yearly = inputs.number("wage_ratio_elementary") * inputs.pay.mean
    value: FloatArray = (yearly / (inputs.number("hours_week") * WEEKS_PER_YEAR))[..., 0]
    return value


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
