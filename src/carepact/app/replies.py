"""An answer as it leaves a worker: bytes of some kind, or the way to another address."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
    "zip": "application/zip",
    "ics": "text/calendar; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""Kinds of answers by the ending of a file (IANA media types)."""
TWINS = ("svg", "png", "csv", "json")
"""What there is of every chart."""


@dataclass(frozen=True)
class Reply:
    """What is sent back."""

    body: bytes
    kind: str = "html"
    """One of `MEDIA`."""
    status: int = 200
    """Of HTTP."""
    name: str = ""
    """File name, where it is to be kept rather than shown."""
    address: str = ""
    """Where the answer stands instead; nothing else is sent then."""
    headers: Mapping[str, str] = field(default_factory=dict)

    def to_plain(self) -> dict[str, object]:
        """Return it as plain values, as they go between processes."""
        return {**vars(self), "headers": dict(self.headers)}

    @property
    def tag(self) -> str:
        """Return what tells it from any other answer."""
        return hashlib.sha256(self.body).hexdigest()[:24]

    @property
    def media(self) -> str:
        """Its media type."""
        return MEDIA[self.kind]


def reply_json(content: object, status: int = 200) -> Reply:
    """Answer with what a program reads."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, default=str)
    return Reply(text.encode(), "json", status)


def go_to(address: str) -> Reply:
    """Answer that the result stands at another address."""
    return Reply(b"", address=address, status=303)
