"""Rows with named fields, and the table that they make."""

from __future__ import annotations

from collections.abc import Iterable
from types import NoneType
from typing import NamedTuple, TypeVar, get_args, get_type_hints

import polars as pl

Row = TypeVar("Row", bound=NamedTuple)


def tabulate(rows: Iterable[Row], kind: type[Row]) -> pl.DataFrame:
    """Put rows into a table, a column a field, its type that of the field.

    Parameters
    ----------
    rows : iterable of Row
        None stands for what is missing.
    kind : type of Row
        Named tuple of `str`, `int`, `float` and `bool`, each with or without None.

    Returns
    -------
    pl.DataFrame, shape (rows, fields)
        The same columns where there is no row.
    """
    hints = get_type_hints(kind)
    schema = {name: _plain_type(hints[name]) for name in kind._fields}
    return pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")


def _plain_type(hint: object) -> type:
    """Return the type of a field, None aside."""
    [plain] = [one for one in get_args(hint) or (hint,) if one is not NoneType]
    assert isinstance(plain, type)  # noqa: S101 - the fields of a row are plain
    return plain
