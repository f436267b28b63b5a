"""A holder's key: made here, kept in a file that its owner alone can read, sent nowhere.

The file is a Multikey in JSON (W3C Controlled Identifiers v1.0, section 2.2.2), so that other tools
read it too. It is no password: whoever has it can sign in the holder's name, and nobody can make it
again once it is lost.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from carepact.core.errors import ParameterError, word_reason
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.recognise.credentials import curve
from carepact.recognise.credentials.multibase import (
    KeyKind,
    decode_key,
    did_of,
    encode_key,
    method_of,
)
from carepact.recognise.credentials.strict_json import read_json


@dataclass(frozen=True)
class Key:
    """An Ed25519 key of a holder or an organisation; its secret part is never shown."""

    secret: bytes = field(repr=False)
    """The secret, 32 bytes."""

    @property
    def public(self) -> bytes:
        """Return the part that everybody may know, 32 bytes."""
        return curve.find_public(self.secret)

    @property
    def did(self) -> str:
        """Return the name that the key gives its holder: `did:key:z6Mk...`."""
        return did_of(self.public)

    @property
    def method(self) -> str:
        """Return the name of the key itself, as a proof gives it."""
        return method_of(self.did)


def make_key() -> Key:
    """Make a new key of the machine's own source of secrets."""
    return Key(curve.make_secret())


def write_key(key: Key, path: Path) -> None:
    """Write a key into a new file that its owner alone can read and write.

    Parameters
    ----------
    key : Key
        The key.
    path : Path
        The file, in a folder that is there.

    Raises
    ------
    ParameterError
        If anything stands there already, a link that leads nowhere among it, or the file cannot be
        written. A key is never overwritten.
    """
    written = {
        "@context": "https://w3id.org/security/multikey/v1",
        "id": key.method,
        "type": "Multikey",
        "controller": key.did,
        "publicKeyMultibase": encode_key(KeyKind.PUBLIC, key.public),
        "secretKeyMultibase": encode_key(KeyKind.SECRET, key.secret),
    }
    text = json.dumps(written, indent=2) + "\n"
    try:
        with _new_file(path) as stream:
            stream.write(text.encode())
    except (OSError, ValueError) as error:
        raise _word_unwritten(path, error) from error


def read_key(path: Path) -> Key:
    """Read a key that `write_key` has written.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    ParameterError
        If there is none, it is a link or has a second name, belongs to or can be read by somebody
        else, or holds no such key.
    """
    read = read_json(_read_owned(path), path.name)
    words = read if isinstance(read, dict) else {}
    written = words.get("secretKeyMultibase")
    secret = decode_key(KeyKind.SECRET, written) if isinstance(written, str) else None
    if secret is None:
        raise ParameterError(
            _(
                "{file}: holds no Ed25519 key under 'secretKeyMultibase'. Name the file of a key.",
                file=path.name,
            )
        )
    key = Key(secret)
    public = words.get("publicKeyMultibase", encode_key(KeyKind.PUBLIC, key.public))
    if public != encode_key(KeyKind.PUBLIC, key.public):
        raise ParameterError(
            _(
                "{file}: the public and the secret key do not belong together. Take the file from "
                "a copy that was kept.",
                file=path.name,
            )
        )
    return key


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """Write into a new file with the rights of its owner alone; where that fails, take it away."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    opened = os.open(path, flags, _owner_alone())
    try:
        with os.fdopen(opened, "wb") as stream:
            if hasattr(os, "fchmod"):  # whatever the process takes from new files
                os.fchmod(opened, _owner_alone())
            yield stream
            stream.flush()
            os.fsync(opened)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _read_owned(path: Path) -> bytes:
    """Read a file that is no link and that its owner alone can read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if path.is_symlink():  # told apart here, where a disk or a machine knows no O_NOFOLLOW
            raise _word_link(path)
        with os.fdopen(os.open(path, flags), "rb") as stream:
            _check_owner(path, os.fstat(stream.fileno()))
            return stream.read(reading_limits().longest_field)
    except (OSError, ValueError) as error:
        reason = word_reason(error) if isinstance(error, OSError) else str(error)
        raise ParameterError(
            _(
                "{file}: cannot be read ({reason}). Look at its rights, or name another file.",
                file=path.name,
                reason=reason,
            )
        ) from error


def _check_owner(path: Path, found: os.stat_result) -> None:
    """Refuse what is no plain file of one name, or what others could read or write."""
    if not stat.S_ISREG(found.st_mode):
        raise ParameterError(_("{file}: is no plain file. Name the file of a key.", file=path.name))
    if found.st_nlink > 1:
        raise _word_link(path)
    if not hasattr(os, "geteuid"):  # rights are kept otherwise there
        return
    if found.st_uid != os.geteuid():
        raise ParameterError(
            _(
                "{file}: belongs to somebody else. Use a key of your own.",
                file=path.name,
            )
        )
    if stat.S_IMODE(found.st_mode) & ~_owner_alone():
        raise ParameterError(
            _(
                "{file}: others than its owner can read or write this key (rights {rights}). Take "
                "their rights away with: chmod 600 {file}. If others may have read it, make a new "
                "key.",
                file=path.name,
                rights=f"{stat.S_IMODE(found.st_mode):o}",
            )
        )


def _word_link(path: Path) -> ParameterError:
    """Word that a key is reached by a link or has a second name."""
    return ParameterError(
        _(
            "{file}: is a link, or has a second name on the disk. Name the file of the key itself, "
            "and keep it once.",
            file=path.name,
        )
    )


def _word_unwritten(path: Path, error: OSError | ValueError) -> ParameterError:
    """Word that a key was not written."""
    if isinstance(error, FileExistsError):
        return ParameterError(
            _(
                "{file}: something of that name is there, and a key is never written over it. "
                "Choose another name.",
                file=path.name,
            )
        )
    return ParameterError(
        _(
            "{file}: cannot be written ({reason}). Choose another place.",
            file=path.name,
            reason=word_reason(error) if isinstance(error, OSError) else str(error),
        )
    )


def _owner_alone() -> int:
    """Return the rights of a file that its owner alone can read and write."""
    return stat.S_IRUSR | stat.S_IWUSR
