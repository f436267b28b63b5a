"""The lines of a table: its cells and margins, with what each of them stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.protection import Protection
from carepact.core.estimates import Block, IntervalKind


@dataclass(frozen=True)
class Layout:
    """The listed cells of a table. `L` listed, `C` disjoint cells, `K` activities."""

    cells: pl.DataFrame
    """Labels, and `margin` where there are margins, shape (L, columns)."""
    parts: BoolArray
    """Which disjoint cells each listed cell holds, shape (L, C)."""
    n: IntArray
    """Persons, unweighted, shape (L,). [persons]"""
    n_kish: FloatArray
    """Kish's effective size, shape (L,). [respondents]"""
    degrees_of_freedom: FloatArray
    """Degrees of freedom of each listed cell, shape (L,)."""
    thin: BoolArray
    """Whether the error lies between two units of which one is few persons, shape (L,)."""
    single: BoolArray
    """Which listed cells hold one first-stage unit: a mean has no error there, shape (L,)."""
    activities: tuple[str, ...]
    titles: tuple[str, ...]
    not_collected: tuple[str, ...] = ()
    """Activities that the survey does not ask."""

    def block(
        self,
        statistic: str,
        unit: str,
        theta: FloatArray,
        protection: Protection,
        *,
        interval: IntervalKind = "t from 0",
        marks: Mapping[str, str] | None = None,
    ) -> Block:
        """Make one block of the table from its figures.

        Parameters
        ----------
        statistic, unit : str
            Name and unit of the figures.
        theta : FloatArray, shape (L, K, 1 + R)
            Estimate and replicates. [unit]
        protection : Protection
            Which figures are hidden.
        interval : str
            How to bound them.
        marks : mapping, optional
            Further columns that hold one word for the whole block.
        """
        n = np.repeat(self.n[:, None], len(self.activities), axis=1)
        return Block(
            statistic=statistic,
            unit=unit,
            interval=interval,
            labels=self.cells,
            protection=protection,
            theta=theta,
            n=n,
            n_smallest=n,
            n_kish=self.n_kish,
            degrees_of_freedom=self.degrees_of_freedom,
            thin=self.thin,
            activities=self.activities,
            titles=self.titles,
            not_collected=self.not_collected,
            marks=marks or {},
        )
