"""The books of a programme: who paid for what, who gave hours, who came to the sessions.

Each flow holds one commodity and two legs. The checks raise: books that do not agree with what
they are made of never leave. They hold no father by himself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from carepact.core.errors import LedgerError
from carepact.core.messages import _
from carepact.levels.programme.costing import total_cents
from carepact.levels.programme.records import Programme


class Time(StrEnum):
    """Commodities of whole minutes: of those who lead, and of those who come."""

    GIVEN = "minutes given"
    ATTENDED = "minutes in sessions"


class Account(StrEnum):
    """Accounts that stand for no payer and no kind of cost."""

    MONEY = "money:programme"
    TIME = "time:programme"
    SESSIONS = "time:sessions"
    PAID = "time:leaders:paid"
    UNPAID = "time:leaders:unpaid"
    FATHERS = "time:fathers"
    MOTHERS = "time:mothers"


@dataclass(frozen=True)
class Flow:
    """Minutes or money that goes from one account to another."""

    title: str
    commodity: str
    """A `Time`, or the code of the money."""
    source: str
    target: str
    units: int
    """[minutes or cents]"""
    is_whole: bool = True
    """Whether nothing is missing in it."""


@dataclass(frozen=True)
class Books:
    """The flows of a programme, checked."""

    flows: tuple[Flow, ...]

    def balances(self) -> Counter[tuple[str, str]]:
        """Return what every account holds in each commodity: what came in less what went out."""
        found: Counter[tuple[str, str]] = Counter()
        for one in self.flows:
            found[one.target, one.commodity] += one.units
            found[one.source, one.commodity] -= one.units
        return found


def post(programme: Programme) -> Books:
    """Post the money and the hours of a programme.

    Raises
    ------
    LedgerError
        If the books do not agree with what the programme tells.
    """
    listed = [*_list_money(programme), *_list_time(programme)]
    books = Books(tuple(one for one in listed if one.units))
    check_books(books, programme)
    return books


def _list_money(programme: Programme) -> Iterator[Flow]:
    """List what each payer bore, and what it was spent on."""
    paid: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for one in programme.costs or ():
        paid[one.payer] += one.cents
        spent[one.kind] += one.cents
    for payer, cents in paid.items():
        yield Flow("borne", programme.currency, f"money:from:{payer}", Account.MONEY, cents)
    for kind, cents in spent.items():
        yield Flow("cost", programme.currency, Account.MONEY, f"money:to:{kind}", cents)


def _list_time(programme: Programme) -> Iterator[Flow]:
    """List the hours of leaders, and those that fathers and mothers sat in sessions."""
    leaders = programme.leaders
    for account, given in (
        (Account.PAID, leaders.paid_minutes),
        (Account.UNPAID, leaders.unpaid_minutes),
    ):
        yield Flow("led", Time.GIVEN, account, Account.TIME, given or 0)
    began = programme.began
    for account, came in (
        (Account.FATHERS, [one.sessions for one in began]),
        (Account.MOTHERS, [one.partner_sessions for one in began]),
    ):
        told = [one for one in came if one is not None]
        minutes = sum(told) * programme.sessions.minutes
        is_whole = len(told) == len(came)
        yield Flow("attended", Time.ATTENDED, account, Account.SESSIONS, minutes, is_whole)


def check_books(books: Books, programme: Programme) -> None:
    """Check that every account agrees with what the programme tells.

    Raises
    ------
    LedgerError
        With every check that fails.
    """
    balances, cents = books.balances(), total_cents(programme) or 0
    leaders, began = programme.leaders, programme.began
    checks = {
        "all that was borne was spent": balances[Account.MONEY, programme.currency] == 0,
        "what was borne is the cost": _sum(books, "borne") == cents,
        "what was spent is the cost": _sum(books, "cost") == cents,
        "minutes given are those of the leaders": balances[Account.TIME, Time.GIVEN]
        == (leaders.paid_minutes or 0) + (leaders.unpaid_minutes or 0),
        "minutes in sessions are those of who came": balances[Account.SESSIONS, Time.ATTENDED]
        == programme.sessions.minutes
        * sum((one.sessions or 0) + (one.partner_sessions or 0) for one in began),
    }
    refuse_failed(name for name, holds in checks.items() if not holds)


def refuse_failed(failed: Iterable[str]) -> None:
    """Refuse books of which some checks fail.

    Raises
    ------
    LedgerError
        If there is any.
    """
    listed = ", ".join(failed)
    if listed:
        raise LedgerError(_("The books do not agree with the programme: {listed}.", listed=listed))


def _sum(books: Books, title: str) -> int:
    """Add up the flows of one title."""
    return sum(one.units for one in books.flows if one.title == title)
