"""Files of programmes, written anew for each test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

CASE = Path(__file__).with_name("by_hand") / "twelve_fathers.yaml"


def read_case() -> dict[str, Any]:
    """Read the case of twelve fathers."""
    found: dict[str, Any] = yaml.safe_load(CASE.read_text("utf-8"))
    return found


def write_programme(
    folder: Path,
    text: str | None = None,
    fathers: str | None = None,
    diaries: str | None = None,
) -> Path:
    """Write the files of a programme into a folder, those of the case where none are given."""
    case = read_case()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fathers.csv").write_text(case["fathers"] if fathers is None else fathers, "utf-8")
    (folder / "diaries.csv").write_text(case["diaries"] if diaries is None else diaries, "utf-8")
    file = folder / "programme.yaml"
    file.write_text(case["programme"] if text is None else text, "utf-8")
    return file
