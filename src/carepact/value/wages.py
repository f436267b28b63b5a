"""Find the wages that the methods need: a file's, a country's, the survey's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.assumptions import Assumption
from carepact.core.errors import ParameterError
from carepact.core.messages import _, say
from carepact.core.provenance import Source, hash_file
from carepact.core.text_files import exists, is_file
from carepact.data.countries.country_search import code_or_name, find_country
from carepact.data.countries.own_facts import GIVEN_LICENCE
from carepact.data.wages.files import read_gdp_file, read_wage_file
from carepact.data.wages.occupations import read_occupations
from carepact.data.wages.pay import read_pay_rules
from carepact.data.wages.replacement import (
    ReplacementWages,
    wages_of_country,
    wages_of_file,
    wages_of_mean,
)
from carepact.data.wages.shipped import (
    read_contribution,
    read_mean_wages,
    read_ratios,
    read_shipped_gdp,
)
from carepact.value.hours import Hours
from carepact.value.opportunity import OpportunityCost, price_own_hours
from carepact.value.pay import find_own_pay, mean_pay
from carepact.value.prices import Valuation, list_needed

COUNTRY_LETTERS = 3


@dataclass(frozen=True)
class WageSource:
    """Where wages, contributions and GDP come from."""

    wages: str
    country: str | None
    employer_contributions: float | None
    gdp: Path | None
    survey: str


@dataclass(frozen=True)
class FoundWages:
    """Wages, own values and what goes with them."""

    currency: str
    years: tuple[int, ...]
    wages: ReplacementWages | None
    own: OpportunityCost | None
    contribution: Assumption | None
    gdp: Mapping[int, Assumption]
    files: tuple[Source, ...] = ()
    """The user's files that wages and GDP were read from."""


def find_wages(
    hours: Hours, respondents: pl.DataFrame, source: WageSource, valuations: Sequence[Valuation]
) -> FoundWages:
    """Find what the methods asked for need.

    Parameters
    ----------
    hours : Hours
        Hours of the survey, with cells and weights.
    respondents : pl.DataFrame
        Respondents, with their pay where opportunity cost or `survey` is asked for.
    source : WageSource
        Where wages come from.
    valuations : sequence of str
        The methods.

    Raises
    ------
    CareError
        If wages are in no file, table or survey, or the money of two sources differs.
    """
    years = tuple(int(year) for year in np.unique(hours.year))
    rules = read_pay_rules()
    source = _with_codes(source)
    country = source.country or rules.countries.get(source.survey)
    if _is_country(source.wages):
        country = source.wages.upper()
    contribution = _contribution(source.employer_contributions, country, years)
    wages = None
    own_money = rules.currencies.get(source.survey) or "own money of the survey"
    if any(one != "opportunity-cost" for one in valuations):
        needed = list_needed(valuations, hours.kinds, read_occupations())
        ground = (country, contribution, own_money)
        wages = _replacement(hours, respondents, source, ground, needed)
    own = None
    if "opportunity-cost" in valuations:
        own = price_own_hours(hours, respondents, find_own_pay(respondents, rules), rules)
    currency = own_money if own is not None or wages is None else wages.currency
    if wages is not None and own is not None and wages.currency != own_money:
        message = _(
            "{given}: is in {money}, the survey's own pay in {own}. Value by "
            "opportunity-cost in a run of its own, or give wages in the survey's money.",
            money=wages.currency,
            own=own_money,
            given=voice.given("wages", source.wages),
        )
        raise ParameterError(message)
    gdp = read_gdp_file(source.gdp) if source.gdp else read_shipped_gdp(country or "")
    used = {year: one for year, one in gdp.items() if year in years}
    files = []
    if wages is not None and is_file(Path(source.wages)):
        files.append(name_file(Path(source.wages), say("wages")))
    if source.gdp:
        files.append(name_file(source.gdp, say("GDP")))
    return FoundWages(currency, years, wages, own, contribution, used, tuple(files))


def name_file(path: Path, what: str) -> Source:
    """Name a file of the user among the sources, with its hash."""
    title = say("{what}: {file}", what=what, file=path.name)
    return Source(title, GIVEN_LICENCE, path.name, hash_file(path))


def _with_codes(source: WageSource) -> WageSource:
    """Put codes in the place of names of countries; a file and the word survey stay as they are."""
    country = find_country(source.country) if source.country else None
    own = source.wages == "survey" or exists(Path(source.wages))
    return replace(
        source, country=country, wages=source.wages if own else code_or_name(source.wages)
    )


def _is_country(word: str) -> bool:
    """Tell whether a word has the form of a country's code."""
    return len(word) == COUNTRY_LETTERS and word.isalpha() and not exists(Path(word))


def _contribution(
    given: float | None, country: str | None, years: Sequence[int]
) -> Assumption | None:
    """Return the employer's rate: the user's, else the country's shipped one."""
    if given is None:
        return read_contribution(country, min(years)) if country else None
    if not 0 <= given <= 1:
        message = _(
            "{given}: is outside 0 to 1. Give a share of the wage, e.g. 0.0765.",
            given=voice.given("employer_contributions", given),
        )
        raise ParameterError(message)
    return Assumption(
        title=say("employer's contributions"),
        value=given,
        unit="share of the wage",
        date="",
        source=say("given by the user"),
        licence="",
        status="given",
    )


def _replacement(
    hours: Hours,
    respondents: pl.DataFrame,
    source: WageSource,
    ground: tuple[str | None, Assumption | None, str],
    needed: frozenset[str],
) -> ReplacementWages:
    """Find the wages of those who would do the work for pay."""
    country, contribution, own_money = ground
    years = tuple(int(year) for year in np.unique(hours.year))
    occupations = read_occupations()
    if source.wages == "survey":
        if country is None:
            message = _(
                "{given}: the country of the survey is not known. Name it with {country}, e.g. "
                "CHL, for the ratios of wages to their mean.",
                given=voice.given("wages", "survey"),
                country=voice.option("country"),
            )
            raise ParameterError(message)
        rules = read_pay_rules()
        pay = find_own_pay(respondents, rules)
        mean = mean_pay(pay, hours, respondents["year"].to_numpy(), years)
        ratios = read_ratios(read_mean_wages(country).income_group)
        return wages_of_mean(mean, ratios, occupations, years, contribution, own_money)
    path = Path(source.wages)
    if is_file(path):
        rows = read_wage_file(path)
        return wages_of_file(rows, occupations, years, contribution, path.name, needed)
    if _is_country(source.wages):
        return wages_of_country(source.wages, occupations, years, contribution)
    message = _(
        "{given}: is no file, no country of three letters, and not the word survey. "
        "Name one of them.",
        given=voice.given("wages", source.wages),
    )
    raise ParameterError(message)
