"""Made-up surveys, small and awkward, with everything known about them.

Persons keep diaries of one to three days, their weights are lognormal and some are zero,
cells hold from nobody to twenty, and groups of activities lie within one another.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.data.timeuse import Diaries, read_diaries

DAY = 1440
CODES = {
    "cook": "311", "clean": "32", "child": "41", "adult": "42",
    "work": "1", "leisure": "842", "sleep": "91",
}  # fmt: skip
"""Codes of the made-up surveys, and their places in ICATUS; sleep fills the day."""
OCCUPATIONS = {"311": "5120", "32": "9111", "41": "5311", "42": "5322"}
"""Who does such work for pay, as docs/how-to/value-unpaid-care.md says."""
MONEY = "own money of the survey"
GROUPINGS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "apart": {"home": ("cook", "clean"), "care": ("child", "adult")},
    "nested": {
        "unpaid": ("cook", "clean", "child", "adult"),
        "care": ("child", "adult"),
        "childcare": ("child",),
    },
    "crossing": {
        "indoors": ("cook", "child"),
        "persons": ("child", "adult"),
        "others": ("cook", "clean", "adult"),
    },
    "but one": {
        "work": ("work",),
        "home": ("cook", "clean"),
        "childcare": ("child",),
        "leisure": ("leisure",),
        "sleep": ("sleep",),
    },
    "icatus": {
        "1": ("work",),
        "3": ("cook", "clean"),
        "4": ("child", "adult"),
        "8": ("leisure",),
        "9": ("sleep",),
    },
}
BANDS = (15, 30, 60)
SIZES = (0, 1, 2, 3, 4, 5, 6, 8, 12, 20)
"""Persons of a cell, each as likely."""


@dataclass(frozen=True)
class Survey:
    """The days of some persons: what only the office may know."""

    days: pl.DataFrame
    """A row a day: id, day, sex, region, age, w, st, psu, pay, and a column of minutes a code."""

    def write(self, folder: Path) -> Diaries:
        """Write the survey with its mapping file, and read it as the command does."""
        folder.mkdir(parents=True, exist_ok=True)
        self._long().write_csv(folder / "d.csv")
        (folder / "m.yaml").write_text(json.dumps(self._mapping()))
        return read_diaries(folder / "d.csv", str(folder / "m.yaml"))

    def minutes(self, codes: Sequence[str]) -> NDArray[np.float64]:
        """Add up the minutes of some codes on each day. [min/day]"""
        return self.days.select(pl.sum_horizontal(codes)).to_series().to_numpy().astype(np.float64)

    @property
    def person(self) -> NDArray[np.int64]:
        """Number the persons, a row a day."""
        return self.days["id"].rank("dense").to_numpy().astype(np.int64) - 1

    @property
    def weight(self) -> NDArray[np.float64]:
        """Weight of each day. [persons]"""
        return self.days["w"].to_numpy().astype(np.float64)

    def _long(self) -> pl.DataFrame:
        """Lay the minutes of each day one after another, a row an activity."""
        rows = []
        for day in self.days.iter_rows(named=True):
            at = 0
            told = [day[name] for name in ("id", "day", "sex", "region", "age", "w", "st", "psu")]
            for code in CODES:
                if day[code]:
                    end = at + day[code]
                    rows.append((*told, day["pay"], _clock(at), _clock(end), code))
                    at = end
        names = ("id", "day", "sex", "region", "age", "w", "st", "psu", "pay", "b", "e", "code")
        return pl.DataFrame(rows, schema=list(names), orient="row", infer_schema_length=None)

    def _mapping(self) -> dict[str, object]:
        """Describe the file as a user would."""
        columns: dict[str, object] = {
            "respondent": "id",
            "day": "day",
            "sex": {"column": "sex", "words": {"1": "men", "2": "women"}},
            "age": "age",
            "region": "region",
        }
        if self.days["pay"].null_count() < self.days.height:
            columns["hourly_wage"] = {"column": "pay", "unit": "money an hour"}
        codes = {
            code: {"label": code, "icatus": place, "rationale": "made up."}
            for code, place in CODES.items()
        }
        return {
            "survey": "made-up",
            "title": "Made up",
            "sources": [{"title": "Made up", "licence": "made up"}],
            "files": {"respondents": "d.csv"},
            "year": 2014,
            "columns": columns,
            "weight": {"column": "w", "unit": "person-days"},
            "design": {"strata": "st", "psu": "psu", "single_psu": "merge"},
            "activities": {
                "form": "long", "begin": "b", "end": "e", "code": "code",
                "simultaneity": "none", "codes": codes,
            },
        }  # fmt: skip


def _clock(minute: int) -> str:
    """Write a minute of the day as a time."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def person(
    name: str,
    minutes: Mapping[str, int],
    *,
    sex: int = 1,
    region: str = "a",
    age: int = 40,
    weight: float = 100.0,
    psu: int = 0,
    day: int = 0,
    pay: float | None = None,
) -> dict[str, object]:
    """Make one day of one person; sleep fills what is left of it."""
    held = {code: int(minutes.get(code, 0)) for code in CODES}
    held["sleep"] += DAY - sum(held.values())
    told = {"id": name, "day": day, "sex": sex, "region": region, "age": age, "w": weight}
    return {**told, "st": 1, "psu": psu, "pay": pay, **held}


def gather(rows: Sequence[Mapping[str, object]]) -> Survey:
    """Make a survey of days."""
    return Survey(pl.DataFrame(list(rows), infer_schema_length=None))


def draw_survey(draw: np.random.Generator, *, ages: Sequence[int], everybody_paid: bool) -> Survey:
    """Draw a survey of two sexes, two to four regions and these ages."""
    often = dict(zip(CODES, draw.choice([0.25, 0.5, 0.9], size=len(CODES)), strict=True))
    most_days = int(draw.integers(1, 4))
    rows: list[dict[str, object]] = []
    count = itertools.count()
    cells = list(itertools.product((1, 2), "abcd"[: int(draw.integers(2, 5))], ages))
    for sex, region, age in cells:
        for _person in range(int(draw.choice(SIZES))):
            serial = next(count)
            weight = 0.0 if draw.random() < 0.06 else round(float(draw.lognormal(5, 0.7)), 2)
            states = everybody_paid or draw.random() < 0.6
            pay = round(float(draw.lognormal(3, 0.4)), 2) if states else None
            for day in range(int(draw.integers(1, most_days + 1))):
                minutes = {
                    code: int(draw.integers(5, 200))
                    for code in CODES
                    if code != "sleep" and draw.random() < often[code]
                }
                rows.append(
                    person(
                        f"P{serial:04d}", minutes, sex=sex, region=region, age=age,
                        weight=weight, psu=serial % 6, day=day, pay=pay,
                    )
                )  # fmt: skip
    order = draw.permutation(len(rows)).tolist()
    return gather([rows[k] for k in order])


def write_groups(folder: Path, name: str) -> str:
    """Write a grouping file, unless the grouping is a shipped one."""
    if name == "icatus":
        return name
    groups = {
        key: {"include": [CODES[code] for code in codes]} for key, codes in GROUPINGS[name].items()
    }
    path = folder / f"{name}.yaml"
    content = {"title": "Made up", "classification": "icatus-2016", "groups": groups}
    path.write_text(json.dumps(content))
    return str(path)


def write_wages(folder: Path, wages: Mapping[str, float], rate: float | None) -> str:
    """Write a file of wages, in the survey's own money. [money an hour]"""
    frame = pl.DataFrame(
        {
            "occupation": list(wages),
            "hourly_wage": list(wages.values()),
            "currency": MONEY,
            "source": "made up",
        }
    )
    if rate is not None:
        frame = frame.with_columns(employer_contribution_rate=pl.lit(rate))
    path = folder / "wages.csv"
    frame.write_csv(path)
    return str(path)
