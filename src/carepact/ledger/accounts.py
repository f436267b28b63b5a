"""The tree of accounts: who gives care and who receives it, who pays and who is paid.

* hours
  - providers: unpaid (mothers, ..., volunteer men), paid (women in public services, ...)
  - services: where the hours of recipients in services come from
  - recipients: children 0-2, ..., households; children for supervision
  - unmet need, beyond need
* money
  - State: general budget, social security
  - employers, households, communities, donors
  - earners: care staff (with the contributions on their wages), mothers, supply chain, induced
  - suppliers
"""

from __future__ import annotations

from carepact.simulate.projection import DIMENSIONS, PROVIDERS, RECIPIENTS

PROVIDER_HOURS = "provider hours"
ATTENDED_HOURS = "attended hours"
SUPERVISORY_HOURS = "supervisory hours"
MONEY = "money"
COMMODITIES = (PROVIDER_HOURS, ATTENDED_HOURS, SUPERVISORY_HOURS, MONEY)
"""What an account holds; they are never added to one another."""
DEFINITIONS = {
    PROVIDER_HOURS: "Hours of care that somebody gives.",
    ATTENDED_HOURS: "Hours that recipients spend in services; one provider attends several.",
    SUPERVISORY_HOURS: "Hours near a child without active care.",
    MONEY: "PPP dollars of 2021.",
}

PROVIDER_ACCOUNTS = tuple(
    f"hours:providers:{'paid' if provider.paid else 'unpaid'}:{provider.name}"
    for provider in PROVIDERS
)
RECIPIENT_ACCOUNTS = tuple(f"hours:recipients:{name}" for name in RECIPIENTS)
CHILDREN = "hours:recipients:children"
SERVICES = "hours:services"
UNMET = "hours:unmet need"
BEYOND = "hours:beyond need"

STATE = "money:State:"
GENERAL_BUDGET = f"{STATE}general budget"
SOCIAL_SECURITY = f"{STATE}social security"
HOUSEHOLDS = "money:households"
SUPPLIERS = "money:suppliers"
_OWN = {"general_budget": GENERAL_BUDGET, "social_security": SOCIAL_SECURITY}
PAYER_ACCOUNTS = tuple(_OWN.get(payer, f"money:{payer}") for payer in DIMENSIONS["payer"])
EARNER_ACCOUNTS = tuple(f"money:earners:{earner}" for earner in DIMENSIONS["earner"])
CARE_STAFF = EARNER_ACCOUNTS[DIMENSIONS["earner"].index("care staff")]
ON_WAGES = f"{CARE_STAFF}:contributions on wages"
"""What employers owe social security on wages is earned by staff, as in national accounts: what
of it comes back is revenue, so that it enters the State's account once."""
_PAYEES = {
    "households": HOUSEHOLDS,
    "staff": CARE_STAFF,
    "social_security": ON_WAGES,
    "suppliers": SUPPLIERS,
}
PAYEE_ACCOUNTS = tuple(_PAYEES[payee] for payee in DIMENSIONS["payee"])
_COLLECTORS = {
    "direct_tax": GENERAL_BUDGET,
    "contributions": SOCIAL_SECURITY,
    "indirect_tax": GENERAL_BUDGET,
}
RECEIPT_ACCOUNTS = tuple(_COLLECTORS[receipt] for receipt in DIMENSIONS["receipt"])

ACCOUNTS = tuple(
    dict.fromkeys(
        (
            *PROVIDER_ACCOUNTS,
            SERVICES,
            *RECIPIENT_ACCOUNTS,
            CHILDREN,
            UNMET,
            BEYOND,
            *PAYER_ACCOUNTS,
            CARE_STAFF,
            ON_WAGES,
            *EARNER_ACCOUNTS,
            SUPPLIERS,
        )
    )
)
"""Every account, in the order of the tree."""

COST = "cost"
SPARED = "spared payer"
RECEIPTS = tuple(receipt.replace("_", " ") for receipt in DIMENSIONS["receipt"])
SAVED = "benefits no longer paid"
CARE = "care"
UNMET_NEED = "unmet need"
BEYOND_NEED = "beyond need"
ATTENDANCE = "attendance"
SUPERVISION = "supervision"
TITLES = (
    COST,
    SPARED,
    *RECEIPTS,
    SAVED,
    CARE,
    UNMET_NEED,
    BEYOND_NEED,
    ATTENDANCE,
    SUPERVISION,
)
"""What a flow is for."""
COMMODITY_OF = dict.fromkeys((COST, SPARED, *RECEIPTS, SAVED), MONEY) | {
    CARE: PROVIDER_HOURS,
    UNMET_NEED: PROVIDER_HOURS,
    BEYOND_NEED: PROVIDER_HOURS,
    ATTENDANCE: ATTENDED_HOURS,
    SUPERVISION: SUPERVISORY_HOURS,
}
"""The one commodity of each title."""
