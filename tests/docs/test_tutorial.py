"""Every command and every line of Python in the tutorial and the README runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.typed import type_lines

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorials" / "first-care-time.md"
README = ROOT / "README.md"


def blocks(page: Path, language: str) -> list[str]:
    """Return the code blocks of one language on a page."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), flags=re.DOTALL)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Type the whole tutorial into one shell, files saved as it says."""
    folder = tmp_path_factory.mktemp("tutorial")
    grouping = blocks(TUTORIAL, "yaml")[0]
    lines = [line for line in "".join(blocks(TUTORIAL, "sh")).splitlines() if "export" not in line]
    script = "\n".join(lines).replace(
        "cd first-figures", f"cd first-figures\ncat > kitchen.yaml <<'YAML'\n{grouping}YAML"
    )
    done = type_lines(script, folder)
    assert done.returncode == 0, done.stderr
    return folder / "first-figures", done.stdout


def test_the_tutorial_runs_from_its_first_command_to_its_last(session: tuple[Path, str]) -> None:
    _folder, printed = session
    assert "SYNTHETIC" in printed
    assert "women - men" in printed
    assert "mothers" in printed
    assert "cooking and serving" in printed


def test_the_tutorial_leaves_a_table_its_manifest_and_a_picture(
    session: tuple[Path, str],
) -> None:
    folder, _printed = session
    assert (folder / "unpaid-work.csv").read_text("utf-8").startswith("sex,age_group,activity")
    assert '"settings_sha256"' in (folder / "unpaid-work.manifest.json").read_text("utf-8")
    assert "SYNTHETIC" in (folder / "unpaid-work.svg").read_text("utf-8")


def test_the_wrong_prefix_of_the_tutorial_is_refused_with_the_mend(
    session: tuple[Path, str],
) -> None:
    folder, _printed = session
    wrong = (folder / "kitchen.yaml").read_text("utf-8").replace('"311"', '"3111"')
    (folder / "wrong.yaml").write_text(wrong, "utf-8")
    done = type_lines("carepact measure synthetic --by sex --groups wrong.yaml", folder)
    assert done.returncode == 2
    assert "no code begins with '3111'. Correct the prefix." in done.stderr
    assert done.stdout == ""


# Microdata handed to pandas are warned of, as the page says.
@pytest.mark.filterwarnings("ignore::carepact.core.figures.MicrodataWarning")
@pytest.mark.parametrize("page", [TUTORIAL, README], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    codes = blocks(page, "python")
    assert codes
    for code in codes:
        exec(compile(code, page.name, "exec"), {})  # noqa: S102 - the pages of this project
