"""One hash for all that ships, data, parameters and code: a result knows what it used."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml


@cache
def hash_shipped() -> str:
    """Return the SHA-256 of every table, parameter file and module, in hexadecimal."""
    digest = hashlib.sha256()
    _add(digest, resources.files("carepact"), "")
    return digest.hexdigest()


def _add(digest: hashlib._Hash, folder: Traversable, above: str) -> None:
    """Add the names and contents of a folder's files, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        place = f"{above}/{entry.name}"
        if entry.is_dir():
            _add(digest, entry, place)
        elif entry.name.endswith((".csv", ".yaml", ".py")):
            digest.update(place.encode())
            digest.update(entry.read_bytes())


def load_yaml(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Load a YAML file of the package, by the C parser where it is built."""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe ones
