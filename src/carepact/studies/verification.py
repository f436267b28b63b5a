"""Is an answer whole, as received? Its files against its manifest, its books by their checks."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import polars as pl

from carepact.core.errors import DataError, ParameterError
from carepact.core.messages import _
from carepact.core.output_list import (
    MANIFEST,
    Output,
    is_manifest,
    matches,
    read_outputs,
    read_plain,
)
from carepact.core.provenance import Source, hash_file, make_manifest
from carepact.ledger.written_books import (
    BALANCE_FILE,
    CHECKS_FILE,
    find_broken_checks,
    find_unbalanced,
)


class Found(StrEnum):
    """What a file is found to be."""

    MATCHING = "matches"
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "not listed"
    """No manifest lists it: it is no part of the answer, and nothing vouches for it."""
    NO_MANIFEST = "no whole manifest"
    BROKEN = "does not hold"
    """A file of the books whose checks fail."""


BAD = (Found.CHANGED, Found.MISSING, Found.NO_MANIFEST, Found.BROKEN)
"""An answer with any of these is not whole."""


@dataclass(frozen=True)
class FoundFile:
    """One file, and what it is found to be."""

    file: str
    found: Found
    place: str = ""
    """Which check does not hold."""
    bytes: int | None = None
    """As the manifest lists it. [bytes]"""
    sha256: str | None = None


@dataclass(frozen=True)
class Verification:
    """What was found of an answer."""

    place: Path
    """Folder or file that was asked about."""
    files: tuple[FoundFile, ...]
    manifests: tuple[Source, ...]
    asked: str = ""
    """The file that was asked about, which a manifest has to list."""

    @cached_property
    def counts(self) -> Counter[Found]:
        """How many files are found to be what."""
        return Counter(one.found for one in self.files)

    @property
    def is_whole(self) -> bool:
        """Whether every file that a manifest lists is as it was written, and the books hold."""
        is_listed = not self.asked or not any(
            one.file == self.asked and one.found is Found.EXTRA for one in self.files
        )
        return is_listed and self.counts[Found.MATCHING] > 0 and not any(map(self.counts.get, BAD))

    def name(self, found: Found) -> list[str]:
        """Name the files that are found to be this."""
        return [one.file for one in self.files if one.found is found]

    def to_polars(self) -> pl.DataFrame:
        """Lay the files out, a row each."""
        kinds = {"file": pl.String, "found": pl.String, "place": pl.String, "bytes": pl.Int64,
                 "sha256": pl.String}  # fmt: skip
        return pl.DataFrame([vars(one) for one in self.files], schema=kinds)

    def manifest(self) -> dict[str, object]:
        """Describe how the table came to be."""
        return make_manifest(self.manifests, {"command": "verify"}, None, [])


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
    manifests = _find_manifests(path)
    found: list[FoundFile] = []
    listed: dict[str, Output] = {}
    for manifest in manifests:
        try:
            listed |= read_outputs(manifest)
        except DataError:
            found.append(FoundFile(manifest.name, Found.NO_MANIFEST))
    if not manifests:
        found.append(FoundFile(MANIFEST, Found.NO_MANIFEST))
    found += [_find(folder, output) for output in listed.values()]
    found += [
        FoundFile(one, Found.EXTRA)
        for one in (_list_files(folder) if path.is_dir() else _ask_for(path))
        if one not in listed
    ]
    whole = [one.file for one in found if one.found is Found.MATCHING]
    found += [one for file in whole for one in _check_books(folder, file)]
    return Verification(
        path,
        tuple(sorted(found, key=lambda one: (one.file, one.found))),
        tuple(Source(one.name, "", one.name, hash_file(one)) for one in manifests),
        "" if path.is_dir() or is_manifest(path) else path.name,
    )


def _find_manifests(path: Path) -> list[Path]:
    """Find the manifests of a folder, or that of a file."""
    if path.is_dir():
        return sorted(one for one in path.iterdir() if is_manifest(one) and one.is_file())
    beside = path.with_name(f"{path.stem}.{MANIFEST}"), path.with_name(MANIFEST)
    return [one for one in ([path] if is_manifest(path) else beside) if one.is_file()][:1]


def _ask_for(path: Path) -> Iterator[str]:
    """Name a file that is asked for, unless it is a manifest itself."""
    if not is_manifest(path):
        yield path.name


def _list_files(folder: Path) -> Iterator[str]:
    """List what stands in a folder but its manifests; below too, where all of it is one answer.

    No link is followed.
    """
    for here, folders, files in os.walk(folder):
        links = [one for one in folders if (Path(here) / one).is_symlink()]
        for name in (*files, *links):
            path = Path(here) / name
            if path.parent != folder or not is_manifest(path):
                yield path.relative_to(folder).as_posix()
        if not (folder / MANIFEST).exists():
            return


def _find(folder: Path, output: Output) -> FoundFile:
    """Find out what a file that is listed is."""
    path = folder / output.file
    above = path.parents[: len(Path(output.file).parents) - 1]
    if any(one.is_symlink() for one in (path, *above)):
        found = Found.CHANGED
    elif not path.exists():
        found = Found.MISSING
    else:
        found = Found.MATCHING if matches(path, output) else Found.CHANGED
    return FoundFile(output.file, found, "", output.bytes, output.sha256)


def _check_books(folder: Path, file: str) -> Iterator[FoundFile]:
    """Check what a file of books says, whose bytes are those that were written."""
    proofs = {CHECKS_FILE: find_broken_checks, BALANCE_FILE: find_unbalanced}
    prove = proofs.get(Path(file).name)
    if prove is None or Path(file).parent.name != "ledger":
        return
    for place in prove(read_plain(folder / file)):
        yield FoundFile(file, Found.BROKEN, place)
