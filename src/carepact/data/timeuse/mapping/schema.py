"""The JSON Schema of a mapping file, for editors."""

from __future__ import annotations

from importlib import resources


def schema_text() -> str:
    """Return the schema that ships beside this module."""
    folder = resources.files("carepact.data.timeuse.mapping")
    return folder.joinpath("schema.json").read_text("utf-8")
