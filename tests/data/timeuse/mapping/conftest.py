"""A small two-stage survey that no reader knows, written in every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from carepact.data.timeuse.mapping.document import parse_document
from carepact.data.timeuse.mapping.drafting import draft_mapping

pyreadstat = pytest.importorskip("pyreadstat")

ACTIVITIES = {
    "m_work": ("Paid work", "1"),
    "m_care": ("Care of children", "41"),
    "m_house": ("Housework", "3"),
    "m_rest": ("All else", ""),
}
REGIONS = {1: "North", 2: "South"}
SEXES = {1: "Male", 2: "Female"}
REFUSED = 99
"""Mark of an education that was not told."""

MAPPING = """\
survey: office
title: Survey of an office
sources:
  - {title: The office, licence: CC BY 4.0}
year: 2023
columns:
  respondent: pid
  sex: {column: sex, words: {"1": men, "2": women}}
  age: age
  region: {column: region, words: {"1": North, "2": South}}
  education: {column: educ, missing: ["99"], words: {"1": low, "2": high}}
weight: {column: wgt, unit: persons}
design: {strata: stratum, psu: psu}
activities:
  form: wide
  unit: minutes a day
  codes:
    m_work: {label: Paid work, icatus: "1", rationale: Paid work of any kind.}
    m_care: {label: Care of children, icatus: "41", rationale: Care of children.}
    m_house: {label: Housework, icatus: "3", rationale: Unpaid domestic services.}
    m_rest: {label: All else, icatus: "", rationale: Everything else in one column.}
"""


@pytest.fixture(scope="session")
def table() -> pl.DataFrame:
    """Draw 240 persons in 6 strata of 4 units of 10, weights unequal, some education refused."""
    generator = np.random.Generator(np.random.Philox(7))
    n = 240
    stratum = np.repeat(np.arange(6), 40)
    psu = np.repeat(np.arange(24), 10)
    sex = generator.integers(1, 3, n)
    near = generator.normal(0, 15, 24)[psu]
    care = np.clip(np.round(40 * (sex == 2) + 30 + near + generator.normal(0, 30, n)), 0, None)
    house = np.clip(np.round(60 * (sex == 2) + 60 + near + generator.normal(0, 40, n)), 0, None)
    work = generator.integers(0, 2, n) * generator.integers(200, 500, n)
    return pl.DataFrame(
        {
            "pid": [f"P{i:03}" for i in range(n)],
            "sex": sex,
            "age": generator.integers(15, 80, n),
            "region": 1 + stratum // 3,
            "educ": np.where(generator.random(n) < 0.1, REFUSED, generator.integers(1, 3, n)),
            "stratum": stratum + 1,
            "psu": psu + 1,
            "wgt": np.round(generator.uniform(500, 2500, n), 2),
            "m_work": work,
            "m_care": care,
            "m_house": house,
            "m_rest": 1440 - work - care - house,
        }
    )


@pytest.fixture
def write(tmp_path: Path, table: pl.DataFrame) -> Callable[[str], Path]:
    """Return a function that writes the survey in a format, with labels where it has them."""

    def write_as(ending: str) -> Path:
        path = tmp_path / f"office.{ending}"
        labels = {
            "sex": SEXES,
            "region": REGIONS,
            "educ": {1: "Low", 2: "High", REFUSED: "Refused"},
        }
        titles = {name: label for name, (label, _place) in ACTIVITIES.items()}
        if ending == "csv":
            table.write_csv(path)
        elif ending == "parquet":
            table.write_parquet(path)
        elif ending == "dta":
            pyreadstat.write_dta(
                table.to_pandas(), path, column_labels=titles, variable_value_labels=labels
            )
        else:
            pyreadstat.write_sav(
                table.to_pandas(),
                path,
                column_labels=titles,
                variable_value_labels=labels,
                missing_ranges={"educ": [REFUSED]},
            )
        return path

    return write_as


@pytest.fixture
def mapping_file(tmp_path: Path) -> Path:
    """Write the mapping file of the survey."""
    path = tmp_path / "office.yaml"
    path.write_text(MAPPING, "utf-8")
    return path


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Return a function that writes files and reads their draft."""

    def write(*tables: Mapping[str, Sequence[object]]) -> dict[str, Any]:
        paths = []
        for i, columns in enumerate(tables):
            paths.append(tmp_path / f"file{i}.csv")
            pl.DataFrame({name: list(v) for name, v in columns.items()}).write_csv(paths[-1])
        text = draft_mapping(*paths)
        return {**parse_document(text, "draft").content, "text": text}

    return write
