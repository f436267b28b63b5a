"""How often a client may ask: buckets worked out by hand, and a table that stays small."""

from __future__ import annotations

from tests.app.guards.asking import HERE, ask_each, tiny, with_limits

from carepact.app.guards.asgi import App, Scope, visit_of
from carepact.app.guards.rates import Buckets, RateGuard, group_of


def test_a_bucket_holds_a_minutes_questions_and_fills_in_a_minute() -> None:
    buckets = Buckets(a_minute=30, most_clients=10)  # one each two seconds
    assert [buckets.take("a", 100.0) for _once in range(30)] == [0.0] * 30
    assert buckets.take("a", 100.0) == 2.0
    assert buckets.take("a", 101.5) == 0.5
    assert buckets.take("a", 102.0) == 0.0
    assert buckets.take("a", 102.0) == 2.0
    assert buckets.take("b", 102.0) == 0.0
    # After a long rest it holds no more than a minute's.
    assert [buckets.take("a", 10_000.0) for _once in range(31)] == [0.0] * 30 + [2.0]


def test_the_client_longest_silent_is_forgotten_first() -> None:
    buckets = Buckets(a_minute=1, most_clients=2)
    assert buckets.take("a", 0.0) == buckets.take("b", 1.0) == 0.0
    assert buckets.take("a", 2.0) == 58.0  # a has spoken last
    assert buckets.take("c", 3.0) == 0.0  # and b makes room
    assert len(buckets) == 2
    assert buckets.take("a", 3.0) == 57.0


def test_a_network_of_64_bits_is_one_client() -> None:
    assert group_of("2001:db8:1:2::7") == group_of("2001:db8:1:2:ffff::1") == "2001:db8:1:2::/64"
    assert group_of("2001:db8:1:3::7") == "2001:db8:1:3::/64"
    assert group_of("::ffff:198.51.100.7") == group_of("198.51.100.7") == "198.51.100.7"
    assert group_of("") == ""


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    now = [0.0]
    guarded: App = RateGuard(tiny, with_limits(requests=30), clock=lambda: now[0])
    answers = ask_each([("GET", HERE, {})] * 31, guarded)
    assert [one.status_code for one in answers] == [200] * 30 + [429]
    assert answers[-1].headers["retry-after"] == "2"
    assert "Come back in 2 seconds." in answers[-1].text
    now[0] = 2.0
    assert ask_each([("GET", HERE, {})], guarded)[0].status_code == 200


def test_heavy_requests_have_a_bucket_of_their_own() -> None:
    settings = with_limits(heavy_requests=2)

    def is_heavy(scope: Scope) -> bool:
        return bool(scope["path"] == "/run")

    guarded: App = RateGuard(tiny, settings, is_heavy, clock=lambda: 0.0)
    answers = ask_each([("GET", "/run", {})] * 3 + [("GET", "/", {})], guarded)
    assert [one.status_code for one in answers] == [200, 200, 429, 200]
    assert answers[2].headers["retry-after"] == "30"


def test_each_client_is_counted_by_itself() -> None:
    async def name_client(scope: Scope, *rest: object) -> None:
        visit_of(scope).client = scope["path"]
        await guarded(scope, *rest)  # type: ignore[arg-type]

    guarded: App = RateGuard(tiny, with_limits(requests=30), clock=lambda: 0.0)
    answers = ask_each([("GET", "/a", {})] * 31 + [("GET", "/b", {})], name_client)
    assert [one.status_code for one in answers[-2:]] == [429, 200]
