"""Hours of a year by cell, year and kind of work: what a price can be laid on.

A kind is any label of an activity code, such as the occupation that would do the work.
Years stay apart, so that each year's hours can meet the prices of that year.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions, Persons
from carepact.core.disclosure.listing import Listing
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.estimates import EVERYBODY, WHOLE
from carepact.core.layout import Layout
from carepact.core.messages import Message
from carepact.core.provenance import Source
from carepact.core.uncertainty import bootstrap_standard_error, replicate_standard_error
from carepact.core.units import MINUTES_PER_HOUR, days_in_year
from carepact.data.icatus.grouping import Grouping, read_grouping
from carepact.data.timeuse import Diaries
from carepact.measure.designs import replicate_design
from carepact.measure.domains import Domains, form_domains
from carepact.measure.entries import list_kinds
from carepact.measure.minutes import SimultaneityRule, choose_rule, counted_minutes
from carepact.measure.replicates import Replication
from carepact.measure.request import Request
from carepact.measure.sums import sum_by_cell
from carepact.measure.table import add_margins


@dataclass(frozen=True)
class CareHours:
    """Hours of a year. `C` cells of one year each, `A` kinds of work, `R` replicates."""

    layout: Layout
    """The lines of the table; `parts` tells which cells of which years each holds."""
    hours: FloatArray
    """Hours of the cell in its year, shape (C, A, 1 + R). [hours a year]"""
    persons: FloatArray
    """Persons of the cell, shape (C, 1 + R). [persons]"""
    year: IntArray
    """Year of each cell, shape (C,). [calendar year]"""
    kinds: tuple[str, ...]
    """Label of each kind of work, shape (A,)."""
    members: FloatArray
    """1 where a kind belongs to an activity of the table, shape (A, K)."""
    minutes: FloatArray
    """Minutes of each kind of work on the diary day, shape (n, A). [min/day]"""
    hours_per_minute: FloatArray
    """What one weighted minute is worth in each cell, shape (C,). [hours a year]"""
    cell: IntArray
    """Cell of each respondent, -1 outside, shape (n,)."""
    replication: Replication
    persons_in_cells: Persons
    """Who stands in which cell, with the final weight."""
    listing: Listing
    """What the table tells of hours, for the disclosure system."""
    rule: str
    disclosure: DisclosureRule
    title: str
    settings: dict[str, object]

    @property
    def weights(self) -> FloatArray:
        """Final weight (column 0) and replicates, shape (n, 1 + R). [unit of the weight]"""
        return self.replication.weights

    @property
    def standard_error(self) -> Callable[[FloatArray, FloatArray], FloatArray]:
        """How replicates become an error: with all of them, or those that hold a member."""
        if self.replication.leaves_out_empty:
            return bootstrap_standard_error
        return replicate_standard_error

    @property
    def source(self) -> Source | None:
        """The file that the replicates were read from."""
        return self.replication.source

    @property
    def coefficients(self) -> FloatArray:
        """Variance coefficient of each replicate, shape (R,)."""
        return self.replication.coefficients

    @property
    def method(self) -> str:
        """Variance method as printed."""
        return self.replication.label

    @property
    def seed(self) -> int | None:
        """Seed of replicates that were drawn at random."""
        return self.replication.seed


def estimate_hours(
    diaries: Diaries, kind_of_code: Sequence[str | None], request: Request
) -> CareHours:
    """Estimate the hours of a year by cell, year and kind of work.

    Parameters
    ----------
    diaries : Diaries
        A survey from `read_diaries`.
    kind_of_code : sequence of str or None
        Kind of each of the survey's codes, in the order of `diaries.codes`; None for
        what is no work to be priced.
    request : Request
        Of whom and of which activities, as for `estimate_care_time`.

    Returns
    -------
    CareHours
        Hours with replicates, and what a price by person needs.

    Raises
    ------
    CareError
        If a column, grouping, condition or option is wrong, or the domain is empty.
    """
    rule = choose_rule(diaries, request.simultaneity)
    grouping = read_grouping(request.groups, diaries.codes, diaries.crosswalk)
    with_year = (*request.by, "year") if "year" not in request.by else tuple(request.by)
    domains = form_domains(diaries, with_year, request.where, request.age_bands)
    design = request.replication or replicate_design(diaries, request.method, request.seed)
    kinds, members, atoms = _split_codes(kind_of_code, grouping)
    by_kind = _minutes_by_kind(diaries, rule, atoms, len(kinds))
    sums = sum_by_cell(design.weights, by_kind, domains.cell, domains.cells.height)
    year = np.asarray(domains.cells["year"].to_numpy(), dtype=np.int64)
    days = np.array([days_in_year(int(one)) for one in year], dtype=float)
    whole_year = diaries.weight_unit == "person-days of a year"
    per_minute = np.where(whole_year, 1.0, days) / MINUTES_PER_HOUR
    weight = design.weights[:, 0]
    persons = Persons(diaries.person, domains.cell, weight, domains.cells.height)
    lines, parts = _list_lines(domains, request)
    listed = list_kinds(persons, parts, members > 0, by_kind, sums, request.disclosure)
    listing = _list_hours(listed, per_minute, year)
    return CareHours(
        layout=_lay_out(
            domains, lines, parts, listing.persons_of_lines, persons, request, design, grouping
        ),
        hours=sums.minutes * per_minute[:, None, None],
        persons=sums.weight / np.where(whole_year, days, 1.0)[:, None],
        year=year,
        kinds=kinds,
        members=members,
        minutes=by_kind,
        hours_per_minute=per_minute,
        cell=domains.cell,
        replication=design,
        persons_in_cells=persons,
        listing=listing,
        rule=rule,
        disclosure=request.disclosure,
        title=Message("{groups}. {survey}", {"groups": grouping.title, "survey": diaries.title}),
        settings={
            "survey": diaries.survey,
            "by": list(request.by),
            "groups": grouping.name,
            "groups_sha256": grouping.sha256,
            "where": request.where,
            "age_bands": list(request.age_bands),
            "simultaneity": rule,
            "method": design.label,
            "margins": request.margins,
            **request.disclosure.settings(),
        },
    )


def _split_codes(
    kind_of_code: Sequence[str | None], grouping: Grouping
) -> tuple[tuple[str, ...], FloatArray, IntArray]:
    """Divide the codes so that all of one part share kind and groups; -1 in no group."""
    found: dict[tuple[str, bytes], int] = {}
    atoms = np.full(len(kind_of_code), -1, dtype=np.int64)
    for code, kind in enumerate(kind_of_code):
        row = grouping.members[code]
        if row.any():
            atoms[code] = found.setdefault((kind or "", row.tobytes()), len(found))
    members = np.array([np.frombuffer(packed, dtype=bool) for _, packed in found], dtype=float)
    return tuple(kind for kind, _ in found), members.reshape(len(found), -1), atoms


def _minutes_by_kind(
    diaries: Diaries, rule: SimultaneityRule, atom: IntArray, atoms: int
) -> FloatArray:
    """Add each diary's minutes in each part of the codes, shape (n, A). [min/day]"""
    wanted = np.flatnonzero(atom >= 0).tolist()
    kept = replace(diaries, activities=diaries.activities.filter(pl.col("code").is_in(wanted)))
    row, code, minutes = counted_minutes(kept, rule)
    place = row.astype(np.int64)
    place *= atoms
    place += atom[code]
    del row, code, kept  # a million diaries: each of these is tens of megabytes
    summed = np.bincount(place, minutes, minlength=diaries.n * atoms)
    return summed.astype(np.float64, copy=False).reshape(diaries.n, atoms)


def _list_lines(domains: Domains, request: Request) -> tuple[pl.DataFrame, BoolArray]:
    """List the lines of the table: cells over their years, then the margins."""
    cells = domains.cells
    by = list(request.by)
    labels = cells.select(by) if by else pl.DataFrame({WHOLE: [EVERYBODY] * cells.height})
    lines = labels.unique(maintain_order=True)
    place = labels.join(
        lines.with_row_index("_line"),
        on=labels.columns,
        how="left",
        maintain_order="left",
        nulls_equal=True,
    )["_line"].to_numpy()
    parts: BoolArray = place[None, :] == np.arange(lines.height)[:, None]
    if request.margins and by:
        lines, unions = add_margins(lines)
        parts = unions @ parts
    return lines, parts


def _list_hours(listed: Listing, per_minute: FloatArray, year: IntArray) -> Listing:
    """Turn weighted minutes into hours of a year, and lines into means of their years."""
    quantity = listed.quantities[0]
    of_cells = quantity.of_cells
    scaled = Contributions(
        of_cells.contributors,
        of_cells.total * per_minute[:, None],
        of_cells.largest * per_minute[:, None, None],
    )
    years = np.array([np.unique(year[row > 0]).size for row in listed.lines])
    return replace(
        listed,
        lines=listed.lines / years[:, None],
        quantities=(
            replace(
                quantity,
                mass=scaled.total,
                of_cells=scaled,
                most=None if quantity.most is None else quantity.most * per_minute,
            ),
        ),
    )


def _lay_out(
    domains: Domains,
    lines: pl.DataFrame,
    parts: BoolArray,
    n: IntArray,
    persons: Persons,
    request: Request,
    design: Replication,
    grouping: Grouping,
) -> Layout:
    """Lay out the lines of the table with what each of them stands on."""
    cells = domains.cells.height
    inside = domains.cell >= 0
    at = domains.cell[inside]
    weight = design.weights[inside, 0]
    whole = parts.astype(np.int64)
    total = whole @ np.bincount(at, weight, minlength=cells)
    squared = whole @ np.bincount(at, weight**2, minlength=cells)
    with np.errstate(divide="ignore", invalid="ignore"):
        n_kish = total**2 / squared
    freedom = design.degrees_of_freedom(domains.cell, parts)
    return Layout(
        cells=lines,
        parts=parts,
        n=n,
        n_kish=n_kish,
        degrees_of_freedom=freedom,
        thin=design.find_thin(persons, parts, freedom, request.disclosure),
        single=design.find_single(domains.cell, parts),
        activities=grouping.groups,
        titles=grouping.titles,
        not_collected=grouping.not_collected,
    )
