"""The figures of a picture as a table, for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable

from carepact.core.messages import _
from carepact.report.figures.picture import Picture
from carepact.report.paper.document import Cell, Table
from carepact.report.run.words import (
    Figure,
    choose_scale,
    in_words_of_run,
    mark_grade,
    name_input,
    name_shares,
    print_percent,
    print_scaled,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.words import in_words
from carepact.studies.one_country.run import CountryRun

ENDS = ("value", "low", "high")
NAMES = ("variable", "what", "input", "scenario", "payer", "provider", "recipient", "label", "sex",
         "age", "year")  # fmt: skip
"""Columns that tell rows apart, in the order in which they are shown."""
AMOUNTS = ("hours", "input_low", "input_high", "first_order")
"""Columns of amounts where no interval stands beside."""
SHARES = ("input_low", "input_high", "first_order")


def tabulate_picture(picture: Picture, run: CountryRun) -> Table:
    """Lay out the figures of a picture, a row each; what is the same in all rows is left out."""
    rows = picture.table
    known = [name for name in NAMES if name in rows.columns]
    apart = [name for name in known if rows[name].n_unique() > 1] or known[:1]
    amounts = [name for name in AMOUNTS if name in rows.columns]
    heads, cells = [_name_column(name) for name in apart], []
    say = _say_names(run)
    for row in rows.to_dicts():
        named = [Cell(say(row[name])) for name in apart]
        told = [Cell(_print(row[name], is_share=name in SHARES)) for name in amounts]
        told += [Cell(_print_figure(row))] if "value" in rows.columns else []
        cells.append((*named, *told))
    heads += [_name_column(name) for name in amounts]
    heads += [_("figure")] if "value" in rows.columns else []
    numbers = (*(False for _name in apart), *(True for _name in heads[len(apart) :]))
    return Table(picture.sentence, tuple(heads), tuple(cells), numbers, is_long=True)


def _print_figure(row: dict[str, object]) -> str:
    """Print a figure with its interval in the unit of its row."""
    value, low, high = (_number(row.get(name)) for name in ENDS)
    figure = Figure(value, low, high, mark_grade(str(row.get("grade", ""))))
    is_share = str(row.get("unit", "")).startswith("share")
    return print_percent(figure) if is_share else print_scaled(figure)


def _print(value: object, *, is_share: bool) -> str:
    """Print an amount that has no interval beside it."""
    figure = _number(value)
    if figure is None:
        return "–"
    if is_share:
        return f"{print_bare(PERCENT * figure)} %"
    factor, scale = choose_scale(Figure(figure))
    return f"{print_bare(figure / factor)} {scale}".strip()


def _number(value: object) -> float | None:
    """Return a number, or None."""
    return float(value) if isinstance(value, int | float) else None


def _say_names(run: CountryRun) -> Callable[[object], str]:
    """Return what says the name of a row: a variable, an input, a label, a year."""
    shares = name_shares()

    def say(value: object) -> str:
        if value is None:
            return _("all")
        text = str(value)
        if text in shares:
            return shares[text]
        named = name_input(text, run.projection) if "." in text else text
        return in_words_of_run(text) if named == text else named

    return say


def _name_column(name: str) -> str:
    """Name a column."""
    return in_words(name.replace("_", " "))
