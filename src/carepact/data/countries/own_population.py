"""Read the user's own population: a file of the shipped shape, or the United Nations' table.

The shipped shape is a row a country, sex and age, and a column a year, in whole persons. The
United Nations' tables by age and sex are known by their columns; they are in thousands.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole
from carepact.data.countries.ages import AGES, place_of_age, read_age
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.mortality import OLDEST, SEXES
from carepact.data.timeuse.tables import check_columns, read_table

KEYS = ("country", "sex", "age")

YearsAndPersons = tuple[list[int], FloatArray]


def read_own_population(path: Path, country: str) -> YearsAndPersons:
    """Read one country from the user's file.

    Parameters
    ----------
    path : Path
        Comma file (plain, `.gz`, `.zip`) or Parquet file: `country`, `sex`, `age` and a
        column a year; or the UN's with `ISO3_code`, `Variant`, `Time`, `AgeGrp`, `PopMale`,
        `PopFemale`, of which the medium variant is taken.
    country : str
        ISO 3166-1 alpha-3 code.

    Returns
    -------
    list of int
        Years, rising without a gap.
    NDArray, shape (years, 2, 41)
        Persons; single ages of 25 and more are added up into the shipped groups. [persons]

    Raises
    ------
    DataError
        If the file has other columns, nothing on the country, an age that lies across two
        groups, an age or a year left out or twice, or a figure that is no count.
    """
    table = read_table(path, text=(*KEYS, "AgeGrp", "ISO3_code"), is_own=True)
    if "ISO3_code" in table.columns:
        columns = ("ISO3_code", "Variant", "Time", "AgeGrp", "PopMale", "PopFemale")
        check_columns(path.name, table.columns, columns)
        rows = _of_un(table)
    else:
        check_columns(path.name, table.columns, KEYS)
        rows = _of_shipped_shape(path.name, table)
    known = rows["country"].unique(maintain_order=True).drop_nulls().to_list()
    if country not in known:
        raise DataError(
            _("{file}: nothing on '{country}'.", file=path.name, country=country)
            + nearest(country, known)
            + " "
            + _("Add its rows, or leave the file out.")
        )
    return _arrange(path.name, rows.filter(pl.col("country") == country))


def _of_un(table: pl.DataFrame) -> pl.DataFrame:
    """Bring the UN's table into rows of country, sex, age, year, persons."""
    return (
        table.filter(pl.col("Variant").is_in(("Medium", "Estimates")))
        .select(
            country="ISO3_code",
            age="AgeGrp",
            year=pl.col("Time").cast(pl.Int64, strict=False),
            **{
                sex: pl.col(column).cast(pl.Float64, strict=False) * 1000.0
                for column, sex in {"PopFemale": "women", "PopMale": "men"}.items()
            },
        )
        .unpivot(SEXES, index=["country", "age", "year"], variable_name="sex", value_name="persons")
    )


def _of_shipped_shape(file: str, table: pl.DataFrame) -> pl.DataFrame:
    """Bring a table of the shipped shape into rows of country, sex, age, year, persons."""
    years = [column for column in table.columns if column not in KEYS]
    with Faults(DataError, file) as faults:
        if not years:
            faults.add(_("there is no column of a year. Add one, headed 2024 for example."))
        for column in years:
            if not (is_whole(column) and len(column) == 4):  # noqa: PLR2004 - digits of a year
                faults.add(
                    _("column '{column}' is no year. Leave it out or mend it.", column=column)
                )
    return table.with_columns(pl.col(years).cast(pl.Float64, strict=False)).unpivot(
        years, index=list(KEYS), variable_name="year", value_name="persons"
    ).with_columns(pl.col("year").cast(pl.Int64))  # fmt: skip


def _arrange(file: str, rows: pl.DataFrame) -> YearsAndPersons:
    """Add the rows of one country up into years, sexes and shipped ages."""
    years = sorted(rows["year"].drop_nulls().unique().to_list())
    persons = np.zeros((len(years), len(SEXES), len(AGES)))
    covered = np.zeros((len(years), len(SEXES), OLDEST + 1), dtype=int)
    messages: list[str] = []
    for row in rows.iter_rows(named=True):
        fault = _fault_of(row)
        if fault:
            messages.append(fault)
            continue
        first, last = read_age(row["age"]) or (0, None)
        year, sex = years.index(row["year"]), SEXES.index(row["sex"])
        persons[year, sex, place_of_age(first, last)] += row["persons"]
        covered[year, sex, min(first, OLDEST) : OLDEST + 1 if last is None else last + 1] += 1
    messages = list(dict.fromkeys(messages)) or _find_gaps(years, covered)
    named = figure_rules().most_faults.value
    with Faults(DataError, file) as faults:
        faults.extend(messages[:named])
        if len(messages) > named:
            faults.add(
                _(
                    "and {count} more of this kind. Mend them too.",
                    count=len(messages) - named,
                )
            )
    return years, persons


def _fault_of(row: dict[str, object]) -> str | None:
    """Word what is wrong with one figure; None where nothing is."""
    where = f"{row['sex']} {row['age']} {row['year']}"
    if row["sex"] not in SEXES:
        return _("sex '{sex}' is not known. Write women or men.", sex=row["sex"])
    age = read_age(str(row["age"]))
    if age is None or place_of_age(*age) is None:
        return _(
            "age '{age}' is none of the table's. Write single years to 24, then groups of five "
            "from 25-29, or single years, and 100+.",
            age=row["age"],
        )
    value = row["persons"]
    if not isinstance(value, float) or not np.isfinite(value) or value < 0:
        return _("{where}: '{value}' is no count of persons. Correct it.", where=where, value=value)
    return None


def _find_gaps(years: list[int], covered: IntArray) -> list[str]:
    """Word which years are left out, and which ages are left out or stand twice."""
    missing = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    messages = [_("the year {year} is left out. Add it.", year=year) for year in missing]
    for year, sex, age in np.argwhere(covered != 1):
        where = f"{SEXES[sex]} {age} {years[year]}"
        if covered[year, sex, age]:
            messages.append(_("{where} stands twice. Keep one row.", where=where))
        else:
            messages.append(_("{where} is left out. Add its row.", where=where))
    return messages
