"""The peers: the Python package svy and R survey, given the same weights."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl

from atus_case import GROUPS, REPLICATES, Case, FloatArray


class PeerSvy:
    """The Python package svy."""

    def __init__(self, case: Case) -> None:
        """Hand the same weights over."""
        import svy  # noqa: PLC0415 - no other job may carry its memory

        names = [f"replicate{r}" for r in range(1, 1 + REPLICATES)]
        columns = pl.concat(
            [
                pl.DataFrame(case.minutes, schema=list(GROUPS)),
                pl.DataFrame(case.replication.weights, schema=["weight", *names]),
                pl.DataFrame({"domain": case.domains.cell}),
            ],
            how="horizontal",
        )
        weights = svy.SdrWgts(prefix="replicate", n_reps=REPLICATES)
        self.sample = svy.Sample(columns, svy.Design(wgt="weight", rep_wgts=weights))
        self.version = svy.__version__

    def run(self) -> float:
        """Estimate all means in one call; return its seconds."""
        begin = time.perf_counter()
        self.estimates = self.sample.estimation.mean(
            list(GROUPS), by="domain", method="replication", variance_center="estimate"
        )
        return time.perf_counter() - begin

    def result(self) -> FloatArray:
        """Return means and standard errors, shape (2, domains, activities)."""
        tables = [
            estimate.to_polars().with_columns(pl.col("domain").cast(pl.Int64)).sort("domain")
            for estimate in self.estimates
        ]
        return np.stack([[t[column].to_numpy() for t in tables] for column in ("est", "se")]).mT


class PeerR:
    """R survey, kept running between the rounds."""

    def __init__(self, case: Case, scratch: Path) -> None:
        """Write the same weights for R, and wait until it has read them."""
        weights, cells = case.replication.weights, case.domains.cells.height
        self.scratch, self.shape = scratch, (2, case.minutes.shape[1], cells)
        sizes = (len(weights), REPLICATES, case.minutes.shape[1], cells)
        (scratch / "sizes.txt").write_text(" ".join(map(str, sizes)))
        weights[:, 0].tofile(scratch / "weights.bin")
        np.asarray(weights[:, 1:].T, order="C").tofile(scratch / "replicates.bin")
        np.asarray(case.minutes.T, order="C").tofile(scratch / "minutes.bin")
        (case.domains.cell + 1.0).tofile(scratch / "domain.bin")
        command = ["Rscript", str(Path(__file__).with_name("r_survey.R")), str(scratch)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.prepared = self.answer()

    def answer(self) -> float:
        """Read the seconds that R took."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            sys.exit("measure.py: R stopped early. Read its message above.")
        return float(line)

    def run(self) -> float:
        """Estimate all means in one call; return its seconds."""
        print("go", file=self.process.stdin, flush=True)
        return self.answer()

    def result(self) -> FloatArray:
        """End R and return means and standard errors, shape (2, domains, activities)."""
        self.process.communicate()
        return np.fromfile(self.scratch / "result.bin").reshape(self.shape).mT


def r_survey_version() -> str | None:
    """Return the version of R survey, or None where it is not installed."""
    if shutil.which("Rscript") is None:
        return None
    command = ["Rscript", "-e", "cat(as.character(packageVersion('survey')))"]
    found = subprocess.run(command, capture_output=True, check=False, text=True)
    return found.stdout if found.returncode == 0 else None
