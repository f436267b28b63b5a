"""Bands of ages and other numbers, left-closed, the last one open."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import polars as pl


def label_bands(first: Sequence[int], end: int | None = None) -> list[str]:
    """Name bands by their first and last whole number: `15-24`, ..., `65+`."""
    labels = [f"{low}-{high - 1}" for low, high in itertools.pairwise(first)]
    return [*labels, f"{first[-1]}+" if end is None else f"{first[-1]}-{end - 1}"]


def band(column: str, first: Sequence[int], labels: Sequence[str]) -> pl.Expr:
    """Put each number into its band; below the first one it is missing.

    Parameters
    ----------
    column : str
        Numeric column.
    first : sequence of int
        First number of each band, rising.
    labels : sequence of str
        Name of each band.
    """
    pairs = reversed(list(zip(first, labels, strict=True)))
    return pl.coalesce([pl.when(pl.col(column) >= low).then(pl.lit(label)) for low, label in pairs])
