"""Health and metrics: for this computer and declared networks, in figures counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.app.guards.asking import HERE, ask, ask_each, tiny

from carepact.app.guards.figures import Figures, measure_memory
from carepact.app.guards.frame import guard
from carepact.app.settings import AppSettings
from carepact.app.settings_checks import read_network


@dataclass(frozen=True)
class State:
    """What two workers tell: 1 and 2 MiB."""

    working: int = 0
    waiting: int = 0
    done: int = 0
    refused: int = 0
    failed: int = 0
    stopped: int = 0
    restarted: int = 0
    resident: Mapping[int, float] = field(default_factory=lambda: {11: 1.0, 12: 2.0})


SERVER = AppSettings(
    is_public=True,
    hosts=("care.example.org",),
    proxy=(read_network("127.0.0.1"),),
    watchers=(read_network("10.9.0.0/16"),),
)
OUTSIDE = {"host": "care.example.org", "x-forwarded-for": "198.51.100.7"}


def test_health_tells_that_it_is_alive_and_whether_a_worker_answers() -> None:
    answer = ask("/health")
    assert (answer.status_code, answer.json()) == (200, {"alive": True, "ready": True})
    resting = guard(tiny, AppSettings(), workers=lambda: State(resident={}))
    answer = ask_each([("GET", "/health", {})], resting)[0]
    assert (answer.status_code, answer.json()) == (503, {"alive": True, "ready": False})
    assert answer.headers["cache-control"] == "no-store"


def test_health_is_read_and_not_written() -> None:
    assert ask("/health", method="HEAD").status_code == 200
    answer = ask("/health", method="POST")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_requests_are_told_by_kind_and_status() -> None:
    guarded = guard(tiny, AppSettings(), workers=lambda: State(waiting=3, restarted=1, failed=4))
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", one, {}) for one in ("/", "/country/KEN", "/chart/KEN.svg", "/api/a", "/nix")
    ]
    asked += [("GET", "/", {"headers": {"host": "evil.example"}})]
    *_answers, told = ask_each([*asked, ("GET", "/metrics", {})], guarded)
    lines = told.text.splitlines()
    assert told.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert [line for line in lines if line.startswith("carepact_requests_total{")] == [
        'carepact_requests_total{kind="api",status="200"} 1',
        'carepact_requests_total{kind="chart",status="200"} 1',
        'carepact_requests_total{kind="page",status="200"} 3',
        'carepact_requests_total{kind="page",status="421"} 1',
    ]
    assert 'carepact_request_seconds_count{kind="page"} 4' in lines
    assert {"carepact_open_requests 1", "carepact_workers 2", "carepact_runs_waiting 3",
            "carepact_workers_restarted_total 1", 'carepact_runs_total{end="failed"} 4',
            "carepact_workers_memory_bytes 3145728"} <= set(lines)  # fmt: skip


def test_times_stand_in_classes_each_with_all_faster_ones() -> None:
    figures = Figures()
    for seconds in (0.004, 0.005, 0.2, 61.0):
        figures.note("page", 200, seconds)
    lines = figures.write().splitlines()
    name = 'carepact_request_seconds_bucket{kind="page",le='
    assert [line[len(name) :] for line in lines if line.startswith(name)] == [
        '"0.005"} 2', '"0.01"} 2', '"0.025"} 2', '"0.05"} 2', '"0.1"} 2', '"0.25"} 3', '"0.5"} 3',
        '"1"} 3', '"2.5"} 3', '"5"} 3', '"10"} 3', '"30"} 3', '"60"} 3', '"+Inf"} 4',
    ]  # fmt: skip
    assert 'carepact_request_seconds_sum{kind="page"} 61.209000' in lines


def test_however_many_addresses_are_asked_there_are_few_kinds() -> None:
    kinds = {Figures.kind_of(f"/{one}/x") for one in range(100)}
    assert kinds == {"page"}
    assert Figures.kind_of("/chart/KEN.svg") == "chart"
    assert Figures.kind_of("/metrics") == "watch"


def test_memory_is_that_of_this_process() -> None:
    memory = measure_memory()
    assert memory is None or 10**7 < memory < 10**10


@pytest.mark.parametrize("path", ["/health", "/metrics"])
@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {"host": "127.0.0.1:8765"}, 200),
        ("10.9.1.1", {"host": "10.0.0.3:8765"}, 200),
        ("127.0.0.1", {**OUTSIDE, "x-forwarded-for": "10.9.1.1"}, 200),
        ("127.0.0.1", OUTSIDE, 403),
        # The proxy forgot to say for whom: it came from outside all the same.
        ("127.0.0.1", {"host": "care.example.org"}, 403),
        ("198.51.100.7", {"host": "127.0.0.1"}, 403),
        ("10.9.1.1", {"host": "evil.example"}, 403),
    ],
)
def test_only_this_computer_and_declared_networks_may_watch(
    path: str, peer: str, headers: dict[str, str], status: int
) -> None:
    assert ask(path, SERVER, peer=peer, headers=headers).status_code == status


def test_a_page_elsewhere_cannot_read_the_figures_of_this_computer() -> None:
    answers = ask_each([("GET", HERE + "/metrics", {"headers": {"host": "evil.example"}})],
                       guard(tiny, AppSettings()))  # fmt: skip
    assert answers[0].status_code == 403
