"""Compile the table of population by sex and age that ships with the package.

Usage, from the folder of the project: `PYTHONPATH=src python -m scripts.compile.population FOLDER`
with the shared folder `data`. Reads the ages of 2024 and the UN's births, sex ratios at birth,
death rates, life expectancies and migrants, projects every country to 2050, writes
`population.csv` and `countries.csv` into `src/carepact/data/countries/population/`, and prints
how the result stands beside the UN's totals, with the factors that would scale it to them. The
factors are not applied.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scripts.compile.population_inputs import PERIOD_YEARS, YEARS, Inputs, between, read_inputs
from scripts.compile.population_report import compare, report

from carepact.core.arrays import FloatArray
from carepact.data.countries.ages import AGE_STARTS, AGES
from carepact.data.countries.mortality import (
    SEXES,
    Survival,
    interpolate_rates,
    match_life_expectancy,
    spread_rates,
    survive,
)
from carepact.data.countries.projection import Course, project, split_births, spread_migrants

TARGET = Path(__file__).resolve().parents[2] / "src/carepact/data/countries/population"


def survivals(inputs: Inputs) -> list[Survival]:
    """Return the survival of every step; a period runs from middle to middle of a year."""
    # Period 2020-2025 runs from 1 July 2020 to 1 July 2025, its middle is 1 January 2023.
    middles = inputs.starts + 0.5 + PERIOD_YEARS / 2
    wanted = between(inputs.life_expectancy)
    found = []
    for number, year in enumerate(YEARS[:-1]):
        rates = spread_rates(interpolate_rates(inputs.rates, middles, year + 1.0))
        found.append(survive(match_life_expectancy(rates, wanted[number])))
    return found


def migrants(inputs: Inputs) -> FloatArray:
    """Return the net migrants of every step by single age, shape (Y, C, S, A)."""
    net = between(inputs.net_migrants)
    period = np.searchsorted(inputs.starts, np.array(YEARS[:-1]), side="right") - 1
    return np.stack(
        [spread_migrants(inputs.migrants[p], net[step]) for step, p in enumerate(period)]
    )


def run(inputs: Inputs) -> tuple[Course, list[Survival]]:
    """Project every country to the last year."""
    lived = survivals(inputs)
    born = between(inputs.births)
    split = [split_births(b, r) for b, r in zip(born, between(inputs.sex_ratio), strict=True)]
    return project(inputs.base, np.stack(split), lived, migrants(inputs)), lived


def tabulate(course: Course) -> NDArray[np.int64]:
    """Sum single ages into the shipped ones, in whole persons, shape (Y + 1, C, S, 41)."""
    return np.rint(np.add.reduceat(course.persons, AGE_STARTS, axis=-1)).astype(np.int64)


def write(inputs: Inputs, course: Course) -> None:
    """Write both tables, whole persons."""
    TARGET.mkdir(parents=True, exist_ok=True)
    table = tabulate(course)
    with (TARGET / "population.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["country", "sex", "age", *YEARS])
        for c, code in enumerate(inputs.codes):
            for s, sex in enumerate(SEXES):
                for a, age in enumerate(AGES):
                    writer.writerow([code, sex, age, *table[:, c, s, a].tolist()])
    with (TARGET / "countries.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["country", "m49", "name"])
        writer.writerows(zip(inputs.codes, inputs.numbers, inputs.names, strict=True))


def main() -> int:
    """Project, write, print."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and one folder
        raise SystemExit("population.py: name one folder, the shared folder 'data'.")
    inputs = read_inputs(Path(sys.argv[1]))
    course, lived = run(inputs)
    write(inputs, course)
    report(inputs, course, compare(inputs, course, lived))
    return 0


if __name__ == "__main__":
    sys.exit(main())
