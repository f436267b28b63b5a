"""Crises laid out along draws and years, and what they do to services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.distributions import Triangular
from carepact.core.draws import Sampler, draw_uniform
from carepact.core.messages import join_sentences
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.population import Population
from carepact.data.crises.crisis import COURSES, Course, Crisis
from carepact.policy.rules.outcome import Outcome
from carepact.population.pay import Growth
from carepact.simulate.instrument_traits import list_staffed
from carepact.simulate.projection import PRESENT_LAW, Input, Projection
from carepact.simulate.row_parts import is_cash


@dataclass(frozen=True)
class BegunCrisis:
    """A crisis and its first year."""

    name: str
    crisis: Crisis
    begins: int

    @property
    def title(self) -> str:
        """Name it in words."""
        return self.crisis.title or self.name

    @property
    def sources(self) -> str:
        """Say where what it moves was seen."""
        courses = (*self.crisis.services_closed.values(), *self.crisis.courses.values())
        listed = dict.fromkeys(one.source for one in courses if one.source)
        return join_sentences(*listed, between="; ")


@dataclass(frozen=True)
class Disturbance:
    """What crises move, all of them together; arrays of shape (1 + draws, years)."""

    years: tuple[int, ...]
    """Calendar years."""
    factors: Mapping[str, FloatArray]
    """By name of a course, what is left of it or added to it. [factor]"""
    open: Mapping[str, FloatArray]
    """By instrument, the part of a service that opens. [share]"""
    severity: Mapping[str, FloatArray]
    """By crisis, how hard it hits, shape (1 + draws,). [factor]"""
    pay_kept: Mapping[str, FloatArray]
    """By instrument, of the cost of staff of what is closed the part that goes on. [share]"""

    def of(self, course: str) -> FloatArray:
        """Return the factor of one course, shape (1 + draws, years)."""
        return self.factors[course]

    def disturb_growth(self, growth: Growth) -> Growth:
        """Let product, wages and employment move off their paths."""
        return Growth(
            growth.product * self.of("product"),
            growth.wages * self.of("wages"),
            growth.employment * self.of("employment"),
        )

    def lengthen_lives(self, population: Population) -> Population:
        """Return a people with more of the old; persons bear no draws, so at severity 1."""
        old = self.factors["persons_of_75"][0]
        if (old == 1).all():
            return population
        persons, told = population.persons, dict(zip(self.years, old.tolist(), strict=True))
        factor = persons["year"].copy(data=[told.get(int(year), 1.0) for year in persons["year"]])
        young = persons["age"].copy(data=np.array(AGE_STARTS) < 75)  # noqa: PLR2004 - as the course is named
        aged = persons.where(young, persons * factor)
        return replace(population, persons=aged.transpose(*persons.dims))


@dataclass(frozen=True)
class Usual:
    """What a country has without the crisis: hours are moved and missed from there."""

    attended: FloatArray
    """Under present law, shape (recipients, draws, years). [hours a year]"""
    need: FloatArray
    """Shape (scenarios, recipients, draws, years). [hours a year]"""

    @classmethod
    def of(cls, calm: Projection) -> Usual:
        """Take it from the projection of the same country and package without a crisis."""
        along = ("recipient", "draw", "year")
        attended = calm.values["attended"].sel(scenario=PRESENT_LAW, drop=True)
        return cls(
            attended.transpose(*along).to_numpy(),
            calm.values["need"].transpose("scenario", *along).to_numpy(),
        )


@dataclass(frozen=True)
class Crises:
    """Crises of a run, and what the same run has without them."""

    begun: tuple[BegunCrisis, ...]
    disturbance: Disturbance
    usual: Usual

    @property
    def inputs(self) -> tuple[Input, ...]:
        """List the crises among what a run stands on."""
        return tuple(
            Input(f"crises.{one.name}", one.title, "assumed", one.sources) for one in self.begun
        )

    @property
    def drawn(self) -> dict[str, FloatArray]:
        """Give what was drawn of them by the name of its stream."""
        severity = self.disturbance.severity.items()
        return {f"crises.{name}": drawn for name, drawn in severity if np.ptp(drawn) > 0}


def lay_out_crises(
    crises: Iterable[BegunCrisis], years: Sequence[int], sampler: Sampler
) -> Disturbance:
    r"""Lay crises out along draws and years.

    Parameters
    ----------
    crises : iterable of BegunCrisis
        Those of a study; several work together, each on what the others leave.
    years : sequence of int
        Calendar years of the run, without gaps.
    sampler : Sampler
        Seed of the run: how hard each hits is drawn from a stream of its name.

    Notes
    -----
    A course c of severity k moves its thing by the factor :math:`1 + k c_t`, never below 0;
    of services that close :math:`\min(k c_t, 1)` stays shut.
    """
    shape = (1 + sampler.draws, len(years))
    factors = {name: np.ones(shape) for name in COURSES}
    opened = {name: np.ones(shape) for name, _staffing in list_staffed()}
    kept = {name: np.zeros(shape) for name in opened}
    severities = {}
    for one in crises:
        severities[one.name] = _draw_severity(one, sampler)
        severity = severities[one.name][:, None]
        for name, course in one.crisis.courses.items():
            moved = severity * follow(course, one.begins, years)
            gone = name == "staff_gone"
            factors[name] = factors[name] * np.maximum(1 - moved if gone else 1 + moved, 0.0)
        for name, course in one.crisis.services_closed.items():
            shut = np.clip(severity * follow(course, one.begins, years), 0.0, 1.0)
            # Staff are paid on for what this crisis shuts of what others left open.
            kept[name] = kept[name] + opened[name] * shut * float(one.crisis.pay_kept or 0.0)
            opened[name] = opened[name] * (1 - shut)
    return Disturbance(tuple(years), factors, opened, severities, kept)


def follow(course: Course, begins: int, years: Sequence[int]) -> FloatArray:
    """Follow a course through the years of a run, shape (years,); 0 before it begins. [share]"""
    listed = [float(value) for value in course.values]
    step = listed[-1] - listed[-2] if len(listed) > 1 else listed[-1]
    found = np.zeros(len(years))
    for place, year in enumerate(years):
        since = year - begins
        if 0 <= since < len(listed):
            found[place] = listed[since]
        elif since >= len(listed) and course.then != "ends":
            more = step * (since - len(listed) + 1) if course.then == "goes on" else 0.0
            found[place] = listed[-1] + more
    return found


def disturb_services(
    outcomes: Mapping[str, Outcome], disturbance: Disturbance
) -> dict[str, Outcome]:
    r"""Let services do what a crisis leaves of them, law by law alike.

    Notes
    -----
    With s the staff who are there and o the part that opens, persons, attended hours and hours
    of staff go with :math:`s\,o`; the cost of staff and of running with :math:`s (o + \kappa)`,
    :math:`\kappa` what is paid on of what is shut; benefits in cash and buildings are paid in
    full. Places stand.
    """
    there = disturbance.of("staff_gone")
    found = dict(outcomes)
    for name, opened in disturbance.open.items():
        works = (there * opened)[..., None]
        paid = (there * (opened + disturbance.pay_kept[name]))[..., None]
        if (works == 1).all():
            continue
        found[name] = _shrink(outcomes[name], works, paid)
    return found


def _shrink(outcome: Outcome, works: FloatArray, paid: FloatArray) -> Outcome:
    """Shrink a service to the part that works, and its cost to the part that is paid."""
    return replace(
        outcome,
        reached=outcome.reached * works,
        payments={
            payee: money if is_cash(payee) or payee == "buildings" else money * paid
            for payee, money in outcome.payments.items()
        },
        provider_hours={one: hours * works for one, hours in outcome.provider_hours.items()},
        attended_hours=outcome.attended_hours * works,
        staff={one: heads * paid for one, heads in outcome.staff.items()},
        household_limit=outcome.household_limit * np.where(works > 0, works, 1.0),
    )


def _draw_severity(one: BegunCrisis, sampler: Sampler) -> FloatArray:
    """Draw how hard a crisis hits, shape (1 + draws,); 1 at the point. [factor]"""
    told = one.crisis.severity
    if told is None:
        return np.ones(1 + sampler.draws)
    spread = Triangular(kind="triangular", low=told.low, high=told.high)
    drawn = spread.draw(1.0, draw_uniform(sampler, f"crises.{one.name}"))
    return np.concatenate([[1.0], drawn])
