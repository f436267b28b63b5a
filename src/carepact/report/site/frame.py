"""What every page of a site has: its head, its languages, the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from carepact.core.messages import LANGUAGES, _, language
from carepact.report.templates import fill_page


class Linked(NamedTuple):
    """Where a page lies beside others."""

    address: str
    """Its file, the same in the folder of every language."""
    back: str
    title: str


def fill_frame(template: str, linked: Linked, words: Mapping[str, object]) -> bytes:
    """Fill a page's template, in the reader's language."""
    frame = {
        "language": language(),
        "languages": list(list_languages(f"../{{code}}/{linked.address}")),
        "title": linked.title,
        "root": "../",
        "back": linked.back,
    }
    shared = {
        "skip": _("To the content"),
        "countries": _("Countries"),
        "languages": _("Languages"),
        "back": _("All countries") if linked.address != linked.back else _("Start"),
    }
    own = words.get("words")
    said = {**shared, **(own if isinstance(own, dict) else {})}
    return fill_page("site", template, {**frame, **words, "words": said}, is_tight=True)


def list_languages(address: str) -> Iterator[dict[str, str]]:
    """List every language by its own name, with the address of a page in it."""
    from babel import Locale  # noqa: PLC0415 - slow to import

    for code in LANGUAGES:
        named = str(Locale(code).get_display_name(code) or code)
        yield {
            "code": code,
            "name": named[:1].upper() + named[1:],
            "address": address.format(code=code),
        }
