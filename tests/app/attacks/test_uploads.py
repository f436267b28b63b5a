"""What is sent in is refused in words, whatever it is; the server answers on."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Mapping

import httpx
import pytest
from tests.app.attacks.served import Server
from tests.app.guards.served import Caller

REFUSED = 422
SHORTEST = 25
"""A message that says what to mend has more. [letters]"""
MIB = 2**20
SWOLLEN = 200
"""Size of a bomb when it is unpacked. [MiB]"""


def pack(*names: str) -> bytes:
    """Pack files of nothing but zeros: small, and far too large when they are unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml" if len(names) > 1 else "read.me", "<x/>")
        with archive.open(names[0], "w", force_zip64=True) as part:
            for _mib in range(SWOLLEN):
                part.write(bytes(MIB))
    return packed.getvalue()


def refer() -> str:
    """Write YAML whose references repeat one another nine times on each of twelve levels."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines)


BROUGHT = {
    "archive that swells": ("a.zip", pack("employer.yaml")),
    "workbook that swells": ("a.xlsx", pack("xl/worksheets/sheet1.xml", "")),
    "gzip that swells": ("a.csv.gz", gzip.compress(bytes(SWOLLEN * MIB), 1)),
    "workbook cut off": ("a.xlsx", pack("xl/worksheets/sheet1.xml", "")[:5000]),
    "Parquet cut off": ("a.parquet", b"PAR1" + bytes(range(256)) * 8),
    "references upon references": ("a.yaml", refer().encode()),
    "one line without end": ("a.yaml", b"title: " + b"x" * 15_000_000),
    "lists within lists": ("a.yaml", b"a: " + b"[" * 100_000),
    "keys within keys": ("a.yaml", b"".join(b" " * n + b"a:\n" for n in range(1000))),
    "many keys": ("a.yaml", b"".join(b"k%d: v\n" % n for n in range(50_000))),
    "an object of Python": ("a.yaml", b"!!python/object/apply:os.system ['true']"),
    "a million columns": ("a.csv", b"c," * 1_000_000 + b"c\n1"),
    "a quote without end": ("a.csv", b'"' + b"a," * 1_000_000),
    "nothing": ("a.yaml", b""),
    "bytes": ("a.yaml", bytes(range(256)) * 100),
    "UTF-16": ("a.yaml", "country: KEN".encode("utf-16")),
    "Latin 1": ("a.csv", b"country,indicator\nCIV,C\xf4te"),
    "a way out": ("../../../../tmp/evil.yaml", b"a: b"),
    "NUL in its name": ("a\0b.yaml", b"a: b"),
    "a name without end": ("\U0001f600" * 150 + ".csv", b"a,b"),
}
"""Files by what is wrong with them: name and bytes."""
FAMILY = (
    "country: KEN\nevent: birth\ndue: 2027-03-15\nown_facts: a.csv\nparents:\n"
    "- {name: A, sex: woman, gives_birth: yes, work: employed}\n"
)
PACT = (
    "pact: ours\ntitle: Ours\ncountry: KEN\nsigned: 2025\nactual_sheet: a.csv\n"
    "commitments:\n- {code: a, words: We care.}\n"
)
ACCOUNT = (
    "holder: A\ntold_on: 2026-11-30\ndiary: a.csv\ncare:\n- activity: 352\n  whom: household\n"
    "  how_often: {times: 2, per: week}\n  how_long: 1\n  since: 2019-05-01\n"
)
EMPLOYER = "employer: X\ncountry: KEN\nheadcount: a.csv\n"
FIELDS = {
    ("simulation", "own_facts"): {"country": "KEN"},
    ("family", "file"): {},
    ("family", "own_facts"): {"text": FAMILY},
    ("skills", "file"): {},
    ("skills", "diary"): {"text": ACCOUNT},
    ("pact", "file"): {},
    ("pact", "actual_sheet"): {"text": PACT},
    ("pact", "before"): {},
    ("care-time", "diaries"): {"survey": "atus"},
    ("care-time", "mapping"): {},
    ("employer", "file"): {},
    ("employer", "beside"): {"text": EMPLOYER},
    ("centre", "file"): {},
    ("quality", "file"): {},
    ("programme", "file"): {},
}
"""Nouns with the field by which they take a file, and what is sent with it."""


def send(client: httpx.Client, noun: str, field: str, what: str) -> tuple[int, str]:
    """Send a file in, and return the status and what is said of it."""
    data: Mapping[str, str] = FIELDS[noun, field]
    answer = client.post(f"/en/{noun}", files={field: BROUGHT[what]}, data=data)
    told = re.search(r'<div class="error[^>]*>(.*?)</div>', answer.text, re.DOTALL)
    said = told[1] if told else answer.text.partition("</h1>")[2]
    return answer.status_code, html.unescape(re.sub(r"<[^>]+>", " ", said))


def check(client: httpx.Client, noun: str, field: str, what: str) -> int:
    """Send a file in, and check that what is said tells nothing of the machine."""
    status, said = send(client, noun, field, what)
    assert len(said.strip()) > SHORTEST
    assert not re.search(r"Traceback|carepact-|site-packages|evil", said)
    return status


PAIRS = [*FIELDS]
SAMPLE = [(*PAIRS[place % len(PAIRS)], what) for place, what in enumerate(BROUGHT)]
"""Each file once, and each field that takes one."""


@pytest.mark.parametrize(("noun", "field", "what"), SAMPLE)
def test_what_is_no_such_file_is_refused(
    client: httpx.Client, noun: str, field: str, what: str
) -> None:
    assert check(client, noun, field, what) == REFUSED


@pytest.mark.campaign
@pytest.mark.parametrize("what", [*BROUGHT])
@pytest.mark.parametrize(("noun", "field"), PAIRS)
def test_no_field_takes_what_is_no_such_file(
    client: httpx.Client, noun: str, field: str, what: str
) -> None:
    assert check(client, noun, field, what) == REFUSED


def form(content: str, charset: str = "utf-8") -> dict[str, object]:
    """Write a form by hand, in an encoding."""
    body = f'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n{content}\r\n--b--\r\n'
    told = f"multipart/form-data; charset={charset}; boundary=b"
    return {"content": body.encode(), "headers": {"content-type": told}}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (form("+2AA-", "utf-7"), "The form is not UTF-8 text."),
        (form("a" * 1000, "punycode"), "The form is not UTF-8 text."),
        (form("x" * 6_000_000), "bytes in one field. Send less"),
        ({"data": {f"f{n}": "1" for n in range(1000)}}, "has more than 500 fields"),
        ({"files": [("file", (f"{n}.csv", b"1")) for n in range(300)]}, "100 files"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, "it breaks off"),
        ({"data": {"country": "KEN", "due": "x", "a\0b": "1"}}, "there is no field"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_read_is_refused(
    client: httpx.Client, given: dict[str, object], says: str
) -> None:
    answer = client.post("/en/family", **given)  # type: ignore[arg-type] # what httpx takes
    assert answer.status_code == REFUSED
    assert says in html.unescape(answer.text)


@pytest.mark.parametrize("noun", ["family", "employer"])
def test_a_thousand_million_bytes_are_refused_unread(server: Server, noun: str) -> None:
    with Caller(int(server.address.rpartition(":")[2])) as caller:
        caller.say(f"POST /en/{noun} HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {10**9}")
        heard = caller.pour(bytes(MIB), 10**9)
        heard = heard or caller.listen()
    assert b" 413 " in heard.partition(b"\r\n")[0]
    assert caller.sent < 10**8
    assert httpx.get(f"{server.address}/en/", timeout=60).status_code == 200
