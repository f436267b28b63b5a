"""What hours are valued by: wages, own pay, GDP and the inputs of an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carepact.core.assumptions import Assumption
from carepact.core.provenance import Source
from carepact.data.wages.occupations import OccupationMap
from carepact.data.wages.replacement import ReplacementWages
from carepact.value.opportunity import OpportunityCost
from carepact.value.prices import Valuation


@dataclass(frozen=True)
class Worth:
    """What hours are valued by."""

    valuations: tuple[Valuation, ...]
    occupations: OccupationMap
    currency: str
    wages: ReplacementWages | None = None
    """For generalist, specialist and hybrid."""
    own: OpportunityCost | None = None
    """For opportunity cost."""
    contribution: Assumption | None = None
    """Employer's contribution rate for own wages."""
    productivity: float = 1.0
    """What an unpaid hour brings forth, to a paid one. [share]"""
    gdp: Mapping[int, Assumption] = field(default_factory=dict)
    account: Mapping[str, Mapping[int, Assumption]] | None = None
    files: tuple[Source, ...] = ()
    """The user's files of wages, GDP and inputs, with their hashes."""
