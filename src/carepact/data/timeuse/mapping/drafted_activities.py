"""Guess how a data file holds its activities, and draft that part of a mapping."""

from __future__ import annotations

import re

import polars as pl

from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.mapping.drafted_codes import (
    GUESS,
    draft_code,
    draft_codes,
    draft_marks,
    offer_crosswalk,
    quote,
    say_known,
)
from carepact.data.timeuse.mapping.drafted_day import (
    adds_up,
    draft_wide,
    find_run_of_a_day,
    list_numbers,
)
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.guesses import Guesses
from carepact.data.timeuse.mapping.hours_pairs import Pair, find_pairs


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
    if pairs and not find_run_of_a_day(source.table, list_numbers(source, free), guessed)[1]:
        used = {name for pair in pairs for name in (pair.hours, pair.minutes, pair.filter)}
        return _hours(source, pairs, unit, guessed), used
    return draft_wide(source, free, guessed)


def _slots(table: pl.DataFrame, free: list[str], guessed: Guesses) -> list[list[str]]:
    """Find families of columns that are the slots of one day: one name, running numbers."""
    families: dict[str, list[str]] = {}
    for column in free:
        if match := re.fullmatch(r"(.*?)_?(\d+)", column):
            families.setdefault(match[1], []).append(column)
    found = []
    for columns in families.values():
        few = all(table[c].n_unique() <= guessed.limits.most_codes.value for c in columns)
        if len(columns) in guessed.slot_counts and few and not adds_up(table, columns, guessed):
            found.append(columns)
    return found


def _hours(source: LabelledTable, pairs: list[Pair], unit: str, guessed: Guesses) -> list[str]:
    """Draft hours and minutes in two columns, with the question before them."""
    lines = [
        "activities:",
        f"  form: wide     {GUESS}",
        f'  unit: "{unit}"     {GUESS}: ' + _("hours and minutes stand in two columns"),
        "  simultaneity: none",
    ]
    offered = offer_crosswalk([pair.hours for pair in pairs], guessed)
    if offered:
        lines += [
            f"  crosswalk: {offered[0]}     {GUESS}: " + say_known(offered[1]),
            f"  empty: zero     {GUESS}: " + _("an amount left empty is none"),
        ]
        pairs = [pair for pair in pairs if pair.hours in offered[1]]
    lines += ["  codes:"] if pairs else []
    for pair in pairs:
        title = source.titles.get(pair.hours, "") or source.titles.get(pair.filter, "")
        lines += draft_code(pair.hours, title, guessed)
        lines.append(f"      plus_minutes: {quote(pair.minutes)}     {GUESS}")
        if pair.filter:
            shown = f"{{column: {quote(pair.filter)}, no: {quote(pair.no)}}}"
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
    lines += draft_marks(values)
    lines += [
        f'  # who_with: {{child: {{columns: {_family(g)}, yes: "1"}}}}     # ' + _("whose company?")
        for g in company
    ]
    return [*lines, *draft_codes(values, source.labels.get(main[0], {}), guessed)]


def _family(columns: list[str]) -> str:
    """Write columns of one name as a pattern."""
    stem = re.sub(r"\d+$", "", columns[0])
    return quote(f"{stem}[0-9]*")


def _count_codes(source: LabelledTable, slots: list[str]) -> int:
    """Count the cells of a family that hold a code, and not a mark below zero."""
    texts = [text_of(source.table[c]) for c in slots]
    return sum(int((t.is_not_null() & ~t.str.starts_with("-")).sum()) for t in texts)


def _long(source: LabelledTable, found: dict[str, str], guessed: Guesses) -> list[str]:
    """Draft a file with a row an activity."""
    lines = [
        "activities:",
        f"  form: long     {GUESS}",
        f"  code: {quote(found['code'])}     {GUESS}",
    ]
    values = text_of(source.table[found["code"]])
    if found["second"]:
        lines.append(f"  secondary: {quote(found['second'])}     {GUESS}")
        values = pl.concat(
            [values.alias("code"), text_of(source.table[found["second"]]).alias("code")]
        )
    if found["begin"] and found["end"]:
        lines += [
            f"  begin: {quote(found['begin'])}     {GUESS}",
            f"  end: {quote(found['end'])}     {GUESS}",
        ]
        if source.table[found["begin"]].dtype.is_numeric():
            lines.append(f"  clock: minutes     {GUESS}: HH:MM, minutes, seconds or hours")
    else:
        lines += [
            f"  minutes: {quote(found['minutes'])}     {GUESS}",
            "  unit: minutes     # " + _("minutes or hours"),
        ]
    company = [c for c in source.table.columns if re.search(guessed.words["company"], c.lower())]
    lines += [
        f'  # who_with: {{child: {{column: {quote(c)}, yes: "1"}}}}     # ' + _("whose company?")
        for c in company
    ]
    marked = "main marked" if found["second"] else "none"
    lines.append(f"  simultaneity: {marked}     # " + _("none, main marked or unmarked"))
    lines += draft_marks(values)
    labels = source.labels.get(found["code"], {})
    return [*lines, *draft_codes(values, labels, guessed)]
