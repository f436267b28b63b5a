"""Open survey files: Parquet and text files, plain, gzipped or in a ZIP.

Whatever is wrong with a file ends in one `DataError` that names the file.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import polars as pl

from carepact.core.controls import find_control_in, word_control
from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.core.packed_files import unpack, word_damaged
from carepact.core.text_files import is_file
from carepact.data.timeuse.table_limits import (
    check_kinds_of_columns,
    check_size_of_parquet,
    check_texts,
    check_width,
    word_long_field,
)


def read_table(  # noqa: PLR0913 - a table may be written in that many ways
    path: Path,
    columns: Sequence[str] | None = None,
    text: Iterable[str] = (),
    *,
    all_text: bool = False,
    encoding: str = "utf-8",
    separator: str = ",",
    largest: int | None = None,
    short_lines: bool = False,
    is_own: bool = False,
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
    largest : int, optional
        How large it may be after unpacking; as large as any table unless told. [bytes]
    short_lines : bool
        Whether a text file's last line may end before its last column, as any other may.
    is_own : bool
        Whether the user wrote the file, who then mends it where it was written.

    Raises
    ------
    DataError
        If the file is not there, cut short, in another encoding, has two columns of one
        name, lacks a column (the nearest name is offered, all missing ones listed), or holds
        more than any table does: bytes, columns, letters of a field, control characters.
    """
    if not is_file(path):
        raise DataError(_("{file}: there is no such file. Check the path.", file=path.name))
    if path.suffix.lower() in (".parquet", ".pq"):
        return _read_parquet(path, columns, is_own=is_own)
    content = _decode(path, encoding, largest, is_own=is_own)
    if not short_lines:
        _check_end(path, content, separator, is_own=is_own)
    kept = None if all_text else {*text}
    return _read_text(path, content, separator, columns, kept, is_own=is_own)


def _read_parquet(path: Path, columns: Sequence[str] | None, *, is_own: bool) -> pl.DataFrame:
    """Read a Parquet file, or say that it is damaged."""
    try:
        present = pl.read_parquet_schema(path)
        check_width(path.name, present)
        check_columns(path.name, present, columns or ())
        read = {name: kind for name, kind in present.items() if not columns or name in columns}
        check_kinds_of_columns(path.name, read)
        check_size_of_parquet(path, len(columns or present))
        table = pl.read_parquet(path, columns=list(columns) if columns else None)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise DataError(word_damaged(path, is_own=is_own)) from error
    check_texts(path.name, table)
    return table


def _read_text(
    path: Path,
    content: str,
    separator: str,
    columns: Sequence[str] | None,
    text: Collection[str] | None,
    *,
    is_own: bool,
) -> pl.DataFrame:
    """Read a text file, or say what is wrong with it; without `text` all of it stays text."""
    stream = io.StringIO(content, newline="")
    try:
        present = [name.strip() for name in next(csv.reader(stream, delimiter=separator))]
    except csv.Error as error:
        raise DataError(word_long_field(path.name, 1)) from error
    check_width(path.name, present)
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
        said = _say_long_line(path, content, separator) or word_damaged(path, is_own=is_own)
        raise DataError(said) from error
    table = table.rename(wanted)
    check_texts(path.name, table, controls=False)  # the text as a whole has been looked through
    return table


def _say_long_line(path: Path, content: str, separator: str) -> str:
    """Name the first line that has more fields than the header; '' where there is none."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    named = len(next(reader))
    try:
        for fields in reader:
            if len(fields) > named:
                return _(
                    "{file}, line {line}: {count} fields, where the header has {named}. Correct "
                    "the line, or give 'separator' under files of a mapping.",
                    file=path.name,
                    line=reader.line_num,
                    count=len(fields),
                    named=named,
                )
    except csv.Error:
        return word_long_field(path.name, reader.line_num)
    return ""


def _check_names(file: str, names: Sequence[str]) -> None:
    """Refuse two columns of one name: nobody could tell which of them is meant."""
    with Faults(DataError, file) as faults:
        for name, count in Counter(names).items():
            if count > 1:
                faults.add(
                    _(
                        "{count} columns are called '{column}'. Rename all but one.",
                        count=count,
                        column=name,
                    )
                )


def _decode(path: Path, encoding: str, largest: int | None, *, is_own: bool) -> str:
    """Return the text of a file after unpacking, or say why it cannot be read."""
    raw = unpack(path, largest, is_own=is_own)
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
    except ValueError as error:  # encodings of names alone, which end where a word is none
        message = _(
            "{file}: '{encoding}' is no encoding of a table. Write for example latin-1.",
            file=path.name,
            encoding=encoding,
        )
        raise DataError(message) from error
    if "\r" in content:  # lines end with it alone in files of old machines
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    place = find_control_in(raw, content)
    if place is not None:
        raise DataError(word_control(path.name, content, place))
    if not content.strip() and is_own:
        raise DataError(
            _(
                "{file}: the file is empty. Write its first line and save it, or name another "
                "file.",
                file=path.name,
            )
        )
    if not content.strip():
        raise DataError(_("{file}: the file is empty. Fetch it again.", file=path.name))
    return content


def _check_end(path: Path, content: str, separator: str, *, is_own: bool) -> None:
    """Refuse a text that breaks off in its last line."""
    last = content.rstrip("\r\n").rsplit("\n", 1)[-1]
    if _count_fields(last, separator) < _count_fields(content.split("\n", 1)[0], separator):
        raise DataError(word_damaged(path, is_own=is_own))


def _count_fields(line: str, separator: str) -> int:
    """Count the fields of one line; a quote left open makes it one field less."""
    try:
        fields = next(csv.reader([line], strict=False, delimiter=separator), [])
    except csv.Error:  # a field without end, which is told with its line later
        return line.count(separator) + 1
    return len(fields) - (line.count('"') % 2)


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
