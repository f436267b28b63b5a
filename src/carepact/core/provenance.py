"""Where a figure comes from: sources, hashes, and the manifest beside each file."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One thing that a result stands on."""

    title: str
    licence: str
    file: str = ""
    """File name without its folder; empty for what the product ships."""
    sha256: str = ""


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_settings(settings: dict[str, object]) -> str:
    """Return the SHA-256 of settings, the same whatever their order."""
    text = json.dumps(settings, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def library_versions() -> dict[str, str]:
    """Name the versions that a result was computed with."""
    versions = {"carepact": _version_of("carepact"), "python": platform.python_version()}
    named = ("numpy", "polars", "scipy", "xarray")
    return versions | {name: _version_of(name) for name in named}


@functools.cache
def _version_of(library: str) -> str:
    """Look up which version of a library is installed, once."""
    return metadata.version(library)


def make_manifest(
    sources: tuple[Source, ...], settings: dict[str, object], seed: int | None, notes: list[str]
) -> dict[str, object]:
    """Describe how a result came to be, so that it can be made again.

    Holds no date and no folder: the same inputs and settings give the same bytes.
    """
    return {
        "versions": library_versions(),
        "inputs": [asdict(source) for source in sources],
        "settings": settings,
        "settings_sha256": hash_settings(settings),
        "seed": seed,
        "notes": notes,
    }
