"""Read the files that an employer's file names, and note their faults beside its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from carepact.core.errors import CareError
from carepact.core.messages import _
from carepact.core.text_files import exists, is_folder
from carepact.studies.employer_file.model import EmployerFile
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at
from carepact.studies.told.entries import Told

Read = TypeVar("Read")


def read_named(
    told: Told[EmployerFile],
    folder: Path,
    key: str,
    read: Callable[[Path], Read],
    faults: list[str],
) -> Read | None:
    """Read a file that a key names; None where none is named, or it cannot be read.

    Parameters
    ----------
    told : Told
        The employer's file.
    folder : Path
        From where paths are seen.
    key : str
        What names the file.
    read : callable
        Reads it.
    faults : list of str
        Why it cannot be read is added here, with its place: it is not there, or has faults.
    """
    path, where = file_at(told.document.content, folder, key), told.at(key)
    if path is None:
        return None
    if is_folder(path):
        faults.append(
            _("{where}: {name} is a folder. Name the file in it.", where=where, name=told.text(key))
        )
        return None
    if not exists(path):
        faults.append(
            _(
                "{where}: there is no file {name}. Paths are seen from the folder of this file; "
                "correct it.",
                where=where,
                name=path.name,
            )
        )
        return None
    try:
        return read(path)
    except CareError as error:
        faults.append(f"{where}: {indent_faults(error)}")
        return None
