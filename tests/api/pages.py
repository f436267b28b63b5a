"""The API pages: their code, and the table of commands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).resolve().parents[2] / "docs" / "reference" / "api"
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
DIRECTIVE = re.compile(r"^::: carepact\.(\w+)$", re.MULTILINE)
ROW = re.compile(r"^\| `carepact ([a-z ]+)` \| (.+) \| \[", re.MULTILINE)
FUNCTION = re.compile(r"`carepact\.(\w+)\(")


class Code(NamedTuple):
    """One piece of code of a page."""

    page: str
    place: int
    text: str

    @property
    def name(self) -> str:
        """Name the piece by its page and place."""
        return f"{self.page}-{self.place}"


def codes_of_pages() -> list[Code]:
    """List the code of every page."""
    return [
        Code(page.stem, place, text)
        for page in sorted(PAGES.glob("*.md"))
        for place, text in enumerate(CODE.findall(page.read_text("utf-8")))
    ]


def functions_of_commands() -> dict[str, list[str]]:
    """Read the table: the functions of each command."""
    table = (PAGES / "README.md").read_text("utf-8")
    return {command: FUNCTION.findall(told) for command, told in ROW.findall(table)}


def names_of_directives() -> list[str]:
    """List the names that the pages tell in full."""
    return [
        name for page in sorted(PAGES.glob("*.md"))
        for name in DIRECTIVE.findall(page.read_text("utf-8"))
    ]  # fmt: skip
