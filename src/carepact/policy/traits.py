"""Traits: what an instrument says of itself, so that no floor above has to know its name.

Every trait is declared: none has a default, as whoever adds an instrument must choose.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from carepact.core.parameters import Strict

RowKind = Literal[
    "mothers of newborns",
    "fathers of newborns",
    "parents of newborns",
    "mothers who breastfeed",
    "working carers",
    "children before school",
    "children under 18",
    "parents of young children",
    "families with young children",
    "fathers by years since",
    "persons in need",
    "employees",
    "adults without infrastructure",
]
"""Whom rules meet: `population` lays out the rows of each kind, for a country or for anyone."""
RecipientRule = Literal[
    "nobody",
    "children 0-2",
    "by age of child",
    "by age of person in need",
    "older persons in need",
    "households",
]
TimeRule = Literal[
    "none",
    "leave around a birth",
    "leave for a dependant",
    "breaks at work",
    "moved between parents",
    "housework saved",
    "service",
]
Payee = Literal["households", "staff", "social_security", "suppliers", "buildings", "pension"]
"""Who gets the money: `buildings` the yearly part of what was built, `pension` rights that fall
due in old age."""


class Staffing(Strict):
    """Who works in a service, and how many more can be found."""

    limited_by: str = Field(
        description="Evidence (instrument.effect) on how fast staff can grow; 'nothing' where "
        "it is not limited."
    )
    care_wages: tuple[str, ...] = Field(
        description="Parameters, in mean wages, that grow as the wages of care staff do."
    )
    paid_hours: str = Field(
        description="Parameter: hours of a full-time year; 'nothing' where it employs none itself."
    )
    public_share: str = Field(
        pattern=r"^(0(\.\d+)?|1|1 - [a-z]\w*|[a-z]\w*\.[a-z]\w*)$",
        description="Part that public bodies give: a number, '1 - indicator' of a private share, "
        "or evidence (topic.name).",
    )


class Displacement(Strict):
    """What hours in a service take off families' hands: names of effects, or 'nothing'."""

    whose: Literal["children", "adults"] = Field(description="Of whose care.")
    active_care: str = Field(description="Share of attended hours that frees active care.")
    presence: str = Field(description="Share of attended hours that frees hours of supervision.")


class Traits(Strict):
    """What upper floors ask of an instrument."""

    order: int = Field(ge=1, description="Place among instruments, each its own.")
    rows: RowKind = Field(description="Whom its rules meet.")
    recipients: RecipientRule = Field(description="Whose care its hours are.")
    time: TimeRule = Field(description="What hours of its rules mean.")
    fathers_weeks: Literal["none", "beside hers", "after hers"] = Field(
        description="When fathers take their weeks; alone at home, they go on caring."
    )
    pays: tuple[Payee, ...] = Field(min_length=1, description="Every payee of its money.")
    purchases: Literal["education", "care", "construction", "nothing"] = Field(
        description="Sector of the input-output table that the money for suppliers goes to: what "
        "services of that sector buy where the instrument pays staff, else its output."
    )
    set_off_against: Literal[
        "nothing", "care on leave", "care of children", "care of dependent persons"
    ] = Field(
        description="Unpaid hours that the benefit pays for, in the co-responsibility profile."
    )
    staffing: Staffing | Literal["none"]
    displaces: Displacement | Literal["none"]
    new_use: str = Field(description="Effect: added use that is new; 'all' where all of it is.")
    frees_for_work: Literal["mothers", "nobody"] = Field(
        description="Whether mothers' work follows its use and its hours, by what is known of it."
    )
    granted_by_law: bool = Field(description="Whether a law can grant it, or only who runs it.")
    absent_when_zero: tuple[str, ...] = Field(
        min_length=1, description="Parameters that are 0 where a country has none of it."
    )
    shared_evidence: tuple[str, ...] = Field(
        description="Effects that other instruments read as well."
    )
    unread_evidence: tuple[str, ...] = Field(
        description="Effects that ship for readers and that no simulation reads."
    )
