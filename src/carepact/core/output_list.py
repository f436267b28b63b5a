"""What a manifest lists of an answer: every file of it with its size and its hash."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from carepact.core.errors import DataError
from carepact.core.messages import _

MANIFEST = "manifest.json"
OUTPUTS = "outputs"
_BLOCK = 1 << 20
"""Read at a time. [bytes]"""


@dataclass(frozen=True)
class Output:
    """One file of an answer, as its manifest lists it."""

    file: str
    """Its place below the folder of the manifest, with `/`."""
    bytes: int
    """Its size. [bytes]"""
    sha256: str


def is_manifest(path: Path) -> bool:
    """Tell by its name whether a file is the manifest of an answer."""
    return path.name == MANIFEST or path.name.endswith("." + MANIFEST)


def list_outputs(contents: Mapping[Path, bytes], folder: Path) -> dict[str, list[dict[str, Any]]]:
    """List files by their names, as a manifest in this folder holds them.

    Parameters
    ----------
    contents : mapping of Path to bytes
        What is to be written where, below the folder.
    folder : Path
        Where the manifest stands.

    Returns
    -------
    dict
        The one entry `outputs`, to be put beside what else a manifest says.
    """
    return hold_outputs(describe_outputs(contents, folder))


def describe_outputs(contents: Mapping[Path, bytes], folder: Path) -> list[Output]:
    """Take the size and the hash of files below a folder."""
    return [
        Output(path.relative_to(folder).as_posix(), len(held), hashlib.sha256(held).hexdigest())
        for path, held in contents.items()
    ]


def hold_outputs(outputs: list[Output]) -> dict[str, list[dict[str, Any]]]:
    """Put outputs into an entry of a manifest, in the order of their names."""
    return {OUTPUTS: [asdict(one) for one in sorted(outputs, key=lambda one: one.file)]}


def read_outputs(manifest: Path) -> dict[str, Output]:
    """Read which files a manifest lists.

    Returns
    -------
    dict of str to Output
        By the name of the file.

    Raises
    ------
    DataError
        If it cannot be read, is cut off, lists nothing, or names a file outside its folder.
    """
    try:
        content = json.loads(read_plain(manifest))
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(
            _("{file}: is no whole manifest. Ask for the answer again.", file=manifest.name)
        ) from error
    listed = content.get(OUTPUTS) if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise DataError(
            _(
                "{file}: lists no files with their hashes, as manifests before this version. "
                "Write the answer again.",
                file=manifest.name,
            )
        )
    outputs = [_read_output(one) for one in listed]
    found = {one.file: one for one in outputs if one is not None}
    if len(found) < len(listed):
        raise DataError(
            _(
                "{file}: lists what is no file of this folder, or one twice. Ask for the answer "
                "again.",
                file=manifest.name,
            )
        )
    return found


def _read_output(listed: object) -> Output | None:
    """Read one line; nothing where it is none or leads out of the folder."""
    if not isinstance(listed, dict) or set(listed) != {"file", "bytes", "sha256"}:
        return None
    file, size, sha256 = listed["file"], listed["bytes"], listed["sha256"]
    if not isinstance(file, str) or type(size) is not int or not isinstance(sha256, str):
        return None
    place = PurePosixPath(file)
    is_inside = file == place.as_posix() and not place.is_absolute() and place.parts
    if not is_inside or ".." in place.parts or re.search(r"[\\:\x00-\x1f]", file):
        return None
    return Output(file, size, sha256) if re.fullmatch("[0-9a-f]{64}", sha256) else None


def open_plain(path: Path) -> int:
    """Open a plain file to read it; neither a link, nor a folder, nor a device.

    Raises
    ------
    OSError
        If it is anything else, or cannot be opened.
    """
    # A named pipe would let the opening wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    opened = os.open(path, flags | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(None, "no plain file", str(path))
    return opened


def read_plain(path: Path) -> bytes:
    """Read a plain file, following no link.

    Raises
    ------
    OSError
        If it is no plain file, or cannot be read.
    """
    with os.fdopen(open_plain(path), "rb") as stream:
        return stream.read()


def matches(path: Path, output: Output) -> bool:
    """Tell whether a file holds the bytes that its manifest lists; a link or nothing does not."""
    digest = hashlib.sha256()
    try:
        with os.fdopen(open_plain(path), "rb") as stream:
            if os.fstat(stream.fileno()).st_size != output.bytes:
                return False
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError:
        return False
    return digest.hexdigest() == output.sha256
