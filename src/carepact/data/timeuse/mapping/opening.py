"""Find and open the files that a mapping file names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.data.timeuse.mapping.formats import LabelledTable, open_table
from carepact.data.timeuse.mapping.model import Files, Mapping


@dataclass(frozen=True)
class Opened:
    """The files of one survey: role to table; a role without a file shares the first."""

    tables: dict[str, LabelledTable]
    paths: tuple[Path, ...]

    def table(self, role: str) -> LabelledTable:
        """Return the table of a role, or that of the respondents."""
        return self.tables.get(role, self.tables["respondents"])

    def shares(self, role: str) -> bool:
        """Tell whether a role stands in the respondents' file."""
        return role not in self.tables


def open_files(path: Path, files: Files) -> Opened:
    """Open every file that a mapping names, from the data file or its folder.

    Raises
    ------
    DataError
        If a file is not there or cannot be read, or a folder is given and the mapping
        does not name the file in it.
    """
    folder = path if path.is_dir() else path.parent
    first = path
    if path.is_dir():
        if not files.respondents:
            message = _(
                "{path}: is a folder, and the mapping does not name the file in it. "
                "Give the file, or add files.respondents.",
                path=path,
            )
            raise DataError(message)
        first = folder / files.respondents
    paths = {"respondents": first}
    for role in ("activities", "roster", "replicates"):
        if name := getattr(files, role):
            paths[role] = folder / name
    tables = {
        role: open_table(found, files.encoding, files.separator) for role, found in paths.items()
    }
    return Opened(tables, tuple(dict.fromkeys(paths.values())))


def numbers(column: pl.Series, missing: tuple[str, ...], texts: pl.Series) -> pl.Series:
    """Read a column as numbers; missing marks are null, what is no number is NaN."""
    marked = texts.is_in(list(missing)) if missing else pl.Series([False] * column.len())
    cast = column.cast(pl.Float64, strict=False)
    bad = cast.is_null() & column.is_not_null()
    return pl.select(
        pl.when(marked.fill_null(value=False))
        .then(None)
        .when(bad)
        .then(float("nan"))
        .otherwise(cast)
        .alias(column.name)
    ).to_series()


def wanted_columns(mapping: Mapping) -> tuple[str, ...]:
    """List the columns of the respondents' file that the design names."""
    return tuple(dict.fromkeys((*mapping.design.strata, *mapping.design.psu)))
