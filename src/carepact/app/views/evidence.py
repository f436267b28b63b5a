"""Evidence that a run reads and that can be set: value, spread, source, strength, note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from carepact.api.evidence import Evidence, list_evidence
from carepact.app.forms import Choice, Form, FormField
from carepact.app.leaf import Leaf, PageCell, has_words, offer_csv, offer_data, say_found, show_leaf
from carepact.app.nouns import name_fields
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.view import Progress, View
from carepact.core.messages import _, _c, word
from carepact.core.parameters import Parameter
from carepact.data.countries.facts import BASE_DAY
from carepact.policy.evidence_names import settable_evidence
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.report.evidence import row_of
from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table
from carepact.report.values import word_value
from carepact.report.words import in_words


def find(told: Told, _on_progress: Progress) -> Evidence:
    """Find the evidence that an address asks for."""
    told.refuse_unknown(name_fields("evidence", "find"))
    return list_evidence(told.one("name") or None)


def show_evidence(told: Told, on_progress: Progress) -> Reply:
    """Show values of evidence, a row each; an address leads to one by its name."""
    known = find(told, on_progress).found.parameters
    name, asked = told.one("name"), told.one("find")
    shown = {key: one for key, one in known.items() if has_words(asked, (key, *_texts_of(one)))}
    return show_leaf(
        Leaf(
            "evidence",
            _("Evidence"),
            (
                _("Every value that a simulation reads beside a country's own figures, and that "
                  "you can set: what it is, how far it may lie off, where it comes from and how "
                  "it was learnt."),
                say_found(len(shown), len(settable_evidence())),
            ),
            tuple(_lay_out(shown)),
            form=Form(
                "evidence",
                _("Show"),
                (
                    FormField("name", _("Topic or instrument"), "select", name, _list_topics(name)),
                    FormField("find", _("Only rows with these words"), "search", asked),
                ),
            ),
            query=[("name", name)] if name else [],
            files=("evidence.csv",),
        ),
        told,
    )  # fmt: skip


def name_topic(topic: str) -> str:
    """Name a topic of evidence, or an instrument."""
    if topic in instrument_names():
        return word(shipped_instrument(topic).title)
    said = in_words(topic.replace("_", " "))
    return said[:1].upper() + said[1:]


def _list_topics(chosen: str) -> tuple[Choice, ...]:
    """List what evidence can be chosen by; what else is chosen stands among it."""
    topics = list(dict.fromkeys(name.partition(".")[0] for name in settable_evidence()))
    further = [chosen] if chosen and chosen not in topics else []
    return (
        Choice("", _c("choice", "all"), not chosen),
        *(Choice(one, one, is_chosen=True) for one in further),
        *(Choice(one, name_topic(one), one == chosen) for one in topics),
    )


def _texts_of(one: Parameter) -> Iterable[str]:
    """Give the texts of a value by which it is looked for."""
    dated = one.dated_at(BASE_DAY)
    return word(one.title), word(dated.source), word(dated.note)


def _lay_out(shown: Mapping[str, Parameter]) -> Iterator[Block]:
    """Lay values out by topic."""
    if not shown:
        yield Paragraph(_("No value has all these words. Leave one out."))
    for topic, group in groupby(shown.items(), lambda item: item[0].partition(".")[0]):
        title = name_topic(topic)
        yield Heading(title)
        yield Table(
            title,
            (
                _("value"),
                _("as it ships"),
                _("spread"),
                _("how it was learnt"),
                _("note"),
            ),
            tuple(_row(name, one) for name, one in group),
            is_long=True,
        )


def _row(name: str, one: Parameter) -> tuple[Cell, ...]:
    """Lay out one value."""
    dated, told = one.dated_at(BASE_DAY), row_of(name, one)
    address = "" if dated.address in ("", dated.source) else dated.address
    return (
        PageCell(word(one.title), name, anchor=name),
        Cell(word_value(dated.value, one.unit)),
        Cell(told["spread"], _("from {range}", range=told["range"])),
        Cell(told["strength"], " ".join(filter(None, (word(dated.source), address)))),
        Cell(word(dated.note)),
    )


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_evidence,
        data=offer_data(find),
        files={"evidence.csv": offer_csv(find, "evidence.csv")},
    )
