"""What care moves in a firm's year: money and hours, from one account to another, at the point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from carepact.core.units import WORKING_DAYS_PER_WEEK
from carepact.levels.employer.carers import CareRates, weigh_care
from carepact.levels.employer.leave import PAYER_LABELS, LeaveOfStaff
from carepact.levels.employer.measures import Priced, read_measures, read_payees
from carepact.levels.employer.staff import CARE, Staff

Title = Literal["leave pay", "measures", "hours"]
Commodity = Literal["money", "hours"]


class Account(StrEnum):
    """Accounts of a firm; those of money bear the names that they have in a country's books."""

    FIRM = "money:employers"
    GENERAL_BUDGET = "money:State:general budget"
    SOCIAL_SECURITY = "money:State:social security"
    COMMUNITIES = "money:communities"
    DONORS = "money:donors"
    HOUSEHOLDS = "money:households"
    SUPPLIERS = "money:suppliers"
    WORK = "hours:work at the firm"
    CARE_OF_STAFF = "hours:care by the staff"
    CARE_OF_OTHERS = "hours:care by others"

    @property
    def commodity(self) -> Commodity:
        """What it holds."""
        return "money" if self.startswith("money:") else "hours"


@dataclass(frozen=True)
class Flow:
    """An amount that leaves one account and enters another."""

    title: Title
    cause: str
    """The leave, by its instrument, or the measure."""
    giver: Account
    taker: Account
    amount: float
    """Of the giver's commodity. [own money a year, or hours a year]"""


def move_hours(staff: Staff, rates: CareRates, given: Mapping[str, float]) -> tuple[Flow, ...]:
    """Find the hours that measures move, where days are told: at the point, for all who care.

    A day is a fifth of the usual week. Hours in places, and on leave, are not known here.

    Parameters
    ----------
    staff : Staff
        The headcount.
    rates : CareRates
        How many care, of whom the headcount tells nothing.
    given : mapping of str to float
        What the employer gives, by parameters of the instrument.

    Returns
    -------
    tuple of Flow
        Paid days for relatives move work to care; days of back-up care move care to others.
    """
    by_care = weigh_care(staff, rates.point)[0]
    day = staff.hours / WORKING_DAYS_PER_WEEK
    moved = (
        ("days for relatives", ("relative", "both"), Account.WORK, Account.CARE_OF_STAFF),
        ("back-up care", ("young-child", "both"), Account.CARE_OF_STAFF, Account.CARE_OF_OTHERS),
    )
    flows = []
    for measure, kinds, giver, taker in moved:
        persons = by_care[:, [CARE.index(kind) for kind in CARE if kind in kinds]].sum(axis=1)
        days = given.get(read_measures()[measure], 0.0)
        hours = float((persons * day).sum() * days)
        flows += [Flow("hours", measure, giver, taker, hours)] if hours else []
    return tuple(flows)


def post_leaves(leaves: Iterable[LeaveOfStaff]) -> Iterator[Flow]:
    """Post each leave from each payer to households; what they pay themselves moves nothing."""
    for one in leaves:
        for payer, giver in list_givers().items():
            amount = float(one.cost[0, PAYER_LABELS.index(payer)])
            if amount and giver is not Account.HOUSEHOLDS:
                yield Flow("leave pay", one.instrument, giver, Account.HOUSEHOLDS, amount)


def post_measures(priced: Priced) -> Iterator[Flow]:
    """Post each measure from the firm to who is paid for it."""
    takers = {"households": Account.HOUSEHOLDS, "suppliers": Account.SUPPLIERS}
    for measure, cost in priced.costs.items():
        if cost[0]:
            taker = takers[read_payees()[measure]]
            yield Flow("measures", measure, Account.FIRM, taker, float(cost[0]))


def list_givers() -> dict[str, Account]:
    """Name the account of each payer."""
    return {
        "general_budget": Account.GENERAL_BUDGET,
        "social_security": Account.SOCIAL_SECURITY,
        "employers": Account.FIRM,
        "households": Account.HOUSEHOLDS,
        "communities": Account.COMMUNITIES,
        "donors": Account.DONORS,
    }
