"""Find hours and minutes of one activity in two columns, and the question before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile, zip_longest
from typing import NamedTuple

import polars as pl

from carepact.core.units import DAYS_PER_WEEK, HOURS_PER_DAY, MINUTES_PER_HOUR
from carepact.data.timeuse.mapping.formats import text_of
from carepact.data.timeuse.mapping.guesses import guesses

HOUR_WORDS = "h|hrs?|hours?|horas?|hs|heures?"
MINUTE_WORDS = "m|mins?|minutes?|minutos?|mn"


class Pair(NamedTuple):
    """One activity in two columns."""

    hours: str
    minutes: str
    filter: str
    """Column of the question before it; '' where there is none."""
    no: str
    """The answer after which no amount stands; '' is an empty cell."""


def find_pairs(table: pl.DataFrame, free: list[str]) -> tuple[list[Pair], str]:
    """Find pairs of neighbouring columns of whole hours and of minutes, and their unit.

    Returns
    -------
    tuple of list of Pair and str
        Pairs in the order of the file, and `hours a day` or `hours a week`.
    """
    asked = {one for one, after in pairwise(free) if after.startswith(one)}
    pairs: list[Pair] = []
    for first, second in _find_alike(free, asked):
        hours, minutes = table[first].drop_nulls(), table[second].drop_nulls()
        used = {name for pair in pairs for name in (pair.hours, pair.minutes)}
        if {first, second} & used or not (
            _is_whole(hours, HOURS_PER_DAY * DAYS_PER_WEEK)
            and _is_whole(minutes, MINUTES_PER_HOUR - 1)
        ):
            continue
        before = [c for c in free[: free.index(first)] if c not in used]
        question = next((one for one in reversed(before) if first.startswith(one)), "")
        pairs.append(Pair(first, second, *_find_filter(table, question, before, first)))
    if not pairs or not _has_minutes(table, pairs):
        return [], ""
    greatest = max(int(table[pair.hours].max()) for pair in pairs)  # type: ignore[arg-type]
    questions = [pair.filter for pair in pairs if pair.filter]
    parts = len(questions) == 2 * len(set(questions))  # weekdays and the weekend, as a rule
    weekly = greatest > HOURS_PER_DAY or bool(questions and parts)
    return pairs, "hours a week" if weekly else "hours a day"


def _find_alike(free: list[str], asked: set[str]) -> Iterator[tuple[str, str]]:
    """Yield columns that may be hours and minutes of one activity: neighbours, or of like names."""
    minutes = {rest: name for name in free if (rest := _without(MINUTE_WORDS, name))}
    for first, second in zip_longest(free, free[1:], fillvalue=""):
        rest = _without(HOUR_WORDS, first)
        if second and not {first, second} & asked and _are_alike(first, second):
            yield first, second
        elif rest and rest in minutes:
            yield first, minutes[rest]


def _without(words: str, name: str) -> str:
    """Take the word for hours or minutes off the beginning or end of a name; '' without one."""
    for pattern in (rf"({words})_(.+)", rf"(.+)_({words})", rf"({words})(\d+)"):
        if match := re.fullmatch(pattern, name.lower()):
            return next(one for one in match.groups() if not re.fullmatch(words, one))
    return ""


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


def _find_filter(
    table: pl.DataFrame, question: str, before: list[str], hours: str
) -> tuple[str, str]:
    """Find the question before an amount: few answers, of which one has no amount behind it.

    It is the one whose name the amount's begins with, else the one right before it (amounts
    behind the same question passed over), if everybody with another answer has an amount.
    Where a box is ticked or not, the answer is an empty cell.
    """
    silent = table[hours].is_null()
    for name, is_named in ((question, True), ((before or [""])[-1], False)):
        if not name:
            continue
        answers = text_of(table[name])
        if answers.drop_nulls().n_unique() > guesses().limits.most_answers.value:
            continue
        counted = answers.filter(silent).drop_nulls().value_counts(sort=True, name="count")
        with_amount = set(answers.filter(~silent).drop_nulls().to_list())
        alone = [one for one in counted[answers.name].to_list() if one not in with_amount]
        if alone and with_amount and (is_named or len(alone) == counted.height):
            return name, str(alone[0])
        if is_named and with_amount and not counted.height:
            return name, ""
    return "", ""
