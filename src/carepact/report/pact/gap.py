"""What it costs that promises are not kept: in hours, in money, and to whom."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from carepact.core.messages import _
from carepact.levels.pact.following import list_moved_years
from carepact.levels.pact.pact import ALL, name_code
from carepact.report.pact.found import (
    HOURS_LINES,
    MONEY_LINES,
    PAYER_LINES,
    Found,
    Line,
    Span,
)
from carepact.report.pact.standing import list_without_cost
from carepact.report.pact.words import name_money, say_between, say_change, say_listed
from carepact.report.run.words import Figure
from carepact.report.words import join_parts
from carepact.studies.one_pact.answer import PactMonitoring

SEEN, WORST = "seen", "at worst"


class GapView:
    """A pact that was followed, as it is printed."""

    def __init__(self, found: PactMonitoring) -> None:
        self.found = found
        self.pact = found.check.pact
        gap = found.gap
        self.currency = None if gap is None else gap.currency
        self.costs = Found(pl.DataFrame(), None, None) if gap is None else Found(
            gap.costs, gap.grade, gap.currency)  # fmt: skip
        moved = list(
            list_moved_years(one for one in found.states if one.commitment.can_be_simulated)
        )
        self.span: Span | None = (
            (min(moved), found.until_followed) if moved and gap is not None else None
        )

    @property
    def knows_all(self) -> bool:
        """Tell whether no year is unknown."""
        return WORST not in self.costs.cases

    @property
    def is_range(self) -> bool:
        """Tell whether it matters how unknown years are taken."""
        return any(seen != worst for seen, worst in map(self.pair, (*HOURS_LINES, *MONEY_LINES)))

    @property
    def hides_any(self) -> bool:
        """Tell whether a figure that is hidden moves anything."""
        return any(
            year.hidden
            for state in self.found.states
            if state.commitment.can_be_simulated
            for year in state.years
        )

    def pair(self, line: Line, of: str = ALL) -> tuple[Figure, Figure]:
        """Find a figure with unknown years as kept, and with them as not done."""
        if self.span is None:
            return Figure(), Figure()
        seen, worst = (
            self.costs.find(line, case, self.span, of) if self.costs.has(of, case) else _nothing()
            for case in (SEEN, WORST)
        )
        return seen, seen if self.knows_all else worst

    def list_lines(self, of: str = ALL) -> list[Line]:
        """List what a gap moves at all, hours first."""
        return [
            line
            for line in (*HOURS_LINES, *MONEY_LINES)
            if any(end for one in self.pair(line, of) for end in one.ends)
        ]

    def list_missed(self) -> list[str]:
        """List the promises that came, or may have come, otherwise than owed."""
        return [
            one.commitment.code
            for one in self.found.states
            if any(self.costs.has(one.commitment.code, case) for case in (SEEN, WORST))
        ]


def _nothing() -> Figure:
    """Return the figure of what came as owed."""
    return Figure(0.0, 0.0, 0.0)


def lay_gap(view: GapView, of: str = ALL) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Lay out what a gap costs.

    Returns
    -------
    tuple of str, list of tuple of str
        Headings and rows: of what, and how much more or less; with unknown years as kept and as
        not done, where that makes a difference. No row where nothing moves.
    """
    what = _("Hours, and {money}", money=name_money(view.currency))
    rows = [(line.name, *map(say_change, view.pair(line, of))) for line in view.list_lines(of)]
    if all(seen == worst for _name, seen, worst in rows):
        return (what, _("beside the pact kept")), [(name, seen) for name, seen, _worst in rows]
    heads = (what, _("unknown years taken as kept"), _("unknown years taken as not done"))
    return heads, list(rows)


def say_span(view: GapView) -> str:
    """Head what the gap costs, with its years."""
    if view.span is None:
        return _("What the gap costs")
    first, last = view.span
    return _("What the gap costs, {first} to {last}, all years together", first=first, last=last)


def say_span_of(view: GapView, code: str) -> str:
    """Head what one promise's gap costs, or what it changes that it is ahead."""
    states = {one.commitment.code: one for one in view.found.states}
    years = states[code].years
    is_ahead = all(one.seen is not None and one.seen >= one.owed for one in years if one.owed > 0)
    if view.span is None or not is_ahead:
        return say_span(view)
    first, last = view.span
    return _(
        "What it changes that more came than was owed, {first} to {last}, all years together",
        first=first,
        last=last,
    )


def say_who(view: GapView) -> str:
    """Say who paid less, who paid more, and of whom that is not clear."""
    if view.span is None:
        return ""
    sides: dict[str, list[str]] = {"less": [], "more": [], "unclear": []}
    for line in PAYER_LINES:
        for side in _sides_of(*view.pair(line)):
            sides[side].append(name_code(str(line.label)).word())
    said = {
        "less": _("Paid less than with the pact kept: {listed}."),
        "more": _("Paid more: {listed}."),
        "unclear": _("Paid more or less, which is not clear: {listed}."),
    }
    return " ".join(
        said[side].format(listed=join_parts(names)) for side, names in sides.items() if names
    )


def _sides_of(seen: Figure, worst: Figure) -> Iterator[str]:
    """Tell on which side a payer stands whether unknown years are taken as kept or not."""
    ends = [end for one in (seen, worst) for end in (one.low, one.high)]
    if not any(end for one in (seen, worst) for end in one.ends):
        return
    known = [end for end in ends if end is not None]
    is_told = len(known) == len(ends) and any(seen.ends)
    if is_told and max(known) <= 0:
        yield "less"
    elif is_told and min(known) >= 0:
        yield "more"
    else:
        yield "unclear"


def say_of_promise(view: GapView, code: str, lines: tuple[Line, ...] | None = None) -> str:
    """Say what it costs that one promise did not come as owed, of some lines or all that move."""
    return join_parts(
        f"{line.name} {say_between(*map(say_change, view.pair(line, code)))}"
        for line in view.list_lines(code)
        if lines is None or line in lines
    ) or _("nothing that is computed")  # fmt: skip


def say_sum(view: GapView) -> Iterator[str]:
    """Say how to read it: against what, why parts do not add up, and what is not in it."""
    yield _(
        "Each figure is how much more or less there was than with the pact kept. What single "
        "promises cost does not add up to the whole: they meet in the same families, and each is "
        "taken by itself with all others kept."
    )
    if view.is_range:
        yield _(
            "Of some years nobody knows: one figure takes them as kept, the other takes nothing "
            "of them as done. The truth may lie between."
        )
    if view.hides_any:
        yield _("A hidden figure is taken at the most and at the fewest persons that it can be.")
    if codes := list_without_cost(view.found):
        yield _("Without a cost, as no instrument computes it: {codes}.", codes=say_listed(codes))
