"""Made-up surveys of a few lines: what a mapping begins with, and how its files are read."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from carepact.data.timeuse import Diaries, read_diaries
from carepact.measure.estimate import estimate_care_time

HEAD = """\
survey: made
title: Made up
sources: [{title: Made up, licence: none}]
year: 2020
columns:
  respondent: id
  sex: {column: sex, words: {F: women, M: men}}
  age: age
weight: {column: w, unit: persons}
"""
WIDE = """\
activities:
  form: wide
  unit: minutes a day
  codes:
    cook: {icatus: "31", rationale: Cooking.}
    rest: {icatus: "9", rationale: Rest.}
"""


def read(folder: Path, mapping: str, data: str, **others: str) -> Diaries:
    """Write a mapping with its files, and read the survey.

    Parameters
    ----------
    folder : Path
        Where the files are written.
    mapping, data : str
        Content of the mapping and of the respondents' file.
    **others : str
        Content of further files by their names without `.csv`.
    """
    for name, text in {"data": data, **others}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    return read_diaries(folder / "data.csv", survey=str(folder / "m.yaml"))


def minutes(diaries: Diaries, code: str) -> dict[str, float]:
    """Add up a code by respondent."""
    who = diaries.respondents["respondent"].cast(pl.String).to_list()
    found = dict.fromkeys(who, 0.0)
    for row, place, amount in diaries.activities.select("row", "code", "minutes").iter_rows():
        if diaries.codes[place] == code:
            found[who[row]] += amount
    return found


def mean(diaries: Diaries, **options: object) -> list[float]:
    """Mean minutes of unpaid domestic work, a row a cell."""
    table = estimate_care_time(diaries, groups="sdg-5.4.1", **options).to_polars()  # type: ignore[arg-type]
    chosen = table.filter(
        (pl.col("activity") == "unpaid_domestic_work")
        & (pl.col("statistic") == "mean_minutes_per_day")
    )
    return chosen["value"].to_list()
