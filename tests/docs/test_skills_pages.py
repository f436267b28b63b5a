"""The pages on care as learning: one story, three pages, three languages, each carried out."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from scripts.requote import in_one_line, split_parts
from tests.docs.test_links import links_of
from tests.typed import type_in

from carepact.core.messages import speak
from carepact.data.skills.reading import read_activities
from carepact.recognise.credentials.reasons import Finding, Reason, word_finding
from carepact.studies.account_file.skill_names import find_skill
from carepact.studies.job_file.opening import list_jobs

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "skills"
PAGES = ("carer", "trainer", "employer")
"""In the order of the story: she signs a badge, a centre stands by it, an employer checks it."""
LANGUAGES = ("en", "fr", "es")
BLOCK = re.compile(r"(?:`([\w-]+\.(?:yaml|csv))`[^`]*\n)?```(\w+)\n(.*?)```", re.DOTALL)
"""A block, and the name of a file that stands last before it."""
OWN_WORDS = {"holder", "words", "change", "job", "source"}
"""What stands in an account and a job's file in the language of the page."""


class Block(NamedTuple):
    """A block of a page: a file, commands, or what they print."""

    name: str
    kind: str
    text: str


class Quotation(NamedTuple):
    """What a page quotes, and what the commands before it printed."""

    page: str
    text: str
    printed: str


class Story(NamedTuple):
    """The pages in one language, carried out."""

    language: str
    folder: Path
    quotations: list[Quotation]


def path_of(page: str, language: str) -> Path:
    """Name the file of a page in one language."""
    return FOLDER / (f"{page}.md" if language == "en" else f"{page}.{language}.md")


def text_of(page: str, language: str = "en") -> str:
    """Read a page."""
    return path_of(page, language).read_text("utf-8")


def blocks_of(page: str, language: str = "en") -> list[Block]:
    """List the blocks of a page."""
    return [Block(*found) for found in BLOCK.findall(text_of(page, language))]


def commands_on(page: str, language: str) -> Iterator[list[str]]:
    """List the commands that a page tells to type, as words."""
    for one in blocks_of(page, language):
        if one.kind == "sh":
            yield from map(shlex.split, one.text.splitlines())


def follow(page: str, language: str, folder: Path) -> Iterator[Quotation]:
    """Save the files of a page and type its commands; return what it quotes."""
    printed = ""
    for one in blocks_of(page, language):
        if one.kind == "sh":
            printed = type_in(one.text, folder)
        elif one.kind == "text":
            yield Quotation(page, one.text, printed)
        else:
            (folder / one.name).write_text(one.text, "utf-8")


@pytest.fixture(
    scope="module",
    params=LANGUAGES,
)
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Carry the pages out one after the other; a badge is handed on as a file."""
    folder = tmp_path_factory.mktemp("story")
    quotations: list[Quotation] = []
    for page in PAGES:
        quotations += follow(page, request.param, folder)
        for badge in (folder / "badges").glob("*.badge.json"):
            shutil.copy(badge, folder)
    return Story(request.param, folder, quotations)


def without_keys(text: str) -> str:
    """Put every key's name alike, as each run makes its own."""
    return re.sub(r"did:key:\w+(?:\.{3})?", "did:key", in_one_line(text))


def test_every_command_ends_well_and_every_quotation_is_what_is_printed(story: Story) -> None:
    assert {one.page for one in story.quotations} == set(PAGES)
    for one in story.quotations:
        for part in split_parts(one.text):
            mend = f"{one.page}, {story.language}: quote anew what the command prints"
            assert without_keys(part) in without_keys(one.printed), mend


def test_what_a_page_names_is_written(story: Story) -> None:
    named = {
        name
        for page in PAGES
        for name in re.findall(
            r"`([\w.-]+\.(?:yaml|csv|json|html|txt|xlsx))`", text_of(page, story.language)
        )
    }
    assert {"matrix.xlsx", "cv.txt", "dossier.html", "my-key.json"} <= named
    assert named <= {path.name for path in story.folder.rglob("*")}


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("page", PAGES)
def test_three_languages_have_the_same_parts_files_and_commands(page: str, language: str) -> None:
    def shape(one: str) -> list[str]:
        text = re.sub(r"```.*?```", "", text_of(page, one), flags=re.DOTALL)
        return re.findall(r"^(#+|-|\|) ", text, flags=re.MULTILINE)

    def bare(held: object) -> object:
        """Leave own words out; a skill may have its name in the language of the page."""
        if isinstance(held, dict):
            kept = {key: bare(value) for key, value in held.items() if key not in OWN_WORDS}
            return kept | ({"skill": find_skill(held["skill"])} if "skill" in held else {})
        return [bare(one) for one in held] if isinstance(held, list) else held

    def files(one: str) -> list[tuple[str, object]]:
        with speak(one):
            return [
                (held.name, bare(yaml.safe_load(held.text)) if held.kind == "yaml" else held.text)
                for held in blocks_of(page, one)
                if held.kind in {"yaml", "csv"}
            ]

    def commands(one: str) -> list[str]:
        """Leave out the language, and what bears a name in it: folder, badge, organisation."""
        found = []
        for words in commands_on(page, one):
            kept = [
                "NAME" if before in {"--name", "--comment", "-o"} and "." not in word[:-1] else word
                for before, word in pairwise(["", *words])
            ]
            line = " ".join(kept).replace(f" --language {one}", "")
            found.append(re.sub(r"[\w-]+(?=\.badge\.json)", "NAME", line))
        return found

    assert shape(language) == shape("en")
    assert files(language) == files("en")
    assert commands(language) == commands("en")
    assert all(f"--language {language}" in shlex.join(one) for one in commands_on(page, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_leads_to_its_translations_and_stays_in_its_language(
    page: str, language: str
) -> None:
    lines = text_of(page, language).splitlines()
    others = [path_of(page, other).name for other in LANGUAGES if other != language]

    assert re.findall(r"\]\(([^)]+)\)", lines[2]) == others
    beside = [link for link in links_of(path_of(page, language)) if "/" not in link]
    ending = ".md" if language == "en" else f".{language}.md"
    assert [link for link in beside if link not in others and not link.endswith(ending)] == []
    assert 40 <= len(lines) <= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_employer_is_told_every_reason_in_the_words_of_the_screen(language: str) -> None:
    table = re.compile(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", re.MULTILINE)
    rows = table.findall(text_of("employer", language))
    with speak(language):
        said = [word_finding(Finding(reason, "proof")) for reason in Reason]
    assert len(rows) == len(said) + 1  # the head
    for words in said:
        assert [row for row in rows if row.replace("’", "'") in words.replace("’", "'")], words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_pages_count_is_so(language: str) -> None:
    assert f"{len(read_activities())} " in text_of("carer", language)
    assert len(list_jobs()) == 3
    assert {"en": "three", "fr": "trois", "es": "tres"}[language] in text_of("carer", language)
