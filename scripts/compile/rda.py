"""Read data frames from R's binary files (.rda), with the standard library and NumPy.

Only what a data frame needs: vectors of numbers, texts and lists with their attributes, in the
XDR form that `save()` writes ("R Internals", section 1.8 "Serialization Formats").
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Columns = dict[str, NDArray[Any]]
"""A data frame: column name to values, shape (rows,)."""

SYMBOL, PAIRLIST, CHARACTERS, LOGICAL, INTEGER, REAL, TEXTS, VECTOR, POINTER = (
    1, 2, 9, 10, 13, 14, 16, 19, 22,
)  # fmt: skip
ALTERNATIVE, REFERENCE = 238, 255
CONSTANTS = {241, 242, 247, 251, 252, 253, 254}
MAGIC = {b"RDX2\nX\n": 2, b"RDX3\nX\n": 3}
OPENERS = {b"\x1f\x8b": gzip.decompress, b"BZ": bz2.decompress, b"\xfd7": lzma.decompress}
MISSING_INTEGER = -(2**31)


class _Reader:
    """A place in the bytes of one file, and the symbols met so far."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0
        self.known: list[Any] = []

    def take(self, count: int) -> bytes:
        """Return the next bytes."""
        self.place += count
        return self.content[self.place - count : self.place]

    def integer(self) -> int:
        """Read one integer."""
        return int(struct.unpack(">i", self.take(4))[0])

    def numbers(self, form: str, width: int) -> NDArray[Any]:
        """Read a vector of numbers with its length."""
        count = self.integer()
        return np.frombuffer(self.take(count * width), form).astype(form[1:])

    def item(self) -> Any:  # noqa: ANN401 - R's types are mixed
        """Read one value with its attributes: `(value, attributes)` where it has any."""
        flags = self.integer()
        kind, has_attributes, has_tag = flags & 0xFF, bool(flags & 0x200), bool(flags & 0x400)
        if kind in CONSTANTS:
            return None
        if kind == REFERENCE:
            return self.known[(flags >> 8 or self.integer()) - 1]
        if kind == SYMBOL:
            self.known.append(self.item())
            return self.known[-1]
        if kind == PAIRLIST:
            return self.pairs(has_attributes=has_attributes, has_tag=has_tag)
        if kind == ALTERNATIVE:
            return self.alternative()
        if kind == POINTER:
            self.known.append(None)
            self.item(), self.item()
            value: Any = None
        else:
            value = self.vector(kind)
        return (value, self.item()) if has_attributes and kind != CHARACTERS else value

    def vector(self, kind: int) -> Any:  # noqa: ANN401
        """Read the values of one vector."""
        if kind == CHARACTERS:
            count = self.integer()
            return None if count < 0 else self.take(count).decode()
        if kind in (LOGICAL, INTEGER):
            return self.numbers(">i4", 4)
        if kind == REAL:
            return self.numbers(">f8", 8)
        if kind in (TEXTS, VECTOR):
            return [self.item() for _ in range(self.integer())]
        raise SystemExit(f"rda: kind {kind} of R value is none that a data frame holds.")

    def pairs(self, *, has_attributes: bool, has_tag: bool) -> dict[str, Any]:
        """Read a pairlist, shape: name to value; unnamed values under their place."""
        found: dict[str, Any] = {}
        while True:
            if has_attributes:
                self.item()
            name = self.item() if has_tag else str(len(found))
            found[name] = self.item()
            flags = self.integer()
            if flags & 0xFF != PAIRLIST:
                if flags & 0xFF not in CONSTANTS:
                    raise SystemExit("rda: a list of attributes does not end as it should.")
                return found
            has_attributes, has_tag = bool(flags & 0x200), bool(flags & 0x400)

    def alternative(self) -> Any:  # noqa: ANN401
        """Read a vector in one of R's compact forms."""
        about, state, _attributes = self.item(), self.item(), self.item()
        name = about["0"]
        if name == "compact_intseq":
            count, first, step = state
            return (first + step * np.arange(count)).astype("i4")
        if name.startswith("wrap_"):
            return state[0]
        raise SystemExit(f"rda: compact form '{name}' is not known.")


def read_rda(path: Path, name: str) -> Columns:
    """Return the columns of the data frame that a file holds under a name."""
    return {column: _plain(value) for column, value in read_list(path, name).items()}


def read_list(path: Path, name: str) -> dict[str, Any]:
    """Return the parts of a list or data frame of a file, each a value or `(value, attributes)`."""
    packed = path.read_bytes()
    content = OPENERS.get(packed[:2], bytes)(packed)
    version = MAGIC.get(content[:7])
    if version is None:
        raise SystemExit(f"{path.name}: no file of R's save() in binary form.")
    reader = _Reader(content)
    reader.take(7 + 3 * 4)
    if version == max(MAGIC.values()):
        reader.take(reader.integer())
    values, attributes = reader.item()[name]
    return dict(zip(attributes["names"], values, strict=True))


def read_matrix(part: Any) -> NDArray[np.float64]:  # noqa: ANN401 - R's types are mixed
    """Return a part of a list as the matrix that it is, shape (rows, columns)."""
    values, attributes = part
    return np.asarray(values, dtype=np.float64).reshape(attributes["dim"], order="F")


def _plain(value: Any) -> NDArray[Any]:  # noqa: ANN401
    """Make one column of a value: factors become texts, missing integers not a number."""
    attributes: dict[str, Any] = {}
    if isinstance(value, tuple):
        value, attributes = value
    if "levels" in attributes:
        levels = np.array(attributes["levels"], dtype=object)
        return np.asarray(levels[np.asarray(value) - 1])
    column = np.asarray(value, dtype=object if isinstance(value, list) else None)
    if column.dtype.kind == "i" and (column == MISSING_INTEGER).any():
        return np.where(column == MISSING_INTEGER, np.nan, column)
    return column
