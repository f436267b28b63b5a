"""Say what is wrong: as a page to people, as problem+json (RFC 9457) to programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from carepact.app.guards.asgi import Scope, Send, header_of, path_of
from carepact.app.places import hide_places
from carepact.app.settings import AppSettings
from carepact.core.controls import shorten_words, show_controls
from carepact.core.messages import _, language


@dataclass(frozen=True)
class Fault:
    """What is wrong with a request, in the reader's language."""

    status: int
    """Of HTTP (RFC 9110)."""
    detail: str
    """What, where, mend; several lines where there are several faults."""
    headers: tuple[tuple[str, str], ...] = ()
    faults: tuple[dict[str, str], ...] = ()
    """Each fault of a query by itself: where it stands, and what is said of it."""
    number: str = ""
    """Under which the log tells of a fault of ours."""


@dataclass(frozen=True)
class Answer:
    """An answer that is whole."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]

    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """Return the headers as ASGI has them."""
        return [(name.lower().encode(), value.encode("latin-1")) for name, value in self.headers]


def name_status(status: int) -> str:
    """Say in a few words what a status means."""
    titles = {
        400: _("This request cannot be read"),
        403: _("This is not for everybody"),
        404: _("There is no such page"),
        405: _("This page is not asked in that way"),
        408: _("This took too long to arrive"),
        413: _("This is too large"),
        414: _("This address is too long"),
        421: _("Another server is meant"),
        422: _("Something here needs mending"),
        429: _("Too many questions at once"),
        431: _("The headers are too large"),
        500: _("Something went wrong here"),
        503: _("Busy for the moment"),
        504: _("This took too long to work out"),
    }
    return titles.get(status, _("This was refused"))


def answer_fault(fault: Fault, scope: Scope, settings: AppSettings) -> Answer:
    """Make the answer that says what is wrong, in the form that who asks reads."""
    detail = hide_places(shorten_words(show_controls(fault.detail)))
    title = name_status(fault.status)
    if wants_json(scope):
        told: dict[str, Any] = {"type": "about:blank", "title": title, "status": fault.status}
        told["detail"] = detail
        if fault.faults:
            told["faults"] = [_clean(one) for one in fault.faults]
        if fault.number:
            told["number"] = fault.number
        kind, body = "application/problem+json", json.dumps(told, ensure_ascii=False).encode()
    else:
        kind, body = "text/html; charset=utf-8", _write_page(title, detail, scope, settings)
    return Answer(
        fault.status,
        body,
        (
            ("content-type", kind),
            ("content-length", str(len(body))),
            ("content-language", language()),
            ("cache-control", "no-store"),
            *fault.headers,
        ),
    )


async def send_fault(fault: Fault, scope: Scope, send: Send, settings: AppSettings) -> None:
    """Answer what is wrong."""
    await send_answer(answer_fault(fault, scope, settings), scope, send)


async def send_answer(answer: Answer, scope: Scope, send: Send) -> None:
    """Send an answer."""
    headers = answer.raw_headers()
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    body = b"" if scope["method"] == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})


def wants_json(scope: Scope) -> bool:
    """Tell whether a program asks: below /api, or by the forms that it takes."""
    path = path_of(scope)
    if path == "/api" or path.startswith("/api/"):
        return True
    taken = _read_accept(header_of(scope, b"accept"))
    programs = max(taken.get("application/json", 0), taken.get("application/problem+json", 0))
    return programs > max(taken.get("text/html", 0), taken.get("application/xhtml+xml", 0))


def _read_accept(header: str) -> dict[str, float]:
    """Read how gladly each form is taken, shape: form to 0..1."""
    taken: dict[str, float] = {}
    for one in header.split(","):
        form, *rest = (part.strip() for part in one.split(";"))
        weight = next((part[2:] for part in rest if part.startswith("q=")), "1")
        try:
            taken[form.lower()] = float(weight)
        except ValueError:
            taken[form.lower()] = 0.0
    return taken


def _clean(fault: dict[str, str]) -> dict[str, str]:
    """Make what is said of one fault fit to be handed out."""
    return {key: hide_places(shorten_words(show_controls(told))) for key, told in fault.items()}


def _write_page(title: str, detail: str, scope: Scope, settings: AppSettings) -> bytes:
    """Write the page; nothing that is filled in is read as marks."""
    surroundings = Environment(
        loader=PackageLoader("carepact.app", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lines: Sequence[str] = [line for line in detail.splitlines() if line.strip()]
    page = surroundings.get_template("fault.html.j2").render(
        language=language(),
        title=title,
        lines=lines,
        prefix=scope.get("root_path", ""),
        first_page=_("To the first page"),
        answers_for_it=_("Who answers for this server:"),
        responsible=settings.responsible,
    )
    return page.encode()
