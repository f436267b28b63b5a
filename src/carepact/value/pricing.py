"""By what unpaid hours are to be valued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from carepact.value.prices import EVERY


@dataclass(frozen=True)
class Pricing:
    """Methods and wages by which hours are valued, and what stands beside the value."""

    wages: str
    """A file, `survey`, or a country."""
    valuations: Sequence[str] = (EVERY,)
    country: str | None = None
    """Country of the survey, where the survey is not one that is known."""
    employer_contributions: float | None = None
    """The country's shipped rate when None. [share]"""
    productivity: float = 1.0
    """What an unpaid hour brings forth, to a paid one. [share]"""
    gdp: Path | None = None
    account: Path | None = None
    """The other inputs of a household satellite account."""
