"""Back-cast of pre-primary: what the State pays for, against UNESCO public spending."""

from __future__ import annotations

from collections.abc import Iterable

from carepact.data.countries.facts import Country
from carepact.data.countries.head_counts import count_adults
from carepact.data.countries.population import list_population
from carepact.population.pay_levels import PAY_FACTS
from carepact.validate.back_cast.comparison import (
    Comparison,
    Part,
    Reason,
    Target,
    choose_known,
    fact_of,
    find_reasons,
    is_miss,
    setting,
    stands_out,
)
from carepact.validate.back_cast.levels import choose_solvable
from carepact.validate.back_cast.places import Places, find_places
from carepact.validate.back_cast.teachers import hire_teachers
from carepact.validate.indicators import observed_indicators


def compare_preprimary(countries: Iterable[Country]) -> Part:
    r"""Compare pre-primary that the State pays, as modelled, with public spending.

    Parameters
    ----------
    countries : iterable of Country
        Those whose spending is not observed, or whose figures are not known, are left out.

    Returns
    -------
    Part
        Shares of GDP.

    Notes
    -----
    :math:`\sum_q F_q w_q (1 + c) / (1 - m) / Y`, with teachers = pupils / pupils per teacher, of
    whom the State pays those of public places and its part of the private ones. Parameters and
    their reasons stand in docs/decisions/0009 and 0017.
    """
    named = observed_indicators().preprimary
    spending = [
        country
        for country in choose_known(countries, (named.spending,))
        if fact_of(country, named.spending).status == "observed"
        and fact_of(country, named.spending).number > 0
    ]
    known = [
        country
        for country in choose_known(choose_solvable(spending), named.stands_on)
        if country.code in list_population()
    ]
    target = Target(
        setting("preprimary_median"), setting("preprimary_error"), setting("preprimary_within")
    )
    rows = [_compare(country) for country in known]
    return Part(
        name="pre-primary",
        unit="% of GDP",
        rows=tuple(sorted(rows, key=lambda row: row.ratio)),
        target=target,
        left_out=tuple(c.code for c in spending if c not in known),
    )


def _compare(country: Country) -> Comparison:
    """Set one country's figures side by side, with the reasons of a miss."""
    spending = fact_of(country, observed_indicators().preprimary.spending)
    places, teachers = find_places(country), hire_teachers(country)
    paid = places.teachers_per_person * places.part_of_state
    of_all = 100 * places.teachers_per_person * teachers.cost
    modelled = of_all * places.part_of_state
    ratio = modelled / spending.number
    spent = spending.number / 100 / paid if paid else float("inf")
    facts = (*places.facts, *(fact_of(country, name) for name in _list_of_pay()))
    found = {fact.status for fact in facts}
    return Comparison(
        country=country,
        year=spending.year,
        modelled=modelled,
        observed=spending.number,
        status=next(one for one in ("imputed", "assumed", "observed") if one in found),
        source=spending.source,
        reasons=find_reasons(
            ratio,
            _judge(country, places, of_all / spending.number, spent / teachers.mean_pay),
        ),
        is_firm=not _disagree(country),
        a_teacher=(teachers.pay, float(spent)),
    )


def _list_of_pay() -> tuple[str, ...]:
    """List the indicators that pay stands on."""
    named = observed_indicators().preprimary
    return (*named.of_pay, named.gdp_per_head, *PAY_FACTS)


def _judge(
    country: Country, places: Places, ratio_of_all: float, spent_a_teacher: float
) -> dict[Reason, bool]:
    """Tell which reasons hold of a country.

    The ratio is that of all places, whoever pays them; spending a teacher is in mean earnings.
    """
    ratio = ratio_of_all * places.part_of_state
    named = observed_indicators().preprimary
    counted = (*places.facts, *(fact_of(country, name) for name in named.of_pay))
    apart = abs(places.pupils_per_teacher.year - fact_of(country, named.spending).year)
    # The State may pay nothing of private places, or all of them.
    ends = (places.public_part, 1.0)
    return {
        "what the State pays of private places is assumed": is_miss(ratio)
        and 1 - places.public_part >= setting("private_part")
        and any(not is_miss(ratio_of_all * end) for end in ends),
        "staff, pupils or pay ratios are imputed": any(f.status == "imputed" for f in counted),
        "figures are years apart": places.pupils_per_teacher.status == "observed"
        and apart >= setting("years_apart"),
        "two figures of spending disagree": _disagree(country),
        "spending is too little to pay the teachers and assistants counted": ratio > 1
        and spent_a_teacher < setting("least_a_teacher"),
        "spending a teacher holds more than the staff counted": ratio < 1
        and spent_a_teacher > setting("most_a_teacher"),
    }


def _disagree(country: Country) -> bool:
    """Tell whether spending over GDP and spending in PPP dollars differ by much."""
    named = observed_indicators().preprimary
    other = country.fact(named.spending_millions)
    if other is None or other.status != "observed":
        return False
    product = count_adults(country)[0] * fact_of(country, named.gdp_per_head).number
    share = other.number * 1_000_000 / product  # printed in millions
    return stands_out(
        100 * share / fact_of(country, named.spending).number, setting("spending_bound")
    )
