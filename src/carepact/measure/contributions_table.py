"""Lay out what each person contributes to a table, for an office's own disclosure tools.

Raw and confidential: it tells of single persons. No result holds it; it is made from the
survey where it is asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.rules import DisclosureRule
from carepact.data.icatus.grouping import LAYERED, read_grouping
from carepact.data.timeuse import Diaries
from carepact.measure.atoms import Atoms, split_activities, split_layers
from carepact.measure.care_layers import layer_minutes
from carepact.measure.designs import replicate_design
from carepact.measure.domains import form_domains
from carepact.measure.minutes import choose_rule, minutes_by_group
from carepact.measure.request import Request
from carepact.measure.table import add_margins


@dataclass(frozen=True)
class ContributionsTable:
    """Contributions of persons to a table, and the table's cells with the largest of them."""

    survey: str
    columns: tuple[str, ...]
    """Columns that divide the table."""
    persons: pl.DataFrame
    """Columns, `activity` (a finest part), `person`, `contribution`; nothing where zero."""
    cells: pl.DataFrame
    """Columns (null where summed over), `activity`, `value`, `frequency`, `largest_1` to
    `largest_D`, `unsafe`; nothing where nobody contributes."""
    parts: Mapping[str, tuple[str, ...]]
    """Finest parts of each activity, and of each part itself."""
    within: Mapping[str, str | None]
    """What an activity or part lies in, None at the top; only parts where activities overlap."""
    margins: bool
    rule: DisclosureRule


def lay_out_contributions(diaries: Diaries, request: Request) -> ContributionsTable:
    """List the contributions to the table that a request asks for.

    Parameters
    ----------
    diaries : Diaries
        The survey.
    request : Request
        Of whom and of which activities, as for `estimate_care_time`.
    """
    domains = form_domains(diaries, request.by, request.where, request.age_bands)
    design = request.replication or replicate_design(diaries, request.method, request.seed)
    atoms, minutes, groups = _split(diaries, request)
    weight = design.weights[:, 0]
    persons = Persons(diaries.person, domains.cell, weight, domains.cells.height)
    labels = _fill_not_stated(domains.cells.select(pl.all().cast(pl.String)))
    parts = _name_parts(atoms.members, groups)
    finest = [name for name, held in parts.items() if held == (name,)]
    within = _nest(parts, finest)
    with_margins = bool(request.margins and request.by)
    lines, unions = labels, np.eye(labels.height, dtype=bool)
    if with_margins:
        lines, unions = add_margins(labels)
    return ContributionsTable(
        survey=diaries.title,
        columns=tuple(labels.columns),
        persons=_list_persons(persons, labels, minutes, finest),
        cells=_list_cells(
            persons, lines.select(labels.columns), unions, minutes,
            {name: [finest.index(one) for one in parts[name]] for name in within},
            request.disclosure,
        ),
        parts=parts,
        within=within,
        margins=with_margins,
        rule=request.disclosure,
    )  # fmt: skip


def free_word(word: str, labels: Iterable[str | None]) -> str:
    """Lengthen a word until no label is the same: words of tools never meet those of data."""
    taken = set(labels)
    while word in taken:
        word += "_"
    return word


def _fill_not_stated(labels: pl.DataFrame) -> pl.DataFrame:
    """Give what is not stated a word that is no label of its column."""
    return labels.with_columns(
        pl.col(name).fill_null(free_word("not stated", labels[name].to_list()))
        for name in labels.columns
    )


def _split(diaries: Diaries, request: Request) -> tuple[Atoms, FloatArray, tuple[str, ...]]:
    """Divide the activities of a request into parts that none divides, with their minutes."""
    if request.groups in LAYERED:
        layers = layer_minutes(request.groups, diaries)
        atoms = split_layers(layers)
        return atoms, atoms.of(layers.minutes), layers.grouping.groups
    rule = choose_rule(diaries, request.simultaneity)
    grouping = read_grouping(request.groups, diaries.codes, diaries.crosswalk)
    atoms = split_activities(diaries, grouping, rule)
    return atoms, atoms.of(minutes_by_group(diaries, grouping, rule)), grouping.groups


def _name_parts(members: BoolArray, groups: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Name the parts: after the activity that is one part, or as a part of the smallest one."""
    names: list[str] = []
    for number, row in enumerate(members, start=1):
        held_by = sorted(np.flatnonzero(row), key=lambda k: members[:, k].sum())
        smallest = groups[held_by[0]]
        alone = members[:, held_by[0]].sum() == 1
        names.append(smallest if alone else f"{smallest}.part{number}")
    parts: dict[str, tuple[str, ...]] = {name: (name,) for name in names}
    for group, column in zip(groups, members.T, strict=True):
        parts.setdefault(group, tuple(names[a] for a in np.flatnonzero(column)))
    return parts


def _nest(parts: Mapping[str, tuple[str, ...]], finest: list[str]) -> dict[str, str | None]:
    """Find what each activity lies in; only the parts, side by side, where some overlap."""
    sets = {name: frozenset(held) for name, held in parts.items() if held}
    if any(a & b and not (a <= b or b <= a) for a in sets.values() for b in sets.values()):
        return dict.fromkeys(finest)
    distinct = {held: name for name, held in reversed(sets.items())}
    nested: dict[str, str | None] = {}
    for held, name in reversed(distinct.items()):
        above = [other for other in distinct if held < other]
        nested[name] = distinct[min(above, key=len)] if above else None
    return nested


def _list_persons(
    persons: Persons, labels: pl.DataFrame, minutes: FloatArray, finest: list[str]
) -> pl.DataFrame:
    """List weighted minutes by person, cell and part, days added up, persons numbered anew."""
    kept = (persons.cell >= 0) & (persons.weight > 0)
    row, part = np.nonzero((minutes > 0) & kept[:, None])
    found = pl.DataFrame(
        {
            "cell": persons.cell[row].astype(np.int64),
            "part": part.astype(np.int64),
            "person": persons.person[row].astype(np.int64),
            "contribution": persons.weight[row] * minutes[row, part],
        }
    )
    summed = (
        found.group_by("cell", "part", "person")
        .agg(pl.col("contribution").sum())
        .sort("cell", "part", "person")
    )
    names = pl.DataFrame({"part": np.arange(len(finest)), "activity": finest})
    numbered = labels.with_columns(cell=pl.int_range(labels.height, dtype=pl.Int64))
    return (
        summed.join(numbered, on="cell", how="left", maintain_order="left")
        .join(names, on="part", how="left", maintain_order="left")
        .with_columns(pl.col("person").rank("dense").cast(pl.Int64))
        .select(*labels.columns, "activity", "person", "contribution")
    )


def _list_cells(
    persons: Persons,
    lines: pl.DataFrame,
    unions: BoolArray,
    minutes: FloatArray,
    parts_of: Mapping[str, list[int]],
    rule: DisclosureRule,
) -> pl.DataFrame:
    """List value, persons, largest contributions and status of every cell of the table."""
    values = np.stack([minutes[:, at].sum(axis=1) for at in parts_of.values()], axis=1)
    sums = persons.gather(values, rule.depth, unions)
    unsafe = rule.is_unsafe(sums)
    blocks = [
        lines.with_columns(
            pl.lit(name).alias("activity"),
            pl.Series("value", sums.total[:, k]),
            pl.Series("frequency", sums.contributors[:, k]),
            *(pl.Series(f"largest_{d + 1}", sums.largest[:, k, d]) for d in range(rule.depth)),
            pl.Series("unsafe", unsafe[:, k]),
        )
        for k, name in enumerate(parts_of)
    ]
    return pl.concat(blocks).filter(pl.col("frequency") > 0)
