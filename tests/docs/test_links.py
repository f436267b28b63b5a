"""Every link leads somewhere, and every page is listed."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
import typer

import carepact.cli
from carepact.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
HIDDEN = re.compile(r"/\.|/(?:build|dist|demo)/")
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *(p for f in ("docs", "src", "benchmarks", "tests")
                                       for p in (ROOT / f).rglob("*.md")))
    if not HIDDEN.search(f"/{page.relative_to(ROOT).as_posix()}")
)  # fmt: skip
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
CALL = re.compile(r"(?<![\w/.-])carepact ([a-z]\w*)(?: ([a-z]+)(?![\w.-]))?")
"""The command of a line of code, and the word that follows it; a file (family.yaml) is none."""


def links_of(page: Path) -> list[str]:
    """List the links of a page that lead to files, code left out."""
    text = CODE.sub("", page.read_text("utf-8"))
    return [link for link in LINK.findall(text) if "://" not in link and ":" not in link[:7]]


@functools.cache
def commands_of() -> dict[str, set[str]]:
    """List the commands of the command line, each with the commands below it."""
    for module in pkgutil.iter_modules(carepact.cli.__path__):
        importlib.import_module(f"carepact.cli.{module.name}")  # it registers its commands
    found = vars(typer.main.get_command(app))["commands"]
    return {name: set(vars(one).get("commands", {})) for name, one in found.items()}


def wrong_calls(text: str) -> list[str]:
    """List the calls in the code of a page that name no command of the command line."""
    groups = commands_of()
    lines = [line.partition(" # ")[0] for code in CODE.findall(text) for line in code.split("\n")]
    calls = [call for line in lines for call in CALL.findall(line)]
    return [
        f"{word} {further}"
        for word, further in calls
        if word not in groups or (groups[word] and further and further not in groups[word])
    ]


def anchors_of(page: Path) -> set[str]:
    """List the anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    broken = []
    for link in links_of(page):
        path, _sharp, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            broken.append(link)
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_that_a_page_names_is_there(page: Path) -> None:
    assert wrong_calls(page.read_text("utf-8")) == []


def test_a_command_that_is_none_is_found() -> None:
    text = "`carepact needs`, `carepact country KEN`\n```sh\ncarepact package shaw x\n```\n"
    assert wrong_calls(text) == ["needs ", "package shaw"]


def test_every_page_is_in_the_list_of_all_pages() -> None:
    listed = {(DOCS / link.partition("#")[0]).resolve() for link in links_of(DOCS / "README.md")}
    pages = {p for p in DOCS.rglob("*.md") if p.parent.name != "decisions"} - {DOCS / "README.md"}
    assert not pages - listed
    assert (DOCS / "decisions" / "README.md").resolve() in listed


def test_every_decision_is_in_the_list_of_decisions() -> None:
    folder = DOCS / "decisions"
    listed = {(folder / link).resolve() for link in links_of(folder / "README.md")}
    assert not set(folder.glob("0*.md")) - listed


def test_no_word_of_the_nomenclature_stands_twice() -> None:
    text = (DOCS / "nomenclature.md").read_text("utf-8")
    words = re.findall(r"^\| ([^|]+?) \|", text, flags=re.MULTILINE)[2:]
    assert len(words) > 50
    assert sorted(words) == sorted(set(words))
