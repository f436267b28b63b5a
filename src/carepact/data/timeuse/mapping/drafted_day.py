"""Find columns that are the activities of a day: by what they add up to, or by their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import polars as pl

from carepact.core.messages import _
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.drafted_codes import (
    GUESS,
    draft_code,
    offer_crosswalk,
    quote,
    say_known,
)
from carepact.data.timeuse.mapping.formats import LabelledTable
from carepact.data.timeuse.mapping.guesses import Guesses, guesses


def adds_up(table: pl.DataFrame, columns: list[str], guessed: Guesses) -> str:
    """Name the unit in which columns add up to a day or a week, if any."""
    if not all(table[c].dtype.is_numeric() for c in columns):
        return ""
    limits = guessed.limits
    sums = table.select(pl.sum_horizontal(columns).alias("sum"))["sum"]
    for unit, whole in guessed.day_sums.items():
        close = ((sums / whole - 1).abs() <= limits.close.value).mean()
        if close is not None and float(close) >= limits.most_days_close.value:  # type: ignore[arg-type]
            return unit
    return ""


def find_run_of_a_day(
    table: pl.DataFrame, numeric: list[str], guessed: Guesses
) -> tuple[list[str], str]:
    """Find the run of neighbouring columns that best adds up to a day or a week."""
    limits, close_to = guessed.limits, guessed.limits.close.value
    fewest = limits.fewest_activities.value
    values = (
        table.head(limits.rows_tried.value).select(numeric).fill_null(0.0).to_numpy().astype(float)
    )
    reached = np.concatenate([np.zeros((values.shape[0], 1)), values.cumsum(axis=1)], axis=1)
    best, run, found = limits.most_days_close.value, list[str](), ""
    for first in range(len(numeric)):
        sums = reached[:, first + fewest :] - reached[:, first, None]
        for unit, whole in guessed.day_sums.items():
            distance = np.abs(sums / whole - 1)
            close = (distance <= close_to).mean(axis=0) - np.minimum(distance, close_to).mean(
                axis=0
            )
            if close.size and close.max() > best:
                last = first + fewest + int(close.argmax())
                best, run, found = float(close.max()), numeric[first:last], unit
    return run, found


def draft_wide(
    source: LabelledTable, free: list[str], guessed: Guesses
) -> tuple[list[str], set[str]]:
    """Draft a file with a column an activity; answers of yes and no are none."""
    table = source.table
    chosen, unit = _find_activities(table, list_numbers(source, free), guessed)
    if unit:
        mark = GUESS + ": " + _("the columns below add up to it")
        allowed = []
    else:
        mark = "# " + _("no set of columns adds up to a day or a week: keep those of time")
        allowed = ["  # overlapping: allowed     # " + _("where answers may exceed a day")]
    lines = [
        "activities:",
        f"  form: wide     {GUESS}",
        f'  unit: "{unit or TO_FILL_IN}"     {mark}',
        "  simultaneity: none",
        *allowed,
    ]
    stem = _stem(chosen)
    numbers = [c.removeprefix(stem) for c in chosen]
    offered = offer_crosswalk(numbers, guessed) if stem else None
    if offered:
        lines += [
            f"  crosswalk: {offered[0]}     {GUESS}: " + say_known(offered[1]),
            f"  columns: {quote(stem + '*')}     {GUESS}",
        ]
        return lines, {*chosen}
    lines.append("  codes:")
    for column in chosen:
        lines += draft_code(column, source.titles.get(column, ""), guessed)
    return lines, {*chosen}


def _find_activities(
    table: pl.DataFrame, numeric: list[str], guessed: Guesses
) -> tuple[list[str], str]:
    """Find the columns of activities and their unit: a run of a day, else all that may be time."""
    run, unit = find_run_of_a_day(table, numeric, guessed)
    if not run:
        amounts = [c for c in numeric if is_amount(table[c])]
        return amounts, adds_up(table, amounts, guessed) if amounts else ""
    whole = _whole_family(run, numeric)
    if len(whole) > len(run):
        return whole, unit
    return _trim(table, run, guessed.day_sums[unit]), unit


def _trim(table: pl.DataFrame, run: list[str], whole: float) -> list[str]:
    """Take columns off both ends that are answers, or without which a day is better met."""
    kept = run
    for end in (-1, 0):
        while len(kept) > 1:
            rest = kept[:-1] if end else kept[1:]
            before, after = (_miss(table, columns, whole) for columns in (kept, rest))
            if after > before or (after == before and is_amount(table[kept[end]])):
                break
            kept = rest
    return kept


def _miss(table: pl.DataFrame, columns: list[str], whole: float) -> float:
    """Say how far the sums of columns lie from a whole, on the mean row, far ones alike."""
    sums = table.select(pl.sum_horizontal(columns).alias("sum"))["sum"].to_numpy()
    return float(np.minimum(np.abs(sums / whole - 1), guesses().limits.close.value).mean())


def list_numbers(source: LabelledTable, free: list[str]) -> list[str]:
    """List columns of numbers, without those of labelled answers and of one small value."""
    table, small = source.table, guesses().limits.surely_time.value
    families = {
        stem
        for stem, count in Counter(re.sub(r"\d+$", "", c) for c in free).items()
        if count >= guesses().limits.fewest_replicates.value
    }
    return [
        c
        for c in free
        if table[c].dtype.is_numeric()
        and (not source.labels.get(c) or is_amount(table[c]))
        and (
            table[c].drop_nulls().n_unique() > 1
            or re.sub(r"\d+$", "", c) in families
            or bool((table[c] >= small).any())
        )
    ]


def _stem(columns: Sequence[str]) -> str:
    """Return what numbered columns have in common before their number; '' where nothing."""
    stems = {re.sub(r"\d+$", "", column) for column in columns}
    return stems.pop() if len(stems) == 1 else ""


def _whole_family(run: list[str], numeric: list[str]) -> list[str]:
    """Complete numbered columns by those of their name that the sums did not need."""
    stem = _stem(run) if len(run) > 1 else ""
    if not stem:
        return run
    return [c for c in numeric if re.fullmatch(re.escape(stem) + r"\d+", c)]


def is_amount(column: pl.Series) -> bool:
    """Tell whether numbers may be an amount of time, and not answers numbered from 1."""
    known, limits = column.drop_nulls(), guesses().limits
    if known.is_empty() or bool((known < 0).any()):
        return False
    if bool((known >= limits.surely_time.value).any()):
        return True
    numbered = bool((known == known.round()).all()) and float(known.min()) >= 1  # type: ignore[arg-type]
    return not numbered and known.n_unique() > limits.most_answers.value
