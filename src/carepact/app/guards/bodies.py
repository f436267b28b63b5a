"""Take in no more than a body may have, nor wait for it longer than it may take."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from carepact.app.answers import Fault, answer_fault, send_answer
from carepact.app.guards.asgi import (
    App,
    Message,
    Receive,
    Scope,
    Send,
    has_body,
    header_of,
)
from carepact.app.settings import AppSettings
from carepact.core.messages import _, number


@dataclass
class _Body:
    """What is known of one body."""

    is_whole: bool
    taken: int = 0
    fault: Fault | None = None
    has_answer: bool = False
    """Whether the app has begun to answer."""


class BodyGuard:
    """Refuse a body that is too large: unread where it says so, else where it passes the limit."""

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request; where its body is cut off, the app's answer is not told."""
        body = _Body(is_whole=not has_body(scope))
        declared = header_of(scope, b"content-length")
        if declared.isdigit() and int(declared[:20]) > self._settings.limits.largest_body.value:
            await self._refuse(self._word_too_large(), scope, receive, send)
            return

        async def tell(message: Message) -> None:
            if body.fault is not None:
                return
            if message["type"] == "http.response.start" and not body.is_whole:
                # Nobody will read the rest: the connection cannot be used for another request.
                message["headers"] = [*message["headers"], (b"connection", b"close")]
            body.has_answer = True
            await send(message)

        try:
            await self._app(scope, self._bound(body, receive), tell)
        except Exception:
            if body.fault is None:
                raise
        if body.fault is not None and not body.has_answer:
            await self._refuse(body.fault, scope, receive, send)

    def _bound(self, body: _Body, receive: Receive) -> Receive:
        """Hand on parts of a body while it keeps to the limits; then tell that its sender left."""
        limits = self._settings.limits
        ends = time.monotonic() + limits.body_seconds.value

        async def take() -> Message:
            if body.is_whole and body.fault is None:
                return await receive()
            if body.fault is not None:
                return {"type": "http.disconnect"}
            patience = min(float(limits.body_pause_seconds.value), ends - time.monotonic())
            try:
                message = await asyncio.wait_for(receive(), max(patience, 0.0))
            except TimeoutError:
                body.fault = Fault(408, _("What you sent did not arrive in time. Try again, over a "
                                          "better line or with less."))  # fmt: skip
                return {"type": "http.disconnect"}
            body.taken += len(message.get("body", b""))
            body.is_whole = message["type"] != "http.request" or not message.get("more_body", False)
            if body.taken > limits.largest_body.value:
                body.fault = self._word_too_large()
                return {"type": "http.disconnect"}
            return message

        return take

    def _word_too_large(self) -> Fault:
        """Word that a body is too large."""
        most = number(self._settings.limits.largest_body.value / 1_000_000, 1)
        return Fault(413, _("What you send has more than {most} million bytes. Send less.",
                            most=most))  # fmt: skip

    async def _refuse(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and throw away the rest for a moment: who is cut off at once reads no answer."""
        answer = answer_fault(fault, scope, self._settings)
        waits = header_of(scope, b"expect").lower() == "100-continue"
        await send_answer(answer, scope, send, ends=False)
        limits = self._settings.limits
        thrown, ends = 0, time.monotonic() + limits.lingering_seconds.value
        while not waits and thrown < limits.largest_body.value:
            try:
                message = await asyncio.wait_for(receive(), max(ends - time.monotonic(), 0.0))
            except TimeoutError:
                break
            thrown += len(message.get("body", b""))
            if message["type"] != "http.request" or not message.get("more_body", False):
                break
        await send({"type": "http.response.body", "body": b"", "more_body": False})
