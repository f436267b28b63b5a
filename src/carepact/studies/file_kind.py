"""Tell by its keys what a file is of: a pact, an employer, a centre, a family and so on."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from carepact.core.documents import read_content
from carepact.core.text_files import is_file

FileKind = Literal["pact", "employer", "centre", "programme", "quality", "family"]


def find_kind(path: Path) -> FileKind | None:
    """Find what a file is of; None where it is no such file, and so a study or a country's name.

    Raises
    ------
    ParameterError
        If it is a file of another kind than text, or no YAML.
    """
    if not is_file(path):
        return None
    # Keys that no file of another kind has.
    known: dict[FileKind, frozenset[str]] = {
        "pact": frozenset({"pact", "commitments"}),
        "employer": frozenset({"employer", "headcount"}),
        "centre": frozenset({"network", "centres", "log"}),
        "programme": frozenset({"fathers", "diaries"}),
        "quality": frozenset({"service", "assessors"}),
        "family": frozenset({"parents"}),
    }
    content = read_content(path)
    keys = set(content) if isinstance(content, dict) else set[str]()
    return next((kind for kind, own in known.items() if keys & own), None)
