"""Is a mapping file without fault, and does its survey look as it should?"""

from __future__ import annotations

from pathlib import Path

from carepact.data.timeuse import Diaries, read_diaries
from carepact.data.timeuse.mapping.checking import check_mapping


def check_survey(mapping_file: Path, data: Path | None) -> Diaries | None:
    """Check a mapping file, and read its survey where the data file is given.

    Parameters
    ----------
    mapping_file : Path
        The mapping file.
    data : Path, optional
        Its data file or folder.

    Returns
    -------
    Diaries or None
        The survey as read; None without data.

    Raises
    ------
    DataError
        With every fault of the mapping, and of the columns it names, numbered.
    """
    check_mapping(mapping_file, data)
    return None if data is None else read_diaries(data, str(mapping_file))
