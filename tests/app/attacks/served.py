"""What tests know of a server that runs."""

from __future__ import annotations

from typing import NamedTuple


class Server(NamedTuple):
    """A server that runs."""

    address: str
    process: int
