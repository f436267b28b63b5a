"""The pages for who leads a fathers' programme: run as written, the same in three languages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from tests.docs.test_links import links_of
from tests.errors.command_line import run_carepact

from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.studies.programme_file.sheets import programme_forms

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "programme"
LANGUAGES = ("en", "fr", "es")
BLOCK = re.compile(
    r"`([\w-]+\.(?:yaml|csv))`\s?:\n\n```(?:yaml|csv)\n(.*?)```|```sh\n(.*?)```", re.DOTALL
)
"""A file, with the name that stands last before it; or commands."""


def page_of(language: str) -> Path:
    """Name the page of a language."""
    return FOLDER / ("leader.md" if language == "en" else f"leader.{language}.md")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_three_languages_have_the_same_files_and_commands(language: str) -> None:
    texts = [page_of(one).read_text("utf-8") for one in ("en", language)]
    assert BLOCK.findall(texts[0]) == BLOCK.findall(texts[1])
    heads = [re.findall(r"^(#+) ", text, re.MULTILINE) for text in texts]
    assert heads[0] == heads[1]


def test_the_page_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content, commands in BLOCK.findall(page_of("en").read_text("utf-8")):
        if name:
            Path(name).write_text(content, "utf-8")
        for line in commands.splitlines():
            program, *words = shlex.split(line)
            assert program == "carepact"
            ended = run_carepact(*words)
            assert ended.code == 0, f"{line}: {ended.err}"
    assert Path("programme-forms.xlsx").read_bytes().startswith(b"PK")
    assert {path.name for path in Path("ours").iterdir()} == {
        "answer.txt", "books.journal", "costs.csv", "figures.csv", "manifest.json", "sheet.html",
        "study.yaml",
    }  # fmt: skip
    answer = Path("ours/answer.txt").read_text("utf-8")
    # 220, 210, 360, 100 and 230 minutes more: 1120 of six are 3.1 hours each, of five 3.7.
    assert re.search(r"all who began\s+6\s+\+3\.1", answer)
    assert re.search(r"told twice\s+5\s.*\+3\.7", answer)
    evidence = yaml.safe_load(Path("ours/study.yaml").read_text("utf-8"))["evidence"]
    [hours] = [one["value"] for name, one in evidence.items() if name.endswith(".added_hours")]
    assert hours == 0.444  # 1120 / 6 / 420
    assert Path("country/answer.txt").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_the_columns_and_choices_as_the_workbook_does(language: str) -> None:
    text = page_of(language).read_text("utf-8")
    with use_language(language):
        told = [word(column.title) for form in programme_forms() for column in form.columns
                if column.name != "note"]  # fmt: skip
    missing = [one for one in told if one not in text]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_the_page_lead_somewhere(language: str) -> None:
    page = page_of(language)
    found = [link for link in links_of(page) if not link.startswith("http")]
    assert found
    assert all((FOLDER / link.partition("#")[0]).exists() for link in found)
