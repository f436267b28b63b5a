"""Hostile inputs of every kind end in one message, at once, and leave nothing behind."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from tests.errors.command_line import run_carepact
from tests.hostile.cases import REFUSED, Case
from tests.hostile.hostile_documents import list_documents
from tests.hostile.hostile_tables import list_tables, write_money
from tests.hostile.hostile_words import list_words
from tests.hostile.made_files import FACT, FACTS, GROUPS, PACKAGE, STUDY

PATIENCE, WAITING = 5, 60
"""How long a hostile input may compute, and wait, on however busy a machine. [s]"""
CASES = [*list_documents(), *list_tables(), *list_words()]


class Hung(BaseException):  # an ordinary error would be taken for one of the input
    """A command took longer than anybody waits."""


@contextmanager
def patience() -> Iterator[None]:
    """End what hangs."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise Hung

    timers = {
        signal.SIGPROF: (signal.ITIMER_PROF, PATIENCE),
        signal.SIGALRM: (signal.ITIMER_REAL, WAITING),
    }
    before = {told: signal.signal(told, give_up) for told in timers}
    for timer, seconds in timers.values():
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for told, (timer, _seconds) in timers.items():
            signal.setitimer(timer, 0)
            signal.signal(told, before[told])


EVERY = 4
"""One row in so many is tried whenever tests run, all of them in a campaign."""
ROWS = [
    pytest.param(case, id=case.name, marks=pytest.mark.campaign if place % EVERY else ())
    for place, case in enumerate(CASES)
]


@pytest.mark.parametrize("case", ROWS)
def test_a_hostile_input_ends_in_one_message(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case.prepare(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with patience():
        ended = run_carepact(*case.words)
    assert "Traceback" not in ended.err
    assert "\x1b[31m" not in ended.out + ended.err
    if not (case.odd and ended.code == 0):
        assert ended.code == REFUSED, ended
        assert ended.err.startswith("Error: "), ended
        assert ended.err.count("Error: ") == 1
        assert ended.out == ""
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


SOUND = {
    "a survey": (write_money, "survey check m.yaml d.csv"),
    "a measurement": (write_money, "measure d.csv --survey m.yaml --by region,sex --groups g.yaml"),
    "a condition": (write_money, "measure d.csv --survey m.yaml --where age<99"),
    "a value": (
        write_money,
        "value d.csv --survey m.yaml --method generalist --country KEN --wages w.csv "  # noqa: ISC004
        "--gdp g.csv --account a.csv",
    ),
    "a package": (write_money, "package check p.yaml"),
    "a study": (write_money, "study check s.yaml"),
    "own facts": (write_money, "country KEN --own-facts f.csv"),
    "settings": (write_money, "packages --config c.toml"),
}


@pytest.mark.parametrize("what", SOUND)
def test_what_the_table_spoils_is_sound_before(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Otherwise every row would be refused for a fault that it shares with all others.
    monkeypatch.chdir(tmp_path)
    lay_out, words = SOUND[what]
    lay_out(tmp_path)
    for name, text in (
        ("g.yaml", GROUPS), ("p.yaml", PACKAGE), ("s.yaml", STUDY), ("f.csv", FACTS + FACT),
        ("c.toml", "draws = 100\n"),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, "utf-8")
    assert run_carepact(*words.split()).code == 0


def test_the_table_is_as_long_as_promised_and_names_each_input_once() -> None:
    assert len(CASES) >= 250 * EVERY
    assert len({case.name for case in CASES}) == len(CASES)
