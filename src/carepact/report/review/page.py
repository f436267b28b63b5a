"""Show reviews of law in a terminal; a verdict on an imputed figure always bears its mark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core.messages import _, _n, data_text, word
from carepact.data.countries.law_dates import READ_AT
from carepact.policy.standard import Standard
from carepact.report.marks import STYLES
from carepact.report.prose import Prose
from carepact.report.review.declarations import show_declarations
from carepact.report.review.practice import show_practice
from carepact.report.review.words import (
    count_verdict,
    print_figure,
    print_missing,
    print_threshold,
    style_of,
    word_verdict,
)
from carepact.report.tables import WholeTable
from carepact.review.finding import Finding
from carepact.review.judging import VERDICTS
from carepact.review.law_review import LawReview
from carepact.review.review import Review, binds


def show_review(found: LawReview) -> RenderableType:
    """Lay out one country: a table a standard, the notes by number, what the marks mean."""
    (review,) = found.reviews
    notes = list(dict.fromkeys(note for one in review.findings for note in one.notes))
    tables = [
        show_standard(review, standard, list(group), notes)
        for standard, group in groupby(review.findings, lambda one: one.standard)
    ]
    return Group(
        Prose(f"{review.country.name} ({review.country.code})", style="bold"),
        *tables,
        *show_practice(review),
        *show_declarations(found),
        Prose(_("Notes"), style="bold"),
        *(Prose(f"{place}. {word(note)}") for place, note in enumerate(notes, start=1)),
        Prose(explain_review_marks()),
        Prose(say_counts(review), style="bold"),
        *(Prose(line) for line in say_unknown_to_all(review)),
    )


def show_every_review(found: LawReview) -> RenderableType:
    """Lay out every country in a line: how many requirements have which verdict."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("code"), no_wrap=True)
    table.add_column(_("country"))
    for verdict in VERDICTS:
        table.add_column(word_verdict(verdict), justify="right")
    for review in found.reviews:
        counts = (Prose(str(review.count(v)), style=style_of(v)) for v in VERDICTS)
        table.add_row(review.country.code, review.country.name, *counts)
    said = _n("{count} country.", "{count} countries.", len(found.reviews))
    return Group(table, Prose(said + " " + _("A file has a row a country and requirement.")))


def show_standard(
    review: Review, standard: Standard, findings: list[Finding], notes: list[str]
) -> Group:
    """Lay out what one standard asks for."""
    table = WholeTable(
        title=f"{word(standard.title)} ({standard.date.isoformat()})",
        title_justify="left",
        expand=True,
        show_edge=False,
        pad_edge=False,
        header_style="bold",
    )
    table.add_column(_("requirement and law"), ratio=5, overflow="fold")
    table.add_column(_("verdict"), no_wrap=True)
    table.add_column(_("figure"), ratio=2, overflow="fold")
    table.add_column(_("asked for"), ratio=2, overflow="fold")
    table.add_column(_("missing"), ratio=2, overflow="fold")
    for one in findings:
        table.add_row(
            _requirement_cell(one, notes),
            Prose(word_verdict(one.verdict), style=style_of(one.verdict)),
            Prose(print_dated(one), style=STYLES[one.status or "observed"]),
            print_threshold(one),
            print_missing(one),
        )
    return Group(Prose(""), table, Prose(say_binding(standard, review), style="dim"))


def _requirement_cell(one: Finding, notes: list[str]) -> Text:
    """Name a requirement and its article, with the numbers of its notes and the law cited."""
    numbers = ", ".join(str(notes.index(note) + 1) for note in one.notes)
    cell = Prose(f"{word(one.requirement.title)}, {one.requirement.article}")
    cell.append(f" [{numbers}]" if numbers else "")
    told = data_text("basis", one.basis) if one.basis else word(one.source)
    told = told.partition(READ_AT)[0]  # where it was read stands in the files
    return cell.append(f"\n{told}", style="dim") if told else cell


def print_dated(one: Finding) -> str:
    """Print the figure of a finding with its year, or with the day that its source names."""
    printed, dated = print_figure(one), one.on or one.year
    return f"{printed}, {dated}" if dated else printed


def say_binding(standard: Standard, review: Review) -> str:
    """Say whether a standard binds the country, as far as carepact knows."""
    bound = binds(standard, review.country)
    if bound is None:
        return word(standard.binds.who)
    if bound:
        return _("Addressed to this country.") + " " + word(standard.binds.who)
    return _("A yardstick here: not addressed to this country.")


def say_counts(review: Review) -> str:
    """Count the requirements by verdict."""
    counts = ", ".join(count_verdict(v, review.count(v)) for v in VERDICTS if review.count(v))
    return _n("{count} requirement: {listed}.", "{count} requirements: {listed}.",
              len(review.findings), listed=counts)  # fmt: skip


def say_unknown_to_all(review: Review) -> Iterator[str]:
    """Say how many requirements no table that ships can judge, and where to read on."""
    if review.unknown_to_all:
        yield _(
            "Unknown because no table that ships knows: {count}. What would tell: "
            "docs/reference/unknown-law.md.",
            count=len(review.unknown_to_all),
        )


def explain_review_marks() -> str:
    """Say what the verdicts and marks mean."""
    return _(
        "Partly: from the share of the threshold that docs/reference/standards.md names, by one "
        "of several provisions, or by the law of one part of the country. ≈ imputed, with its "
        "95 % interval; * assumed: set by a stated rule."
    )
