"""Speak each reader's language while their request is answered, and no longer."""

from __future__ import annotations

from carepact.app.guards.asgi import App, Message, Receive, Scope, Send
from carepact.app.reader import language_of
from carepact.app.settings import AppSettings
from carepact.core.messages import speak


class LanguageGuard:
    """Set the language of the context in which a request is answered."""

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on in its reader's language."""

        async def tell_that_it_varies(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"vary", b"Accept, Accept-Language")]
            await send(message)

        with speak(language_of(scope, self._settings.language)):
            await self._app(scope, receive, tell_that_it_varies)
