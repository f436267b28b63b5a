"""Bodies over a real socket: a gigabyte is refused unread, a trickle is cut off."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.app.guards.asking import ask, tiny, with_limits
from tests.app.guards.served import PATIENCE, Caller, ask_on, find_free_port, serve_app

from carepact.app.guards.asgi import Receive, Scope, Send
from carepact.app.port import open_port
from carepact.app.settings import AppSettings

GIGABYTE = 10**9
LARGEST = 100_000
"""The least that a server may set. [bytes]"""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Serve the tiny app with small limits."""
    settings = with_limits(
        largest_body=LARGEST, body_pause_seconds=1, body_seconds=5, head_seconds=1, kept_seconds=1
    )
    with serve_app(tiny, settings) as found:
        yield found


def test_a_declared_gigabyte_is_refused_and_the_connection_ends(port: int) -> None:
    with Caller(port) as caller:
        caller.say(f"POST /up HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {GIGABYTE}")
        heard = caller.pour(bytes(65536), GIGABYTE)
        heard += caller.listen()
    assert heard.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in heard
    assert b"What you send has more than 0.1 million bytes" in heard
    # What is thrown away while the answer is read stays far below what was announced.
    assert caller.sent < GIGABYTE / 10
    assert ask_on(port).endswith(b"http / 0")


def test_a_declared_gigabyte_is_refused_before_a_byte_of_it_is_sent(port: int) -> None:
    with Caller(port) as caller:
        caller.say(
            f"POST /up HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {GIGABYTE}\nExpect: 100-continue"
        )
        heard = caller.listen()
    assert heard.startswith(b"HTTP/1.1 413 ")


def test_a_chunked_body_is_refused_where_it_passes_the_limit(port: int) -> None:
    with Caller(port) as caller:
        caller.say("POST /up HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: chunked")
        part = b"8000\r\n" + bytes(0x8000) + b"\r\n"
        heard = caller.pour(part, GIGABYTE)
        heard += caller.listen()
    assert heard.startswith(b"HTTP/1.1 413 ")
    assert heard.count(b"HTTP/1.1") == 1
    assert LARGEST < caller.sent < GIGABYTE / 10
    assert ask_on(port).endswith(b"http / 0")


def test_a_body_of_the_largest_size_is_taken(port: int) -> None:
    with Caller(port) as caller:
        caller.say(
            f"POST /up HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {LARGEST}\nConnection: close"
        )
        caller.send(bytes(LARGEST))
        heard = caller.listen()
    assert heard.endswith(b"http /up 100000")


def test_a_body_that_never_ends_is_cut_off_with_a_reason(port: int) -> None:
    with Caller(port) as caller:
        caller.say("POST /up HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 5")
        caller.send(b"abc")
        heard = caller.listen()
    assert heard.startswith(b"HTTP/1.1 408 ")
    assert b"did not arrive in time" in heard


def test_half_a_first_line_is_not_waited_for(port: int) -> None:
    with Caller(port) as caller:
        caller.send(b"GET / HT")
        assert caller.listen() == b""


def test_half_a_second_request_is_not_waited_for(port: int) -> None:
    with Caller(port) as caller:
        caller.send(b"GET /one HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /two HTT")
        heard = caller.listen()
    assert heard.count(b"HTTP/1.1 200") == 1


def test_two_requests_on_one_connection_are_both_answered(port: int) -> None:
    with Caller(port) as caller:
        caller.say("POST /one HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 3")
        caller.send(b"abc")
        caller.say("GET /two HTTP/1.1\nHost: 127.0.0.1\nConnection: close")
        heard = caller.listen()
    assert heard.count(b"HTTP/1.1 200") == 2
    assert heard.endswith(b"http /two 0")


def test_a_refused_request_with_a_body_ends_its_connection(port: int) -> None:
    with Caller(port) as caller:
        caller.say("POST /up HTTP/1.1\nHost: elsewhere.org\nContent-Length: 5")
        heard = caller.listen()
    assert heard.startswith(b"HTTP/1.1 421 ")
    assert b"connection: close" in heard


def test_headers_beyond_every_measure_are_refused(port: int) -> None:
    with Caller(port) as caller:
        caller.say("GET / HTTP/1.1\nHost: 127.0.0.1")
        caller.send(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 200_000)
        heard = caller.listen()
    assert heard.count(b"HTTP/1.1 200") == 1
    assert b"HTTP/1.1 400 " in heard
    assert ask_on(port).endswith(b"http / 0")


def test_a_length_that_is_no_number_of_bytes_is_refused_by_the_server(port: int) -> None:
    with Caller(port) as caller:
        caller.say("POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: -1")
        assert caller.listen().startswith(b"HTTP/1.1 400 ")


def test_what_the_app_says_of_a_body_cut_off_is_not_told() -> None:
    settings = with_limits(largest_body=LARGEST)

    async def parts() -> object:
        for _part in range(11):
            yield bytes(LARGEST // 10)

    answer = ask("/up", settings, method="POST", content=parts())
    assert answer.status_code == 413
    assert "http /up" not in answer.text


def test_a_sender_whom_the_app_answers_early_reads_the_answer() -> None:
    async def refuse(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b"nowhere"})

    size = 5_000_000
    with serve_app(refuse, with_limits(largest_body=2 * size)) as port, Caller(port) as caller:
        caller.say(f"POST /up HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {size}")
        for _part in range(size // 50_000):
            caller.send(bytes(50_000))  # it would fail were the connection closed at once
        heard = caller.listen()
    assert heard.startswith(b"HTTP/1.1 404 ")
    assert b"connection: close" in heard
    assert b"nowhere" in heard


def test_who_reads_nothing_is_let_go() -> None:
    left = threading.Event()

    async def pour(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _part in range(1000):
            await send({"type": "http.response.body", "body": bytes(1_000_000), "more_body": True})
        left.set()

    with serve_app(pour, with_limits(reading_seconds=1)) as port, Caller(port) as caller:
        caller.say("GET / HTTP/1.1\nHost: 127.0.0.1")
        assert left.wait(PATIENCE)


def test_an_answer_is_not_held_back_until_the_caller_says_that_it_heard() -> None:
    async def look() -> int:
        held: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def note(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            taken = writer.get_extra_info("socket")
            held.set_result(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = open_port(replace(AppSettings(), port=find_free_port()))
        async with await asyncio.start_server(note, sock=listening):
            _reader, writer = await asyncio.open_connection(*listening.getsockname())
            found = await held
            writer.close()
            return found

    assert asyncio.run(look()) == 1
