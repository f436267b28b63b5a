"""An employer's books of one year: what care moves, from whom to whom, two legs each.

Posted is what the law's leave and the firm's measures move at the point: no median is posted,
since medians do not add. What is saved is no flow, nobody pays it: it stands beside as a memo, and
so does what households bear themselves. Hours move where they are known. They are written as a
journal one floor up, with the functions of the country's ledger: rooms of one floor do not know
each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from carepact.core.errors import Faults, LedgerError
from carepact.core.messages import Message, _, number, say
from carepact.core.parameter_tables import ROUNDING
from carepact.levels.employer.flows import Account, Flow, list_givers, post_leaves, post_measures
from carepact.levels.employer.leave import PAYER_LABELS, LeaveOfStaff
from carepact.levels.employer.measures import Priced, read_payees


@dataclass(frozen=True)
class Memo:
    """What is told beside the books and never posted."""

    words: Message
    amount: float | None
    """None where it is not known. [own money a year]"""


@dataclass(frozen=True)
class BookCheck:
    """A check that held."""

    name: str
    proves: Message
    compared: int
    """How many figures were compared, those that are nothing on both sides not counted."""
    largest: float
    """Largest difference. [unit of the commodity]"""


@dataclass(frozen=True)
class EmployerBooks:
    """One year of a firm, posted."""

    year: int
    currency: str
    flows: tuple[Flow, ...]
    memos: tuple[Memo, ...]
    checks: tuple[BookCheck, ...]
    assumed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values of ours, which nobody measured, on which flows of a cause stand, by their names."""


def post_year(
    year: int,
    currency: str,
    leaves: Iterable[LeaveOfStaff],
    priced: Priced | None,
    hours: Iterable[Flow] = (),
) -> EmployerBooks:
    """Post a firm's year to books that balance and agree with what was computed.

    Parameters
    ----------
    year : int
        The year.
    currency : str
        ISO 4217, of all money.
    leaves : iterable of LeaveOfStaff
        The law's leave.
    priced : Priced or None
        The firm's measures; None where it gives none.
    hours : iterable of Flow
        What `move_hours` finds.

    Raises
    ------
    LedgerError
        If a check does not hold; all broken ones are listed.
    """
    every, moved = tuple(leaves), tuple(hours)
    taken, unknown = [one for one in every if not one.is_open], priced
    priced = priced and _keep_known(priced)
    flows = (*post_leaves(taken), *(post_measures(priced) if priced else ()), *moved)
    checks = check_flows(flows, taken, priced, moved)
    memos = (*_list_memos(taken, priced), *_list_unknown(every, unknown))
    return EmployerBooks(year, currency, flows, memos, checks)


def check_flows(
    flows: Sequence[Flow],
    leaves: Sequence[LeaveOfStaff],
    priced: Priced | None,
    hours: Sequence[Flow],
) -> tuple[BookCheck, ...]:
    """Prove flows against what was computed; the books' side is added up from flows alone.

    Raises
    ------
    LedgerError
        If any check does not hold; each broken place is listed.
    """
    checks = []
    with Faults(LedgerError, _("books of the employer")) as faults:
        for flow in flows:
            faults.extend(_find_wrong(flow))
        for name, proves, sides in _line_up(flows, leaves, priced, hours):
            compared, largest = 0, 0.0
            for place, (posted, computed) in sides.items():
                difference = abs(posted - computed)
                compared += bool(posted or computed)
                largest = max(largest, difference)
                if not difference <= ROUNDING * (abs(posted) + abs(computed)):
                    faults.add(
                        _(
                            "{check}: {place}: the books hold {posted}, computed was {computed}. "
                            "Correct the flow.",
                            check=name,
                            place=place,
                            posted=number(posted, 2),
                            computed=number(computed, 2),
                        )
                    )
            checks.append(BookCheck(name, proves, compared, largest))
    return tuple(checks)


def _list_memos(leaves: Sequence[LeaveOfStaff], priced: Priced | None) -> Iterator[Memo]:
    """List what is told and not posted."""
    own = PAYER_LABELS.index("households")
    borne = sum(float(one.cost[0, own]) for one in leaves)
    if borne:
        yield Memo(say("leave that households bear themselves"), borne)
    if priced:
        yield Memo(say("saved as fewer leave and have to be replaced"), float(priced.turnover[0]))
        yield Memo(say("saved as fewer are absent"), float(priced.absence[0]))


def _keep_known(priced: Priced) -> Priced:
    """Leave the measures out whose cost is not known."""
    known = {name: cost for name, cost in priced.costs.items() if name not in priced.unknown}
    return replace(priced, costs={**dict.fromkeys(priced.costs, np.zeros(1)), **known})


def _list_unknown(leaves: Sequence[LeaveOfStaff], priced: Priced | None) -> Iterator[Memo]:
    """List what is not posted as nobody tells what it pays, or who pays it."""
    if any(one.is_open for one in leaves):
        yield Memo(say("leave whose pay or payer is not known"), None)
    if priced and priced.unknown:
        yield Memo(say("measures whose cost is not known"), None)


def _find_wrong(flow: Flow) -> Iterator[str]:
    """Find that a flow is none: its amount, its legs."""
    place = f"{flow.title}, {flow.cause}"
    if not 0 <= flow.amount < np.inf:
        yield _(
            "{place}: {amount} is no amount that moves. Tell the pay of every line of the "
            "headcount, or correct the figure.",
            place=place,
            amount=number(flow.amount, 2),
        )
    if flow.giver == flow.taker or flow.giver.commodity != flow.taker.commodity:
        yield _(
            "{place}: from {giver} to {taker} nothing can move. Post it between two accounts that "
            "hold the same.",
            place=place,
            giver=flow.giver,
            taker=flow.taker,
        )


Sides = dict[str, tuple[float, float]]
"""What the books hold and what was computed, by place."""


def _line_up(
    flows: Sequence[Flow],
    leaves: Sequence[LeaveOfStaff],
    priced: Priced | None,
    hours: Sequence[Flow],
) -> Iterator[tuple[str, Message, Sides]]:
    """Line up the sides of every check."""
    givers = [(place, one) for place, one in enumerate(map(list_givers().get, PAYER_LABELS)) if one]
    yield (
        "leave by payer",
        say("What each payer gives of every leave is what the law lets it bear."),
        {
            f"{one.instrument} / {giver}": (
                _add(flows, title="leave pay", cause=one.instrument, giver=giver),
                float(one.cost[0, place]),
            )
            for one in leaves
            for place, giver in givers
            if giver is not Account.HOUSEHOLDS
        },
    )
    costs = priced.costs if priced else {}
    yield (
        "measures by payee",
        say("What is paid for every measure is its cost, to who is paid for it."),
        {
            f"{measure} / {account}": (
                _add(flows, title="measures", cause=measure, taker=account),
                float(cost[0]) * (account.value == f"money:{read_payees()[measure]}"),
            )
            for measure, cost in costs.items()
            for account in Account
        },
    )
    own = sum(float(one.cost[0, PAYER_LABELS.index("employers")]) for one in leaves)
    yield (
        "what the firm pays",
        say("What leaves the firm is its part of leave and the cost of its measures."),
        {Account.FIRM.value: (
            _add(flows, giver=Account.FIRM), own + (float(priced.cost[0]) if priced else 0.0)
        )},
    )  # fmt: skip
    yield (
        "hours",
        say("Hours that leave an account and enter another are those of the measures."),
        {f"{one.cause} / {one.giver}": (
            _add(flows, title="hours", cause=one.cause, giver=one.giver, taker=one.taker),
            one.amount,
        ) for one in hours},
    )  # fmt: skip
    yield (
        "nothing else",
        say("Nothing moves in the books that was not computed."),
        {
            _("all flows"): (
                sum(one.amount for one in flows),
                own
                + sum(
                    float(one.cost[0, place])
                    for one in leaves
                    for place, giver in givers
                    if giver not in (Account.FIRM, Account.HOUSEHOLDS)
                )
                + sum(float(cost[0]) for cost in costs.values())
                + sum(one.amount for one in hours),
            )
        },
    )


def _add(flows: Iterable[Flow], **of: object) -> float:
    """Add up the flows whose fields are these."""
    return sum(
        one.amount
        for one in flows
        if all(getattr(one, name) == value for name, value in of.items())
    )
