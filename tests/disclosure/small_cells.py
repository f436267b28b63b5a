"""Small surveys with cells of chosen sizes, and the lines along which a table adds up."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from tests.errors.small_surveys import COOKING, NO_COOKING, SLEEP, WORK, Slot, india_person

from carepact.core.arrays import IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.data.timeuse import Diaries, read_diaries

ALL = "all"
"""What stands, in these tests, in a column over which a line sums."""
UNITS = 4
TELLING = 77
"""Minutes of cooking that only the members of the hidden cell have. [min/day]"""


class Group(NamedTuple):
    """Respondents who are alike, and how many of them cook, for how long."""

    gender: str
    education: str
    n: int
    cooks: int = -1
    minutes: int = 120


def cooking_day(minutes: int) -> tuple[Slot, ...]:
    """Cook from ten o'clock on for some minutes, below three hours."""
    end = f"{10 + minutes // 60}:{minutes % 60:02d}"
    return (Slot("04:00", "10:00", SLEEP), Slot("10:00", end, COOKING), Slot(end, "04:00", WORK))


def read_groups(folder: Path, groups: Sequence[Group], **told: str | float) -> Diaries:
    """Write and read an India file whose cells have these sizes; weights are equal."""
    path = write_groups(folder, groups, **told)
    return read_diaries(path)


def write_groups(folder: Path, groups: Sequence[Group], **told: str | float) -> Path:
    """Write an India file; its persons lie in turn in four first-stage units."""
    rows: list[dict[str, str | float]] = []
    count = itertools.count()
    for group in groups:
        for i in range(group.n):
            serial = next(count)
            cooks = group.cooks < 0 or i < group.cooks
            rows += india_person(
                f"{30000 + serial % UNITS}{serial}_1",
                cooking_day(group.minutes) if cooks else NO_COOKING,
                gender=group.gender,
                education=group.education,
                **told,
            )
    path = folder / "india_tus.parquet"
    pl.DataFrame(rows, infer_schema_length=None).write_parquet(path)
    return path


def adding_lines(labels: Sequence[tuple[str, ...]]) -> list[tuple[list[int], int]]:
    """List the sums that a table with margins prints: positions of parts, and of their sum."""
    place = {label: i for i, label in enumerate(labels)}
    lines = []
    for label, margin in place.items():
        for c, word in enumerate(label):
            if word != ALL:
                continue
            parts = [
                i
                for other, i in place.items()
                if other[c] != ALL and other[:c] == label[:c] and other[c + 1 :] == label[c + 1 :]
            ]
            lines.append((parts, margin))
    return lines


def with_margins(cells: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], int]:
    """Add every margin to the counts of disjoint cells."""
    summed = dict(cells)
    for label, n in cells.items():
        for mask in itertools.product((False, True), repeat=len(label)):
            if any(mask):
                merged = tuple(ALL if m else w for m, w in zip(mask, label, strict=True))
                summed[merged] = summed.get(merged, 0) + n
    return summed


def list_lines(counts: dict[tuple[str, ...], int]) -> Listing:
    """List lines of persons who all spend one hour on the one activity of the table.

    Parameters
    ----------
    counts : dict of label to int
        Persons of each line; labels without `ALL` are the disjoint cells.
    """
    labels = list(counts)
    cells = [label for label in labels if ALL not in label]
    lines = np.array(
        [
            [all(w in (ALL, v) for w, v in zip(line, cell, strict=True)) for cell in cells]
            for line in labels
        ],
        dtype=float,
    )
    n = np.array([counts[cell] for cell in cells], dtype=np.int64)
    of_lines = lines.astype(np.int64) @ n
    assert of_lines.tolist() == list(counts.values())
    return Listing(
        lines=lines,
        persons=n,
        persons_of_lines=of_lines,
        quantities=(
            Quantity(
                members=np.ones((1, 1), dtype=bool),
                mass=n[:, None].astype(float),
                of_cells=alike(n),
                of_line_atoms=alike(of_lines),
                of_entries=alike(of_lines),
            ),
        ),
    )


def alike(persons: IntArray) -> Contributions:
    """Say what persons contribute who all spend one hour, shape (lines, 1)."""
    largest = (persons[:, None] > np.arange(2)).astype(float)
    return Contributions(persons[:, None], persons[:, None].astype(float), largest[:, None, :])


def recoverable(labels: Sequence[tuple[str, ...]], hidden: Sequence[bool]) -> list[tuple[str, ...]]:
    """List hidden cells that one sum gives away: the only one not printed in its line."""
    found = []
    for parts, margin in adding_lines(labels):
        unknown = [i for i in (*parts, margin) if hidden[i]]
        if len(unknown) == 1:
            found.append(labels[unknown[0]])
    return found


def small_rests(
    labels: Sequence[tuple[str, ...]], n: Sequence[int], hidden: Sequence[bool], minimum: int
) -> list[int]:
    """List sums of hidden cells below the minimum that a printed margin tells."""
    found = []
    for parts, margin in adding_lines(labels):
        rest = sum(n[i] for i in parts if hidden[i])
        if not hidden[margin] and 0 < rest < minimum:
            found.append(rest)
    return found
