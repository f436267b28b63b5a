"""Take a form as a browser or a program sends it: its fields, and its files into one folder."""

from __future__ import annotations

from pathlib import Path

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from carepact.app.file_names import Sent, keep_ending, make_safe
from carepact.app.nouns import Noun
from carepact.core.errors import ParameterError
from carepact.core.messages import Count, _
from carepact.core.packed_files import PIECE
from carepact.core.reading_limits import reading_limits

CHARSETS = (b"utf-8", b"utf8", b"us-ascii")
"""Encodings of a form, as browsers and programs name ours."""
MOST_FIELDS = 500
"""Of a form. [fields]"""


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
        If two files have the same name, or the form cannot be read.
    """
    query = request.query_params.multi_items()
    files: dict[str, str] = {}
    form = await _read_form(request, most_files)
    try:
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
    finally:
        await form.close()
    return query, files


async def _read_form(request: Request, most_files: int) -> FormData:
    """Read a form; its encoding is ours, as others hide letters that no text has."""
    _kind, told = parse_options_header(request.headers.get("content-type"))
    if told.get(b"charset", CHARSETS[0]).lower() not in CHARSETS:
        raise ParameterError(_("The form is not UTF-8 text. Send it with the encoding UTF-8."))
    largest = reading_limits().largest_document
    try:
        return await request.form(
            max_files=most_files, max_fields=MOST_FIELDS, max_part_size=largest
        )
    except HTTPException as error:
        raise ParameterError(
            _(
                "The form cannot be read: it breaks off, or has more than {fields} fields, {files} "
                "files or {most} bytes in one field. Send less, or send it again.",
                fields=Count(MOST_FIELDS),
                files=Count(most_files),
                most=Count(largest),
            )
        ) from error


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
