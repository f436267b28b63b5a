"""What scripts/mutants.yaml holds: rooms, faults planted by hand, accepted survivors."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from scripts.mutation.operators import plant_faults

TABLE = Path("scripts/mutants.yaml")


class Mutant(NamedTuple):
    """A module with one fault in it."""

    id: str
    room: str
    file: str
    line: int
    old: str
    new: str
    text: str
    """The whole module with the fault."""
    tests: tuple[str, ...]
    """Folders and files of tests that are to find it."""


class Room(NamedTuple):
    """Modules that hold formulas, and the tests that belong to them."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]


class Table(NamedTuple):
    """What scripts/mutants.yaml holds."""

    rooms: tuple[Room, ...]
    planted: tuple[Mapping[str, Any], ...]
    accepted: Mapping[str, str]
    """Survivors that may stay, with the reason of each."""


def read_table(root: Path) -> Table:
    """Read the table of a checkout."""
    read = yaml.safe_load((root / TABLE).read_text("utf-8"))
    rooms = tuple(
        Room(name, tuple(one["files"]), tuple(one["tests"])) for name, one in read["rooms"].items()
    )
    return Table(rooms, tuple(read.get("planted") or ()), dict(read.get("accepted") or {}))


def list_planted(root: Path, table: Table) -> list[Mutant]:
    """List the faults planted by hand that still stand somewhere.

    Raises `SystemExit` with all entries whose formula does not occur exactly once.
    """
    faults, mutants = [], []
    for entry in table.planted:
        if "gone" in entry:
            continue
        path = root / entry["file"]
        text = path.read_text("utf-8") if path.is_file() else ""
        count = text.count(entry["old"])
        if count != 1:
            faults.append(f"{entry['id']}: 'old' occurs {count} times in {entry['file']}, not once")
            continue
        line = text[: text.index(entry["old"])].count("\n") + 1
        changed = text.replace(entry["old"], entry["new"])
        ast.parse(changed)
        room = next((one.name for one in table.rooms if _holds(one, entry["file"])), "elsewhere")
        told = (entry["old"], entry["new"], changed, tuple(entry["tests"]))
        mutants.append(Mutant(entry["id"], room, entry["file"], line, *told))
    if faults:
        raise SystemExit("\n".join([f"{TABLE}:", *faults, "Mend 'old', or say why it is 'gone'."]))
    return mutants


def list_systematic(root: Path, rooms: Sequence[Room]) -> Iterator[Mutant]:
    """List every fault that the operators plant in the modules of rooms."""
    for room in rooms:
        for path in _files_of(root, room):
            file = path.relative_to(root).as_posix()
            short = re.sub(r"^src/\w+/|\.py$", "", file)
            for edit in plant_faults(path.read_text("utf-8")):
                told = (edit.line, edit.old, edit.new, edit.text, room.tests)
                yield Mutant(f"{short}:{edit.name}", room.name, file, *told)


def _files_of(root: Path, room: Room) -> list[Path]:
    """List the modules of a room."""
    found = {path for pattern in room.files for path in root.glob(pattern)}
    return sorted(path for path in found if path.suffix == ".py" and path.name != "__init__.py")


def _holds(room: Room, file: str) -> bool:
    """Tell whether a module belongs to a room."""
    return any(Path(file).match(pattern) for pattern in room.files)
