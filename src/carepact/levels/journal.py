"""The books of a level as a journal that hledger and its kin read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from carepact.core.controls import show_controls


class Movement(Protocol):
    """What goes from one account to another, in whole minutes or in cents."""

    @property
    def title(self) -> str:
        """Say what it is."""

    @property
    def commodity(self) -> str:
        """Name the kind of minutes, or the code of the money."""

    @property
    def source(self) -> str:
        """Name the account that gives."""

    @property
    def target(self) -> str:
        """Name the account that takes."""

    @property
    def units(self) -> int:
        """Count the minutes or cents."""

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing in it."""


def write_journal(
    flows: Sequence[Movement], times: Iterable[str], head: Iterable[str], day: date
) -> str:
    """Write books as a journal.

    Parameters
    ----------
    flows : sequence of Movement
        Of checked books.
    times : iterable of str
        Commodities of whole minutes; all others are money with its cents.
    head : iterable of str
        Lines that say what it is.
    day : date
        Last day of what they cover, on which every transaction stands.

    Returns
    -------
    str
        Commodities and accounts declared, then a transaction of two legs for each flow.
    """
    whole = frozenset(times)
    commodities = dict.fromkeys(one.commodity for one in flows)
    accounts = sorted({one for flow in flows for one in (flow.source, flow.target)})
    lines = [
        *(f"; {' '.join(show_controls(line).split())}" for line in head),
        "",
        *(f'commodity {_print(0, whole=one in whole)} "{one}"' for one in commodities),
        "",
        *(f"account {one}" for one in accounts),
        "",
    ]
    return "\n".join([*lines, *_write(flows, whole, day)])


def _write(flows: Sequence[Movement], times: frozenset[str], day: date) -> Iterator[str]:
    """Write every flow, a blank line after each."""
    width = max((len(one.target) for one in flows), default=0)
    width = max([width, *(len(one.source) for one in flows)])
    for one in flows:
        missing = "" if one.is_whole else "  ; at least: entries are missing"
        yield f"{day.isoformat()} {one.title}{missing}"
        for account, units in ((one.target, one.units), (one.source, -one.units)):
            amount = _print(units, whole=one.commodity in times)
            yield f'    {account:<{width}}  {amount:>16} "{one.commodity}"'
        yield ""


def _print(units: int, *, whole: bool) -> str:
    """Print units: whole minutes, or money with its cents."""
    return f"{units}." if whole else f"{Decimal(units).scaleb(-2):.2f}"
