"""Whatever a mapping file or a data file holds: an answer or one clear error, nobody lost."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from carepact.core.errors import CareError
from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.diaries import Diaries
from carepact.data.timeuse.mapping.drafting import draft_mapping
from carepact.data.timeuse.mapping.sniffing import sniff_bytes

MAPPING = """\
survey: made
title: Made up
sources: [{title: Made up, licence: none}]
year: 2020
missing: ["99"]
columns:
  respondent: id
  day: day
  sex: {column: sex, words: {"1": men, "2": women}}
  age: age
weight: {column: w, unit: persons}
activities:
  form: wide
  unit: minutes a day
  unknown: UNKNOWN
  codes:
    a: {icatus: "31", rationale: Cooking., filter: {column: f, no: ["2"]}}
    b: {icatus: "9", rationale: Rest.}
"""
LONG = (
    MAPPING.split("activities:", maxsplit=1)[0]
    + """\
activities:
  form: long
  code: act
  begin: b
  end: e
  simultaneity: unmarked
  codes:
    A: {icatus: "31", rationale: Cooking.}
    B: {icatus: "9", rationale: Rest.}
"""
)
GOOD = "id,day,sex,age,w,f,a,b\n1,1,2,30,5,1,60,1380\n2,1,1,40,5,2,,1440\n"


def read(mapping: str, data: bytes) -> Diaries | None:
    """Read a survey; None where it is refused with a clear error."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "m.yaml").write_bytes(mapping.encode("utf-8", "surrogatepass"))
        (folder / "d.csv").write_bytes(data)
        try:
            return read_diaries(folder / "d.csv", str(folder / "m.yaml"))
        except CareError:
            return None


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.text(alphabet="{}[]:,\"'#-&*!|>%@` \n\tabcé0199nul~", max_size=12),
    st.integers(0, len(MAPPING)),
    st.integers(0, 20),
)
def test_a_mapping_file_with_anything_in_it_is_read_or_refused(
    inserted: str, place: int, cut: int
) -> None:
    text = MAPPING.replace("UNKNOWN", "zero")
    diaries = read(text[:place] + inserted + text[place + cut :], GOOD.encode())
    assert diaries is None or diaries.n > 0


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.binary(max_size=40), st.integers(0, len(GOOD)), st.integers(0, 30))
def test_a_data_file_of_any_bytes_is_read_or_refused(inserted: bytes, place: int, cut: int) -> None:
    raw = GOOD.encode()
    damaged = raw[:place] + inserted + raw[place + cut :]
    diaries = read(MAPPING.replace("UNKNOWN", "zero"), damaged)
    assert diaries is None or diaries.n > 0


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.binary(max_size=200))
def test_a_draft_of_any_bytes_is_written_or_refused(raw: bytes) -> None:
    written = sniff_bytes(raw)
    assert written.encoding in ("utf-8", "utf-16", "latin-1", "cp1252")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "d.csv"
        path.write_bytes(raw)
        with suppress(CareError):
            assert draft_mapping(path).startswith("# yaml-language-server")


CELL = st.sampled_from(["", "0", "30", "99", "600"])
ROW = st.tuples(st.sampled_from("12"), st.sampled_from(["", "1", "2"]), CELL, CELL)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(ROW, min_size=1, max_size=12), st.sampled_from(["leave out", "zero", "class mean"]))
def test_every_person_and_minute_is_read_or_counted_as_not_read(
    rows: list[tuple[str, str, str, str]], unknown: str
) -> None:
    # A cell is known if it is a number but 99, or empty behind a question answered no.
    lines = [f"{i},1,{sex},30,5,{f},{a},{b}" for i, (sex, f, a, b) in enumerate(rows)]
    data = "id,day,sex,age,w,f,a,b\n" + "\n".join(lines) + "\n"
    diaries = read(MAPPING.replace("UNKNOWN", unknown), data.encode())

    def amount(cell: str, *, no: bool) -> int | None:
        """What a cell says, None where it is not known."""
        if cell in ("", "99"):
            return 0 if no else None
        return int(cell)

    told = [
        (amount(a, no=f == "2"), amount(b, no=False))
        for _sex, f, a, b in rows
        if (f, a, b) != ("", "", "")
    ]
    whole = [pair for pair in told if None not in pair]
    kept = whole if unknown == "leave out" else told
    if diaries is None:
        known = [[pair[k] for pair in told if pair[k] is not None] for k in (0, 1)]
        lacks = any(None in pair for pair in told) and not all(known)
        assert not kept or (unknown == "class mean" and lacks)
        return
    assert diaries.n == len(kept)
    minutes = float(diaries.activities["minutes"].sum())
    if unknown != "class mean":
        assert minutes == sum(value or 0 for pair in kept for value in pair)
    silent = len(rows) - len(told)
    assert any("no diary" in note for note in diaries.notices) == (silent > 0)
    left = len(told) - len(whole) if unknown == "leave out" else 0
    assert any("left out; 'unknown'" in note for note in diaries.notices) == (left > 0)


MINUTE = st.integers(0, 1440)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.tuples(MINUTE, MINUTE, st.sampled_from("AB")), min_size=1, max_size=5))
def test_times_of_any_order_are_read_or_refused(episodes: list[tuple[int, int, str]]) -> None:
    lines = [
        f"1,1,2,30,5,{begin // 60:02}:{begin % 60:02},{end // 60:02}:{end % 60:02},{code}"
        for begin, end, code in episodes
    ]
    diaries = read(LONG, ("id,day,sex,age,w,b,e,act\n" + "\n".join(lines) + "\n").encode())
    if diaries is not None:
        assert float(diaries.respondents["recorded_minutes"].sum()) <= 1440 + 1e-6
        assert diaries.activities.height <= len(episodes)
