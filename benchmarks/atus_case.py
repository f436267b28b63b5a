"""The inputs of every job: ATUS minutes in 21 groups, 12 domains, 160 replicates."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.uncertainty import interval_t, replicate_standard_error
from carepact.data.icatus.grouping import Grouping, read_grouping
from carepact.data.timeuse import Diaries, read_diaries
from carepact.measure.atoms import Atoms, split_activities
from carepact.measure.domains import Domains, form_domains
from carepact.measure.minutes import minutes_by_group
from carepact.measure.replicates import Replication, given_coefficients
from carepact.measure.request import Request
from carepact.measure.statistics import STATISTICS
from carepact.measure.table import lay_out

FloatArray = NDArray[np.float64]
BY = ("sex", "age_group")
REPLICATES = 160
GROUPS = {
    "paid_work": ["05"],
    "household": ["02"],
    "care_hh": ["03"],
    "care_nonhh": ["04"],
    "education": ["06"],
    "purchases": ["07"],
    "prof_serv": ["08"],
    "hh_serv": ["09"],
    "govt": ["10"],
    "eating": ["11"],
    "leisure": ["12"],
    "sports": ["13"],
    "relig": ["14"],
    "volunteer": ["15"],
    "phone": ["16"],
    "travel": ["18"],
    "personal": ["01"],
    "sleep": ["0101"],
    "housework": ["0201"],
    "food": ["0202"],
    "hh_child": ["0301", "0302", "0303"],
}
"""Prefixes of ATUS codes; the names are those of `bench_atus_2016`."""


@dataclass(frozen=True)
class Case:
    """Prepared inputs of one estimate."""

    diaries: Diaries
    minutes: FloatArray
    atoms: Atoms
    domains: Domains
    grouping: Grouping
    replication: Replication

    def estimate(self) -> tuple[FloatArray, ...]:
        """Return means, standard errors and bounds, each shape (domains, activities)."""
        fresh = replace(self.replication)  # forgets the rank of an earlier run
        table = lay_out(
            self.domains,
            self.minutes,
            self.atoms,
            self.grouping,
            fresh,
            self.diaries,
            Request(by=BY),
        )
        block = table.block(STATISTICS["mean_minutes_per_day"])
        error = replicate_standard_error(block.theta, fresh.coefficients)
        value = block.theta[..., 0]
        return value, error, *interval_t(value, error, block.degrees_of_freedom[:, None])

    def resample(self, chosen: NDArray[np.int64], replication: Replication) -> Case:
        """Take these respondents as so many persons."""
        told = self.atoms.minutes
        return Case(
            replace(self.diaries, respondents=self.diaries.respondents[chosen.tolist()]),
            self.minutes[chosen],
            self.atoms if told is None else replace(self.atoms, minutes=told[chosen]),
            replace(self.domains, cell=self.domains.cell[chosen]),
            self.grouping,
            replication,
        )


def read_case(folder: Path, years: range | None) -> tuple[Diaries, Case]:
    """Read the diaries, and prepare minutes, domains and replicates."""
    begin = time.perf_counter()
    diaries = read_diaries(folder / "us_atus_2003_2016", "atus", years)
    read = time.perf_counter() - begin
    peaks = {"reading": peak_megabytes()}
    with tempfile.TemporaryDirectory() as scratch:
        path = write_groups(Path(scratch))
        grouping = read_grouping(str(path), diaries.codes, diaries.crosswalk)
    minutes = minutes_by_group(diaries, grouping, "main")
    atoms = split_activities(diaries, grouping, "main")
    domains = form_domains(diaries, BY, None)
    peaks["minutes and domains"] = peak_megabytes()
    begin = time.perf_counter()
    replication = build_replicates(diaries.respondents["weight"].to_numpy())
    built = time.perf_counter() - begin
    peaks["replicates"] = peak_megabytes()
    print(
        f"{diaries.n:,} diaries, {domains.cells.height} domains, {minutes.shape[1]} activities, "
        f"{REPLICATES} replicates. Apart: reading {read:.2f} s, building replicates {built:.2f} s."
    )
    print("Peak after", ", ".join(f"{stage}: {peak:.0f} MB" for stage, peak in peaks.items()))
    return diaries, Case(diaries, minutes, atoms, domains, grouping, replication)


def write_groups(folder: Path) -> Path:
    """Write the 21 groups as a grouping file (JSON is YAML)."""
    path = folder / "groups.yaml"
    groups = {name: {"include": prefixes} for name, prefixes in GROUPS.items()}
    path.write_text(json.dumps({"title": "21 groups of ATUS codes", "groups": groups}))
    return path


def successive_signs(first: int, last: int) -> NDArray[np.int64]:
    """Return half the difference of two successive Hadamard rows, shape (n, 160).

    Respondent i takes rows 1 + s p and 1 + s (p + 1), both modulo 159, where p = i mod 159
    and the step s grows by one with each round of 159 respondents.
    """
    legendre = np.full(19, -1)
    legendre[np.arange(19) ** 2 % 19] = 1
    legendre[0] = 0
    paley = np.ones((20, 20), dtype=np.int64)
    paley[1:, 0] = -1
    paley[1:, 1:] = legendre[np.subtract.outer(np.arange(19), np.arange(19)) % 19]
    paley[np.arange(1, 20), np.arange(1, 20)] = 1
    sylvester = np.array([[1, 1], [1, -1]])
    hadamard = np.kron(np.kron(np.kron(sylvester, sylvester), sylvester), paley)
    rounds, place = np.divmod(np.arange(first, last), 159)
    step = rounds % 158 + 1
    upper, lower = step * place % 159 + 1, step * (place + 1) % 159 + 1
    signs: NDArray[np.int64] = (hadamard[upper] - hadamard[lower]) // 2
    return signs


def build_replicates(weight: FloatArray) -> Replication:
    """Build replicate weights by successive differences in the order of the file."""
    weights = np.empty((weight.size, 1 + REPLICATES))
    weights[:, 0] = weight
    for first in range(0, weight.size, 4096):
        last = min(first + 4096, weight.size)
        factor = 1 + np.sqrt(0.5) * successive_signs(first, last)
        weights[first:last, 1:] = weight[first:last, None] * factor
    return Replication(weights, given_coefficients("sdr", REPLICATES, None, None), "sdr")


def check_against_2016(folder: Path) -> None:
    """Stop unless minutes and replicates of 2016 are those of `bench_atus_2016`."""
    _, case = read_case(folder, range(2016, 2017))
    known = pl.read_parquet(folder / "bench_atus_2016" / "atus2016_groups.parquet")
    signs = pl.read_parquet(folder / "bench_atus_2016" / "sdr_signs_2016.parquet")
    minutes = known.select(f"y_{name}" for name in GROUPS).to_numpy()
    if not np.array_equal(case.minutes, minutes):
        sys.exit("measure.py: minutes of 2016 differ from atus2016_groups.parquet. Mend GROUPS.")
    if not np.array_equal(successive_signs(0, len(minutes)), signs.drop("tucaseid").to_numpy()):
        sys.exit("measure.py: signs differ from sdr_signs_2016.parquet. Mend successive_signs.")
    print("Minutes and replicates of 2016 equal those of bench_atus_2016.\n")


def peak_megabytes() -> float:
    """Return the largest resident size of this process so far. [MB]"""
    unit = 1 if sys.platform == "darwin" else 1024  # kilobytes on Linux
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
