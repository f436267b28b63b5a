"""Open files that may be packed, piece by piece, and stop where they swell beyond reason."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from pathlib import Path
from typing import IO, NamedTuple

from carepact.core.errors import DataError, word_reason
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits

PIECE = 1 << 20
"""How much is unpacked before the size is looked at. [bytes]"""
TABLE_ENDINGS = ((".dat", ".csv"), (".txt",))
"""Endings of a table in an archive, those that are preferred first."""


class _Packed(NamedTuple):
    """A stream of unpacked bytes, and the packed size behind it."""

    stream: gzip.GzipFile | IO[bytes]
    size: int


def unpack(path: Path) -> bytes:
    """Return the bytes of a plain, gzipped or zipped file.

    Raises
    ------
    DataError
        If a packed file is damaged, holds several tables, or is larger after unpacking than
        any table.
    """
    try:
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as stream:
                return _read_pieces(path, _Packed(stream, path.stat().st_size))
        if path.suffix.lower() == ".zip":
            return _unzip(path)
        if path.stat().st_size > reading_limits().largest_table:
            raise DataError(_word_large(path))
        return path.read_bytes()
    except _DAMAGES as error:
        raise DataError(_word_unreadable(path, error)) from error


def read_first_line(path: Path) -> bytes:
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
        raise DataError(_word_unreadable(path, error)) from error


_DAMAGES = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)
"""What the libraries raise at a file that breaks off, is of a strange kind, or has a password."""


def _unzip(path: Path) -> bytes:
    """Return the bytes of the one table in an archive."""
    with zipfile.ZipFile(path) as archive:
        name = _name_table(path, archive)
        size = archive.getinfo(name).compress_size
        with archive.open(name) as stream:
            return _read_pieces(path, _Packed(stream, size))


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


def _read_pieces(path: Path, packed: _Packed) -> bytes:
    """Read a stream to its end, or to where it has swollen beyond reason."""
    limits = reading_limits()
    swollen = max(limits.watched_from, limits.tightest_packing * packed.size)
    pieces: list[bytes] = []
    size = 0
    while piece := packed.stream.read(PIECE):
        size += len(piece)
        if size > min(swollen, limits.largest_table):
            raise DataError(_word_large(path))
        pieces.append(piece)
    return b"".join(pieces)


def _word_large(path: Path) -> str:
    """Word that a file holds more than any table."""
    return _(
        "{file}: is far larger after unpacking than a table is, or repeats one value without end. "
        "Check where it comes from; if it is sound, keep the columns that are needed and save it "
        "as Parquet.",
        file=path.name,
    )


def _word_unreadable(path: Path, error: BaseException) -> str:
    """Word why a file cannot be read: the machine refuses it, or it is damaged."""
    if isinstance(error, OSError) and error.errno is not None:
        return _(
            "{file}: cannot be read ({reason}). Look at its rights, or name another file.",
            file=path.name,
            reason=word_reason(error),
        )
    return word_damaged(path)


def word_damaged(path: Path) -> str:
    """Word the error of a file that breaks off or is not what its name says."""
    return _(
        "{file}: the file breaks off or is damaged. Fetch it again and compare its size.",
        file=path.name,
    )
