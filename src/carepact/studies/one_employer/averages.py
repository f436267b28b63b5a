"""What is known of a country where a headcount is silent: who cares, and what people earn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.errors import CareError, DataError
from carepact.data.countries.cells import spread_births_by_sex
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY, BASE_YEAR, Country
from carepact.data.countries.income_group import find_group
from carepact.data.countries.population import list_population, read_population
from carepact.law.law import Law
from carepact.law.present_law import leave_law
from carepact.levels.employer.carers import CareRates
from carepact.levels.family.rows import Wages, lay_market
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.columns_of_country import count_parents
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.population.employment import WHO
from carepact.studies.one_family.averages import find_wages

POINT = Sampler(1, 0)
"""The firm meets the law as it is written."""
CARERS = "carers_in_work"
"""Evidence on how many employees care for a relative."""


@dataclass(frozen=True)
class CountryOfFirm:
    """What a country tells of a firm's staff and of what the law asks."""

    country: Country
    law: Law
    rates: CareRates | None
    """None where the country's population or employment is not known."""
    market: LabourMarket | None
    """None where it is not known what people earn in the firm's money."""
    wages: Wages
    """What people earn, in the firm's money."""


def open_country(country: Country, sampler: Sampler, currency: str, hours: float) -> CountryOfFirm:
    """Read what a country tells, with draws of who cares.

    Parameters
    ----------
    country : Country
        Its facts.
    sampler : Sampler
        Draws of who cares.
    currency : str
        The firm's money, ISO 4217.
    hours : float
        Usual hours of the staff. [hours a week]
    """
    group = find_group(country) or ""  # leave asks for none
    drawn = DrawnCountry(country, group, country.facts, POINT)
    wages = find_wages(country, currency)
    market = None if wages.mean is None else lay_market(wages, hours)
    return CountryOfFirm(country, leave_law(drawn), find_rates(country, sampler), market, wages)


def find_rates(country: Country, sampler: Sampler) -> CareRates | None:
    """Find how many employees care in a country, by sex; None where that is not known."""
    if country.code not in list_population():
        return None
    try:
        inputs = build_inputs(country, read_population(country.code), [BASE_YEAR], sampler)
    except (CareError, DataError):
        return None
    draws = 1 + sampler.draws
    young = [_share_of_parents(inputs, sex) for sex in range(len(WHO))]
    births = np.broadcast_to(inputs.births()[:, 0, 0], (draws,))
    of_adults = spread_births_by_sex(inputs.persons[0], BASE_DAY, sampler.given)
    return CareRates(
        young_child=np.stack([np.broadcast_to(one, (draws,)) for one in young], axis=-1),
        relative=np.repeat(_draw_carers(sampler), len(WHO), axis=-1),
        births=births[0] * of_adults,
        births_over_point=births / births[0],
        sources=tuple(_list_sources(country)),
    )


def _share_of_parents(inputs: CountryInputs, sex: int) -> FloatArray:
    """Return parents of a child under school age among all who work, shape (1 + draws,)."""
    who = WHO[sex]
    parents = count_parents(inputs)[..., sex : sex + 1] * inputs.employment_of_parents(who)
    workers = inputs.adults()[..., sex : sex + 1] * inputs.number(f"emp_rate_15p_{who}")
    share: FloatArray = np.minimum(parents / workers, 1.0)[:, 0, 0]
    return share


def _draw_carers(sampler: Sampler) -> FloatArray:
    """Draw how many employees care for a relative, shape (1 + draws, 1). [share]"""
    (one,) = [one for one in shipped_instruments().values() if CARERS in one.effects]
    drawn = draw_parameter(one.effects[CARERS], f"{one.instrument}.{CARERS}", BASE_DAY, sampler)
    return drawn.reshape(-1, 1)


def _list_sources(country: Country) -> list[str]:
    """List what the rates stand on."""
    named = [f"{kind}_{who}" for kind in ("lfpr_25_54", "emp_rate_15p") for who in WHO]
    named.append("births")
    facts = [country.fact(name) for name in named]
    (one,) = [one for one in shipped_instruments().values() if CARERS in one.effects]
    told = [fact.source for fact in facts if fact is not None]
    return [*dict.fromkeys(told), str(one.effects[CARERS].dated_at(BASE_DAY).source)]
