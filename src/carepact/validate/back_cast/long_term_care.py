"""Back-cast of long-term care: what present law costs the State, against public spending."""

from __future__ import annotations

from collections.abc import Iterable

from carepact.core.errors import CareError
from carepact.data.countries.care_coverage_fit import list_tested, read_solved_coverage
from carepact.data.countries.facts import Country, Fact, Status
from carepact.data.countries.population import list_population, read_population
from carepact.validate.back_cast.comparison import (
    Comparison,
    Half,
    Part,
    Reason,
    Target,
    choose_known,
    fact_of,
    find_reasons,
    setting,
)
from carepact.validate.indicators import observed_indicators
from carepact.validate.modelled_law import ModelledLaw, model_present_law


def compare_long_term_care(countries: Iterable[Country]) -> Part:
    """Compare public long-term care as modelled with public spending, country by country.

    Parameters
    ----------
    countries : iterable of Country
        Those whose spending is not known, or that lack a figure of present law, are left out.

    Returns
    -------
    Part
        Shares of GDP. The targets hold for the tested half.

    Notes
    -----
    Coverage of the fitted half was solved from its spending, so its ratios say nothing but
    where coverage is cut at everybody; that of all others is predicted by a line through the
    fitted half (docs/decisions/0017).
    """
    named = observed_indicators().long_term_care
    spending = [
        country
        for country in choose_known(countries, (named.spending,))
        if fact_of(country, named.spending).number > 0 and country.code in list_population()
    ]
    modelled = {country.code: _model(country) for country in spending}
    rows = [
        _compare(country, law)
        for country in spending
        if (law := modelled[country.code]) is not None
    ]
    return Part(
        name="long-term care",
        unit="% of GDP",
        rows=tuple(sorted(rows, key=lambda row: row.ratio)),
        target=Target(None, None, setting("care_within"), setting("care_rank")),
        left_out=tuple(code for code, law in modelled.items() if law is None),
    )


def _model(country: Country) -> ModelledLaw | None:
    """Model what present law costs, None where a figure of present law is missing."""
    try:
        return model_present_law(country, read_population(country.code))
    except CareError:
        return None


def _compare(country: Country, law: ModelledLaw) -> Comparison:
    """Set one country's figures side by side, with the reasons of a miss."""
    named = observed_indicators().long_term_care
    spending = fact_of(country, named.spending)
    cost = law.cost_to_state(named.instrument)
    ratio = cost / spending.number
    half = _find_half(country)
    return Comparison(
        country=country,
        year=spending.year,
        modelled=cost,
        observed=spending.number,
        status=_find_status(country, half),
        source=spending.source,
        reasons=find_reasons(ratio, _judge(country, law, ratio)),
        is_firm=half != "health part alone",
        half=half,
    )


def _judge(country: Country, law: ModelledLaw, ratio: float) -> dict[Reason, bool]:
    """Tell which reasons hold of a country."""
    named = observed_indicators().long_term_care
    half = _find_half(country)
    severe = float(law.law[named.instrument]["coverage"][0, 0, 0])
    predicted = half != "fitted" and country.fact(named.coverage) is None
    bound = setting("spending_bound")
    apart = law.state_part(named.instrument) / _public_part(country, law)
    return {
        "care of the health system alone is printed": ratio > 1 and half == "health part alone",
        "the public bears another part of what is printed than the model has": (
            apart > bound if ratio > 1 else apart < 1 / bound
        ),
        "coverage is everybody, and more is spent": ratio < 1 <= severe,
        "coverage is predicted from income and revenue alone": predicted,
    }


def _public_part(country: Country, law: ModelledLaw) -> float:
    """Return the printed public part of spending, the modelled one where all is not printed."""
    named = observed_indicators().long_term_care
    whole: Fact | None = country.fact(named.all_spending)
    if whole is None or whole.number <= 0:
        return law.state_part(named.instrument)
    return fact_of(country, named.spending).number / whole.number


def _find_half(country: Country) -> Half:
    """Tell which half a country belongs to, and why it is in neither."""
    if country.code in read_solved_coverage():
        return "fitted"
    if country.code in list_tested():
        return "tested"
    alone = country.code in observed_indicators().long_term_care.health_alone
    return "health part alone" if alone else "given by the user"


def _find_status(country: Country, half: Half) -> Status:
    """Tell whether coverage is assumed (the user's own, or solved) or imputed."""
    named = observed_indicators().long_term_care
    own = country.fact(named.coverage)
    return "assumed" if half == "fitted" or own is not None else "imputed"
