"""Pages from templates: nothing that is filled in is read as marks, every address is relative."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from carepact.app.nouns import all_nouns
from carepact.app.replies import Reply
from carepact.app.standing import responsible
from carepact.app.told import Told, write_query
from carepact.core.messages import LANGUAGES, _, language, word
from carepact.report.figures.picture import Picture
from carepact.report.paper.fitting import fit_texts

STATIC = ("app.css", "app.js")


class Link(NamedTuple):
    """A link with its words."""

    words: str
    address: str
    is_here: bool = False
    lang: str = ""
    """Language of where it leads, where it is another."""


def show_page(
    template: str, noun: str, told: Told, words: Mapping[str, object], status: int = 200
) -> Reply:
    """Fill a whole page.

    Parameters
    ----------
    template : str
        Its file in `templates`, which extends `layout.html.j2`.
    noun : str
        Whose page it is; empty for the first one.
    told : Told
        What its address says, for the same page in other languages.
    words : mapping
        What it says; `title` is among it.
    status : int
        Of HTTP.
    """
    around = {
        "lang": language(),
        "noun": noun,
        "static": {name: f"../static/{name}?v={_version(name)}" for name in STATIC},
        "languages": list(_link_languages(noun, told)),
        "menu": list(_link_nouns(noun)),
    }
    return Reply(_surroundings().get_template(template).render(**around, **words).encode(),
                  status=status)  # fmt: skip


def show_part(template: str, words: Mapping[str, object], status: int = 200) -> Reply:
    """Fill a part of a page."""
    return Reply(_surroundings().get_template(template).render(**words).encode(), status=status)


def show_error(noun: str, message: str, told: Told, *, is_part: bool = False) -> Reply:
    """Show what is wrong with what was asked, and how to mend it."""
    words = {"title": _("This cannot be shown"), "message": message}
    if is_part:
        return show_part("error_part.html.j2", words, status=422)
    return show_page("error.html.j2", noun, told, words, status=422)


def read_templates() -> None:
    """Compile every template, so that no page waits for it."""
    for name in _surroundings().list_templates():
        _surroundings().get_template(name)


@cache
def _surroundings() -> Environment:
    """Make what templates are filled in, once."""
    made = Environment(
        loader=PackageLoader("carepact.app", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_=_, responsible=responsible, draw=_draw, kind_of=_kind_of, linked=link_out)
    return made


def _draw(picture: Picture) -> Markup:
    """Return a drawing, its texts as long as they were laid out."""
    return Markup(fit_texts(picture.svg))  # noqa: S704 - every text in it is escaped by the canvas


def _kind_of(block: object) -> str:
    """Tell which kind of block of a document it is."""
    return type(block).__name__


_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
"""An address within a text, without the point that ends a sentence."""


def link_out(text: str) -> Markup:
    """Return a text whose addresses of other hosts are links, each named by its host."""
    parts, end = [], 0
    for found in _ADDRESS.finditer(text):
        parts.append(escape(text[end : found.start()]))
        host = found[0].partition("//")[2].partition("/")[0].removeprefix("www.")
        parts.append(Markup('<a href="{}" rel="noreferrer">{}</a>').format(found[0], host))
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


@cache
def _version(name: str) -> str:
    """Name what a file holds, so that a browser keeps it until it changes."""
    held = resources.files("carepact.app").joinpath("static", name).read_bytes()
    return hashlib.sha256(held).hexdigest()[:12]


def _link_languages(noun: str, told: Told) -> Iterator[Link]:
    """Link the same page in every language."""
    query = write_query(told.pairs)
    for code in LANGUAGES:
        at = f"../{code}/{noun}" + (f"?{query}" if query else "")
        yield Link(_name_language(code), at, code == language(), code)


def _name_language(code: str) -> str:
    """Name a language in itself."""
    from babel import Locale  # noqa: PLC0415 - only pages need it

    named = Locale(code).display_name or code
    return named[0].upper() + named[1:]


def _link_nouns(noun: str) -> Iterator[tuple[str, list[Link]]]:
    """Link the pages that stand in the menu, by group."""
    groups: dict[str, list[Link]] = {}
    for one in all_nouns():
        if one.group:
            link = Link(word(one.title), one.name or "./", one.name == noun)
            groups.setdefault(word(one.group), []).append(link)
    yield from groups.items()
