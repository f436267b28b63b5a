"""The log tells of every request without what its query holds, and of faults by number."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import replace

import httpx
import pytest
from tests.app.guards.asking import HERE, ask

from carepact.app.guards.account import name_fields
from carepact.app.guards.asgi import Receive, Scope, Send
from carepact.app.guards.frame import guard
from carepact.app.settings import AppSettings
from carepact.core.messages import _, language


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Hear what the log of requests is told."""
    caplog.set_level(logging.INFO, "carepact.app")
    logging.getLogger("carepact").propagate = True
    return caplog


def test_a_request_is_noted_without_what_its_query_holds(log: pytest.LogCaptureFixture) -> None:
    ask("/family?born=1994-05-06&country=KEN&until=2040&born=1996-01-02")
    noted = log.messages[-1]
    assert re.fullmatch(r"- GET /family\?born&country&until 200 14 bytes 0\.\d{3} s", noted)


def test_addresses_are_noted_where_the_settings_say_so(log: pytest.LogCaptureFixture) -> None:
    ask("/", replace(AppSettings(), keeps_addresses=True))
    assert log.messages[-1].startswith("127.0.0.1 GET / 200 ")


def test_no_address_writes_a_line_of_its_own(log: pytest.LogCaptureFixture) -> None:
    ask("/a%0A2026-11-30 forged GET /")
    assert log.messages[-1].startswith("- GET /a%0A2026-11-30%20forged%20GET%20/ ")
    assert "\n" not in log.messages[-1]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        (b"", ""),
        (b"a=1&b=&a=2", "?a&b"),
        (b"1994-05-06", "?..."),
        (b"n\n=1&%61=2&x" + b"y" * 60, "?..."),
        (b"maternity_leave.weeks=18", "?maternity_leave.weeks"),
    ],
)
def test_fields_alone_are_named(query: bytes, named: str) -> None:
    assert name_fields(query) == named


async def fail(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Fail as nobody expected."""
    raise ZeroDivisionError("born 1994-05-06")


def test_a_fault_of_ours_is_told_by_a_number_and_traced_in_the_log(
    log: pytest.LogCaptureFixture,
) -> None:
    answer = ask("/", app=fail)
    assert answer.status_code == 500
    number = re.search(r"the number (\d{6})\.", answer.text)
    assert number is not None
    assert "ZeroDivisionError" not in answer.text
    assert "1994" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    faults = [one for one in log.records if one.exc_info]
    assert [one.getMessage() for one in faults] == [f"fault {number[1]}"]
    assert log.messages[-1].startswith("- GET / 500 ")


def test_half_an_answer_is_broken_off_by_the_server() -> None:
    async def begin(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await fail(scope, receive, send)

    with pytest.raises(ZeroDivisionError):
        ask("/", app=begin)


def test_each_reader_is_spoken_to_in_their_language() -> None:
    asked = {"host": "evil.example"}
    french = ask("/?language=fr", headers=asked)
    spanish = ask("/", headers={**asked, "accept-language": "de, es-AR;q=0.8, en;q=0.5"})
    english = ask("/", headers=asked)
    named = [one.headers["content-language"] for one in (french, spanish, english)]
    assert named == ["fr", "es", "en"]
    assert '<html lang="fr">' in french.text
    assert french.headers["vary"] == "Accept, Accept-Language"
    unknown = ask("/?language=xx", headers=asked)
    assert unknown.headers["content-language"] == "en"


def test_two_readers_at_once_are_each_spoken_to_in_their_own_language() -> None:
    both_are_here = asyncio.Barrier(2)

    async def tell_language(_scope: Scope, _receive: Receive, send: Send) -> None:
        await both_are_here.wait()
        said = _("minutes a day").encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": said})

    async def run() -> list[str]:
        transport = httpx.ASGITransport(guard(tell_language, AppSettings()))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            asked = [client.get(f"/?language={code}") for code in ("fr", "es")]
            return [one.text for one in await asyncio.gather(*asked)]

    assert asyncio.run(run()) == ["minutes par jour", "minutos al día"]
    assert language() == "en"
