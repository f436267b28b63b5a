"""Guess what the columns of a data file are, by their names and by what their values allow."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from carepact.data.timeuse.mapping.formats import LabelledTable
from carepact.data.timeuse.mapping.guesses import guesses


@dataclass(frozen=True)
class Found:
    """Columns that a draft takes for something, by their names and values."""

    columns: dict[str, tuple[str, ...]]
    """carepact's column to those of the file."""
    weight: str | None
    strata: list[str]
    psu: list[str]
    replicates: list[str]
    apart: dict[str, str] = field(default_factory=dict)
    """Column that is left out to the reason."""

    @property
    def taken(self) -> set[str]:
        """Name every column that has a meaning already."""
        single = [self.weight] if self.weight else []
        listed = itertools.chain.from_iterable(self.columns.values())
        return {*listed, *single, *self.strata, *self.psu, *self.replicates}


def find_columns(source: LabelledTable, beside: LabelledTable | None = None) -> Found:
    """Guess what the columns are.

    Parameters
    ----------
    source : LabelledTable
        The file of the respondents, typed.
    beside : LabelledTable, optional
        The file of their activities, typed: its weight, day and design count as well.
    """
    words, table = guesses().words, source.table
    columns: dict[str, tuple[str, ...]] = {
        role: (name,)
        for role, pattern in guesses().columns.items()
        if role not in ("respondent", "household", "day", "day_type")
        and (name := _match(role, pattern, source))
    }
    both = [source] if beside is None else [source, beside]
    replicates = find_replicates(table, words["replicates"])
    weight = next((w for one in both if (w := find_weight(one.table, replicates))), None)
    if weight and weight in table.columns:
        replicates = keep_weights(table, weight, replicates)
    columns |= find_keys(source, beside)
    for role in ("day", "day_type"):
        name = next((n for one in both if (n := _match(role, guesses().columns[role], one))), None)
        if name and name not in itertools.chain.from_iterable(columns.values()):
            columns[role] = (name,)
    taken = {*itertools.chain.from_iterable(columns.values()), weight, *replicates}
    rest = [c for one in both for c in one.table.columns if c not in taken]
    strata = [c for c in dict.fromkeys(rest) if re.search(words["strata"], c.lower())]
    psu = [c for c in dict.fromkeys(rest) if re.search(words["psu"], c.lower()) and c not in strata]
    return Found(columns, weight, strata, psu, replicates)


def _match(role: str, pattern: str, source: LabelledTable) -> str | None:
    """Return the column whose name fits a role, if its values allow it."""
    table = source.table
    matched = [c for c in table.columns if re.search(pattern, c.lower()) and _fits(role, table[c])]
    whole = [c for c in matched if not table[c].dtype.is_float()]
    fitting = whole or matched
    return fitting[0] if fitting else None


def _fits(role: str, column: pl.Series) -> bool:
    """Tell whether values allow a column to be what its name says."""
    known = column.drop_nulls()
    if known.is_empty():
        return False
    if role in ("sex", "day_type"):
        return known.n_unique() <= guesses().limits.most_sex_values.value
    bounds = guesses().bounds.get(role)
    if bounds is None:
        return True
    if not column.dtype.is_numeric():
        return False
    high = math.inf if bounds.greatest is None else bounds.greatest
    return bool(known.cast(pl.Float64).is_between(bounds.least, high).all())


def find_keys(source: LabelledTable, beside: LabelledTable | None) -> dict[str, tuple[str, ...]]:
    """Find who a row is of: the smallest set of key columns that is unique, and the household.

    Of two files only columns of both are keys. Where no set is unique, as with a row an
    activity, the column whose name says it is taken.
    """
    pattern, homes = guesses().words["key"], guesses().columns["household"]
    common = [c for c in source.table.columns if beside is None or c in beside.table.columns]
    named = [c for c in common if re.search(pattern, c.lower())]
    plain = [c for c in named if not source.table[c].dtype.is_float()]
    first = [c for c in plain if re.search(guesses().columns["respondent"], c.lower())]
    order = [*first, *(c for c in plain if c not in first)][: guesses().limits.most_keys.value]
    unique = _smallest_unique(source.table, order)
    if not unique:
        whole = [c for c in common if source.table[c].n_unique() == source.table.height]
        unique = tuple(whole[:1]) if beside is not None else ()
    if not unique:
        unique = tuple(first[:1])
    if not unique:
        return {}
    in_order = tuple(c for c in source.table.columns if c in unique)
    found: dict[str, tuple[str, ...]] = {"respondent": in_order}
    if len(in_order) > 1 and source.table.select(in_order[:-1]).is_duplicated().any():
        found["household"] = in_order[:-1]
    else:
        home = [
            c for c in source.table.columns if re.search(homes, c.lower()) and c not in in_order
        ]
        found |= {"household": (home[0],)} if home else {}
    return found


def _smallest_unique(table: pl.DataFrame, candidates: Sequence[str]) -> tuple[str, ...]:
    """Return the smallest set of columns of which no two rows are alike."""
    for size in range(1, min(4, len(candidates)) + 1):
        for chosen in itertools.combinations(candidates, size):
            keyed = table.select(chosen)
            if not keyed.is_duplicated().any() and not keyed.null_count().sum_horizontal().item():
                return chosen
    return ()


def find_replicates(table: pl.DataFrame, pattern: str) -> list[str]:
    """Find numbered columns of numbers whose names say that they are replicate weights."""
    families: dict[str, list[str]] = {}
    for name in table.columns:
        match = re.fullmatch(r"(.*?)_?\d+", name)
        if match and re.search(pattern, name.lower()) and table[name].dtype.is_numeric():
            families.setdefault(match[1], []).append(name)
    largest = max(families.values(), key=len, default=[])
    return largest if len(largest) >= guesses().limits.fewest_replicates.value else []


def keep_weights(table: pl.DataFrame, weight: str, replicates: list[str]) -> list[str]:
    """Keep replicates that add up to about what the final weight does."""
    whole = float(table[weight].sum())
    return [c for c in replicates if whole / 4 < float(table[c].fill_null(0).sum()) < 4 * whole]


def find_weight(table: pl.DataFrame, replicates: Sequence[str]) -> str | None:
    """Find the final weight: by its name, else numbers with decimals that add up to many."""
    pattern, limits = guesses().words["weight"], guesses().limits
    fit = [
        c
        for c in table.columns
        if c not in replicates
        and table[c].dtype.is_numeric()
        and not table[c].null_count()
        and float(table[c].min()) >= 0  # type: ignore[arg-type]
        and table[c].sum() > 0
    ]
    named = [c for c in fit if re.search(pattern, c.lower())]
    varied = [c for c in named if table[c].n_unique() > 1]
    if varied or named:
        return (varied or named)[0]
    least = limits.least_population.value
    by_content = [
        c
        for c in fit
        if table[c].dtype.is_float()
        and table[c].n_unique() > 1
        and float(table[c].min()) > 0  # type: ignore[arg-type]
        and table[c].sum() >= least * table.height
    ]
    return by_content[0] if len(by_content) == 1 else None
