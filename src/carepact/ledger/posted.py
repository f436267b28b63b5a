"""What is compared: flows beside the draws of a path that they were posted from."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl
import xarray as xr

from carepact.core.draws import Sampler
from carepact.ledger.accounts import Title
from carepact.ledger.profile import Profile
from carepact.ledger.tallies import tally, tally_accounts


class Sides(NamedTuple):
    """What a check compares."""

    ledger: xr.DataArray
    """Added up from flows."""
    model: xr.DataArray
    """Read from the path."""
    gross: xr.DataArray
    """All that was added up, whatever its sign: what rounding is measured by."""


@dataclass(frozen=True)
class Posted:
    """Flows beside the draws of the path that they were posted from."""

    flows: pl.DataFrame
    values: xr.Dataset
    years: list[int]
    sampler: Sampler
    """What the path was drawn by."""
    profile: Profile
    """Who shares the cost of care in these draws."""

    def titled(self, *titles: Title) -> pl.DataFrame:
        """Keep the flows of some titles."""
        return self.flows.filter(pl.col("title").is_in([str(title) for title in titles]))

    @functools.cached_property
    def costs(self) -> tuple[xr.DataArray, xr.DataArray]:
        """Add up what leaves and what enters each account for every instrument, once."""
        return tally_accounts(self.titled(Title.COST), self.years, "instrument")

    def between(self, title: Title, sources: Sequence[str], takers: Sequence[str]) -> xr.DataArray:
        """Add the flows of a title up from account to account, those of the model beside."""
        beside = {"from": sources, "to": takers}
        return tally(self.titled(title), self.years, "from", "to", beside=beside)
