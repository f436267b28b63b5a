"""Domains: which cell of the table each respondent belongs to.

A domain is an indicator over the whole sample, never a filter: whoever is outside
keeps the place in the design. Cells are those of respondents, whose final weight is above
0: somebody of weight 0 makes no cell, and stands in one only if a respondent does.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.bands import band, label_bands
from carepact.core.errors import DataError, Faults, ParameterError, nearest
from carepact.core.estimates import EVERYBODY, FIXED_COLUMNS, MARGIN, WHOLE
from carepact.core.messages import _
from carepact.core.units import days_in_year
from carepact.data.timeuse import Diaries
from carepact.measure.age_classes import band_classes
from carepact.measure.condition import parse_condition
from carepact.measure.roles import RoleColumn, add_role_columns, labels_in_order

DEFAULT_AGE_BANDS = (15, 25, 35, 45, 55, 65)
"""First ages of the bands of `age_group`; the last one is open. [years]"""


@dataclass(frozen=True)
class Domains:
    """The cells of a table, and each respondent's place among them."""

    cells: pl.DataFrame
    """Labels of the disjoint cells, shape (cells, domain columns)."""
    cell: IntArray
    """Cell of each respondent, -1 outside, shape (n,)."""
    years: tuple[tuple[int, ...], ...]
    """Calendar years that each cell pools, shape (cells,)."""

    @property
    def inside(self) -> BoolArray:
        """Whether a respondent belongs to any cell, shape (n,)."""
        return self.cell >= 0

    def pooled(self, parts: BoolArray) -> tuple[IntArray, FloatArray]:
        """Count the years that unions of cells pool, and the days of these years.

        Parameters
        ----------
        parts : NDArray of bool, shape (unions, cells)
            Which cells each union holds.

        Returns
        -------
        tuple of arrays, shape (unions,)
            Years [years] and their mean length [days].
        """
        pools = [
            sorted({year for k in np.flatnonzero(row) for year in self.years[k]}) for row in parts
        ]
        days = [sum(days_in_year(year) for year in pool) / len(pool) for pool in pools]
        return np.array([len(pool) for pool in pools]), np.array(days)


def form_domains(
    diaries: Diaries,
    by: Sequence[str],
    where: str | None,
    age_bands: Sequence[int] = DEFAULT_AGE_BANDS,
) -> Domains:
    """Divide the respondents into the cells of a table.

    Parameters
    ----------
    diaries : Diaries
        The survey.
    by : sequence of str
        Columns whose combinations are the cells; also `age_group`, `role`,
        `role_and_partner`, `youngest_child`. Empty for one cell.
    where : str, optional
        Condition that respondents must meet.
    age_bands : sequence of int
        First ages of the bands; younger respondents are outside when `age_group` is
        asked for. [years]

    Raises
    ------
    ParameterError
        If a column is unknown (all are listed, the nearest offered), age bands do not
        rise, or the condition is not one.
    DataError
        If no respondent is left.
    """
    frame = _with_derived(diaries, by, where, age_bands)
    inside = pl.Series([True] * frame.height) if where is None else parse_condition(where, frame)
    if "age_group" in by:
        inside &= frame["age_group"].is_not_null() & (frame["age_group"] != f"under {age_bands[0]}")
    counts = inside & (frame["weight"] > 0)
    if not counts.any():
        message = _(
            "the domain holds no respondent. Widen {where}, or check its words.",
            where=voice.option("where"),
        )
        raise DataError(message)
    keyed = frame.select(by)
    if by:
        cells = _in_order(keyed.filter(counts).unique())
        place = cells.with_row_index("_cell")
        cell = keyed.join(place, on=list(by), how="left", maintain_order="left", nulls_equal=True)[
            "_cell"
        ]
    else:
        cells = pl.DataFrame({WHOLE: [EVERYBODY]})
        cell = pl.Series([0] * frame.height)
    position = cell.cast(pl.Int64).fill_null(-1).to_numpy().copy()
    position[~inside.to_numpy()] = -1
    return Domains(cells, position, _years_of(frame["year"], counts, cells, by))


def _in_order(cells: pl.DataFrame) -> pl.DataFrame:
    """Sort cells by their columns: women before men, mothers before fathers, then labels."""
    ranks = {label: rank for rank, label in enumerate(labels_in_order())}
    keys: list[pl.Expr] = []
    for name, dtype in cells.schema.items():
        if dtype == pl.String:
            keys.append(pl.col(name).replace_strict(ranks, default=len(ranks)))
        keys.append(pl.col(name))
    return cells.sort(keys, nulls_last=True)


def _with_derived(
    diaries: Diaries, by: Sequence[str], where: str | None, age_bands: Sequence[int]
) -> pl.DataFrame:
    """Add age bands and roles, after checking every column name."""
    _check_bands(age_bands)
    roles = get_args(RoleColumn)
    known = [*diaries.respondents.columns, "age_group", *roles]
    of_one_person = ("respondent", "household", "weight", "recorded_minutes")
    with Faults(ParameterError, voice.option("by")) as faults:
        for column in by:
            if column not in known:
                faults.add(
                    _("there is no column '{column}'.", column=column)
                    + nearest(column, known)
                    + " "
                    + _("Columns: {listed}.", listed=", ".join(known))
                )
            elif column in (WHOLE, MARGIN, *FIXED_COLUMNS):
                faults.add(
                    _(
                        "'{column}' is a column of every table. Name the survey's column "
                        "otherwise in its mapping file.",
                        column=column,
                    )
                )
            elif column in (*of_one_person, *diaries.column_units):
                faults.add(
                    _(
                        "'{column}' would print what single respondents said. Name a column of "
                        "categories; amounts are averaged with {amounts}.",
                        column=column,
                        amounts=voice.option("amounts"),
                    )
                )
        if len(set(by)) != len(by):
            faults.add(_("a column stands twice. Name each once."))
    wanted = set(by) | {name for name in roles if where and name in where}
    frame = add_role_columns(diaries, wanted, by)
    if "age_group" in by or (where and "age_group" in where):
        if "age" not in frame.columns:
            return frame.with_columns(age_group=band_classes(frame["age_class"], age_bands))
        below = pl.when(pl.col("age") < age_bands[0]).then(pl.lit(f"under {age_bands[0]}"))
        banded = band("age", age_bands, label_bands(age_bands))
        frame = frame.with_columns(age_group=pl.coalesce(banded, below))
    return frame


def _check_bands(age_bands: Sequence[int]) -> None:
    """Refuse age bands that are empty or do not rise."""
    rising = all(a < b for a, b in itertools.pairwise(age_bands))
    if not age_bands or not rising or age_bands[0] < 0:
        message = _(
            "{given}: first ages must rise from 0 or more. Write for example {example}.",
            given=voice.given("age_bands", tuple(age_bands)),
            example=voice.given("age_bands", (15, 25, 45, 65)),
        )
        raise ParameterError(message)


def _years_of(
    year: pl.Series, counts: pl.Series, cells: pl.DataFrame, by: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """List the years that each cell pools: its own, or all years of the domain."""
    if "year" in by:
        return tuple((int(value),) for value in cells["year"].to_list())
    present = tuple(sorted(year.filter(counts).unique().to_list()))
    return (present,) * cells.height
