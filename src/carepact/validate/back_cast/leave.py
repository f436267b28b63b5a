"""Back-cast of leave: what law costs a birth, against OECD spending per birth."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.data.countries.population import list_population
from carepact.policy.rules.leave import LeaveColumns, LeaveTerms, apply_leave, respond_to_pay
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.validate.back_cast.comparison import (
    Comparison,
    Part,
    Reason,
    Target,
    choose_known,
    fact_of,
    find_reasons,
    lay_out,
    setting,
    weakest_status,
)
from carepact.validate.back_cast.levels import choose_solvable, solve_levels
from carepact.validate.indicators import observed_indicators


def compare_leave(countries: Iterable[Country]) -> Part:
    r"""Compare leave as modelled with spending per birth, country by country.

    Parameters
    ----------
    countries : iterable of Country
        Those of which the figures are not known are left out.

    Returns
    -------
    Part
        Without rows, and with what is lacking, where no country has the figures.

    Notes
    -----
    Per birth and parent: P(employed at 25-54) x entitled x take-up x earnings x full-rate
    weeks / 52. Parameters and their reasons stand in docs/decisions/0009.
    """
    target = Target(setting("leave_median"), setting("leave_error"), None)
    named, unit = observed_indicators().leave, "PPP dollars a birth"
    needed = [f"{name}_{who}" for name in named.work for who in "fm"]
    spending = choose_known(countries, (named.spending,))
    spending = [country for country in spending if fact_of(country, named.spending).number > 0]
    known = [
        country
        for country in choose_known(choose_solvable(spending), (*named.given, *needed))
        if country.code in list_population()
    ]
    if not known:
        return Part("leave", unit, (), target, named.given)
    mothers, fathers = _cost_of_mothers(known), _cost_of_fathers(known)
    rows = [
        _compare(country, float(mother), float(father))
        for country, mother, father in zip(known, mothers, fathers, strict=True)
    ]
    return Part(
        name="leave",
        unit=unit,
        rows=tuple(sorted(rows, key=lambda row: row.ratio)),
        target=target,
        left_out=tuple(c.code for c in spending if c not in known),
    )


def _cost_of_mothers(countries: list[Country]) -> FloatArray:
    """Cost of one birth's leave of mothers, shape (n,). [PPP dollars of 2021]"""
    take_up = np.full(len(countries), _parameter("maternity_leave", "take_up"))
    return _cost(
        countries, 0, lay_out(countries, observed_indicators().leave.mother_weeks), take_up
    )


def _cost_of_fathers(countries: list[Country]) -> FloatArray:
    """Cost of one birth's leave of fathers, who respond to pay, shape (n,). [PPP dollars]"""
    named = observed_indicators().leave
    full = lay_out(countries, named.father_weeks)
    weeks = sum((lay_out(countries, name) for name in named.father_open), start=np.zeros(len(full)))
    rate = np.divide(full, weeks, out=np.zeros_like(full), where=weeks > 0)
    take_up = respond_to_pay(
        np.asarray(_parameter("paternity_leave", "take_up")),
        rate,
        np.asarray(_parameter("paternity_leave", "take_up_response")),
    )
    return _cost(countries, 1, full, take_up)


def _cost(countries: list[Country], sex: int, weeks: FloatArray, take_up: FloatArray) -> FloatArray:
    """Apply the rule of leave to one birth in each country, shape (n,). [PPP dollars]"""
    who, rows = "fm"[sex], len(countries)
    named = observed_indicators().leave
    in_force, unemployed = (
        lay_out(countries, f"{name}_{who}") for name in (named.in_labour_force, named.unemployed)
    )
    informal = [fact_of(country, f"{named.informal}_{who}") for country in countries]
    entitled = [1 - f.number / 100 if f.status == "observed" else 1.0 for f in informal]
    wage = np.array([float(solve_levels(one).employees[sex, 0]) for one in countries])
    one, none = np.ones(()), np.zeros(rows)
    outcome = apply_leave(
        LeaveColumns(
            persons=np.array(entitled),
            employed_share=in_force * (1 - unemployed),
            sector=np.zeros(rows, dtype=np.int64),
            sex=np.full(rows, sex),
            wage=wage,
            own_part=none,
            mean_wage=wage,
            usual_hours=one,
        ),
        LeaveTerms(
            weeks=weeks,
            replacement=one,
            flat_share=none,
            floor=none,
            ceiling=np.array(np.inf),
            coverage=np.ones(1),
            take_up=take_up,
            take_up_response=none,
        ),
    )
    return outcome.cost


def _compare(country: Country, mother: float, father: float) -> Comparison:
    """Set one country's figures side by side, with the reasons of a miss."""
    named = observed_indicators().leave
    spending = fact_of(country, named.spending)
    modelled = mother + father
    ratio = modelled / spending.number
    stands_on = [f"{name}_{who}" for name in named.work[:-1] for who in "fm"]
    return Comparison(
        country=country,
        year=spending.year,
        modelled=modelled,
        observed=spending.number,
        status=weakest_status(country, stands_on),
        source=spending.source,
        reasons=find_reasons(ratio, _judge(country, ratio, father / modelled)),
    )


def _judge(country: Country, ratio: float, fathers_part: float) -> dict[Reason, bool]:
    """Tell which reasons hold of a country."""
    named = observed_indicators().leave
    number = {name: fact_of(country, name).number for name in named.given}
    weeks = sum(number[name] for name in named.mother_open)
    before = country.fact(named.weeks_before)
    payer, part_time = country.fact("leave_who_pays"), country.fact("part_time_f")
    change = 0.0 if before is None else abs(number[named.mother_open[0]] - before.number)
    limit = setting("law_change") * (0.0 if before is None else before.number)
    pays = "employer" in str(payer.base_value).lower() if payer else False
    return {
        "earnings are imputed": weakest_status(
            country, (f"{named.earnings}_f", f"{named.earnings}_m")
        )
        == "imputed",
        "benefit is flat or low": number[named.mother_weeks] < setting("low_rate") * weeks,
        "long paid leave: a cash benefit for care at home is in the spending": ratio < 1
        and weeks > setting("long_leave"),
        "fathers' weeks are long and seldom taken in full": ratio > 1
        and fathers_part >= setting("fathers_part"),
        "the law changed after the spending": change > 0 and change >= limit,
        "employers pay a part that public spending leaves out": ratio > 1 and pays,
        "long weeks at a high rate are seldom taken in full": ratio > 1
        and number[named.mother_weeks] >= setting("many_weeks"),
        "the printed rate holds for full-time pay, and many mothers work part-time": ratio < 1
        and part_time is not None
        and part_time.number / 100 >= setting("part_time"),
    }


def _parameter(name: str, key: str) -> float:
    """Return a scalar parameter of an instrument. [its unit]"""
    return float(shipped_instrument(name).values_at(BASE_DAY)[key])
