"""Find hours and minutes of one activity in two columns, and the question before them."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import NamedTuple

import polars as pl

from carepact.core.units import DAYS_PER_WEEK, HOURS_PER_DAY, MINUTES_PER_HOUR
from carepact.data.timeuse.mapping.formats import text_of
from carepact.data.timeuse.mapping.guesses import guesses


class Pair(NamedTuple):
    """One activity in two columns."""

    hours: str
    minutes: str
    filter: str
    """Column of the question before it; '' where there is none."""
    no: str
    """The answer after which no amount stands."""


def find_pairs(table: pl.DataFrame, free: list[str]) -> tuple[list[Pair], str]:
    """Find pairs of neighbouring columns of whole hours and of minutes, and their unit.

    Returns
    -------
    tuple of list of Pair and str
        Pairs in the order of the file, and `hours a day` or `hours a week`.
    """
    pairs: list[Pair] = []
    greatest = 0
    asked = {one for one, after in pairwise(free) if after.startswith(one)}
    for before, first, second in zip(["", *free], free, free[1:], strict=False):
        follows = bool(pairs) and first == pairs[-1].minutes
        if follows or {first, second} & asked or not _are_alike(first, second):
            continue
        hours, minutes = table[first].drop_nulls(), table[second].drop_nulls()
        if not (
            _is_whole(hours, HOURS_PER_DAY * DAYS_PER_WEEK)
            and _is_whole(minutes, MINUTES_PER_HOUR - 1)
        ):
            continue
        question = next((one for one in reversed(free[: free.index(first)]) if one in asked), "")
        pairs.append(Pair(first, second, *_find_filter(table, question or before, first)))
        greatest = max(greatest, int(hours.max()))  # type: ignore[arg-type]
    if not pairs or not _has_minutes(table, pairs):
        return [], ""
    return pairs, "hours a week" if greatest > HOURS_PER_DAY else "hours a day"


def _are_alike(first: str, second: str) -> bool:
    """Tell whether two names are as long, and differ in their last letter or word alone."""
    words = {"h", "m", "hours", "minutes", "hrs", "min", "mins", "horas", "minutos", "heures"}
    shared = sum(1 for _one in takewhile(lambda two: two[0] == two[1], zip(first, second)))  # noqa: B905 - the shorter ends it
    rest = {first[shared:].lower(), second[shared:].lower()}
    return first != second and (len(first) == len(second) == shared + 1 or rest <= words)


def _is_whole(known: pl.Series, most: int) -> bool:
    """Tell whether a column holds whole numbers from 0 to a greatest one."""
    return known.len() > 0 and known.dtype.is_integer() and bool(known.is_between(0, most).all())


def _has_minutes(table: pl.DataFrame, pairs: list[Pair]) -> bool:
    """Tell whether minutes pass what hours hold, as they do in a clock."""
    return any(int(table[pair.minutes].max() or 0) > HOURS_PER_DAY for pair in pairs)  # type: ignore[arg-type]


def _find_filter(table: pl.DataFrame, before: str, hours: str) -> tuple[str, str]:
    """Find the question before an amount: few answers, of which one has no amount behind it."""
    if not before:
        return "", ""
    answers = text_of(table[before])
    if (
        answers.drop_nulls().n_unique() > guesses().limits.most_answers.value
        or not hours.startswith(before)
    ):
        return "", ""
    silent = table[hours].is_null()
    without = answers.filter(silent).drop_nulls()
    with_amount = set(answers.filter(~silent).drop_nulls().to_list())
    for answer in without.value_counts(sort=True).to_series(0).to_list():
        if answer not in with_amount:
            return before, str(answer)
    return "", ""
