"""Turn a file with several persons a row into one with a row a person."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.data.timeuse.mapping.formats import LabelledTable

MEMBER = "stack"
"""Column that names which person of the row each row is of."""


def stack_members(source: LabelledTable, members: Mapping[str, Mapping[str, str]]) -> LabelledTable:
    """Stack the columns of each member under common names.

    Parameters
    ----------
    source : LabelledTable
        A row a couple or family.
    members : mapping of str to mapping of str to str
        Name of a member to its columns and what they are called for all; a `*` of a name stands
        for the same letters on both sides, `{"act_w_*": "act_*"}`.

    Returns
    -------
    LabelledTable
        A row a person, the first member of every row first; columns of no member are repeated.

    Raises
    ------
    DataError
        If a column is not there, or two come to bear one name.
    """
    pieces, labels, titles = [], dict(source.labels), dict(source.titles)
    every = {old for renames in members.values() for old in _expand(renames, source)}
    common = [name for name in source.table.columns if name not in every]
    with Faults(DataError, source.file) as faults:
        for member, renames in members.items():
            faults.extend(
                _(
                    "files.stack.{member}: there is no column '{column}'. Correct the name.",
                    member=member,
                    column=old,
                )
                for old in renames
                if not _matches(old, source)
            )
            names = _expand(renames, source)
            new = [*common, *names.values(), MEMBER]
            faults.extend(
                _(
                    "files.stack.{member}: two columns would be called '{column}'. Give another "
                    "name.",
                    member=member,
                    column=name,
                )
                for name in sorted({one for one in new if new.count(one) > 1})
            )
            faults.raise_if_any()
            pieces.append(
                source.table.select(
                    *common, *(pl.col(old).alias(to) for old, to in names.items())
                ).with_columns(pl.lit(member).alias(MEMBER))
            )
            labels |= {to: source.labels[old] for old, to in names.items() if old in source.labels}
            titles |= {to: source.titles[old] for old, to in names.items() if old in source.titles}
        if len({tuple(sorted(piece.columns)) for piece in pieces}) > 1:
            faults.add(_("files.stack: members have different columns. Name the same for each."))
    stacked = pl.concat([piece.select(pieces[0].columns) for piece in pieces])
    return replace(source, table=stacked, labels=labels, titles=titles)


def _matches(pattern: str, source: LabelledTable) -> list[str]:
    """List the columns that a name or a pattern with one star means."""
    if "*" not in pattern:
        return [pattern] if pattern in source.table.columns else []
    return [name for name in source.table.columns if fnmatch.fnmatchcase(name, pattern)]


def _expand(renames: Mapping[str, str], source: LabelledTable) -> dict[str, str]:
    """Pair every column of a member with its common name."""
    paired = {}
    for old, to in renames.items():
        before, _star, after = old.partition("*")
        for name in _matches(old, source):
            middle = name[len(before) : len(name) - len(after)] if "*" in old else ""
            paired[name] = to.replace("*", middle)
    return paired
