"""Answer in a terminal what a package does to a country: sentences first, then the tables."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core.messages import _
from carepact.ledger.target import SHARERS
from carepact.report.headlines import say_sums
from carepact.report.prose import Prose
from carepact.report.run.answer import tell_answer
from carepact.report.run.basis import tell_grounds
from carepact.report.run.crisis import show_crisis
from carepact.report.run.figures import Figures
from carepact.report.run.questions import show_questions
from carepact.report.run.sentences import (
    head_of,
    say_exchange,
    say_hours,
    say_other_jobs,
)
from carepact.report.run.spending import show_spending
from carepact.report.run.told import tell_told
from carepact.report.run.words import (
    Figure,
    choose_scale,
    explain_undefined,
    in_words_of_run,
    name_shares,
    print_figure,
    print_percent,
    print_share,
)
from carepact.report.tables import WholeTable
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.projection import CLOSURES, DIMENSIONS, HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun


def show_run(run: CountryRun) -> RenderableType:
    """Lay everything out: tables, what they stand on, and the answer at the end."""
    figures, year = Figures.of(run), run.projection.years[-1]
    parts: list[RenderableType] = [Prose(head_of(run), style="bold")]
    parts += [Prose(line) for line in tell_told(run.told)]
    if run.crises:
        parts += [Text(""), show_crisis(run)]
    parts += [Text(""), compare_closures(figures, year), Prose(explain_closures())]
    if has_undefined(run, year):
        parts.append(Prose(explain_undefined()))
    parts += [Text(""), *show_spending(run, figures), Text("")]
    parts += [*show_questions(run, figures), Text("")]
    tables = (
        show_payers(figures, year),
        show_sharers(run, figures, year),
        show_providers(figures, year),
    )
    parts += [part for table in tables for part in (table, Text(""))]
    further = (say_hours(run, figures, year), say_other_jobs(figures, year), say_exchange(run))
    parts += [Prose(" ".join(filter(None, further))), Prose(say_sums(run.projection.draws))]
    parts += [Text(""), *(Prose(line) for line in tell_grounds(run)), Text("")]
    return Group(*parts, Prose(head_of(run), style="bold"), *tell_answer(run))


def _make_table(*headings: str) -> WholeTable:
    """Make a table with words on the left and figures on the right."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(headings[0])
    for heading in headings[1:]:
        table.add_column(heading, justify="right")
    return table


def compare_closures(figures: Figures, year: int) -> WholeTable:
    """Put the three closures side by side."""
    table = _make_table(_("three cases, {year}", year=year), *map(in_words_of_run, CLOSURES))
    for variable, words in name_shares().items():
        found = [figures.find(variable, run, year) for run in CLOSURES]
        table.add_row(words, *map(print_percent, found))
    _add_scaled(
        table, _("jobs in care"),
        [figures.find("jobs_of_both_sexes", run, year, "direct") for run in CLOSURES],
    )  # fmt: skip
    _add_scaled(
        table, _("unpaid hours of women, change"),
        [figures.find("unpaid_hours_moved", run, year, sex="women") for run in CLOSURES],
    )  # fmt: skip
    found = [figures.find("value_added_per_cost", run, year) for run in CLOSURES]
    table.add_row(_("value added per dollar of cost"), *map(print_figure, found))
    years = [figures.find("payback_year_of_value_added", run, year) for run in CLOSURES]
    if any(one.is_known for one in years):
        table.add_row(
            _("year when value added has paid it back"), *(_print_year(one, year) for one in years)
        )
    return table


def has_undefined(run: CountryRun, year: int) -> bool:
    """Tell whether a figure of the closures is not defined in some draws, but is in most."""
    marked = (pl.col("undefined_draws") > 0) & pl.col("value").is_not_null()
    return not run.figures.filter(pl.col("year") == year, marked).is_empty()


def explain_closures() -> str:
    """Say what the three closures are."""
    return _(
        "All posts filled: every post is filled and every place is new use. Some places not new: "
        "only a share of the funded places is new use. Staff limited: also, staff grow no faster "
        "than is on record."
    )


def _print_year(figure: Figure, horizon: int) -> str:
    """Print a year of payback, or that it lies beyond the horizon."""
    value, low, high = (
        _("after {year}", year=horizon) if one is None else str(round(one)) for one in figure.ends
    )
    if value == low == high:
        return figure.mark + value
    between = _("{low} to {high}", low=low, high=high)
    return f"{figure.mark}{value} ({between})"


def _add_scaled(table: WholeTable, words: str, found: Sequence[Figure]) -> None:
    """Add a row of large figures, shortened alike."""
    factor, word = choose_scale(*found)
    unit = f", {word}" if word else ""
    table.add_row(words + unit, *(print_figure(one, factor) for one in found))


def show_providers(figures: Figures, year: int) -> WholeTable:
    """Show who provides hours of care and housework under present law and under the package."""
    table = _make_table(_("who provides, of all hours"), _("present law"), _("package"))
    for provider, (sex, _paid) in PROVIDER_KINDS.items():
        found = [
            figures.find("share_of_hours_given", run, year, provider, sex)
            for run in (PRESENT_LAW, HEADLINE_SCENARIO)
        ]
        table.add_row(in_words_of_run(provider), *map(print_percent, found))
    return table


def show_payers(figures: Figures, year: int) -> WholeTable:
    """Show who pays under present law and under the package."""
    rows = {
        payer: [
            figures.find("gross_cost_by_payer", run, year, payer)
            for run in (PRESENT_LAW, HEADLINE_SCENARIO)
        ]
        for payer in DIMENSIONS["payer"]
    }
    factor, word = choose_scale(*(one for row in rows.values() for one in row))
    unit = _("{letters} PPP dollars", letters=word).strip()
    table = _make_table(_("who pays, {unit}", unit=unit), _("present law"), _("package"))
    for payer, row in rows.items():
        table.add_row(in_words_of_run(payer), *(print_figure(one, factor) for one in row))
    return table


def show_sharers(run: CountryRun, figures: Figures, year: int) -> WholeTable:
    """Show who shares the full cost of care, unpaid hours valued, beside a declared target."""
    target = run.target
    headings = [_("present law"), _("package")] + ([_("target")] if target else [])
    table = _make_table(_("who shares the full cost"), *headings)
    for sharer in SHARERS:
        found = [
            figures.find("share_of_full_cost", one, year, sharer)
            for one in (PRESENT_LAW, HEADLINE_SCENARIO)
        ]
        aim = [print_share(target.shares[sharer])] if target else []
        table.add_row(in_words_of_run(sharer), *map(print_percent, found), *aim)
    if target:
        away = [
            figures.find("distance_to_target", one, year)
            for one in (PRESENT_LAW, HEADLINE_SCENARIO)
        ]
        table.add_row(_("would have to change hands"), *map(print_percent, away), "")
    return table
