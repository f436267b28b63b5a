"""The profile that a government declares: who should share the cost of care, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.parameter_tables import ROUNDING

SHARERS = ("women", "men", "employers", "communities", "State", "donors")
"""Who shares the cost of care."""


@dataclass(frozen=True)
class Target:
    """A declared profile."""

    shares: dict[str, float]
    """Share of each sharer, in their order; they sum to one. [share]"""

    def differ(self, shares: xr.DataArray) -> xr.DataArray:
        """Compute how far each sharer is above its target, shape as given. [share]"""
        aims = [self.shares[name] for name in SHARERS]
        return shares - xr.DataArray(aims, {"sharer": list(SHARERS)})

    def distance(self, shares: xr.DataArray) -> xr.DataArray:
        r"""Compute which part of the cost would have to change hands.

        Parameters
        ----------
        shares : xr.DataArray, shape (..., sharer, ...)
            A profile. [share]

        Returns
        -------
        xr.DataArray, shape (...)
            :math:`\tfrac{1}{2} \sum_i |s_i - s^*_i|`: 0 where the target is met. [share]
        """
        return abs(self.differ(shares)).sum("sharer", skipna=False) / 2


def read_target(shares: Mapping[str, object], where: str) -> Target:
    """Read a declared profile, or raise all its faults at once.

    Parameters
    ----------
    shares : mapping of str to object
        A share for each of the six sharers; one that is left out has no share. [share]
    where : str
        What the user calls it: a file, an option.

    Raises
    ------
    ParameterError
        If a sharer is unknown, a share is no number from 0 to 1, or they do not sum to one.
    """
    with Faults(ParameterError, where) as faults:
        read: dict[str, float] = {}
        for name, raw in shares.items():
            if name not in SHARERS:
                listed = _("The six are {listed}.", listed=", ".join(SHARERS))
                faults.add(
                    _("'{name}' shares no cost of care.", name=name)
                    + " "
                    + (nearest(str(name), SHARERS).strip() or listed)
                )
            elif (share := _as_share(raw)) is None:
                faults.add(
                    _(
                        "{name}: {value} is no share from 0 to 1. Correct it.",
                        name=name,
                        value=raw,
                    )
                )
            else:
                read[name] = share
        total = sum(read.values())
        if not faults and not abs(total - 1) <= ROUNDING:
            faults.add(_("the shares sum to {total}, not to 1. Correct them.", total=f"{total:g}"))
    return Target({name: read.get(name, 0.0) for name in SHARERS})


def _as_share(raw: object) -> float | None:
    """Read a share from 0 to 1, or nothing."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return None
    try:
        share = float(raw)
    except ValueError:
        return None
    return share if np.isfinite(share) and 0 <= share <= 1 else None
