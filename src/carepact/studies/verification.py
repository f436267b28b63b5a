"""Is an answer whole, as received? Its files against its manifest, its books by their checks."""

from __future__ import annotations

from pathlib import Path

from carepact.core.errors import DataError, ParameterError
from carepact.core.messages import _
from carepact.core.output_list import MANIFEST, Output, is_manifest, read_outputs
from carepact.core.provenance import Source, hash_file
from carepact.studies.received.found import Found, FoundFile, Verification
from carepact.studies.received.looking import (
    ask_for,
    check_books,
    find_file,
    find_manifests,
    list_files,
)


def verify_answer(path: Path) -> Verification:
    """Hold an answer against its manifest.

    Parameters
    ----------
    path : Path
        Folder of an answer, of several, or one file with its manifest beside it.

    Returns
    -------
    Verification
        Every file, in the order of names.

    Raises
    ------
    ParameterError
        If there is nothing.
    """
    if not path.exists():
        raise ParameterError(
            _("{file}: there is no such file or folder. Name an answer.", file=path)
        )  # fmt: skip
    folder = path if path.is_dir() else path.parent
    manifests = find_manifests(path)
    found: list[FoundFile] = []
    listed: dict[str, Output] = {}
    for manifest in manifests:
        try:
            listed |= read_outputs(manifest)
        except DataError:
            found.append(FoundFile(manifest.name, Found.NO_MANIFEST))
    if not manifests:
        found.append(FoundFile(MANIFEST, Found.NO_MANIFEST))
    found += [find_file(folder, output) for output in listed.values()]
    found += [
        FoundFile(one, Found.EXTRA)
        for one in (list_files(folder) if path.is_dir() else ask_for(path))
        if one not in listed
    ]
    whole = [one.file for one in found if one.found is Found.MATCHING]
    found += [one for file in whole for one in check_books(folder, file)]
    return Verification(
        path,
        tuple(sorted(found, key=lambda one: (one.file, one.found))),
        tuple(Source(one.name, "", one.name, hash_file(one)) for one in manifests),
        "" if path.is_dir() or is_manifest(path) else path.name,
    )
