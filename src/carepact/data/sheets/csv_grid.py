"""Open a CSV file that somebody saved from a spreadsheet, divided by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from carepact.core.controls import find_control, word_control
from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.data.sheets.grid import Found, Grid


def open_grid(path: Path, raw: bytes) -> Grid:
    """Divide a CSV file into cells.

    Parameters
    ----------
    path : Path
        The file, to name it.
    raw : bytes
        What stands in it: UTF-8. What divides its cells is seen from its first line.

    Raises
    ------
    DataError
        If it is not UTF-8, holds control characters, or a cell without end.
    """
    text = _decode(path, raw)
    first = next((line for line in text.split("\n") if line.strip()), "")
    separator = max((",", ";", "\t"), key=first.count)
    rows: list[tuple[Found, ...]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    try:
        for fields in reader:
            if len(fields) > reading_limits().most_columns:
                raise DataError(_word_large(path))
            rows.append(tuple(fields))
            lines.append(line + 1)
            line = reader.line_num
    except csv.Error as error:
        raise DataError(
            _(
                "{file}, line {line}: a quote is not closed, or a cell is longer than {most} "
                "letters. Correct the line.",
                file=path.name,
                line=line + 1,
                most=reading_limits().longest_field,
            )
        ) from error
    if sum(map(len, rows)) > reading_limits().most_cells:
        raise DataError(_word_large(path))
    return Grid(path.name, None, tuple(rows), tuple(lines), has_decimal_comma=separator == ";")


def _word_large(path: Path) -> str:
    """Word that a sheet holds more than anybody fills in."""
    return _(
        "{file}: holds far more than a sheet that is filled in by hand. Keep the sheets and "
        "columns that are needed.",
        file=path.name,
    )


def _decode(path: Path, raw: bytes) -> str:
    """Return the text of a file, its lines ended alike."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            _(
                "{file}: the file is not UTF-8 text. Save it in your spreadsheet as XLSX, or as "
                "'CSV UTF-8'.",
                file=path.name,
            )
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    place = find_control(text)
    if place is not None:
        raise DataError(word_control(path.name, text, place))
    return text
