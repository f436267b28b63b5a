"""The jobs of care beside those of construction at the same net cost, by kind and sex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import polars as pl

from carepact.core.messages import _
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.panels import lay_panels, put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.stacks import Part, Stack, draw_stacks
from carepact.report.marks import hold_mark
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of, print_times
from carepact.report.run.questions import find_jobs, is_compared
from carepact.report.run.words import (
    choose_scale,
    explain_undefined,
    in_words_of_run,
    name_case,
    print_figure,
)
from carepact.report.words import join_parts
from carepact.simulate.projection import HEADLINE_SCENARIO, SEXES
from carepact.studies.one_country.run import CountryRun

VARIABLES = (
    "jobs_with_suppliers", "jobs_with_suppliers_of_both_sexes", "construction_jobs_with_suppliers",
    "construction_jobs_with_suppliers_of_both_sexes", "jobs_per_construction_job",
    "women_jobs_per_construction_job",
)  # fmt: skip


def is_comparable(run: CountryRun) -> bool:
    """Tell whether construction is set beside care in a run."""
    return is_compared(Figures.of(run), run.projection.years[-1])


def draw_jobs(runs: Sequence[CountryRun], sizes: Sizes = WIDE) -> Picture:
    """Draw two bars a country, care and construction, women and men beside one another.

    Parameters
    ----------
    runs : sequence of CountryRun
        Runs in which construction is set beside care; each has an axis of its own.
    sizes : Sizes
        Of the picture.
    """
    people = shipped_palette().people
    signs = [Sign(in_words_of_run(sex), people.find([sex]).shades[0]) for sex in SEXES]
    panels = lay_panels(
        [partial(_draw_panel, run, sizes, titled=len(runs) > 1) for run in runs], sizes
    )
    body = put_below(draw_legend(signs, sizes.inner, sizes), panels)
    notes = [
        _(
            "Jobs in care or construction and at suppliers, for the same net cost to the State. "
            "Beside the bars: women and men together, with the 95 % interval."
        )
    ]
    if len(runs) > 1:
        notes.append(_("The grade is that of {country}.", country=country_of(runs[0])))
    title = _say_times(runs)
    if hold_mark("undefined") in title:
        notes.append(explain_undefined())
    table = pl.concat(
        take_rows(run, VARIABLES, scenarios=[HEADLINE_SCENARIO], year=run.projection.years[-1])
        for run in runs
    )
    described = _("Two bars a country, care above construction, parted into women and men.")
    return frame_run("jobs", (title, described), body, table, runs[0], notes, sizes)


def _say_times(runs: Sequence[CountryRun]) -> str:
    """Say how many jobs care has for one in construction."""
    if len(runs) > 1:
        return _(
            "For the same net cost to the State, care brings {times} as many jobs as construction",
            times=join_parts(_say_country(run) for run in runs),
        )
    run = runs[0]
    figures, year = Figures.of(run), run.projection.years[-1]
    return _(
        "{country}, {year}, {case}: for the same net cost to the State, care brings {times} times "
        "as many jobs as construction, and {women} times as many for women",
        country=country_of(run),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        times=print_times(figures.find("jobs_per_construction_job", HEADLINE_SCENARIO, year)),
        women=print_times(figures.find("women_jobs_per_construction_job", HEADLINE_SCENARIO, year)),
    )


def _say_country(run: CountryRun) -> str:
    """Say the ratio of one of several countries."""
    found = Figures.of(run).find(
        "jobs_per_construction_job", HEADLINE_SCENARIO, run.projection.years[-1]
    )
    return _("{times} times ({country})", times=print_times(found), country=country_of(run))


def _draw_panel(run: CountryRun, sizes: Sizes, width: float, *, titled: bool) -> Canvas:
    """Draw the bars of one country."""
    figures, year = Figures.of(run), run.projection.years[-1]
    factor, word = choose_scale(*(one for row in find_jobs(figures, year).values() for one in row))
    unit = f", {word}" if word else ""
    title = country_of(run) if titled else ""
    stacks = list(_lay_stacks(figures, year, factor))
    return draw_stacks(title, stacks, width, sizes, axis=_("jobs{unit}", unit=unit))


def _lay_stacks(figures: Figures, year: int, factor: float) -> Iterator[Stack]:
    """Lay out a bar of women and one of men behind it, for care and for construction."""
    found, people = find_jobs(figures, year), shipped_palette().people
    for place, what in enumerate((_("care"), _("construction"))):
        parts = []
        for sex in SEXES:
            text = print_figure(found[sex][place], factor)
            count = (found[sex][place].value or 0.0) / factor
            label = f"{what}, {in_words_of_run(sex)}: {text}"
            parts.append(Part(count, people.find([sex]).shades[0], label=label))
        yield Stack(what, parts, print_figure(found["both"][place], factor))
