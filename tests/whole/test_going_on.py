"""`run --all` goes on only from answers that are as they were written; Ctrl-C says what stands."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.whole.killing import ENVIRONMENT, LONGEST, SMALL
from tests.whole.writer import lay_out

import carepact
from carepact.core.errors import DataError
from carepact.core.output_list import MANIFEST
from carepact.core.staging import STAGE
from carepact.core.whole_writes import note_written, write_folder
from carepact.report.run.kept_answers import (
    find_answers,
    find_doubtful,
    keep_overview,
    say_made_anew,
)
from carepact.studies.every_country.result import CountryResult
from carepact.studies.verification import verify_answer

pytestmark = pytest.mark.long

COUNTRIES = ["KEN", "NER"]


def run_some(folder: Path, said: list[str] | None = None) -> list[bool]:
    """Simulate two countries, and tell which were made now."""
    found = carepact.simulate_countries(
        COUNTRIES, folder=folder, until=2025, draws=2,
        on_progress=(said if said is not None else []).append,
    )  # fmt: skip
    return [one.is_new for one in found.found]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Simulate two countries once; every test spoils a copy of its own."""
    folder = tmp_path_factory.mktemp("made")
    assert run_some(folder) == [True, True]
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """Give a copy of the answers of two countries."""
    return Path(shutil.copytree(made, tmp_path / "kept"))


def list_again(folder: Path, name: str) -> None:
    """Enter a file into the manifest as it is."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    held = (folder / name).read_bytes()
    [line] = [one for one in manifest["outputs"] if one["file"] == name]
    line |= {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")


def test_an_answer_that_was_edited_is_made_anew_and_said(kept: Path) -> None:
    whole = {name: (kept / f"{name}.json").read_bytes() for name in COUNTRIES}
    assert run_some(kept) == [False, False]
    answer = json.loads(whole["KEN"])
    answer["figures"][0]["value"] = 12345
    (kept / "KEN.json").write_text(json.dumps(answer), "utf-8")
    assert find_doubtful(kept) == ["KEN"]
    said: list[str] = []
    assert run_some(kept, said) == [True, False]
    assert said[0] == "Made anew, since they are not as their manifest lists them: KEN."
    assert (kept / "KEN.json").read_bytes() == whole["KEN"]
    assert say_made_anew(kept) == ""


def test_an_answer_that_lacks_a_key_is_made_anew_even_where_its_hash_is_right(kept: Path) -> None:
    whole = json.loads((kept / "NER.json").read_text("utf-8"))
    for lacks in ("grade", "figures", "headline", "last_year", "inputs_sha256"):
        answer = {key: held for key, held in whole.items() if key != lacks}
        (kept / "NER.json").write_text(json.dumps(answer), "utf-8")
        list_again(kept, "NER.json")
        assert [*find_answers(kept)] == ["KEN"], lacks
    assert run_some(kept) == [False, True]
    assert verify_answer(kept).is_whole


def test_without_a_whole_manifest_every_answer_is_made_anew(kept: Path) -> None:
    for content in ("", "{", "[]", '{"outputs": 1}'):
        (kept / MANIFEST).write_text(content, "utf-8")
        assert find_answers(kept) == {}
    assert run_some(kept) == [True, True]
    assert verify_answer(kept).is_whole


def test_an_overview_of_other_answers_does_not_stay_beside_new_ones(kept: Path) -> None:
    found = carepact.simulate_countries(COUNTRIES, folder=kept, until=2025, draws=2)
    keep_overview(found.found, kept)
    assert (kept / "overview.csv").exists()
    carepact.simulate_countries(["KEN"], folder=kept, until=2025, draws=2, seed=2)
    assert not (kept / "overview.csv").exists()
    assert verify_answer(kept).is_whole


def test_answers_that_another_run_replaced_meanwhile_are_no_overview(kept: Path) -> None:
    stale = [CountryResult(code, "another hash") for code in COUNTRIES]
    with pytest.raises(DataError, match="changed while the countries were simulated: KEN, NER"):
        keep_overview(stale, kept)


def test_a_key_pressed_while_files_go_into_place_waits_until_all_stand(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.whole.writer import lay_out\n"
        "from carepact.core import whole_writes\n"
        "from carepact.cli.ending import end_well\n"
        "move = whole_writes._move_folder\n"
        "def press(*given):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    return move(*given)\n"
        "whole_writes._move_folder = press\n"
        "with end_well():\n"
        "    folder = Path(sys.argv[1])\n"
        "    whole_writes.write_folder(lay_out(1, folder), folder)\n"
    )
    ended = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script, str(folder)],
        env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode in {130, -signal.SIGINT}
    assert ended.stderr == f"Stopped. Written before, and whole: {folder}.\n"
    assert verify_answer(folder).is_whole
    assert [path.name for path in tmp_path.iterdir()] == ["answer"]


def test_a_run_that_is_stopped_while_it_drafts_leaves_the_answer_before(tmp_path: Path) -> None:
    folder = tmp_path / "kenya"
    with note_written() as written:
        write_folder(lay_out(1, folder), folder)
    assert written == [folder]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "carepact", "-q", "run", "KEN", *SMALL, "-o", "kenya"],
        cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    ends = time.monotonic() + LONGEST
    while not list(tmp_path.rglob(f"{STAGE}*/new")) and process.poll() is None:
        assert time.monotonic() < ends
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGINT)
    _out, err = process.communicate(timeout=LONGEST)
    assert verify_answer(folder).is_whole
    is_new = (folder / "answer.txt").exists()
    stands = "Written before, and whole: kenya." if is_new else "Nothing was written."
    assert err == f"Stopped. {stands}\n"
    assert not list(tmp_path.rglob(STAGE + "*"))
