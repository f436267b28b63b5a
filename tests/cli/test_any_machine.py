"""Whatever the machine: every letter is written, and what goes wrong is one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

from carepact.core.run_defaults import RunDefaults

pytestmark = pytest.mark.long

SRC = Path(__file__).resolve().parents[2] / "src"
POOR = {
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "cp1252",
    "LANG": "C",
    "CAREPACT_LANGUAGE": "en",
}
"""A redirected stream of Windows, as near as another system comes to it."""


def call(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Call carepact in a process of its own, without a home and with a poor stream."""
    kept = {key: os.environ[key] for key in ("PATH",) if key in os.environ}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "carepact", *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(SRC), **POOR, **variables},
        capture_output=True,
        check=False,
    )


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Type a line into a shell, `carepact` being this checkout's."""
    return subprocess.run(  # noqa: S603 - our own command
        ["/bin/bash", "-c", line.replace("carepact", f'"{sys.executable}" -m carepact')],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SRC), "CAREPACT_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("run", "KEN", "--draws", "5", "--until", "2026"), "≈"),
        (("country", "Côte d'Ivoire"), "Côte d’Ivoire"),
        (("measure", "synthetic"), "SYNTHETIC"),
    ],
)
def test_a_redirected_stream_of_windows_takes_every_letter(
    tmp_path: Path, words: tuple[str, ...], holds: str
) -> None:
    ended = call(tmp_path, *words)
    assert ended.returncode == 0, ended.stderr.decode()
    assert holds.replace("’", "'") in ended.stdout.decode("utf-8").replace("’", "'")


def test_a_reader_that_leaves_early_hears_no_complaint(tmp_path: Path) -> None:
    ended = in_shell("carepact countries --format csv | head -1", tmp_path)
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_the_output_is_one_sentence(tmp_path: Path) -> None:
    ended = in_shell("carepact packages > /dev/full", tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: The output: cannot be read or written")
    assert ended.stderr.count("\n") == 1


def test_a_closed_output_is_no_fault(tmp_path: Path) -> None:
    ended = in_shell("carepact packages >&-", tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_folder_that_refuses_is_named_with_the_mend(tmp_path: Path) -> None:
    if os.geteuid() == 0:  # the superuser may write everywhere but into this folder
        folder = Path("/proc")
    else:
        folder = tmp_path / "closed"
        folder.mkdir(mode=0o500)
    ended = call(tmp_path, "packages", "-o", str(folder / "table.csv"))
    said = ended.stderr.decode()
    assert ended.returncode == 2
    assert f"Error: {folder}: cannot be written to (" in said
    assert "name another folder with -o." in said.lower()
    assert "Traceback" not in said


def test_without_a_home_and_in_a_closed_folder_results_are_shown(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    ended = call(closed, "packages")
    assert ended.returncode == 0
    assert "co-responsibility" in ended.stdout.decode()


def test_ctrl_c_says_that_nothing_was_written(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "carepact", "run", "KEN", "-o", "kenya", "--log", "log"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(SRC), "CAREPACT_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    ends, log = time.monotonic() + 60, tmp_path / "log"
    while "simulating" not in (log.read_text("utf-8") if log.exists() else ""):
        assert time.monotonic() < ends
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    # A shell shows 130 for both: Python may end itself by the signal that it was sent.
    assert process.returncode in {130, -signal.SIGINT}
    assert (out, err) == ("", "Stopped. Nothing was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["log"]


def test_a_country_a_study_and_a_draft_have_one_default_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "alone.yaml").write_text("country: KEN\n", "utf-8")
    small = ("--draws", "2", "--until", "2026")
    drafted = run_carepact("study", "new", "KEN", "-o", "drafted.yaml")
    assert drafted.code == 0, drafted.err
    for study in ("KEN", "alone.yaml", "drafted.yaml"):
        said = run_carepact("run", study, *small).out
        assert said.startswith(f"Kenya, package {RunDefaults.package}, year 2026"), study
    assert "co-responsibility" in " ".join(run_carepact("run", "-h").out.split())


def test_tables_and_studies_of_windows_are_read_as_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = "country,indicator,year,value,unit,source\r\nKEN,fertility_total,2024,3.1,x,me\r\n"
    said = set()
    for mark in (b"", b"\xef\xbb\xbf"):
        (tmp_path / "facts.csv").write_bytes(mark + table.encode())
        said.add(run_carepact("country", "KEN", "--own-facts", "facts.csv").err)
        (tmp_path / "study.yaml").write_bytes(mark + b"country: KEN\r\nuntil: 2030\r\n")
        checked = run_carepact("study", "check", "study.yaml")
        assert checked.code == 0, checked.err
    assert len(said) == 1
    assert "line 2" in said.pop()


def test_a_document_given_as_facts_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "facts.docx").write_bytes(b"PK\x03\x04 a zip of XML")
    ended = call(tmp_path, "country", "KEN", "--own-facts", "facts.docx")
    assert ended.returncode == 2
    assert ended.stderr.decode().count("\n") == 1
    assert "facts.docx: this is a document or a workbook, no CSV." in ended.stderr.decode()
