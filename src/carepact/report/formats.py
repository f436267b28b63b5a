"""Write results as CSV, JSON or Parquet, each with its manifest beside it."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import polars as pl

from carepact.core import voice
from carepact.core.csv_text import write_csv
from carepact.core.errors import DataError, ParameterError, nearest, word_reason
from carepact.core.messages import _
from carepact.core.output_list import MANIFEST, list_outputs
from carepact.core.text_files import exists, is_file, is_folder
from carepact.core.whole_writes import RefusedError, write_in_place

FileFormat = Literal["csv", "json", "parquet"]


def choose_format(
    wanted: str | None, output: Path | None, further: Mapping[str, str] | None = None
) -> str:
    """Return `table` for the terminal, or a file format by option or file name.

    Parameters
    ----------
    wanted : str, optional
        Format named by the user.
    output : Path, optional
        File to write.
    further : mapping of str to str, optional
        Formats beside the usual ones, each with the ending that tells it.

    Raises
    ------
    ParameterError
        If the format is unknown, cannot be told from the file name, or is no text
        and there is no file to write.
    """
    endings = {f".{one}": one for one in get_args(FileFormat)}
    endings |= {ending: name for name, ending in (further or {}).items() if ending}
    known = ("table", *get_args(FileFormat), *(further or ()))
    check_place(output)
    chosen = wanted or _tell_format(output, endings)
    if chosen not in known:
        raise ParameterError(
            _("{given}: there is no such format.", given=voice.given("format", chosen))
            + nearest(chosen, known)
            + " "
            + _("Formats: {listed}.", listed=", ".join(known))
        )
    if is_binary(chosen) and output is None:
        message = _(
            "{given}: is not for the screen. Name a file with {output}.",
            given=voice.given("format", chosen),
            output=voice.option("output"),
        )
        raise ParameterError(message)
    if wanted == "table" and output is not None:
        message = _(
            "{given}: is for the screen. Leave out {output}, or use csv.",
            given=voice.given("format", "table"),
            output=voice.option("output"),
        )
        raise ParameterError(message)
    return chosen


def is_binary(file_format: str) -> bool:
    """Tell whether a format is no text, and so nothing for the screen."""
    return file_format in {"parquet", "xlsx"}


def check_place(output: Path | None, name: str = "output") -> None:
    """Refuse a file that is a folder, or has none to stand in; an option of this name gave it."""
    if output is None:
        return
    if os.path.islink(output):  # noqa: PTH114 - no name is too long for it
        raise ParameterError(word_link(voice.given(name, output)))
    if is_folder(output):
        message = _("{given}: is a folder. Name a file in it.", given=voice.given(name, output))
        raise ParameterError(message)
    if exists(output) and not is_file(output):
        raise ParameterError(word_device(voice.given(name, output)))
    if not is_folder(output.absolute().parent):
        message = _(
            "{given}: there is no folder {folder}. Make it first, or name another.",
            folder=output.parent,
            given=voice.given(name, output),
        )
        raise ParameterError(message)


def _tell_format(output: Path | None, endings: Mapping[str, str]) -> str:
    """Tell the format from the name of a file; without file it is the screen's."""
    if output is None:
        return "table"
    told = endings.get(output.suffix.lower())
    if told is None:
        message = _(
            "{given}: the ending tells no format. Use {endings}, or name it with {format}.",
            endings=", ".join(endings),
            given=voice.given("output", output.name),
            format=voice.option("format"),
        )
        raise ParameterError(message)
    return told


def format_of(output: Path) -> str:
    """Tell the format of a file by its ending, where nothing else can name it.

    Raises
    ------
    ParameterError
        If the ending tells none, or the file cannot stand there.
    """
    check_place(output)
    endings: dict[str, str] = {f".{one}": one for one in get_args(FileFormat)}
    if output.suffix.lower() not in endings:
        message = _(
            "{given}: the ending tells no format. Use {endings}.",
            endings=", ".join(endings),
            given=voice.given("output", output.name),
        )
        raise ParameterError(message)
    return endings[output.suffix.lower()]


def render(rows: pl.DataFrame, manifest: dict[str, Any], file_format: str) -> bytes:
    """Turn a table into the bytes of a file, the same for the same input.

    For the screen decode them with `utf-8-sig`: a CSV file may begin with a byte order mark.
    """
    if file_format == "json":
        content = {"rows": rows.to_dicts(), "manifest": manifest}
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
        return text.encode() + b"\n"
    if file_format == "csv":
        return write_csv(rows)
    import io  # noqa: PLC0415 - only Parquet needs it

    stream = io.BytesIO()
    rows.write_parquet(stream)
    return stream.getvalue()


def write_result(
    rows: pl.DataFrame, manifest: dict[str, Any], file_format: str, output: Path
) -> list[Path]:
    """Write a result and its manifest: both, or neither.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    DataError
        If the folder does not exist or cannot be written to.
    """
    return write_files(close_files({output: render(rows, manifest, file_format)}, manifest, output))


def close_files(
    contents: Mapping[Path, bytes], manifest: Mapping[str, Any], output: Path
) -> dict[Path, bytes]:
    """Put the manifest of a file after all that lies beside it, with the hash of each."""
    beside = output.with_name(f"{output.stem}.{MANIFEST}")
    listed = {**manifest, **list_outputs(contents, output.parent)}
    described = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {**contents, beside: described.encode()}


def write_files(contents: Mapping[Path, bytes], new: Collection[Path] = ()) -> list[Path]:
    """Write several files, all or none in each folder: they are written beside and then replaced.

    Parameters
    ----------
    contents : mapping of Path to bytes
        What to write where.
    new : collection of Path
        Those that must not be there yet.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    DataError
        If a folder does not exist or cannot be written to, or a file is a link.
    """
    for folder in dict.fromkeys(path.parent for path in contents):
        held = {path: content for path, content in contents.items() if path.parent == folder}
        try:
            write_in_place(held, new=new)
        except OSError as error:
            raise DataError(word_refusal(folder, error)) from error
    return list(contents)


def word_refusal(folder: Path, error: OSError) -> str:
    """Word why a folder cannot be written to, with the mend that fits the reason."""
    output = voice.option("output")
    if isinstance(error, RefusedError) and error.errno == errno.ELOOP:
        return word_link(str(error.filename))
    if isinstance(error, RefusedError):
        return word_device(str(error.filename))
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        mend = _("Make room there, or name a folder on another disk with {output}.", output=output)
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        mend = _(
            "Ask for the right to write there, or name another folder with {output}.", output=output
        )
    else:
        mend = _("Name another folder with {output}.", output=output)
    said = _("{folder}: cannot be written to ({reason}).", folder=folder, reason=word_reason(error))
    return f"{said} {mend}"


def word_link(place: str) -> str:
    """Word why nothing is written where a link stands, with the mend."""
    return _(
        "{place}: is a link, and nothing is written through one. Name the place that it leads to, "
        "or take the link away.",
        place=place,
    )


def word_device(place: str) -> str:
    """Word why nothing is written where a device or a pipe stands, with the mend."""
    return _("{place}: is no plain file. Name another.", place=place)
