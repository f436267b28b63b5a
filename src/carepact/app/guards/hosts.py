"""Answer those alone who call the server by its name: no page elsewhere borrows it."""

from __future__ import annotations

from urllib.parse import urlsplit

from carepact.app.answers import Fault, send_fault
from carepact.app.guards.asgi import (
    App,
    Receive,
    Scope,
    Send,
    header_of,
    headers_of,
    path_of,
    visit_of,
)
from carepact.app.settings import AppSettings
from carepact.app.settings_checks import is_loopback
from carepact.core.messages import _


class HostGuard:
    """Refuse another server's name, and what other sites send in.

    A page elsewhere can let its own name lead to this computer (DNS rebinding) and would then
    read what stands here: the header Host gives it away.
    """

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who calls the server by its name."""
        fault = self._find_fault(scope)
        if fault is None:
            await self._app(scope, receive, send)
        else:
            await send_fault(fault, scope, send, self._settings)

    def _find_fault(self, scope: Scope) -> Fault | None:
        """Find what is wrong with the name that is called, or with who sends something in."""
        if visit_of(scope).is_stranger:
            return Fault(403, _("This server is reached through its public address alone."))
        hosts = list(headers_of(scope, b"host"))
        if len(hosts) != 1:
            return Fault(400, _("The request does not say once which server it means (Host)."))
        if not self._is_served(name_of_host(hosts[0])):
            return Fault(
                421,
                _("'{name}' is not the name of this server. Open the address that was printed when "
                  "it started, or that its people gave you.", name=hosts[0]),
            )  # fmt: skip
        origin = header_of(scope, b"origin")
        reads = scope["method"] in {"GET", "HEAD", "OPTIONS"}
        if origin and not reads and not self._is_served(name_of_origin(origin)):
            return Fault(403, _("Another site sent this in. Send it from a page of this server."))
        if is_borrowed(scope):
            return Fault(403, _("Another site asked for this. Open it from a page of this server."))
        return None

    def _is_served(self, name: str) -> bool:
        """Tell whether a name is one under which people reach the server."""
        if self._settings.is_public:
            return name in self._settings.hosts
        return is_own_name(name)


def is_borrowed(scope: Scope) -> bool:
    """Tell whether a page of another site makes its readers' browsers ask for something.

    A link is followed, and a chart may stand in any page; all else would let a page elsewhere
    keep this computer at work. Browsers say so by themselves (Fetch Metadata, W3C).
    """
    return (
        header_of(scope, b"sec-fetch-site") == "cross-site"
        and header_of(scope, b"sec-fetch-mode") != "navigate"
        and "/chart/" not in path_of(scope)
    )


def name_of_host(host: str) -> str:
    """Return the name of a header Host, in small letters and without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower().removesuffix(".")


def name_of_origin(origin: str) -> str:
    """Return the name of a header Origin; empty where it tells of no site."""
    try:
        return (urlsplit(origin).hostname or "").lower()
    except ValueError:
        return ""


def is_own_name(name: str) -> bool:
    """Tell whether a name is one that this computer has for itself."""
    return name == "localhost" or is_loopback(name)
