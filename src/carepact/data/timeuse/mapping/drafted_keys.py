"""Guess which columns tell one respondent, and one day, from another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

import polars as pl

from carepact.core.units import DAYS_PER_WEEK
from carepact.data.timeuse.mapping.formats import LabelledTable
from carepact.data.timeuse.mapping.guesses import guesses

MOST_KEYS = 4
"""Columns of which a key is made, at most."""


def find_keys(
    source: LabelledTable, beside: LabelledTable | None, taken: Collection[str], day: str
) -> dict[str, tuple[str, ...]]:
    """Find who a row is of: the smallest set of key columns that is unique, and the household.

    Parameters
    ----------
    source : LabelledTable
        The file of the respondents.
    beside : LabelledTable, optional
        That of their activities: only columns of both are keys.
    taken : collection of str
        Columns that are something else.
    day : str
        Column of the day, '' where there is none.

    Notes
    -----
    Where a row is a day, the set is unique together with the day; where it is an activity,
    the smallest set is taken that tells as many apart as all key columns do. A column that
    is not unique is never taken where a set of them tells more apart.
    """
    table = source.table
    common = [c for c in table.columns if beside is None or c in beside.table.columns]
    plain = [c for c in common if c not in taken and not table[c].dtype.is_float()]
    plain = [c for c in plain if not re.search(guesses().words["row"], c.lower())]
    named = [c for c in plain if re.search(guesses().words["key"], c.lower())]
    own = guesses().columns["respondent"]
    first = [c for c in named if re.search(own, c.lower())]
    order = [*first, *(c for c in named if c not in first)][: guesses().limits.most_keys.value]
    days = [day] if day in table.columns else []
    if order:
        chosen = (
            _smallest(table, order, table.height)
            or _smallest(table, order, table.height, days)
            or _smallest(table, order, table.select(order).n_unique())
        )
    else:
        time = [guesses().words[role] for role in ("code", "begin", "end", "minutes")]
        other = [c for c in plain if not any(re.search(p, c.lower()) for p in time)]
        chosen = _smallest(table, other[: MOST_KEYS - 1], table.height)
    home = guesses().columns["household"]
    if not chosen or _is_of_a_home(table, chosen, home):
        return {}
    respondent = tuple(c for c in table.columns if c in chosen)
    return {"respondent": respondent, **_find_household(table, respondent)}


def _is_of_a_home(table: pl.DataFrame, chosen: tuple[str, ...], home: str) -> bool:
    """Tell whether a key is that of a household, which several rows share."""
    return (
        len(chosen) == 1
        and bool(re.search(home, chosen[0].lower()))
        and table[chosen[0]].n_unique() < table.height
    )


def _find_household(table: pl.DataFrame, respondent: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Find the household: what of a respondent's key several share, else a column of its name."""
    if len(respondent) > 1:
        persons = table.select(respondent).unique()
        if persons.select(respondent[:-1]).is_duplicated().any():
            return {"household": respondent[:-1]}
    pattern = guesses().columns["household"]
    home = [c for c in table.columns if re.search(pattern, c.lower()) and c not in respondent]
    return {"household": (home[0],)} if home else {}


def _smallest(
    table: pl.DataFrame, candidates: Sequence[str], wanted: int, beside: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the smallest set of complete columns that tells so many rows apart."""
    complete = [c for c in candidates if not table[c].null_count()]
    for size in range(1, min(MOST_KEYS, len(complete)) + 1):
        for chosen in itertools.combinations(complete, size):
            if table.select(*chosen, *beside).n_unique() == wanted:
                return chosen
    return ()


def sort_days(
    both: Sequence[LabelledTable], respondent: tuple[str, ...], days: dict[str, str]
) -> dict[str, str]:
    """Take a day of which everybody has one alone for its type, as it tells no diaries apart.

    Parameters
    ----------
    both : sequence of LabelledTable
        The files.
    respondent : tuple of str
        The key of a respondent.
    days : dict of str to str
        What was found by name: `day` and `day_type`.
    """
    day = days.get("day", "")
    table = next((one.table for one in both if {day, *respondent} <= {*one.table.columns}), None)
    if not day or table is None or not respondent:
        return days
    if table.select(*respondent, day).n_unique() > table.select(respondent).n_unique():
        return days
    rest = {role: name for role, name in days.items() if role != "day"}
    if "day_type" not in rest and 1 < table[day].n_unique() <= DAYS_PER_WEEK:
        rest["day_type"] = day
    return rest
