"""Pack a folder of files into one, and unpack what was packed: bounded, and nowhere else."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from carepact.app.file_names import make_safe
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits

_DAMAGES = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
            ValueError, UnicodeError)  # fmt: skip


def is_packed(raw: bytes) -> bool:
    """Tell whether bytes are those of an archive (ZIP); a workbook is one too."""
    return raw.startswith(b"PK\x03\x04")


def is_workbook(path: Path) -> bool:
    """Tell whether an archive is a workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except _DAMAGES:
        return False


def pack(files: Mapping[str, bytes]) -> bytes:
    """Pack files by their names, without the time: the same answer is the same archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(zipfile.ZipInfo(name), held, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def pack_folder(folder: Path) -> str:
    """Pack all files of a folder into text that a form can send once more."""
    found = sorted(one for one in folder.rglob("*") if one.is_file())
    packed = pack({one.relative_to(folder).as_posix(): one.read_bytes() for one in found})
    return base64.b64encode(packed).decode()


def unpack_text(text: str, folder: Path) -> None:
    """Unpack what `pack_folder` packed."""
    try:
        raw = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    unpack_archive(raw, folder, _("what the page sent once more"))


def unpack_archive(raw: bytes, folder: Path, name: str) -> None:
    """Unpack an archive into a folder; no name in it leads out of there.

    Parameters
    ----------
    raw : bytes
        The archive.
    folder : Path
        Where its files are to lie.
    name : str
        How the archive is called in a message.

    Raises
    ------
    ParameterError
        If it is damaged, has a password, or holds more than such a folder does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = [one for one in archive.infolist() if not one.is_dir()]
            _check_size(parts, name)
            left = reading_limits().largest_figures
            for part in parts:
                with archive.open(part) as stream:
                    held = stream.read(left + 1)
                left -= len(held)
                if left < 0:
                    raise ParameterError(_word_large(name))
                _lay(held, folder, part.filename)
    except _DAMAGES as error:
        raise ParameterError(
            _("{name}: is damaged, or has a password. Pack it again as ZIP.", name=name)
        ) from error


def _check_size(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse an archive that says itself that it is too large."""
    most = reading_limits().largest_figures
    if len(parts) > reading_limits().most_packed or sum(one.file_size for one in parts) > most:
        raise ParameterError(_word_large(name))


def _word_large(name: str) -> str:
    """Word that an archive holds more than any folder of such files."""
    return _("{name}: holds far more than the files of one report. Pack those alone that are read.",
             name=name)  # fmt: skip


def _lay(held: bytes, folder: Path, name: str) -> None:
    """Lay one file of an archive into the folder; what systems add beside files is left out."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if any(one.startswith((".", "__MACOSX")) for one in parts if one not in {".", ".."}):
        return
    place = folder.joinpath(*(make_safe(one) for one in parts if one not in {".", "..", "/"}))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(held)
