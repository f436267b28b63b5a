"""Make carepact's respondents from the columns that a mapping file names."""

from __future__ import annotations

import itertools

import numpy as np
import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.model import Column, Mapping, kind_of
from carepact.data.timeuse.mapping.opening import Opened, numbers, wanted_columns

CHILD_UNDER = 18
"""Age from which nobody counts as a child. [years]"""


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
    source = opened.table("respondents")
    columns = {
        name: make_column(name, rule, source, mapping.missing, faults)
        for name, rule in mapping.columns.items()
    }
    frame = pl.DataFrame(columns)
    if "year" not in columns and mapping.year is not None:
        frame = frame.with_columns(year=pl.lit(mapping.year))
    frame = frame.with_columns(pl.col("year").cast(pl.Int32), pl.col("sex").fill_null("not stated"))
    frame = frame.with_columns(_weight(mapping, source, faults))
    frame = frame.with_columns(
        source.table[name].alias(design_name(mapping, name)) for name in wanted_columns(mapping)
    )
    if mapping.activities.form == "long" and opened.shares("activities"):
        frame = frame.unique(maintain_order=True)
        _check_one_meaning(frame, faults)
    if mapping.roster is not None:
        frame = _add_roster(frame, mapping, opened, faults)
    return frame


def design_name(mapping: Mapping, column: str) -> str:
    """Name a column of the design among carepact's columns."""
    return f"{column}_of_design" if column in (*mapping.columns, "weight", "year") else column


def key_columns(frame: pl.DataFrame) -> list[str]:
    """List the columns that tell one diary from another."""
    return [name for name in ("respondent", "day") if name in frame.columns]


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
        return texts if raw.dtype.is_float() else raw
    if rule.bands:
        return _banded(name, rule, raw, texts, faults)
    labels = source.labels.get(rule.column[0], {}) if len(rule.column) == 1 else {}
    if rule.words or rule.otherwise is not None:
        texts = _worded(name, rule, texts, labels, faults)
    elif kind == "number" or rule.unit:
        return _numeric(name, raw, texts, faults)
    elif kind != "flag":
        return texts.replace(labels) if labels or raw.dtype == pl.String else raw
    return _flags(name, texts, faults) if kind == "flag" else texts


def _joined(rule: Column, source: LabelledTable) -> pl.Series:
    """Return a column, or several joined by a hyphen."""
    if len(rule.column) == 1:
        return source.table[rule.column[0]]
    parts = [text_of(source.table[name]).alias(str(i)) for i, name in enumerate(rule.column)]
    return pl.select(pl.concat_str(parts, separator="-")).to_series()


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
    """Read true and false."""
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
    return lower.is_in(list(yes)).fill_null(value=False).alias(name)


def _numeric(name: str, raw: pl.Series, texts: pl.Series, faults: Faults) -> pl.Series:
    """Read numbers, noting what is none."""
    read = numbers(raw, (), texts)
    if read.is_nan().any():
        faults.add(
            _(
                "columns.{name}: {listed} is no number. Put it under 'missing', or correct it.",
                name=name,
                listed=list_some(
                    [f"'{v}'" for v in texts.filter(read.is_nan()).unique().sort().to_list()]
                ),
            )
        )
        read = read.fill_nan(None)
    known = read.drop_nulls()
    return read.cast(pl.Int64) if (known == known.round()).all() else read


def _banded(name: str, rule: Column, raw: pl.Series, texts: pl.Series, faults: Faults) -> pl.Series:
    """Cut a number into bands."""
    read = _numeric(name, raw, texts, faults)
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


def _weight(mapping: Mapping, source: LabelledTable, faults: Faults) -> pl.Series:
    """Read the final weight; one for everybody where the file has none."""
    if mapping.weight is None:
        return pl.Series("weight", [1.0] * source.table.height, dtype=pl.Float64)
    raw = source.table[mapping.weight.column].alias("weight")
    texts = text_of(raw)
    read = numbers(raw, mapping.missing, texts)
    if read.is_nan().any():
        faults.add(
            _(
                "weight.column: {listed} is no number. Correct the file.",
                listed=list_some([f"'{v}'" for v in texts.filter(read.is_nan()).to_list()]),
            )
        )
    return read


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


def _add_roster(
    frame: pl.DataFrame, mapping: Mapping, opened: Opened, faults: Faults
) -> pl.DataFrame:
    """Add household size, children at home and the youngest one's age from the roster."""
    roster, source = mapping.roster, opened.table("roster")
    if roster is None:
        return frame
    texts = text_of(source.table[roster.age])
    age = _numeric("roster.age", source.table[roster.age], texts, faults)
    members = pl.DataFrame(
        {
            "_home": text_of(source.table[roster.household]),
            "_age": age,
            "_person": text_of(source.table[roster.person])
            if roster.person
            else [None] * age.len(),
        }
    )
    own = mapping.columns["respondent"].column[-1]
    person = text_of(opened.table("respondents").table[own]) if roster.person else None
    keyed = frame.with_row_index("_row").with_columns(_home=text_of(frame["household"]))
    if person is not None and person.len() == frame.height:
        keyed = keyed.with_columns(_self=person)
    else:
        keyed = keyed.with_columns(_self=pl.lit(None, dtype=pl.String))
    lost = keyed.join(members, on="_home", how="anti")
    if lost.height:
        faults.add(
            _(
                "{file}: {count} households of respondents are not in it: {listed}. "
                "Use the roster of the same release.",
                file=source.file,
                count=lost.height,
                listed=list_some(lost["_home"].unique(maintain_order=True).to_list()),
            )
        )
    child = (pl.col("_age") < CHILD_UNDER) & (pl.col("_person") != pl.col("_self")).fill_null(
        value=True
    )
    homes = (
        keyed.select("_row", "_home", "_self")
        .join(members, on="_home", how="left")
        .group_by("_row")
        .agg(
            household_size=pl.len(),
            child_in_household=child.any(),
            youngest_child_age=pl.col("_age").filter(child).min(),
        )
    )
    joined = keyed.join(homes, on="_row", how="left", maintain_order="left")
    return joined.drop("_row", "_home", "_self")
