"""Open survey files: Parquet and comma files, plain, gzipped or in a ZIP.

Whatever is wrong with a file ends in one `DataError` that names the file.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _


def read_table(
    path: Path,
    columns: Sequence[str] | None = None,
    text: Iterable[str] = (),
    *,
    all_text: bool = False,
) -> pl.DataFrame:
    """Read one table from a file.

    Parameters
    ----------
    path : Path
        A Parquet file, or a comma file with a header, plain, `.gz` or `.zip`.
    columns : sequence of str, optional
        Columns that must be there; only these are read. All when omitted.
    text : iterable of str
        Columns of a comma file to keep as text, e.g. codes with leading zeros.
    all_text : bool
        Keep every column of a comma file as text, from the first byte to the last.

    Raises
    ------
    DataError
        If the file is not there, cut short, not in UTF-8, or lacks a column (the
        nearest name is offered, all missing ones listed).
    """
    if not path.is_file():
        raise DataError(_("{file}: there is no such file. Check the path.", file=path.name))
    if path.suffix.lower() in (".parquet", ".pq"):
        return _read_parquet(path, columns)
    return _read_comma_file(path, columns, tuple(text), all_text=all_text)


def _read_parquet(path: Path, columns: Sequence[str] | None) -> pl.DataFrame:
    """Read a Parquet file, or say that it is damaged."""
    try:
        present = pl.read_parquet_schema(path)
        check_columns(path.name, present, columns or ())
        return pl.read_parquet(path, columns=list(columns) if columns else None)
    except (pl.exceptions.ComputeError, OSError) as error:
        raise DataError(_damaged(path)) from error


def _read_comma_file(
    path: Path, columns: Sequence[str] | None, text: tuple[str, ...], *, all_text: bool
) -> pl.DataFrame:
    """Read a comma file, or say what is wrong with it."""
    content = _decode(path)
    header = content.split("\n", 1)[0].rstrip("\r")
    present = [name.strip().strip('"') for name in header.split(",")]
    check_columns(path.name, present, columns or ())
    stream = io.BytesIO(content.encode())
    try:
        return pl.read_csv(
            stream,
            columns=list(columns) if columns else None,
            schema_overrides={name: pl.String for name in text if name in present},
            infer_schema_length=None,
            infer_schema=not all_text,
        )
    except (pl.exceptions.ComputeError, pl.exceptions.NoDataError) as error:
        raise DataError(_damaged(path)) from error


def _decode(path: Path) -> str:
    """Return the text of a file after unpacking, or say why it cannot be read."""
    try:
        raw = _unpack(path)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise DataError(_damaged(path)) from error
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataError(
            _(
                "{file}, line {line}: a byte is not UTF-8. "
                "Save the file again with the encoding UTF-8.",
                file=path.name,
                line=line,
            )
        ) from error
    if "\r" in content:  # lines end with it alone in files of old machines
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    if not content.strip():
        raise DataError(_("{file}: the file is empty. Fetch it again.", file=path.name))
    last = content.rstrip("\r\n").rsplit("\n", 1)[-1]
    if _count_fields(last) < _count_fields(content.split("\n", 1)[0]):
        raise DataError(_damaged(path))
    return content


def _count_fields(line: str) -> int:
    """Count the fields of one line; a quote left open makes it one field less."""
    fields = next(csv.reader([line], strict=False), [])
    return len(fields) - (line.count('"') % 2)


def _unpack(path: Path) -> bytes:
    """Return the bytes of a plain, gzipped or zipped file."""
    if path.suffix.lower() == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            tables = [n for n in names if n.lower().endswith((".dat", ".csv"))]
            tables = tables or [n for n in names if n.lower().endswith(".txt")]
            if len(tables) != 1:
                message = _(
                    "{file}: holds {count} tables. Unpack it and name the one to read.",
                    file=path.name,
                    count=len(tables),
                )
                raise DataError(message)
            return archive.read(tables[0])
    return path.read_bytes()


def check_columns(file: str, present: Iterable[str], wanted: Iterable[str]) -> None:
    """Raise one error that lists every wanted column that is not there."""
    names = list(present)
    with Faults(DataError, file) as faults:
        for column in wanted:
            if column not in names:
                faults.add(
                    _("there is no column '{column}'.", column=column)
                    + nearest(column, names)
                    + " "
                    + _("Rename it, or fetch the file again.")
                )


def _damaged(path: Path) -> str:
    """Word the error of a file that breaks off or is not what its name says."""
    return _(
        "{file}: the file breaks off or is damaged. Fetch it again and compare its size.",
        file=path.name,
    )
