"""Believe the proxy, and it alone, when it says who asks and under which address."""

from __future__ import annotations

import ipaddress
import re

from carepact.app.guards.asgi import App, Receive, Scope, Send, header_of, headers_of, visit_of
from carepact.app.guards.watch import is_in
from carepact.app.settings import AppSettings


class ProxyGuard:
    """Say of each request from whom it is."""

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note who asks; take out of the headers what only a trusted proxy may say."""
        visit = visit_of(scope)
        peer = str(scope["client"][0]) if scope.get("client") else ""
        visit.client = peer
        if is_in(peer, self._settings.proxy):
            self._believe(scope, peer)
        else:
            visit.is_stranger = self._settings.is_public
        scope["headers"] = [
            (name, value)
            for name, value in scope["headers"]
            if name != b"forwarded" and not name.startswith(b"x-forwarded-")
        ]
        await self._app(scope, receive, send)

    def _believe(self, scope: Scope, peer: str) -> None:
        """Take over what a trusted proxy says."""
        visit = visit_of(scope)
        chain = ",".join(headers_of(scope, b"x-forwarded-for"))
        if chain:
            visit.is_forwarded = True
            visit.client = self._find_client(chain) or peer
        scheme = header_of(scope, b"x-forwarded-proto").lower()
        if scheme in {"http", "https"}:
            scope["scheme"] = scheme
        prefix = header_of(scope, b"x-forwarded-prefix").rstrip("/")
        if re.fullmatch(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+", prefix):
            scope["root_path"] = prefix
            scope["path"] = prefix + scope["path"]
            if scope.get("raw_path"):
                scope["raw_path"] = prefix.encode() + scope["raw_path"]

    def _find_client(self, chain: str) -> str:
        """Find the last address that no trusted proxy has: what stands before may be made up."""
        for told in reversed(chain.split(",")):
            text = told.strip()
            try:
                address = ipaddress.ip_address(text)
            except ValueError:
                return ""
            if not is_in(str(address), self._settings.proxy):
                return str(address)
        return ""
