"""What the pictures of a country share: sizes, words of their figures, and the small print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _, number, word
from carepact.data.countries.country_names import name_country
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.report.headlines import say_headline, say_preview
from carepact.report.run.picture_sources import say_source
from carepact.report.run.told import in_kind
from carepact.report.run.words import (
    Figure,
    explain_mark,
    name_input,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.words import join_listed
from carepact.simulate.result_grade import ON_IMPUTED_KEY
from carepact.studies.one_country.run import CountryRun
from carepact.studies.one_country.told import ToldValue


def country_of(run: CountryRun) -> str:
    """Name the country of a run in the reader's language."""
    return name_country(run.projection.country)


def title_package(name: str) -> str:
    """Name a package by its title in the reader's language; one of a user as the user did."""
    shipped = name.removesuffix("-changed")
    if shipped not in SHIPPED:
        return name.replace("_", " ")
    title = word(shipped_package(shipped).title)
    return title if shipped == name else _("{package}, changed by settings", package=title)


def print_share(figure: Figure) -> str:
    """Print a share of a hundred without its interval, which stands in the picture."""
    if figure.value is not None:
        return f"{figure.mark}{print_bare(PERCENT * figure.value)}\u00a0%"
    low, high = (print_bare(PERCENT * one) if one is not None else "" for one in figure.ends[1:])
    return f"{figure.mark}{low}–{high}\u00a0%" if low and high else _("an unknown share")


def print_times(figure: Figure) -> str:
    """Print a ratio without its interval."""
    if figure.value is not None:
        return figure.mark + print_bare(figure.value)
    low, high = (print_bare(one) if one is not None else "" for one in figure.ends[1:])
    return f"{figure.mark}{low}–{high}"


def foot_of(run: CountryRun, notes: Sequence[str], packages: Sequence[str] = ()) -> list[str]:
    """Say how to read a picture, what it is of, how sure it is, and where it comes from."""
    named = [title_package(one) for one in packages or (run.projection.package,)]
    return [
        " ".join([*_warn(run), *notes, *_say_headline(run)]),
        " ".join(_say_what_it_is(run)),
        say_source(run, country_of(run), named),
    ]


def _warn(run: CountryRun) -> Iterator[str]:
    """Say that the intervals of few draws are rough."""
    if said := say_preview(run.projection.draws):
        yield said


def _say_headline(run: CountryRun) -> Iterator[str]:
    """Say what the figures are, where they are no medians."""
    if choose_headline(run.projection.draws) is Headline.CENTRAL:
        yield say_headline(run.projection.draws)


def _say_what_it_is(run: CountryRun) -> Iterator[str]:
    """Say what a picture is of, how sure it is, and what the user set."""
    yield _(
        "A simulation under stated assumptions, not a forecast: {count} simulations. "
        "Grade {grade} for money, {hours} for hours.",
        count=number(run.projection.draws, 0),
        grade=run.grade.money,
        hours=run.grade.hours,
    )
    if run.grade.money in ON_IMPUTED_KEY:  # hours of grade D are not drawn
        yield explain_mark()
    if run.projection.parts:
        yield _("Law of {listed} alone.", listed=join_listed(run.projection.parts))
    if run.told:
        yield name_told(run)


def name_told(run: CountryRun) -> str:
    """Say in words, not by their keys, what the user set."""
    named = (_name_told(one, run) for one in run.told)
    return _("Set by the user: {listed}.", listed=join_listed(dict.fromkeys(named)))


def _name_told(one: ToldValue, run: CountryRun) -> str:
    """Name one thing that the user set: a file by its name, all else by its title."""
    if one.kind in {"own_facts", "own_population", "survey"}:
        return f"{in_kind(one.kind)} {one.name}"
    if one.kind == "target":
        return in_kind(one.kind)
    crises = {begun.name: word(begun.crisis.title or begun.name) for begun in run.crises}
    title = crises.get(one.name) or name_input(one.name, run.projection)
    return title.replace("_", " ").replace(".", ": ")
