"""Lay out what was brought, so that it can be read: in one folder, which is gone thereafter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from carepact.app.examples import examples_of
from carepact.app.file_names import Sent
from carepact.app.nouns import all_nouns
from carepact.app.told import Told
from carepact.app.views.levels.packing import (
    is_packed,
    is_workbook,
    pack_folder,
    unpack_archive,
    unpack_text,
)
from carepact.core.errors import CareError, Faults, ParameterError, nearest
from carepact.core.messages import _, word
from carepact.core.named_paths import named_within
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import read_text
from carepact.studies.file_kind import FileKind, find_kind


@dataclass(frozen=True)
class Laid:
    """A file that can be read now."""

    path: Path
    folder: Path
    """Nothing outside of it is read."""
    example: str = ""
    """Its title, if it ships."""

    def carry(self) -> str:
        """Pack what was brought, so that the page can send it once more.

        Of an example this is nothing, nor of what is larger than a field of a form may be.
        """
        packed = "" if self.example else pack_folder(self.folder)
        return packed if len(packed) < reading_limits().largest_document else ""


def is_brought(told: Told) -> bool:
    """Tell whether there is anything to be read."""
    return bool({*Sent} & set(told.files) or told.one(Sent.EXAMPLE))


def read_pasted(told: Told) -> str:
    """Return the text that was written into the page, to stand there once more."""
    path = told.files.get(Sent.TEXT)
    try:
        return "" if path is None else read_text(path)
    except CareError:
        return ""


@contextmanager
def lay_out(told: Told, kind: FileKind) -> Iterator[Laid]:
    """Lay out what was brought for as long as it is read.

    Parameters
    ----------
    told : Told
        With `file`, YAML or an archive of a folder; or `text`; and `beside`, a folder of what it
        names. Or `carried`, all of it as a page packed it. Or `example`.
    kind : str
        What the page reads.

    Raises
    ------
    ParameterError
        If nothing was brought, nothing that the page reads, or there is no such example.
    """
    example = told.one(Sent.EXAMPLE)
    if not told.files:
        laid = _find_example(kind, example)
        with named_within(laid.folder):
            yield laid
        return
    folder = next(iter(told.files.values())).parent / "laid-out"
    folder.mkdir()
    try:
        main = _lay_all(told, kind, folder)
        with named_within(folder):
            path = main or _find_main(folder, kind)
            _check_kind(path, kind)
            yield Laid(path, folder)
    finally:
        shutil.rmtree(folder)


def _find_example(kind: FileKind, name: str) -> Laid:
    """Find an example that ships."""
    known = examples_of(kind)
    if not name:
        raise ParameterError(
            _("No file was brought. Choose one, write its text into the page, or name an example.")
        )
    if name not in known:
        raise ParameterError(
            _("example: there is no example '{name}' here.", name=name)
            + nearest(name, known)
            + " "
            + _("Examples: {listed}.", listed=", ".join(known))
        )
    found = known[name]
    return Laid(found.path, found.path.parent, word(found.title))


def _lay_all(told: Told, kind: FileKind, folder: Path) -> Path | None:
    """Lay every file that was brought into the folder; return the one to be read, if it is told."""
    if Sent.CARRIED in told.files:
        unpack_text(told.files[Sent.CARRIED].read_text("utf-8"), folder)
        return None
    if Sent.BESIDE in told.files:
        for one in told.files[Sent.BESIDE].iterdir():
            shutil.copyfile(one, folder / one.name)
    main, named = told.files.get(Sent.FILE), f"{kind}.yaml"
    if main is None and Sent.TEXT not in told.files:
        return None
    if main is not None and is_packed(main.read_bytes()):
        if is_workbook(main):
            raise ParameterError(
                _(
                    "This is a workbook. Bring the file that names it ({file}) here, and the "
                    "workbook as one of the files beside it.",
                    file=named,
                )
            )
        unpack_archive(main.read_bytes(), folder, _("the archive"))
        return None
    shutil.copyfile(main or told.files[Sent.TEXT], folder / named)
    return folder / named


def _find_main(folder: Path, kind: FileKind) -> Path:
    """Find the file to be read among several: of its kind, the one that lies highest.

    Raises
    ------
    ParameterError
        If there is none, or several are as high and none of them is called as files of the kind.
    """
    found = [
        one
        for one in sorted(folder.rglob("*"))
        if one.suffix.lower() in {".yaml", ".yml"} and _is_of(one, kind)
    ]
    depth = {one: len(one.relative_to(folder).parts) for one in found}
    highest = [one for one in found if depth[one] == min(depth.values())]
    named = [one for one in highest if one.stem in {"network", kind}]
    for chosen in (highest, [one for one in named if one.stem != kind], named):
        if len(chosen) == 1:
            return chosen[0]
    if not found:
        raise ParameterError(
            _("None of the files that were brought is of the kind that this page reads ({file}).",
              file=f"{kind}.yaml")
        )  # fmt: skip
    raise ParameterError(
        _("Several files could be the one to be read: {listed}. Bring one of them, or call it "
          "{file}.", listed=", ".join(one.name for one in highest), file=f"{kind}.yaml")
    )  # fmt: skip


def _is_of(path: Path, kind: FileKind) -> bool:
    """Tell whether a file is of a kind; one that cannot be read is of none."""
    try:
        return find_kind(path) == kind
    except CareError:
        return False


def _check_kind(path: Path, kind: FileKind) -> None:
    """Refuse a file of another kind, and say which page reads it."""
    found = find_kind(path)
    if found is None or found == kind:
        return
    page = next((word(one.title) for one in all_nouns() if one.name == found), "")
    with Faults(ParameterError, path.name) as faults:
        faults.add(
            _("this is a file of another kind. The page “{page}” reads it.", page=page)
            if page
            else _("this is a file of another kind: {kind}.", kind=found)
        )
