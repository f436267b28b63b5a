"""Settings of a user: the line before variables, variables before files, a study untouched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.errors.command_line import run_carepact

from carepact.cli.config import Settings, read_all_settings, read_environment, user_folder
from carepact.core.errors import ParameterError


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder, with a home that holds no settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def settings_of(*words: str) -> dict[str, Any]:
    """Run Kenya to 2026, and read package and draws from its answer."""
    ended = run_carepact("run", *words, "--until", "2026", "--format", "json")
    assert ended.code == 0, ended
    answer = json.loads(ended.out)
    return {key: answer[key] for key in ("package", "draws")}


def test_the_line_comes_before_variables_and_these_before_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("carepact.toml").write_bytes(b"\xef\xbb\xbfdraws = 3\r\npackage = 'ilo-floor'\r\n")
    assert settings_of("KEN") == {"package": "ilo-floor", "draws": 3}
    monkeypatch.setenv("CAREPACT_DRAWS", "4")
    assert settings_of("KEN") == {"package": "ilo-floor", "draws": 4}
    assert settings_of("KEN", "--draws", "2", "--package", "universal-care") == {
        "package": "universal-care",
        "draws": 2,
    }


def test_a_study_in_a_file_is_changed_by_no_settings() -> None:
    Path("carepact.toml").write_text("draws = 3\npackage = 'ilo-floor'\n", "utf-8")
    Path("study.yaml").write_text("country: KEN\ndraws: 2\n", "utf-8")
    assert settings_of("study.yaml") == {"package": "co-responsibility", "draws": 2}


def test_the_present_folder_comes_before_the_users_own(tmp_path: Path) -> None:
    own = tmp_path / "home" / "carepact" / "carepact.toml"
    own.parent.mkdir(parents=True)
    own.write_text("draws = 7\nseed = 9\n", "utf-8")
    Path("carepact.toml").write_text("draws = 3\n", "utf-8")
    found = read_all_settings(None)
    assert (found.draws, found.seed) == (3, 9)
    named = Path("other.toml")
    named.write_text("until = 2040\n", "utf-8")
    assert read_all_settings(str(named)).until == 2040
    assert read_all_settings(str(named)).draws is None


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CONFIG_HOME": "/settings"}, "/settings/carepact"),
        ("win32", {"APPDATA": "/Roaming"}, "/Roaming/carepact"),
    ],
)
def test_each_platform_has_its_folder(
    platform: str, variables: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    for key, value in variables.items():
        monkeypatch.setenv(key, value)
    assert user_folder() == Path(folder)


def test_all_faults_of_a_file_are_told_at_once_with_the_nearest_key() -> None:
    Path("carepact.toml").write_text("drawz = 2\nseed = 'x'\nquiet = 1\nlanguage = 2\n", "utf-8")
    ended = run_carepact("packages")
    assert (ended.code, ended.out) == (2, "")
    assert "carepact.toml: 4 faults." in ended.said
    assert "'drawz': there is no such key. Did you mean 'draws'?" in ended.said
    assert "seed: 'x' is not a whole number" in ended.said
    assert "quiet: '1' is neither true nor false" in ended.said


def test_what_is_no_toml_and_what_is_not_there_are_refused() -> None:
    Path("carepact.toml").write_text("draws: 2\n", "utf-8")
    assert "carepact.toml: is no TOML" in run_carepact("packages").said
    assert "no.toml: cannot be read" in run_carepact("packages", "--config", "no.toml").said


def test_variables_are_read_as_their_keys() -> None:
    told = {"CAREPACT_QUIET": "yes", "CAREPACT_SEED": "5", "CAREPACT_DRAWS": ""}
    assert read_environment(told) == Settings(quiet=True, seed=5)
    with pytest.raises(ParameterError, match="CAREPACT_DRAWS: 'many' is not a whole number"):
        read_environment({"CAREPACT_DRAWS": "many"})


def test_quiet_leaves_results_alone_and_a_log_tells_the_steps(tmp_path: Path) -> None:
    said = run_carepact("packages", "-o", "a.csv", "--quiet", "--log", "run.log")
    assert (said.code, said.out, said.err) == (0, "", "")
    log = (tmp_path / "run.log").read_text("utf-8")
    assert "carepact packages -o a.csv --quiet --log run.log" in log
    assert "Wrote a.csv" in log
    assert log.rstrip().endswith("done")
    refused = run_carepact("run", "KEN", "--draws", "lots", "--log", "run.log")
    assert refused.code == 2
    assert "ERROR --draws: 'lots'" in (tmp_path / "run.log").read_text("utf-8")
    closed = run_carepact("packages", "--log", str(tmp_path / "no" / "run.log"))
    assert closed.said.startswith("Error: --log ")
    assert "Name another file." in closed.said
