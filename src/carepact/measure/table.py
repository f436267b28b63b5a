"""Lay out a table: its cells and margins, and one block of figures a statistic."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure_control import ALL
from carepact.core.errors import DesignError
from carepact.core.figures import Block
from carepact.core.messages import _
from carepact.core.units import WeightUnit
from carepact.data.icatus.grouping import Grouping
from carepact.measure.contrasts import Contrast, find_gaps, find_shares, find_trends
from carepact.measure.domains import Domains
from carepact.measure.replicates import Replication
from carepact.measure.statistics import Scale, Statistic
from carepact.measure.sums import CellSums, sum_by_cell
from carepact.measure.taylor import taylor_mean_error


@dataclass(frozen=True)
class Table:
    """The listed cells of a table: the disjoint ones, then the margins asked for."""

    cells: pl.DataFrame
    """Labels, `all` for a margin, shape (listed, domain columns)."""
    parts: BoolArray
    """Which disjoint cells each listed cell holds, shape (listed, C)."""
    sums: CellSums
    """Sums of the listed cells."""
    scale: Scale
    domains: Domains
    grouping: Grouping
    replication: Replication

    def block(self, statistic: Statistic) -> Block:
        """Compute one statistic for every listed cell."""
        n = np.repeat(self.sums.n[:, None], len(self.grouping.groups), axis=1)
        stands_on = self.sums.participants if statistic.counts_participants else n
        return Block(
            statistic=statistic.name,
            unit=statistic.unit,
            interval=statistic.interval,
            labels=self.cells,
            uses=np.eye(self.cells.height, dtype=bool),
            theta=statistic.compute(self.sums, self.scale),
            n=stands_on,
            n_smallest=stands_on,
            n_kish=self.sums.n_kish,
            degrees_of_freedom=self.freedom(self.parts),
            activities=self.grouping.groups,
            titles=self.grouping.titles,
            participants=self.sums.participants if statistic.shows_participants else None,
        )

    def contrast_blocks(self, gap: str | None, share: str | None, trend: str | None) -> list[Block]:
        """Compute the comparisons asked for, each among the cells that are no margin of it."""
        blocks = []
        for option, spec, find in (
            ("--gap", gap, find_gaps),
            ("--share", share, find_shares),
            ("--trend", trend, find_trends),
        ):
            if spec is None:
                continue
            kept = self._without_margins_of(spec.partition("=")[0])
            found = find(
                self.cells[kept.tolist()], self.sums.combine(_pick(kept, self.cells.height)), spec
            )
            blocks += [self._contrast_block(contrast, kept) for contrast in found]
            _refuse_nothing(found, option, spec)
        return blocks

    def _without_margins_of(self, column: str) -> NDArray[np.intp]:
        """Return the positions of listed cells that are no margin of a column."""
        if column not in self.cells.columns:
            return np.arange(self.cells.height)
        return np.flatnonzero((self.cells[column].cast(pl.String) != ALL).to_numpy())

    def _contrast_block(self, contrast: Contrast, kept: NDArray[np.intp]) -> Block:
        """Turn a contrast of some listed cells into a block of the table."""
        uses = np.zeros((contrast.uses.shape[0], self.cells.height), dtype=bool)
        uses[:, kept] = contrast.uses
        sizes = np.where(uses, self.sums.n, np.iinfo(np.int64).max)
        n = uses.astype(np.int64) @ self.sums.n
        activities = len(self.grouping.groups)
        return Block(
            statistic=contrast.statistic,
            unit=contrast.unit,
            interval="logit" if contrast.is_share else "t",
            labels=contrast.labels,
            uses=uses,
            theta=contrast.theta,
            n=np.repeat(n[:, None], activities, axis=1),
            n_smallest=np.repeat(sizes.min(axis=1)[:, None], activities, axis=1),
            n_kish=np.full(n.size, np.nan),
            degrees_of_freedom=self.freedom((uses.astype(np.int64) @ self.parts) > 0),
            activities=self.grouping.groups,
            titles=self.grouping.titles,
            relative=contrast.is_share,
        )

    def amount_block(self, column: str, respondents: pl.DataFrame, unit: str) -> Block:
        """Average a numeric column over those for whom it is known."""
        values = respondents[column].cast(pl.Float64)
        known = values.is_not_null().to_numpy()
        cell = np.where(known, self.domains.cell, -1)
        cells = self.parts.shape[1]
        amounts = values.fill_null(0.0).to_numpy()[:, None]
        sums = sum_by_cell(self.replication.weights, amounts, cell, cells).combine(
            self.parts.astype(float)
        )
        n = sums.n[:, None]
        return Block(
            statistic="mean_amount",
            unit=unit,
            interval="t",
            labels=self.cells,
            uses=np.eye(self.cells.height, dtype=bool),
            theta=sums.mean,
            n=n,
            n_smallest=n,
            n_kish=sums.n_kish,
            degrees_of_freedom=self.freedom(self.parts),
            activities=(column,),
            titles=(column.replace("_", " "),),
            participants=n,
        )

    def taylor(self, minutes: FloatArray) -> FloatArray:
        """Compute the means' standard errors by linearisation, shape (listed, K). [min/day]"""
        design = self.replication
        if design.stratum is None or design.psu is None:
            message = _(
                "--cross-check: Taylor linearisation needs strata and first-stage units, which "
                "this survey's file does not tell. Leave it out."
            )
            raise DesignError(message)
        weight = design.weights[:, 0]
        inside = self.parts[:, self.domains.cell] & self.domains.inside
        return taylor_mean_error(weight, minutes, inside, (design.stratum, design.psu))

    def freedom(self, unions: BoolArray) -> FloatArray:
        """Count the degrees of freedom of unions of disjoint cells, shape (rows,)."""
        return self.replication.degrees_of_freedom(self.domains.cell, unions)


def lay_out(
    domains: Domains,
    minutes: FloatArray,
    grouping: Grouping,
    replication: Replication,
    weight_unit: WeightUnit,
    *,
    margins: bool,
) -> Table:
    """Sum the minutes by cell, and add the margins where they are asked for."""
    disjoint = sum_by_cell(replication.weights, minutes, domains.cell, domains.cells.height)
    cells, parts = domains.cells, np.eye(domains.cells.height, dtype=bool)
    sums = disjoint
    if margins:
        cells, parts = add_margins(domains.cells)
        sums = disjoint.combine(parts.astype(float))
    scale = Scale(weight_unit, *domains.pooled(parts))
    return Table(cells, parts, sums, scale, domains, grouping, replication)


def add_margins(cells: pl.DataFrame) -> tuple[pl.DataFrame, BoolArray]:
    """Append the totals over every set of columns, as labels and as parts."""
    columns = cells.columns
    labels = cells.cast(pl.String)
    frames, parts = [labels], [np.eye(cells.height, dtype=bool)]
    for size in range(1, len(columns) + 1):
        for summed in itertools.combinations(columns, size):
            merged = labels.with_columns([pl.lit(ALL).alias(name) for name in summed])
            unique = merged.unique(maintain_order=True)
            frames.append(unique)
            place = merged.join(
                unique.with_row_index("_row"), on=columns, how="left", maintain_order="left"
            )["_row"].to_numpy()
            parts.append(place[None, :] == np.arange(unique.height)[:, None])
    return pl.concat(frames), np.concatenate(parts)


def _pick(kept: NDArray[np.intp], cells: int) -> FloatArray:
    """Make the matrix that picks some cells, shape (kept, cells)."""
    picked = np.zeros((kept.size, cells))
    picked[np.arange(kept.size), kept] = 1.0
    return picked


def _refuse_nothing(found: list[Contrast], option: str, spec: str) -> None:
    """Refuse a comparison that compares nothing."""
    if any(contrast.labels.height == 0 for contrast in found):
        message = _(
            "{option} {spec}: there is nothing to compare. Take in more categories.",
            option=option,
            spec=spec,
        )
        raise DesignError(message)
