"""Small surveys in the real layouts, small enough to spoil one value at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

FIRST_ID = 20160100000000
ATUS_DAY = ((10101, 600), (20201, 120), (50101, 480), (120303, 240))
"""Sleep, cooking, work and television: 600 + 120 + 480 + 240 = 1,440 minutes."""

SLEEP, COOKING = "Night sleep/essential sleep", "Preparing meals/snacks"
WORK = "Employment in corporations, government and non-profit institutions"


class Slot(NamedTuple):
    """One activity row of the India file."""

    begin: str
    end: str
    activity: str


INDIA_DAY = (
    Slot("04:00", "10:00", SLEEP),
    Slot("10:00", "12:00", COOKING),
    Slot("12:00", "04:00", WORK),
)
"""Six hours of sleep, two of cooking, sixteen of work: 1,440 minutes."""
NO_COOKING = (Slot("04:00", "10:00", SLEEP), Slot("10:00", "04:00", WORK))

Tables = dict[str, pl.DataFrame]


def atus_tables(years: Sequence[int] = (2016,), a_year: int = 48) -> Tables:
    """Make the three abridged tables: per year, women and men of 30 and of 50 in turn."""
    n = a_year * len(years)
    ids = [FIRST_ID + i for i in range(n)]
    return {
        "atusresp": _atus_respondents(ids, [year for year in years for _ in range(a_year)]),
        "atuscps": _atus_persons(ids),
        "atusact": pl.DataFrame(
            {
                "tucaseid": [key for key in ids for _ in ATUS_DAY],
                "tiercode": [code for _ in ids for code, _minutes in ATUS_DAY],
                "dur": [minutes for _ in ids for _code, minutes in ATUS_DAY],
            },
            schema={"tucaseid": pl.Int64, "tiercode": pl.Int32, "dur": pl.Int32},
        ),
    }


def _atus_respondents(ids: list[int], years: list[int]) -> pl.DataFrame:
    """Make the respondent table: Monday to Friday, 4 to 8 January."""
    n = len(ids)
    return pl.DataFrame(
        {
            "tucaseid": ids,
            "tuyear": years,
            "diary_mo": [1] * n,
            "diary_day": [4 + i % 5 if years[i] == 2016 else 5 + i % 4 for i in range(n)],
            "holiday": ["no"] * n,
            "occup_code": ["service"] * n,
            "ind_code": ["information"] * n,
            "labor_status": ["employed-at work"] * n,
            "student_status": ["no"] * n,
            "ptft": ["FT"] * n,
            "work_class": ["private"] * n,
            "hourly_wage": [20.0] * n,
            "weekly_earn": [700.0 + 10 * (i % 7) for i in range(n)],
            "work_hrs_week": [35] * n,
            "mult_jobs": ["no"] * n,
            "partner_hh": ["spouse"] * n,
            "partner_works": ["yes"] * n,
            "partner_ptft": ["FT"] * n,
            "hh_size": [3] * n,
            "hh_child": ["yes" if i % 3 == 0 else "no" for i in range(n)],
            "hh_child_youngest_age": [4 if i % 3 == 0 else None for i in range(n)],
            "wt": [1000.0 + i for i in range(n)],
        },
        schema_overrides={"tuyear": pl.Int32, "diary_mo": pl.Int32, "diary_day": pl.Int32},
    )


def _atus_persons(ids: list[int]) -> pl.DataFrame:
    """Make the table of the Current Population Survey."""
    n = len(ids)
    return pl.DataFrame(
        {
            "tucaseid": ids,
            "region": ["west"] * n,
            "state": ["CA"] * n,
            "sex": ["female" if i % 2 else "male" for i in range(n)],
            "age": [30 if (i // 2) % 2 else 50 for i in range(n)],
            "edu": ["hs diploma"] * n,
            "race": ["White only"] * n,
            "hispanic": ["no"] * n,
            "country_born": ["US"] * n,
            "citizen": ["yes"] * n,
            "marital": ["married"] * n,
            "home_type": ["own"] * n,
            "famincome": ["60000-74999"] * n,
        }
    )


def write_atus(folder: Path, tables: Tables) -> Path:
    """Write the three tables as Parquet into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.write_parquet(folder / f"{name}.parquet")
    return folder


def india_person(
    key: str, slots: Iterable[Slot] = INDIA_DAY, **told: str | float
) -> list[dict[str, str | float]]:
    """Make the activity rows of one person, with what is told of her."""
    person = {
        "state": "Punjab",
        "district": "Moga",
        "gender": "female",
        "age": 30,
        "marital_status": "currently married",
        "education": "primary",
        "religion": "Sikhism",
        "sector": "Rural",
        "social_group": "Others",
        "household_size": 4.0,
        "monthly_expenditure": 12000.0,
        "industry": "Unknown (nan)",
        "person_id": key,
        "mult": 100,
        **told,
    }
    return [
        {**person, "activity_code": activity, "time_from": begin, "time_to": end}
        for begin, end, activity in slots
    ]


def india_table(persons: int = 24, units: int = 6) -> pl.DataFrame:
    """Make activity rows: women and men in turn, spread over the first-stage units."""
    rows: list[dict[str, str | float]] = []
    for i in range(persons):
        key = f"{30000 + i % units}{i // units}_1"
        slots = NO_COOKING if i % 5 == 0 else INDIA_DAY
        rows += india_person(key, slots, gender="male" if (i // units) % 2 else "female")
    return pl.DataFrame(rows)


def write_india(folder: Path, table: pl.DataFrame, name: str = "india_tus.csv") -> Path:
    """Write activity rows as a comma file."""
    path = folder / name
    table.write_csv(path)
    return path
