"""The page on writing a package runs as printed, and its file has no fault."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tests.docs.test_how_to import blocks, run

from carepact.policy.package_files import read_package


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Follow the page: look, draft, replace the text, check, compare, write."""
    folder = tmp_path_factory.mktemp("pact")
    look, use = blocks("write-a-package", "sh")
    looked = run(look, folder)
    assert looked.returncode == 0, looked.stderr
    assert (folder / "package.schema.json").is_file()
    (folder / "our-pact.yaml").write_text(blocks("write-a-package", "yaml")[0], "utf-8")
    used = run(use, folder)
    assert used.returncode == 0, used.stderr
    return folder, looked.stdout + used.stdout


def test_the_commands_of_the_page_say_what_it_promises(followed: tuple[Path, str]) -> None:
    folder, said = followed

    assert "our-pact.yaml: no faults; 3 edits." in said
    assert "our-pact beside co-responsibility" in said
    rows = json.loads((folder / "our-pact.json").read_text("utf-8"))["rows"]
    assert [row["target"] for row in rows[:5]] == [6, 0.6, 0.2, 0.1, 0.1]


def test_the_file_of_the_page_comes_in_four_steps(followed: tuple[Path, str]) -> None:
    folder, _said = followed
    edit = read_package(folder / "our-pact.yaml").edits[1]
    assert edit.phase_in is not None

    share = edit.phase_in.share_of(np.arange(2026, 2031))

    assert share.tolist() == [0, 0.25, 0.5, 0.75, 1]
