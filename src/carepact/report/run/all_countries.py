"""Show at the end of a run of all countries their main lines, and what became of each."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.headline import Headline
from carepact.core.messages import _, _c, _n
from carepact.data.countries.country_names import name_country
from carepact.report.layout import ScreenLayout
from carepact.report.prose import Prose
from carepact.report.run.files import HEADLINES
from carepact.report.run.words import Figure, explain_mark, mark_grade, print_percent
from carepact.report.tables import WholeTable
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.every_country.result import CountryResult


def tabulate_answers(answers: Mapping[str, Mapping[str, Any]]) -> pl.DataFrame:
    """Lay out the main lines of the last year, a row a country.

    Parameters
    ----------
    answers : mapping
        What `answer_of` gives, by the code of the country.

    Returns
    -------
    pl.DataFrame, shape (countries, 5 + 3 a variable)
        country, name, headline, grades, then value, low and high of each variable. [share of GDP]
    """
    rows = []
    for code, answer in answers.items():
        grade = answer["grade"]
        row: dict[str, object] = {
            "country": code,
            "name": answer["name"],
            "headline": answer["headline"],
            "grade_money": grade["money"],
            "grade_hours": grade["hours"],
        }
        for one in answer["figures"]:
            last = one["year"] == answer["last_year"] and one["scenario"] == HEADLINE_SCENARIO
            if last and one["variable"] in HEADLINES:
                row |= {f"{one['variable']}_{end}": one[end] for end in ("value", "low", "high")}
        rows.append(row)
    return pl.DataFrame(rows, infer_schema_length=None)


def show_all(results: Sequence[CountryResult], overview: pl.DataFrame) -> RenderableType:
    """Lay out the main lines of every country, then the faults."""
    failed = [result for result in results if result.fault]
    left_out = [result for result in results if result.lacks]
    done = sum(result.is_new for result in results)
    same = len(results) - done - len(failed) - len(left_out)
    counts = (
        _n("{count} country simulated", "{count} countries simulated", done),
        _n("{count} as it was", "{count} as they were", same),
        _n("{count} left out", "{count} left out", len(left_out)),
        _n("{count} failed", "{count} failed", len(failed)),
    )
    said = _(
        "Last year, all posts filled; {headlines}, in brackets the 95 % interval. Grades: "
        "money/hours.",
        headlines=_name_headlines(overview),
    )
    lines = [Prose(f"{', '.join(counts)}. {said} {explain_mark()}")]
    if left_out:
        listed = ", ".join(result.country for result in left_out)
        code = voice.Blank(_c("placeholder", "CODE"))
        text = _(
            "Left out, since needed facts are not known: {listed}. {run} tells which.",
            listed=listed,
            run=voice.command("run", code),
        )
        lines.append(Prose(text))
    lines += [Prose(f"- {result.country}: {result.fault}", style="red") for result in failed]
    return Group(_tabulate(overview), *lines)


def _name_headlines(overview: pl.DataFrame) -> str:
    """Name what the figures before the brackets are."""
    named = {
        Headline.MEDIAN.value: _("medians of the simulations"),
        Headline.CENTRAL.value: _("the central simulation, as too few give no median"),
    }
    told: list[str] = (
        overview["headline"].unique(maintain_order=True).to_list() if overview.height else []
    )
    return ", ".join(named[one] for one in told)


def _tabulate(overview: pl.DataFrame) -> WholeTable:
    """Lay out a line a country: grades and main lines with their intervals."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("country"), width=ScreenLayout().name_beside_intervals)
    for heading in (_("grade"), _("cost, % of GDP"), _("extra cost"), _("net cost to the State")):
        table.add_column(heading, justify="right")
    for row in overview.iter_rows(named=True):
        figures = [read_figure_of(row, variable) for variable in HEADLINES]
        grades = f"{row['grade_money']}/{row['grade_hours']}"
        # Rich breaks a line at spaces alone, and would cut "Papouasie-Nouvelle-Guinée".
        named = f"{row['country']} {name_country(row['country'])}"
        name = textwrap.fill(named, ScreenLayout().name_beside_intervals)
        table.add_row(name, grades, *map(print_percent, figures))
    return table


def read_figure_of(row: Mapping[str, Any], variable: str) -> Figure:
    """Read a figure of a country from its line."""
    value, low, high = (row[f"{variable}_{end}"] for end in ("value", "low", "high"))
    return Figure(value, low, high, mark_grade(row["grade_money"]))
