"""Write the R snippets of three designs, with the files that they read, into a folder.

    PYTHONPATH=src:. python tests/oracles/snippet_make.py FOLDER

A subfolder a design: `design.R`, `replicates.csv`, `mydata.csv` (a stored sample, with its own
column `weight`, as a user's file would have). The snippets are also stored beside this file.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.measure.oracle_figures import OF_TWO, ORACLES, given, sample_of

from carepact.measure.design_sketch import sketch_design
from carepact.report.snippets import write_r_snippet

DESIGNS = ("jkn", "bootstrap_1_over_r", "fay")
WEIGHTS = "replicates.csv"


def write_design(design: str, folder: Path) -> bytes:
    """Write what a snippet reads, and return the snippet."""
    sketch = sketch_design(sample_of(design), given(design, folder))
    (folder / WEIGHTS).write_bytes(sketch.replicates.write_csv().encode())
    name = "sample_two_per_stratum.csv" if design in OF_TWO else "sample.csv"
    shutil.copy(ORACLES / name, folder / "mydata.csv")
    return write_r_snippet(sketch, WEIGHTS)


def main() -> None:
    """Write every design."""
    os.environ["CAREPACT_LANGUAGE"] = "en"
    for design in DESIGNS:
        folder = Path(sys.argv[1]) / design
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as other:
            snippet = write_design(design, Path(other))
            for name in (WEIGHTS, "mydata.csv"):
                shutil.copy(Path(other) / name, folder)
        (folder / "design.R").write_bytes(snippet)
        (ORACLES / f"snippet_{design}.R").write_bytes(snippet)


if __name__ == "__main__":
    main()
