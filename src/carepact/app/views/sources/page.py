"""The page of sources: what moves the result most, then every input, and what grades mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import get_args

from carepact.app.forms import Choice, Form, FormField
from carepact.app.leaf import Leaf, PageCell, has_words, say_found, show_leaf
from carepact.app.pages import Link
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.sources.found import SourceRow, Sources, find, split
from carepact.app.views.view import Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _, _c, word
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.grades import Letter
from carepact.report.countries import print_unit, print_value
from carepact.report.country_paper.layout import PaperLayout
from carepact.report.grades import name_grade
from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table
from carepact.report.run.basis import (
    find_range,
    list_influences,
    say_chance,
    say_shares,
    say_what_is_listed,
    tell_grounds,
)
from carepact.report.run.picture import country_of, title_package
from carepact.report.run.words import (
    Figure,
    mark_grade,
    name_input,
    print_percent,
    tell_ground,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.values import word_value
from carepact.report.words import in_status, in_strength, in_words
from carepact.simulate.sensitivity import Influence

STATUSES = ("observed", "imputed", "assumed", "given")
"""How an input may be known, the firmest first but for the user's own."""


def show_sources(told: Told, on_progress: Progress) -> Reply:
    """Show where the figures of a simulation come from."""
    _theirs, ours = split(told)
    status = _read_status(ours)
    found = find(told, on_progress)
    run, asked = found.run, ours.one("find")
    shown = [
        one
        for one in found.rows
        if status in ("", one.status) and has_words(asked, _texts_of(one, found))
    ]
    query = found.asked.pairs
    address = found.asked.address()
    return show_leaf(
        Leaf(
            "sources",
            _("Where the figures come from"),
            (
                f"{country_of(run)}: {title_package(run.projection.package)}",
                *tell_grounds(run)[:2],
            ),
            (
                *_lay_out_influences(found, shown),
                Heading(_("Every input")),
                Paragraph(say_found(len(shown), len(found.rows)), look="strong"),
                *_lay_out_rows(shown, found),
                *_explain(),
                *_lay_out_sources(found),
            ),
            form=Form(
                "sources",
                _("Show"),
                (
                    FormField("status", _("How it is known"), "select", status,
                              _choose_status(status)),
                    FormField("find", _("Only rows with these words"), "search", asked),
                ),
                hidden=tuple(query),
            ),
            ways=(
                Link(_("Back to the simulation"), f"simulation?{address}"),
                Link(_("Evidence"), "evidence"),
                Link(_("The country"), f"country?country={found.asked.country}"),
            ),
            query=query,
            files=("sources.csv",),
        ),
        told,
    )  # fmt: skip


def _read_status(told: Told) -> str:
    """Read of which status inputs are asked for."""
    status = told.one("status")
    if status and status not in STATUSES:
        raise ParameterError(
            _("status: there is no status '{name}'. Write one of {listed}.",
              name=status, listed=", ".join(STATUSES))
        )  # fmt: skip
    return status


def _choose_status(chosen: str) -> tuple[Choice, ...]:
    """List the statuses."""
    return (
        Choice("", _c("choice", "all"), not chosen),
        *(Choice(one, in_status(one), one == chosen) for one in STATUSES),
    )


def _texts_of(one: SourceRow, found: Sources) -> tuple[str, ...]:
    """Give the texts of an input by which it is looked for."""
    return _name(one, found), one.name, word(one.source), in_status(one.status)


def _name(one: SourceRow, found: Sources) -> str:
    """Name an input by its title."""
    if one.name in read_indicators():
        return word(read_indicators()[one.name].title)
    named = name_input(one.name, found.run.projection)
    return word(one.title) if named == one.name else named


def _lay_out_influences(found: Sources, shown: Sequence[SourceRow]) -> Iterator[Block]:
    """Lay out the inputs that move the State's net cost most, each with the way to its row."""
    run = found.run
    listed = list_influences(run)
    yield Heading(_("What moves the result most"))
    if not listed:
        yield Paragraph(_("No input of this simulation varies."))
        return
    yield Paragraph(say_what_is_listed(run))
    if not listed[0].beyond_chance:
        yield Paragraph(say_chance(run))
    yield Table(
        _("What moves the result most"),
        (
            _("input"),
            _("how it is known"),
            _("share of the uncertainty"),
            _("net cost with it alone low and high, % of GDP"),
        ),
        tuple(
            _row_of_influence(one, found, {row.name for row in shown})
            for one in listed[: PaperLayout().influences]
        ),
        (False, False, True, True),
    )
    for line in say_shares(run):
        yield Paragraph(line, look="small")


def _row_of_influence(one: Influence, found: Sources, shown: Collection[str]) -> tuple[Cell, ...]:
    """Lay out how far an input moves the result."""
    run = found.run
    low, high = sorted(find_range(one))
    name = one.name.removeprefix(f"{run.projection.country}.")
    return (
        PageCell(name_input(one.name, run.projection), address=f"#{name}" if name in shown else ""),
        Cell(tell_ground(one.name, run.projection)),
        Cell(f"{print_bare(PERCENT * one.first_order)} %"),
        Cell(print_percent(Figure(None, low, high, mark_grade(run.grade.money)))),
    )


def _lay_out_rows(shown: Sequence[SourceRow], found: Sources) -> Iterator[Block]:
    """Lay out inputs: facts of the country, its law, evidence."""
    headings = {
        "fact": _("Facts of the country"),
        "law": _("Law as the country has it"),
        "evidence": _("Evidence"),
    }
    for kind, heading in headings.items():
        rows = [one for one in shown if one.kind == kind]
        if rows:
            yield Heading(heading, 3)
            yield Table(
                heading,
                (
                    _("input"),
                    _("value"),
                    _("how it is known"),
                    _("year"),
                    _("source"),
                ),
                tuple(_row(one, found) for one in sorted(rows, key=lambda one: not one.key)),
                is_long=True,
            )


def _row(one: SourceRow, found: Sources) -> tuple[Cell, ...]:
    """Lay out one input."""
    strength = in_strength(one.strength) if one.strength else ""
    return (
        PageCell(_name(one, found), _("key input") if one.key else "", anchor=one.name),
        Cell(_say_value(one, found)),
        Cell(in_status(one.status), strength),
        Cell("–" if one.year is None else str(one.year)),
        Cell(word(one.source) or "–", one.address),
    )


def _say_value(one: SourceRow, found: Sources) -> str:
    """Say the value of an input with its unit."""
    if one.name in found.values:
        return word_value(found.values[one.name], one.unit)
    fact = found.run.country.facts.get(one.name)
    if fact is not None:
        return f"{print_value(fact)} {print_unit(fact.indicator)}".strip()
    if one.value is not None:
        return word_value(one.value, one.unit)
    return f"{one.text} {in_words(one.unit)}".strip() if one.text else "–"


def _explain() -> Iterator[Block]:
    """Explain statuses, strengths and grades."""
    yield Heading(_("What the words mean"))
    meanings = {
        "observed": _("A source counted or asked it in this country, or its law says so."),
        "imputed": _("Nobody observed it here: predicted from other countries, with an interval "
                     "that holds 95 of 100."),
        "assumed": _("Set by a stated rule or taken from elsewhere; its source says from where."),
        "given": _("You gave it in the address or in a file."),
    }  # fmt: skip
    yield Table(
        _("How an input is known"),
        (_("word"), _("what it means")),
        tuple((Cell(in_status(name)), Cell(text)) for name, text in meanings.items()),
    )
    yield Table(
        _("Grades"),
        (_("grade"), _("what it means")),
        tuple((Cell(letter), Cell(name_grade(letter))) for letter in get_args(Letter)),
    )


def _lay_out_sources(found: Sources) -> Iterator[Block]:
    """Lay out the sources with their licences."""
    yield Heading(_("Sources and licences"))
    yield Table(
        _("Sources and licences"),
        (_("source"), _("licence")),
        tuple((Cell(word(one.title)), Cell(word(one.licence))) for one in found.run.sources),
        is_long=True,
    )
