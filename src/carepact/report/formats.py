"""Write results as CSV, JSON or Parquet, each with its manifest beside it."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, get_args

import polars as pl

from carepact.core import voice
from carepact.core.csv_text import encode_csv
from carepact.core.errors import DataError, ParameterError, nearest, word_reason
from carepact.core.messages import _

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
    if output.is_dir():
        message = _("{given}: is a folder. Name a file in it.", given=voice.given(name, output))
        raise ParameterError(message)
    if not output.absolute().parent.is_dir():
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
        return encode_csv(rows.write_csv())
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
    beside = output.with_name(output.stem + ".manifest.json")
    described = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return write_files({output: render(rows, manifest, file_format), beside: described.encode()})


def write_files(contents: dict[Path, bytes]) -> list[Path]:
    """Write several files, none of them half: each replaces its target at the end."""
    drafts: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for path, content in contents.items():
            draft = path.with_name(f".{path.name}.part")
            drafts[path] = draft
            draft.write_bytes(content)
        for path, draft in drafts.items():
            draft.replace(path)
            replaced.append(path)
    except OSError as error:
        _remove(drafts.values())
        raise DataError(word_refusal(next(iter(contents)).parent, error)) from error
    except KeyboardInterrupt as stopped:
        _remove(drafts.values())
        if not replaced:
            raise
        raise KeyboardInterrupt(
            _(
                "Stopped. {count} of {every} files were written in {folder}. Type the same command "
                "to write them all.",
                count=len(replaced),
                every=len(contents),
                folder=next(iter(contents)).parent,
            )
        ) from stopped
    return list(contents)


def _remove(drafts: Iterable[Path]) -> None:
    """Take drafts away, as far as they came to be."""
    for draft in drafts:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def word_refusal(folder: Path, error: OSError) -> str:
    """Word why a folder cannot be written to, with the mend that fits the reason."""
    output = voice.option("output")
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
