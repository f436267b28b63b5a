"""A centre and a network as their files tell them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from carepact.levels.community.centre import Centre, HourValue


@dataclass(frozen=True)
class OpenedCentre:
    """A centre as its file tells it, before averages of its country are added."""

    centre: Centre
    own_hour: HourValue | None
    """What it values an hour at; contributions of -1 stand for the country's."""
    own_facts: Path | None
    sources: tuple[str, ...]
    """Sources that it names."""
    months_without_money: int = 0
    """Months of the log in which nothing came in and nothing was spent. [months]"""


@dataclass(frozen=True)
class OpenedNetwork:
    """A network as its file tells it; a centre alone has no name here."""

    name: str
    centres: tuple[OpenedCentre, ...]

    @property
    def is_network(self) -> bool:
        """Tell whether it is a network and not one centre."""
        return bool(self.name)


OF_COUNTRY = Decimal(-1)
"""Contributions that stand for those of the country."""
