"""Tables of responses that several tests look at, and how far they lie from the engine."""

from __future__ import annotations

from functools import cache

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.studies.country_projection import read_study_country
from carepact.studies.response_table.building import (
    Engine,
    build_table,
    follow_mothers,
    start_engine,
)
from carepact.studies.response_table.table import ResponseTable
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import open_study


@cache
def open_country(code: str) -> CountryStudy:
    """Open a country up to the year in which all of its package is in force."""
    return open_study(code, {"until": open_study(code).package.phase_in.ends})


@cache
def start_country(code: str) -> Engine:
    """Start a country's engine, every input at its middle."""
    study = open_country(code)
    return start_engine(study, read_study_country(study))


@cache
def build_country(code: str) -> ResponseTable:
    """Build a country's table."""
    study, engine = open_country(code), start_country(code)
    return build_table(engine, follow_mothers(study, read_study_country(study), engine))


def ask_engine(code: str, packages: FloatArray) -> dict[tuple[str, str], FloatArray]:
    """Ask the engine for the figures of packages, as `ResponseTable.tell` has them.

    What mothers earn stands in the engine's answers, so nothing of theirs is added.
    """
    table, answers = build_country(code), start_country(code).ask(packages)
    entering = table.room.enter(
        table.pick(answers, "freed", ""), table.pick(answers, "care_jobs", "women")
    )
    return table.derive(answers, entering)


def measure_misses(code: str, packages: int, seed: int) -> dict[tuple[str, str], float]:
    """Measure how far the table lies from the engine, by figure.

    Returns
    -------
    dict of tuple of str to float
        The greatest miss over random packages and years, of a year's spread over them. Hours are
        left out where they are estimated from other countries, as no page shows them then.
    """
    engine, table = start_country(code), build_country(code)
    scattered = engine.scatter(packages, seed)
    told, asked = table.tell(scattered), ask_engine(code, scattered)
    quoted = engine.carrier.start.hours.status != "imputed"
    found = {}
    for key, values in asked.items():
        spread, size = np.ptp(values, axis=0), np.abs(values).max(axis=0)
        varies = spread > 1e-6 * size
        missed = np.abs(told[key] - values).max(axis=0)
        if varies.any() and (quoted or key[0] != "unpaid_hours"):
            found[key] = float((missed[varies] / spread[varies]).max())
    return found
