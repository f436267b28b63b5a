"""One country's full run, here and at an earlier revision: seconds, memory, ratios.

    python benchmarks/full_run.py
    python benchmarks/full_run.py --revision 158c5e07 --draws 50 1000 --rounds 9

The earlier revision is unpacked into a temporary folder. Both are run by turns, each time in a
process of its own: a first run, which imports and reads, and a second one that finds all read. A
machine that is busy slows both, so the ratio of their medians says more than seconds. It ends
with 1 when the ratio of the processor's seconds of the second run exceeds the demand.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
REVISION = "158c5e07"
"""The last one before a full run was made faster."""
MOST = 0.65
"""Seconds of the second run here over those of the earlier revision."""
FIGURES = ("first cpu", "first wall", "again cpu", "again wall", "peak MB")
JOB = """
import json, resource, sys, time
code, package, draws, function = sys.argv[1:]
def clock():
    return time.process_time(), time.perf_counter()
def run():
    from carepact.studies import country
    from carepact.studies.study_file.opening import open_study
    begin = clock()
    study = open_study(code, {"package": package, "draws": int(draws)})
    getattr(country, function)(study)
    return [end - start for start, end in zip(begin, clock())]
begin = clock()
run()
first = [end - start for start, end in zip(begin, clock())]
run()
again = [min(pair) for pair in zip(run(), run())]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
print(json.dumps([*first, *again, peak]))
"""


def unpack(revision: str, folder: Path) -> Path:
    """Unpack the source of a revision."""
    command = ["git", "archive", "--format=tar", revision, "src"]
    packed = subprocess.run(command, cwd=HERE, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def measure(source: Path, arguments: list[str]) -> list[float]:
    """Run the job once in a fresh process, as `FIGURES`."""
    environment = os.environ | {"PYTHONPATH": str(source), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", JOB, *arguments]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    figures: list[float] = json.loads(told.stdout)
    return figures


def compare(sources: tuple[Path, Path], arguments: list[str], rounds: int) -> float:
    """Measure both by turns, print their medians, and return the ratio of the second run."""
    runs = [[measure(source, arguments) for source in sources] for _round in range(rounds)]
    before, after = (
        [statistics.median(column) for column in zip(*side, strict=True)]
        for side in zip(*runs, strict=True)
    )
    print(f"\n{' '.join(arguments):44}" + "".join(f"{name:>12}" for name in FIGURES))
    for name, side in (("earlier", before), ("here", after)):
        print(f"{name:44}" + "".join(f"{figure:12.2f}" for figure in side), flush=True)
    ratios: list[float] = [here / there for here, there in zip(after, before, strict=True)]
    print(f"{'ratio':44}" + "".join(f"{ratio:12.2f}" for ratio in ratios), flush=True)
    return ratios[FIGURES.index("again cpu")]


def main() -> int:
    """Compare every asked size of the run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--revision", default=REVISION, help="what it is compared with")
    parser.add_argument("--country", default="KEN")
    parser.add_argument("--package", default="ilo-floor")
    parser.add_argument("--draws", nargs="+", default=["1000", "200", "50"])
    parser.add_argument("--rounds", type=int, default=5, help="repetitions; the median counts")
    options = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        sources = unpack(options.revision, Path(folder)), HERE / "src"
        for draws in options.draws:
            for function in ("run_country", "answer_country"):
                arguments = [options.country, options.package, draws, function]
                missed |= compare(sources, arguments, options.rounds) > MOST
    print(f"\n{'MISSED' if missed else 'met   '}  again cpu at most {MOST} of the earlier one")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
