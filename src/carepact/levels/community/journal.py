"""The books of a centre as a journal that hledger and its kin read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from carepact.core.controls import show_controls
from carepact.levels.community.books import Books, Time


def write_journal(books: Books, head: Iterable[str], day: date) -> str:
    """Write books as a journal.

    Parameters
    ----------
    books : Books
        Checked books.
    head : iterable of str
        Lines that say what it is.
    day : date
        Last day of what they cover, on which every transaction stands.

    Returns
    -------
    str
        Commodities and accounts declared, then a transaction of two legs for each flow.
    """
    commodities = dict.fromkeys(one.commodity for one in books.flows)
    accounts = sorted({one for flow in books.flows for one in (flow.source, flow.target)})
    lines = [
        *(f"; {' '.join(show_controls(line).split())}" for line in head),
        "",
        *(f'commodity {_print(0, one)} "{one}"' for one in commodities),
        "",
        *(f"account {one}" for one in accounts),
        "",
    ]
    return "\n".join([*lines, *_write(books, day)])


def _write(books: Books, day: date) -> Iterator[str]:
    """Write every flow, a blank line after each."""
    width = max((len(one.target) for one in books.flows), default=0)
    width = max([width, *(len(one.source) for one in books.flows)])
    for one in books.flows:
        missing = "" if one.is_whole else "  ; at least: entries are missing"
        yield f"{day.isoformat()} {one.title}{missing}"
        for account, units in ((one.target, one.units), (one.source, -one.units)):
            amount = _print(units, one.commodity)
            yield f'    {account:<{width}}  {amount:>16} "{one.commodity}"'
        yield ""


def _print(units: int, commodity: str) -> str:
    """Print units: whole minutes, or money with its cents."""
    return f"{units}." if commodity in {*Time} else f"{Decimal(units).scaleb(-2):.2f}"
