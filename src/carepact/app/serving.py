"""Serve the app with uvicorn, within the limits of its settings, and say where it answers."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from carepact.app.guards.asgi import App
from carepact.app.patience import PatientProtocol
from carepact.app.port import address_of, open_port
from carepact.app.request_log import keep_request_log
from carepact.app.settings import AppSettings


def serve(
    app: App,
    settings: AppSettings,
    *,
    tell: Callable[[str], None],
    opened: socket.socket | None = None,
) -> None:
    """Serve an app until it is stopped.

    Parameters
    ----------
    app : App
        With its guards around it.
    settings : AppSettings
        How it is served.
    tell : callable
        Is called with the address once it answers there.
    opened : socket, optional
        What `open_port` gave; it is opened here where nobody did.
    """
    listening = opened or open_port(settings)
    with keep_request_log(settings):
        server = _Server(configure(app, settings), lambda: tell(address_of(listening, settings)))
        server.run([listening])


def configure(app: App, settings: AppSettings) -> uvicorn.Config:
    """Configure uvicorn: its own log, its words on headers and its web sockets are not wanted."""
    limits = settings.limits
    # Who stops a server of their own does not wait for its runs.
    ending = limits.working_seconds if settings.is_public else limits.lingering_seconds

    class Patient(PatientProtocol):
        head_seconds = float(limits.head_seconds.value)
        reading_seconds = float(limits.reading_seconds.value)

    served: Any = app  # the same shapes under other names
    return uvicorn.Config(
        served,
        http=Patient,
        ws="none",
        lifespan="on",
        loop="asyncio",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=limits.most_connections.value,
        h11_max_incomplete_event_size=limits.largest_headers.value + limits.longest_address.value,
        timeout_keep_alive=limits.kept_seconds.value,
        timeout_graceful_shutdown=ending.value,
    )


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, answers: Callable[[], None]) -> None:
        super().__init__(config)
        self._answers = answers

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        self._answers()
