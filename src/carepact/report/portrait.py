"""Show a survey as read, so that a person can judge whether it was read right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.messages import _, number, word
from carepact.core.notices import word_all
from carepact.data.timeuse.portrait import Portrait, Share
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.report.words import in_words


def show_portrait(portrait: Portrait, notices: Sequence[str]) -> RenderableType:
    """Lay out counts, weights, largest activities, what was noticed and what is suspicious."""
    rule = DisclosureRule()
    table = WholeTable(show_header=False, show_edge=False, pad_edge=False, box=None)
    table.add_column(no_wrap=True)
    table.add_column()
    told = [(_("diaries"), _say_diaries(portrait, rule))]
    if not rule.is_few(portrait.persons):
        told += [
            (_("minutes of a diary"), _say_minutes(portrait, rule)),
            (_("weights"), _say_weights(portrait, rule)),
            (_("by sex"), _say_shares(portrait.sexes, rule)),
            (_("by day"), _say_shares(portrait.days, rule) or _("the survey tells no day")),
            (_("largest activities"), _say_activities(portrait, rule)),
        ]
    for name, text in told:
        table.add_row(name, Prose(text))
    suspicious = [
        Prose(f"? {word(one)}", style="bold")
        for one in word_all(portrait.suspicions, rule, rounded=_hides_any(portrait, rule))
    ]
    return Group(
        table,
        *(Prose(f"- {word(notice)}") for notice in notices),
        *(suspicious or [Prose(_("Nothing looks suspicious."))]),
    )


def _hides_any(portrait: Portrait, rule: DisclosureRule) -> bool:
    """Tell whether a count of the table is hidden, so that others are rounded."""
    tallies = [one.diaries for one in (*portrait.sexes, *portrait.days)]
    tallies += [portrait.weightless, portrait.whole_days, portrait.part_days]
    return any(rule.is_few(one.persons) for one in tallies)


def _say_diaries(portrait: Portrait, rule: DisclosureRule) -> str:
    """Say how many diaries and persons there are."""
    persons = portrait.persons
    return _(
        "{diaries}, of {persons} persons",
        diaries=word(rule.word_count(portrait.diaries, persons=persons)),
        persons=word(rule.word_count(persons)),
    )


def _say_minutes(portrait: Portrait, rule: DisclosureRule) -> str:
    """Say how much of a day is recorded; who alone deviates is not counted."""
    if rule.is_few(portrait.part_days.persons):
        return _("nearly all hold exactly a day")
    mean = number(portrait.minutes, 1)
    if rule.is_few(portrait.whole_days.persons):
        return _("{minutes} on average; hardly any hold exactly a day", minutes=mean)
    return _(
        "{minutes} on average; {share} % hold exactly a day",
        minutes=mean,
        share=number(100 * portrait.whole_days.count / portrait.diaries, 1),
    )


def _say_weights(portrait: Portrait, rule: DisclosureRule) -> str:
    """Say what the weights add up to, and how far they reach."""
    return _(
        "add up to {total}, from {least} to {largest}; {count} are 0",
        total=number(portrait.total, 0),
        least=number(portrait.least, 2),
        largest=number(portrait.largest, 2),
        count=word(rule.word_count(portrait.weightless.count, persons=portrait.weightless.persons)),
    )


def _say_shares(shares: Sequence[Share], rule: DisclosureRule) -> str:
    """List classes with their diaries, small ones untold and the others then rounded."""
    rounded = any(rule.is_few(one.diaries.persons) for one in shares)
    return ", ".join(
        f"{in_words(one.label)} "
        + word(rule.word_count(one.diaries.count, persons=one.diaries.persons, rounded=rounded))
        for one in shares
    )


def _say_activities(portrait: Portrait, rule: DisclosureRule) -> str:
    """List the largest activities with their mean minutes; those of too few are left out."""
    return "\n".join(
        f"{one.code} ({one.title or _('not classified in ICATUS')}): {number(one.minutes, 1)}"
        for one in portrait.activities
        if not rule.is_unsafe(one.stands_on).any()
    )
