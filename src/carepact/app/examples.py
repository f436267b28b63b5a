"""Examples that ship: files of each kind that a page can show without anything of one's own."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.messages import Message, data_message


@dataclass(frozen=True)
class Example:
    """One file that ships."""

    kind: str
    """What it is of, as `brought.csv` has it."""
    name: str
    """As an address has it."""
    title: Message
    path: Path


@cache
def all_examples() -> tuple[Example, ...]:
    """List every example in the order of its table."""
    text = resources.files("carepact.app").joinpath("examples.csv").read_text("utf-8")
    return tuple(
        Example(
            row["kind"],
            row["name"],
            data_message("page", row["title"]),
            _folder().joinpath(*row["path"].split("/")),
        )
        for row in csv.DictReader(text.splitlines())
    )


def examples_of(kind: str) -> dict[str, Example]:
    """Return the examples of one kind, by name."""
    return {one.name: one for one in all_examples() if one.kind == kind}


def _folder() -> Path:
    """Find the folder of examples: in the package, or beside its source."""
    package = Path(str(resources.files("carepact")))
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent.parent / "examples"
