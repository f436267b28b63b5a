"""Find what a study's country lacks for it: facts, years of population, money, a survey."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from carepact.core.errors import CareError, nearest
from carepact.core.messages import _
from carepact.core.run_defaults import RunDefaults
from carepact.core.text_files import exists
from carepact.data.countries.currencies import currencies_of, known_currencies
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.data.wages.pay import read_pay_rules
from carepact.studies.study_file.model import file_at, whole_number
from carepact.studies.study_file.needed_facts import find_missing
from carepact.studies.study_file.told_study import ToldStudy

LOCAL_FACTOR = "lcu_per_ppp2021"
"""The fact that turns PPP dollars into a country's own money."""


def find_country_faults(document: ToldStudy, folder: Path, code: str) -> Iterator[str]:
    """Find what a study's country lacks for it.

    Parameters
    ----------
    document : ToldStudy
        The study as read, with what its caller gave.
    folder : Path
        Folder from which its paths are seen.
    code : str
        Its country, ISO 3166-1 alpha-3.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    content = document.content
    try:
        country = read_country(code, _present(file_at(content, folder, "own_facts")))
    except CareError as error:
        yield _put_at(document, "own_facts", error)
        country = read_country(code)
    else:
        has_survey = isinstance(content.get("survey"), dict)
        yield from find_missing(country, has_survey=has_survey)
    name = survey.get("survey") if isinstance(survey := content.get("survey"), dict) else None
    foreign = word_foreign_survey(str(name), country)
    if foreign:
        yield f"{document.at(('survey', 'survey'))}: {foreign}"
    yield from _find_currency_faults(document, country)
    own_population = _present(file_at(content, folder, "own_population"))
    try:
        years = read_population(code, own_population).persons["year"].to_numpy()
    except CareError as error:
        yield _put_at(document, "own_population" if own_population else "country", error)
        return
    until = whole_number(content.get("until", str(RunDefaults.until)))
    last = int(years.max())
    if until is not None and until > last:
        yield _(
            "{where}: the population of {country} is known until {last}, and {until} is later. "
            "Choose {last} or an earlier year, or give a population of your own.",
            where=document.at(("until",)),
            country=country.name,
            last=last,
            until=until,
        )
    if BASE_YEAR not in years:
        yield _(
            "{where}: the population has no {first}, in which a run begins. Add that year.",
            where=document.at(("own_population",)),
            first=BASE_YEAR,
        )


def _find_currency_faults(document: ToldStudy, country: Country) -> Iterator[str]:
    """Find money of another country, and a factor that is not known or without its year."""
    currency = document.content.get("currency")
    if not isinstance(currency, dict) or "code" not in currency:
        return
    where = document.at(("currency", "code"))
    code, used = str(currency["code"]), currencies_of(country.code)
    if used and code not in used:
        near = nearest(code, known_currencies()) if code not in known_currencies() else ""
        yield (
            _(
                "{where}: {code} is not the money of {country}, which is {listed}. Write that, or "
                "leave 'currency' out for PPP dollars.",
                where=where,
                code=code,
                country=country.name,
                listed=", ".join(used),
            )
            + near
        )
    given = [name for name in ("per_ppp_dollar", "year") if currency.get(name)]
    if len(given) == 1:
        yield _(
            "{where}: 'per_ppp_dollar' and 'year' belong together. Give both or neither.",
            where=document.at(("currency", given[0])),
        )
    if not given and country.fact(LOCAL_FACTOR) is None:
        yield _(
            "{where}: no factor from PPP dollars to {code} is known of {country}. Give "
            "'per_ppp_dollar' and 'year'.",
            where=where,
            code=code,
            country=country.name,
        )


def word_foreign_survey(survey: str, country: Country) -> str:
    """Word that a survey that carepact knows is of another country, or nothing."""
    of = read_pay_rules().countries.get(survey, country.code)
    if of == country.code:
        return ""
    return _(
        "survey {survey} is of {other}, not of {country}. Name a survey of {country}, or leave it "
        "out for published hours.",
        survey=survey,
        other=of,
        country=country.name,
    )


def indent_faults(error: CareError) -> str:
    """Set the faults of a file that a study names apart from the study's own."""
    return str(error).replace("\n", "\n   ")


def _put_at(document: ToldStudy, key: str, error: CareError) -> str:
    """Say at which key of a study an error arose; the caller's own files name themselves."""
    said = indent_faults(error)
    return said if document.is_told((key,)) else f"{document.at((key,))}: {said}"


def _present(path: Path | None) -> Path | None:
    """Return a path that is there; what is not there has been noted."""
    return path if path is not None and exists(path) else None
