"""What stands around an answer, whoever makes it: who answers for the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Responsible(NamedTuple):
    """Who answers for a server, shown in the foot of every page."""

    name: str
    link: str


_RESPONSIBLE: ContextVar[Responsible | None] = ContextVar("responsible", default=None)


def responsible() -> Responsible | None:
    """Return who answers for the server; nobody is named on one's own computer."""
    return _RESPONSIBLE.get()


@contextmanager
def name_responsible(name: str, link: str) -> Iterator[None]:
    """Name who answers for the server while an answer is made; an empty name names nobody."""
    token = _RESPONSIBLE.set(Responsible(name, link) if name else None)
    try:
        yield
    finally:
        _RESPONSIBLE.reset(token)
