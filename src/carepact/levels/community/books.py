"""The books of a centre: every minute and every cent from one account to another.

Each transaction holds one commodity and two legs. The checks raise: books that do not agree with
the sums they are made of never leave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from carepact.core.errors import LedgerError
from carepact.core.messages import _
from carepact.levels.community.centre import COSTS, GROUPS, INCOME, WORKS, Sums
from carepact.levels.community.tally import add_up


class Time(StrEnum):
    """Commodities of whole minutes: hours of those who give, and of children in care."""

    GIVEN = "minutes given"
    ATTENDED = "minutes attended"


class Account(StrEnum):
    """Accounts that stand for no giver, payer or payee."""

    TIME = "time:centre"
    ALL = "time:for:all who come"
    """Whom hours are for of which it is not told, or may not be told, what was done."""
    MONEY = "money:centre"
    SERVICE = "time:care at the centre"
    CHILDREN = "time:received:children"


@dataclass(frozen=True)
class Flow:
    """Minutes or money that goes from one account to another."""

    title: str
    """`given`, `used`, `attended`, `income`, `cost`."""
    commodity: str
    """A `Time`, or the code of the money."""
    source: str
    target: str
    units: int
    """[minutes or cents]"""
    is_whole: bool
    """Whether nothing is missing in it."""


@dataclass(frozen=True)
class Books:
    """The flows of a centre or a network, checked."""

    flows: tuple[Flow, ...]

    def balances(self) -> Counter[tuple[str, str]]:
        """Return what every account holds in each commodity: what came in less what went out."""
        found: Counter[tuple[str, str]] = Counter()
        for one in self.flows:
            found[one.target, one.commodity] += one.units
            found[one.source, one.commodity] -= one.units
        return found


def post(
    sums: Sums,
    currency: str,
    parts: tuple[str, ...],
    *,
    tells_wages: bool = True,
    tells_costs: bool = True,
    tells_children: bool = True,
    tells_work: bool = False,
) -> Books:
    """Post the hours and the money of a centre or a network.

    Parameters
    ----------
    sums : Sums
        What it tells.
    currency : str
        Code of its money.
    parts : tuple of str
        Groups of givers that are told, which hold each giver once; none where none may be.
    tells_wages : bool
        Whether costs are told one by one; else together, since pay of few persons is theirs.
    tells_costs : bool
        Whether costs are told at all; not where they are nearly the pay of few persons.
    tells_children : bool
        Whether the hours of children are told; not where few families came.
    tells_work : bool
        Whether it is told what the hours were used for; else they are for all who come.

    Raises
    ------
    LedgerError
        If the books do not agree with the sums.
    """
    listed = [*_list_time(sums, parts, tells_children=tells_children)]
    listed += _list_uses(sums, parts, tells_work=tells_work)
    listed += _list_money(sums, currency, tells_wages=tells_wages, tells_costs=tells_costs)
    books = Books(tuple(one for one in listed if one.units))
    check_books(books, sums, currency, parts, tells_costs=tells_costs)
    return books


def _list_time(sums: Sums, parts: tuple[str, ...], *, tells_children: bool) -> Iterator[Flow]:
    """List the hours given, and those that children were there."""
    for group in parts:
        given = sums.given(group)
        yield Flow("given", Time.GIVEN, f"time:givers:{group.replace('_', ' ')}", Account.TIME,
                   given.units, given.is_whole)  # fmt: skip
    if tells_children:
        told = sums.of("time children")
        yield Flow(
            "attended", Time.ATTENDED, Account.SERVICE, Account.CHILDREN, told.units, told.is_whole
        )


def _list_uses(sums: Sums, parts: tuple[str, ...], *, tells_work: bool) -> Iterator[Flow]:
    """List what the centre uses the hours for that it was given, to the last minute."""
    given = add_up(sums.given(group) for group in parts)
    done = {what: sums.work(what).units for what in WORKS} if tells_work else {}
    if sum(done.values()) > given.units:  # hours are missing in the log that stand among the works
        done = {}
    for what, units in done.items():
        yield Flow("used", Time.GIVEN, Account.TIME, f"time:for:{what.replace('_', ' ')}",
                   units, is_whole=True)  # fmt: skip
    rest = given.units - sum(done.values())
    yield Flow("used", Time.GIVEN, Account.TIME, Account.ALL, rest, given.is_whole)


def _list_money(
    sums: Sums, currency: str, *, tells_wages: bool, tells_costs: bool
) -> Iterator[Flow]:
    """List what came in, and what was spent."""
    for party in INCOME:
        told = sums.tallies[f"income {party}"]
        yield Flow("income", currency, f"money:from:{party.replace('_', ' ')}", Account.MONEY,
                   told.units, told.is_whole)  # fmt: skip
    if not tells_costs:
        return
    if tells_wages:
        for party in COSTS:
            told = sums.tallies[f"cost {party}"]
            yield Flow("cost", currency, Account.MONEY, f"money:to:{party.replace('_', ' ')}",
                       told.units, told.is_whole)  # fmt: skip
    else:
        told = sums.money("cost")
        yield Flow("cost", currency, Account.MONEY, "money:to:all", told.units, told.is_whole)


def check_books(
    books: Books, sums: Sums, currency: str, parts: tuple[str, ...], *, tells_costs: bool
) -> None:
    """Check that every account agrees with the sums.

    Parameters
    ----------
    books : Books
        Flows.
    sums, currency, parts, tells_costs
        As for `post`.

    Raises
    ------
    LedgerError
        With every check that fails.
    """
    balances = books.balances()
    held = [one for group in parts for one in GROUPS[group]]
    time = sum(sums.given(one).units for one in held)
    checks = {
        "every giver stands in one account": len(held) == len(set(held)),
        "minutes given are those of the log": sum(
            one.units for one in books.flows if one.title == "given"
        ) == time,
        "minutes given are used": balances[Account.TIME, Time.GIVEN] == 0,
        "no flow is less than nothing": all(one.units >= 0 for one in books.flows),
        "minutes of children are those of the log": balances[Account.CHILDREN, Time.ATTENDED]
        in {0, sums.of("time children").units},
        "money left is income less cost": balances[Account.MONEY, currency]
        == sums.money("income").units - (sums.money("cost").units if tells_costs else 0),
        "income is that of the books": sum(
            one.units for one in books.flows if one.title == "income"
        ) == sums.money("income").units,
    }  # fmt: skip
    failed = [name for name, holds in checks.items() if not holds]
    if failed:
        raise LedgerError(
            _("The books do not agree with the log: {listed}.", listed=", ".join(failed))
        )
