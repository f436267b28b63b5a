"""Compare carepact's estimates with those of svy and R survey: figures, seconds, memory.

    make bench
    python benchmarks/measure.py --data FOLDER --jobs means pooled --threads 2

Each job runs in a process of its own. Ends with 1 when figures differ or a demand is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from atus_case import (
    BY,
    build_replicates,
    check_against_2016,
    peak_megabytes,
    read_case,
    write_groups,
)
from carepact.measure import estimate_care_time
from peers import PeerR, PeerSvy, r_survey_version

JOBS = ("means", "pooled", "memory", "whole", "growth")
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
LARGEST_DIFFERENCE = 1e-10
LEAST_TIMES_FASTER_THAN_SVY = 5
MOST_PRODUCTS = 4
MOST_MEGABYTES = 800


def seconds(call: Callable[[], object]) -> float:
    """Time one call. [s]"""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def interleave(timers: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Time everything in turn, once to warm up and then in rounds; return medians. [s]"""
    runs = [{name: timer() for name, timer in timers.items()} for _ in range(1 + rounds)]
    return {name: statistics.median(run[name] for run in runs[1:]) for name in timers}


def judge(words: str, *, met: bool) -> bool:
    """Print a demand and whether it is met."""
    print(f"{'met   ' if met else 'MISSED'}  {words}")
    return met


def compare_means(folder: Path, rounds: int) -> bool:
    """Job A: 252 means with 160 replicates on 2012-2016, beside svy and R survey."""
    check_against_2016(folder)
    _, case = read_case(folder, range(2012, 2017))
    peers: dict[str, PeerSvy | PeerR] = {}
    met = True
    with tempfile.TemporaryDirectory() as scratch:
        svy = PeerSvy(case)
        peers[f"svy {svy.version}"] = svy
        if version := r_survey_version():
            peers[f"R survey {version}"] = PeerR(case, Path(scratch))
        timers = {"carepact": lambda: seconds(case.estimate)}
        medians = interleave(timers | {name: peer.run for name, peer in peers.items()}, rounds)
        ours = np.stack(case.estimate()[:2])
        print(f"\n{'':18}{'median':>10}  {'ours = 1':>9}  largest relative difference")
        print(f"{'carepact':18}{medians['carepact']:8.4f} s  {1:9.1f}")
        for name, peer in peers.items():
            apart = np.abs(peer.result() / ours - 1).max()
            ratio = medians[name] / medians["carepact"]
            print(f"{name:18}{medians[name]:8.4f} s  {ratio:9.1f}  {apart:.1e}")
            met &= judge(f"{name}: equal to {LARGEST_DIFFERENCE}", met=apart <= LARGEST_DIFFERENCE)
    if version is None:
        print(f"{'R survey':18}not installed")
    ratio = medians[f"svy {svy.version}"] / medians["carepact"]
    words = f"svy / ours {ratio:.1f}, at least {LEAST_TIMES_FASTER_THAN_SVY} (aim 10)"
    return met & judge(words, met=ratio >= LEAST_TIMES_FASTER_THAN_SVY)


def compare_with_product(folder: Path, rounds: int) -> bool:
    """Job B: all 14 years, against one product of replicate weights and minutes."""
    _, case = read_case(folder, None)
    replicates = np.ascontiguousarray(case.replication.weights[:, 1:])
    medians = interleave(
        {
            "product": lambda: seconds(lambda: replicates.T @ case.minutes),
            "estimate": lambda: seconds(case.estimate),
        },
        rounds,
    )
    ratio = medians["estimate"] / medians["product"]
    print(f"W.T @ Y {medians['product']:.4f} s, ours {medians['estimate']:.4f} s")
    words = f"ours / product {ratio:.2f}, at most {MOST_PRODUCTS}"
    return judge(words, met=ratio <= MOST_PRODUCTS)


def weigh_estimate(folder: Path, _rounds: int) -> bool:
    """Job B: peak memory of reading, building replicates and one estimate."""
    _, case = read_case(folder, None)
    case.estimate()
    words = f"peak {peak_megabytes():.0f} MB, under {MOST_MEGABYTES}"
    return judge(words, met=peak_megabytes() < MOST_MEGABYTES)


def weigh_whole_call(folder: Path, rounds: int) -> bool:
    """Job B: `estimate_care_time` whole, with its usual statistics, and its peak memory."""
    diaries, case = read_case(folder, None)
    with tempfile.TemporaryDirectory() as scratch:
        groups = str(write_groups(Path(scratch)))

        def call() -> float:
            fresh = replace(case.replication)
            return seconds(lambda: estimate_care_time(diaries, BY, groups, replication=fresh))

        medians = interleave({"estimate_care_time": call}, rounds)
    print(f"estimate_care_time {medians['estimate_care_time']:.3f} s")
    words = f"peak {peak_megabytes():.0f} MB, under {MOST_MEGABYTES}"
    return judge(words, met=peak_megabytes() < MOST_MEGABYTES)


def grow(folder: Path, rounds: int) -> bool:
    """Job C: seconds per million respondents, up to a million resampled ones."""
    _, case = read_case(folder, None)
    generator = np.random.Generator(np.random.Philox(1))
    weight = case.replication.weights[:, 0].copy()
    print(f"\n{'respondents':>12} {'seconds':>9} {'seconds a million':>18} {'peak':>9}")
    for n in (10_493, 56_818, weight.size, 1_000_000):
        chosen = generator.integers(weight.size, size=n)
        larger = case.resample(chosen, build_replicates(weight[chosen]))
        median = interleave({"": lambda run=larger.estimate: seconds(run)}, rounds)[""]
        print(f"{n:12,} {median:9.4f} {median / n * 1e6:18.3f} {peak_megabytes():6.0f} MB")
    return True


def main() -> int:
    """Run each job in a fresh process, or the one that was asked for in this one."""
    work = dict(
        zip(
            JOBS,
            (compare_means, compare_with_product, weigh_estimate, weigh_whole_call, grow),
            strict=True,
        )
    )
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--jobs", nargs="+", choices=JOBS, default=list(JOBS))
    parser.add_argument("--rounds", type=int, default=7, help="repetitions; the median counts")
    parser.add_argument(
        "--threads", type=int, default=1, help="threads of NumPy's products, see README.md"
    )
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not (options.data / "us_atus_2003_2016").is_dir():
        print(f"measure.py: {options.data} holds no us_atus_2003_2016. Give --data FOLDER.")
        return 2
    if options.here:
        return 0 if work[options.jobs[0]](options.data, options.rounds) else 1
    failed = 0
    environment = os.environ | {"OPENBLAS_NUM_THREADS": str(options.threads)}
    for job in options.jobs:
        print(f"\n== {job}: {work[job].__doc__}", flush=True)
        print(f"NumPy's threads: {options.threads}. Those of peers: as they choose.\n", flush=True)
        command = [sys.executable, __file__, "--data", str(options.data), "--jobs", job]
        command += ["--rounds", str(options.rounds), "--here"]
        failed |= subprocess.run(command, env=environment, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
