"""Show a survey as read, so that a person can judge whether it was read right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.messages import _, number
from carepact.data.timeuse.portrait import Portrait, Share
from carepact.report.words import in_words


def show_portrait(portrait: Portrait, notices: Sequence[str]) -> RenderableType:
    """Lay out counts, weights, largest activities, what was noticed and what is suspicious."""
    rule = DisclosureRule()
    table = Table(show_header=False, show_edge=False, pad_edge=False, box=None)
    table.add_column(no_wrap=True)
    table.add_column()
    for name, told in (
        (_("diaries"), _say_diaries(portrait)),
        (_("minutes of a diary"), _say_minutes(portrait)),
        (_("weights"), _say_weights(portrait)),
        (_("by sex"), _say_shares(portrait.sexes, rule)),
        (_("by day"), _say_shares(portrait.days, rule) or _("the survey tells no day")),
        (_("largest activities"), _say_activities(portrait)),
    ):
        table.add_row(name, told)
    suspicious = [Text(f"? {one}", style="bold") for one in portrait.suspicions]
    return Group(
        table,
        *(Text(f"- {notice}") for notice in notices),
        *(suspicious or [Text(_("Nothing looks suspicious."))]),
    )


def _say_diaries(portrait: Portrait) -> str:
    """Say how many diaries and persons there are."""
    return _(
        "{diaries}, of {persons} persons",
        diaries=portrait.diaries,
        persons=portrait.persons,
    )


def _say_minutes(portrait: Portrait) -> str:
    """Say how much of a day is recorded."""
    return _(
        "{minutes} on average; {share} % hold exactly a day",
        minutes=number(portrait.minutes, 1),
        share=number(100 * portrait.whole_days / portrait.diaries, 1),
    )


def _say_weights(portrait: Portrait) -> str:
    """Say what the weights add up to, and how far they reach."""
    return _(
        "add up to {total}, from {least} to {largest}; {count} are 0",
        total=number(portrait.total, 0),
        least=number(portrait.least, 2),
        largest=number(portrait.largest, 2),
        count=portrait.weightless,
    )


def _say_shares(shares: Sequence[Share], rule: DisclosureRule) -> str:
    """List classes with their diaries, small ones untold."""
    return ", ".join(
        f"{in_words(one.label)} {rule.word_count(one.diaries, persons=one.persons)}"
        for one in shares
    )


def _say_activities(portrait: Portrait) -> str:
    """List the largest activities with their mean minutes."""
    return "\n".join(
        f"{one.code} ({one.title or _('no place in ICATUS')}): {number(one.minutes, 1)}"
        for one in portrait.activities
    )
