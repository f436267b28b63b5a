"""Whose law falls short: which requirements of standards a country does not meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.messages import _, word
from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table
from carepact.report.paper.screen_parts import take_over
from carepact.report.review.page import say_counts, show_review
from carepact.report.review.words import (
    name_standard,
    print_figure,
    print_missing,
)
from carepact.report.words import join_parts
from carepact.review.finding import Finding
from carepact.review.law_review import LawReview
from carepact.review.review import binds
from carepact.studies.one_country.findings import CountryFindings


def list_shortfalls(law: LawReview) -> list[Finding]:
    """List what is not met: law before ratification, and first what is addressed to the country."""
    (review,) = law.reviews
    missed = [one for one in review.findings if one.verdict == "not"]

    def order(one: Finding) -> tuple[bool, bool, bool]:
        is_ratification = any(evidence.dated for evidence in one.requirement.judged_by)
        is_yardstick = not binds(one.standard, review.country)
        return is_ratification, is_yardstick, not (one.missing or one.lacking)

    return sorted(missed, key=order)


def say_shortfalls(law: LawReview, named: Sequence[Finding]) -> str:
    """Say how many requirements the law of the country meets, and name some that it does not."""
    (review,) = law.reviews
    counted = _(
        "The law of {country} beside standards of care: {counts}",
        country=review.country.name,
        counts=say_counts(review),
    )
    if not named:
        return counted
    listed = join_parts(map(name_shortfall, named))
    return f"{counted} " + _("Not met, among others: {listed}.", listed=listed)


def name_shortfall(one: Finding) -> str:
    """Name a requirement with its article."""
    return f"{word(one.requirement.title)} ({_name_place(one)})"


def tabulate_shortfalls(found: Sequence[Finding], caption: str) -> Table:
    """Lay requirements out, a row each: what is asked for, and what is missing."""
    return Table(
        caption,
        (_("requirement"), _("missing")),
        tuple(
            (
                Cell(word(one.requirement.title), _name_place(one)),
                Cell(print_missing(one) or print_figure(one)),
            )
            for one in found
        ),
    )


def _name_place(one: Finding) -> str:
    """Name the article that asks for it."""
    return f"{name_standard(one.standard)}, {one.requirement.article}"


def tell_review(found: CountryFindings) -> Iterator[Block]:
    """Tell the whole review: a table a standard, what is paid for and carried out, notes."""
    law = found.law
    yield Heading(_("The law beside standards"))
    yield Paragraph(say_shortfalls(law, list_shortfalls(law)[:5]))
    _country, *shown = take_over([show_review(law)], is_long=True)
    yield from shown
