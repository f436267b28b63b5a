"""Two users at once: neither language nor end of a worker of one comes to the other."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from tests.app.attacks.served import Server
from tests.app.views.answering import get

SPOKEN = ("fr", "es")
PAGES = {
    "country": "country=KEN",
    "agenda": "actor=employers",
    "packages": "package=ilo-floor",
    "evidence": "name=employment",
    "crises": "name=pandemic",
}
TIMES = 100
"""How often each of them asks."""
LONG = "/api/simulation?country=KEN&until=2050&draws=50"
WAITS = 120
"""After which a test gives up; none waits so long. [seconds]"""


def list_asked(language: str) -> list[tuple[str, str]]:
    """List what one user asks: address and the answer; every other one is wrong by a number."""
    right = {noun: get(noun, [tuple(query.split("="))], language=language).raw  # type: ignore[list-item]
             for noun, query in PAGES.items()}  # fmt: skip
    wrong = get("country", [("country", "KEN17")], language=language).raw
    asked = []
    for place in range(TIMES):
        noun = [*PAGES][place // 2 % len(PAGES)]
        if place % 2:
            asked.append((f"/{language}/{noun}?{PAGES[noun]}", right[noun]))
        else:  # no two are alike, and a refusal is kept nowhere: a worker answers each
            number = f"KEN{place + 100}"
            asked.append((f"/{language}/country?country={number}", wrong.replace("KEN17", number)))
    return asked


def test_two_languages_at_once_never_mix(server: Server) -> None:
    asked = {language: list_asked(language) for language in SPOKEN}

    async def ask(client: httpx.AsyncClient, address: str) -> str:
        return (await client.get(address)).text

    async def ask_all() -> list[list[str]]:
        async with httpx.AsyncClient(base_url=server.address, timeout=WAITS) as client:
            return await asyncio.gather(*(
                asyncio.gather(*(ask(client, address) for address, _answer in asked[language]))
                for language in SPOKEN
            ))  # fmt: skip

    for language, answers in zip(SPOKEN, asyncio.run(ask_all()), strict=True):
        assert answers == [answer for _address, answer in asked[language]]
    assert not {answer for _address, answer in asked["fr"]} & {one for _at, one in asked["es"]}


def list_workers(process: int) -> dict[int, int]:
    """List the workers of a server, each with the time it has worked. [ticks]"""
    children: dict[int, dict[int, int]] = {}
    for one in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it may have ended
            told = one.read_text().rpartition(")")[2].split()
            children.setdefault(int(told[1]), {})[int(one.parent.name)] = int(told[11])
    return {
        worker: worked
        for child in children.get(process, {})
        for worker, worked in children.get(child, {}).items()
    }


def find_busy(process: int) -> int:
    """Wait until one worker works, and return it."""
    before = list_workers(process)
    ends = time.monotonic() + WAITS
    while time.monotonic() < ends:
        time.sleep(0.02)
        for worker, worked in list_workers(process).items():
            if worked > before.get(worker, worked) + 5:  # ticks of 10 ms: more than a rest takes
                return worker
    raise TimeoutError


def test_the_end_of_a_worker_loses_no_request(server: Server, client: httpx.Client) -> None:
    def ask(address: str) -> tuple[int, str]:
        answer = httpx.get(server.address + address, timeout=WAITS)
        return answer.status_code, answer.text

    with ThreadPoolExecutor() as users:
        first = users.submit(ask, LONG)
        worker = find_busy(server.process)
        others = [users.submit(ask, f"/fr/country?country={one}") for one in ("FRA", "MEX", "BRA")]
        was_at_work = not first.done()
        os.kill(worker, signal.SIGKILL)
        assert was_at_work
        assert first.result()[0] == 200
        assert first.result()[1] == ask(LONG)[1]
        assert [one.result()[0] for one in others] == [200, 200, 200]
    assert worker not in list_workers(server.process)
    assert "carepact_workers_restarted_total 0" not in client.get("/metrics").text
