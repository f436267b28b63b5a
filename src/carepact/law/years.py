"""A law year by year, as a package changes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

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
        Calendar years, in their order.

    Returns
    -------
    mapping of instrument to mapping of parameter to FloatArray
        Shape (1 + draws, year or 1, labels), one label for a scalar; the year axis has one
        place where nothing changes.

    Notes
    -----
    A year has the law that is in force in its middle, on 1 July: laws that are passed for a
    later day come in their year, and a package changes what is then in force.
    """
    spans = [(law.on(day), list(of)) for day, of in groupby(years, lambda y: _last_day(law, y))]
    parts = [_expand_span(values, package, of) for values, of in spans]
    if len(parts) == 1:
        return parts[0]
    lengths = [len(of) for _values, of in spans]
    return {
        name: {key: _join([part[name][key] for part in parts], lengths) for key in parts[0][name]}
        for name in parts[0]
    }


def _last_day(law: Law, year: int) -> date:
    """Return the day from which the law of a year has held, that of 1 July."""
    middle = date(year, 7, 1)
    return max((day for day, _values in law.steps if day <= middle), default=date.min)


def _expand_span(values: LawValues, package: Package | None, years: Sequence[int]) -> LawValues:
    """Lay out years that have one present law."""
    edited = {name: _edit(values, package, name, years) for name in instrument_names()}
    return {
        name: {
            key: _expand_one(value, edited[name].get(key)) for key, value in values[name].items()
        }
        for name in instrument_names()
    }


def _join(parts: Sequence[FloatArray], lengths: Sequence[int]) -> FloatArray:
    """Put spans of years one after the other; one place where nothing changes."""
    first = parts[0]
    if first.shape[1] == 1 and all(np.array_equal(first, part) for part in parts[1:]):
        return first
    shapes = ((part.shape[0], n, *part.shape[2:]) for part, n in zip(parts, lengths, strict=True))
    whole = [np.broadcast_to(part, shape) for part, shape in zip(parts, shapes, strict=True)]
    return np.concatenate(whole, axis=1)


def _edit(
    values: LawValues, package: Package | None, name: str, years: Sequence[int]
) -> dict[str, FloatArray]:
    """Apply a package to the parameters that it edits, shape (year, 1 + draws, labels)."""
    if package is None:
        return {}
    touched = {edit.parameter for edit in package.edits if edit.instrument == name}
    return apply_package(package, name, {key: values[name][key] for key in touched}, years)


def _expand_one(value: FloatArray, edited: FloatArray | None) -> FloatArray:
    """Put draws first, years second, and one label where there is none."""
    found = value[:, None] if edited is None else np.swapaxes(edited, 0, 1)
    return found[..., None] if value.ndim == 1 else found
