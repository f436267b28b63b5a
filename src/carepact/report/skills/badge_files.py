"""Badges as files: read within limits, checked, laid out in a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from carepact.core.errors import Faults, ParameterError, word_reason
from carepact.core.messages import _, _c
from carepact.core.provenance import make_manifest
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import is_file, is_folder
from carepact.recognise.credentials.handing_on import read_badge
from carepact.recognise.credentials.reasons import word_finding
from carepact.recognise.credentials.verification import verify
from carepact.report.formats import check_place, write_files
from carepact.report.run.files import close_folder
from carepact.report.skills.checked import CheckedBadges
from carepact.studies.one_carer.answer import ESCO

ENDING = ".badge.json"


def read_badge_file(path: Path) -> bytes:
    """Read a badge or an endorsement.

    Raises
    ------
    ParameterError
        If there is no such file, it is larger than any badge, or it cannot be read.
    """
    largest = reading_limits().largest_document
    if not is_file(path):
        raise ParameterError(_("{file}: there is no such file. Check the path.", file=path.name))
    try:
        with path.open("rb") as stream:
            raw = stream.read(largest + 1)
    except OSError as error:
        raise ParameterError(
            _("{file}: cannot be read ({reason}). Look at its rights, or name another file.",
              file=path.name, reason=word_reason(error))
        ) from error  # fmt: skip
    if len(raw) > largest:
        raise ParameterError(
            _("{file}: is larger than any badge ({most} bytes). Name another file.",
              file=path.name, most=largest)
        )  # fmt: skip
    return raw


def check_badges(paths: Iterable[Path], on: date) -> CheckedBadges:
    """Check badges; a folder stands for all badges that were written into it.

    Raises
    ------
    ParameterError
        With each file that is no badge at all, and each folder without one.
    """
    checked = []
    with Faults(ParameterError, _c("signed badge", "badge")) as faults:
        for path in paths:
            held = sorted(path.glob(f"*{ENDING}")) if is_folder(path) else [path]
            if not held:
                faults.add(
                    _(
                        "{folder}: no badge ({ending}) lies in this folder. Name the file of one.",
                        folder=path.name,
                        ending=ENDING,
                    )
                )
            for one in held:
                try:
                    checked.append((one.name, verify(read_badge_file(one), on, one.name)))
                except ParameterError as error:
                    faults.add(str(error))
    return CheckedBadges(tuple(checked))


def require_valid(raw: bytes, file: str, on: date) -> None:
    """Refuse a badge that is not valid, with every reason."""
    with Faults(ParameterError, file) as faults:
        faults.extend(word_finding(one) for one in verify(raw, on, file).findings)


def _is_endorsed(raw: bytes) -> bool:
    """Tell whether an endorsement stands in a badge."""
    try:
        return bool(read_badge(raw, "").get("endorsement"))
    except ParameterError:
        return False


def write_badge_file(content: bytes, path: Path, option: str) -> list[Path]:
    """Write a badge or an endorsement, over an earlier one if it must be, and over nothing else.

    Parameters
    ----------
    content : bytes
        The badge.
    path : Path
        Its file.
    option : str
        Name of the option or parameter that gave the file.

    Returns
    -------
    list of Path
        The file written.

    Raises
    ------
    ParameterError
        If anything but a badge or an endorsement stands there, or it cannot be written.
    """
    check_place(path, option)
    if is_file(path) and not _is_credential(path):
        raise ParameterError(
            _("{file}: something else than a badge stands there, perhaps a key. Choose another "
              "name.", file=path.name)
        )  # fmt: skip
    return write_files({path: content})


def _is_credential(path: Path) -> bool:
    """Tell whether a file holds a badge or an endorsement, valid or not."""
    try:
        return "proof" in read_badge(read_badge_file(path), path.name)
    except ParameterError:
        return False


def lay_out_badges(
    signed: Iterable[bytes], folder: Path, *, kept: Mapping[str, bytes] = MappingProxyType({})
) -> dict[Path, bytes]:
    """Lay out a folder of badges, each named after its skill; nothing is written yet.

    Parameters
    ----------
    signed : iterable of bytes
        The badges.
    folder : Path
        Where they shall lie.
    kept : mapping of str to bytes
        Badges that stay beside them, by file name, unless one of the same name takes the place.

    Raises
    ------
    ParameterError
        If an endorsed badge would be lost: the same skill signed anew bears no endorsement.
    """
    files: dict[str, bytes] = dict(kept)
    for raw in signed:
        name = name_file(str(read_badge(raw, "")["name"]))
        files[f"{name}{ENDING}"] = raw
    with Faults(ParameterError, _c("signed badge", "badge")) as faults:
        for name, raw in list_badges(folder).items():
            if files.get(name, raw) != raw and _is_endorsed(raw):
                faults.add(
                    _(
                        "{file}: an endorsement stands in the badge that is there, and would be "
                        "lost. Name another folder, or move that badge first.",
                        file=name,
                    )
                )
    return close_folder(files, make_manifest((ESCO,), {"command": "skills sign"}, None, []), folder)


def list_badges(folder: Path) -> dict[str, bytes]:
    """List the badges that lie in a folder, by file name; none where there is no such folder."""
    held = sorted(folder.glob(f"*{ENDING}")) if is_folder(folder) else []
    return {path.name: read_badge_file(path) for path in held if is_file(path)}


def name_file(skill: str) -> str:
    """Name a file after a skill, in letters that every disk knows."""
    parted = unicodedata.normalize("NFKD", skill.casefold())
    return re.sub(r"[^a-z0-9]+", "-", parted.encode("ascii", "ignore").decode()).strip("-")
