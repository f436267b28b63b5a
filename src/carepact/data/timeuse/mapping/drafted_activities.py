"""Guess how a data file holds its activities, and draft that part of a mapping."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import polars as pl

from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.crosswalk import read_crosswalk, shipped_crosswalks
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.guesses import Guesses
from carepact.data.timeuse.mapping.hours_pairs import MOST_ANSWERS, Pair, find_pairs
from carepact.data.timeuse.mapping.likeness import place_by_label

GUESS = "# guess"
"""Ends every line that the office must review."""
FEWEST_CODES = 5
"""Codes from which a shipped crosswalk is offered: fewer may agree by chance."""
SURELY_TIME = 10
"""A number from which a few answers are no codes of yes and no. [min or h]"""


def draft_activities(
    source: LabelledTable, taken: set[str], guessed: Guesses
) -> tuple[list[str], set[str]]:
    """Write the part on activities: a grid, long rows, or wide columns.

    Parameters
    ----------
    source : LabelledTable
        The data file, typed.
    taken : set of str
        Columns that have a meaning already.
    guessed : Guesses
        The words and limits to guess by.

    Returns
    -------
    tuple of list of str and set of str
        Lines of YAML, and the columns that they name.
    """
    free = [c for c in source.table.columns if c not in taken]
    words = guessed.words
    grids = _slots(source.table, free, guessed)
    if grids:
        return _grid(source, grids, guessed), {c for slots in grids for c in slots}
    long = {
        role: next((c for c in free if re.search(words[role], c.lower())), "")
        for role in ("begin", "end", "minutes", "code")
    }
    long["second"] = next((c for c in free if re.search(words["second"], c.lower())), "")
    if long["code"] and (long["minutes"] or (long["begin"] and long["end"])):
        return _long(source, long, guessed), {*long.values()}
    pairs, unit = find_pairs(source.table, free)
    if pairs and not _run_of_a_day(source.table, _list_numbers(source, free), guessed)[1]:
        used = {name for pair in pairs for name in (pair.hours, pair.minutes, pair.filter)}
        return _hours(source, pairs, unit, guessed), used
    return _wide(source, free, guessed)


def _slots(table: pl.DataFrame, free: list[str], guessed: Guesses) -> list[list[str]]:
    """Find families of columns that are the slots of one day: one name, running numbers."""
    families: dict[str, list[str]] = {}
    for column in free:
        if match := re.fullmatch(r"(.*?)_?(\d+)", column):
            families.setdefault(match[1], []).append(column)
    found = []
    for columns in families.values():
        few = all(table[c].n_unique() <= guessed.limits.most_codes.value for c in columns)
        if len(columns) in guessed.slot_counts and few and not _adds_up(table, columns, guessed):
            found.append(columns)
    return found


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


def _wide(source: LabelledTable, free: list[str], guessed: Guesses) -> tuple[list[str], set[str]]:
    """Draft a file with a column an activity; answers of yes and no are none."""
    table = source.table
    numeric = _list_numbers(source, free)
    run, unit = _run_of_a_day(table, numeric, guessed)
    chosen = _whole_family(run, numeric) or [c for c in numeric if _is_amount(table[c])]
    if unit:
        mark = GUESS + ": " + _("the columns below add up to it")
    else:
        mark = "# " + _("no set of columns adds up to a day or a week: keep those of time")
    lines = [
        "activities:",
        f"  form: wide     {GUESS}",
        f'  unit: "{unit or TO_FILL_IN}"     {mark}',
        "  simultaneity: none",
    ]
    stem = _stem(chosen)
    numbers = [c.removeprefix(stem) for c in chosen]
    offered = offer_crosswalk(numbers, guessed) if stem else None
    if offered:
        lines += [
            f"  crosswalk: {offered[0]}     {GUESS}: " + _say_known(offered[1]),
            f'  columns: "{stem}*"     {GUESS}',
        ]
        return lines, {*chosen}
    lines.append("  codes:")
    for column in chosen:
        lines += _code(column, source.titles.get(column, ""), guessed)
    return lines, {*chosen}


def _list_numbers(source: LabelledTable, free: list[str]) -> list[str]:
    """List columns of numbers, without those of labelled answers."""
    table = source.table
    return [
        c
        for c in free
        if table[c].dtype.is_numeric() and (not source.labels.get(c) or _is_amount(table[c]))
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


def _is_amount(column: pl.Series) -> bool:
    """Tell whether numbers may be an amount of time: more than a few, none below zero."""
    known = column.drop_nulls()
    return known.n_unique() > MOST_ANSWERS or bool((known >= SURELY_TIME).any())


def offer_crosswalk(codes: Sequence[str], guessed: Guesses) -> tuple[str, list[str]] | None:
    """Offer the shipped crosswalk that knows most of some codes, with those it does not know."""
    distinct = {str(code) for code in codes}
    if len(distinct) < FEWEST_CODES:
        return None
    known = {
        name: len(distinct & {*read_crosswalk(name)}) / len(distinct)
        for name in shipped_crosswalks()
        if name != "synthetic"
    }
    best = max(known, key=lambda name: known[name])
    if known[best] < guessed.limits.least_known.value:
        return None
    return best, sorted(distinct - {*read_crosswalk(best)})


def _say_known(strange: list[str]) -> str:
    """Say which codes a crosswalk does not know."""
    if not strange:
        return _("it knows every code that occurs")
    return _("it does not know {listed}: are they marks of missing?", listed=list_some(strange))


def _hours(source: LabelledTable, pairs: list[Pair], unit: str, guessed: Guesses) -> list[str]:
    """Draft hours and minutes in two columns, with the question before them."""
    lines = [
        "activities:",
        f"  form: wide     {GUESS}",
        f'  unit: "{unit}"     {GUESS}: ' + _("hours and minutes stand in two columns"),
        "  simultaneity: none",
        "  codes:",
    ]
    for pair in pairs:
        title = source.titles.get(pair.hours, "") or source.titles.get(pair.filter, "")
        lines += _code(pair.hours, title, guessed)
        lines.append(f'      plus_minutes: "{pair.minutes}"     {GUESS}')
        if pair.filter:
            shown = f'{{column: "{pair.filter}", no: "{pair.no}"}}'
            lines.append(f"      filter: {shown}     {GUESS}")
    return lines


def _grid(source: LabelledTable, grids: list[list[str]], guessed: Guesses) -> list[str]:
    """Draft a file with a column a slot: the main activity, a second one, and who was there."""
    company = [g for g in grids if re.search(guessed.words["company"], g[0].lower())]
    rest = [g for g in grids if g not in company] or grids
    main = max(rest, key=lambda slots: _count_codes(source, slots))
    others = [g for g in rest if g is not main]
    second = others[0] if others else []
    values = pl.concat([text_of(source.table[c]).alias("code") for c in (*main, *second)])
    lines = [
        "activities:",
        f"  form: grid     {GUESS}",
        f"  main: {_family(main)}     {GUESS}",
    ]
    if second:
        lines.append(f"  secondary: {_family(second)}     {GUESS}")
    lines += [
        f"  minutes_each: {MINUTES_PER_DAY // len(main)}     {GUESS}",
        f"  simultaneity: {'main marked' if second else 'none'}",
    ]
    lines += _missing(values)
    lines += [
        f'  # who_with: {{child: {{columns: {_family(g)}, yes: "1"}}}}     # ' + _("whose company?")
        for g in company
    ]
    return [*lines, *_codes(values, source.labels.get(main[0], {}), guessed)]


def _family(columns: list[str]) -> str:
    """Write columns of one name as a pattern."""
    stem = re.sub(r"\d+$", "", columns[0])
    return f'"{stem}[0-9]*"'


def _count_codes(source: LabelledTable, slots: list[str]) -> int:
    """Count the cells of a family that hold a code, and not a mark below zero."""
    texts = [text_of(source.table[c]) for c in slots]
    return sum(int((t.is_not_null() & ~t.str.starts_with("-")).sum()) for t in texts)


def _missing(values: pl.Series) -> list[str]:
    """Write marks below zero as codes that mean nothing."""
    marks = values.drop_nulls().filter(values.drop_nulls().str.starts_with("-")).unique().sort()
    if not marks.len():
        return []
    return [f"  missing: [{', '.join(f'{chr(34)}{m}{chr(34)}' for m in marks)}]     {GUESS}"]


def _long(source: LabelledTable, found: dict[str, str], guessed: Guesses) -> list[str]:
    """Draft a file with a row an activity."""
    lines = ["activities:", f"  form: long     {GUESS}", f'  code: "{found["code"]}"     {GUESS}']
    values = text_of(source.table[found["code"]])
    if found["second"]:
        lines.append(f'  secondary: "{found["second"]}"     {GUESS}')
        values = pl.concat(
            [values.alias("code"), text_of(source.table[found["second"]]).alias("code")]
        )
    if found["begin"] and found["end"]:
        lines += [
            f'  begin: "{found["begin"]}"     {GUESS}',
            f'  end: "{found["end"]}"     {GUESS}',
        ]
        if source.table[found["begin"]].dtype.is_numeric():
            lines.append(f"  clock: minutes     {GUESS}: HH:MM, minutes, seconds or hours")
    else:
        lines += [
            f'  minutes: "{found["minutes"]}"     {GUESS}',
            "  unit: minutes     # " + _("minutes or hours"),
        ]
    marked = "main marked" if found["second"] else "none"
    lines.append(f"  simultaneity: {marked}     # " + _("none, main marked or unmarked"))
    lines += _missing(values)
    labels = source.labels.get(found["code"], {})
    return [*lines, *_codes(values, labels, guessed)]


def _codes(values: pl.Series, labels: dict[str, str], guessed: Guesses) -> list[str]:
    """Draft the codes that occur, or offer the crosswalk that knows them."""
    listed = [one for one in values.drop_nulls().unique().sort().to_list() if one[:1] != "-"]
    offered = offer_crosswalk(listed, guessed)
    if offered:
        return [f"  crosswalk: {offered[0]}     {GUESS}: " + _say_known(offered[1])]
    lines = ["  codes:"]
    for value in listed[: guessed.limits.most_codes.value]:
        lines += _code(value, labels.get(value, ""), guessed)
    return lines


def _code(name: str, label: str, guessed: Guesses) -> list[str]:
    """Draft one code, placed in ICATUS where its label is like one of a known place."""
    text = f"{name.replace('_', ' ')} {label}".lower()
    placed = place_by_label(label or name.replace("_", " "))
    icatus, score = "", ""
    if placed and placed.score >= guessed.limits.least_score.value:
        icatus, score = placed.icatus, f" {placed.score:.2f}"
    if not icatus:
        words = (code for pattern, code in guessed.activities if re.search(pattern, text))
        icatus = next(words, "")
    shown = (label or name.replace("_", " ")).replace("\\", "").replace('"', "'").splitlines()[0]
    reason = _("Guessed from the name: review it.") if icatus else TO_FILL_IN
    return [
        f'    "{name}":',
        f'      label: "{shown}"',
        f'      icatus: "{icatus or TO_FILL_IN}"' + (f"     {GUESS}{score}" if icatus else ""),
        f'      rationale: "{reason}"',
    ]
