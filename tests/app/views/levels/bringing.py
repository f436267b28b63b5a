"""Ask the pages of levels as a worker is asked, with files as a form lays them down."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from carepact.app.tasks import answer

LIMITS = {"until": 2075, "draws": 1000, "preview_draws": 50}
EXAMPLES = {
    "employer": ("made-up-firm", "employer"),
    "centre": ("network", "centre"),
    "quality": ("house-by-the-river", "quality"),
    "programme": ("fathers-of-the-valley", "programme"),
}
"""By noun: an example that ships, and its folder in `examples`."""


@dataclass
class Got:
    """What came back."""

    status: int
    body: bytes
    name: str

    @property
    def text(self) -> str:
        """Return it as text, entities as they are."""
        return self.body.decode()

    def json(self) -> Any:  # noqa: ANN401 - what a program gets
        """Return it as plain values."""
        return json.loads(self.body)


def ask(
    noun: str,
    face: str = "page",
    name: str = "",
    twin: str = "",
    *,
    files: Mapping[str, str] | None = None,
    **query: str,
) -> Got:
    """Ask for one face of a level."""
    told = {"noun": noun, "face": face, "name": name, "kind": twin, "query": [*query.items()],
            "files": files or {}, "limits": LIMITS}  # fmt: skip
    found = answer(told, lambda _said: None)
    return Got(found["status"], found["body"], found["name"])  # type: ignore[arg-type]


def lay(
    main: str | bytes = "", beside: Mapping[str, str | bytes] | None = None, *, field: str = "file"
) -> dict[str, str]:
    """Lay files down as a form does: the main one under its field, the others by their names."""
    folder = Path(mkdtemp(prefix="brought-"))
    files = {}
    if main:
        place = folder / f"{field}.yaml"
        place.write_bytes(_bytes(main))
        files[field] = str(place)
    if beside:
        (folder / "beside").mkdir()
        for name, held in beside.items():
            (folder / "beside" / name).write_bytes(_bytes(held))
        files["beside"] = str(folder / "beside")
    return files


def _bytes(held: str | bytes) -> bytes:
    return held if isinstance(held, bytes) else held.encode()
