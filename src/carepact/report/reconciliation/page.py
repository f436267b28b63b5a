"""Show a reconciliation in a terminal: ours beside the published figures, then why they differ."""

from __future__ import annotations

from collections.abc import Collection

from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.messages import _, _n, number
from carepact.data.anchors.published import Anchor, Reason, read_cases
from carepact.report.headlines import say_headline, say_preview
from carepact.report.layout import ScreenLayout
from carepact.report.marks import hold_mark, print_number
from carepact.report.prose import Prose
from carepact.report.reconciliation.words import name_quantity, name_reason, name_unit
from carepact.report.tables import WholeTable
from carepact.validate.anchors.lines import CountryGroup, Line, Ours, Sum
from carepact.validate.anchors.reconciliation import Reconciliation


def show_reconciliation(result: Reconciliation) -> RenderableType:
    """Lay out every published figure with ours, and the reasons of each difference."""
    reasons = [part for line in result.lines for part in _show_reasons(line)]
    return Group(
        _tabulate(result),
        *(Prose(line) for line in _say_notes(result)),
        Prose(""),
        Prose(_("Why ours differ"), style="bold"),
        *reasons,
    )


def _tabulate(result: Reconciliation) -> WholeTable:
    """Lay out the figures."""
    title = _("Published figures for {year} and ours", year=result.year)
    table = WholeTable(title=title, title_justify="left", show_edge=False, pad_edge=False,
                  header_style="bold")  # fmt: skip
    table.add_column(_("quantity"), width=ScreenLayout().name_of_quantity)
    table.add_column(_("unit"))
    for heading in (
        _("published"),
        _n("ours,\n{count} country", "ours,\n{count} countries", len(result.countries)),
        _("ours, {count}\nbest known", count=len(result.best_known)),
    ):
        table.add_column(heading, justify="right")
    for line in result.lines:
        anchor = line.anchor
        table.add_row(
            name_quantity(anchor.key),
            name_unit(anchor.unit),
            _published(anchor),
            *_cells(line, {CountryGroup.BEST_KNOWN, *result.best_known}),
        )
    return table


def _published(anchor: Anchor) -> str:
    """Print a published figure with the decimals that it has."""
    figures = [one for one in (anchor.before, anchor.value) if one is not None]
    printed = [number(one, len(f"{one:g}".partition(".")[2])) for one in figures]
    return printed[0] if len(printed) == 1 else _join(*printed)


def _cells(line: Line, firm: Collection[str]) -> list[str]:
    """Print ours and its ratio for each group of countries."""
    if not line.ours:
        return [_("not computed"), "–"]
    by_group = {ours.group: ours for ours in line.ours}
    one = (
        next(iter(by_group.values()))
        if {CountryGroup.ALL, CountryGroup.BEST_KNOWN}.isdisjoint(by_group)
        else None
    )
    shown = (
        [one, None]
        if one
        else [by_group.get(CountryGroup.ALL), by_group.get(CountryGroup.BEST_KNOWN)]
    )
    return [_print_ours(line, ours, firm) for ours in shown]


def _print_ours(line: Line, ours: Ours | None, firm: Collection[str]) -> str:
    """Print ours, its interval and ratio; marked where not of the countries best known."""
    if ours is None:
        return ""
    before = None if ours.before is None else ours.before.value
    mark = "" if ours.group in firm else hold_mark("imputed")
    printed = f"{mark}{_step(before, ours.sum.value)}{_interval(ours.sum)}"
    return f"{printed}\n× {number(line.ratio(ours), 2)}"


def _step(before: float | None, value: float) -> str:
    """Print a figure, from where it starts if that is told."""
    if before is None:
        return print_number(value)
    return _join(print_number(before), print_number(value))


def _join(before: str, after: str) -> str:
    """Print from where to where a figure moves."""
    return _("{before} to {after}", before=before, after=after)


def _interval(found: Sum) -> str:
    """Print the interval below a figure, or nothing without draws."""
    if found.low is None or found.high is None:
        return ""
    return f"\n({print_number(found.low)}–{print_number(found.high)})"


def _say_notes(result: Reconciliation) -> list[str]:
    """Say what is compared, over which countries, and how sure it is."""
    draws = (
        _(
            "The central run, every input at its own value; no intervals: see {option}.",
            option=voice.option("draws"),
        )
        if result.draws == 0
        else say_headline(result.draws) + " " + say_preview(result.draws)
    )
    return [
        _(
            "The published 82 countries are not named. Ours: all {count} that can be carried to "
            "{year}, and the {best} best known: none of their key figures of leave, childcare, "
            "long-term care and money is imputed. Figures in which others count bear ≈. "
            "× is ours over the published figure.",
            count=len(result.countries),
            year=result.year,
            best=len(result.best_known),
        ),
        _(
            "Package ilo-2035, every place used and every job filled. Shares of GDP are sums over "
            "sums, so large economies weigh most. Nothing is tuned: no published figure enters a "
            "run."
        ),
        draws,
    ]


def _name_parameter(reason: Reason) -> str:
    """Name the parameter behind a reason, with what it was set to where that was tried."""
    changed = {case.name: case.settings for case in read_cases()}.get(reason.case, ())
    return " ".join(changed) or reason.parameter


def _show_reasons(line: Line) -> list[RenderableType]:
    """Say why ours and one published figure differ."""
    ours = line.ours[0] if line.ours else None
    title = f"{name_quantity(line.anchor.key)} ({line.anchor.source})"
    said: list[RenderableType] = [Prose(title, style="italic")]
    for place, reason in enumerate(line.reasons):
        if reason.reason == "countries":  # of every line, and told once
            continue
        words = name_reason(reason.reason)
        effect = ours.effects[place] if ours else None
        if effect is not None:
            words += f" {print_number(effect.value)}."
        named = _name_parameter(reason)
        if named:
            words += f" [{named}]"
        said.append(Prose(f"  • {words}"))
    return said
