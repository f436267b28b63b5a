"""Keep account of requests: a line in the log, figures, and a number for each fault of ours."""

from __future__ import annotations

import logging
import re
import secrets
import time
from urllib.parse import quote

from carepact.app.answers import Fault, send_fault
from carepact.app.guards.asgi import App, Message, Receive, Scope, Send, Visit, path_of, visit_of
from carepact.app.guards.figures import Figures
from carepact.app.settings import AppSettings
from carepact.core.messages import _


class AccountGuard:
    """Stand outermost, and note every request."""

    def __init__(self, app: App, settings: AppSettings, figures: Figures) -> None:
        self._app = app
        self._settings = settings
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note how it went."""
        if scope["type"] != "http":  # nothing here speaks by web sockets
            await send({"type": "websocket.close", "code": 1008})
            return
        visit, begun = visit_of(scope), time.monotonic()

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
            elif message["type"] == "http.response.body":
                visit.sent += len(message.get("body", b""))
            await send(message)

        path, kind = str(scope["path"]), self._figures.kind_of(path_of(scope))
        query = bytes(scope.get("query_string", b""))
        with self._figures.count_open():
            try:
                await self._app(scope, receive, note)
            finally:
                seconds = time.monotonic() - begun
                self._figures.note(kind, visit.status, seconds)
                self._log(scope, path, query, visit, seconds)

    def _log(self, scope: Scope, path: str, query: bytes, visit: Visit, seconds: float) -> None:
        """Note a request: never what its query holds."""
        logging.getLogger("carepact.app").info(
            "%s %s %s%s %d %d bytes %.3f s",
            visit.client if self._settings.keeps_addresses and visit.client else "-",
            scope["method"],
            quote(path, safe="/"),
            name_fields(query),
            visit.status,
            visit.sent,
            seconds,
        )


class CatchGuard:
    """Answer what nobody else caught by its number, with its trace in the log alone."""

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and catch what goes wrong."""
        visit = visit_of(scope)
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            if not visit.number:  # else it has been noted where it was answered
                number_fault(visit, error)
            if visit.status == 0:
                await send_fault(word_own_fault(visit.number), scope, send, self._settings)
            elif visit.status < 500:  # noqa: PLR2004 - half an answer: the server breaks it off
                raise


def number_fault(visit: Visit, error: Exception) -> str:
    """Give a fault a number, and note its trace under it."""
    visit.number = str(secrets.randbelow(900_000) + 100_000)  # six digits, read out on a telephone
    logging.getLogger("carepact.app").error("fault %s", visit.number, exc_info=error)
    return visit.number


def word_own_fault(number: str) -> Fault:
    """Word a fault of ours."""
    detail = _(
        "It is our fault, not yours. Try again; if it happens again, tell whoever runs this server "
        "the number {number}.",
        number=number,
    )
    return Fault(500, detail, number=number)


def name_fields(query: bytes) -> str:
    """Name the fields of a query as the log has them, without what they hold.

    Examples
    --------
    >>> name_fields(b"born=1994-05-06&until=2040&1994-05-06")
    '?born&until&...'
    """
    if not query:
        return ""
    names = [one.partition(b"=")[0].decode("latin-1") for one in query.split(b"&")]
    told = [name if re.fullmatch(r"[a-z][a-z_.]{0,59}", name) else "..." for name in names]
    return "?" + "&".join(dict.fromkeys(told))
