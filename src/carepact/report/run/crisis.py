"""Say and draw what a crisis does to a country under present law and under a package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from carepact.core.messages import _, word
from carepact.report.run.figures import Figures
from carepact.report.run.told import say_begun
from carepact.report.run.words import (
    Figure,
    choose_scale,
    in_words_of_run,
    print_change,
    print_figure,
    print_percent,
)
from carepact.report.tables import WholeTable
from carepact.report.words import join_parts, lower_first
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.crisis_table import HOLDERS, MOVED_MOST, find_worst_year
from carepact.simulate.projection import DIMENSIONS, HEADLINE_SCENARIO, PRESENT_LAW, SEXES
from carepact.studies.one_country.run import CountryRun


class Row(NamedTuple):
    """One line of what a crisis changes, under present law and with the package."""

    words: str
    of_law: tuple[Figure, Figure]


def worst_year_of(run: CountryRun) -> int:
    """Find the year of a run in which its crises move most."""
    figures = Figures.of(run)
    return find_worst_year(pl.concat(figures.rows_of(one) for one in MOVED_MOST))


def name_crises(run: CountryRun) -> str:
    """Name the crises of a run with their first years."""
    return join_parts(say_begun(name_crisis(one), one.begins) for one in run.crises)


def name_crisis(begun: BegunCrisis) -> str:
    """Name a crisis as within a sentence: a shipped one in the reader's language."""
    words = word(begun.crisis.title or begun.name)
    return lower_first(words)


def say_crisis(run: CountryRun) -> str:
    """Say who takes up the hours of a crisis, and what it costs the State."""
    figures, year = Figures.of(run), worst_year_of(run)
    told = []
    for law in (PRESENT_LAW, HEADLINE_SCENARIO):
        women, men, nobody = (
            figures.find("crisis_hours_held", law, year, holder)
            for holder in ("women, unpaid", "men, unpaid", "nobody")
        )
        told.append(
            _(
                "{law}: care by women {women} hours, by men {men}; left undone {nobody}.",
                law=_("Under present law") if law == PRESENT_LAW else _("With the package"),
                women=print_change(women),
                men=print_change(men),
                nobody=print_change(nobody),
            )
        )
    gdp = figures.find("crisis_gdp", PRESENT_LAW, year)
    revenue = figures.find("crisis_public_revenue", PRESENT_LAW, year)
    return _(
        "All figures of this answer are those with it: {crises}. In {year}, against the "
        "same country without it, GDP changes by {gdp}, and public revenue, at its share of GDP, "
        "by PPP $ {revenue}. {told}",
        revenue=print_change(revenue),
        crises=name_crises(run),
        year=year,
        gdp=print_percent(gdp),
        told=" ".join(told),
    )


def find_of_laws(
    figures: Figures, variable: str, year: int, label: str | None = None, sex: str | None = None
) -> tuple[Figure, Figure]:
    """Find a figure under present law and with the package."""
    law, package = (
        figures.find(variable, run, year, label, sex) for run in (PRESENT_LAW, HEADLINE_SCENARIO)
    )
    return law, package


def list_rows_of_hours(figures: Figures, year: int) -> Iterator[Row]:
    """List who holds hours of care more or less, and who is with children."""
    for holder in HOLDERS:
        found = find_of_laws(figures, "crisis_hours_held", year, holder)
        words = _("nobody: needed but not given") if holder == "nobody" else in_words_of_run(holder)
        yield Row(words, found)
    near = {"women": _("women, near a child"), "men": _("men, near a child")}
    for sex in SEXES:
        found = find_of_laws(figures, "crisis_presence", year, None, sex)
        yield Row(near[sex], found)


def list_rows_of_money(figures: Figures, year: int) -> Iterator[Row]:
    """List which payers pay more or less."""
    for payer in DIMENSIONS["payer"]:
        found = find_of_laws(figures, "crisis_cost_by_payer", year, payer)
        if any(any(one.ends) for one in found):
            yield Row(in_words_of_run(payer), found)


def list_rows_of_work(figures: Figures, year: int) -> Iterator[Row]:
    """List how many women and men are in work more or less."""
    for sex in SEXES:
        found = find_of_laws(figures, "crisis_employed", year, None, sex)
        words = _("women in work") if sex == "women" else _("men in work")
        yield Row(words, found)


def show_crisis(run: CountryRun) -> WholeTable:
    """Show what a crisis changes: hours by who holds them, cost by payer, work."""
    figures, year = Figures.of(run), worst_year_of(run)
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("the crisis in {year}, change", year=year))
    for words in (_("present law"), _("package")):
        table.add_column(words, justify="right")
    for heading, list_rows in (
        (_("hours"), list_rows_of_hours),
        (_("PPP dollars"), list_rows_of_money),
        (_("persons"), list_rows_of_work),
    ):
        rows = list(list_rows(figures, year))
        factor, letters = choose_scale(*(one for row in rows for one in row.of_law))
        table.add_row(f"{letters} {heading}".strip(), "", "", style="italic")
        for row in rows:
            table.add_row(f"  {row.words}", *(print_figure(one, factor) for one in row.of_law))
    return table
