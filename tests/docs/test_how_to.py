"""Every command and every line of Python in the how-to pages on surveys runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.typed import type_lines

import carepact

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to"
SHARED_FILES = {
    "chile": ("chile_enut/enut_i_raw.parquet", "chile_enut/enut_ii_raw.parquet"),
    "buenos-aires": ("buenos_aires_eut_2016/caba2016.csv.gz",),
}


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of one language on a page."""
    text = (HOW_TO / f"{page}.md").read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run shell lines that call the command of this checkout, stopping at the first failure."""
    source = str(Path(carepact.__file__).parent.parent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", source)  # for lines that call Python itself
        return type_lines(script, folder, columns=160)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Follow the page on an office's own survey: make, draft, check, fill in, measure."""
    folder = tmp_path_factory.mktemp("office")
    make, use = blocks("own-survey", "python")
    (folder / "make_provincia.py").write_text(make, "utf-8")
    draft, ask, measure = blocks("own-survey", "sh")
    made = run(f'"{sys.executable}" make_provincia.py\n{draft}{ask}', folder)
    assert made.returncode == 0, made.stderr
    (folder / "provincia.yaml").write_text(blocks("own-survey", "yaml")[0], "utf-8")
    (folder / "use.py").write_text(use, "utf-8")
    measured = run(f'{measure}"{sys.executable}" use.py', folder)
    assert measured.returncode == 0, measured.stderr
    return folder, made.stderr, measured.stdout


def test_the_draft_of_the_page_says_what_is_left_to_do(office: tuple[Path, str, str]) -> None:
    _folder, said, _printed = office
    assert "title: is still to be filled in" in said
    assert "Wrote mapping.schema.json" in said


def test_the_office_gets_the_gap_its_layers_and_its_design(office: tuple[Path, str, str]) -> None:
    folder, _said, printed = office
    assert "no faults; 480 diaries read" in printed
    assert "women - men" in printed
    assert "Standard errors: stratified jackknife" in printed
    assert "secondary care, beside other unpaid work" in printed
    assert "with child" in printed
    assert "The survey is made up." in printed
    header = (folder / "provincia-sdg.csv").read_text("utf-8").splitlines()[0]
    assert "design_effect" in header


@pytest.mark.shared
@pytest.mark.parametrize("page", SHARED_FILES)
def test_the_commands_of_a_survey_s_page_run(page: str, shared_data: Path, tmp_path: Path) -> None:
    for name in SHARED_FILES[page]:
        shutil.copy(shared_data / name, tmp_path)

    done = run("".join(blocks(page, "sh")), tmp_path)

    assert done.returncode == 0, done.stderr
    assert "sample, not the nation" in " ".join(done.stdout.split())
