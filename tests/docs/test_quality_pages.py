"""The pages for whoever assesses a service: run as written, the same in three languages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.docs.test_links import links_of
from tests.errors.command_line import run_carepact

from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.sheets.form import code_word
from carepact.levels.quality.catalogue import kind_titles
from carepact.studies.quality_file.forms import quality_form

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "quality"
LANGUAGES = ("en", "fr", "es")
BLOCK = re.compile(
    r"`([\w-]+\.(?:yaml|csv))`\s?:\n\n```(?:yaml|csv)\n(.*?)```|```sh\n(.*?)```", re.DOTALL
)
"""A file, with the name that stands last before it; or commands."""


def page_of(language: str) -> Path:
    """Name the page of a language."""
    return FOLDER / ("assessor.md" if language == "en" else f"assessor.{language}.md")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_three_languages_have_the_same_files_and_commands(language: str) -> None:
    texts = [page_of(one).read_text("utf-8") for one in ("en", language)]
    assert BLOCK.findall(texts[0]) == BLOCK.findall(texts[1])
    heads = [re.findall(r"^(#+) ", one, re.MULTILINE) for one in texts]
    assert heads[0] == heads[1]


def test_the_page_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = []
    for name, content, commands in BLOCK.findall(page_of("en").read_text("utf-8")):
        if name:
            Path(name).write_text(content, "utf-8")
        for line in commands.splitlines():
            program, *words = shlex.split(line)
            assert program == "carepact"
            ended = run_carepact(*words)
            assert ended.code == 0, f"{line}: {ended.err}"
            said.append(" ".join(ended.out.split()))
    assert Path("assessor-1.xlsx").read_bytes().startswith(b"PK")
    # Eleven criteria have a step of both: needs, aims, open, welcome, stay and training the same.
    assert "Criteria to which both gave a step: 11; to 6 of them the same one." in said[1]
    assert "On 30 November 2026: late 1, not looked at 1, done 1." in said[2]
    assert "late by 30 days" in said[2]
    assert "On 31 December 2026: late 2, done 1." in said[3]
    sheet = Path("ours/sheet.html").read_text("utf-8")
    # Four of the staff are few; of the fathers two said no, and another count hides with them.
    assert re.search(r"<td>staff</td>(?:<td class=\"n\">··</td>){5}", sheet)
    assert re.search(r"<td>fathers</td><td class=\"n\">34</td><td class=\"n\">30</td>", sheet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_steps_and_columns_as_the_workbook_does(language: str) -> None:
    text = page_of(language).read_text("utf-8")
    with use_language(language):
        form = quality_form("assessment")
        step, *beside = (word(one.title) for one in form.columns[2:])
        steps = [word(code_word(one)) for one in form.columns[2].choices]
        sheets = [word(quality_form(one).title) for one in ("assessment", "criteria")]
    missing = [one for one in (*steps, *beside) if one not in text]
    missing += [one for one in sheets if f"`{one}`" not in text]
    assert not missing
    assert f"| {step} |" in text
    assert all(f"`{one}`" in text for one in kind_titles())


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_the_page_lead_somewhere(language: str) -> None:
    found = [link for link in links_of(page_of(language)) if not link.startswith("http")]
    assert found
    assert all((FOLDER / link.partition("#")[0]).exists() for link in found)
