"""The pages for families: files are read, commands run, three languages say the same."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.docs.test_links import commands_of, links_of
from tests.errors.command_line import run_carepact

import carepact
from carepact.data.countries.family_law import read_statutes
from carepact.studies.family import answer_family
from carepact.studies.family_file.opening import open_family
from carepact.studies.one_family.answer import FamilyAnswer

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "family"
PAGES = ("parent", "father", "carer", "adviser")
LANGUAGES = ("en", "fr", "es")
BLOCK = re.compile(r"`([\w-]+\.yaml)`[^`]*\n```yaml\n(.*?)```|```sh\n(.*?)```", re.DOTALL)
"""A file, with the name that stands last before it; or commands."""


def path_of(page: str, language: str) -> Path:
    """Name the file of a page in one language."""
    return FOLDER / (f"{page}.md" if language == "en" else f"{page}.{language}.md")


def text_of(page: str, language: str = "en") -> str:
    """Read a page."""
    return path_of(page, language).read_text("utf-8")


def files_of(page: str, language: str = "en") -> list[tuple[str, str]]:
    """List the files of families on a page, by name."""
    return [(name, text) for name, text, _lines in BLOCK.findall(text_of(page, language)) if name]


def commands_on(page: str, language: str) -> list[list[str]]:
    """List the commands that a page tells to type, as words."""
    lines = "".join(lines for _name, _text, lines in BLOCK.findall(text_of(page, language)))
    return [shlex.split(line) for line in lines.splitlines()]


def answer(page: str, folder: Path, place: int = 0) -> FamilyAnswer:
    """Answer the family of a file on a page."""
    path = folder / "family.yaml"
    path.write_text(files_of(page)[place][1], "utf-8")
    family, _own = open_family(path)
    return answer_family(family)


@pytest.mark.parametrize("page", PAGES)
def test_every_family_of_a_page_is_read_and_answered(page: str, tmp_path: Path) -> None:
    assert text_of(page).count("```yaml") == len(files_of(page)) > 0
    for place, _file in enumerate(files_of(page)):
        found = answer(page, tmp_path, place)
        assert found.now.rights
        assert found.questions


@pytest.mark.parametrize(
    "language",
    ["en", *(pytest.param(code, marks=pytest.mark.campaign) for code in ("fr", "es"))],
)
@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_ends_well_and_writes_what_the_page_names(
    page: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Carry a page out; the other languages have the same commands, and run in the campaign."""
    monkeypatch.chdir(tmp_path)
    for name, text, lines in BLOCK.findall(text_of(page, language)):
        if name:
            Path(name).write_text(text, "utf-8")
        for words in map(shlex.split, lines.splitlines()):
            assert words[0] == "carepact"
            assert words[1] in commands_of()
            ended = run_carepact(*words[1:])
            assert ended.code == 0, ended.err

    named = set(re.findall(r"`([\w-]+\.(?:ics|html|png|txt|csv|json))`", text_of(page, language)))
    written = {path.name for path in tmp_path.rglob("*")}
    assert named
    assert named <= written


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("page", PAGES)
def test_three_languages_have_the_same_parts_files_and_commands(page: str, language: str) -> None:
    def shape(one: str) -> list[str]:
        text = re.sub(r"```.*?```", "", text_of(page, one), flags=re.DOTALL)
        return re.findall(r"^(#+|-) ", text, flags=re.MULTILINE)

    def families(one: str) -> list[tuple[str, object]]:
        return [(name, yaml.safe_load(text)) for name, text in files_of(page, one)]

    def commands(one: str) -> list[list[str]]:
        """Leave out the language and the name of the folder, which may be translated."""
        said = f"--language {one}"
        return [
            re.sub(r"(?<=-o )\S+", "FOLDER", shlex.join(words)).replace(said, "").split()
            for words in commands_on(page, one)
        ]

    assert shape(language) == shape("en")
    assert families(language) == families("en")
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
    assert 40 <= len(lines) <= 70


def test_what_the_mother_s_page_says_of_kenya_is_in_the_answer(tmp_path: Path) -> None:
    """Employment Act 2007, s. 29(1): three months; she tells seven days before."""
    found = answer("parent", tmp_path)
    hers = found.now.rights[0]

    assert (hers.days, hers.payers) == (90, ("employers",))
    assert hers.notice_by == date(2027, 3, 8)
    for language, day in zip(LANGUAGES, ("8 March", "8 mars", "8 de marzo"), strict=True):
        assert "90" in text_of("parent", language)
        assert day in text_of("parent", language)


def test_what_the_father_s_page_says_of_france_and_of_evidence_is_in_the_answer(
    tmp_path: Path,
) -> None:
    found = answer("father", tmp_path)
    his = [one for one in found.now.rights if one.whose == "B" and one.span]
    birth, own = his

    assert (birth.days, own.days) == (25, 61)
    assert (birth.notice_by, birth.within) == (date(2027, 2, 15), date(2027, 9, 15))
    on_leave, afterwards = found.sharing.changes
    assert afterwards.years is not None
    figures = [
        *(one for change in (on_leave, afterwards) for one in (change.his, change.hers)),
        afterwards.years,
    ]
    ends = [
        f"{one:.1f}".removesuffix(".0") for low, _middle, high in figures for one in (low, high)
    ]
    for language in LANGUAGES:
        told = text_of("father", language).replace(",", "." if language != "en" else ",")
        assert [
            one for one in ends if not re.search(rf"(?<![\d.]){re.escape(one)}(?!\d)", told)
        ] == []


def test_what_the_carer_s_and_the_adviser_s_pages_say_is_in_the_answers(tmp_path: Path) -> None:
    days_off = answer("carer", tmp_path).now.rights[0]
    assert days_off.days == 5  # Estatuto de los Trabajadores, art. 37.3.b

    path = tmp_path / "family-01.yaml"
    path.write_text(files_of("adviser")[0][1], "utf-8")
    reform = answer_family(open_family(path)[0], carepact.read_package("first-1000-days").package)
    assert reform.reform is not None
    hers = [one.days for one in reform.reform.rights if one.stands and one.span]
    assert (sum(hers), [one for one in reform.now.rights if one.stands]) == (182, [])

    brazil = [read_statutes("BRA", day) for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert [law["paternity_leave", "days"].number for law in brazil] == [5, 10]
