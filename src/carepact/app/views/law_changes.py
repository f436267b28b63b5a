"""Changes of care law, of one country or of all, each with its act and its source."""

from __future__ import annotations

from carepact.api.law import LawChanges, list_law_changes
from carepact.app.forms import Form, FormField
from carepact.app.leaf import Leaf, PageCell, has_words, offer_csv, offer_data, say_found, show_leaf
from carepact.app.nouns import name_fields
from carepact.app.replies import Reply
from carepact.app.told import Pairs, Told
from carepact.app.views.country.page import list_ways
from carepact.app.views.country_choice import country_field
from carepact.app.views.view import Progress, View
from carepact.core.messages import _, data_text, word
from carepact.data.countries.changes import Change
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.data.countries.law_dates import READ_AT
from carepact.report.law_changes import explain_changes, say_change, say_no_change
from carepact.report.paper.document import Cell, Paragraph, Table
from carepact.report.words import put_under


def find(told: Told, _on_progress: Progress) -> LawChanges:
    """Find the changes that an address asks for."""
    told.refuse_unknown(name_fields("law-changes", "find"))
    return list_law_changes(told.one("country") or None, told.one("since") or None)


def show_changes(told: Told, on_progress: Progress) -> Reply:
    """Show changes of law."""
    found = find(told, on_progress).found
    asked, since = told.one("find"), told.one("since")
    named = told.one("country")
    code = find_country(named) if named else ""
    shown = [one for one in found.changes if has_words(asked, _texts_of(one))]
    title = _("Changes of care law")
    counted = [Paragraph(say_found(len(shown), len(found.changes)), look="strong")] if asked else []
    table = [_tabulate(shown, title)] if shown else []
    said = explain_changes(found) if found.changes else say_no_change(found)
    query: Pairs = [pair for pair in told.pairs if pair[0] in name_fields("law-changes")]
    return show_leaf(
        Leaf(
            "law-changes",
            put_under(name_country(code), title) if code else title,
            (),
            (*counted, *table, Paragraph(said, look="small")),
            form=Form(
                "law-changes",
                _("Show"),
                (
                    country_field(code, _("every country")),
                    FormField("since", _("In force since"), "date", since),
                    FormField("find", _("Only rows with these words"), "search", asked),
                ),
            ),
            ways=list_ways(code, "law-changes") if code else (),
            query=query,
            files=("law-changes.csv",),
        ),
        told,
    )


def _texts_of(change: Change) -> tuple[str, ...]:
    """Give the texts of a change by which it is looked for."""
    return name_country(change.country), change.country, change.law, say_change(change)


def _tabulate(changes: list[Change], caption: str) -> Table:
    """Lay changes out, a row each."""
    return Table(
        caption,
        (_("country"), _("in force since"), _("act"), _("what changes"), _("source")),
        tuple(
            (
                PageCell(name_country(one.country), address=f"country?country={one.country}"),
                PageCell(
                    ("" if one.is_passed else "→ ") + one.in_force_from.isoformat(), is_short=True
                ),
                Cell(one.law),
                Cell(say_change(one), data_text("note", one.note) if one.note else ""),
                Cell(word(one.fact.source).partition(READ_AT)[2] or word(one.fact.source)),
            )
            for one in changes
        ),
        is_long=True,
    )


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_changes,
        data=offer_data(find),
        files={"law-changes.csv": offer_csv(find, "law-changes.csv")},
    )
