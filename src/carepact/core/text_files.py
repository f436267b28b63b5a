"""The one door by which files of settings come in as text: of bounded size, and nothing hidden."""

from __future__ import annotations

from pathlib import Path

from carepact.core.controls import find_control, word_control
from carepact.core.errors import ParameterError, word_reason
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits


def is_file(path: Path) -> bool:
    """Tell whether there is a file of this name; a name that no disk takes is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Tell whether there is a file or folder of this name; a name that no disk takes is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder of this name; a name that no disk takes is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def read_text(path: Path, absent: str = "") -> str:
    """Read a file of settings: YAML, TOML or the like.

    Parameters
    ----------
    path : Path
        The file.
    absent : str
        What to say where there is no such file; by default that there is none.

    Raises
    ------
    ParameterError
        If there is no such file, it cannot be read, is larger than any such file, is not
        UTF-8, or holds control characters.
    """
    limits = reading_limits()
    if not is_file(path):  # a pipe or a device might never end
        raise ParameterError(
            absent or _("{file}: there is no such file. Check the path.", file=path.name)
        )
    try:
        with path.open("rb") as stream:
            raw = stream.read(limits.largest_document + 1)
    except OSError as error:
        raise ParameterError(
            _(
                "{file}: cannot be read ({reason}). Look at its rights, or name another file.",
                file=path.name,
                reason=word_reason(error),
            )
        ) from error
    if len(raw) > limits.largest_document:
        message = _(
            "{file}: is larger than {size} million bytes, and no file of settings is. Name the "
            "right file.",
            file=path.name,
            size=limits.largest_document // 1_000_000,
        )
        raise ParameterError(message)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _(
            "{file}: the file is not UTF-8 text. Save it again with the encoding UTF-8.",
            file=path.name,
        )
        raise ParameterError(message) from error
    return check_text(text.replace("\r\n", "\n"), path.name)


def check_text(text: str, file: str) -> str:
    """Return a text without control characters as it is, and refuse another."""
    place = find_control(text)
    if place is not None:
        raise ParameterError(word_control(file, text, place))
    return text
