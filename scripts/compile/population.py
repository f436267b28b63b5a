"""Compile the table of population by sex and age that ships with the package.

Usage: scripts/compile/population.py FOLDER, the shared folder `data`. Reads the ages of 2024 and
the UN's births, sex ratios at birth, death rates and migrants, projects every country to 2050,
writes `population.csv` and `countries.csv` into `src/carepact/data/countries/population/`, and
prints how the result stands beside the UN's totals, with the factors that would scale it to
them. The factors are not applied.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parent))
from rda import Columns, read_rda

from carepact.data.countries.projection import (
    LIFE_TABLE_AGES,
    MIGRANT_GROUPS,
    OLDEST,
    SEXES,
    Course,
    FloatArray,
    Survival,
    interpolate_rates,
    project,
    split_births,
    spread_migrants,
    spread_rates,
    survive,
)

TARGET = Path(__file__).resolve().parents[2] / "src/carepact/data/countries/population"
FIRST, LAST = 2024, 2050
YEARS = range(FIRST, LAST + 1)
SINGLE_AGES = 25
GROUP_STARTS = [*range(SINGLE_AGES), *range(SINGLE_AGES, OLDEST + 1, 5)]
THOUSAND = 1000.0
PERIOD_YEARS = 5


@dataclass(frozen=True)
class Inputs:
    """What a projection starts from. `C` countries, `Y` steps, `P` periods of five years."""

    codes: list[str]
    """ISO 3166-1 alpha-3."""
    numbers: list[int]
    """The UN's numbers (M49)."""
    names: list[str]
    base: FloatArray
    """Persons in the middle of the first year, shape (C, S, A)."""
    births: FloatArray
    """Shape (Y + 1, C), calendar years."""
    deaths: FloatArray
    """The UN's, shape (Y + 1, C), calendar years."""
    sex_ratio: FloatArray
    """Shape (Y + 1, C)."""
    net_migrants: FloatArray
    """Shape (Y + 1, C), calendar years."""
    totals: FloatArray
    """The UN's persons on 31 December, shape (Y + 1, C, S)."""
    life_expectancy: FloatArray
    """The UN's, calendar years, shape (Y + 1, C, S)."""
    rates: FloatArray
    """Death rates, shape (P, C, S, G)."""
    migrants: FloatArray
    """Shape (P, C, S, 21)."""
    starts: FloatArray
    """First year of each period, from its middle, shape (P,)."""


def pick(frame: Columns, column: str, keys: tuple[str, ...], wanted: list[list[object]]) -> FloatArray:
    """Read one column into an array over wanted keys, thousands as they stand.

    Raises SystemExit where a key is missing or stands twice.
    """
    place = [{key: number for number, key in enumerate(axis)} for axis in wanted]
    result = np.full([len(axis) for axis in wanted], np.nan)
    for *found, value in zip(*(frame[key].tolist() for key in keys), frame[column], strict=True):
        where = tuple(axis.get(key) for axis, key in zip(place, found, strict=True))
        if None not in where:
            if not np.isnan(result[where]):
                raise SystemExit(f"{column}: {found} stands twice.")
            result[where] = value
    if np.isnan(result).any():
        first = np.argwhere(np.isnan(result))[0]
        lacking = [axis[i] for axis, i in zip(wanted, first, strict=True)]
        raise SystemExit(f"{column}: nothing for {lacking}.")
    return result


def read_inputs(data: Path) -> Inputs:
    """Read everything that the projection needs."""
    folder = data / "macro" / "population"

    def frame(name: str) -> Columns:
        return read_rda(folder / f"wpp2024_{name}.rda", name)

    base = pl.read_parquet(data / "macro" / "population_age_sex.parquet").filter(
        (pl.col("year") == FIRST) & pl.col("persons_wpp2024adj").is_not_null()
    )
    codes = sorted(base["iso3"].cast(pl.String).unique().to_list())
    number_of = read_numbers(data)
    numbers = [number_of[code] for code in codes]
    with (folder / "wpp2024_UNlocations.txt").open(encoding="utf-8") as stream:
        names = {int(r["country_code"]): r["name"] for r in csv.DictReader(stream, delimiter="\t")}
    persons = base.with_columns(pl.col("iso3", "sex").cast(pl.String)).to_dict(as_series=False)
    ages = {key: np.array(values, dtype=object) for key, values in persons.items()}
    at = [list(YEARS), numbers]
    by_year = ("year", "country_code")
    flows, people, lives = frame("miscproj1dt"), frame("popproj1dt"), frame("e0proj1dt")
    births, deaths, change = (
        pick(flows, column, by_year, at) * THOUSAND for column in ("births", "deaths", "PopChange")
    )
    table, moves = frame("mx5dt"), frame("migprojAge5dt")
    middles = [year for year in sorted(set(moves["year"].tolist())) if year <= LAST + PERIOD_YEARS]
    groups = [f"{age}" if age < OLDEST else f"{age}+" for age in LIFE_TABLE_AGES.tolist()]
    bands = [f"{5 * g}-{5 * g + 4}" for g in range(MIGRANT_GROUPS - 1)] + [f"{OLDEST}+"]
    by_age = ("year", "country_code", "age")

    def by_sex(source: Columns, stem: str, keys: tuple[str, ...], axes: list[list[object]]) -> FloatArray:
        return np.stack([pick(source, stem + sex, keys, axes) for sex in "FM"], axis=2)

    return Inputs(
        codes=codes,
        numbers=numbers,
        names=[names[number] for number in numbers],
        base=pick(ages, "persons_wpp2024adj", ("iso3", "sex", "age"),
                  [codes, ["F", "M"], list(range(OLDEST + 1))]),
        births=births,
        deaths=deaths,
        sex_ratio=pick(frame("sexRatio1dt"), "srb", by_year, at),
        net_migrants=change - births + deaths,
        totals=by_sex(people, "pop", by_year, at) * THOUSAND,
        life_expectancy=by_sex(lives, "e0", by_year, at),
        rates=by_sex(table, "mx", by_age, [middles, numbers, groups]),
        migrants=by_sex(moves, "mig", by_age, [middles, numbers, bands]) * THOUSAND,
        starts=np.array(middles) - 3,
    )  # fmt: skip


def read_numbers(data: Path) -> dict[str, int]:
    """Read the UN's number of each ISO code."""
    path = data / "macro" / "reference" / "gapminder_countries.csv"
    with path.open(encoding="utf-8") as stream:
        return {
            row["iso3166_1_alpha3"]: int(float(row["iso3166_1_numeric"]))
            for row in csv.DictReader(stream)
            if row["iso3166_1_alpha3"] and row["iso3166_1_numeric"]
        }


def between(yearly: FloatArray) -> FloatArray:
    """Return flows from each middle of a year to the next: half of both years."""
    return np.asarray((yearly[:-1] + yearly[1:]) / 2)


def survivals(inputs: Inputs) -> list[Survival]:
    """Return the survival of every step; a period runs from middle to middle of a year."""
    # Period 2020-2025 runs from 1 July 2020 to 1 July 2025, its middle is 1 January 2023.
    middles = inputs.starts + 0.5 + PERIOD_YEARS / 2
    return [
        survive(spread_rates(interpolate_rates(inputs.rates, middles, year + 1.0)))
        for year in YEARS[:-1]
    ]


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


def group(persons: FloatArray) -> FloatArray:
    """Sum single ages into the shipped ones, shape (..., 41)."""
    return np.add.reduceat(persons, GROUP_STARTS, axis=-1)


def labels() -> list[str]:
    """Name the shipped ages."""
    wide = [f"{start}-{start + 4}" for start in range(SINGLE_AGES, OLDEST, 5)]
    return [*map(str, range(SINGLE_AGES)), *wide, f"{OLDEST}+"]


def write(inputs: Inputs, course: Course) -> None:
    """Write both tables, whole persons."""
    TARGET.mkdir(parents=True, exist_ok=True)
    table = np.rint(group(course.persons)).astype(np.int64)
    with (TARGET / "population.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["country", "sex", "age", *YEARS])
        for c, code in enumerate(inputs.codes):
            for s, sex in enumerate(SEXES):
                for a, age in enumerate(labels()):
                    writer.writerow([code, sex, age, *table[:, c, s, a].tolist()])
    with (TARGET / "countries.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["country", "m49", "name"])
        writer.writerows(zip(inputs.codes, inputs.numbers, inputs.names, strict=True))


@dataclass(frozen=True)
class Comparison:
    """The result beside the UN's figures, shape (C,) each, ratios of ours to theirs."""

    totals: FloatArray
    """Persons of the last year."""
    deaths: FloatArray
    """Deaths of the last step."""
    all_deaths: FloatArray
    """Deaths of all steps."""
    infants: FloatArray
    """Age 0 of the last year to the births that survive."""
    life_expectancy: FloatArray
    """Largest difference of a step, both sexes. [years]"""
    factors: FloatArray
    """What would scale the last year to the UN's totals by sex, shape (C, S)."""


def compare(inputs: Inputs, course: Course, lived: list[Survival]) -> Comparison:
    """Compare a projection, before any rescaling, with the UN's figures."""
    wanted = between(inputs.totals)[-1]
    found = course.persons[-1].sum(axis=-1)
    deaths = course.deaths.sum(axis=-1)
    born = split_births(between(inputs.births)[-1], between(inputs.sex_ratio)[-1])
    expectancy = np.stack([one.life_expectancy for one in lived])
    gap = np.abs(expectancy - between(inputs.life_expectancy)).max(axis=(0, 2))
    return Comparison(
        totals=found.sum(axis=-1) / wanted.sum(axis=-1),
        deaths=deaths[-1] / between(inputs.deaths)[-1],
        all_deaths=deaths.sum(axis=0) / between(inputs.deaths).sum(axis=0),
        infants=course.persons[-1, :, :, 0].sum(axis=-1) / (born * lived[-1].births).sum(axis=-1),
        life_expectancy=gap,
        factors=wanted / found,
    )


def report(inputs: Inputs, course: Course, found: Comparison) -> None:
    """Print each country's factors, then the counts."""
    print("country  2050 ours/UN  deaths ours/UN  age 0/births  factor women, men (not applied)")
    for c, code in enumerate(inputs.codes):
        print(
            f"{code}  {found.totals[c]:.4f}  {found.deaths[c]:.4f}  {found.infants[c]:.4f}  "
            f"{found.factors[c, 0]:.4f} {found.factors[c, 1]:.4f}"
        )
    within = {
        f"totals of {LAST} within 2 %": np.abs(found.totals - 1) <= 0.02,
        "deaths of the last step within 10 %": np.abs(found.deaths - 1) <= 0.10,
        "deaths of all steps within 10 %": np.abs(found.all_deaths - 1) <= 0.10,
        "age 0 within 2 % of surviving births": np.abs(found.infants - 1) <= 0.02,
        "life expectancy within 0.5 years in every step": found.life_expectancy <= 0.5,
    }
    for title, inside in within.items():
        outside = [code for code, good in zip(inputs.codes, inside, strict=True) if not good]
        print(f"{title}: {inside.sum()} of {len(inside)}; not {' '.join(outside) or '-'}")
    cut = course.uncovered.sum(axis=(0, 2))
    listed = [f"{code} {n:.0f}" for code, n in zip(inputs.codes, cut, strict=True) if n >= 1]
    print(f"emigrants left out, persons over all steps: {', '.join(listed) or 'none'}")


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
