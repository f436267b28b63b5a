"""Take a form as a browser or a program sends it: its fields, and its files into one folder."""

from __future__ import annotations

from pathlib import Path

from fastapi import Request
from starlette.datastructures import UploadFile

from carepact.app.file_names import Sent, keep_ending, make_safe
from carepact.app.nouns import Noun
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.packed_files import PIECE
from carepact.core.reading_limits import reading_limits


async def take_form(
    request: Request, noun: Noun, folder: Path, most_files: int
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Take the fields of a form, and lay its files into a folder.

    Parameters
    ----------
    request : Request
        What came in.
    noun : Noun
        It says which fields are files. Each of them lies under a name of our own; those of a field
        that takes several lie in a folder that is called as the field, by their own names.
    folder : Path
        Where to lay them.
    most_files : int
        How many of them may come.

    Returns
    -------
    fields : list of tuple of str
        By name and value, those of the address before.
    files : dict of str to str
        Path by field.

    Raises
    ------
    ParameterError
        If two files have the same name.
    """
    query = request.query_params.multi_items()
    files: dict[str, str] = {}
    largest = reading_limits().largest_document
    async with request.form(max_files=most_files, max_fields=500, max_part_size=largest) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if name in noun.uploads and value.filename:
                    place = _find_place(folder, name, value.filename, several=name in noun.several)
                    await _write(value, place)
                    files[name] = str(place.parent if name in noun.several else place)
            elif name in {Sent.TEXT, Sent.CARRIED} and noun.uploads:
                if value.strip():
                    place = folder / f"{name}.yaml"
                    place.write_text(value, "utf-8", newline="")
                    files[name] = str(place)
            else:
                query.append((name, value))
    return query, files


def _find_place(folder: Path, field: str, name: str, *, several: bool) -> Path:
    """Find where a file is to lie."""
    if not several:
        return folder / f"{field}{keep_ending(name)}"
    place = folder / field / make_safe(name)
    if place.exists():
        raise ParameterError(_("two files are called {name}. Bring one of them.", name=place.name))
    place.parent.mkdir(exist_ok=True)
    return place


async def _write(value: UploadFile, place: Path) -> None:
    """Write a file piece by piece."""
    with place.open("wb") as written:
        while part := await value.read(PIECE):
            written.write(part)
