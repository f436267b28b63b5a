"""Files that a user brings, or that ship as examples: each in a folder that is gone thereafter.

What a file names beside it is opened only if it was brought with it, under a name of its own
folder: no path of an address or within a file leads anywhere else on this machine.
"""

from __future__ import annotations

import base64
import binascii
import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.app.examples import examples_of
from carepact.app.nouns import all_nouns
from carepact.app.told import Told
from carepact.core.documents import read_content
from carepact.core.errors import CareError, Faults, ParameterError, nearest
from carepact.core.messages import _, word
from carepact.core.named_paths import named_within
from carepact.core.text_files import read_text
from carepact.studies.file_kind import find_kind

FIELDS = ("file", "text", "example", "sent")
"""Fields by which a file comes: from the reader's machine, as text, or from those that ship; and
`sent=file`, by which a form says that it was sent, with or without one."""
HELD = "held."
"""How hidden fields begin that bring files beside it once more."""
LONGEST_NAME = 100
"""Of a file that another names. [bytes]"""


@dataclass(frozen=True)
class Brought:
    """A file that can be opened now."""

    path: Path
    text: str
    """What it says; empty of an example."""
    example: str
    """Its name, if it is one that ships."""


def is_brought(told: Told) -> bool:
    """Tell whether a file was brought or ought to have been, or an example is named."""
    return bool({"file", "text"} & set(told.files) or told.one("example")) or (
        told.one("sent") == "file"
    )


def read_brought_text(told: Told) -> str:
    """Return the text that was brought, to be shown once more; empty where none can be read."""
    path = _find_main(told)
    try:
        return "" if path is None else read_text(path)
    except CareError:
        return ""


@contextmanager
def take_file(told: Told, kind: str) -> Iterator[Brought]:
    """Lay out what was brought for as long as it is read.

    Parameters
    ----------
    told : Told
        With `file`, `text` or `example`, and the files that it names by their fields.
    kind : str
        What the page reads: family, account, pact, ..., as `brought.csv` has it.

    Yields
    ------
    Brought
        The file, alone in a folder with what was brought beside it; or the example that ships.

    Raises
    ------
    ParameterError
        With all faults at once: nothing or something else was brought, no such example, files
        that are named and were not brought, names that lead elsewhere.
    """
    main, example = _find_main(told), told.one("example")
    if main is None and example:
        yield Brought(_find_example(kind, example), "", example)
        return
    if main is None:
        raise ParameterError(
            _("No file was brought. Choose one of your machine, or write its text into the page.")
        )
    with tempfile.TemporaryDirectory(prefix="carepact-", dir=main.parent) as folder:
        path = Path(folder) / f"{kind}.yaml"
        text = read_text(main)
        path.write_text(text, "utf-8")
        _check_kind(path, kind)
        _lay_beside(told, path, kind)
        with named_within(Path(folder)):
            yield Brought(path, text, "")


def _find_main(told: Told) -> Path | None:
    """Find the file itself: one that was chosen comes before text."""
    return told.files.get("file") or told.files.get("text")


def _find_example(kind: str, name: str) -> Path:
    """Find an example that ships."""
    known = examples_of(kind)
    if name not in known:
        raise ParameterError(
            _("example: there is no example '{name}' here.", name=name)
            + nearest(name, known)
            + " "
            + _("Examples: {listed}.", listed=", ".join(known))
        )
    return known[name].path


def _check_kind(path: Path, kind: str) -> None:
    """Refuse a file of another kind, and say which page reads it."""
    content = read_content(path)
    found = find_kind(path)
    if found is None and isinstance(content, dict) and {"holder", "told_on"} & set(content):
        found = "account"  # type: ignore[assignment]
    if found is None or found == kind:
        return
    page = next((word(one.title) for one in all_nouns() if _reads(one.name) == found), found)
    raise ParameterError(
        _("This is a file of another kind: '{kind}'. Bring it to the page “{page}”.",
          kind=found, page=page)
    )  # fmt: skip


def _reads(noun: str) -> str:
    """Name the kind of file that a page reads."""
    return {"skills": "account"}.get(noun, noun)


@cache
def _named_places(kind: str) -> tuple[tuple[str, str], ...]:
    """List the places at which a file of a kind names others, with the field that brings each."""
    text = resources.files("carepact.app").joinpath("brought.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((row["place"], row["field"]) for row in rows if row["kind"] == kind)


def fields_beside(kind: str) -> tuple[str, ...]:
    """List the fields that bring what a file of a kind names."""
    return tuple(field for _place, field in _named_places(kind) if field)


def _lay_beside(told: Told, path: Path, kind: str) -> None:
    """Lay the files that a file names beside it, under the names that it calls them by."""
    content, taken = read_content(path), {path.name.casefold()}
    with Faults(ParameterError, _("the file")) as faults:
        for place, field in _named_places(kind):
            name = content.get(place) if isinstance(content, dict) else None
            if not isinstance(name, str) or not name:
                continue
            fault = _find_name_fault(place, name, field, taken)
            held = None if fault else read_held(told, field)
            if held is None:
                faults.add(fault or _word_not_brought(place, name, field))
                continue
            taken.add(name.casefold())
            (path.parent / name).write_bytes(held)


def _word_not_brought(place: str, name: str, field: str) -> str:
    """Word that a file that is named was not brought."""
    return _(
        "{place}: names the file {name}, which was not brought. Bring it in the field '{field}', "
        "or take the line out.",
        place=place,
        name=name,
        field=field,
    )


def _find_name_fault(place: str, name: str, field: str, taken: set[str]) -> str:
    """Say why a name can be none of a file beside; empty where it can."""
    if not field:
        return _(
            "{place}: names the file {name}, and a page cannot take it. Take the line out, or use "
            "carepact on your own machine.",
            place=place,
            name=name,
        )
    leads_away = any(one in name for one in "/\\:\0") or name.startswith(".")
    if leads_away or len(name.encode()) > LONGEST_NAME or not name.isprintable():
        return _(
            "{place}: '{name}' leads out of the folder of the file. Write the name of the file "
            "alone, and bring it too.",
            place=place,
            name=name[:LONGEST_NAME],
        )
    if name.casefold() in taken:
        return _("{place}: '{name}' is the name of another file here. Give it a name of its own.",
                 place=place, name=name)  # fmt: skip
    return ""


def read_held(told: Told, field: str) -> bytes | None:
    """Read a file beside: chosen now, or brought once more by the page."""
    if field in told.files:
        return told.files[field].read_bytes()
    held = told.one(f"{HELD}{field}")
    try:
        return base64.b64decode(held, validate=True) if held else None
    except (binascii.Error, ValueError):
        return None


def hold(told: Told, field: str) -> str:
    """Write a file beside as a hidden field has it; empty where none came."""
    return base64.b64encode(read_held(told, field) or b"").decode()
