"""Ask an app behind its guards, in this process; and a tiny app to be asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import httpx

from carepact.app.guards.asgi import App, Receive, Scope, Send
from carepact.app.guards.frame import guard
from carepact.app.settings import AppSettings

HERE = "http://127.0.0.1:8765"
KINDS = {"svg": "image/svg+xml", "json": "application/json", "css": "text/css"}


async def tiny(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with what is asked, in the form that the address ends with; take in what is sent."""
    taken = 0
    while True:
        message = await receive()
        taken += len(message.get("body", b""))
        if not message.get("more_body", False):
            break
    ending = scope["path"].rpartition(".")[2]
    kind = KINDS.get(ending, "text/html; charset=utf-8")
    told = f"{scope['scheme']} {scope['path']} {taken}".encode()
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(told)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": told})


def with_limits(settings: AppSettings | None = None, **values: int) -> AppSettings:
    """Set some limits of a server."""
    settings = settings or AppSettings()
    return replace(settings, limits=settings.limits.with_own(values))


def ask(
    address: str = "/",
    settings: AppSettings | None = None,
    *,
    app: App = tiny,
    frame: Callable[[App], App] | None = None,
    method: str = "GET",
    peer: str = "127.0.0.1",
    **given: Any,  # noqa: ANN401 - what httpx takes
) -> httpx.Response:
    """Ask once, behind all guards or behind those of a frame."""
    guarded = frame(app) if frame else guard(app, settings or AppSettings())
    return ask_each([(method, address, given)], guarded, peer=peer)[0]


def ask_each(
    requests: Sequence[tuple[str, str, Mapping[str, Any]]], guarded: App, peer: str = "127.0.0.1"
) -> list[httpx.Response]:
    """Ask several times, one after another."""

    async def run() -> list[httpx.Response]:
        transport = httpx.ASGITransport(guarded, client=(peer, 50_000))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            return [await client.request(*one, **given) for *one, given in requests]

    return asyncio.run(run())
