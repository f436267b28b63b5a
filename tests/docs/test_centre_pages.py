"""The pages for a centre's coordinator: run as written, the same in three languages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.docs.test_links import links_of
from tests.errors.command_line import run_carepact

from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.studies.centre_file.sheets import centre_forms

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "centre"
LANGUAGES = ("en", "fr", "es")
BLOCK = re.compile(
    r"`([\w-]+\.(?:yaml|csv))`\s?:\n\n```(?:yaml|csv)\n(.*?)```|```sh\n(.*?)```", re.DOTALL
)
"""A file, with the name that stands last before it; or commands."""


def text_of(language: str) -> str:
    """Read the page of a language."""
    name = "coordinator.md" if language == "en" else f"coordinator.{language}.md"
    return (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_three_languages_have_the_same_files_and_commands(language: str) -> None:
    assert BLOCK.findall(text_of(language)) == BLOCK.findall(text_of("en"))
    heads = [re.findall(r"^(#+) ", text_of(one), re.MULTILINE) for one in ("en", language)]
    assert heads[0] == heads[1]


def test_the_page_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content, commands in BLOCK.findall(text_of("en")):
        if name:
            Path(name).write_text(content, "utf-8")
        for line in commands.splitlines():
            program, *words = shlex.split(line)
            assert program == "carepact"
            ended = run_carepact(*words)
            assert ended.code == 0, f"{line}: {ended.err}"
    assert Path("centre-log.xlsx").read_bytes().startswith(b"PK")
    assert {path.name for path in Path("ours").iterdir()} == {
        "answer.txt", "books.journal", "figures.csv", "manifest.json", "money.csv",
        "network-package.yaml", "sheet.html",
    }  # fmt: skip
    assert "centres.csv" in {path.name for path in Path("network").iterdir()}
    # Of each centre 108 + 102 hours paid, and 368.5 + 348 + 35 + 33 unpaid: 994.5, twice.
    answer = Path("network/answer.txt").read_text("utf-8")
    assert re.search(r"in all\s+1 989", answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_the_columns_as_the_workbook_does(language: str) -> None:
    text = text_of(language)
    with use_language(language):
        log = centre_forms()[0]
        told = [word(column.title) for column in log.columns if "hours_" not in column.name]
    missing = [one for one in told if one not in text]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_the_page_lead_somewhere(language: str) -> None:
    name = "coordinator.md" if language == "en" else f"coordinator.{language}.md"
    found = [link for link in links_of(FOLDER / name) if not link.startswith("http")]
    assert found
    assert all((FOLDER / link.partition("#")[0]).exists() for link in found)
