"""Back-cast of long-term care: what present law costs the State, against public spending."""

from __future__ import annotations

from collections.abc import Iterable

from carepact.core.errors import CareError
from carepact.data.countries.facts import Country
from carepact.data.countries.population import list_population, read_population
from carepact.validate.back_cast.comparison import (
    Comparison,
    Part,
    Reason,
    choose_known,
    fact_of,
    find_reasons,
)
from carepact.validate.indicators import observed_indicators
from carepact.validate.modelled_law import model_present_law


def compare_long_term_care(countries: Iterable[Country]) -> Part:
    """Compare public long-term care as modelled with public spending, country by country.

    Parameters
    ----------
    countries : iterable of Country
        Those whose spending is not known, or that lack a figure of present law, are left out.

    Returns
    -------
    Part
        Shares of GDP; without target, as its figures had been seen before any could be set.

    Notes
    -----
    Need is one schedule by sex and age and coverage one share of an income group, so that
    countries differ by their ages, their pay and their group alone. Nothing is fitted.
    """
    named = observed_indicators().long_term_care
    spending = [
        country
        for country in choose_known(countries, (named.spending,))
        if fact_of(country, named.spending).number > 0 and country.code in list_population()
    ]
    modelled = {country.code: _model(country) for country in spending}
    rows = [
        _compare(country, cost)
        for country in spending
        if (cost := modelled[country.code]) is not None
    ]
    return Part(
        name="long-term care",
        unit="% of GDP",
        rows=tuple(sorted(rows, key=lambda row: row.ratio)),
        target=None,
        left_out=tuple(code for code, cost in modelled.items() if cost is None),
    )


def _model(country: Country) -> float | None:
    """Compute what the State bears, None where a figure of present law is missing. [% of GDP]"""
    instrument = observed_indicators().long_term_care.instrument
    try:
        modelled = model_present_law(country, read_population(country.code))
    except CareError:
        return None
    return modelled.cost_to_state(instrument)


def _compare(country: Country, cost: float) -> Comparison:
    """Set one country's figures side by side, with the reasons of a miss."""
    named = observed_indicators().long_term_care
    spending = fact_of(country, named.spending)
    ratio = cost / spending.number
    has_no_social_part = country.code in named.health_alone
    holds: dict[Reason, bool] = {
        "care of the health system alone is printed": ratio > 1 and has_no_social_part,
        "coverage is that of the income group": country.fact(named.coverage) is None,
    }
    return Comparison(
        country=country,
        year=spending.year,
        modelled=cost,
        observed=spending.number,
        status="assumed",
        source=spending.source,
        reasons=find_reasons(ratio, holds),
        is_firm=not has_no_social_part,
    )
