"""A law year by year, as a package changes it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.law.law import Law
from carepact.policy.package import Package, apply_package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.shipped_instruments import instrument_names


def expand(law: Law, package: Package | None, years: Sequence[int]) -> LawValues:
    """Lay out a law year by year, as a package changes it.

    Parameters
    ----------
    law : Law
        Present law along draws.
    package : Package or None
        The reform; None keeps present law.
    years : sequence of int, shape (year,)
        Calendar years.

    Returns
    -------
    mapping of instrument to mapping of parameter to FloatArray
        Shape (1 + draws, year or 1, labels), one label for a scalar; the year axis has one
        place where nothing changes.
    """
    edited = {name: _edit(law, package, name, years) for name in instrument_names()}
    return {
        name: {
            key: _expand_one(value, edited[name].get(key))
            for key, value in law.values[name].items()
        }
        for name in instrument_names()
    }


def _edit(
    law: Law, package: Package | None, name: str, years: Sequence[int]
) -> dict[str, FloatArray]:
    """Apply a package to the parameters that it edits, shape (year, 1 + draws, labels)."""
    if package is None:
        return {}
    touched = {edit.parameter for edit in package.edits if edit.instrument == name}
    return apply_package(package, name, {key: law.values[name][key] for key in touched}, years)


def _expand_one(value: FloatArray, edited: FloatArray | None) -> FloatArray:
    """Put draws first, years second, and one label where there is none."""
    found = value[:, None] if edited is None else np.swapaxes(edited, 0, 1)
    return found[..., None] if value.ndim == 1 else found
