"""The proxy alone is believed; who stands before it in the chain may be made up."""

from __future__ import annotations

import pytest
from tests.app.guards.asking import HERE, ask_each, tiny

from carepact.app.guards.asgi import App, Receive, Scope, Send, visit_of
from carepact.app.guards.frame import guard
from carepact.app.guards.proxy import ProxyGuard
from carepact.app.settings import AppSettings
from carepact.app.settings_checks import read_network

SERVER = AppSettings(
    is_public=True,
    hosts=("care.example.org",),
    proxy=(read_network("10.0.0.3"), read_network("10.1.0.0/16")),
)


def who_asks(settings: AppSettings, peer: str, chain: list[str]) -> str:
    """Let the guard say who asks."""
    found = []

    async def note(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(visit_of(scope).client)
        assert not [name for name, _value in scope["headers"] if name.startswith(b"x-forwarded")]
        await tiny(scope, receive, send)

    app: App = ProxyGuard(note, settings)
    headers = [("x-forwarded-for", one) for one in chain]
    ask_each([("GET", "/", {"headers": headers})], app, peer=peer)
    return found[0]


@pytest.mark.parametrize(
    ("peer", "chain", "client"),
    [
        ("10.0.0.3", ["198.51.100.7"], "198.51.100.7"),
        # What the client itself wrote stands first, and counts for nothing.
        ("10.0.0.3", ["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
        ("10.0.0.3", ["203.0.113.9", "198.51.100.7, 10.1.2.3"], "198.51.100.7"),
        ("10.0.0.3", ["2001:db8::1"], "2001:db8::1"),
        ("10.0.0.3", ["203.0.113.9, nonsense"], "10.0.0.3"),
        ("10.0.0.3", [], "10.0.0.3"),
        ("10.0.0.4", ["198.51.100.7"], "10.0.0.4"),
    ],
)
def test_the_last_address_that_no_proxy_has_is_who_asks(
    peer: str, chain: list[str], client: str
) -> None:
    assert who_asks(SERVER, peer, chain) == client


def test_on_this_computer_nobody_is_believed() -> None:
    assert who_asks(AppSettings(), "127.0.0.1", ["198.51.100.7"]) == "127.0.0.1"


def ask_public(peer: str = "10.0.0.3", address: str = "/a", **told: str) -> tuple[int, str]:
    """Ask the public server through its proxy, or past it."""
    headers = {"host": "care.example.org", **{k.replace("_", "-"): v for k, v in told.items()}}
    asked = [("GET", HERE + address, {"headers": headers})]
    answer = ask_each(asked, guard(tiny, SERVER), peer=peer)[0]
    return answer.status_code, answer.text


def test_scheme_and_prefix_are_the_proxys_to_say() -> None:
    told = {"x_forwarded_proto": "https", "x_forwarded_prefix": "/care/"}
    assert ask_public(**told) == (200, "https /care/a 0")


@pytest.mark.parametrize("prefix", ["//evil.example", "/a/../b", "/a b", "care", "/%2e"])
def test_a_prefix_that_is_no_path_is_left_out(prefix: str) -> None:
    assert ask_public(x_forwarded_prefix=prefix) == (200, "http /a 0")


def test_who_comes_past_the_proxy_is_refused() -> None:
    status, said = ask_public(peer="198.51.100.7", x_forwarded_for="10.0.0.3")
    assert status == 403
    assert "through its public address alone" in said
