"""Write an answer whole or not at all: beside, then into its place, its manifest last.

What is written lies first in a folder that nobody can guess or enter, and only then goes into
its place. A folder that holds an answer alone is exchanged in one step. Elsewhere each file is
replaced by its name: the manifest of the answer before goes first and the new one comes last,
so that what stands in between bears no manifest, and nobody takes it for an answer.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from carepact.core.errors import DataError
from carepact.core.interrupts import hold_interrupts
from carepact.core.one_writer import exchange, lock_folder
from carepact.core.output_list import MANIFEST, is_manifest, matches, read_outputs
from carepact.core.staging import draft, open_stage, sync_folder

_WRITTEN: ContextVar[list[Path] | None] = ContextVar("written", default=None)


class RefusedError(OSError):
    """A place that is not written to, whatever the rights: a link, a folder, a device."""


@contextmanager
def note_written() -> Iterator[list[Path]]:
    """Note within this context what was written, files or whole folders, so far."""
    written: list[Path] = []
    token = _WRITTEN.set(written)
    try:
        yield written
    finally:
        _WRITTEN.reset(token)


def write_in_place(contents: Mapping[Path, bytes], *, new: Collection[Path] = ()) -> None:
    """Write files into one folder that is there: all of them, or none.

    Parameters
    ----------
    contents : mapping of Path to bytes
        What to write where, all in the same folder.
    new : collection of Path
        Those that must not be there yet.

    Raises
    ------
    OSError
        If a file cannot be written, or what is there is no plain file; then all stand as before.
    KeyboardInterrupt
        If Ctrl-C was pressed; it is held back while files go into their places.
    """
    [folder] = {path.parent for path in contents}
    with open_stage(folder) as stage:
        drafts = draft(contents, folder, stage)
        with lock_folder(folder), hold_interrupts():
            _replace(drafts, stage, new=new)
            _note(*contents)


def write_folder(contents: Mapping[Path, bytes], folder: Path) -> None:
    """Write an answer that has a folder to itself: the whole folder, or nothing.

    Files of the answer before that are no part of this one go; whatever else stands in the
    folder stays as it is.

    Parameters
    ----------
    contents : mapping of Path to bytes
        What to write where, all of it below the folder; its manifest among them.
    folder : Path
        Made where it is not there, as are those above it.

    Raises
    ------
    OSError, KeyboardInterrupt
        As `write_in_place`.
    """
    refuse_link(folder)
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    above = folder.absolute().parent
    above.mkdir(parents=True, exist_ok=True)
    names = {path.relative_to(folder).as_posix() for path in contents}
    if not folder.exists() or _is_alone(folder, names):
        with open_stage(above) as stage:
            draft(contents, folder, stage)
            with lock_folder(above), hold_interrupts():
                if _move_folder(stage / "new", folder, names):
                    _note(folder)
                    return
    folder.mkdir(exist_ok=True)
    with open_stage(folder) as stage:
        drafts = draft(contents, folder, stage)
        with lock_folder(folder), hold_interrupts():
            for below in sorted({path.parent for path in contents}):
                _make_folder(below, folder)
            stale = {folder / one for one in _find_stale(folder, names)}
            _replace(drafts, stage, stale=stale)
            _note(folder)


def try_folder(folder: Path) -> None:
    """Try whether an answer may be written into a folder, before it is computed.

    Drafts are begun where they would lie, in the folder or the nearest above it that is there,
    and are gone again.

    Raises
    ------
    OSError
        If nothing can be written there.
    """
    place = folder.absolute()
    while not place.exists():
        place = place.parent
    with open_stage(place):
        pass


def refuse_link(path: Path) -> None:
    """Refuse a link: nothing is written through it, and it is not replaced.

    Raises
    ------
    RefusedError
        If it is one.
    """
    if path.is_symlink():
        raise RefusedError(errno.ELOOP, "a link", str(path))


def refuse_other_than_file(path: Path) -> None:
    """Refuse a link, a folder or a device in the place of a file.

    Raises
    ------
    RefusedError
        If it is any of them.
    """
    refuse_link(path)
    if path.exists() and not path.is_file():
        raise RefusedError(errno.EISDIR if path.is_dir() else None, "no plain file", str(path))


def _note(*written: Path) -> None:
    """Note what was written, where somebody wants to know."""
    noted = _WRITTEN.get()
    if noted is not None:
        noted.extend(written)


def _find_stale(folder: Path, names: Collection[str]) -> set[str]:
    """Find the files of the answer before that this one has not, as they were written."""
    try:
        listed = read_outputs(folder / MANIFEST)
    except DataError:
        return set()
    return {one for one in set(listed) - set(names) if matches(folder / one, listed[one])}


def _is_alone(folder: Path, names: Collection[str]) -> bool:
    """Tell whether a folder holds nothing but an answer that goes, and may be exchanged."""
    above = folder.absolute().parent
    try:
        inside = Path.cwd().resolve()
    except OSError:  # where the process stands is gone
        return False
    resolved = folder.resolve()
    if resolved == inside or resolved in inside.parents:  # a shell would stand in nothing
        return False
    if folder.stat().st_dev != above.stat().st_dev or not os.access(above, os.W_OK):
        return False
    if not folder.is_dir() or folder.is_symlink():
        return False
    known = {*names, *_find_stale(folder, names)}
    folders = {str(one) for name in known for one in Path(name).parents}
    return all(
        not path.is_symlink()
        and path.relative_to(folder).as_posix() in (folders if path.is_dir() else known)
        for path in folder.rglob("*")
    )


def _move_folder(drafted: Path, folder: Path, names: Collection[str]) -> bool:
    """Put a folder into its place in one step; `False`, and nothing done, where that cannot be."""
    if not folder.exists():
        refuse_link(folder)
        drafted.rename(folder)
    else:
        with lock_folder(folder):
            if not (_is_alone(folder, names) and _are_alike(drafted, folder)):
                return False
            drafted.chmod(folder.stat().st_mode & 0o7777)
            if not exchange(drafted, folder):
                return False
    sync_folder(folder.absolute().parent)
    return True


def _are_alike(drafted: Path, folder: Path) -> bool:
    """Tell whether two folders belong to the same people, with the same further rights."""
    one, other = drafted.stat(), folder.stat()
    if (one.st_uid, one.st_gid) != (other.st_uid, other.st_gid):
        return False
    if not hasattr(os, "listxattr"):
        return True
    kept = [{name: os.getxattr(path, name) for name in os.listxattr(path)}
            for path in (drafted, folder)]  # fmt: skip
    return kept[0] == kept[1]


def _make_folder(below: Path, folder: Path) -> None:
    """Make a folder of an answer; what is there is no link."""
    for one in (below, *below.parents):
        refuse_link(one)
        if one == folder:
            break
    below.mkdir(parents=True, exist_ok=True)


def _replace(
    drafts: Mapping[Path, Path],
    stage: Path,
    *,
    new: Collection[Path] = (),
    stale: Collection[Path] = (),
) -> None:
    """Put drafts into their places, manifests last; if any fails, all stand as before."""
    for path in drafts:
        refuse_other_than_file(path)
        if path in new and path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    changed = {*drafts, *stale}
    first = [path for path in drafts if is_manifest(path) and _lists_any(path, changed)]
    (stage / "old").mkdir()
    undo: list[tuple[Path, Path | None]] = []
    try:
        for number, path in enumerate((*first, *stale)):
            kept = stage / "old" / f"away-{number}"
            path.rename(kept)
            undo.append((path, kept))
        for number, path in enumerate(sorted(drafts, key=is_manifest)):
            if path.exists():
                kept = stage / "old" / f"under-{number}"
                _keep(path, kept)
                undo.append((path, kept))
            drafts[path].replace(path)
            undo.append((path, None))
    except OSError:
        # The manifest that went first comes back last.
        for path, before in reversed(undo):
            if before is None:
                path.unlink()
            else:
                before.replace(path)
        raise
    for folder in {path.parent for path in changed}:
        sync_folder(folder)


def _keep(path: Path, kept: Path) -> None:
    """Keep a file by a second name; by a copy where a disk knows no second names."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)


def _lists_any(manifest: Path, changed: Collection[Path]) -> bool:
    """Tell whether a manifest that is there may list one of these files."""
    if not manifest.exists():
        return False
    try:
        listed = read_outputs(manifest)
    except DataError:
        return True
    return any(manifest.parent / one in changed for one in listed)
