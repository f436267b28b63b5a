"""Answer addresses in this process, as a worker does, and read what comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from carepact.app.tasks import answer
from carepact.core.speaking import use_language


@dataclass(frozen=True)
class Got:
    """An answer."""

    plain: Mapping[str, Any]

    @property
    def status(self) -> int:
        return int(self.plain["status"])

    @property
    def body(self) -> bytes:
        return bytes(self.plain["body"])

    @property
    def raw(self) -> str:
        return self.body.decode()

    @property
    def text(self) -> str:
        """Its words, marks taken out."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.raw)).split())

    @property
    def faults(self) -> str:
        """What stands in the box of faults."""
        found = re.search(r'<div class="error[^>]*>(.*?)</div>', self.raw, re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split()) if found else ""

    @property
    def links(self) -> list[str]:
        return [unescape(one) for one in re.findall(r'(?:href|action)="([^"]*)"', self.raw)]

    def json(self) -> Any:  # noqa: ANN401 - what a program would read
        return json.loads(self.body)

    def hidden(self) -> dict[str, str]:
        """What its hidden fields would bring once more."""
        return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', self.raw))


def get(
    noun: str,
    query: Iterable[tuple[str, str]] = (),
    *,
    face: str = "page",
    name: str = "",
    kind: str = "",
    files: Mapping[str, Path] | None = None,
    language: str = "en",
) -> Got:
    """Ask for one face of a noun; files come as if they were sent in."""
    told = {
        "noun": noun,
        "face": face,
        "name": name,
        "kind": kind,
        "query": [*query],
        "files": {one: str(path) for one, path in (files or {}).items()},
        "limits": {"until": 2075, "draws": 1000, "preview_draws": 4},
    }
    with use_language(language):
        return Got(answer(told, lambda _step: None))
