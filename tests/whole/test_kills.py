"""Whenever a writer is killed, one whole answer stands that `carepact verify` accepts, or none."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact
from tests.whole.killing import (
    ENVIRONMENT,
    LONGEST,
    SMALL,
    finish,
    kill,
    kill_at_random,
    line_of,
    look,
    start,
)

from carepact.core.output_list import MANIFEST
from carepact.core.staging import STAGE
from carepact.studies.received.found import Found
from carepact.studies.verification import verify_answer

pytestmark = pytest.mark.long

WRITER = Path(__file__).with_name("writer.py")
START = 1.5
"""How long a process takes to begin, about. [s]"""


def start_writer(kind: str, place: Path) -> subprocess.Popen[bytes]:
    """Start a writer, and wait until its first answer stands."""
    process = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(WRITER), kind, str(place)],
        env=ENVIRONMENT, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    process.stdout.close()
    return process


def kill_writers(kind: str, folder: Path, kills: int, seed: int) -> dict[int | None, int]:
    """Kill writers; count what stood after it: the number of the answer, or none."""
    chance = random.Random(seed)  # noqa: S311 - the moments of a test
    place = folder / ("table.csv" if kind == "pair" else "answer")
    if kind == "beside notes":
        place.mkdir()
        (place / "notes.txt").write_text("mine", "utf-8")
    stood: dict[int | None, int] = {}
    for _kill in range(kills):
        process = start_writer(kind, place)
        time.sleep(chance.uniform(0, 0.05))
        kill(process)
        found = look(place)
        manifest = place / MANIFEST if kind != "pair" else folder / f"table.{MANIFEST}"
        number = json.loads(manifest.read_text("utf-8"))["number"] if found else None
        stood[number] = stood.get(number, 0) + 1
        if kind == "alone":
            assert found is not None
            assert found.counts.total() == 5 + (number or 0), "files of two answers"
        if kind == "beside notes":
            assert (place / "notes.txt").read_text("utf-8") == "mine"
    return stood


KINDS = ("alone", "beside notes", "pair")


@pytest.mark.parametrize("kind", KINDS)
def test_a_writer_that_is_killed_leaves_one_answer_or_none(kind: str, tmp_path: Path) -> None:
    stood = kill_writers(kind, tmp_path, 5, seed=1)
    assert sum(stood.values()) == 5
    if kind == "alone":
        assert None not in stood


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_kills_of_writers(kind: str, tmp_path: Path) -> None:
    stood = kill_writers(kind, tmp_path, 334, seed=2)
    print(kind, stood)  # noqa: T201 - the figures of a campaign
    assert sum(stood.values()) == 334
    assert {0, 1} <= set(stood)


def kill_runs(folder: Path, kills: int, seed: int) -> int:
    """Kill `carepact run -o`; once an answer stands there is always one. Returns the kills."""
    chance = random.Random(seed)  # noqa: S311 - as above
    begins = time.monotonic()
    assert run_carepact("run", "KEN", *SMALL, "--seed", 1, "-o", folder / "kenya").code == 0
    lasts = time.monotonic() - begins + START
    for number in range(kills):
        line = line_of("run", "KEN", *SMALL, "--seed", 2 + number % 3, "-o", "kenya")
        kill_at_random(start(line, folder), folder, chance, lasts)
        found = look(folder / "kenya")
        assert found is not None
        assert not found.name(Found.EXTRA)
    small = ("packages", "-o", folder / "packages.csv")
    assert run_carepact(*small).code == 0
    left = {path.name for path in folder.iterdir()} - {"packages.csv", f"packages.{MANIFEST}"}
    assert left == {"kenya"}, "drafts are cleared away"
    return kills


def kill_measures(folder: Path, kills: int, seed: int) -> int:
    """Kill `carepact measure -o`."""
    chance = random.Random(seed)  # noqa: S311 - as above
    begins = time.monotonic()
    assert run_carepact("measure", "synthetic", "--by", "sex", "-o", folder / "t.csv").code == 0
    lasts = time.monotonic() - begins + START
    for number in range(kills):
        line = line_of("measure", "synthetic", "--by", ("age", "sex")[number % 2], "-o", "t.csv")
        kill_at_random(start(line, folder), folder, chance, lasts)
        look(folder / "t.csv")
    assert run_carepact("measure", "synthetic", "--by", "sex", "-o", folder / "t.csv").code == 0
    assert look(folder / "t.csv") is not None
    assert {path.name for path in folder.iterdir()} == {"t.csv", f"t.{MANIFEST}"}
    return kills


def kill_runs_of_all(folder: Path, kills: int, seed: int) -> int:
    """Kill `carepact run --all -o`, and go on from what stands; where all is done, begin anew."""
    chance = random.Random(seed)  # noqa: S311 - as above
    place, stood = folder / "all", set[str]()
    for number in range(kills):
        if (place / "overview.csv").exists():
            place, stood = folder / f"all-{number}", set()
        place.mkdir(exist_ok=True)
        process = start(line_of("run", "--all", *SMALL, "--workers", 2, "-o", place.name), folder)
        if not stood:  # the first answer is to be there
            ends = time.monotonic() + LONGEST
            while not (place / MANIFEST).exists():
                assert time.monotonic() < ends
                time.sleep(0.01)
        kill_at_random(process, place, chance, 8.0)
        found = look(place)
        assert found is not None
        kept = {one.file for one in found.files if one.found is Found.MATCHING}
        assert stood <= kept, "an answer that stood is gone"
        stood = kept
    return kills


def kill_one_of_two(folder: Path, kills: int, seed: int) -> int:
    """Let two runs write into one folder, and kill one of them."""
    chance = random.Random(seed)  # noqa: S311 - as above
    lines = [line_of("run", "KEN", *SMALL, "--seed", one, "-o", "kenya") for one in (1, 2)]
    for _kill in range(kills):
        lives, dies = (start(line, folder) for line in chance.sample(lines, 2))
        kill_at_random(dies, folder, chance, 6.0)
        assert lives.wait(LONGEST) == 0
        found = look(folder / "kenya")
        assert found is not None
        assert not found.name(Found.EXTRA)
    return kills


COMMANDS = {
    "run": kill_runs,
    "measure": kill_measures,
    "run --all": kill_runs_of_all,
    "two writers": kill_one_of_two,
}
THOUSAND = {"run": 300, "measure": 400, "run --all": 150, "two writers": 150}
"""Kills of each in a campaign: fewer of those that take several processes at once."""


@pytest.mark.parametrize(
    "name",
    [
        one if one in ("run", "two writers") else pytest.param(one, marks=pytest.mark.campaign)
        for one in COMMANDS
    ],
)
def test_a_command_that_is_killed_leaves_one_answer_or_none(name: str, tmp_path: Path) -> None:
    assert COMMANDS[name](tmp_path, 1, seed=3) == 1


@pytest.mark.campaign
@pytest.mark.parametrize("name", COMMANDS)
def test_a_thousand_kills_of_commands(name: str, tmp_path: Path) -> None:
    assert COMMANDS[name](tmp_path, THOUSAND[name], seed=4) == THOUSAND[name]


def test_what_a_killed_writer_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    dead = tmp_path / f"{STAGE}dead"
    (dead / "new").mkdir(parents=True)
    (dead / "new" / "half.csv").write_text("1", "utf-8")
    finish(line_of("packages", "-o", "packages.csv"), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"packages.csv", f"packages.{MANIFEST}"}
    assert verify_answer(tmp_path / "packages.csv").is_whole
