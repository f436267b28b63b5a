"""Write two answers by turns into one place until killed: `writer.py KIND PLACE`."""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

from carepact.core.output_list import MANIFEST, list_outputs
from carepact.core.whole_writes import write_folder, write_in_place

SIZES = {"a.csv": 40_000, "b.parquet": 9_000, "ledger/c.csv": 70_000, "ledger/d.csv": 10,
         "ledger/e.journal": 0}  # fmt: skip
"""Files of an answer and their sizes. [bytes]"""
ODD = "only-odd.svg"
"""A file that every other answer has."""


def lay_out(number: int, folder: Path) -> dict[Path, bytes]:
    """Lay out one of two answers, whose every file holds its number."""
    held = {folder / name: bytes([48 + number]) * size for name, size in SIZES.items()}
    if number:
        held[folder / ODD] = b"1"
    manifest = json.dumps({"number": number, **list_outputs(held, folder)}).encode()
    return {**held, folder / MANIFEST: manifest}


def lay_out_pair(number: int, file: Path) -> dict[Path, bytes]:
    """Lay out a table and its manifest."""
    held = {file: bytes([48 + number]) * 50_000}
    manifest = json.dumps({"number": number, **list_outputs(held, file.parent)}).encode()
    return {**held, file.with_name(f"{file.stem}.{MANIFEST}"): manifest}


if __name__ == "__main__":
    kind, place = sys.argv[1], Path(sys.argv[2])
    for turn in itertools.count():
        if kind == "pair":
            write_in_place(lay_out_pair(turn % 2, place))
        else:
            write_folder(lay_out(turn % 2, place), place)
        if turn == 0:
            print("begun", flush=True)  # noqa: T201 - the test waits for it
