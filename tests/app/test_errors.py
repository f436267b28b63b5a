"""Errors of the app: a status, plain words that mend, and nothing of the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import pytest
from fastapi import FastAPI, HTTPException, Query
from tests.app.guards.asking import ask, ask_each

from carepact.app.errors import Kind, answer_errors
from carepact.app.guards.asgi import App
from carepact.app.guards.frame import guard
from carepact.app.places import hide_places
from carepact.app.settings import AppSettings, Responsible
from carepact.core.errors import DataError, ParameterError
from carepact.core.messages import _


class Busy(Exception):  # noqa: N818 - as those of workers are called
    """Nobody is free."""


class Slow(Exception):  # noqa: N818 - ditto
    """A run did not end."""


class Large(Exception):  # noqa: N818 - ditto
    """A run took too much."""


class Numbered(Exception):  # noqa: N818 - ditto
    """A worker failed, and has noted it."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class Broken(Exception):  # noqa: N818 - ditto
    """A worker failed."""


def fail_by_choice(name: str) -> None:
    """Raise what a name stands for."""
    errors: dict[str, Callable[[], Exception]] = {
        "country": lambda: ParameterError(_("Age groups must rise.")),
        "file": lambda: DataError(f"{Path(sys.prefix) / 'lib' / 'diary.csv'}: line 3 is empty."),
        "marks": lambda: ParameterError("<script>alert(1)</script> is no country."),
        "busy": lambda: Busy("Two others are served before you."),
        "broken": lambda: Broken("secret of the worker"),
        "numbered": lambda: Numbered("77"),
        "silent": Busy,
        "slow": Slow,
        "large": Large,
        "forbidden": lambda: HTTPException(403, "Not this one.", {"X-Why": "so"}),
        "bug": lambda: ZeroDivisionError("secret of ours"),
    }
    made = errors[name]()
    raise made


def make_app(settings: AppSettings) -> App:
    """Make an app that fails in all ways, behind its guards."""
    app = FastAPI()
    kinds = {Slow: Kind(504), Large: Kind(422), Broken: Kind(500), Numbered: Kind(500)}
    answer_errors(app, settings, {Busy: Kind(503, comes_back=2.4), **kinds})
    app.add_api_route("/fail/{name}", fail_by_choice)
    app.add_api_route("/api/fail/{name}", fail_by_choice)

    @app.get("/run")
    def run(
        until: Annotated[int, Query(ge=2026, le=2075)],
        share: float = 1.0,
        kind: Literal["cost", "jobs"] = "cost",
        *,
        full: bool = False,
    ) -> str:
        return f"{until} {share} {kind} {full}"

    @app.post("/api/run")
    def send_in(given: dict[str, int]) -> int:
        return len(given)

    return guard(app, settings)


@pytest.fixture(scope="module")
def app() -> App:
    """Make one app for all questions."""
    return make_app(AppSettings())


def get(app: App, address: str, method: str = "GET", **given: object) -> tuple[int, str]:
    """Ask the app."""
    answer = ask_each([(method, address, dict(given))], app)[0]
    return answer.status_code, answer.text


def test_an_error_of_carepact_is_a_page_in_the_readers_language(app: App) -> None:
    status, page = get(app, "/fail/country?language=en")
    assert status == 422
    assert "<h1>Something here needs mending</h1>" in page
    assert "<p>Age groups must rise.</p>" in page


def test_below_api_an_error_is_problem_json(app: App) -> None:
    answer = ask_each([("GET", "/api/fail/country", {"headers": {"accept": "text/html"}})], app)[0]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Something here needs mending",
        "status": 422,
        "detail": "Age groups must rise.",
    }


@pytest.mark.parametrize(
    ("accept", "is_json"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", False),
        ("application/json", True),
        ("application/problem+json, text/html;q=0.9", True),
        ("application/json;q=0.5, text/html", False),
        ("*/*", False),
        ("application/json;q=x", False),
        ("", False),
    ],
)
def test_a_program_says_by_accept_that_it_is_one(app: App, accept: str, *, is_json: bool) -> None:
    said = get(app, "/fail/country", headers={"accept": accept})[1]
    assert said.startswith("{") == is_json


def test_marks_in_an_error_are_shown_and_not_obeyed(app: App) -> None:
    page = get(app, "/fail/marks")[1]
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is no country." in page


def test_a_file_is_named_without_its_folders(app: App) -> None:
    status, page = get(app, "/fail/file")
    assert status == 422
    assert "<p>diary.csv: line 3 is empty.</p>" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/etc/passwd: is no country.", "passwd: is no country."),
        ("'../../etc/passwd' is not known.", "'passwd' is not known."),
        ("'~/own/key.json' is not known.", "'key.json' is not known."),
        (r"D:\care\Ana\diary.csv: line 3", "diary.csv: line 3"),
        ('File "/usr/lib/python3/a.py", line 3', 'File "a.py", line 3'),
        ("See /country/KEN and https://example.org/etc/x/y.", None),
        ("men and/or women, 1/2, 3/etc/4", None),
    ],
)
def test_places_of_the_machine_are_kept_out_and_addresses_stay(said: str, told: str | None) -> None:
    assert hide_places(said) == (told or said)


def test_a_path_in_a_query_does_not_come_back(app: App) -> None:
    status, page = get(app, "/run?until=/etc/carepact/secret.txt&kind=/etc/shadow")
    assert status == 422
    assert "/etc" not in page
    assert page.count("<p>") == 3


def test_all_faults_of_a_query_are_told_at_once(app: App) -> None:
    told = {"accept": "application/json"}
    address = "/run?until=2080&share=half&kind=money&full=maybe"
    answer = ask_each([("GET", address, {"headers": told})], app)[0]
    assert answer.status_code == 422
    assert answer.json()["faults"] == [
        {"place": "until", "says": "2080 is too large. Write 2075 or less."},
        {
            "place": "share",
            "says": "'half' is not a number. Write it with a decimal point, such as 0.5.",
        },
        {"place": "kind", "says": "'money' is not known. Use one of 'cost', 'jobs'."},
        {"place": "full", "says": "'maybe' is neither yes nor no. Write one of them."},
    ]
    assert (
        answer.json()["detail"].splitlines()[0] == "until: 2080 is too large. Write 2075 or less."
    )


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "until: is missing. Add it."),
        ("until=", "until: &#39;&#39; is not a whole number. Write digits alone."),
        ("until=2025", "until: 2025 is too small. Write 2026 or more."),
        ("until=2030&share=inf&share=nan", None),
    ],
)
def test_each_fault_says_its_mend(app: App, query: str, says: str | None) -> None:
    status, page = get(app, f"/run?{query}")
    assert status == (422 if says else 200)
    assert says is None or f"<p>{says}</p>" in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"{", "is no JSON. Look at its quotation marks, commas and brackets."),
        (b"[]", "'' is not what is asked for here. Correct it."),
        (b'{"a": "b"}', "'b' is not a whole number. Write digits alone."),
        (b'{"a": "\xff"}', None),
    ],
)
def test_what_is_sent_in_is_told_of_alike(app: App, sent: bytes, says: str | None) -> None:
    headers = {"content-type": "application/json"}
    answer = ask_each([("POST", "/api/run", {"content": sent, "headers": headers})], app)[0]
    assert answer.status_code == (422 if says else 400)
    assert answer.headers["content-type"] == "application/problem+json"
    assert says is None or says in answer.json()["detail"]


def test_errors_of_workers_have_a_status_and_a_time_to_come_back(app: App) -> None:
    answer = ask_each([("GET", "/fail/busy", {})], app)[0]
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
    assert "Two others are served before you." in answer.text


@pytest.mark.parametrize(
    ("name", "status", "says"),
    [
        ("silent", 503, "no more may wait. Come back in a moment."),
        ("slow", 504, "did not end within 60 s. Ask for less"),
        ("large", 422, "needs more memory than one run may take. Ask for less"),
    ],
)
def test_an_error_without_words_is_told_by_what_it_means(
    app: App, name: str, status: int, says: str
) -> None:
    found, page = get(app, f"/fail/{name}")
    assert found == status
    assert says in page


def test_a_fault_that_a_worker_has_noted_keeps_its_number(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    status, page = get(app, "/fail/numbered")
    assert status == 500
    assert "the number 77." in page
    assert not [one for one in caplog.records if one.exc_info]


@pytest.mark.parametrize("name", ["broken", "bug"])
def test_a_fault_of_ours_is_told_once_and_by_a_number(
    app: App, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    status, page = get(app, f"/fail/{name}")
    assert status == 500
    assert "the number" in page
    assert "secret" not in page
    assert "Traceback" not in page
    assert len([one for one in caplog.records if one.exc_info]) == 1


def test_errors_of_http_are_told_in_words(app: App) -> None:
    status, page = get(app, "/nowhere")
    assert status == 404
    assert "Nothing stands at /nowhere." in page
    status, page = get(app, "/run", method="DELETE")
    assert status == 405
    assert "does not answer to DELETE" in page
    answer = ask_each([("GET", "/fail/forbidden", {})], app)[0]
    assert (answer.status_code, answer.headers["x-why"]) == (403, "so")
    assert "Not this one." in answer.text


def test_who_answers_for_the_server_stands_at_the_foot() -> None:
    settings = AppSettings(responsible=Responsible("Ministry <of> Care", "care@example.org"))
    page = ask("/", settings, headers={"host": "evil.example"}).text
    assert '<a href="mailto:care@example.org">Ministry &lt;of&gt; Care</a>' in page


def test_the_head_of_an_error_is_that_of_its_page(app: App) -> None:
    answer = ask_each([("HEAD", "/nowhere", {})], app)[0]
    assert (answer.status_code, answer.content) == (404, b"")
