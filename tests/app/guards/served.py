"""An app served on a port of this machine, and callers that speak HTTP by hand."""

from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Self

import uvicorn

from carepact.app.guards.asgi import App
from carepact.app.guards.frame import guard
from carepact.app.port import open_port
from carepact.app.serving import configure
from carepact.app.settings import AppSettings

PATIENCE = 30.0
"""After which a test gives up; no test waits so long. [seconds]"""


def find_free_port() -> int:
    """Find a port that no program has now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def serve_app(app: App, settings: AppSettings) -> Iterator[int]:
    """Serve an app behind its guards on a free port, and give the port."""
    port = find_free_port()
    listening = open_port(replace(settings, port=port))
    config = configure(guard(app, settings), settings)
    config.lifespan = "off"  # the apps of these tests neither begin nor end anything
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield port
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


class Caller:
    """One connection."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.sent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._socket.close()

    def say(self, text: str) -> None:
        """Send the head of a request; each line by itself."""
        lines = "\r\n".join(line.strip() for line in text.strip().splitlines())
        self._socket.sendall((lines + "\r\n\r\n").encode())

    def send(self, raw: bytes) -> None:
        """Send bytes."""
        self._socket.sendall(raw)

    def pour(self, part: bytes, most: int) -> bytes:
        """Send parts until so many bytes are sent or the line is cut; read what is answered."""
        heard = b""
        self._socket.settimeout(0)
        try:
            while self.sent < most:
                ready = select.select([self._socket], [self._socket], [], PATIENCE)
                if ready[0]:
                    said = self._socket.recv(65536)
                    if not said:
                        break
                    heard += said
                if ready[1]:
                    self.sent += self._socket.send(part)
        except (ConnectionResetError, BrokenPipeError):
            pass  # as a server that has said no may do
        self._socket.settimeout(PATIENCE)
        return heard

    def listen(self) -> bytes:
        """Read until the server ends the connection."""
        self._socket.settimeout(PATIENCE)
        heard = b""
        try:
            while said := self._socket.recv(65536):
                heard += said
        except ConnectionResetError:
            pass  # ditto
        return heard


def ask_on(port: int, head: str = "GET / HTTP/1.1") -> bytes:
    """Ask once on a connection of its own, and read the whole answer."""
    with Caller(port) as caller:
        caller.say(f"{head}\nHost: 127.0.0.1\nConnection: close")
        return caller.listen()
