"""Every link leads somewhere, and every page is listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


def links_of(page: Path) -> list[str]:
    """List the links of a page that lead to files, code left out."""
    text = CODE.sub("", page.read_text("utf-8"))
    return [link for link in LINK.findall(text) if "://" not in link and ":" not in link[:7]]


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
