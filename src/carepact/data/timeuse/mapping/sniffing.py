"""Tell how a text file is written: its encoding, separator and mark of decimals."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from carepact.core.packed_files import unpack
from carepact.core.text_files import is_file
from carepact.data.timeuse.mapping.guesses import guesses


@dataclass(frozen=True)
class Written:
    """How a text file is written."""

    encoding: str = "utf-8"
    separator: str = ","
    decimal: str = ""
    """`,` where numbers plainly have a decimal comma."""


def sniff(path: Path) -> Written:
    """Look at a file's bytes.

    Parameters
    ----------
    path : Path
        A text file, plain or packed; of another file nothing is told.

    Raises
    ------
    DataError
        If a packed file is damaged.
    """
    packed_itself = (".parquet", ".pq", ".dta", ".sav", ".zsav")
    if path.suffix.lower() in packed_itself or not is_file(path):
        return Written()
    return sniff_bytes(unpack(path))


def sniff_bytes(raw: bytes) -> Written:
    """Tell encoding, separator and decimals from bytes."""
    encoding = _find_encoding(raw)
    text = raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    lines = [
        line for line in text.splitlines()[: guesses().limits.lines_looked_at.value] if line.strip()
    ]
    separator = _find_separator(lines)
    return Written(encoding, separator, _find_decimal(lines, separator))


def _find_encoding(raw: bytes) -> str:
    """Name the first encoding that reads all bytes."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8", "cp1252"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Both read the same letters where no byte of the difference occurs.
        plain = encoding == "cp1252" and not any(0x80 <= byte < 0xA0 for byte in raw)  # noqa: PLR2004
        return "latin-1" if plain else encoding
    return "latin-1"


def _find_separator(lines: list[str]) -> str:
    """Name the mark that stands as often in every line, the most frequent first."""
    if not lines:
        return ","

    def worth(mark: str) -> tuple[float, int]:
        counts = [re.sub(r'"[^"]*"', "", line).count(mark) for line in lines]
        alike = sum(count == counts[0] for count in counts) / len(counts)
        return (alike if counts[0] else 0.0, counts[0])

    best = max((",", ";", "\t", "|"), key=worth)
    return best if worth(best)[1] else ","


def _find_decimal(lines: list[str], separator: str) -> str:
    """Tell a decimal comma by fields of digits with one comma.

    Three digits behind it may be thousands: they count where all of a column has them, as
    thousands would be mixed with numbers below.
    """
    if separator == ",":
        return ""
    rows = [[one.strip().strip('"') for one in line.split(separator)] for line in lines[1:]]
    fields = [one for row in rows for one in row if one]
    comma = any(re.fullmatch(r"-?\d+,(\d{1,2}|\d{4,})|-?(0|\d{4,}),\d+", one) for one in fields)
    point = any(re.fullmatch(r"-?\d+\.\d+", one) for one in fields)
    columns = zip_longest(*rows, fillvalue="")
    least = guesses().limits.fewest_decimals.value
    for column in columns if not comma else ():
        told = [one for one in column if one]
        comma |= len(told) >= least and all(re.fullmatch(r"-?\d+,\d{3}", one) for one in told)
    return "," if comma and not point else ""
