"""Open files that may be packed, piece by piece, and stop where they swell beyond reason."""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from pathlib import Path
from typing import IO, BinaryIO

from carepact.core.errors import DataError, word_reason
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits

PIECE = 1 << 20
"""How much is unpacked before the size is looked at. [bytes]"""
TABLE_ENDINGS = ((".dat", ".csv"), (".txt",))
"""Endings of a table in an archive, those that are preferred first."""


def unpack(path: Path, largest: int | None = None, *, is_own: bool = False) -> bytes:
    """Return the bytes of a plain, gzipped or zipped file.

    Parameters
    ----------
    path : Path
        The file.
    largest : int, optional
        How large it may be after unpacking; as large as any table unless told. [bytes]
    is_own : bool
        Whether the user wrote the file, who then mends it where it was written.

    Raises
    ------
    DataError
        If a packed file is damaged, holds several tables, or is larger after unpacking than
        any table.
    """
    largest = largest or reading_limits().largest_table
    try:
        with path.open("rb") as packed:
            if path.suffix.lower() == ".gz":
                with gzip.GzipFile(fileobj=packed) as stream:
                    return _read_pieces(path, stream, packed, largest)
            if path.suffix.lower() == ".zip":
                return _unzip(path, packed, largest)
            if os.fstat(packed.fileno()).st_size > largest:
                raise DataError(_word_large(path))
            return packed.read()
    except _DAMAGES as error:
        raise DataError(_word_unreadable(path, error, is_own=is_own)) from error


def read_first_line(path: Path, *, is_own: bool = False) -> bytes:
    """Return the first line of a plain, gzipped or zipped file, as far as a field may be long.

    Raises
    ------
    DataError
        As for `unpack`.
    """
    longest = reading_limits().longest_field * 8  # a header has many names
    try:
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as stream:
                return stream.readline(longest)
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_name_table(path, archive)) as one:
                return one.readline(longest)
        with path.open("rb") as plain:
            return plain.readline(longest)
    except _DAMAGES as error:
        raise DataError(_word_unreadable(path, error, is_own=is_own)) from error


_DAMAGES = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)
"""What the libraries raise at a file that breaks off, is of a strange kind, or has a password."""


def _unzip(path: Path, packed: BinaryIO, largest: int) -> bytes:
    """Return the bytes of the one table in an archive."""
    with zipfile.ZipFile(packed) as archive:
        name = _name_table(path, archive)
        with archive.open(name) as stream:
            return _read_pieces(path, stream, packed, largest)


def _name_table(path: Path, archive: zipfile.ZipFile) -> str:
    """Name the one table in an archive."""
    tables: list[str] = []
    for endings in TABLE_ENDINGS:
        tables = tables or [n for n in archive.namelist() if n.lower().endswith(endings)]
    if len(tables) != 1:
        message = _(
            "{file}: holds {count} tables. Unpack it and name the one to read.",
            file=path.name,
            count=len(tables),
        )
        raise DataError(message)
    return tables[0]


def _read_pieces(
    path: Path, stream: gzip.GzipFile | IO[bytes], packed: BinaryIO, largest: int
) -> bytes:
    """Read a stream to its end, or to where it has swollen beyond reason."""
    limits = reading_limits()
    begin = packed.tell()
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(PIECE):
        size += len(piece)
        consumed = max(packed.tell() - begin, 1)
        swollen = size > limits.watched_from and size > limits.tightest_packing * consumed
        if swollen or size > largest:
            raise DataError(_word_large(path))
        pieces.append(piece)
    return b"".join(pieces)


def _word_large(path: Path) -> str:
    """Word that a file holds more than any table."""
    return _(
        "{file}: holds far more than such a table does, or repeats one value without end. Check "
        "where it comes from; if it is sound, keep the columns that are needed, or save it as "
        "Parquet.",
        file=path.name,
    )


def _word_unreadable(path: Path, error: BaseException, *, is_own: bool) -> str:
    """Word why a file cannot be read: the machine refuses it, or it is damaged."""
    if isinstance(error, OSError) and error.errno is not None:
        return _(
            "{file}: cannot be read ({reason}). Look at its rights, or name another file.",
            file=path.name,
            reason=word_reason(error),
        )
    return word_damaged(path, is_own=is_own)


def word_damaged(path: Path, *, is_own: bool = False) -> str:
    """Word the error of a file that breaks off or is not what its name says."""
    if is_own:
        return _(
            "{file}: the file breaks off or is damaged. Open it in the program that wrote it, such "
            "as your spreadsheet, and save it again; if it does not open there, take a copy that "
            "does.",
            file=path.name,
        )
    return _(
        "{file}: the file breaks off or is damaged. Fetch it again and compare its size.",
        file=path.name,
    )
