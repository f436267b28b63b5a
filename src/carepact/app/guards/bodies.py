"""Take in no more than a body may have, nor wait for it longer than it may take."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from carepact.app.answers import Fault, send_fault
from carepact.app.guards.asgi import App, Message, Receive, Scope, Send, has_body, header_of
from carepact.app.guards.lingering import is_last
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
            await send_fault(self._word_too_large(), scope, send, self._settings)
            return

        async def tell(message: Message) -> None:
            if body.fault is None or body.has_answer:
                body.has_answer = True
                await send(message)

        try:
            await self._app(scope, self._bound(body, receive), tell)
        except Exception:
            if body.fault is None:
                raise
        if body.fault is not None and not body.has_answer:
            await send_fault(body.fault, scope, send, self._settings)

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
            body.is_whole = is_last(message)
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
