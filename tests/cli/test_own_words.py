"""What typer would say in its English is said in our words, and in the reader's language."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

from carepact.cli.called import name_of_call


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rum", "KEN"), "'rum': carepact has no such command. Did you mean 'run'?"),
        (("run", "--drws", "3"), "--drws: carepact run has no such option. Did you mean '--draws'"),
        (("run", "KEN", "--draws", "lots"), "--draws: 'lots' is not a whole number."),
        (("run", "KEN", "--draws"), "--draws: its value is missing."),
        (("run", "--all=3"), "--all: takes no value."),
        (("run", "--all", "--workers", "0"), "--workers: 0 is too small. Write 1 or more."),
        (("value", "synthetic"), "carepact value: --wages FILE|survey|COUNTRY is missing. A file"),
        (("country",), "carepact country: COUNTRY is missing. Country: its name or its code."),
        (("country", "KEN", "UGA"), "carepact country: 'UGA' is one word too many."),
        (("country", "KEN", "--free-from-age", "x"), "--free-from-age: 'x' is not a number."),
        (("completion", "bsh"), "Did you mean 'bash'?"),
        (("measure", "synthetic", "--language", "de"), "'de': it is not available. Choose one of"),
        (("measure", "synthetic", "--language"), "--language: its value is missing."),
        (("run", "KEN", "--set", "childcare.coverage=50"), "50 is outside 0 to 1. Write 0.5 for"),
        (("run", "KEN", "--set", "maternity_leave.weeks=4%"), "'4%' is a percentage, and this is"),
    ],
)
def test_faults_of_the_line_say_what_where_and_the_mend(words: tuple[str, ...], said: str) -> None:
    ended = run_carepact(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.said
    assert "Traceback" not in ended.err


def test_a_percentage_is_a_share() -> None:
    small = ("--draws", "2", "--until", "2026", "--format", "csv")
    first, second = (
        run_carepact("run", "KEN", "--set", f"childcare.coverage={value}", *small)
        for value in ("40%", "0.4")
    )
    assert first.code == 0
    assert first.out == second.out


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_both_words_for_help_show_it(word: str) -> None:
    ended = run_carepact("run", word)
    assert ended.code == 0
    assert "Show this page and stop." in ended.out


def test_completions_are_printed_for_every_shell() -> None:
    for shell in ("bash", "zsh", "fish", "powershell", "pwsh"):
        ended = run_carepact("completion", shell)
        assert ended.code == 0
        assert "_CAREPACT_COMPLETE" in ended.out


def test_a_language_asked_for_in_a_variable_is_answered_and_one_of_the_system_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from carepact.cli.config import read_all_settings  # noqa: PLC0415

    monkeypatch.setenv("CAREPACT_LANGUAGE", "")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert read_all_settings(None).language is None
    monkeypatch.setenv("CAREPACT_LANGUAGE", "de")
    assert read_all_settings(None).language == "de"


def test_what_is_to_be_typed_next_names_the_program_as_it_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / ".venv" / "bin" / "carepact"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.setattr(sys, "argv", [str(program), "demo"])
    assert name_of_call() == ".venv/bin/carepact"
    monkeypatch.setenv("PATH", str(program.parent))
    assert name_of_call() == "carepact"
