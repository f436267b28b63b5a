"""Show how law is carried out: what the State offers, and how experts see it enforced."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from carepact.core.messages import _, number, word
from carepact.data.countries.law import Provision
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.report.words import in_words


def show_practice(provisions: Sequence[Provision]) -> list[RenderableType]:
    """Lay out procedures, registries and ages of a pension; nothing where none is known."""
    if not provisions:
        return []
    table = WholeTable(
        title=_("Law in practice"),
        title_justify="left",
        show_edge=False,
        pad_edge=False,
        header_style="bold",
    )
    table.add_column(_("provision"), ratio=3)
    table.add_column(_("answer"), no_wrap=True)
    table.add_column(_("year"), no_wrap=True)
    table.add_column(_("source"), ratio=4)
    for one in provisions:
        table.add_row(
            word(one.title), print_answer(one), str(one.year), word(one.basis or one.source)
        )
    return [table]


def show_enforcement(provisions: Sequence[Provision]) -> list[RenderableType]:
    """Lay out perceived enforcement under its own heading; nothing where it is not known."""
    if not provisions:
        return []
    table = WholeTable(
        title=_("Perceived enforcement (opinion of experts, no verdict)"),
        title_justify="left",
        show_edge=False,
        pad_edge=False,
        header_style="bold",
    )
    table.add_column(_("law"), ratio=3)
    table.add_column(_("opinion, 0 to 4"), justify="right", no_wrap=True)
    table.add_column(_("year"), no_wrap=True)
    table.add_column(_("source"), ratio=3)
    for one in provisions:
        table.add_row(word(one.title), number(one.number, 1), str(one.year), word(one.source))
    return [table, Prose(explain_enforcement())]


def explain_enforcement() -> str:
    """Say whose opinion of enforcement it is, and that nothing rests on it."""
    return _(
        "Median of the experts whom the World Bank asked, from 0, almost never, to 4, almost "
        "always; only of laws that exist, and where enough experts answered. It is an opinion: no "
        "requirement is judged by it and no run computes with it."
    )


def word_answer(word: str) -> str:
    """Name an answer or a payer."""
    return {"yes": _("yes"), "no": _("no")}.get(word) or in_words(word)


def print_answer(one: Provision) -> str:
    """Print an answer of the law table; an age without needless decimals."""
    if isinstance(one.answer, str):
        return word_answer(one.answer)
    return number(one.answer, 0 if one.answer == round(one.answer) else 1)
