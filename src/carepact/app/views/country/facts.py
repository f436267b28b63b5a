"""Every fact of a country: law first, then topic by topic, each with year, status and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.app.leaf import PageCell, has_words, say_found
from carepact.core.messages import _, number, word
from carepact.data.countries.facts import Fact
from carepact.data.countries.law import Provision
from carepact.population.second_sources import SecondSource
from carepact.report.countries import (
    name_topics,
    print_since,
    print_unit,
    print_value,
    tell_laws_to_come,
)
from carepact.report.marks import MARKS, print_interval, print_number
from carepact.report.paper.document import Block, Cell, Heading, Listing, Paragraph, Table
from carepact.report.practice import explain_enforcement, print_answer
from carepact.report.words import in_words
from carepact.studies.profile.profile import CountryProfile


def lay_out_facts(profile: CountryProfile, asked: str) -> Iterator[Block]:
    """Lay out law in numbers and practice, then every other fact; those alone that are asked for.

    Parameters
    ----------
    profile : CountryProfile
        What is known of the country.
    asked : str
        Words that a fact must have; all where it is empty.
    """
    country = profile.country
    every = list(country.facts.values())
    shown = [one for one in every if has_words(asked, _texts_of(one))]
    law = [one for one in shown if one.in_force_from]
    yield Heading(_("Its law today in numbers"))
    if asked:
        yield Paragraph(say_found(len(shown), len(every)), look="strong")
    if law:
        yield _tabulate(_("Law"), law, _("since"))
    yield Listing(tuple(tell_laws_to_come(country)))
    if not asked:
        yield from _lay_out_practice(profile)
    yield Heading(_("Facts with year, status and source"))
    for topic, title in name_topics().items():
        facts = [one for one in shown if one.indicator.topic == topic and not one.in_force_from]
        if facts:
            yield _tabulate(title, facts, _("year"))
    if profile.levels and not asked:
        yield from _lay_out_levels(profile.levels)


def _texts_of(fact: Fact) -> tuple[str, ...]:
    """Give the texts of a fact by which it is looked for."""
    indicator = fact.indicator
    topic = name_topics().get(indicator.topic, "")
    return word(indicator.title), indicator.name, topic, word(fact.source), in_words(fact.status)


def _tabulate(caption: str, facts: Sequence[Fact], dates: str) -> Table:
    """Lay facts out, a row each."""
    return Table(
        caption,
        (_("figure"), _("value"), _("unit"), dates, _("status"), _("source")),
        tuple(
            (
                Cell(word(one.indicator.title)),
                Cell(print_value(one)),
                Cell(print_unit(one.indicator)),
                PageCell(print_since(one), is_short=True),
                Cell(in_words(one.status)),
                Cell(word(one.source)),
            )
            for one in facts
        ),
        (False, True, False, False, False, False),
        is_long=True,
    )


def _lay_out_practice(profile: CountryProfile) -> Iterator[Block]:
    """Lay out what is offered for carrying law out, and how experts see it enforced."""
    if profile.practice:
        yield Table(
            _("Law in practice"),
            (_("provision"), _("answer"), _("year"), _("source")),
            tuple(_row(one, print_answer(one)) for one in profile.practice),
            is_long=True,
        )
    if profile.enforcement:
        yield Table(
            _("Perceived enforcement (opinion of experts, no verdict)"),
            (_("law"), _("opinion, 0 to 4"), _("year"), _("source")),
            tuple(_row(one, number(one.number, 1)) for one in profile.enforcement),
            is_long=True,
        )
        yield Paragraph(explain_enforcement(), look="small")


def _row(one: Provision, answer: str) -> tuple[Cell, ...]:
    """Lay out one provision."""
    return (
        Cell(word(one.title)),
        Cell(answer),
        Cell(str(one.year)),
        Cell(word(one.basis or one.source)),
    )


def _lay_out_levels(levels: Sequence[SecondSource]) -> Iterator[Block]:
    """Lay out levels beside their second source."""
    yield Heading(_("Levels and their second source"))
    yield Table(
        _("Levels and their second source"),
        (_("level"), _("ours"), _("beside"), _("unit"), _("ratio")),
        tuple(
            (
                Cell(in_words(one.identity.value), word(one.ground)),
                Cell(print_number(one.ours)),
                Cell(print_number(one.other)),
                Cell(in_words(one.unit)),
                Cell(MARKS[one.status] + number(one.ratio, 2), print_interval(one.low, one.high)),
            )
            for one in levels
        ),
        (False, True, True, False, True),
    )
    yield Paragraph(
        _("A ratio far from 1 says that two sources disagree; nothing is set equal in silence. A "
          "ratio with an interval is the median of its draws."),
        look="small",
    )  # fmt: skip
