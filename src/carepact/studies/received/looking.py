"""Look for the manifests and files of an answer, and at each of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from carepact.core.output_list import MANIFEST, Output, is_manifest, matches, read_plain
from carepact.ledger.written_books import (
    BALANCE_FILE,
    CHECKS_FILE,
    find_broken_checks,
    find_unbalanced,
)
from carepact.studies.received.found import Found, FoundFile


def find_manifests(path: Path) -> list[Path]:
    """Find the manifests of a folder, or that of a file."""
    if path.is_dir():
        return sorted(one for one in path.iterdir() if is_manifest(one) and one.is_file())
    beside = path.with_name(f"{path.stem}.{MANIFEST}"), path.with_name(MANIFEST)
    return [one for one in ([path] if is_manifest(path) else beside) if one.is_file()][:1]


def ask_for(path: Path) -> Iterator[str]:
    """Name a file that is asked for, unless it is a manifest itself."""
    if not is_manifest(path):
        yield path.name


def list_files(folder: Path) -> Iterator[str]:
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


def find_file(folder: Path, output: Output) -> FoundFile:
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


def check_books(folder: Path, file: str) -> Iterator[FoundFile]:
    """Check what a file of books says, whose bytes are those that were written."""
    proofs = {CHECKS_FILE: find_broken_checks, BALANCE_FILE: find_unbalanced}
    prove = proofs.get(Path(file).name)
    if prove is None or Path(file).parent.name != "ledger":
        return
    for place in prove(read_plain(folder / file)):
        yield FoundFile(file, Found.BROKEN, place)
