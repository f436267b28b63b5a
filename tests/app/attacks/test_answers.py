"""No answer goes to somebody else, and none carries what a user wrote as a command."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import httpx
import pytest
from tests.app.attacks.served import Server
from tests.app.guards.served import Caller
from tests.app.views.answering import get

from carepact.app.file_names import LONGEST_NAME, make_safe
from carepact.core.messages import LANGUAGES

OF_ONE = "Zephyrine-Q"
ACCOUNT = (
    f"holder: {OF_ONE}\ntold_on: 2026-11-30\ncare:\n- activity: 352\n  whom: household\n"
    "  how_often: {times: 2, per: week}\n  how_long: 1\n  since: 2019-05-01\n"
)
FACTS = "country,indicator,year,value,unit,source\nKEN,tfr,2024,3.1,children per woman,{source}\n"
OF_KENYA = "country=KEN"
LINES = {"accept": "application/x-ndjson"}
COMMANDS = (
    "=HYPERLINK(1)", "@SUM(A1)", "<script>alert(1)</script>", "javascript:alert(1)",
    '"><img src=x onerror=alert(1)>', 'https://evil.example/"onmouseover=alert(1)',
)  # fmt: skip


def test_what_one_brought_is_told_to_nobody_else(client: httpx.Client) -> None:
    brought = client.post("/en/skills", data={"text": ACCOUNT})
    assert OF_ONE in brought.text
    assert brought.headers["cache-control"] == "no-store"
    for address in ("/en/skills", "/api/skills", "/en/skills?example=mother-of-two"):
        assert OF_ONE not in client.get(address).text
    refused = client.post("/api/skills", data={"text": ACCOUNT.replace("352", OF_ONE)})
    assert refused.status_code == 422
    assert OF_ONE not in client.get("/api/skills?example=mother-of-two").text


def test_a_file_that_was_brought_does_not_stand_for_an_address(client: httpx.Client) -> None:
    before = client.get(f"/en/simulation/part?{OF_KENYA}&until=2027&preview=yes")
    own = {"own_facts": ("own.csv", FACTS.format(source=OF_ONE))}
    sent = {"country": "KEN", "until": "2027", "preview": "yes"}
    with_own = client.post("/en/simulation/part", data=sent, files=own)
    after = client.get(f"/en/simulation/part?{OF_KENYA}&until=2027&preview=yes")
    assert with_own.status_code == 200
    assert with_own.text != before.text
    assert after.text == before.text


def test_a_server_of_few_draws_answers_what_names_none(client: httpx.Client) -> None:
    answer = client.get("/api/simulation?country=KEN&until=2026")
    assert answer.status_code == 200
    assert client.get("/api/simulation?country=KEN&until=2026&draws=51").status_code == 422


def test_every_face_and_language_of_one_query_is_an_answer_of_its_own(
    client: httpx.Client,
) -> None:
    query = f"{OF_KENYA}&until=2027"
    asked = [f"/{one}/country?{OF_KENYA}" for one in LANGUAGES]
    asked += [f"/api/country?{OF_KENYA}"]
    asked += [f"/en/simulation?{query}", f"/en/simulation/part?{query}&preview=yes"]
    first = {one: client.get(one) for one in asked}
    assert len({one.text for one in first.values()}) == len(asked)
    assert len({one.headers["etag"] for one in first.values()}) == len(asked)
    for at, found in first.items():
        assert client.get(at).text == found.text
        tag = {"if-none-match": found.headers["etag"]}
        assert client.get(at, headers=tag).status_code == 304
        head = client.head(at)
        assert (head.headers["etag"], head.content) == (found.headers["etag"], b"")
    tag = {"if-none-match": first[asked[0]].headers["etag"]}
    assert client.get(asked[1], headers=tag).text == first[asked[1]].text


def test_a_refusal_is_kept_nowhere_and_told_in_each_language(client: httpx.Client) -> None:
    told = [client.get(f"/api/country?country=XYZ&language={one}") for one in LANGUAGES]
    assert {one.headers["cache-control"] for one in told} == {"no-store"}
    assert len({one.json()["detail"] for one in told}) == len(LANGUAGES)
    gladly = client.get("/api/country?country=XYZ", headers={"accept-language": "es;q=0.9"})
    assert gladly.json()["detail"] == told[LANGUAGES.index("es")].json()["detail"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/en/chart/world.png", "image/png"),
        ("/en/pact/file/answer.xlsx?example=canada", "sheet"),
        (f"/api/country?{OF_KENYA}", "application/json"),
    ],
)
def test_what_is_no_page_does_not_come_in_lines(
    client: httpx.Client, address: str, kind: str
) -> None:
    answer = client.get(address, headers=LINES)
    assert answer.status_code == 200
    assert answer.headers["content-type"].endswith(kind)
    assert len(answer.content) > 1000


@pytest.mark.parametrize(
    "target",
    ["//evil.example/", "///evil.example", "/\\evil.example/", "//evil.example/en/country/",
     "/en/country/", "/en", "/", "/en//evil.example/", "/%2f%2fevil.example",
     "/en/simulation?country=KEN&package=//evil.example&other=",
     "/en/simulation?country=KEN&crisis=&x=%0d%0aLocation:%20//evil.example"],
)  # fmt: skip
def test_no_address_leads_to_another_host(server: Server, target: str) -> None:
    port = int(server.address.rpartition(":")[2])
    with Caller(port) as caller:
        caller.say(f"GET {target} HTTP/1.1\nHost: 127.0.0.1:{port}\nConnection: close")
        head = caller.listen().partition(b"\r\n\r\n")[0].decode("latin-1")
    assert int(head.split()[1]) < 500
    for place in re.findall(r"(?im)^location: *(.*?)\r?$", head):
        assert not place.startswith(("//", "/\\"))
        assert "//" not in place or place.startswith(f"{server.address}/")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"]
)
def test_another_site_sends_nothing_in(client: httpx.Client, origin: str) -> None:
    answer = client.post("/en/skills", data={"text": ACCOUNT}, headers={"origin": origin})
    assert answer.status_code == 403
    assert OF_ONE not in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [("/en/pact?example=../../../etc/passwd", 422), ("/en/pact/file/..%2f..%2fpyproject.toml", 404),
     ("/static/..%2fserver.py", 404), ("/en/country/chart/%22%0d%0aX:%20y.csv?country=KEN", 422),
     ("/en/pact/file/x%0d%0aX:%20y?example=canada", 422), ("/en/employer?example=/etc/hosts", 422),
     ("/en/simulation?country=../x", 422), ("/en/packages?package=../ilo-floor", 422)],
)  # fmt: skip
def test_no_name_leads_out_of_what_ships(client: httpx.Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "x" not in answer.headers
    assert "root:" not in answer.text


def test_names_of_downloads_are_ours(client: httpx.Client) -> None:
    answer = client.get("/en/pact/file/promises.csv?example=canada")
    assert answer.headers["content-disposition"] == 'attachment; filename="promises.csv"'


@pytest.mark.parametrize(
    "name", ["\U0001f600" * 150 + ".csv", "x" * 900, "é" * 200 + ".yaml", ".."]
)
def test_a_name_is_cut_so_that_every_disk_takes_it(tmp_path: Path, name: str) -> None:
    safe = make_safe(name)
    assert 0 < len(safe.encode()) <= LONGEST_NAME
    (tmp_path / safe).write_bytes(b"")
    assert [one.name for one in tmp_path.iterdir()] == [safe]


@pytest.mark.parametrize("source", COMMANDS)
def test_what_own_facts_say_of_their_source_is_text(tmp_path: Path, source: str) -> None:
    own = tmp_path / "own_facts.csv"
    quoted = '"' + source.replace('"', '""') + '"'
    own.write_text(FACTS.format(source=quoted), "utf-8")
    query = [("country", "KEN"), ("until", "2026"), ("draws", "2")]
    for face, name in (("page", ""), ("file", "report.html")):
        told = get("simulation", query, face=face, name=name, files={"own_facts": own}).raw
        assert "<script>alert" not in told
        assert "<img src=x" not in told
        assert '"onmouseover' not in told
        assert 'href="javascript' not in told
    table = get("simulation", query, face="file", name="figures.csv", files={"own_facts": own}).raw
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert not [one for one in cells if one.startswith(("=", "@", "+"))]
