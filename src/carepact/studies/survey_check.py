"""Is a mapping file without fault, and can its survey be read?"""

from __future__ import annotations

from pathlib import Path

from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.mapping.checking import check_mapping


def check_survey(mapping_file: Path, data: Path | None) -> int:
    """Check a mapping file, and read its survey where the data file is given.

    Parameters
    ----------
    mapping_file : Path
        The mapping file.
    data : Path, optional
        Its data file or folder.

    Returns
    -------
    int
        How many diaries were read; 0 without data. [diaries]

    Raises
    ------
    DataError
        With every fault of the mapping, and of the columns it names, numbered.
    """
    check_mapping(mapping_file, data)
    return 0 if data is None else read_diaries(data, str(mapping_file)).n
