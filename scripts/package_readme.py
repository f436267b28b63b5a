"""Give the package its README without the links that lead into this folder.

On an index of packages the pages of `docs/` are not beside the README, and the project has no
address yet that a link could name. Such a link becomes its words and, in brackets, the page of
the source distribution. `pyproject.toml` names this file as the hook of hatchling.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"\[([^\]]+)\]\((?!https?://|#)([^)\s]+)\)")


def unlink(text: str) -> str:
    """Put words and page in the place of each link that leads into this folder."""
    return LINK.sub(r"\1 (`\2`)", text)


class ReadmeHook(MetadataHookInterface):
    """What hatchling asks for the README."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the README of the package."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": unlink(text)}
