"""Make the synthetic survey: diaries of persons who do not exist, for trying things out.

The same diaries each time: every draw comes from one fixed Philox stream. What they
are calibrated to, and from where, stands in `calibration.yaml`.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.errors import DataError
from carepact.core.messages import _, message_id, say
from carepact.core.notices import Notice, Remarks
from carepact.core.provenance import Source
from carepact.data.timeuse.diaries import Diaries, SampleDesign, check_diaries, sum_recorded
from carepact.data.timeuse.synthetic.calibration import Calibration, read_calibration
from carepact.data.timeuse.synthetic.days import draw_days, list_activities
from carepact.data.timeuse.synthetic.persons import draw_persons
from carepact.data.timeuse.telling import contribute_rows


def read_synthetic(path: Path, years: tuple[int, ...] | None) -> Diaries:
    """Make the synthetic diaries.

    Parameters
    ----------
    path : Path
        Named in messages only: nothing is read from it.
    years : tuple of int, optional
        The one made-up year, or nothing. [calendar years]

    Returns
    -------
    Diaries
        About 3,000 diaries with strata and first-stage units, marked `synthetic`.

    Raises
    ------
    DataError
        If another year is asked for.
    """
    calibration = read_calibration()
    year = calibration.country["year"]["value"]
    if years and set(years) != {year}:
        message = _(
            "{file}: the synthetic diaries are of {year} alone. Leave {option} out.",
            file=path.name,
            year=year,
            option=voice.option("years"),
        )
        raise DataError(message)
    generator = np.random.Generator(np.random.Philox(calibration.country["seed"]["value"]))
    persons = draw_persons(calibration, generator)
    slots = draw_days(calibration, persons, generator)
    codes, rows = list_activities(calibration, persons, slots, generator)
    respondents = persons.table.with_columns(
        sum_recorded(rows["row"], rows["minutes"], rows["simultaneous"], persons.table.height)
    )
    check_diaries(respondents, path.name)
    return Diaries(
        survey="synthetic",
        title=say("Synthetic diaries of a made-up country"),
        respondents=respondents,
        activities=rows,
        codes=codes,
        crosswalk="synthetic",
        weight_unit="persons",
        simultaneity="main marked",
        design=SampleDesign(stratum=("region", "settlement"), psu=("psu",)),
        parents="own children",
        sources=_sources(calibration),
        remarks=_notices(respondents, rows),
        column_units={"weekly_earnings": "made-up currency a week"},
        synthetic=True,
    )


def _sources(calibration: Calibration) -> tuple[Source, ...]:
    """Name the generator and what it is calibrated to."""
    return (
        Source(
            say("carepact, synthetic diaries (made up)"),
            "Apache-2.0",
            "calibration.yaml",
            calibration.sha256,
        ),
        Source(
            say(
                "OECD, Time Use Database, mean of 35 countries "
                "(calibration of the synthetic diaries)"
            ),
            "CC BY 4.0-style terms, attribution",
        ),
        Source(
            say(
                "U.S. Bureau of Labor Statistics, American Time Use Survey 2003-2016 "
                "(differences between caregiver roles in the synthetic diaries)"
            ),
            "public domain",
        ),
    )


def _notices(respondents: pl.DataFrame, rows: pl.DataFrame) -> Remarks:
    """Say that nobody kept these diaries, and how much is simultaneous."""
    shared = rows.filter((pl.col("simultaneous") > 1) & pl.col("main"))
    total = float(respondents["recorded_minutes"].sum())
    share = float(shared["minutes"].sum()) / total
    return (
        Notice(
            message_id(
                "The diaries ({n}) are made up: nobody kept them and the country does not "
                "exist. They are for trying things out, never to be quoted."
            ),
            counts={"n": respondents.height},
        ),
        say(
            "Diaries of ages 15 to 64 are calibrated to the mean of 35 countries in the OECD "
            "Time Use Database; the differences between caregiver roles are those of the American "
            "Time Use Survey 2003-2016."
        ),
        Notice(
            message_id(
                "{share:.1%} of the recorded time holds a second activity; the main one is marked."
            ),
            figures={"share": share},
            persons=respondents.height,
            stands_on=contribute_rows(respondents, shared["row"], shared["minutes"]),
        ),
    )
