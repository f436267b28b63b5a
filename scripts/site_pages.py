"""Hooks of the documentation site: pages from outside `docs/`, and notebooks as pages.

What a page links to outside `docs/` (contributing, the README of a folder of data) is brought into
the site below `project/`, so that every link leads somewhere without another host. Links in what
is brought in are followed too. A notebook becomes a page with what its cells show.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from scripts.notebooks import ROOT, run_or_reuse, write_as_markdown
from scripts.site_offline import find_requests

BROUGHT = "project/"
"""Folder of the site for what lies outside `docs/`, under its own path."""
LINK = re.compile(r"(?P<code>```.*?```|`[^`\n]*`)|(?<=\]\()(?P<path>[^)\s#:]+)(?=[)#])", re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the notebooks as pages, and what pages link to outside `docs/`."""
    for file in [one for one in files if one.src_uri.endswith(".ipynb")]:
        notebook = Path(str(file.abs_src_path))
        text = write_as_markdown(run_or_reuse(notebook), notebook.name)
        files.append(File.generated(config, page_of(file.src_uri), content=text))
    waiting = [
        link
        for file in files.documentation_pages()
        for link in links_outside(file.src_uri, file.content_string)
    ]
    while waiting:
        path = waiting.pop()
        if files.get_file_from_path(BROUGHT + path) is None:
            files.append(bring_in(path, config))
            if path.endswith(".md"):
                waiting += links_outside(BROUGHT + path, (ROOT / path).read_text("utf-8"))
    return files


def page_of(notebook: str) -> str:
    """Name the page on which the site shows a notebook."""
    return f"{notebook.removesuffix('.ipynb')}.md"


def bring_in(path: str, config: MkDocsConfig) -> File:
    """Make a file of the site of a file of the project."""
    return File.generated(
        config,
        BROUGHT + path,
        abs_src_path=str(ROOT / path),
        inclusion=InclusionLevel.NOT_IN_NAV,
    )


def links_outside(uri: str, text: str) -> Iterator[str]:
    """List the files outside `docs/` that a page links to, by their path in the project."""
    for found in LINK.finditer(text):
        target = found["path"] and follow_link(uri, found["path"])
        if target and not target.startswith("docs/") and (ROOT / target).is_file():
            yield target


def follow_link(uri: str, link: str) -> str:
    """Find where in the project a link of a page of the site leads."""
    page = uri.removeprefix(BROUGHT) if uri.startswith(BROUGHT) else f"docs/{uri}"
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link))


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn the links of a page into links between files of the site."""
    del config
    uri = page.file.src_uri

    def link_within(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        target = follow_link(uri, found["path"])
        inside = target.removeprefix("docs/") if target.startswith("docs/") else BROUGHT + target
        if inside.endswith(".ipynb") and page_of(inside) != uri:
            inside = page_of(inside)
        if files.get_file_from_path(inside) is None:
            return found[0]  # the strict build says that it leads nowhere
        return posixpath.relpath(inside, posixpath.dirname(uri) or ".")

    return LINK.sub(link_within, markdown)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Warn of each request to another host: a strict build then fails."""
    site = Path(config.site_dir)
    open_without_server(site / "search")
    for request in find_requests(site):
        logging.getLogger("mkdocs.hooks.site_pages").warning(request)


def open_without_server(folder: Path) -> None:
    """Write the index of the search as a script too: a page opened from a folder reads no JSON."""
    index = (folder / "search_index.json").read_text("utf-8")
    (folder / "search_index.js").write_text(f"var __index = {index}", "utf-8")
