"""Guess what the columns of a data file are, by their names and by what their values allow."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass, replace

import polars as pl

from carepact.data.timeuse.mapping.drafted_keys import find_keys, sort_days
from carepact.data.timeuse.mapping.drafted_weights import find_replicates, find_weight
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
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
    both = [source] if beside is None else [source, beside]
    columns: dict[str, tuple[str, ...]] = {
        role: (name,)
        for role in ("sex", "age", "age_class", "year")
        if (name := match_role(role, source))
    }
    weight = next((w for one in both if (w := find_weight(one))), None)
    replicates = find_replicates(source.table, weight)
    days = {
        role: name
        for role in ("day", "day_type")
        if (name := next((n for one in both if (n := match_role(role, one))), None))
    }
    taken = {*_flat(columns), *days.values(), *replicates, weight or ""}
    columns |= find_keys(source, beside, taken, days.get("day", ""))
    sorted_days = sort_days(both, columns.get("respondent", ()), days)
    columns |= {role: (name,) for role, name in sorted_days.items() if name not in _flat(columns)}
    found = Found(columns, weight, [], [], replicates)
    rest = dict.fromkeys(c for one in both for c in one.table.columns if c not in found.taken)
    strata = [c for c in rest if re.search(guesses().words["strata"], c.lower())]
    units = [c for c in rest if c not in strata] + [*columns.get("respondent", ())]
    psu = [c for c in units if re.search(guesses().words["psu"], c.lower())]
    apart = [c for c in psu if c in rest]  # a unit that is a part of the key stands in for none
    return replace(found, strata=strata, psu=apart or psu)


def _flat(columns: dict[str, tuple[str, ...]]) -> set[str]:
    """Name the file's columns of all roles."""
    return {*itertools.chain.from_iterable(columns.values())}


def tell_apart(one: LabelledTable, other: LabelledTable) -> tuple[LabelledTable, LabelledTable]:
    """Tell the file of persons, which is returned first, from that of their activities.

    The one that tells sex and age is that of persons; else the one in which what both have in
    common is unique; else the shorter one.
    """
    tells = [sum(bool(match_role(role, file)) for role in ("sex", "age")) for file in (one, other)]
    if tells[0] != tells[1]:
        return (one, other) if tells[0] > tells[1] else (other, one)
    common = [c for c in one.table.columns if c in other.table.columns]
    unique = [
        bool(common) and not file.table.select(common).is_duplicated().any()
        for file in (one, other)
    ]
    if unique[0] != unique[1]:
        return (one, other) if unique[0] else (other, one)
    return (one, other) if one.table.height <= other.table.height else (other, one)


def match_role(role: str, source: LabelledTable) -> str | None:
    """Return the column whose name, else whose labels or title, fit a role its values allow."""
    table, pattern = source.table, guesses().columns[role]
    fits = [c for c in table.columns if _fits(role, table[c])]
    matched = [c for c in fits if re.search(pattern, c.lower())]
    if role == "sex":
        matched = matched or [c for c in fits if _names_sexes(source, c)]
    titled = guesses().titles.get(role)
    if titled and not matched:
        matched = [c for c in fits if re.search(titled, source.titles.get(c, "").lower())]
    whole = [c for c in matched if not table[c].dtype.is_float()]
    return next(iter(whole or matched), None)


def _names_sexes(source: LabelledTable, column: str) -> bool:
    """Tell whether values or their labels are words for women and for men."""
    labels = source.labels.get(column, {})
    values = text_of(source.table[column]).drop_nulls().unique().to_list()
    said = [labels.get(value, value).lower() for value in values]
    words = guesses().words
    return all(any(re.search(words[sex], one) for one in said) for sex in ("women", "men"))


def _fits(role: str, column: pl.Series) -> bool:
    """Tell whether values allow a column to be what its name says."""
    known = column.drop_nulls()
    if known.is_empty():
        return False
    limits = guesses().limits
    if role in ("sex", "day_type"):
        most = limits.most_sex_values if role == "sex" else limits.most_day_types
        return known.n_unique() <= most.value
    bounds = guesses().bounds.get(role)
    if bounds is None:
        return True
    if not column.dtype.is_numeric():
        return False
    high = math.inf if bounds.greatest is None else bounds.greatest
    return bool(known.cast(pl.Float64).is_between(bounds.least, high).all())
