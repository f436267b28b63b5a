"""What nobody foresaw is told as a fault of ours: one sentence, a report, status 1."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest

from carepact.cli.ending import ExitStatus, end_well


def end_by(error: BaseException) -> int:
    """Return the status of a call that ends by an error."""
    with pytest.raises(SystemExit) as ended, end_well():
        raise error
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_an_error_that_nobody_foresaw_leaves_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("CAREPACT_LANGUAGE", "en")
    assert end_by(ZeroDivisionError("three by nothing")) == ExitStatus.FAILED
    said = capsys.readouterr().err
    assert said.startswith("Error: This is a fault of carepact, not yours (ZeroDivisionError).")
    assert "Traceback" not in said
    [report] = tmp_path.iterdir()
    assert str(report) in re.sub(r"\s+", " ", said)
    text = report.read_text("utf-8")
    assert text.startswith("carepact ")
    assert "ZeroDivisionError: three by nothing" in text
    assert report.stat().st_mode & 0o077 == 0  # nobody else reads what was typed


def test_without_a_place_for_the_report_the_error_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    monkeypatch.setenv("CAREPACT_LANGUAGE", "en")
    assert end_by(RecursionError("too \x1b[31m deep")) == ExitStatus.FAILED
    said = capsys.readouterr().err
    assert r"(RecursionError: too \x1b[31m deep)" in said


def test_too_little_memory_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREPACT_LANGUAGE", "en")
    assert end_by(MemoryError()) == ExitStatus.FAILED
    assert "The memory of this machine does not suffice." in capsys.readouterr().err


def test_a_call_that_has_ended_keeps_its_status() -> None:
    assert end_by(SystemExit(130)) == ExitStatus.STOPPED
