"""Sums of a network as they leave it: no more exactly than its page prints them.

All minutes and cents of a sum over few persons would tell which single sums can be in it. A
network is added up, and its books are checked, in full; what leaves is rounded after that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from carepact.core.messages import Message, say
from carepact.core.units import MINUTES_PER_HOUR
from carepact.levels.community.books import Books, Flow, Time
from carepact.levels.community.costing import CENTS


@dataclass(frozen=True)
class Decimals:
    """How many decimals leave."""

    amount: int = 100
    """Hours and money below it have one where they are broken."""
    per_cent: int = 10
    """Shares below it have one. [per cent]"""
    money_of_an_hour: int = 2
    compared: int = 3
    """Digits of what is compared: more would be feigned."""


def say_rounding() -> Message:
    """Say how the figures of a network are rounded."""
    return say(
        "Hours and money are rounded as on the page: to whole ones, below 100 to a tenth. They "
        "were added up, and the books were checked, in full."
    )


def round_amount(amount: Fraction) -> float:
    """Round hours or money."""
    return float(_round(amount))


def round_money_of_an_hour(amount: Fraction) -> float:
    """Round an amount for an hour."""
    return float(round(amount, Decimals().money_of_an_hour))


def round_share(share: Fraction) -> float:
    """Round a share as it is printed in per cent."""
    shown = share * 100
    return float(round(shown, int(shown < Decimals().per_cent)) / 100)


def round_compared(amount: float) -> float:
    """Round what is compared."""
    return round(amount, -max(len(str(int(abs(amount)))) - Decimals().compared, 0))


def round_books(books: Books) -> Books:
    """Round every flow: what leaves an account is what enters the other.

    An account that passes on all that it gets still does: its largest flow takes what is left.
    """
    flows = [replace(one, units=_round_units(one)) for one in books.flows]
    for place, held in books.balances().items():
        if held == 0:
            left = Books(tuple(flows)).balances()[place]
            passed = [at for at, one in enumerate(flows) if (one.source, one.commodity) == place]
            at = max(passed, key=lambda at: flows[at].units)
            flows[at] = replace(flows[at], units=flows[at].units + left)
    return Books(tuple(flows))


def _round_units(flow: Flow) -> int:
    """Round minutes to hours, or cents to whole money; they stay whole, for a tenth is."""
    unit = MINUTES_PER_HOUR if flow.commodity in {*Time} else CENTS
    return int(_round(Fraction(flow.units, unit)) * unit)


def _round(amount: Fraction) -> Fraction:
    """Round to one decimal where an amount is small, to none where it is not."""
    return Fraction(round(amount, int(amount < Decimals().amount)))
