"""Carry countries through the years: seconds, memory, ratios to a fixed NumPy job.

    make bench
    python benchmarks/simulate.py --jobs one growth --rounds 9

Each job runs in a process of its own, one thread. The NumPy job is the same everywhere: nine
products of arrays of 1,001 draws x 26 years x 2 x 101, each summed over its last two axes. A
ratio to it in the same run says more than seconds on a busy machine. Ends with 1 when a demand
is missed; seconds are aims and miss nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

from carepact.core.draws import Sampler
from carepact.core.errors import CareError
from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.measure.country_hours import published_hours
from carepact.needs.balance import balance_care
from carepact.policy.package_files import shipped_package
from carepact.population.country_inputs import build_inputs
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.projection import Projection
from carepact.simulate.years import simulate_years

JOBS = ("one", "all", "growth")
PACKAGE = "co-responsibility"
COUNTRY = "KEN"
YEARS = range(2025, 2050)
SEED = 1
SHAPE = (1001, 26, 2, 101)
PRODUCTS = 9
DRAWS, DRAWS_OF_ALL = 1000, 200
AIM_ONE, AIM_ALL = 1, 90
MOST_MEGABYTES = 2000
GROWTH_DRAWS, GROWTH_COUNTRIES = (250, 500, 1000, 2000), (10, 20, 40)
MOST_GROWTH = 1.5
"""Seconds a unit of the largest job over those of the smallest: beyond it growth is not linear."""
PATHS = GrowthPaths(
    discount_rate=np.asarray(0.03),
    care_wage_growth=np.asarray(0.0),
    tax_share=0.5,
    reallocation_share=0.2,
)


def seconds(call: Callable[[], object]) -> float:
    """Time one call. [s]"""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def peak_megabytes() -> float:
    """Return the largest memory that this process has used. [MB]"""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def judge(words: str, *, met: bool) -> bool:
    """Print a demand and whether it is met."""
    print(f"{'met   ' if met else 'MISSED'}  {words}")
    return met


def make_reference() -> Callable[[], object]:
    """Make the fixed NumPy job."""
    generator = np.random.Generator(np.random.Philox(SEED))
    left, right = generator.random(SHAPE), generator.random(SHAPE)

    def multiply() -> list[np.ndarray]:
        return [(left * right).sum(axis=(-2, -1)) for _ in range(PRODUCTS)]

    return multiply


def follow(code: str, draws: int) -> Projection:
    """Carry one country from its facts to its path."""
    country, population = read_country(code), read_population(code)
    inputs = build_inputs(country, population, YEARS, Sampler(SEED, draws))
    hours = published_hours(country, Sampler(SEED, draws))
    balance = balance_care(country, population, Sampler(SEED, draws))
    return simulate_years(
        inputs, hours, balance, present_law(inputs), shipped_package(PACKAGE), PATHS
    )


def follow_all(codes: list[str], draws: int) -> int:
    """Carry countries one after the other, and count those that have what rules need."""
    carried = 0
    for code in codes:
        try:
            follow(code, draws)
        except CareError:
            continue
        carried += 1
    return carried


def list_codes() -> list[str]:
    """List the countries whose people by age are known."""
    peopled = set(list_population())
    return [code for code in known_countries() if code in peopled]


def time_one(rounds: int) -> bool:
    """One country, 25 years, 1,000 draws, three closures: facts to path."""
    first = seconds(lambda: follow(COUNTRY, DRAWS))
    reference = make_reference()
    reference()
    runs = [(seconds(reference), seconds(lambda: follow(COUNTRY, DRAWS))) for _ in range(rounds)]
    product, again = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"{'':22}{'seconds':>9} {'NumPy = 1':>10}")
    print(f"{'NumPy job':22}{product:9.3f} {1:10.2f}")
    print(f"{'first run':22}{first:9.3f} {first / product:10.2f}")
    print(f"{'again, files read':22}{again:9.3f} {again / product:10.2f}")
    print(f"aim: about {AIM_ONE} s again. Peak {peak_megabytes():.0f} MB.")
    return True


def time_all(_rounds: int) -> bool:
    """All countries, 25 years, 200 draws."""
    product = statistics.median(map(seconds, [make_reference()] * 5))
    carried = []
    took = seconds(lambda: carried.append(follow_all(list_codes(), DRAWS_OF_ALL)))
    print(f"{carried[0]} countries {took:.1f} s, {took / product:.0f} NumPy jobs")
    print(f"{took / carried[0]:.3f} s a country; aim: about {AIM_ALL} s in all.")
    words = f"peak {peak_megabytes():.0f} MB, under {MOST_MEGABYTES}"
    return judge(words, met=peak_megabytes() < MOST_MEGABYTES)


def time_growth(rounds: int) -> bool:
    """Seconds a unit as draws and countries grow."""
    follow(COUNTRY, DRAWS)
    known = [code for code in list_codes() if follow_all([code], 0)]
    by_draws = _tabulate(
        "draws", GROWTH_DRAWS, rounds, lambda draws: seconds(lambda: follow(COUNTRY, draws))
    )
    by_countries = _tabulate(
        "countries",
        GROWTH_COUNTRIES,
        1,
        lambda count: seconds(lambda: follow_all(known[:count], DRAWS_OF_ALL)),
    )
    return by_draws & by_countries


def _tabulate(
    name: str, counts: tuple[int, ...], rounds: int, timer: Callable[[int], float]
) -> bool:
    """Print seconds and seconds a unit for each size, every size in turn; the quickest counts."""
    runs = [[timer(count) for count in counts] for _ in range(rounds)]
    best = [min(column) for column in zip(*runs, strict=True)]
    print(f"\n{name:>10} {'seconds':>9} {'ms a unit':>10}")
    for count, took in zip(counts, best, strict=True):
        print(f"{count:10,} {took:9.3f} {1e3 * took / count:10.3f}")
    grown = best[-1] / counts[-1] / (best[0] / counts[0])
    words = f"{name}: largest over smallest {grown:.2f} a unit, at most {MOST_GROWTH}"
    return judge(words, met=grown <= MOST_GROWTH)


def main() -> int:
    """Run each job in a fresh process, or the one that was asked for in this one."""
    work = dict(zip(JOBS, (time_one, time_all, time_growth), strict=True))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", nargs="+", choices=JOBS, default=list(JOBS))
    parser.add_argument("--rounds", type=int, default=5, help="repetitions; the median counts")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        return 0 if work[options.jobs[0]](options.rounds) else 1
    failed = 0
    for job in options.jobs:
        print(f"\n== {job}: {work[job].__doc__}\n", flush=True)
        command = [sys.executable, __file__, "--jobs", job, "--rounds", str(options.rounds)]
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
        failed |= subprocess.run([*command, "--here"], env=environment, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
