"""Open survey files: Parquet and text files, plain, gzipped or in a ZIP.

Whatever is wrong with a file ends in one `DataError` that names the file.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Collection, Iterable, Sequence
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
    encoding: str = "utf-8",
    separator: str = ",",
) -> pl.DataFrame:
    """Read one table from a file.

    Parameters
    ----------
    path : Path
        A Parquet file, or a text file with a header, plain, `.gz` or `.zip`; its columns
        without a name are left out.
    columns : sequence of str, optional
        Columns that must be there; only these are read. All when omitted.
    text : iterable of str
        Columns of a text file to keep as text, e.g. codes with leading zeros.
    all_text : bool
        Keep every column of a text file as text, from the first byte to the last.
    encoding, separator : str
        How a text file is written.

    Raises
    ------
    DataError
        If the file is not there, cut short, in another encoding, has two columns of one
        name, or lacks a column (the nearest name is offered, all missing ones listed).
    """
    if not path.is_file():
        raise DataError(_("{file}: there is no such file. Check the path.", file=path.name))
    if path.suffix.lower() in (".parquet", ".pq"):
        return _read_parquet(path, columns)
    content = _decode(path, encoding, separator)
    return _read_text(path, content, separator, columns, None if all_text else {*text})


def _read_parquet(path: Path, columns: Sequence[str] | None) -> pl.DataFrame:
    """Read a Parquet file, or say that it is damaged."""
    try:
        present = pl.read_parquet_schema(path)
        check_columns(path.name, present, columns or ())
        return pl.read_parquet(path, columns=list(columns) if columns else None)
    except (pl.exceptions.ComputeError, OSError) as error:
        raise DataError(_damaged(path)) from error


def _read_text(
    path: Path,
    content: str,
    separator: str,
    columns: Sequence[str] | None,
    text: Collection[str] | None,
) -> pl.DataFrame:
    """Read a text file, or say what is wrong with it; without `text` all of it stays text."""
    stream = io.StringIO(content, newline="")
    present = [name.strip() for name in next(csv.reader(stream, delimiter=separator))]
    named = [name for name in present if name]
    _check_names(path.name, named)
    check_columns(path.name, named, columns or ())
    places = {name: str(place) for place, name in enumerate(present) if name}
    wanted = {places[name]: name for name in columns or named}
    # Headers as offices write them, with quotes and gaps, are read here: the rest has plain ones.
    plain = separator.join(map(str, range(len(present))))
    try:
        table = pl.read_csv(
            io.BytesIO(f"{plain}\n{stream.read()}".encode()),
            columns=list(wanted),
            separator=separator,
            schema_overrides={places[name]: pl.String for name in text or () if name in places},
            infer_schema_length=None,
            infer_schema=text is not None,
        )
    except pl.exceptions.PolarsError as error:
        raise DataError(_say_long_line(path, content, separator) or _damaged(path)) from error
    return table.rename(wanted)


def _say_long_line(path: Path, content: str, separator: str) -> str:
    """Name the first line that has more fields than the header; '' where there is none."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    named = len(next(reader))
    for fields in reader:
        if len(fields) > named:
            return _(
                "{file}, line {line}: {count} fields, where the header has {named}. Correct the "
                "line, or give 'separator' under files of a mapping.",
                file=path.name,
                line=reader.line_num,
                count=len(fields),
                named=named,
            )
    return ""


def _check_names(file: str, names: Sequence[str]) -> None:
    """Refuse two columns of one name: nobody could tell which of them is meant."""
    with Faults(DataError, file) as faults:
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            faults.add(
                _(
                    "{count} columns are called '{column}'. Rename all but one.",
                    count=names.count(name),
                    column=name,
                )
            )


def _decode(path: Path, encoding: str, separator: str) -> str:
    """Return the text of a file after unpacking, or say why it cannot be read."""
    raw = unpack(path)
    # The first bytes of a zip (docx, xlsx, ods), of older Office files, and of a PDF.
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        message = _(
            "{file}: this is a document or a workbook, no CSV. Save its table as CSV, with the "
            "encoding UTF-8.",
            file=path.name,
        )
        raise DataError(message)
    try:
        content = raw.decode(encoding).removeprefix("\ufeff")
    except LookupError as error:
        message = _(
            "{file}: there is no encoding '{encoding}'. Write for example latin-1.",
            file=path.name,
            encoding=encoding,
        )
        raise DataError(message) from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataError(
            _(
                "{file}, line {line}: a byte is not {encoding}. Save the file again with the "
                "encoding UTF-8, or give its own as 'encoding' under files of a mapping.",
                file=path.name,
                line=line,
                encoding=encoding.upper(),
            )
        ) from error
    if "\r" in content:  # lines end with it alone in files of old machines
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    if not content.strip():
        raise DataError(_("{file}: the file is empty. Fetch it again.", file=path.name))
    last = content.rstrip("\r\n").rsplit("\n", 1)[-1]
    if _count_fields(last, separator) < _count_fields(content.split("\n", 1)[0], separator):
        raise DataError(_damaged(path))
    return content


def _count_fields(line: str, separator: str) -> int:
    """Count the fields of one line; a quote left open makes it one field less."""
    fields = next(csv.reader([line], strict=False, delimiter=separator), [])
    return len(fields) - (line.count('"') % 2)


def unpack(path: Path) -> bytes:
    """Return the bytes of a plain, gzipped or zipped file.

    Raises
    ------
    DataError
        If a packed file is damaged, or holds several tables.
    """
    try:
        if path.suffix.lower() == ".gz":
            return gzip.decompress(path.read_bytes())
        if path.suffix.lower() == ".zip":
            return _unzip(path)
        return path.read_bytes()
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise DataError(_damaged(path)) from error


def _unzip(path: Path) -> bytes:
    """Return the bytes of the one table in an archive."""
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
