"""Make carepact's respondents from the columns that a mapping file names."""

from __future__ import annotations

import itertools

import numpy as np
import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.formats import LabelledTable, are_whole, text_of
from carepact.data.timeuse.mapping.keys import KEYS, join_diaries, key_columns, shared_keys
from carepact.data.timeuse.mapping.model import Column, Mapping, kind_of
from carepact.data.timeuse.mapping.opening import Opened, join_texts, read_numbers, wanted_columns
from carepact.data.timeuse.mapping.ranges import check_range
from carepact.data.timeuse.mapping.roster import add_roster


def make_respondents(mapping: Mapping, opened: Opened, faults: Faults) -> pl.DataFrame:
    """Return one row a diary, in carepact's columns and words.

    Parameters
    ----------
    mapping : Mapping
        A sound mapping file.
    opened : Opened
        Its files.
    faults : Faults
        Takes values without a word, numbers that are none, keys with two meanings.

    Returns
    -------
    pl.DataFrame, shape (n, columns)
        Without `recorded_minutes`, which the activities tell.
    """
    split = not opened.shares("activities")
    persons = _take(mapping, opened, "respondents", faults)
    if split:
        diaries = _take(mapping, opened, "activities", faults)
        if set(diaries.columns) - {*persons.columns}:
            files = opened.table("respondents").file, opened.table("activities").file
            persons = join_diaries(persons.unique(maintain_order=True), diaries, files, faults)
    frame = persons
    if "year" not in frame.columns and mapping.year is not None:
        frame = frame.with_columns(year=pl.lit(mapping.year))
    frame = frame.with_columns(pl.col("year").cast(pl.Int32), pl.col("sex").fill_null("not stated"))
    if mapping.weight is None:
        frame = frame.with_columns(weight=pl.lit(1.0))
    if not split and mapping.activities.form == "long":
        frame = frame.unique(maintain_order=True)
        _check_one_meaning(frame, faults)
    if mapping.roster is not None:
        frame = add_roster(frame, mapping, opened.table("roster"), faults)
    return frame


def _take(mapping: Mapping, opened: Opened, role: str, faults: Faults) -> pl.DataFrame:
    """Take from one file the columns that stand in it, with the keys that it has."""
    source, keys = opened.table(role), shared_keys(mapping, opened, role)
    found = {}
    for name, rule in mapping.columns.items():
        if name in keys or (name not in KEYS and opened.role_of(rule.column, rule.file) == role):
            found[name] = make_column(name, rule, source, mapping.missing, faults).alias(name)
    weight = mapping.weight
    if weight is not None and opened.role_of([weight.column], weight.file) == role:
        raw = source.table[weight.column]
        read = read_numbers("weight.column", raw, mapping.missing, source.decimal, faults)
        found["weight"] = check_range("weight.column", "weight", read, faults)
    for name in wanted_columns(mapping):
        if opened.role_of([name]) == role:
            found[design_name(mapping, name)] = settle(source.table[name])
    return pl.DataFrame([column.alias(name) for name, column in found.items()])


def settle(column: pl.Series) -> pl.Series:
    """Make numbers of whole numbers written plainly, so that 2 stands before 10; else text.

    `01` and `1` stay two labels: a column is turned only if every value of it is written as a
    whole number is, so that no two values become one.
    """
    if column.dtype != pl.String:
        return column
    texts = text_of(column)
    whole = texts.drop_nulls()
    plain = whole.str.contains(r"^(0|-?[1-9]\d{0,17})$").all()
    return texts.cast(pl.Int64).alias(column.name) if whole.len() and plain else texts


def settle_keys(respondents: pl.DataFrame) -> pl.DataFrame:
    """Make numbers of keys that are plainly whole numbers, so that they sort as such."""
    keys = [name for name in ("respondent", "day", "household") if name in respondents.columns]
    return respondents.with_columns(settle(respondents[name]) for name in keys)


def design_name(mapping: Mapping, column: str) -> str:
    """Name a column of the design among carepact's columns."""
    return f"{column}_of_design" if column in (*mapping.columns, "weight", "year") else column


def make_column(
    name: str, rule: Column, source: LabelledTable, missing: tuple[str, ...], faults: Faults
) -> pl.Series:
    """Make one of carepact's columns, shape (rows,)."""
    raw = _joined(rule, source).alias(name)
    texts = text_of(raw)
    marks = (*rule.missing, *missing)
    if marks:
        raw = pl.select(pl.when(~texts.is_in(list(marks))).then(raw).alias(name)).to_series()
        texts = text_of(raw)
    kind = kind_of(name)
    if kind == "key":
        return texts
    labels = source.labels.get(rule.column[0], {}) if len(rule.column) == 1 else {}
    decimal = source.decimal
    has_words = bool(rule.words) or rule.otherwise is not None
    if has_words and not rule.bands:
        texts = raw = _worded(name, rule, texts, labels, faults)
        decimal = ""
    if kind == "flag":
        return _flags(name, texts, faults)
    if kind == "number" or rule.unit or rule.bands:
        read = read_numbers(f"columns.{name}", raw, (), decimal, faults)
        read = check_range(f"columns.{name}", name, read, faults)
        return _banded(name, rule, read) if rule.bands else _as_whole(read)
    if has_words:
        return texts
    return texts.replace(labels) if labels else settle(raw)


def _joined(rule: Column, source: LabelledTable) -> pl.Series:
    """Return a column, or several joined by a hyphen."""
    if len(rule.column) == 1:
        return source.table[rule.column[0]]
    return join_texts(source.table, rule.column)


def _worded(
    name: str, rule: Column, texts: pl.Series, labels: dict[str, str], faults: Faults
) -> pl.Series:
    """Replace values, or their labels, by carepact's words."""
    words = dict(rule.words)
    for value, label in labels.items():
        if label in rule.words:
            words.setdefault(value, rule.words[label])
    unknown = sorted(set(texts.drop_nulls().unique().to_list()) - set(words))
    if unknown and rule.otherwise is None:
        faults.add(
            _(
                "columns.{name}: the file holds {listed}, for which there is no word. "
                "Add them under 'words', or under 'missing'.",
                name=name,
                listed=list_some([f"'{value}'" for value in unknown]),
            )
        )
    otherwise = pl.lit(rule.otherwise, dtype=pl.String)
    return pl.select(
        pl.when(texts.is_not_null())
        .then(
            texts.to_frame(name).select(
                pl.col(name).replace_strict(words, default=otherwise, return_dtype=pl.String)
            )[name]
        )
        .alias(name)
    ).to_series()


def _flags(name: str, texts: pl.Series, faults: Faults) -> pl.Series:
    """Read true and false; where neither is told, it is null."""
    yes, no = ("true", "1"), ("false", "0")
    lower = texts.str.to_lowercase()
    unknown = sorted(set(lower.drop_nulls().unique().to_list()) - {*yes, *no})
    if unknown:
        faults.add(
            _(
                "columns.{name}: {listed} is neither true nor false. Give 'words' for them.",
                name=name,
                listed=list_some([f"'{value}'" for value in unknown]),
            )
        )
    return lower.is_in(list(yes)).alias(name)


def _as_whole(read: pl.Series) -> pl.Series:
    """Make whole numbers of numbers that all are."""
    return read.cast(pl.Int64) if are_whole(read) else read


def _banded(name: str, rule: Column, read: pl.Series) -> pl.Series:
    """Cut a number into bands."""
    edges = list(rule.bands)
    whole = all(edge.is_integer() for edge in edges)
    closed = [
        f"{a:g}-{b - 1:g}" if whole else f"{a:g} to under {b:g}"
        for a, b in itertools.pairwise(edges)
    ]
    labels = [f"under {edges[0]:g}", *closed, f"{edges[-1]:g}+"]
    known = read.cast(pl.Float64).fill_null(edges[0]).to_numpy()
    band = pl.Series(name, [labels[i] for i in np.searchsorted(edges, known, side="right")])
    return pl.select(pl.when(read.is_not_null()).then(band).alias(name)).to_series()


def _check_one_meaning(frame: pl.DataFrame, faults: Faults) -> None:
    """Refuse a diary whose rows tell two things of the same person."""
    twice = frame.filter(pl.struct(key_columns(frame)).is_duplicated())["respondent"].unique()
    if twice.len():
        faults.add(
            _(
                "{count} respondents carry two different weights or characteristics: {listed}. "
                "Give each diary one, or take the column out of 'columns'.",
                count=twice.len(),
                listed=list_some(twice.sort().to_list()),
            )
        )
