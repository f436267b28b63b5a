"""Lay out a table: its cells and margins, and one block of figures a statistic."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core import voice
from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.protection import Protection, protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import DesignError
from carepact.core.estimates import MARGIN, Block, without_error
from carepact.core.messages import _
from carepact.data.icatus.grouping import Grouping
from carepact.data.timeuse import Diaries
from carepact.measure.atoms import Atoms
from carepact.measure.contrasts import Contrast, find_gaps, find_shares, find_trends
from carepact.measure.domains import Domains
from carepact.measure.entries import list_amounts, list_entries
from carepact.measure.replicates import Replication
from carepact.measure.request import Request
from carepact.measure.statistics import Scale, Statistic
from carepact.measure.sums import CellSums, sum_by_cell
from carepact.measure.taylor import taylor_mean_error


@dataclass(frozen=True)
class Table:
    """The listed cells of a table: the disjoint ones, then the margins asked for."""

    cells: pl.DataFrame
    """Labels, and `margin` where there are margins, shape (listed, columns)."""
    parts: BoolArray
    """Which disjoint cells each listed cell holds, shape (listed, C)."""
    sums: CellSums
    """Sums of the listed cells."""
    n: IntArray
    """Persons, shape (listed,). [persons]"""
    participants: IntArray
    """Persons with any minute of the activity, shape (listed, K). [persons]"""
    protection: Protection
    """What of the listed cells may not leave."""
    scale: Scale
    domains: Domains
    grouping: Grouping
    replication: Replication
    persons: Persons
    rule: DisclosureRule

    def block(self, statistic: Statistic) -> Block:
        """Compute one statistic for every listed cell."""
        n = np.repeat(self.n[:, None], len(self.grouping.groups), axis=1)
        stands_on = self.participants if statistic.counts_participants else n
        theta = statistic.compute(self.sums, self.scale)
        if statistic.is_mean or statistic.counts_participants:
            theta = without_error(theta, self.single)
        return Block(
            statistic=statistic.name,
            unit=statistic.unit,
            interval=statistic.interval,
            labels=self.cells,
            protection=self.protection,
            theta=theta,
            n=stands_on,
            n_smallest=stands_on,
            n_kish=self.sums.n_kish,
            degrees_of_freedom=self.own_freedom,
            thin=self.find_thin(self.parts, self.own_freedom),
            activities=self.grouping.groups,
            titles=self.grouping.titles,
            not_collected=self.grouping.not_collected,
        )

    def contrast_blocks(self, gap: str | None, share: str | None, trend: str | None) -> list[Block]:
        """Compute the comparisons asked for, each among the cells that are no margin of it."""
        blocks = []
        for option, spec, find in (
            ("gap", gap, find_gaps),
            ("share", share, find_shares),
            ("trend", trend, find_trends),
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
        if MARGIN not in self.cells.columns:
            return np.arange(self.cells.height)
        summed = self.cells[MARGIN].str.split(",").list.contains(column)
        return np.flatnonzero(~summed.to_numpy())

    def _contrast_block(self, contrast: Contrast, kept: NDArray[np.intp]) -> Block:
        """Turn a contrast of some listed cells into a block of the table."""
        uses = np.zeros((contrast.uses.shape[0], self.cells.height), dtype=bool)
        uses[:, kept] = contrast.uses
        sizes = np.where(uses, self.n, np.iinfo(np.int64).max)
        n = uses.astype(np.int64) @ self.n
        activities = len(self.grouping.groups)
        whole = (uses.astype(np.int64) @ self.parts) > 0
        freedom = self.freedom(whole)
        theta = contrast.theta
        if not contrast.is_share:
            theta = without_error(theta, np.asarray((uses & self.single).any(axis=1)))
        return Block(
            statistic=contrast.statistic,
            unit=contrast.unit,
            interval="logit" if contrast.is_share else "t",
            labels=contrast.labels,
            protection=self.protection.of_comparisons(uses),
            theta=theta,
            n=np.repeat(n[:, None], activities, axis=1),
            n_smallest=np.repeat(sizes.min(axis=1)[:, None], activities, axis=1),
            n_kish=np.full(n.size, np.nan),
            degrees_of_freedom=freedom,
            thin=self.find_thin(whole, freedom),
            activities=self.grouping.groups,
            titles=self.grouping.titles,
            not_collected=self.grouping.not_collected,
            relative=contrast.is_share,
        )

    def amount_block(self, column: str, respondents: pl.DataFrame, unit: str) -> Block:
        """Average a numeric column over those for whom it is known."""
        values = respondents[column].cast(pl.Float64)
        known = values.is_not_null().to_numpy()
        cell = np.where(known, self.domains.cell, -1)
        amounts = values.fill_null(0.0).to_numpy()
        sums = sum_by_cell(
            self.replication.weights, amounts[:, None], cell, self.parts.shape[1]
        ).combine(self.parts.astype(float))
        telling = replace(self.persons, cell=cell)
        listing = list_amounts(telling, self.parts, amounts, self.rule.depth)
        n = listing.persons_of_lines[:, None]
        single = self.replication.find_single(cell, self.parts)
        return Block(
            statistic="mean_amount",
            unit=unit,
            interval="t" if listing.quantities[0].is_signed else "t from 0",
            labels=self.cells,
            protection=protect(listing, self.rule, beside=self.protection),
            theta=without_error(sums.mean, single),
            n=n,
            n_smallest=n,
            n_kish=sums.n_kish,
            degrees_of_freedom=self.own_freedom,
            thin=self.find_thin(self.parts, self.own_freedom),
            activities=(column,),
            titles=(column.replace("_", " "),),
        )

    def taylor(self, minutes: FloatArray) -> FloatArray:
        """Compute the means' standard errors by linearisation, shape (listed, K). [min/day]"""
        design = self.replication
        if design.stratum is None or design.psu is None:
            message = _(
                "{given}: Taylor linearisation needs strata and first-stage units, which this "
                "survey's file does not tell. Leave it out.",
                given=voice.given("cross_check", value=True),
            )
            raise DesignError(message)
        weight = design.weights[:, 0]
        inside = self.parts[:, self.domains.cell] & self.domains.inside
        error = taylor_mean_error(weight, minutes, inside, (design.stratum, design.psu))
        return np.where(self.single[:, None], np.nan, error)

    @functools.cached_property
    def single(self) -> BoolArray:
        """Which listed cells hold one first-stage unit, so that a mean has no error."""
        return self.replication.find_single(self.domains.cell, self.parts)

    @functools.cached_property
    def own_freedom(self) -> FloatArray:
        """Degrees of freedom of the listed cells, counted once for all statistics."""
        return self.freedom(self.parts)

    def find_thin(self, unions: BoolArray, freedom: FloatArray) -> BoolArray:
        """Tell whose error lies between two units of which one is few persons, shape (rows,)."""
        return self.replication.find_thin(self.persons, unions, freedom, self.rule)

    def freedom(self, unions: BoolArray) -> FloatArray:
        """Count the degrees of freedom of unions of disjoint cells, shape (rows,)."""
        return self.replication.degrees_of_freedom(self.domains.cell, unions)


def lay_out(
    domains: Domains,
    minutes: FloatArray,
    atoms: Atoms,
    grouping: Grouping,
    replication: Replication,
    diaries: Diaries,
    request: Request,
) -> Table:
    """Sum the minutes by cell, add the margins where asked for, and see what may leave."""
    disjoint = sum_by_cell(
        replication.weights, minutes, domains.cell, domains.cells.height, atoms.rests
    )
    cells, parts = domains.cells, np.eye(domains.cells.height, dtype=bool)
    sums = disjoint
    if request.margins and request.by:
        cells, parts = add_margins(domains.cells)
        sums = disjoint.combine(parts.astype(float))
    rule = request.disclosure
    weight = replication.weights[:, 0]
    persons = Persons(diaries.person, domains.cell, weight, domains.cells.height)
    listing = list_entries(persons, parts, atoms, minutes, disjoint, rule)
    return Table(
        cells,
        parts,
        sums,
        n=listing.persons_of_lines,
        participants=listing.quantities[0].of_entries.contributors,
        protection=protect(listing, rule),
        scale=Scale(diaries.weight_unit, *domains.pooled(parts)),
        domains=domains,
        grouping=grouping,
        replication=replication,
        persons=persons,
        rule=rule,
    )


def add_margins(cells: pl.DataFrame) -> tuple[pl.DataFrame, BoolArray]:
    """Append the totals over every set of columns, as labels and as parts.

    A row names in the column `margin` what it sums over, and has no label there: whatever
    word a survey uses as a label, it is none of a margin.
    """
    columns = cells.columns
    frames = [cells.with_columns(pl.lit("").alias(MARGIN))]
    parts = [np.eye(cells.height, dtype=bool)]
    for size in range(1, len(columns) + 1):
        for summed in itertools.combinations(columns, size):
            nothing = [pl.lit(None, dtype=cells.schema[name]).alias(name) for name in summed]
            merged = cells.with_columns(*nothing, pl.lit(",".join(summed)).alias(MARGIN))
            unique = merged.unique(maintain_order=True)
            frames.append(unique)
            place = merged.join(
                unique.with_row_index("_row"),
                on=columns,
                how="left",
                maintain_order="left",
                nulls_equal=True,
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
            "{given}: there is nothing to compare. Take in more categories.",
            given=voice.given(option, spec),
        )
        raise DesignError(message)
