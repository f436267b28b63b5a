"""Refuse addresses, headers and queries that are larger than any honest one."""

from __future__ import annotations

from urllib.parse import unquote

from carepact.app.answers import Fault, send_fault
from carepact.app.guards.asgi import App, Receive, Scope, Send
from carepact.app.settings import AppSettings
from carepact.core.controls import find_control, name_control
from carepact.core.messages import Count, _


class SizeGuard:
    """Look at the head of a request before anybody works on it."""

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request of usual size."""
        fault = self._find_fault(scope)
        if fault is None:
            await self._app(scope, receive, send)
        else:
            await send_fault(fault, scope, send, self._settings)

    def _find_fault(self, scope: Scope) -> Fault | None:
        """Find what is too large, or hides a control character."""
        limits = self._settings.limits
        query = bytes(scope.get("query_string", b""))
        path = bytes(scope.get("raw_path") or str(scope["path"]).encode("utf-8", "surrogatepass"))
        most = limits.longest_address.value
        if len(path) + len(query) + 1 > most:
            return Fault(414, _("The address has more than {most} characters. Leave out what is as "
                                "it is today.", most=Count(most)))  # fmt: skip
        most = limits.largest_headers.value
        if sum(len(name) + len(value) for name, value in scope["headers"]) > most:
            return Fault(431, _("The headers have more than {most} bytes together. Clear the "
                                "cookies of this site.", most=Count(most)))  # fmt: skip
        most = limits.most_fields.value
        if query.count(b"&") >= most:
            return Fault(422, _("The address has more than {most} fields. Leave out what is as it "
                                "is today.", most=Count(most)))  # fmt: skip
        text = unquote((path + b"?" + query).decode("latin-1"))
        place = find_control(text)
        if place is not None:
            return Fault(422, _("The address holds the control character {sign}, which no text "
                                "needs. Take it out.", sign=name_control(text[place])))  # fmt: skip
        return None
