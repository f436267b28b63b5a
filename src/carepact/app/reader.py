"""Which language who asks reads: the one of the address, else of the browser, else the server's."""

from __future__ import annotations

from urllib.parse import parse_qsl

from carepact.app.guards.asgi import Scope, header_of, path_of
from carepact.core.messages import LANGUAGES


def language_of(scope: Scope, otherwise: str) -> str:
    """Return the code of the language that is spoken to who asks.

    Parameters
    ----------
    scope : mapping
        The request: its path `/fr/...`, its field `language`, its header Accept-Language.
    otherwise : str
        Where neither names one that is spoken.
    """
    first = path_of(scope).strip("/").partition("/")[0]
    if first in LANGUAGES:
        return first
    query = bytes(scope.get("query_string", b""))
    if b"language=" in query:
        told = dict(parse_qsl(query.decode("latin-1")))
        if told.get("language") in LANGUAGES:
            return told["language"]
    return _gladly_read(header_of(scope, b"accept-language")) or otherwise


def _gladly_read(header: str) -> str:
    """Return the language that is read most gladly of those that are spoken (RFC 9110, 12.5.4)."""
    best, weight = "", 0.0
    for one in header.split(","):
        tag, *rest = (part.strip() for part in one.split(";"))
        code = tag.partition("-")[0].lower()
        try:
            told = float(next((part[2:] for part in rest if part.startswith("q=")), "1"))
        except ValueError:
            continue
        if code in LANGUAGES and told > weight:
            best, weight = code, told
    return best
