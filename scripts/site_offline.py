"""Find what a page of the built site would fetch from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ELSEWHERE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
IN_STYLE = re.compile(r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)
FETCHING = ("src", "srcset", "poster", "data", "background", "formaction")
"""Attributes that a browser follows by itself; a link in the text (`a href`) it does not."""


class Requests(HTMLParser):
    """Collects the addresses on other hosts that a page asks for when it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at what an element fetches."""
        told = {name: value or "" for name, value in attrs}
        fetched = [told[name] for name in FETCHING if name in told]
        # A picture's own links and uses (`image`, `use`) and every `link` load; `a` waits.
        if tag != "a":
            fetched += [told[name] for name in ("href", "xlink:href") if name in told]
        self.found += [address for address in fetched if ELSEWHERE.match(address)]
        self.found += IN_STYLE.findall(told.get("style", ""))
        # The theme's script fetches the drawing of such diagrams from another host.
        self.found += ["mermaid"] * ("mermaid" in told.get("class", "").split())
        self._in_style = tag == "style"

    def handle_data(self, data: str) -> None:
        """Look at what a style sheet within the page fetches."""
        if self._in_style:
            self.found += IN_STYLE.findall(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave a style sheet."""
        self._in_style = self._in_style and tag != "style"


def requests_of(page: str) -> list[str]:
    """List the addresses on other hosts that a page of HTML asks for when it is opened."""
    reader = Requests()
    reader.feed(page)
    reader.close()
    return reader.found


def find_requests(folder: Path) -> Iterator[str]:
    """Find requests to other hosts in the pages and style sheets of a folder."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".html", ".svg"}:
            found = requests_of(file.read_text("utf-8"))
        elif file.suffix == ".css":
            found = IN_STYLE.findall(file.read_text("utf-8"))
        else:
            continue
        yield from (f"{file.relative_to(folder)}: asks {address}" for address in found)
