"""What is known of countries: figures with their sources, grades, people, and care needs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import polars as pl
from rich.console import Group, RenderableType

from carepact.api.chart import Chart, Charts
from carepact.api.result import Glance, TableResult
from carepact.api.told import as_path
from carepact.core.messages import _, _n, word
from carepact.data.countries.country_names import name_country
from carepact.needs.figures import NeedFigure, list_needs
from carepact.report.countries import count_statuses, show_overview, show_profile
from carepact.report.figures.people import draw_country
from carepact.report.figures.world import draw_world, take_indicator
from carepact.report.needs.page import print_figure as print_need
from carepact.report.needs.page import show_needs, show_people
from carepact.report.scales import shorten
from carepact.report.words import in_words
from carepact.studies.country_profile import list_countries as find_countries
from carepact.studies.country_profile import profile_country
from carepact.studies.profile.profile import CountryProfile, Overview
from carepact.studies.profile.rows import ProfileTopic


@dataclass(frozen=True, repr=False)
class CountryList(TableResult[Overview]):
    """What is known of every country: a grade from A to D for each purpose.

    Columns of `figures`: those of `CountryFacts`; a row a country and purpose (`text` holds the
    letter), then a row a country and status of its figures (`value` counts them).
    """

    keys = ("country", "indicator", "status")
    file = "countries"

    @property
    def codes(self) -> list[str]:
        """The countries, by ISO 3166-1 alpha-3 code."""
        return [one.country.code for one in self.found.profiles]

    def map(self, indicator: str) -> Chart:
        """Draw an indicator of every country on a map of tiles.

        Parameters
        ----------
        indicator : str
            Name of a figure that is a number, as `figures` of a country has it.

        Raises
        ------
        CareError
            If there is no such indicator, or it holds words.
        """
        countries = [one.country for one in self.found.profiles]
        return Chart("world", partial(draw_world, take_indicator(countries, indicator)))

    def glance(self) -> Glance:
        """Count the countries by their letter for each purpose."""
        letters: dict[str, Counter[str]] = {}
        for profile in self.found.profiles:
            for grade in profile.grades:
                letters.setdefault(grade.purpose, Counter())[grade.letter] += 1
        lines = tuple(
            (in_words(purpose), ", ".join(f"{letter} {counted[letter]}" for letter in "ABCD"))
            for purpose, counted in letters.items()
        )
        count = len(self.found.profiles)
        said = _n("{count} country, by grade", "{count} countries, by grade", count)
        return Glance(said, lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact countries` shows."""
        return show_overview(self.found)


@dataclass(frozen=True, repr=False)
class CountryFacts(TableResult[CountryProfile]):
    """What is known of one country, each figure with its year, status and source.

    Columns of `figures`: `country`, `topic`, `indicator`, `title`, `year`, `value`, `text` (of
    what is no number), `low` and `high` (95 % interval), `unit`, `status` (observed, imputed,
    assumed, ...), `source`, `licence`, `given_by_user`, `in_force_from` and `checked_on` (of
    law), `part` (of the country that alone has that law).
    """

    file = "country"

    @property
    def grades(self) -> dict[str, str]:
        """The letter, A to D, for each purpose."""
        return {one.purpose: one.letter for one in self.found.grades}

    @property
    def charts(self) -> Charts:
        """Its people by age and its care needs, where they are known."""
        drawable = self.found.balance is not None
        return Charts({"people-and-needs": partial(draw_country, self.found)} if drawable else {})

    def glance(self) -> Glance:
        """Tell its grades, and how many of its figures are observed."""
        country = self.found.country
        where = (country.region, country.income_group)
        told = (name_country(country.code), country.code, *map(in_words, filter(None, where)))
        counts = f"{count_statuses(country)}."
        lines = tuple((in_words(purpose), letter) for purpose, letter in self.grades.items())
        return Glance(", ".join(told), lines, (counts,))

    def _page(self) -> RenderableType:
        """Lay out what `carepact country` shows."""
        return show_profile(self.found)


def _print_need(need: NeedFigure) -> str:
    """Print a need with its interval and unit, a large one in millions or billions."""
    factor, word_of_scale = shorten(abs(need.value))
    unit = ", ".join(filter(None, (in_words(need.unit), word_of_scale)))
    return f"{print_need(need, factor).plain} {unit}"


@dataclass(frozen=True, repr=False)
class Needs(CountryFacts):
    """A country's people by age and sex, who of them needs care, and how much is given.

    Columns of `figures` as in `CountryFacts`.
    """

    keys = ("indicator", "year")
    file = "needs"
    told = (ProfileTopic.PEOPLE.value, ProfileTopic.NEEDS.value)
    """Topics of a profile that it holds."""

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure, a row each."""
        return self.found.to_polars().filter(pl.col("topic").is_in(self.told))

    def glance(self) -> Glance:
        """Tell the first needs with their intervals, or why none are told."""
        balance = self.found.balance
        lines = tuple(
            (
                f"{in_words(one.title)}, {in_words(one.group)}, {one.year}",
                _print_need(one),
            )
            for one in (list_needs(balance) if balance else ())[: Glance.most]
        )
        country = name_country(self.found.country.code)
        title = _("{country}: who needs care, and how much", country=country)
        return Glance(title, lines, tuple(filter(None, (word(self.found.lacking),))))

    def _page(self) -> RenderableType:
        """Lay out people and needs as `carepact country` shows them."""
        return Group(*show_people(self.found), *show_needs(self.found))


def list_countries() -> CountryList:
    """List what is known of every country, with a grade from A to D for each purpose.

    Returns
    -------
    CountryList
        A row a country and purpose.

    Examples
    --------
    >>> import carepact
    >>> countries = carepact.list_countries()
    >>> "KEN" in countries.codes
    True
    """
    return CountryList(find_countries())


def read_country(
    country: str, *, own_facts: str | Path | None = None, free_from_age: float | None = None
) -> CountryFacts:
    """Read what is known of a country, your own figures first.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3 code, or name.
    own_facts : str or Path, optional
        File of your own figures, of the shape of the shipped tables.
    free_from_age : float, optional
        Age at which free childcare or school starts, where you know it. [years]

    Returns
    -------
    CountryFacts
        Its figures, each with year, status and source; its grades; people and needs.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.

    Examples
    --------
    >>> import carepact
    >>> kenya = carepact.read_country("KEN")
    >>> sorted(kenya.grades)
    ['childcare', 'leave', 'long-term care', 'money', 'unpaid work']
    >>> kenya.figures.filter(indicator="births")["status"].item()
    'observed'
    """
    return CountryFacts(profile_country(country, as_path(own_facts), free_from_age))


def read_needs(
    country: str, *, own_facts: str | Path | None = None, free_from_age: float | None = None
) -> Needs:
    """Read a country's people by age, who of them needs care, and how much is given.

    Parameters
    ----------
    country, own_facts, free_from_age
        As in `read_country`.

    Returns
    -------
    Needs
        Its people and needs, each with interval, status and source.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.

    Examples
    --------
    >>> import carepact
    >>> needs = carepact.read_needs("KEN")
    >>> needs.to_xarray()["value"].dims
    ('indicator', 'year')
    """
    return Needs(profile_country(country, as_path(own_facts), free_from_age))
