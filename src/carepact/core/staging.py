"""Drafts of an answer, in a folder that nobody can guess or enter while they are written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from carepact.core.interrupts import hold_interrupts
from carepact.core.one_writer import hold_folder, lock_folder

STAGE = ".carepact-"
"""How the name of a folder of drafts begins; the rest of it is drawn at random."""


@contextmanager
def open_stage(place: Path) -> Iterator[Path]:
    """Give a fresh folder for drafts in a place; it and what is left in it are gone at the end."""
    made: list[Path] = []
    held = None
    try:
        with lock_folder(place), hold_interrupts():
            _clear_forsaken(place)
            made.append(Path(tempfile.mkdtemp(prefix=STAGE, dir=place)))
            held = hold_folder(made[0])
        yield made[0]
    finally:
        with hold_interrupts():
            for stage in made:
                shutil.rmtree(stage, ignore_errors=True)
            if held is not None:
                os.close(held)


def _clear_forsaken(place: Path) -> None:
    """Take away the drafts of writers that were killed: nobody holds them any more."""
    for one in place.glob(STAGE + "*"):
        if one.is_symlink() or not one.is_dir():
            continue
        held = hold_folder(one)
        if held is not None:
            shutil.rmtree(one, ignore_errors=True)
            os.close(held)


def draft(contents: Mapping[Path, bytes], folder: Path, stage: Path) -> dict[Path, Path]:
    """Write every file below the stage, and onto the disk; the draft of each by its place."""
    drafts = {path: stage / "new" / path.relative_to(folder) for path in contents}
    for path, draft in drafts.items():
        draft.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        opened = os.open(draft, flags | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(opened, "wb") as stream:
            stream.write(contents[path])
            stream.flush()
            os.fsync(stream.fileno())
    for one in {draft.parent for draft in drafts.values()}:
        sync_folder(one)
    return drafts


def sync_folder(folder: Path) -> None:
    """Let the names of a folder reach the disk, where a system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
