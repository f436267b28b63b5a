"""Follow the links of pages, in process or of a server: each leads somewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import httpx

from carepact.app.nouns import all_nouns
from carepact.app.tasks import answer
from carepact.core.errors import CareError
from carepact.core.messages import LANGUAGES, speak

OK = 200
LIMITS = {"until": 2100, "draws": 1000, "preview_draws": 20}


@dataclass(frozen=True)
class Answered:
    """What an address answers."""

    status: int
    text: str = ""
    location: str = ""
    """Where the answer stands instead."""
    at: str = ""
    """Where it was found in the end; links are relative to it."""


Ask = Callable[[str], Answered | None]
"""Answers an address such as `/en/country?country=KEN`; None where it is none of a noun."""


@dataclass
class Broken:
    """A link that leads nowhere."""

    page: str
    link: str
    why: str


class PageParser(HTMLParser):
    """Reads the links, the names of places and the forms of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.forms: list[tuple[str, list[tuple[str, str]]]] = []
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "a" and "href" in told:
            self.links.append(told["href"])
        if tag == "form" and told.get("method", "get") == "get":
            self.forms.append((told.get("action", ""), []))
        if not self.forms:
            return
        fields = self.forms[-1][1]
        if tag == "input" and told.get("type") not in {"checkbox", "range", "file", "submit"}:
            fields.append((told.get("name", ""), told.get("value", "")))
        if tag == "select":
            self._select = told.get("name", "")
        if tag == "option" and self._select:
            named = [name for name, _value in fields]
            if self._select not in named:
                fields.append((self._select, told.get("value", "")))
            elif "selected" in told:
                fields[named.index(self._select)] = (self._select, told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""


def ask_in_process(address: str) -> Answered | None:
    """Answer as a worker does, without a server."""
    asked = part_address(address)
    if asked is None:
        return None
    spoken, told = asked
    try:
        with speak(spoken):
            got: Mapping[str, Any] = answer(told, lambda _step: None)
    except CareError as error:
        return Answered(422, str(error))
    text = got["body"].decode() if got["kind"] in {"html", "json", "csv", "svg"} else ""
    return Answered(got["status"], text, got["address"])


def ask_server(server: str) -> Ask:
    """Ask a server that runs, such as `http://127.0.0.1:8765`."""
    client = httpx.Client(base_url=server, timeout=60)

    def ask(address: str) -> Answered:
        got = client.get(address)
        return Answered(got.status_code, got.text, got.headers.get("location", ""))

    return ask


def part_address(address: str) -> tuple[str, dict[str, Any]] | None:
    """Part an address into language and what a worker is told; None where it is no noun's."""
    split = urlsplit(address)
    first, *rest = split.path.strip("/").split("/")
    query = [pair for pair in parse_qsl(split.query) if pair[0] != "language"]
    spoken = dict(parse_qsl(split.query)).get("language", "en")
    nouns = {one.name: one for one in all_nouns()}
    told: dict[str, Any] = {"query": query, "files": {}, "limits": LIMITS, "name": "", "kind": ""}
    if first == "api" and len(rest) == 1 and rest[0] in nouns:
        return spoken, told | {"noun": rest[0], "face": "data"}
    if first not in LANGUAGES:
        return None
    noun = rest.pop(0) if rest and rest[0] in nouns else ""
    if not rest:
        return first, told | {"noun": noun, "face": "page"}
    face, name = rest[0], rest[-1]
    if face == "chart":
        name, _dot, kind = name.rpartition(".")
        return first, told | {"noun": noun, "face": face, "name": name, "kind": kind}
    return first, told | {"noun": noun, "face": face, "name": name}


@dataclass
class Crawler:
    """Follows links from page to page; addresses of one kind are followed once."""

    ask: Ask
    is_light: Callable[[str], bool] = lambda _address: True
    """Whether an address may be asked; others are only looked at."""
    broken: list[Broken] = field(default_factory=list)
    asked: dict[str, Answered] = field(default_factory=dict)

    def follow(self, addresses: Iterable[str], *, deep: bool = True) -> list[Broken]:
        """Follow the links of pages, and of the pages that they lead to.

        Parameters
        ----------
        addresses : iterable of str
            Where to begin, such as `/en/`.
        deep : bool
            Whether the links of pages that links lead to are followed too.
        """
        begun = list(addresses)
        kinds = {name_kind(one) for one in begun}
        waiting = deque(begun)
        while waiting:
            at = waiting.popleft()
            for link in self._read(at):
                kind = name_kind(link)
                if kind in kinds or not self.is_light(link):
                    continue
                kinds.add(kind)
                if deep and "/chart/" not in link and "/file/" not in link:
                    waiting.append(link)
                else:
                    self._look_up(at, link)
        return self.broken

    def _read(self, at: str) -> list[str]:
        """Read a page and return where it leads; note what leads nowhere within it."""
        found = self._look_up(at, at)
        if found is None or not found.text.lstrip().startswith("<!"):
            return []
        at = found.at
        page = PageParser(found.text)
        doubled = {one for one in page.ids if page.ids.count(one) > 1}
        self.broken += [Broken(at, f"#{one}", "stands several times") for one in sorted(doubled)]
        links = []
        for link in page.links:
            if link.startswith("#"):
                if link[1:] not in page.ids:
                    self.broken.append(Broken(at, link, "no such place"))
            elif not urlsplit(link).netloc:
                links.append(urljoin(at, link).partition("#")[0])
        for action, fields in page.forms:
            said = urlencode([pair for pair in fields if pair[0]])
            links.append(urljoin(at, action).partition("#")[0] + (f"?{said}" if said else ""))
        return links

    def _look_up(self, page: str, link: str) -> Answered | None:
        """Ask an address, by whatever others it leads to."""
        at, found = link, None
        for _step in range(5):
            found = self.asked.get(at) or self.ask(at)
            if found is None:
                return None
            self.asked[at] = found
            if not found.location:
                break
            at = urljoin(at, found.location)
        if found is not None and found.status != OK:
            self.broken.append(Broken(page, link, f"{found.status}: {found.text[-300:]}"))
        return None if found is None else replace(found, at=at)


def name_kind(address: str) -> str:
    """Name what kind of address it is: its path, and which fields it has."""
    split = urlsplit(address)
    fields = sorted({name for name, value in parse_qsl(split.query) if value})
    return f"{split.path}?{','.join(fields)}"
