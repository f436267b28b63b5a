"""Show several packages of one country side by side, in a terminal and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
from rich.console import Group, RenderableType

from carepact.core.messages import _, _n
from carepact.report.figures.country.comparison import draw_comparison
from carepact.report.figures.saving import draw_pictures
from carepact.report.formats import render
from carepact.report.grades import explain_grade
from carepact.report.prose import Prose
from carepact.report.run.crisis import name_crises, worst_year_of
from carepact.report.run.figures import Figures
from carepact.report.run.files import close_folder, manifest_of
from carepact.report.run.sentences import say_how_to_read
from carepact.report.run.told import tell_told
from carepact.report.run.words import choose_scale, print_figure, print_percent
from carepact.report.tables import WholeTable
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.comparison import Comparison


def shares_compared() -> dict[str, str]:
    """Name the shares that are compared."""
    return {
        "gross_cost_over_gdp": _("cost, % of GDP"),
        "additional_cost_over_gdp": _("extra cost, % of GDP"),
        "state_net_cost_over_gdp": _("net cost to the State, % of GDP"),
        "self_funding_of_additional_cost": _("share recovered in taxes"),
        "earnings_gap": _("earnings gap, women to men"),
    }


def head_of_comparison(comparison: Comparison) -> str:
    """Name the country, and say how many packages stand side by side."""
    return _n(
        "{country}: {count} package",
        "{country}: {count} packages",
        len(comparison.runs),
        country=comparison.runs[0].country.name,
    )


def show_comparison(comparison: Comparison) -> RenderableType:
    """Lay packages out side by side, a column each, under `demand`."""
    first = comparison.runs[0]
    year = first.projection.years[-1]
    law = Figures.of(first).find("share_of_full_cost", PRESENT_LAW, year, "women")
    grade = first.grade
    said = _(
        "Under present law women carry {share} of the full cost. Grade of money and jobs: "
        "{money}. Grade of hours: {hours}. The packages share their simulations.",
        share=print_percent(law),
        money=explain_grade(grade.money),
        hours=explain_grade(grade.hours),
    )
    return Group(
        Prose(head_of_comparison(comparison), style="bold"),
        Prose(say_how_to_read(first)),
        *(Prose(line) for line in tell_told(first.told)),
        Prose(""),
        _tabulate(comparison, year),
        Prose(said),
    )


def _tabulate(comparison: Comparison, year: int) -> WholeTable:
    """Lay out shares, then large figures, then who bears the full cost."""
    books = [Figures.of(run) for run in comparison.runs]
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("{year}, all posts filled", year=year))
    for run in comparison.runs:
        table.add_column(run.projection.package, justify="right")
    for variable, words in shares_compared().items():
        found = [one.find(variable, HEADLINE_SCENARIO, year) for one in books]
        table.add_row(words, *map(print_percent, found))
    for words, variable, label, sex in (
        (_("jobs in care"), "jobs_of_both_sexes", "direct", None),
        (_("mothers who take a job"), "mothers_entering_work", None, None),
        (_("unpaid hours of women, change"), "unpaid_hours_moved", None, "women"),
        (_("unpaid hours of men, change"), "unpaid_hours_moved", None, "men"),
    ):
        found = [one.find(variable, HEADLINE_SCENARIO, year, label, sex) for one in books]
        factor, letters = choose_scale(*found)
        unit = f", {letters}" if letters else ""
        table.add_row(words + unit, *(print_figure(one, factor) for one in found))
    for sharer, words in (
        ("women", _("women's share of the full cost")),
        ("State", _("State's share of the full cost")),
    ):
        found = [one.find("share_of_full_cost", HEADLINE_SCENARIO, year, sharer) for one in books]
        table.add_row(words, *map(print_percent, found))
    if comparison.runs[0].crises:
        _add_crisis(table, comparison, books)
    return table


def _add_crisis(table: WholeTable, comparison: Comparison, books: Sequence[Figures]) -> None:
    """Add what a crisis changes under each package, in the year in which it moves most."""
    first = comparison.runs[0]
    year = worst_year_of(first)
    table.add_row("", *("" for _run in comparison.runs))
    table.add_row(f"{name_crises(first)}, {year}", *("" for _run in comparison.runs))
    lines: tuple[tuple[str, str, str | None, str | None], ...] = (
        (_("care by women, change"), "crisis_hours_held", "women, unpaid", None),
        (_("care by men, change"), "crisis_hours_held", "men, unpaid", None),
        (_("women near a child, change"), "crisis_presence", None, "women"),
        (_("needed and not given, change"), "crisis_hours_held", "nobody", None),
        (_("paid by households, change"), "crisis_cost_by_payer", "households", None),
        (_("paid by the general budget, change"), "crisis_cost_by_payer", "general_budget", None),
    )
    for words, variable, label, sex in lines:
        found = [one.find(variable, HEADLINE_SCENARIO, year, label, sex) for one in books]
        factor, letters = choose_scale(*found)
        unit = f", {letters}" if letters else ""
        table.add_row(words + unit, *(print_figure(one, factor) for one in found))


def lay_out_comparison(comparison: Comparison, folder: Path) -> dict[Path, bytes]:
    """Lay out the files of a comparison; nothing is written yet."""
    manifests = {run.projection.package: manifest_of(run) for run in comparison.runs}
    figures: pl.DataFrame = comparison.figures
    files = {
        "comparison.csv": render(figures, {}, "csv"),
        "comparison.parquet": render(figures, {}, "parquet"),
    } | draw_pictures({"packages-side-by-side": draw_comparison(comparison)})
    return close_folder(files, {"packages": manifests}, folder)


def render_comparison(comparison: Comparison, chosen: str) -> str:
    """Turn a comparison into the text of one format for the screen."""
    manifests = {run.projection.package: manifest_of(run) for run in comparison.runs}
    return render(comparison.figures, manifests, chosen).decode("utf-8-sig")
