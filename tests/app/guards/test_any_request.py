"""Whatever comes as a request, the frame answers in words, and never by a fault of ours."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.app.guards.asking import tiny, with_limits

from carepact.app.guards.asgi import App, Message
from carepact.app.guards.frame import guard
from carepact.app.settings import AppSettings
from carepact.app.settings_checks import read_network

HERE = guard(tiny, with_limits(requests=1_000_000, heavy_requests=100_000, most_fields=50))
PUBLIC = guard(
    tiny,
    AppSettings(is_public=True, hosts=("care.example.org",), proxy=(read_network("10.0.0.3"),)),
)
# What h11 lets through: any byte of a field but line ends and NUL, any printable one of an address.
VALUES = st.binary(max_size=60).map(lambda raw: raw.translate(None, b"\x00\r\n"))
TARGETS = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=80)
NAMES = st.sampled_from([
    "host", "origin", "accept", "accept-language", "content-length", "transfer-encoding", "expect",
    "x-forwarded-for", "x-forwarded-proto", "x-forwarded-prefix", "forwarded", "sec-fetch-site",
    "x-other",
])  # fmt: skip
FIELDS = st.lists(st.tuples(NAMES, VALUES), max_size=6)
PEERS = st.sampled_from([("127.0.0.1", 1), ("10.0.0.3", 1), ("::1", 1), None])


def answer(app: App, target: str, told: dict[str, Any]) -> list[Message]:
    """Ask by hand, and return what is sent back."""
    path, _mark, query = target.partition("?")
    scope = {
        "type": "http",
        "scheme": "http",
        "path": "/" + path,
        "raw_path": b"/" + path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        **told,
    }
    parts = iter([{"type": "http.request", "body": b"abc", "more_body": False}])
    sent: list[Message] = []

    async def receive() -> Message:
        return next(parts, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent


@settings(max_examples=150, deadline=None)
@given(
    target=TARGETS,
    fields=FIELDS,
    peer=PEERS,
    method=st.sampled_from(["GET", "HEAD", "POST", "DELETE", "X"]),
    is_public=st.booleans(),
)
def test_no_request_brings_the_frame_down(
    target: str,
    fields: list[tuple[str, bytes]],
    peer: tuple[str, int] | None,
    method: str,
    *,
    is_public: bool,
) -> None:
    headers = [(name.encode(), value) for name, value in fields]
    if not is_public and not any(name == "host" for name, _value in fields):
        headers.append((b"host", b"127.0.0.1"))
    told = {"method": method, "headers": headers, "client": peer}
    sent = answer(PUBLIC if is_public else HERE, target, told)
    assert sent[0]["type"] == "http.response.start"
    assert 200 <= sent[0]["status"] < 500
    assert not sent[-1].get("more_body", False)
    named = {name for name, _value in sent[0]["headers"]}
    assert {b"content-security-policy", b"x-content-type-options", b"vary"} <= named
    body = b"".join(message.get("body", b"") for message in sent[1:])
    assert b"Traceback" not in body


def test_a_request_that_names_no_server_or_two_is_refused() -> None:
    for hosts in ([], [b"127.0.0.1", b"127.0.0.1"]):
        headers = [(b"host", host) for host in hosts]
        told = {"method": "GET", "headers": headers, "client": ("127.0.0.1", 1)}
        assert answer(HERE, "a", told)[0]["status"] == 400
