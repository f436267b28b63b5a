"""Small surveys for tests: a table of respondents and each one's minutes by code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import polars as pl

from carepact.core.units import WeightUnit
from carepact.data.timeuse.diaries import Diaries, SampleDesign

CARE, PAID = "030101", "050101"
"""Codes of the American survey: physical care of children at home, work at the main job."""


def make_diaries(
    respondents: pl.DataFrame,
    minutes: Mapping[str, Sequence[float]],
    design: SampleDesign | None = None,
    *,
    weight_unit: WeightUnit = "persons",
) -> Diaries:
    """Make diaries without simultaneous activities; zero minutes are no activity.

    Parameters
    ----------
    respondents : pl.DataFrame, shape (n, columns)
        At least `weight`; `respondent`, `year`, `sex` and `age` are added where absent.
    minutes : mapping of code to sequence, shape (n,)
        Minutes of each code on the diary day. [min/day]
    design : SampleDesign, optional
        What the file tells of the sample.
    weight_unit : WeightUnit
        What the weights count.
    """
    n = respondents.height
    absent: dict[str, object] = {"respondent": range(n), "year": 2023, "sex": "women", "age": 40}
    added = {
        name: pl.Series(name, value) if isinstance(value, range) else pl.lit(value)
        for name, value in absent.items()
        if name not in respondents.columns
    }
    rows = [
        (row, code, float(spent))
        for code, column in enumerate(minutes.values())
        for row, spent in enumerate(column)
        if spent
    ]
    activities = pl.DataFrame(
        rows, schema={"row": pl.UInt32, "code": pl.UInt32, "minutes": pl.Float64}, orient="row"
    ).with_columns(simultaneous=pl.lit(1, dtype=pl.Int8), main=pl.lit(value=True))
    recorded = [float(sum(day)) for day in zip(*minutes.values(), strict=True)]
    return Diaries(
        survey="small",
        title="Small diaries",
        respondents=respondents.with_columns(
            pl.col("weight").cast(pl.Float64),
            recorded_minutes=pl.Series(recorded),
            **added,
        ),
        activities=activities,
        codes=tuple(minutes),
        crosswalk="atus",
        weight_unit=weight_unit,
        simultaneity="none",
        design=design or SampleDesign(),
        parents="not known",
        sources=(),
    )


def make_slots(
    slots: Sequence[tuple[int, float, Sequence[str]]],
    weight: Sequence[float],
    simultaneity: Literal["main marked", "unmarked"],
) -> Diaries:
    """Make diaries from slots (respondent, minutes, codes); the first code is the main one."""
    codes = tuple(sorted({code for _row, _minutes, listed in slots for code in listed}))
    rows = [
        (row, codes.index(code), float(minutes), len(listed), place == 0)
        for row, minutes, listed in slots
        for place, code in enumerate(listed)
    ]
    activities = pl.DataFrame(
        rows,
        schema={
            "row": pl.UInt32,
            "code": pl.UInt32,
            "minutes": pl.Float64,
            "simultaneous": pl.Int8,
            "main": pl.Boolean,
        },
        orient="row",
    )
    if simultaneity == "unmarked":
        alone = pl.when(pl.col("simultaneous") == 1).then(pl.lit(value=True))
        activities = activities.with_columns(main=alone)
    recorded = [0.0] * len(weight)
    for row, minutes, _listed in slots:
        recorded[row] += minutes
    n = len(weight)
    return Diaries(
        survey="small",
        title="Small diaries",
        respondents=pl.DataFrame(
            {
                "respondent": range(n),
                "weight": [float(w) for w in weight],
                "year": [2023] * n,
                "sex": ["women"] * n,
                "age": [40] * n,
                "recorded_minutes": recorded,
            }
        ),
        activities=activities,
        codes=codes,
        crosswalk="atus",
        weight_unit="persons",
        simultaneity=simultaneity,
        design=SampleDesign(),
        parents="not known",
        sources=(),
    )


def write_groups(path: Path, groups: Mapping[str, Sequence[str]]) -> str:
    """Write a grouping file of code prefixes and return its path."""
    lines = ["classification: survey", "groups:"]
    for name, prefixes in groups.items():
        listed = ", ".join(f'"{prefix}"' for prefix in prefixes)
        lines.append(f"  {name}: {{include: [{listed}]}}")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return str(path)


def find_figure(
    rows: pl.DataFrame, statistic: str, activity: str, **labels: str | int | None
) -> dict[str, Any]:
    """Find one row of the long table by its statistic, activity and domain labels."""
    found = rows.filter(
        pl.col("statistic") == statistic,
        pl.col("activity") == activity,
        *(pl.col(name).eq_missing(label) for name, label in labels.items()),
    )
    assert found.height == 1, f"{found.height} rows of {statistic}, {activity}, {labels}"
    return found.row(0, named=True)
