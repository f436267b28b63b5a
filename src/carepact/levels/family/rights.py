"""What a family has a right to: whose, from when to when, what it pays, by which law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from carepact.levels.family.days import Span

Standing = Literal["law", "none", "closed", "unknown"]
"""`law`: the law gives it, if its conditions hold; `none`: the law gives none; `closed`: it gives
it to others; `unknown`: no source that was read tells."""


@dataclass(frozen=True)
class Cited:
    """Where a rule of law stands."""

    basis: str = ""
    """Law and article; empty where the source names none."""
    source: str = ""
    in_force_from: str = ""
    """Day from which it holds, `by` before it where the source tells only that it held then."""
    checked_on: str = ""
    own: bool = False
    """Whether it is a figure of the user's own."""


@dataclass(frozen=True)
class Right:
    """One right of one person, or of the family."""

    instrument: str
    """Which instrument of policy it is an instance of."""
    whose: str
    """Name of the person; empty where either parent may take it."""
    standing: Standing
    cited: Cited = Cited()
    part: str = ""
    """`own` or `shared` where a leave has weeks of both kinds."""
    days: int = 0
    """Calendar days; working days a year for a leave to care for a relative. [days]"""
    span: Span | None = None
    """One way to take it; None where it has no days of its own."""
    rate: float | None = None
    """Benefit over earlier pay, over all its days; None where it is not known. [share]"""
    of_net: bool = False
    """Whether the rate is of pay after tax and contributions."""
    benefit: float | None = None
    """What it pays in all; None where it is not known. [own money]"""
    lost_pay: float | None = None
    """What is not earned meanwhile. [own money]"""
    payers: tuple[str, ...] = ()
    """Who pays: `State`, `employers`; empty where it is not known."""
    either: Mapping[str, float] = field(default_factory=dict)
    """Of shared weeks that nobody has claimed: what they pay by who takes them. [own money]"""
    notice_by: date | None = None
    """Last day to tell the employer."""
    within: date | None = None
    """Last day on which it may be taken."""
    lost: int = 0
    """Days that an early birth takes away. [days]"""
    unsure: int = 0
    """Days by which it may be longer, as the law is not known. [days]"""
    added: int = 0
    """Days that a late birth adds. [days]"""
    changes: tuple[date, ...] = ()
    """Days within it on which the law changes."""
    earliest: date | None = None
    """First day on which it may begin."""
    may_be_given: int = 0
    """Days of it that may be handed over to the other parent. [days]"""
    is_of_her_sum: bool = False
    """Whether a table counts its days as hers, so that what the other may take is not known."""
    minutes: float = 0.0
    """Of a break at work. [minutes a day]"""

    @property
    def stands(self) -> bool:
        """Tell whether the law gives it."""
        return self.standing == "law"
