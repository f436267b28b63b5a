"""Show in a table what countries do not meet, by group of countries."""

from __future__ import annotations

from rich.console import Group, RenderableType

from carepact.core.messages import _, number, word
from carepact.report.prose import Prose
from carepact.report.review.words import name_standard, style_of, word_verdict
from carepact.report.scales import PERCENT
from carepact.report.tables import WholeTable
from carepact.report.words import in_words, put_under
from carepact.review.judging import Verdict
from carepact.review.summary import WORLD, LawSummary, Tally


def show_summary(found: LawSummary) -> RenderableType:
    """Lay out the world by verdict, and below it who does not meet a requirement by group."""
    return Group(
        _world_table(found),
        Prose(""),
        _group_table(found),
        Prose(_explain(found), style="dim"),
    )


def _world_table(found: LawSummary) -> WholeTable:
    """Lay out a row a requirement: how many countries of the world have which verdict."""
    shown: tuple[Verdict, ...] = ("met", "partly", "not", "unknown")
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("requirement"), overflow="fold")
    for verdict in shown:
        table.add_column(word_verdict(verdict), justify="right", no_wrap=True)
    for tally in found.told:
        counts = (Prose(print_count(tally, WORLD, v), style=style_of(v)) for v in shown)
        table.add_row(put_under(name_place(tally), word(tally.requirement.title)), *counts)
    return table


def _group_table(found: LawSummary) -> WholeTable:
    """Lay out the same rows in short: countries that do not meet it, of all of each group."""
    table = WholeTable(
        title=_("Countries that do not meet it, of all of the group"), title_justify="left",
        show_edge=False, pad_edge=False, header_style="bold",
    )  # fmt: skip
    groups = [group for group in found.groups if group != WORLD]
    table.add_column(_("requirement"), overflow="fold")
    for group in groups:
        table.add_column(in_words(group), justify="right", overflow="fold", min_width=5)
    for tally in (one for one in found.told if one.count(WORLD, "not")):
        table.add_row(name_place(tally), *(_print_group(tally, group) for group in groups))
    return table


def name_place(tally: Tally) -> str:
    """Name a requirement in short: its standard and article."""
    return f"{name_standard(tally.standard)}, {tally.requirement.article}"


def print_count(tally: Tally, group: str, verdict: Verdict) -> str:
    """Print how many countries have a verdict, with their share."""
    per_cent = number(PERCENT * tally.share(group, verdict), 0)
    return f"{tally.count(group, verdict)} ({per_cent} %)"


def _print_group(tally: Tally, group: str) -> str:
    """Print how many countries of a group do not meet a requirement, of how many."""
    return f"{tally.count(group, 'not')}/{tally.counts[group].total()}"


def _explain(found: LawSummary) -> str:
    """Say what is counted and in which order."""
    return _(
        "{count} countries. First what most countries do not meet, then what most meet partly. "
        "Unknown is no failure: {untold} further requirements are unknown of every country. A "
        "file has every verdict of every group, with its share.",
        count=len(found.review.reviews),
        untold=len(found.tallies) - len(found.told),
    )
