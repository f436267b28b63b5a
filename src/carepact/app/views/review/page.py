"""The page of a review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from carepact.app.forms import Choice, Form, FormField
from carepact.app.leaf import Leaf, draw_block, show_leaf
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.country.page import list_ways
from carepact.app.views.country_choice import country_field
from carepact.app.views.review.asked import AskedReview, find, read_asked
from carepact.app.views.view import Progress
from carepact.core.messages import _, data_text, word
from carepact.data.countries.country_names import name_country
from carepact.policy.standard_files import shipped_standards
from carepact.report.figures.law import draw_law
from carepact.report.figures.picture import Drawer
from carepact.report.paper.document import Block, Cell, Heading, Listing, Paragraph, Table
from carepact.report.review.page import (
    explain_review_marks,
    print_dated,
    say_binding,
    say_counts,
    say_unknown_to_all,
)
from carepact.report.review.practice import explain_practice, print_practice
from carepact.report.review.words import (
    name_standard,
    print_missing,
    print_threshold,
    word_verdict,
)
from carepact.review.finding import Finding
from carepact.review.judging import VERDICTS
from carepact.review.law_review import LawReview
from carepact.review.review import Review


def show_review(told: Told, on_progress: Progress) -> Reply:
    """Show a country's law beside standards."""
    asked = read_asked(told)
    result = find(told, on_progress)
    (review,) = result.found.reviews
    return show_leaf(
        Leaf(
            "review",
            _("{country}: law beside standards", country=name_country(asked.code)),
            (say_counts(review),),
            tuple(_lay_out(result.found, review)),
            form=_ask(asked),
            ways=list_ways(asked.code, "review"),
            query=asked.query,
            files=("review.csv",),
            charts=tuple(result.charts) if review.findings else (),
        ),
        told,
    )


def list_charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of a review."""
    return {name: chart.draw for name, chart in find(told, on_progress).charts.items()}


def _ask(asked: AskedReview) -> Form:
    """Ask for country, standard and verdict."""
    titles = {one.standard: word(one.title) for one in shipped_standards()}
    chosen = asked.standards[0] if len(asked.standards) == 1 else ""
    standards = [Choice("", _("every standard"), not chosen)]
    standards += [Choice(name, title, name == chosen) for name, title in titles.items()]
    verdicts = [Choice("", _("every verdict"), not asked.verdict)]
    verdicts += [Choice(one, word_verdict(one), one == asked.verdict) for one in VERDICTS]
    return Form(
        "review",
        _("Show"),
        (
            country_field(asked.code),
            FormField("standards", _("Standard"), "select", chosen, tuple(standards)),
            FormField("verdict", _("Verdict"), "select", asked.verdict, tuple(verdicts)),
        ),
    )


def _lay_out(found: LawReview, review: Review) -> Iterator[Block]:
    """Lay out the picture, a table a standard, practice, declarations and notes."""
    if not review.findings:
        yield Paragraph(_("No requirement has this verdict."))
        return
    notes = list(dict.fromkeys(note for one in review.findings for note in one.notes))
    yield draw_block(partial(draw_law, found), _tabulate_verdicts(review))
    yield Heading(_("Every requirement, standard by standard"))
    for standard, group in groupby(review.findings, lambda one: one.standard):
        yield Heading(f"{word(standard.title)} ({standard.date.isoformat()})", 3)
        yield Paragraph(say_binding(standard, review), look="small")
        yield Paragraph(standard.address, look="small")
        yield _tabulate_findings(word(standard.title), list(group), notes)
    yield from _lay_out_practice(review)
    yield from _lay_out_declarations(found)
    if notes:
        yield Heading(_("Notes"))
        yield Listing(tuple(f"{place}. {word(one)}" for place, one in enumerate(notes, start=1)))
    yield Paragraph(explain_review_marks(), look="small")
    for line in say_unknown_to_all(review):
        yield Paragraph(line, look="small")


def _tabulate_verdicts(review: Review) -> Table:
    """Lay out the verdicts that the picture shows, a row each."""
    unknown = {id(one) for one in review.unknown_to_all}
    return Table(
        _("Verdicts"),
        (_("requirement"), _("verdict"), _("figure"), _("asked for")),
        tuple(
            (
                Cell(word(one.requirement.title), _name_place(one)),
                Cell(word_verdict(one.verdict)),
                Cell(print_dated(one)),
                Cell(print_threshold(one)),
            )
            for one in review.findings
            if id(one) not in unknown
        ),
        is_long=True,
    )


def _name_place(one: Finding) -> str:
    """Name the article that asks for it."""
    return f"{name_standard(one.standard)}, {one.requirement.article}"


def _tabulate_findings(caption: str, findings: list[Finding], notes: list[str]) -> Table:
    """Lay out findings: what is asked where, the verdict, what the law says, and the source."""
    return Table(
        caption,
        (
            _("requirement"),
            _("article"),
            _("verdict"),
            _("what the law says"),
            _("asked for"),
            _("missing"),
            _("source"),
        ),
        tuple(
            (
                Cell(word(one.requirement.title), _number_notes(one, notes)),
                Cell(one.requirement.article),
                Cell(word_verdict(one.verdict)),
                Cell(print_dated(one), data_text("basis", one.basis) if one.basis else ""),
                Cell(print_threshold(one)),
                Cell(print_missing(one)),
                Cell(word(one.source) or "–"),
            )
            for one in findings
        ),
        is_long=True,
    )


def _number_notes(one: Finding, notes: list[str]) -> str:
    """Name the notes of a finding by their numbers."""
    numbers = ", ".join(str(notes.index(note) + 1) for note in one.notes)
    return f"[{numbers}]" if numbers else ""


def _lay_out_practice(review: Review) -> Iterator[Block]:
    """Lay out whether law is adopted, budgeted and implemented."""
    linked = [one for one in review.findings if one.budgeted or one.implemented]
    if not linked:
        return
    yield Heading(_("Adopted, budgeted, implemented"))
    yield Table(
        _("Adopted, budgeted, implemented"),
        (_("requirement"), _("adopted"), _("budgeted"), _("implemented")),
        tuple(
            (
                Cell(word(one.requirement.title), _name_place(one)),
                Cell(word_verdict(one.verdict)),
                Cell(print_practice(one.budgeted)),
                Cell(print_practice(one.implemented)),
            )
            for one in linked
        ),
        is_long=True,
    )
    yield Paragraph(explain_practice(), look="small")


def _lay_out_declarations(found: LawReview) -> Iterator[Block]:
    """Lay out what instruments ask of a State that declare and are not judged."""
    if not found.declarations:
        return
    yield Heading(_("Declares, no verdict"))
    yield Table(
        _("Declares, no verdict"),
        (_("instrument"), _("what it asks of a State"), _("paragraph"), _("source")),
        tuple(
            (
                Cell(word(one.title), word(one.binds.who)),
                Cell(word(ask.text)),
                Cell(ask.paragraph),
                Cell(one.address),
            )
            for one in found.declarations
            for ask in one.declares
        ),
        is_long=True,
    )
