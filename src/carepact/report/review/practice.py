"""Show whether law is adopted, budgeted and implemented: three answers, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _, number, word
from carepact.data.countries.facts import Fact
from carepact.data.countries.law import Provision
from carepact.report.marks import MARKS, print_number
from carepact.report.prose import Prose
from carepact.report.review.words import name_standard, style_of, word_verdict
from carepact.report.tables import WholeTable
from carepact.report.words import join_parts, put_under
from carepact.review.practice import Practised
from carepact.review.review import Review


def show_practice(review: Review) -> Iterator[RenderableType]:
    """Lay out the requirements that a figure of money or of practice is linked to."""
    linked = [one for one in review.findings if one.budgeted or one.implemented]
    if not linked:
        return
    table = WholeTable(
        title=_("Adopted, budgeted, implemented"), title_justify="left", expand=True,
        show_edge=False, pad_edge=False, header_style="bold",
    )  # fmt: skip
    table.add_column(_("requirement"), ratio=4, overflow="fold")
    table.add_column(_("adopted"), no_wrap=True)
    table.add_column(_("budgeted"), ratio=3, overflow="fold")
    table.add_column(_("implemented"), ratio=4, overflow="fold")
    for one in linked:
        table.add_row(
            f"{name_standard(one.standard)}, {one.requirement.article}: "
            f"{word(one.requirement.title)}",
            Prose(word_verdict(one.verdict), style=style_of(one.verdict)),
            print_practice(one.budgeted),
            print_practice(one.implemented),
        )
    yield Prose("")
    yield table
    yield Prose(explain_practice(), style="dim")


def print_practice(found: Practised | None) -> str:
    """Print an answer with its figures; a dash where the standard's file links none."""
    if found is None:
        return "–"
    figures = join_parts(map(_print_figure, found.figures))
    if found.answer == "reported":
        return figures
    words = {"yes": _("yes"), "no": _("no"), "unknown": _("unknown")}[found.answer]
    return put_under(words, figures) if figures else words


def _print_figure(figure: Fact | Provision) -> str:
    """Print a figure with the mark of its status, its unit and year, and what it counts."""
    mark = MARKS[figure.status]
    if isinstance(figure, Provision):
        return mark + _(
            "enforced as experts see it {score} of 4, {year}",
            score=number(figure.number, 0 if figure.number.is_integer() else 1),
            year=figure.year,
        )
    title, unit = word(figure.indicator.title), word(figure.indicator.unit)
    value = float(figure.value)
    return f"{mark}{print_number(value)} {unit}, {figure.year} ({title})"


def explain_practice() -> str:
    """Say what the three answers mean."""
    return _(
        "Adopted: the verdict above. Budgeted: public money is known and more than none; "
        "an imputed figure never says so. Implemented: whom it reaches, or how experts see the "
        "law enforced (0 almost never, 4 almost always); reported, never a verdict."
    )
