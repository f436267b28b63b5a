"""Read a page of HTML as a browser does: its elements, with their place and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"meta", "br", "img", "link", "input", "hr"}


@dataclass
class Element:
    """An element with what stands in it."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    pieces: list[str | Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All letters in it, with no-break spaces as plain ones."""
        parts = (one if isinstance(one, str) else one.text for one in self.pieces)
        return " ".join("".join(parts).replace("\u00a0", " ").split())

    def all(self, *tags: str) -> list[Element]:
        """All elements of these tags in it, in order."""
        found = [self] if self.tag in tags else []
        for child in self.children:
            found += child.all(*tags)
        return found

    def within(self, tag: str) -> bool:
        """Tell whether it stands in an element of a tag."""
        above = self.parent
        while above is not None and above.tag != tag:
            above = above.parent
        return above is not None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self.at = self.root
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(made)
        self.at.pieces.append(made)
        if tag not in EMPTY:
            self.at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(made)

    def handle_endtag(self, tag: str) -> None:
        if self.at.tag != tag:
            self.faults.append(f"</{tag}> closes <{self.at.tag}>")
        self.at = self.at.parent or self.root

    def handle_data(self, data: str) -> None:
        self.at.pieces.append(data)


def read(page: str) -> Element:
    """Read a page; an element that is not closed where it should be is a fault of it."""
    reader = _Reader()
    reader.feed(page)
    assert not reader.faults, reader.faults
    assert reader.at is reader.root
    return reader.root
