"""The pages for negotiators: run as written with fewer draws, alike in three languages."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.docs.test_centre_pages import BLOCK
from tests.docs.test_links import links_of
from tests.errors.command_line import run_carepact

from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.levels.pact.following import STATUSES, follow_pact
from carepact.levels.pact.pact import name_code
from carepact.studies.pact import check_pact
from carepact.studies.pact_file.opening import open_pact

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "how-to" / "pact"
LANGUAGES = ("en", "fr", "es")


def page_of(language: str) -> Path:
    """Name the page of a language."""
    return FOLDER / ("negotiator.md" if language == "en" else f"negotiator.{language}.md")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_three_languages_have_the_same_files_and_commands(language: str) -> None:
    texts = [page_of(one).read_text("utf-8") for one in ("en", language)]
    assert BLOCK.findall(texts[0]) == BLOCK.findall(texts[1])
    assert [text.count("\n#") for text in texts] == [7, 7]


def test_the_page_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(page_of("en").read_text("utf-8"))
    for name, content, _commands in blocks:
        if name:
            Path(name).write_text(content, "utf-8")
    for line in (line for *_file, commands in blocks for line in commands.splitlines()):
        assert line.count("--draws 100") == line.count("--until")
        program, *words = shlex.split(line.replace("--draws 100", "--draws 4"))
        assert program == "carepact"
        ended = run_carepact(*words)
        assert ended.code == 0, f"{line}: {ended.err}"
    assert Path("pact-actual.xlsx").read_bytes().startswith(b"PK")
    page = Path("stands/pact.html").read_text("utf-8")
    for said in ("One child in four under three", "Booklet 2030 table 4", "broken", "unknown"):
        assert said in page
    assert run_carepact("verify", "stands").code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_explains_each_word_as_the_screen_has_it(language: str) -> None:
    text = page_of(language).read_text("utf-8")
    with use_language(language):
        missing = [one for one in STATUSES if f"| {word(name_code(one))} |" not in text]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_the_page_lead_somewhere(language: str) -> None:
    found = [link for link in links_of(page_of(language)) if not link.startswith("http")]
    assert found
    assert all((FOLDER / link).exists() for link in found)


def test_what_canada_promised_and_what_was_printed_of_it() -> None:
    """62 % of the places by January 2026; nobody prints the educators; two promises lack a day."""
    pact = open_pact(ROOT / "examples" / "pact" / "canada.yaml").pact
    stands = {one.commitment.code: one for one in follow_pact(pact, 2025)}
    assert {code: one.status for code, one in stands.items()} == {
        "spaces": "late", "half-fees": "kept", "educators": "unknown",
    }  # fmt: skip
    assert stands["spaces"].years[-1].seen == pytest.approx(155 / 250)
    gaps = {(one.kind, one.of) for one in check_pact(pact).gaps}
    assert {
        ("partner missing", who) for who in ("women", "men", "employers", "communities")
    } <= gaps
    assert {("by when", "law"), ("by when", "council"), ("where it stood", "ten-dollars")} <= gaps
    assert ("source of the figure", "educators") in gaps


def test_what_buenos_aires_leaves_unnamed() -> None:
    pact = open_pact(ROOT / "examples" / "pact" / "buenos-aires.yaml").pact
    found = {one.kind for one in check_pact(pact).gaps if one.of == "frameworks"}
    assert {"how much", "by when", "indicator", "source of the figure", "what"} <= found
