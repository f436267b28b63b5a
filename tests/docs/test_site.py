"""The site of the documentation: no request to another host, no link that leads nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.notebooks import ROOT
from scripts.site_offline import find_requests, requests_of
from scripts.site_pages import follow_link, links_outside

HOOK = ROOT / "scripts" / "site_pages.py"
SETTINGS = f"""
site_name: small
theme: {{name: material, font: false}}
plugins: [search]
hooks: ['{HOOK.as_posix()}']
validation: {{links: {{not_found: warn, anchors: warn}}}}
"""


def build(folder: Path, text: str, settings: str = SETTINGS) -> subprocess.CompletedProcess[str]:
    """Build a site of one page strictly, with the hooks of ours."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return subprocess.run(  # noqa: S603 - a site of this test's own
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f",
         str(folder / "mkdocs.yml"), "-d", str(folder / "site")],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "fetched",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<script src="//cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example/css?family=Roboto">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<img src="http://pictures.example/a.png">',
        '<img srcset="https://pictures.example/a.png 2x">',
        '<svg><image xlink:href="https://pictures.example/a.png"/></svg>',
        '<iframe src="https://videos.example"></iframe>',
        '<p style="background: url(https://pictures.example/a.png)">a</p>',
        '<style>@import "https://fonts.example/a.css";</style>',
        "<style>@font-face {src: url('https://fonts.example/a.woff2')}</style>",
        '<pre class="mermaid"><code>graph</code></pre>',
    ],
)
def test_what_a_page_fetches_from_another_host_is_found(fetched: str) -> None:
    assert len(requests_of(f"<html><body>{fetched}</body></html>")) == 1


@pytest.mark.parametrize(
    "harmless",
    [
        '<a href="https://www.ilo.org">a link in the text, which the reader follows</a>',
        '<img src="data:image/png;base64,AAAA">',
        '<script src="assets/a.js"></script>',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "<p>https://www.ilo.org, only named</p>",
    ],
)
def test_a_link_or_a_name_is_no_request(harmless: str) -> None:
    assert requests_of(f"<html><body>{harmless}</body></html>") == []


def test_style_sheets_are_searched_too(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@font-face {src: url(https://fonts.example/a.woff2)}", "utf-8")
    assert list(find_requests(tmp_path)) == ["a.css: asks https://fonts.example/a.woff2"]


def test_a_site_in_order_builds_and_its_search_opens_without_a_server(tmp_path: Path) -> None:
    page = "# Small\n\n## A part\n\n[Down](#a-part), [out](https://www.ilo.org)\n"
    brought = "[Crosswalks](../src/carepact/data/icatus/README.md)\n"

    done = build(tmp_path, page + brought)

    assert (done.returncode, "WARNING" in done.stderr) == (0, False)
    site = tmp_path / "site"
    index = (site / "search" / "search_index.js").read_text("utf-8")
    assert index.startswith('var __index = {"config"')
    assert list(find_requests(site)) == []
    assert 'href="project/src/carepact/data/icatus/' in (site / "index.html").read_text("utf-8")
    assert (site / "project/src/carepact/data/icatus/index.html").is_file()


def test_requests_and_links_to_nowhere_stop_the_build(tmp_path: Path) -> None:
    page = """# Small

<script src="https://cdn.example/a.js"></script>

![A picture](https://pictures.example/a.png)

[Nowhere](nowhere.md), [no such part](#nowhere), [outside, nowhere](../outside.md)
"""
    done = build(tmp_path, page)

    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    for words in (
        "index.html: asks https://cdn.example/a.js",
        "index.html: asks https://pictures.example/a.png",
        "a link 'nowhere.md', but the target is not found",
        "a link '#nowhere', but there is no such anchor",
        "a link '../outside.md', but the target",
    ):
        assert words in said


def test_the_theme_s_own_fonts_would_stop_the_build(tmp_path: Path) -> None:
    done = build(tmp_path, "# Small\n", SETTINGS.replace(", font: false", ""))

    assert done.returncode == 1
    assert "index.html: asks https://fonts." in done.stderr


def test_links_are_followed_from_where_the_page_lies_in_the_project() -> None:
    assert follow_link("how-to/a.md", "../../README.md") == "README.md"
    assert follow_link("project/README.md", "docs/how-to/b.md") == "docs/how-to/b.md"
    assert follow_link("project/benchmarks/README.md", "../README.md") == "README.md"


def test_links_in_code_are_none() -> None:
    text = "`[a](../README.md)`\n```text\n[b](../README.md)\n```\n[c](../CONTRIBUTING.md)\n"
    assert list(links_outside("README.md", text)) == ["CONTRIBUTING.md"]
