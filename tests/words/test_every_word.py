"""Every word of every command, picture and workbook passes through the catalogue.

A made-up language accents every vowel of every message: what is shown without accents did
not pass. In French and Spanish no English word is left but in what is cited.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from scripts.pseudo_language import CODE, write_pseudo_language
from scripts.requote import ROOT
from tests.words.citations import take_out_citations, words_of_file

from carepact.core.messages import LANGUAGES
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.modules import read_modules
from carepact.data.skills.reading import NOTICE
from carepact.studies.account_file.drafting import draft_account

HERE = Path(__file__).parent
FURTHER = [code for code in LANGUAGES if code not in ("en", "fr")]
SAMPLE = (
    "help", "help-family-show", "help-measure", "help-run", "help-survey-check", "packages",
    "package-diff", "options-one", "country", "evidence-one", "law", "review", "run", "measure",
    "value", "family-new", "family", "verify",
)  # fmt: skip
"""Commands that are said in French every time: each kind of page, picture and workbook."""
SHOWN = ("*.screen", "*.svg", "*.xlsx", "rn/*.svg", "rn/*.txt", "rn/*.xlsx", "cmp/*.svg")


def speak(language: str, folder: Path, *chosen: str, **more: str) -> Path:
    """Run every command, or some, in a language, in one process of its own."""
    surroundings = {**os.environ, **more, "CAREPACT_LANGUAGE": language, "COLUMNS": "1000"}
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, HERE / "commands.py", folder, *chosen],
        check=True,
        env=surroundings,
        capture_output=True,
        text=True,
    )
    ended = [line for line in done.stderr.splitlines() if " s, status " in line]
    assert len(ended) > len(SHOWN)
    unwhole = [line for line in ended if line.startswith("pact-check: ")]  # and so it ends with 1
    assert all(line.endswith(" 1") for line in unwhole)
    others = [line for line in ended if line not in unwhole]
    assert [line for line in others if not line.endswith((" 0", " None"))] == []
    return folder


def words_of_locale(code: str) -> Iterator[str]:
    """List what the Unicode locale data say in a language: countries, currencies, big numbers."""
    locale = Locale(code)
    names = [*locale.territories.values(), *locale.currencies.values(), *locale.languages.values()]
    for forms in locale.compact_decimal_formats["long"].values():
        names += [pattern.pattern for pattern in forms.values()]
    for name in names:
        yield from re.findall(r"\w+", name.lower())


@cache
def words_of_skills() -> set[str]:
    """List what stands in English where skills are told: ESCO's labels, titles, an example."""
    said = [label for one in read_concepts().values() for label in one.labels.values()]
    for module in read_modules():
        said += [module.title, module.provider, module.licence, module.url]
    said += [NOTICE, "did:key"]
    draft = draft_account(date.min).splitlines()
    said += [line for line in draft if not line.startswith("#")]
    return set(re.findall(r"[a-z]+", " ".join(said).lower()))


def report(folder: Path, pattern: str, free: set[str]) -> list[str]:
    """List for each file the words that match, with their share of all words."""
    lines = []
    on_help = {*(HERE / "typed_on_help.txt").read_text("utf-8").split()}
    for file in sorted(file for kind in SHOWN for file in folder.glob(kind)):
        said = take_out_citations(words_of_file(file))
        typed = free | on_help if file.name.startswith("help") else free
        if file.name.startswith("skills"):
            typed = typed | words_of_skills()
        found = [one for one in re.findall(pattern, said) if one.lower() not in typed]
        if found:
            every = len(re.findall(r"[^\W\d_]{2,}", said))
            listed = ", ".join(sorted(set(found)))
            lines.append(f"{file.name}: {len(found)} of {every} words: {listed}")
    return lines


@pytest.mark.long
def test_a_made_up_language_needs_its_catalogue_alone_and_leaves_nothing_unsaid(
    tmp_path: Path,
) -> None:
    catalogue = write_pseudo_language(tmp_path)
    folder = tmp_path / "said"
    folder.mkdir()
    speak(CODE, folder, CAREPACT_LOCALE=str(catalogue.parent))

    free = {*(HERE / "free_of_accents.txt").read_text("utf-8").split(), *words_of_locale(CODE)}
    assert report(folder, r"(?<![\w'’.-])[a-z]*[aeiou][a-z]*[a-z](?![\w'’-])", free) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "chosen"),
    [
        pytest.param("fr", SAMPLE, id="fr"),
        *(
            pytest.param(code, (), id=f"{code} whole", marks=pytest.mark.campaign)
            for code in ("fr", *FURTHER)
        ),
    ],
)
def test_no_english_word_is_left_in_another_language(
    language: str, chosen: tuple[str, ...], tmp_path: Path
) -> None:
    """Look in French at each kind of page; in the campaign at all, in further languages too.

    That all of them pass by the catalogue, the made-up language proves every time.
    """
    english = (HERE / "english.txt").read_text("utf-8").split()
    also = set((HERE / f"also_{language}.txt").read_text("utf-8").split())
    words = "|".join(word for word in english if word not in also)

    assert (
        report(speak(language, tmp_path, *chosen), rf"(?<![\w'’.-])(?:{words})(?![\w'’-])", set())
        == []
    )


def test_no_code_names_a_language_but_english() -> None:
    others = "|".join(code for code in LANGUAGES if code != "en")
    for path in (ROOT / "src" / "carepact").rglob("*.py"):
        code = [line for line in path.read_text("utf-8").splitlines() if ">>>" not in line]
        said = re.findall(rf"""["'](?:{others})["']""", "\n".join(code))
        assert [one for one in said if path.name != "messages.py"] == [], path
