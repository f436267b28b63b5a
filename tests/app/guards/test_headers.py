"""What browsers are told: no script or style but our own, nobody frames a page, charts may be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.app.guards.asking import ask

from carepact.app.guards.headers import policy_of_document
from carepact.app.settings import AppSettings
from carepact.app.settings_checks import read_network
from carepact.report.figures.canvas import Canvas


def read_policy(text: str) -> dict[str, str]:
    """Read a content security policy, shape: directive to what it allows."""
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: allowed for name, _space, allowed in parts}


def test_a_page_holds_no_script_or_style_but_files_of_its_own() -> None:
    answer = ask("/country/KEN")
    assert read_policy(answer.headers["content-security-policy"]) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in answer.headers["permissions-policy"]


def test_a_chart_may_stand_in_any_page_and_runs_nothing() -> None:
    answer = ask("/chart/KEN/cost.svg")
    policy = read_policy(answer.headers["content-security-policy"])
    assert policy == {
        "default-src": "'none'",
        "form-action": "'none'",
        "sandbox": "",
        "base-uri": "'none'",
    }
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "x-frame-options" not in answer.headers


def test_a_server_may_name_the_sites_that_frame_its_charts() -> None:
    settings = replace(AppSettings(), frames=("https://example.org", "https://example.com"))
    policy = read_policy(ask("/chart/a.svg", settings).headers["content-security-policy"])
    assert policy["frame-ancestors"] == "https://example.org https://example.com"
    policy = read_policy(ask("/a.html", settings).headers["content-security-policy"])
    assert policy["frame-ancestors"] == "'none'"


def test_a_drawing_holds_nothing_that_its_policy_forbids() -> None:
    canvas = Canvas(100, 50)
    canvas.box(1, 2, 3, 4, "#123456", label="a", stroke="#000000", opacity=0.5)
    canvas.line([(0, 0), (1, 1)], "#123456", dashes="2,1")
    canvas.area([(0, 0), (1, 1), (1, 0)], "#123456", 0.5)
    canvas.path("M0 0L1 1", "#123456", 0.5, "b")
    canvas.dot(1, 1, 1, "#123456", label="c")
    canvas.text(1, 1, "words", 12, anchor="end", bold=True)
    other = Canvas(10, 10)
    other.shift(canvas, 1, 1)
    drawn = other.write("Title", "Words", "en")
    assert drawn.count("#123456") == 5
    assert not re.search(r"<style|\sstyle=|<script|\son\w+=|href=|url\(|@import", drawn)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/static/app.css", "no-cache"),
        ("/static/app.css?v=3f2a", "public, max-age=31536000, immutable"),
        ("/country/KEN", "private, no-cache"),
        ("/chart/KEN.svg?v=1", "private, no-cache"),
    ],
)
def test_only_files_of_the_app_are_kept_and_only_with_their_version(
    address: str, kept: str
) -> None:
    assert ask(address).headers["cache-control"] == kept


def test_what_is_refused_bears_the_same_headers_and_is_not_kept() -> None:
    answer = ask("/static/app.css?v=1", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_what_the_app_says_of_an_answer_stays() -> None:
    async def report(_scope: object, _receive: object, send: object) -> None:
        policy = policy_of_document().encode()
        headers = [(b"Content-Security-Policy", policy), (b"Content-Type", b"text/html")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b"x"})  # type: ignore[operator]

    answer = ask(app=report)
    assert answer.headers.get_list("content-security-policy") == [policy_of_document()]
    assert answer.headers["referrer-policy"] == "strict-origin"


def test_a_public_server_over_tls_asks_browsers_to_stay_with_it() -> None:
    settings = AppSettings(
        is_public=True, hosts=("care.example.org",), proxy=(read_network("127.0.0.1"),)
    )
    told = {"host": "care.example.org", "x-forwarded-for": "198.51.100.7"}
    over_tls = ask("/", settings, headers={**told, "x-forwarded-proto": "https"})
    assert over_tls.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in ask("/", settings, headers=told).headers
    assert "strict-transport-security" not in ask("/").headers
