"""Read the tables of the shared data."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a comma file, plain or gzipped, a dictionary a row."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
