"""Hear a sender out for a moment after an early answer: who is cut off at once reads no answer."""

from __future__ import annotations

import asyncio
import time

from carepact.app.guards.asgi import App, Message, Receive, Scope, Send, has_body, header_of
from carepact.app.settings import AppSettings


class LingerGuard:
    """End a connection after an answer that came before the body was taken in.

    Nobody reads the rest of such a body, so that the connection cannot be used again. A server
    that closes it while its caller still sends makes the machine drop the answer too (RFC 9112,
    9.6): what comes in is thrown away for a moment.
    """

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and watch whether its body is taken in before the answer ends."""
        if not has_body(scope):
            await self._app(scope, receive, send)
            return
        is_whole, is_asked_for = False, header_of(scope, b"expect").lower() != "100-continue"

        async def take() -> Message:
            nonlocal is_whole, is_asked_for
            is_asked_for = True
            message = await receive()
            is_whole = is_last(message)
            return message

        async def tell(message: Message) -> None:
            if is_whole:
                await send(message)
            elif message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"connection", b"close")]
                await send(message)
            elif message.get("more_body", False):
                await send(message)
            else:
                await send({**message, "more_body": True})
                if is_asked_for:
                    await self._throw_away(receive)
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        await self._app(scope, take, tell)

    async def _throw_away(self, receive: Receive) -> None:
        """Throw away what still comes in, for a moment and up to what a body may have."""
        limits = self._settings.limits
        thrown, ends = 0, time.monotonic() + limits.lingering_seconds.value
        while thrown < limits.largest_body.value:
            try:
                message = await asyncio.wait_for(receive(), max(ends - time.monotonic(), 0.0))
            except TimeoutError:
                return
            thrown += len(message.get("body", b""))
            if is_last(message):
                return


def is_last(message: Message) -> bool:
    """Tell whether a message is the last of a body, or tells that its sender has left."""
    return message["type"] != "http.request" or not message.get("more_body", False)
