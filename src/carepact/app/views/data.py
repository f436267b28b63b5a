"""All of it as data: what programs can ask, each with an address to try."""

from __future__ import annotations

from carepact.app.nouns import Noun, all_nouns
from carepact.app.pages import show_page
from carepact.app.replies import Reply
from carepact.app.told import Told, write_query
from carepact.app.views.view import Progress, View
from carepact.core.messages import _, word
from carepact.report.paper.document import Cell, Table


def show(told: Told, _on_progress: Progress) -> Reply:
    """Show what there is at `/api/`, with the fields of each noun."""
    told.refuse_unknown(())
    nouns = [one for one in all_nouns() if "data" in one.faces]
    words = {
        "title": _("All of it as data"),
        "nouns": [(one, word(one.title), _example(one), _tabulate(one)) for one in nouns],
    }
    return show_page("data.html.j2", "data", told, words)


def _example(noun: Noun) -> str:
    """Write an address to try: the first field alone."""
    return write_query([(one.name, one.example) for one in noun.fields[:1]])


def _tabulate(noun: Noun) -> Table | None:
    """List the fields of a noun."""
    rows = tuple(
        (Cell(one.name), Cell(one.kind), Cell(one.example), Cell(one.words)) for one in noun.fields
    )
    heads = (_("field"), _("type"), _("example"), _("meaning"))
    return Table(_("Fields of {noun}", noun=noun.name), heads, rows) if rows else None


def make_view() -> View:
    """Say what this noun offers."""
    return View(page=show)
