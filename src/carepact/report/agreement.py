"""Show published figures beside ours in a terminal, a line a figure."""

from __future__ import annotations

import itertools
import math

from rich.console import Group, RenderableType

from carepact.core.digits import Digits
from carepact.core.messages import _, _n, number, word
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.report.words import in_words
from carepact.validate.agreement import Comparison, Validation


def say_agreement(validation: Validation) -> str:
    """Say how many published figures agree."""
    return _n(
        "{agreeing} of {count} published figure agrees.",
        "{agreeing} of {count} published figures agree.",
        len(validation.comparisons),
        agreeing=sum(comparison.agrees for comparison in validation.comparisons),
    )


def show_validation(validation: Validation) -> RenderableType:
    """Lay out the comparison, and say how many figures agree."""
    tables = [
        _table(subject, list(comparisons))
        for subject, comparisons in itertools.groupby(validation.comparisons, _subject)
    ]
    verdict = say_agreement(validation)
    return Group(
        Prose(word(validation.title), style="bold"),
        *tables,
        Prose(verdict, style="bold green" if validation.agrees else "bold red"),
        Prose(
            _(
                "error: the standard error of our figure. ICATUS: our figure under the faithful "
                "ICATUS definition, where the published one departs from it. Standard errors: "
                "{method}.",
                method=word(validation.method),
            )
        ),
        *(Prose(f"- {word(note)}") for note in validation.notes),
    )


def _subject(comparison: Comparison) -> str:
    """Name what a figure measures, with its unit."""
    figure = comparison.figure
    return f"{in_words(figure.activity.replace('_', ' '))} ({in_words(figure.unit)})"


def _table(subject: str, comparisons: list[Comparison]) -> WholeTable:
    """Lay out the figures of one subject."""
    table = WholeTable(
        title=subject, title_justify="left", show_edge=False, pad_edge=False, header_style="bold"
    )
    table.add_column(_("figure"), min_width=12)
    for heading in (_("published"), _("ours"), _("gap"), _("error"), _("ICATUS")):
        table.add_column(heading, justify="right", no_wrap=True, min_width=7)
    table.add_column(_("verdict"))
    for comparison in comparisons:
        table.add_row(*_line(comparison))
    return table


def _line(comparison: Comparison) -> tuple[str, ...]:
    """Print one comparison."""
    figure = comparison.figure
    decimals = min(figure.decimals, Digits().beside_published)
    where = ", ".join(in_words(label) for _column, label in figure.cell)
    error = comparison.estimate.standard_error if comparison.estimate else None
    return (
        where,
        number(figure.published, decimals),
        _number(comparison.ours, decimals),
        _number(comparison.gap, decimals, signed=True),
        _number(error, decimals),
        _number(comparison.faithful_icatus, decimals),
        in_words(comparison.verdict),
    )


def _number(value: float | None, decimals: int, *, signed: bool = False) -> str:
    """Print a number, or nothing where there is none."""
    if value is None or math.isnan(value):
        return ""
    rounded = round(value, decimals) + 0.0
    return ("+" if signed and rounded >= 0 else "") + number(rounded, decimals)
