"""Who calls the server by another name is refused, and so is what other sites send in."""

from __future__ import annotations

import pytest
from tests.app.guards.asking import ask

from carepact.app.settings import AppSettings
from carepact.app.settings_checks import read_network

PUBLIC = AppSettings(
    is_public=True, hosts=("care.example.org",), proxy=(read_network("127.0.0.1"),)
)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST.:1", "[::1]:8765"])
def test_the_names_of_this_computer_are_answered(host: str) -> None:
    assert ask(headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil",
        "10.0.0.1",
        "",
        "care.example.org",
    ],
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(host: str) -> None:
    answer = ask(headers={"host": host})
    assert answer.status_code == 421
    assert "is not the name of this server" in answer.text


def test_a_public_server_answers_to_its_own_names_alone() -> None:
    told = {"x-forwarded-for": "198.51.100.7"}
    assert ask("/", PUBLIC, headers={"host": "Care.Example.org", **told}).status_code == 200
    assert ask("/", PUBLIC, headers={"host": "127.0.0.1:8765", **told}).status_code == 421


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8765", 200),
        ("http://evil.example", 403),
        ("null", 403),
        ("http://[", 403),
    ],
)
def test_another_site_sends_nothing_in(origin: str, status: int) -> None:
    answer = ask("/up", method="POST", headers={"origin": origin}, content=b"x")
    assert answer.status_code == status
    assert ask("/up", headers={"origin": origin}).status_code == 200


def test_the_name_that_was_asked_for_is_told_without_marks() -> None:
    answer = ask(headers={"host": "<script>alert(1)</script>"})
    assert answer.status_code == 421
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    ("address", "site", "mode", "status"),
    [
        ("/api/run", "cross-site", "no-cors", 403),
        ("/api/run", "cross-site", "navigate", 200),
        ("/api/run", "same-origin", "cors", 200),
        ("/api/run", "same-site", "no-cors", 200),
        ("/chart/KEN.svg", "cross-site", "no-cors", 200),
    ],
)
def test_a_page_elsewhere_keeps_nothing_at_work(
    address: str, site: str, mode: str, status: int
) -> None:
    told = {"sec-fetch-site": site, "sec-fetch-mode": mode}
    assert ask(address, headers=told).status_code == status
