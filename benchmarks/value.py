"""Value one million diaries by four methods with 160 replicates: seconds and memory.

    python benchmarks/value.py --data FOLDER

FOLDER holds the abridged American Time Use Survey. Its respondents are drawn with
replacement to one million and written as a survey of the same form; reading that and valuing
it run in a process of their own, whose largest memory is printed. The replicate weights are
given in single precision (final weight times a draw from the standard exponential), as a
publisher's file would be: 644 MB. Ends with 1 when more than 2 GB are used.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from carepact import value_care_time
from carepact.data.timeuse import Diaries, read_diaries
from carepact.measure.replicates import Replication
from carepact.value.prices import EVERY

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "data" / "us_atus_2003_2016"
DIARIES = 1_000_000
REPLICATES = 160
MOST_BYTES = 2_000_000_000
BLOCK = 50_000
SEED = 2016
REPEATS = 3
"""Turns of each method; the quickest counts, as on a machine with nothing else to do."""
METHODS = ("generalist", "specialist", "hybrid", "opportunity-cost")


def write_million(source: Path, target: Path, diaries: int) -> None:
    """Draw respondents with replacement and write them as three tables of the same form."""
    persons = pl.read_parquet(source / "atuscps.parquet")
    respondents = pl.read_parquet(source / "atusresp.parquet")
    activities = pl.read_parquet(source / "atusact.parquet")
    generator = np.random.Generator(np.random.Philox(SEED))
    drawn = generator.integers(respondents.height, size=diaries)
    # The identifier keeps 14 digits, and the first four remain the year.
    new = pl.DataFrame(
        {"tucaseid": respondents["tucaseid"].gather(drawn), "new": np.arange(diaries)}
    ).with_columns(new=pl.col("tucaseid") // 10**10 * 10**10 + pl.col("new"))
    for table, name in (
        (respondents, "atusresp"),
        (persons, "atuscps"),
        (activities, "atusact"),
    ):
        joined = new.join(table, on="tucaseid", how="left", maintain_order="left")
        renamed = joined.drop("tucaseid").rename({"new": "tucaseid"})
        renamed.write_parquet(target / f"{name}.parquet")


def draw_replicates(diaries: Diaries) -> Replication:
    """Draw replicate weights in single precision, block by block."""
    generator = np.random.Generator(np.random.Philox(SEED))
    final = diaries.respondents["weight"].to_numpy()
    weights = np.empty((diaries.n, 1 + REPLICATES), dtype=np.float32)
    weights[:, 0] = final
    for start in range(0, diaries.n, BLOCK):
        rows = slice(start, start + BLOCK)
        block = weights[rows, 1:]
        block[:] = generator.standard_exponential(block.shape, dtype=np.float32)
        block *= final[rows, None].astype(np.float32)
    shares = np.full(REPLICATES, 1 / REPLICATES)
    return Replication(weights, shares, "bootstrap")  # type: ignore[arg-type]


def peak_bytes() -> int:
    """Return the largest memory that this process has used. [bytes]"""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def run_job(folder: Path) -> dict[str, float]:
    """Read and value the million diaries, and say what it took."""
    found: dict[str, float] = {}
    began = time.perf_counter()
    diaries = read_diaries(folder)
    found["diaries"] = diaries.n
    found["read_s"] = time.perf_counter() - began
    found["peak_read"] = peak_bytes()
    replication = draw_replicates(diaries)
    for method in (*METHODS, EVERY):
        times = []
        for _turn in range(REPEATS):
            began = time.perf_counter()
            value_care_time(diaries, "survey", (method,), ("sex", "year"), replication=replication)
            times.append(time.perf_counter() - began)
        found[f"{method}_s"] = min(times)
    found["peak"] = peak_bytes()
    return found


def report(found: dict[str, float]) -> int:
    """Print what was found, and return the exit code."""
    read = found["read_s"]
    print(f"{found['diaries']:,.0f} diaries, {REPLICATES} replicates, by sex and year")
    print(f"{'reading the file':24} {read:7.1f} s")
    for method in (*METHODS, EVERY):
        seconds = found[f"{method}_s"]
        name = "all four methods" if method == EVERY else method
        print(f"{name:24} {seconds:7.1f} s   {seconds / read:5.2f} times reading")
    print(f"largest memory, reading  {found['peak_read'] / 1e9:7.2f} GB")
    print(f"largest memory, all      {found['peak'] / 1e9:7.2f} GB   (at most 2)")
    return int(found["peak"] > MOST_BYTES)


def main() -> int:
    """Write the survey, run the job in a process of its own, report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=SHARED, metavar="FOLDER")
    options.add_argument("--diaries", type=int, default=DIARIES, metavar="NUMBER")
    options.add_argument("--job", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.job is not None:
        print(json.dumps(run_job(chosen.job)))
        return 0
    if chosen.write is not None:
        write_million(chosen.data, chosen.write, chosen.diaries)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, __file__, "--data", str(chosen.data)]
        call += ["--diaries", str(chosen.diaries)]
        subprocess.run([*call, "--write", folder], check=True)
        done = subprocess.run([*call, "--job", folder], check=True, capture_output=True, text=True)
    return report(json.loads(done.stdout))


if __name__ == "__main__":
    sys.exit(main())
