"""Show what instruments ask of a State that declare and are not judged."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from carepact.core.messages import _, word
from carepact.policy.standard import Standard
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.review.law_review import LawReview


def show_declarations(found: LawReview) -> Iterator[RenderableType]:
    """Lay out a row an instrument: its name and what it asks for, without a verdict."""
    if not found.declarations:
        return
    table = WholeTable(
        title=_("Declares, no verdict"), title_justify="left", expand=True,
        show_edge=False, pad_edge=False, header_style="bold", show_lines=True,
    )  # fmt: skip
    table.add_column(_("instrument"), ratio=2, overflow="fold")
    table.add_column(_("what it asks of a State"), ratio=5, overflow="fold")
    for instrument in found.declarations:
        table.add_row(_instrument_cell(instrument), _asks_cell(instrument))
    yield Prose("")
    yield table


def _instrument_cell(instrument: Standard) -> Text:
    """Name an instrument and whom it addresses."""
    return Prose(word(instrument.title)).append(f"\n{word(instrument.binds.who)}", style="dim")


def _asks_cell(instrument: Standard) -> str:
    """List what it asks for, each with its place where the place is a paragraph."""
    return "\n".join(
        f"- {word(ask.text)}" + (f" ({ask.paragraph})" if ask.paragraph[-1].isdigit() else "")
        for ask in instrument.declares
    )
