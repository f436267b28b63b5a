"""The form by which a page takes a file, and the downloads of what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carepact.app.examples import examples_of
from carepact.app.pages import Link
from carepact.app.told import Pairs, Told, write_query
from carepact.app.views.brought import HELD, fields_beside, hold, is_brought, read_brought_text
from carepact.core.messages import _, word


@dataclass(frozen=True)
class FileForm:
    """A form that takes a file, as `forms.html.j2` shows it."""

    action: str
    """The noun: its address."""
    text: str
    """What was brought before, to be mended and sent once more."""
    beside: tuple[tuple[str, str], ...]
    """Fields that bring files beside it, with their words."""
    held: tuple[tuple[str, str], ...]
    """Hidden fields that bring those once more that came before."""
    examples: tuple[Link, ...]
    is_open: bool
    """Whether a file is what the page shows."""


def lay_out_form(told: Told, kind: str, noun: str, more: Iterable[str] = ()) -> FileForm:
    """Lay out the form by which a page takes a file.

    Parameters
    ----------
    told : Told
        What came before: it is sent once more by hidden fields.
    kind : str
        What the page reads, as `brought.csv` has it.
    noun : str
        The page.
    more : iterable of str
        Fields that bring other files than those that the file names.
    """
    held = {name: hold(told, name) for name in (*fields_beside(kind), *more)}
    return FileForm(
        action=noun,
        text=read_brought_text(told),
        beside=tuple((name, _name_beside(name)) for name in fields_beside(kind)),
        held=tuple((f"{HELD}{name}", value) for name, value in held.items() if value),
        examples=tuple(
            Link(word(one.title), f"{noun}?example={name}", told.one("example") == name)
            for name, one in examples_of(kind).items()
        ),
        is_open=is_brought(told),
    )


def _name_beside(field: str) -> str:
    """Name a file that another names."""
    names = {
        "own_facts": _("Your own figures, if it names them under own_facts (CSV)"),
        "diary": _("Your diary, if it names one under diary (CSV)"),
        "actual_sheet": _("What was seen, if it names a sheet under actual_sheet (XLSX, CSV)"),
    }
    return names[field]


@dataclass(frozen=True)
class Downloads:
    """What can be downloaded: by links, or by buttons that send a form once more."""

    links: tuple[Link, ...]
    form: str
    """Id of the form that they send; empty where they are links."""


def lay_out_downloads(
    told: Told, noun: str, names: Iterable[str], form: str = "", beside: Pairs = ()
) -> Downloads:
    """Lay out downloads: what has no address of its own is asked for by the form.

    Parameters
    ----------
    told : Told
        What the page shows.
    noun : str
        The page.
    names : iterable of str
        Of the files.
    form : str
        Id of the form that holds what is asked; empty where the address does.
    beside : pairs
        What the form does not hold.
    """
    asked = write_query(beside if form else told.pairs)
    query = f"?{asked}" if asked else ""
    links = [Link(name, f"{noun}/file/{name}{query}") for name in names]
    return Downloads(tuple(links), form)


def list_twins(told: Told, noun: str, chart: str, kinds: Iterable[str]) -> Iterator[Link]:
    """List the twins of a chart whose page has all in its address."""
    query = write_query(told.pairs)
    for kind in kinds:
        yield Link(kind.upper(), f"{noun}/chart/{chart}.{kind}?{query}")
