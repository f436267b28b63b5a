"""What is compared: flows beside the draws of a path that they were posted from."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import polars as pl
import xarray as xr

from carepact.core.draws import Sampler
from carepact.ledger.accounts import Title
from carepact.ledger.profile import Profile
from carepact.ledger.tallies import Coded, tally_accounts
from carepact.simulate.projection import Variables


class Sides(NamedTuple):
    """What a check compares, each along the same dimensions."""

    ledger: xr.Variable
    """Added up from flows."""
    model: xr.Variable
    """Read from the path."""
    gross: xr.Variable
    """All that was added up, whatever its sign: what rounding is measured by."""
    labels: Mapping[str, Sequence[str]] = MappingProxyType({})
    """Labels of the dimensions that are laid out in part, or that are neither columns of flows
    nor dimensions of a projection."""


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

    @property
    def arrays(self) -> Variables:
        """The variables of the path, by place: labels are the same on both sides."""
        return self.values.variables

    @functools.cached_property
    def coded(self) -> Coded:
        """All flows, ready to be added up."""
        return Coded.of(self.flows, self.years)

    @functools.cached_property
    def costs(self) -> tuple[xr.Variable, xr.Variable]:
        """Add up what leaves and what enters each account for every instrument, once."""
        return tally_accounts(self.coded.titled(Title.COST), "instrument")
