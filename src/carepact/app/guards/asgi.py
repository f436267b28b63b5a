"""The shapes of ASGI, and what the guards tell one another of a request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any, Protocol

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class App(Protocol):
    """Whatever answers requests."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send, /) -> None:
        """Answer one request."""


@dataclass
class Visit:
    """What is known of one request; it lives as long as its answer."""

    client: str = ""
    """Address of who asks, behind a trusted proxy too; empty where it is not known."""
    is_forwarded: bool = False
    """Whether a trusted proxy names somebody else as who asks."""
    is_stranger: bool = False
    """Whether it came past the proxy by which a public server is reached."""
    number: str = ""
    """Of a fault of ours, under which the log tells of it."""
    status: int = 0
    """Of the answer, once it has begun; 0 before."""
    sent: int = 0
    """What was answered. [bytes]"""


def visit_of(scope: Scope) -> Visit:
    """Return what is known of a request, whoever asks first."""
    visit: Visit = scope.setdefault("carepact.visit", Visit())
    return visit


def headers_of(scope: Scope, name: bytes) -> Iterator[str]:
    """Yield what stands behind a header, once for each time it is there."""
    return (value.decode("latin-1").strip() for key, value in scope["headers"] if key == name)


def header_of(scope: Scope, name: bytes) -> str:
    """Return what stands behind a header; empty where it is not there."""
    return next(headers_of(scope, name), "")


def path_of(scope: Scope) -> str:
    """Return the path below the prefix under which a proxy has put the app."""
    path, prefix = str(scope["path"]), str(scope.get("root_path", ""))
    return path[len(prefix) :] if prefix and path.startswith(f"{prefix}/") else path


def has_body(scope: Scope) -> bool:
    """Tell whether something is sent in behind the headers."""
    told = header_of(scope, b"content-length")
    return bool(header_of(scope, b"transfer-encoding")) or told.strip("0") != ""
