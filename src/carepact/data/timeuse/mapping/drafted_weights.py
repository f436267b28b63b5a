"""Guess the final weight and its replicates, by names and by what they add up to."""

from __future__ import annotations

import re

import polars as pl

from carepact.data.timeuse.mapping.formats import LabelledTable
from carepact.data.timeuse.mapping.guesses import guesses


def find_weight(source: LabelledTable) -> str | None:
    """Find the final weight: by its name or title, else numbers that add up to a population.

    A member of a numbered family is a replicate, and never the weight. One that is the same
    for everybody, or is missing for some, comes after those that are not.
    """
    table, pattern = source.table, guesses().words["weight"]
    family = {c for columns in _families(table).values() for c in columns}
    fit = [c for c in table.columns if c not in family and _is_weight(table[c])]
    named = [
        c
        for c in fit
        if re.search(pattern, c.lower())
        or re.search(guesses().titles["weight"], source.titles.get(c, "").lower())
    ]
    complete = [c for c in named if not table[c].null_count()] or named
    varied = [c for c in complete if table[c].n_unique() > 1]
    if varied or complete:
        return (varied or complete)[0]
    least = guesses().limits.least_population.value
    by_content = [
        c
        for c in fit
        if table[c].dtype.is_float()
        and not table[c].null_count()
        and table[c].n_unique() > 1
        and float(table[c].min()) > 0  # type: ignore[arg-type]
        and table[c].sum() >= least * table.height
    ]
    return by_content[0] if len(by_content) == 1 else None


def _is_weight(column: pl.Series) -> bool:
    """Tell whether numbers may be weights: none below zero, not all zero, most of them known."""
    if not column.dtype.is_numeric() or 2 * column.null_count() > column.len():
        return False
    known = column.drop_nulls().cast(pl.Float64)
    if known.is_empty() or not known.is_finite().all():
        return False
    return float(known.min()) >= 0 and float(known.sum()) > 0  # type: ignore[arg-type]


def _families(table: pl.DataFrame) -> dict[str, list[str]]:
    """List numbered columns of numbers by their name, where there are as many as replicates."""
    families: dict[str, list[str]] = {}
    for name in table.columns:
        match = re.fullmatch(r"(.*?)_?\d+", name)
        if match and table[name].dtype.is_numeric():
            families.setdefault(match[1], []).append(name)
    least = guesses().limits.fewest_replicates.value
    return {stem: columns for stem, columns in families.items() if len(columns) >= least}


def find_replicates(table: pl.DataFrame, weight: str | None) -> list[str]:
    """Find the numbered columns that are replicate weights: by name, else by alike sums.

    Those whose sum is far from that of the final weight, as that of a flag, are left out.
    """
    pattern = guesses().words["replicates"]
    families = _families(table)
    named = [cs for cs in families.values() if all(re.search(pattern, c.lower()) for c in cs)]
    if weight is None or weight not in table.columns:
        return max(named, key=len, default=[])
    apart = guesses().limits.apart.value
    whole = float(table[weight].sum())
    if named:
        largest = max(named, key=len)
        return [c for c in largest if 1 / apart < _sum(table[c]) / whole < apart]
    close = guesses().limits.alike.value
    alike = [
        cs
        for cs in families.values()
        if all(1 / close < _sum(table[c]) / whole < close and table[c].n_unique() > 1 for c in cs)
    ]
    return max(alike, key=len, default=[])


def _sum(column: pl.Series) -> float:
    """Add up what is known."""
    return float(column.fill_null(0).sum())
