"""Diaries: what every survey reader returns, whatever the survey looked like.

One row of `respondents` is one diary (a respondent's day); one row of `activities` is
one activity of that diary, with its minutes and how many activities shared the slot.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.core.notices import Remarks, word_all
from carepact.core.provenance import Source
from carepact.core.reading_limits import reading_limits
from carepact.core.units import MINUTES_PER_DAY, WeightUnit

Simultaneity = Literal["none", "main marked", "unmarked"]
"""Whether slots hold several activities, and whether the main one is marked."""

MINUTES_TOLERANCE = 1e-6
"""Slack for a day's minutes that were divided between activities. [min]"""
LISTED = 5
"""How many offending keys an error names before it counts the rest."""


@dataclass(frozen=True)
class ReplicateWeights:
    """Weights published with the survey, in the order of the respondents."""

    weights: FloatArray
    """Replicate weights, shape (n, R), unit of the final weight."""
    method: str
    """Variance method of the publisher, e.g. `sdr`."""
    rho: float | None = None
    """Fay's factor, for `fay`."""
    coefficients: FloatArray | None = None
    """Variance coefficients, shape (R,); by the method's rule when None."""


@dataclass(frozen=True)
class PopulationMargin:
    """Known population totals by the classes of some columns."""

    columns: tuple[str, ...]
    totals: dict[tuple[str, ...], float]
    """Class to total, in the unit of the weight."""


@dataclass(frozen=True)
class SampleDesign:
    """What a file tells of how its sample was drawn: names of respondent columns."""

    stratum: tuple[str, ...] = ()
    psu: tuple[str, ...] = ()
    """First-stage unit; empty where the file does not tell it."""
    rake_to: tuple[tuple[str, ...], ...] = ()
    """Margins whose weight totals every bootstrap replicate must keep."""
    approximate: str = ""
    """What variance built from this design does and does not reproduce."""
    published: ReplicateWeights | None = None
    single_psu: Literal["refuse", "merge", "centre"] = "refuse"
    """What a stratum with a single first-stage unit gets."""
    method: Literal["jkn", "bootstrap"] | None = None
    """How replicates are built where the user does not say."""
    calibrate_to: tuple[PopulationMargin, ...] = ()
    """Population totals that the weights and every replicate are calibrated to."""


@dataclass(frozen=True, repr=False)
class Diaries:
    """A time-use survey, read, checked and in standard columns."""

    survey: str
    title: str
    respondents: pl.DataFrame
    """One row a diary: `respondent`, `weight`, `year`, `sex`, `age`, `recorded_minutes`,
    and whatever else the survey tells."""
    activities: pl.DataFrame
    """`row` (position in `respondents`), `code` (position in `codes`), `minutes`,
    `simultaneous` (activities in the same slot, 1 or more), `main` (true, false, null).
    Where known also `slot` (rows of one slot share it), `secondary_childcare_minutes`
    (childcare beside this activity) and `with_...` (who was there: true or false)."""
    codes: tuple[str, ...]
    """Activity codes that occur, in the survey's own coding."""
    crosswalk: str | Mapping[str, str]
    """Name of the ICATUS crosswalk table for these codes, or the table itself."""
    weight_unit: WeightUnit
    simultaneity: Simultaneity
    design: SampleDesign
    parents: Literal["own children", "a child in the household", "not known"]
    """What the file lets one say about parents."""
    sources: tuple[Source, ...]
    remarks: Remarks = ()
    """What the reader counted and set aside; `notices` words it."""
    column_units: dict[str, str] = field(default_factory=dict)
    """Unit of numeric respondent columns that may be averaged."""
    overlapping: bool = False
    """Whether activities may overlap, as in stylised questions: no share of the day then."""
    synthetic: bool = False
    """True for made-up diaries: every output then says so."""

    def __repr__(self) -> str:
        """Tell what it is and how large, without a single row of a person."""
        # A count of few diaries is told as no table tells it.
        diaries = DisclosureRule().word_count(self.respondents.height)
        return f"Diaries({self.survey!r}, {self.title!r}: {diaries} diaries)"

    @property
    def notices(self) -> tuple[str, ...]:
        """Say what the reader counted and set aside, small counts untold."""
        return word_all(self.remarks, DisclosureRule())

    @functools.cached_property
    def person(self) -> IntArray:
        """Number the persons from 0: several days of one have one number, shape (n,)."""
        if "day" not in self.respondents.columns:
            return np.arange(self.n)
        return self.respondents["respondent"].rank("dense").to_numpy().astype(np.int64) - 1

    @property
    def n(self) -> int:
        """Count the diaries. [diaries]"""
        return self.respondents.height


def sum_recorded(row: pl.Series, minutes: pl.Series, simultaneous: pl.Series, n: int) -> pl.Series:
    """Add up each diary's recorded clock time, shape (n,). [min]"""
    clock = (minutes / simultaneous).to_numpy()
    return pl.Series("recorded_minutes", np.bincount(row.to_numpy(), clock, minlength=n))


def check_diaries(respondents: pl.DataFrame, where: str, *, overlapping: bool = False) -> None:
    """Raise one error that lists what makes these respondents unusable.

    Parameters
    ----------
    respondents : pl.DataFrame
        A row a diary.
    where : str
        Name of the file, for the error.
    overlapping : bool
        Whether the minutes of a diary may exceed a day.

    Raises
    ------
    DataError
        If a respondent x day stands twice, a weight is missing or negative, or the
        minutes of a diary exceed a day or are missing.
    """
    with Faults(DataError, where) as faults:
        key = [c for c in ("respondent", "day") if c in respondents.columns]
        twice = respondents.filter(pl.struct(key).is_duplicated())
        if twice.height:
            faults.add(
                _(
                    "{count} rows share a respondent and day with another: {listed}. "
                    "Keep one row a diary.",
                    count=twice.height,
                    listed=list_some(twice["respondent"].unique(maintain_order=True).to_list()),
                )
            )
        _check_weights(respondents, faults)
        _check_ranges(respondents, faults)
        over = respondents.filter(pl.col("recorded_minutes") > MINUTES_PER_DAY + MINUTES_TOLERANCE)
        if over.height and not overlapping:
            faults.add(
                _(
                    "{count} diaries hold more than 1440 minutes: respondent {listed}. "
                    "Correct the durations, or the marks of simultaneous activities; where "
                    "stylised answers overlap, say overlapping: allowed.",
                    count=over.height,
                    listed=list_some(over["respondent"].to_list()),
                )
            )


def _check_weights(respondents: pl.DataFrame, faults: Faults) -> None:
    """Note weights that are missing, not finite, negative, or all zero."""
    weight = pl.col("weight")
    missing = respondents.filter(weight.is_null() | ~weight.is_finite())
    if missing.height:
        faults.add(
            _(
                "{count} weights are missing or not a number: respondent {listed}. "
                "Give every diary its final weight, or take it out of the file.",
                count=missing.height,
                listed=list_some(missing["respondent"].to_list()),
            )
        )
    negative = respondents.filter(weight < 0)
    if negative.height:
        faults.add(
            _(
                "{count} weights are negative: respondent {listed}. "
                "Use the final weight, which is zero or more.",
                count=negative.height,
                listed=list_some(negative["respondent"].to_list()),
            )
        )
    if respondents.height and not missing.height and not (respondents["weight"] > 0).any():
        faults.add(_("every weight is zero. Use the final weight of the survey."))


def _check_ranges(respondents: pl.DataFrame, faults: Faults) -> None:
    """Note ages, years and weights that nobody has."""
    limits = reading_limits()
    ranges = {
        "age": (0, limits.oldest_age),
        "year": (limits.earliest_year, limits.latest_year),
        "weight": (-limits.largest_weight, limits.largest_weight),  # below 0 is told above
    }
    for name, (least, most) in ranges.items():
        if name not in respondents.columns or not respondents.schema[name].is_numeric():
            continue
        held = respondents[name]
        if name == "year" and held.null_count():
            faults.add(
                _(
                    "{count} diaries have no year: respondent {listed}. Give each its year.",
                    count=held.null_count(),
                    listed=list_some(respondents.filter(held.is_null())["respondent"].to_list()),
                )
            )
        outside = ~held.is_between(least, most) & held.is_not_null()
        if held.dtype.is_float():
            outside &= held.is_finite()  # what is no number is told elsewhere
        found = respondents.filter(outside)
        if found.height:
            faults.add(
                _(
                    "{column} lies outside {least} to {most} in {count} diaries: respondent "
                    "{listed}. Correct it, or leave it empty where it is not known.",
                    column=name,
                    least=f"{max(least, 0):g}",
                    most=f"{most:g}",
                    count=found.height,
                    listed=list_some(found["respondent"].to_list()),
                )
            )


def list_some(values: Sequence[object]) -> str:
    """Name the first few values and count the rest."""
    named = ", ".join(str(value) for value in values[:LISTED])
    rest = len(values) - LISTED
    return named if rest <= 0 else _("{named} and {rest} more", named=named, rest=rest)
