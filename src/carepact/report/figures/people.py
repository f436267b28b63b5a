"""A country's people by age, and the hours of care that they need year by year."""

from __future__ import annotations

from functools import partial
from importlib import metadata

import polars as pl

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import BASE_YEAR
from carepact.data.countries.population import Population
from carepact.needs.balance import Balance
from carepact.needs.figures import (
    PYRAMID_STEP,
    TOLD_YEARS,
    share_of_people,
    stack_pyramid,
    sum_hours,
)
from carepact.needs.persons import OLDER, Ages
from carepact.report.figures.bands import Band, draw_bands
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.panels import lay_panels
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.figures.pyramid import Side, draw_pyramid
from carepact.report.marks import MARKS
from carepact.report.palette import shipped_palette
from carepact.report.scales import PERCENT
from carepact.report.words import in_words
from carepact.studies.profile.profile import CountryProfile


def draw_country(profile: CountryProfile, sizes: Sizes = WIDE) -> Picture:
    """Draw the age pyramid now and in 2050, and beside it the care needed by group.

    Parameters
    ----------
    profile : CountryProfile
        Of the country.
    sizes : Sizes
        Of the picture.

    Raises
    ------
    ParameterError
        If no people by age, or no care needs, are known of the country.
    """
    if profile.population is None or profile.balance is None:
        message = _(
            "{option}: there is nothing to draw of {country}. {reason}",
            country=profile.country.name,
            reason=profile.lacking,
            option=voice.option("chart"),
        )
        raise ParameterError(message)
    people, needs = _count_people(profile.population), _list_needs(profile.balance)
    panels = [
        partial(_draw_people, people, sizes),
        partial(_draw_needs, profile.balance, needs, sizes),
    ]
    title = _("{finding}; {further}", finding=_say_ages(profile.population, TOLD_YEARS[0],
              TOLD_YEARS[-1]), further=_say_needs(needs))  # fmt: skip
    described = _(
        "Women to the left and men to the right by age, bars now and an outline later; beside "
        "them lines of the hours needed by children, adults and older persons."
    )
    body = lay_panels(panels, sizes, across=2)
    table = pl.concat([people, needs], how="diagonal")
    foot = _say_sources(profile.population, profile.balance)
    return frame("people-and-needs", title, described, body, table, foot, sizes)


def _say_sources(population: Population, balance: Balance) -> list[str]:
    """Say what marks mean, and where the figures come from."""
    return [
        _(
            "Band: 95 % interval. *: assumed, set by a stated rule; ≈: rests on an estimate from "
            "other countries."
        ),
        _(
            "Source: carepact {version}. People: {people} (not a UN product). Hours of care: "
            "{hours}. Persons in need: {need}.",
            version=metadata.version("carepact"),
            people=word(population.source),
            hours=word(balance.grounds["child hours"].source),
            need=word(balance.grounds[OLDER].source),
        ),
    ]


def _count_people(population: Population) -> pl.DataFrame:
    """Count women and men by age group, now and later, a row each. [persons]"""
    return pl.DataFrame(
        [
            {"what": "persons", "label": sex, "year": year, "age": place * PYRAMID_STEP,
             "value": float(count)}
            for year in (TOLD_YEARS[0], TOLD_YEARS[-1])
            for sex, counts in stack_pyramid(population, year).items()
            for place, count in enumerate(counts)
        ]
    )  # fmt: skip


def _list_needs(balance: Balance) -> pl.DataFrame:
    """List the hours that each group needs, a row a year. [hours a year]"""
    years = [int(year) for year in balance.groups["year"]]
    return pl.DataFrame(
        [
            {"what": "hours needed", "label": name, "year": year, "value": value, "low": low,
             "high": high}
            for name, ends in sum_hours(balance).items()
            for year, value, low, high in zip(years, *ends.tolist(), strict=True)
        ]
    )  # fmt: skip


def _draw_people(people: pl.DataFrame, sizes: Sizes, width: float) -> Canvas:
    """Draw women to the left and men to the right: bars now, an outline later."""
    now, later = TOLD_YEARS[0], TOLD_YEARS[-1]
    scale, words = _choose_scale(float(people["value"].max() or 0.0))  # type: ignore[arg-type]
    palette = shipped_palette().people
    sides = []
    for sex in ("women", "men"):
        own = people.filter(pl.col("label") == sex)
        counts = {
            year: (own.filter(pl.col("year") == year)["value"] / scale).to_list()
            for year in (now, later)
        }
        colour = palette.find([sex]).shades[0]
        sides.append(Side(in_words(sex), colour, counts[now], counts[later]))
    along = _("persons ({scale}); bars {now}, line {later}", scale=words, now=now, later=later)
    return draw_pyramid(_("People by age"), sides, PYRAMID_STEP, width, sizes, axis=along)


def _draw_needs(balance: Balance, needs: pl.DataFrame, sizes: Sizes, width: float) -> Canvas:
    """Draw the hours that each group needs, all on one scale, named at the end of their lines."""
    scale, words = _choose_scale(float(needs["high"].max() or 0.0))  # type: ignore[arg-type]
    bands = []
    names = needs["label"].unique(maintain_order=True)
    for name, colour in zip(names, shipped_palette().groups_in_need, strict=True):
        own = needs.filter(pl.col("label") == name).with_columns(
            pl.col("value", "low", "high") / scale
        )
        first = own.filter(pl.col("year") == BASE_YEAR)["value"][0]
        change = f"{number(first, 1)} → {number(own['value'][-1], 1)}"
        bands.append(
            Band(
                f"{MARKS[_status(balance, name)]}{in_words(name)} {change}", colour,
                own["year"].to_list(), own["value"].to_list(), own["low"].to_list(),
                own["high"].to_list(),
            )
        )  # fmt: skip
    return draw_bands(_("Care needed a year, {scale} hours", scale=words), bands, width, sizes)


def _status(balance: Balance, name: str) -> str:
    """Return what the hours of a group rest on; those of children on a survey elsewhere."""
    return balance.grounds[name if name in balance.grounds else "child hours"].status


def _say_ages(population: Population, now: int, later: int) -> str:
    """Say how the country's people grow older."""
    shares = [
        number(PERCENT * share_of_people(population, year, ages), 0)
        for ages in (Ages(0, 14), Ages(65, None))
        for year in (now, later)
    ]
    young_now, young_later, old_now, old_later = shares
    return _(
        "{country}: of 100 people {young_now} are under 15 and {old_now} are 65 or over in "
        "{now}; {young_later} and {old_later} in {later}",
        country=name_country(population.country),
        young_now=young_now, old_now=old_now, now=now, young_later=young_later,
        old_later=old_later, later=later,
    )  # fmt: skip


def _say_needs(needs: pl.DataFrame) -> str:
    """Say how much more care is needed in the last year than now."""
    last = int(needs["year"].max())  # type: ignore[arg-type]
    hours = {(row["label"], row["year"]): row["value"] for row in needs.to_dicts()}
    times = {
        name: number(hours[name, last] / hours[name, BASE_YEAR], 1) for name in (OLDER, "children")
    }
    return _(
        "in {later} older persons need {older} times as many hours of care as in {now}, children "
        "{children} times",
        older=times[OLDER], children=times["children"], later=last, now=BASE_YEAR,
    )  # fmt: skip


def _choose_scale(largest: float) -> tuple[float, str]:
    """Choose thousands, millions or billions, with their word."""
    scales = ((1e9, _("billion")), (1e6, _("million")), (1e3, _("thousand")))
    return next(((factor, word) for factor, word in scales if largest >= factor), (1.0, _("one")))
