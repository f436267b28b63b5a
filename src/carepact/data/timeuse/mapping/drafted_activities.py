"""Guess how a data file holds its activities, and draft that part of a mapping."""

from __future__ import annotations

import re

import numpy as np
import polars as pl

from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.guesses import Guesses

GUESS = "# guess"
"""Ends every line that the office must review."""


def draft_activities(source: LabelledTable, taken: set[str], guessed: Guesses) -> list[str]:
    """Write the part on activities: a grid, long rows, or wide columns.

    Parameters
    ----------
    source : LabelledTable
        The data file.
    taken : set of str
        Columns that have a meaning already.
    guessed : Guesses
        The words and limits to guess by.

    Returns
    -------
    list of str
        Lines of YAML.
    """
    free = [c for c in source.table.columns if c not in taken]
    words = guessed.words
    grid = _slots(source.table, free, guessed)
    if grid:
        return _grid(source, grid, guessed)
    long = {
        role: next((c for c in free if re.search(words[role], c.lower())), "")
        for role in ("begin", "end", "minutes", "code")
    }
    if long["code"] and (long["minutes"] or (long["begin"] and long["end"])):
        return _long(source, long, guessed)
    return _wide(source, free, guessed)


def _slots(table: pl.DataFrame, free: list[str], guessed: Guesses) -> list[str]:
    """Find columns that are the slots of one day: one name with running numbers."""
    families: dict[str, list[str]] = {}
    for column in free:
        if match := re.fullmatch(r"(.*?)_?(\d+)", column):
            families.setdefault(match[1], []).append(column)
    for columns in families.values():
        few = all(table[c].n_unique() <= guessed.limits.most_codes.value for c in columns)
        if len(columns) in guessed.slot_counts and few and not _adds_up(table, columns, guessed):
            return columns
    return []


def _adds_up(table: pl.DataFrame, columns: list[str], guessed: Guesses) -> str:
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


def _run_of_a_day(
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


def _wide(source: LabelledTable, free: list[str], guessed: Guesses) -> list[str]:
    """Draft a file with a column an activity."""
    numeric = [c for c in free if source.table[c].dtype.is_numeric() and not source.labels.get(c)]
    run, unit = _run_of_a_day(source.table, numeric, guessed)
    chosen = run or numeric
    if unit:
        mark = GUESS + ": " + _("the columns below add up to it")
    else:
        mark = "# " + _("no set of columns adds up to a day or a week: keep those of time")
    lines = [
        "activities:",
        f"  form: wide     {GUESS}",
        f'  unit: "{unit or TO_FILL_IN}"     {mark}',
        "  simultaneity: none",
        "  codes:",
    ]
    for column in chosen:
        lines += _code(column, source.titles.get(column, ""), guessed)
    return lines


def _grid(source: LabelledTable, slots: list[str], guessed: Guesses) -> list[str]:
    """Draft a file with a column a slot."""
    listed = ", ".join(f'"{c}"' for c in slots)
    values = pl.concat([text_of(source.table[c]).alias("code") for c in slots])
    lines = [
        "activities:",
        f"  form: grid     {GUESS}",
        f"  main: [{listed}]     {GUESS}",
        f"  minutes_each: {MINUTES_PER_DAY // len(slots)}     {GUESS}",
        "  simultaneity: none",
    ]
    return [*lines, *_codes(values, source.labels.get(slots[0], {}), guessed)]


def _long(source: LabelledTable, found: dict[str, str], guessed: Guesses) -> list[str]:
    """Draft a file with a row an activity."""
    lines = ["activities:", f"  form: long     {GUESS}", f'  code: "{found["code"]}"     {GUESS}']
    if found["begin"] and found["end"]:
        lines += [
            f'  begin: "{found["begin"]}"     {GUESS}',
            f'  end: "{found["end"]}"     {GUESS}',
        ]
    else:
        lines += [
            f'  minutes: "{found["minutes"]}"     {GUESS}',
            "  unit: minutes     # " + _("minutes or hours"),
        ]
    lines.append("  simultaneity: none     # " + _("none, main marked or unmarked"))
    labels = source.labels.get(found["code"], {})
    return [*lines, *_codes(text_of(source.table[found["code"]]), labels, guessed)]


def _codes(values: pl.Series, labels: dict[str, str], guessed: Guesses) -> list[str]:
    """Draft the codes that occur."""
    lines = ["  codes:"]
    for value in values.drop_nulls().unique().sort().to_list()[: guessed.limits.most_codes.value]:
        lines += _code(value, labels.get(value, ""), guessed)
    return lines


def _code(name: str, label: str, guessed: Guesses) -> list[str]:
    """Draft one code, placed in ICATUS where a word of its label tells."""
    text = f"{name.replace('_', ' ')} {label}".lower()
    icatus = next((code for pattern, code in guessed.activities if re.search(pattern, text)), "")
    shown = (label or name.replace("_", " ")).replace("\\", "").replace('"', "'").splitlines()[0]
    reason = _("Guessed from the name: review it.") if icatus else TO_FILL_IN
    return [
        f'    "{name}":',
        f'      label: "{shown}"',
        f'      icatus: "{icatus or TO_FILL_IN}"' + (f"     {GUESS}" if icatus else ""),
        f'      rationale: "{reason}"',
    ]
