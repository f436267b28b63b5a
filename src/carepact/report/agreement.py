"""Show published figures beside ours in a terminal, a line a figure."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from carepact.core.messages import _
from carepact.measure.agreement import AGREEING, Comparison, Validation

NOTHING = ""
MOST_DECIMALS = 2
"""Decimals shown; files hold them all."""


def show_validation(validation: Validation) -> RenderableType:
    """Lay out the comparison, and say how many figures agree."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("figure"))
    for heading in (_("published"), _("ours"), _("gap"), _("error"), _("ICATUS")):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column(_("verdict"))
    subject_before = NOTHING
    for comparison in validation.comparisons:
        figure = comparison.figure
        subject = f"{figure.activity.replace('_', ' ')} ({figure.unit})"
        if subject != subject_before:
            table.add_row(Text(subject, style="bold"))
        subject_before = subject
        table.add_row(*_line(comparison))
    agreeing = sum(comparison.verdict in AGREEING for comparison in validation.comparisons)
    verdict = _(
        "{agreeing} of {count} published figures agree.",
        agreeing=agreeing,
        count=len(validation.comparisons),
    )
    return Group(
        Text(validation.title, style="bold"),
        table,
        Text(verdict, style="bold green" if validation.agrees else "bold red"),
        Text(
            _(
                "error: the standard error of our figure. ICATUS: our figure under the faithful "
                "ICATUS definition, where the published one departs from it. Standard errors: "
                "{method}.",
                method=validation.method,
            )
        ),
        *(Text(f"- {note}") for note in validation.notes),
    )


def _line(comparison: Comparison) -> tuple[str, ...]:
    """Print one comparison."""
    figure = comparison.figure
    decimals = min(figure.decimals, MOST_DECIMALS)
    where = ", ".join(label for _column, label in figure.cell)
    error = comparison.estimate.standard_error if comparison.estimate else None
    return (
        f"  {where}",
        f"{figure.published:.{decimals}f}",
        _number(comparison.ours, decimals),
        _number(comparison.gap, decimals, signed=True),
        _number(error, decimals),
        _number(comparison.faithful_icatus, decimals),
        comparison.verdict,
    )


def _number(value: float | None, decimals: int, *, signed: bool = False) -> str:
    """Print a number, or nothing where there is none."""
    if value is None:
        return NOTHING
    rounded = round(value, decimals) + 0.0
    return f"{rounded:{'+' if signed else ''}.{decimals}f}"
