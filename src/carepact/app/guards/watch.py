"""/health and /metrics, for this computer and the networks that the settings name."""

from __future__ import annotations

import ipaddress
import json

from carepact.app.answers import Answer, Fault, send_answer, send_fault
from carepact.app.guards.asgi import App, Receive, Scope, Send, header_of, path_of, visit_of
from carepact.app.guards.figures import Figures
from carepact.app.guards.hosts import is_own_name, name_of_host
from carepact.app.settings import AppSettings, Network
from carepact.app.settings_checks import is_address, is_loopback
from carepact.core.messages import _


class WatchGuard:
    """Answer those who watch over the server, and nobody else."""

    def __init__(self, app: App, settings: AppSettings, figures: Figures) -> None:
        self._app = app
        self._settings = settings
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer /health and /metrics; pass on all else."""
        path = path_of(scope)
        if path not in {"/health", "/metrics"}:
            await self._app(scope, receive, send)
            return
        if not may_watch(scope, self._settings):
            said = _("Health and metrics are told to this computer, and to the networks that the "
                     "server's settings name.")  # fmt: skip
            await send_fault(Fault(403, said), scope, send, self._settings)
            return
        if scope["method"] not in {"GET", "HEAD"}:
            said = _("Ask for it with GET.")
            fault = Fault(405, said, headers=(("allow", "GET, HEAD"),))
            await send_fault(fault, scope, send, self._settings)
            return
        answer = self._tell_health() if path == "/health" else self._tell_figures()
        await send_answer(answer, scope, send)

    def _tell_health(self) -> Answer:
        """Tell that the server is alive, and whether a worker answers."""
        is_ready = self._figures.is_ready()
        body = json.dumps({"alive": True, "ready": is_ready}).encode()
        return _make(200 if is_ready else 503, "application/json", body)

    def _tell_figures(self) -> Answer:
        """Tell the figures."""
        body = self._figures.write().encode()
        return _make(200, "text/plain; version=0.0.4; charset=utf-8", body)


def _make(status: int, kind: str, body: bytes) -> Answer:
    """Make an answer that nobody keeps."""
    length = ("content-length", str(len(body)))
    return Answer(status, body, (("content-type", kind), length, ("cache-control", "no-store")))


def may_watch(scope: Scope, settings: AppSettings) -> bool:
    """Tell whether health and metrics are told to who asks.

    What a proxy hands on without saying for whom came from outside: it bears a public name.
    A page elsewhere that calls this computer by a name of its own is refused as well.
    """
    visit, name = visit_of(scope), name_of_host(header_of(scope, b"host"))
    if is_in(visit.client, settings.watchers):
        return is_own_name(name) or is_address(name) or name in settings.hosts
    return is_loopback(visit.client) and not visit.is_forwarded and is_own_name(name)


def is_in(client: str, networks: tuple[Network, ...]) -> bool:
    """Tell whether an address is in one of some networks."""
    if not is_address(client):
        return False
    address = ipaddress.ip_address(client)
    mapped = getattr(address, "ipv4_mapped", None)
    return any((mapped or address) in network for network in networks)
