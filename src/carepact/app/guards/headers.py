"""What browsers are told about each answer: which content may stand in it, and who may frame it."""

from __future__ import annotations

from carepact.app.guards.asgi import App, Message, Receive, Scope, Send, path_of
from carepact.app.settings import AppSettings


class HeaderGuard:
    """Add the headers that browsers obey; what the app itself says of an answer stays."""

    def __init__(self, app: App, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with headers."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [(bytes(k).lower(), bytes(v)) for k, v in message.get("headers", [])]
                told = {name for name, _value in given}
                kind = next((v for k, v in given if k == b"content-type"), b"").partition(b";")[0]
                added = self._list(scope, kind.strip().decode("latin-1"), int(message["status"]))
                message["headers"] = [
                    *given,
                    *((n.encode(), v.encode()) for n, v in added.items() if n.encode() not in told),
                ]
            await send(message)

        await self._app(scope, receive, add)

    def _list(self, scope: Scope, kind: str, status: int) -> dict[str, str]:
        """List the headers of an answer."""
        path = path_of(scope)
        is_chart = "/chart/" in path
        ancestors = " ".join(self._settings.frames) if is_chart else "'none'"
        added = {
            "content-security-policy": write_policy(kind, ancestors),
            "x-content-type-options": "nosniff",
            "referrer-policy": "strict-origin",  # with none, a form of our own comes from nowhere
            "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "cross-origin-resource-policy": "cross-origin" if is_chart else "same-origin",
            "cache-control": name_keeping(path, bytes(scope.get("query_string", b"")), status),
        }
        if kind == "application/x-ndjson":  # line by line: nginx is to hold none back
            added["x-accel-buffering"] = "no"
        if not is_chart:
            added["x-frame-options"] = "DENY"
            added["cross-origin-opener-policy"] = "same-origin"
            added["cross-origin-embedder-policy"] = "require-corp"
        if self._settings.is_public and scope.get("scheme") == "https":
            added["strict-transport-security"] = "max-age=31536000"  # a year, as RFC 6797 has it
        return added


def write_policy(kind: str, ancestors: str) -> str:
    """Write the content security policy of an answer.

    Parameters
    ----------
    kind : str
        Its media type, e.g. `text/html`.
    ancestors : str
        Sites that may frame it; `*` for all.
    """
    if kind == "text/html":
        allowed = (
            "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "form-action 'self'; "
        )
    else:  # our drawings carry neither script nor style, and nothing else is a page
        allowed = "form-action 'none'; " + ("sandbox; " if kind == "image/svg+xml" else "")
    # Even '*' would keep out a page that is opened from a disk: without the word all may.
    framed = "" if ancestors == "*" else f"; frame-ancestors {ancestors}"
    return f"default-src 'none'; {allowed}base-uri 'none'{framed}"


def policy_of_document() -> str:
    """Write the policy of a report that brings its own style, and runs no script."""
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
    )


def name_keeping(path: str, query: bytes, status: int) -> str:
    """Say how long an answer may be kept.

    A file of the app is kept for good where its address bears its version, else asked for anew
    each time, which costs nothing while it is the same. All else may hold what a reader typed,
    and stays with them.
    """
    if status >= 400:  # noqa: PLR2004 - every fault of HTTP
        return "no-store"
    if path.startswith("/static/"):
        is_versioned = any(one.startswith(b"v=") for one in query.split(b"&"))
        return "public, max-age=31536000, immutable" if is_versioned else "no-cache"
    return "private, no-cache"
