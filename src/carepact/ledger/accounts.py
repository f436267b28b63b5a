"""The tree of accounts: who gives care and who receives it, who pays and who is paid.

* hours
  - providers: unpaid (mothers, ..., volunteer men), paid (women in public services, ...)
  - services: where the hours of recipients in services come from
  - recipients: children 0-2, ..., households; children for supervision
  - unmet need, beyond need
* money
  - State: general budget, social security
  - employers, households, communities, donors
  - earners: care staff (with the contributions on their wages), mothers, supply chain, ...
  - suppliers, sellers, buildings, pension rights, other public spending: between payer and earner
  - production, lenders, abroad: where what leaves the care economy comes from and goes
"""

from __future__ import annotations

import functools
from enum import StrEnum

from carepact.simulate.projection import DIMENSIONS, PROVIDERS, RECIPIENTS


class Commodity(StrEnum):
    """What an account holds; they are never added to one another."""

    PROVIDER_HOURS = "provider hours"
    ATTENDED_HOURS = "attended hours"
    SUPERVISORY_HOURS = "supervisory hours"
    MONEY = "money"

    @property
    def definition(self) -> str:
        """Say what one unit is."""
        return {
            Commodity.PROVIDER_HOURS: "Hours of care that somebody gives.",
            Commodity.ATTENDED_HOURS: (
                "Hours that recipients spend in services; one provider attends several."
            ),
            Commodity.SUPERVISORY_HOURS: "Hours near a child without active care.",
            Commodity.MONEY: "PPP dollars of 2021.",
        }[self]


class Title(StrEnum):
    """What a flow is for."""

    COST = "cost"
    DIRECT_TAX = "direct tax"
    CONTRIBUTIONS = "contributions"
    INDIRECT_TAX = "indirect tax"
    SAVED = "benefits no longer paid"
    EARNED = "earnings"
    PROFITS = "profits"
    SPENT = "consumption"
    GIVEN = "gifts to communities"
    BUILT = "building"
    ABROAD = "imports"
    FINANCED = "financing"
    CARE = "care"
    UNMET_NEED = "unmet need"
    BEYOND_NEED = "beyond need"
    ATTENDANCE = "attendance"
    SUPERVISION = "supervision"

    @property
    def commodity(self) -> Commodity:
        """The one commodity that is posted under this title."""
        hours = {
            Title.CARE: Commodity.PROVIDER_HOURS,
            Title.UNMET_NEED: Commodity.PROVIDER_HOURS,
            Title.BEYOND_NEED: Commodity.PROVIDER_HOURS,
            Title.ATTENDANCE: Commodity.ATTENDED_HOURS,
            Title.SUPERVISION: Commodity.SUPERVISORY_HOURS,
        }
        return hours.get(self, Commodity.MONEY)


class Account(StrEnum):
    """Accounts that stand for no label of a dimension, or for one that is named alone.

    What employers owe social security on wages is earned by staff, as in national accounts: what
    of it comes back is revenue, so that it enters the State's account once.
    """

    CHILDREN = "hours:recipients:children"
    SERVICES = "hours:services"
    UNMET = "hours:unmet need"
    BEYOND = "hours:beyond need"
    GENERAL_BUDGET = "money:State:general budget"
    SOCIAL_SECURITY = "money:State:social security"
    HOUSEHOLDS = "money:households"
    EMPLOYERS = "money:employers"
    COMMUNITIES = "money:communities"
    SUPPLIERS = "money:suppliers"
    BUILDINGS = "money:buildings"
    SELLERS = "money:sellers"
    OTHER_SPENDING = "money:State:other spending"
    PRODUCTION = "money:production"
    LENDERS = "money:lenders"
    ABROAD = "money:abroad"
    CARE_STAFF = "money:earners:care staff"
    ON_WAGES = "money:earners:care staff:contributions on wages"


@functools.cache
def accounts_along(dimension: str) -> tuple[str, ...]:
    """Name the account of each label of a dimension of a projection, in its order.

    Parameters
    ----------
    dimension : str
        `provider`, `recipient`, `payer`, `payee`, `earner` or `receipt` (who collects it).
    """
    if dimension == "provider":
        paid = {True: "paid", False: "unpaid"}
        return tuple(f"hours:providers:{paid[one.paid]}:{one.name}" for one in PROVIDERS)
    if dimension == "recipient":
        return tuple(f"hours:recipients:{name}" for name in RECIPIENTS)
    prefix = "money:earners:" if dimension == "earner" else "money:"
    own = {
        "general_budget": Account.GENERAL_BUDGET,
        "social_security": (Account.ON_WAGES if dimension == "payee" else Account.SOCIAL_SECURITY),
        "staff": Account.CARE_STAFF,
        "families": Account.HOUSEHOLDS,
        "direct_tax": Account.GENERAL_BUDGET,
        "contributions": Account.SOCIAL_SECURITY,
        "indirect_tax": Account.GENERAL_BUDGET,
    }
    return tuple(str(own.get(label, f"{prefix}{label}")) for label in DIMENSIONS[dimension])


def receipt_titles() -> tuple[Title, ...]:
    """List the titles of revenue, in the order of the dimension `receipt`."""
    return tuple(Title(receipt.replace("_", " ")) for receipt in DIMENSIONS["receipt"])


ACCOUNTS = tuple(
    dict.fromkeys(
        (
            *accounts_along("provider"),
            Account.SERVICES.value,
            *accounts_along("recipient"),
            Account.CHILDREN.value,
            Account.UNMET.value,
            Account.BEYOND.value,
            *accounts_along("payer"),
            Account.CARE_STAFF.value,
            Account.ON_WAGES.value,
            *accounts_along("earner"),
            *accounts_along("payee"),
            *(account.value for account in Account if account.startswith("money:")),
        )
    )
)
"""Every account, in the order of the tree."""
