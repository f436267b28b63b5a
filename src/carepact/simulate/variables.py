"""Variables of a projection without their labels: looking labels up takes longer than computing.

Every figure is computed by functions that take either: a dataset, and what they give has labels,
or `Held` variables, whose labels are known by their place in `projection.DIMENSIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, wraps
from typing import Any, Protocol, TypeVar, cast

import numpy as np
import xarray as xr

from carepact.simulate.projection import DIMENSIONS

Amounts = TypeVar("Amounts", xr.DataArray, xr.Variable)
"""What lies along named dimensions, with labels or without."""
Function = TypeVar("Function", bound=Callable[..., Any])


class Figure(Protocol):
    """What is computed of the variables of a projection."""

    def __call__(self, values: Mapping[Any, Amounts], /) -> Amounts:
        """Compute it along runs, draws and years, and perhaps labels."""


class Held(Mapping[Any, xr.Variable]):
    """Variables without labels, and what was computed of them: each sum once."""

    def __init__(self, values: xr.Dataset) -> None:
        """Hold the variables of a dataset as long as figures are computed of them."""
        self._variables = values.variables
        self.found: dict[Callable[..., Any], xr.Variable] = {}

    def __getitem__(self, name: Any) -> xr.Variable:  # noqa: ANN401 - as a dataset has it
        """Return one variable."""
        return self._variables[name]

    def __iter__(self) -> Iterator[Any]:
        """List the names."""
        return iter(self._variables)

    def __len__(self) -> int:
        """Count the variables."""
        return len(self._variables)


def once(compute: Function) -> Function:
    """Compute a figure of `Held` variables once, however many others are made of it."""

    @wraps(compute)
    def find(values: Mapping[Any, Any]) -> Any:  # noqa: ANN401 - what it computes
        if not isinstance(values, Held):
            return compute(values)
        if compute not in values.found:
            values.found[compute] = compute(values)
        return values.found[compute]

    return cast("Function", find)


def pick(amounts: Amounts, **words: str | Sequence[str]) -> Amounts:
    """Take one label of a dimension, which then is gone, or some, by their places.

    The dimension must have all its labels. Nothing is copied where they stand in even steps.
    """
    places = {
        dimension: _find(dimension, asked if isinstance(asked, str) else tuple(asked))
        for dimension, asked in words.items()
    }
    if isinstance(amounts, xr.DataArray):
        return amounts.isel(places, drop=True)
    return amounts.isel(places)


@cache
def _find(dimension: str, words: str | tuple[str, ...]) -> int | slice | list[int]:
    """Find the place of a label, or those of some."""
    places = DIMENSIONS[dimension].index
    if isinstance(words, str):
        return places(words)
    found = [places(word) for word in words]
    step = found[1] - found[0] if len(found) > 1 else 1
    even = slice(found[0], found[0] + step * len(found), step)
    return even if step > 0 and found == list(range(even.stop)[even]) else found


def keep_where(amounts: Amounts, holds: Amounts) -> Amounts:
    """Keep amounts where something holds; elsewhere they are not a number."""
    kept: Amounts = amounts.where(holds)  # type: ignore[no-untyped-call]
    return kept


def join(parts: Mapping[str, Amounts], dimension: str) -> Amounts:
    """Lay amounts of the same dimensions side by side along a new one, behind the runs."""
    first: Amounts = next(iter(parts.values()))
    data = np.stack([part.to_numpy() for part in parts.values()], axis=1)
    dims = (first.dims[0], dimension, *first.dims[1:])
    if isinstance(first, xr.DataArray):
        return xr.DataArray(data, {**first.coords, dimension: list(parts)}, dims)
    return xr.Variable(dims, data)


def stand_in(amounts: Amounts, **labels: Sequence[str] | Sequence[int]) -> Amounts:
    """Lay amounts along dimensions of one label each, in front of their own."""
    if isinstance(amounts, xr.DataArray):
        return amounts.expand_dims({name: list(words) for name, words in labels.items()})
    return xr.Variable((*labels, *amounts.dims), amounts.data[(None,) * len(labels)])


def name_runs(amounts: Amounts, dimension: str) -> Amounts:
    """Name a dimension of runs as that of all others."""
    if isinstance(amounts, xr.DataArray):
        return amounts.rename({dimension: "scenario"})
    dims = ["scenario" if one == dimension else one for one in amounts.dims]
    return xr.Variable(dims, amounts.data)
