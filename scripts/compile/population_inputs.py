"""Read what the projection of populations starts from, out of the shared folder `data`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from scripts.compile.rda import Columns, read_rda

from carepact.core.arrays import FloatArray
from carepact.data.countries.mortality import LIFE_TABLE_AGES, OLDEST

FIRST, LAST = 2024, 2050
YEARS = range(FIRST, LAST + 1)
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


def pick(frame: Columns, column: str, keys: tuple[str, ...], wanted: list[list[Any]]) -> FloatArray:
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
    at: list[list[Any]] = [list(YEARS), numbers]
    by_year = ("year", "country_code")
    flows, people, lives = frame("miscproj1dt"), frame("popproj1dt"), frame("e0proj1dt")
    births, deaths, change = (
        pick(flows, column, by_year, at) * THOUSAND for column in ("births", "deaths", "PopChange")
    )
    table, moves = frame("mx5dt"), frame("migprojAge5dt")
    middles = [year for year in sorted(set(moves["year"].tolist())) if year <= LAST + PERIOD_YEARS]
    groups = [f"{age}" if age < OLDEST else f"{age}+" for age in LIFE_TABLE_AGES.tolist()]
    bands = [f"{5 * g}-{5 * g + 4}" for g in range(OLDEST // 5)] + [f"{OLDEST}+"]
    by_age = ("year", "country_code", "age")

    def by_sex(
        source: Columns, stem: str, keys: tuple[str, ...], axes: list[list[Any]]
    ) -> FloatArray:
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
