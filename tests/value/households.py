"""A town small enough to value by hand.

Ten respondents in 2015: five women who each clean 60 and care for a child 30 minutes, and
five men who each clean 120 minutes. The women stand for 100 persons, the men for 300.
Cleaning is (100 x 60 + 300 x 120) / 60 x 365 = 255,500 hours a year, childcare
100 x 30 / 60 x 365 = 18,250, both together 273,750.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure.replicates import Replication
from carepact.studies.valuation.by_keywords import value_care_time
from carepact.value import CareValue

CLEANING, CHILDCARE, SLEEP = 0, 1, 2
CODES = ("020101", "030101", "010101")
CLEANING_HOURS, CHILDCARE_HOURS = 255_500.0, 18_250.0
HOURS = CLEANING_HOURS + CHILDCARE_HOURS
WOMEN_HOURS, MEN_HOURS = 54_750.0, 219_000.0
"""100 x 90 / 60 x 365 and 300 x 120 / 60 x 365."""
DAY = {
    "women": {CLEANING: 60.0, CHILDCARE: 30.0, SLEEP: 1350.0},
    "men": {CLEANING: 120.0, SLEEP: 1320.0},
}
WEIGHT = {"women": 20.0, "men": 60.0}


def town(years: Sequence[int] = (2015,), **columns: Sequence[Any]) -> Diaries:
    """Make the diaries of the town; further columns hold a value a respondent and year."""
    sexes = ["women", "men"] * 5 * len(years)
    respondents = pl.DataFrame(
        {
            "respondent": range(len(sexes)),
            "weight": [WEIGHT[sex] for sex in sexes],
            "year": [year for year in years for _ in range(10)],
            "sex": sexes,
            "age": [30 + at % 10 for at in range(len(sexes))],
            "recorded_minutes": [1440.0] * len(sexes),
            **columns,
        }
    )
    activities = pl.DataFrame(
        [
            {"row": row, "code": code, "minutes": minutes, "simultaneous": 1, "main": True}
            for row, sex in enumerate(sexes)
            for code, minutes in DAY[sex].items()
        ],
        schema_overrides={"simultaneous": pl.Int8},
    )
    return Diaries(
        survey="town",
        title="Town",
        respondents=respondents,
        activities=activities,
        codes=CODES,
        crosswalk="atus",
        weight_unit="persons",
        simultaneity="none",
        design=SampleDesign(),
        parents="not known",
        sources=(),
    )


def replicates_of(diaries: Diaries, replicates: int = 8) -> Replication:
    """Draw replicate weights: a bootstrap of the town's respondents."""
    generator = np.random.Generator(np.random.Philox(7))
    count = generator.multinomial(diaries.n, np.full(diaries.n, 1 / diaries.n), replicates)
    count = np.maximum(count, 0.25)  # nobody's weight is zero in all of a small stratum
    weight = diaries.respondents["weight"].to_numpy()
    weights = np.column_stack([weight, weight[:, None] * count.T])
    return Replication(weights, np.full(replicates, 1 / replicates), "bootstrap")


def value_town(
    diaries: Diaries,
    wages: str | Path,
    *methods: str,
    **options: Any,  # noqa: ANN401 - whatever value_care_time takes
) -> CareValue:
    """Value the town's unpaid work with its own replicates."""
    options.setdefault("replication", replicates_of(diaries))
    return value_care_time(diaries, str(wages), methods, **options)


def write_wages(
    path: Path, wages: Mapping[str, float], rate: float | None = None, **years: Mapping[str, float]
) -> Path:
    """Write a file of wages; years, as y2015, hold those that differ."""
    rate_text = "" if rate is None else str(rate)
    lines = ["occupation,year,hourly_wage,currency,employer_contribution_rate,source"]
    lines += [f"{code},,{wage},crowns,{rate_text},the town's book" for code, wage in wages.items()]
    lines += [
        f"{code},{year[1:]},{wage},crowns,{rate_text},the town's book"
        for year, of_year in years.items()
        for code, wage in of_year.items()
    ]
    path.write_text("\n".join(lines) + "\n")
    return path


def figure(
    result: CareValue, statistic: str, valuation: str = "", basis: str = "net", activity: int = 0
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return one figure of the first line along the replicates, shape (1 + R,)."""
    for block in result.blocks:
        marks = (block.marks.get("valuation", ""), block.marks.get("basis", "net"))
        if block.statistic == statistic and marks == (valuation, basis):
            theta: np.ndarray[Any, np.dtype[np.float64]]
            theta = result.replicates(block.name).theta[0, activity]
            return theta
    raise AssertionError(f"no {statistic} by {valuation}, {basis}")
