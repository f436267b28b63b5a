"""What was found of an answer as received, file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import polars as pl

from carepact.core.provenance import Source, make_manifest


class Found(StrEnum):
    """What a file is found to be."""

    MATCHING = "matches"
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "not listed"
    """No manifest lists it: it is no part of the answer, and nothing vouches for it."""
    NO_MANIFEST = "no whole manifest"
    BROKEN = "does not hold"
    """A file of the books whose checks fail."""


BAD = (Found.CHANGED, Found.MISSING, Found.NO_MANIFEST, Found.BROKEN)
"""An answer with any of these is not whole."""


@dataclass(frozen=True)
class FoundFile:
    """One file, and what it is found to be."""

    file: str
    found: Found
    place: str = ""
    """Which check does not hold."""
    bytes: int | None = None
    """As the manifest lists it. [bytes]"""
    sha256: str | None = None


@dataclass(frozen=True)
class Verification:
    """What was found of an answer."""

    place: Path
    """Folder or file that was asked about."""
    files: tuple[FoundFile, ...]
    manifests: tuple[Source, ...]
    asked: str = ""
    """The file that was asked about, which a manifest has to list."""

    @cached_property
    def counts(self) -> Counter[Found]:
        """How many files are found to be what."""
        return Counter(one.found for one in self.files)

    @property
    def is_whole(self) -> bool:
        """Whether every file that a manifest lists is as it was written, and the books hold."""
        is_listed = not self.asked or not any(
            one.file == self.asked and one.found is Found.EXTRA for one in self.files
        )
        return is_listed and self.counts[Found.MATCHING] > 0 and not any(map(self.counts.get, BAD))

    def name(self, found: Found) -> list[str]:
        """Name the files that are found to be this."""
        return [one.file for one in self.files if one.found is found]

    def to_polars(self) -> pl.DataFrame:
        """Lay the files out, a row each."""
        kinds = {"file": pl.String, "found": pl.String, "place": pl.String, "bytes": pl.Int64,
                 "sha256": pl.String}  # fmt: skip
        return pl.DataFrame([vars(one) for one in self.files], schema=kinds)

    def manifest(self) -> dict[str, object]:
        """Describe how the table came to be."""
        return make_manifest(self.manifests, {"command": "verify"}, None, [])
