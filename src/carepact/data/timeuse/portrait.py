"""What a survey looks like as read: counts that a person can judge, and what is suspicious."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray
from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.crosswalk import icatus_titles, read_crosswalk
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE, Diaries
from carepact.data.timeuse.mapping.guesses import guesses


@dataclass(frozen=True)
class Share:
    """A class of diaries, and how many there are."""

    label: str
    diaries: int
    persons: int


@dataclass(frozen=True)
class Activity:
    """One code and its time on the mean day."""

    code: str
    title: str
    """Title of its place in ICATUS; empty where it has none."""
    minutes: float
    """Weighted mean, simultaneous time in equal parts. [min/day]"""


@dataclass(frozen=True)
class Portrait:
    """What a survey looks like as read."""

    persons: int
    diaries: int
    minutes: float
    """Recorded on the mean diary, unweighted. [min]"""
    whole_days: int
    """Diaries of exactly a day."""
    total: float
    """What the weights add up to. [unit of the weight]"""
    least: float
    largest: float
    weightless: int
    """Diaries of weight 0."""
    sexes: tuple[Share, ...]
    days: tuple[Share, ...]
    """By type of day, or by day; empty where the survey tells neither."""
    activities: tuple[Activity, ...]
    suspicions: tuple[str, ...]


def portray(diaries: Diaries) -> Portrait:
    """Describe a survey as read.

    Returns
    -------
    Portrait
        Of diaries of those who have one; the rows that stand for units without any are left out.
    """
    told = diaries.respondents.with_columns(_row=pl.int_range(pl.len())).filter(
        pl.col("recorded_minutes").is_not_null()
        & ((pl.col("weight") > 0) | (pl.col("recorded_minutes") > 0))
    )
    weight = told["weight"].to_numpy()
    recorded = told["recorded_minutes"].to_numpy()
    kind = next((c for c in ("day_type", "day") if c in told.columns), "")
    activities = _find_largest(diaries, told)
    return Portrait(
        persons=told["respondent"].n_unique(),
        diaries=told.height,
        minutes=float(recorded.mean()),
        whole_days=int((np.abs(recorded - MINUTES_PER_DAY) < MINUTES_TOLERANCE).sum()),
        total=float(weight.sum()),
        least=float(weight.min()),
        largest=float(weight.max()),
        weightless=int((weight == 0).sum()),
        sexes=_count(told, "sex"),
        days=_count(told, kind) if kind else (),
        activities=activities[: guesses().limits.shown_activities.value],
        suspicions=tuple(_suspect(diaries, told, activities, weight)),
    )


def _count(told: pl.DataFrame, column: str) -> tuple[Share, ...]:
    """Count diaries and persons by the values of a column."""
    counted = told.group_by(column).agg(diaries=pl.len(), persons=pl.col("respondent").n_unique())
    return tuple(
        Share(_("not told") if label is None else str(label), diaries, persons)
        for label, diaries, persons in counted.sort(column, nulls_last=True).iter_rows()
    )


def _find_largest(diaries: Diaries, told: pl.DataFrame) -> tuple[Activity, ...]:
    """List activities by their time on the mean day, the longest first."""
    weight = np.zeros(diaries.n)
    weight[told["_row"].to_numpy()] = told["weight"].to_numpy()
    rows = diaries.activities
    clock = rows["minutes"].to_numpy() / rows["simultaneous"].to_numpy()
    spent: FloatArray = np.bincount(
        rows["code"].to_numpy(),
        clock * weight[rows["row"].to_numpy()],
        minlength=len(diaries.codes),
    ) / max(float(weight.sum()), 1e-300)
    places, titles = read_crosswalk(diaries.crosswalk), icatus_titles()
    return tuple(
        Activity(
            diaries.codes[k], titles.get(places.get(diaries.codes[k], ""), ""), float(spent[k])
        )
        for k in np.argsort(-spent, kind="stable")
    )


def _suspect(
    diaries: Diaries, told: pl.DataFrame, activities: tuple[Activity, ...], weight: FloatArray
) -> Iterator[str]:
    """List what a person would ask about."""
    recorded, limits = told["recorded_minutes"].to_numpy(), guesses().limits
    sexes = set(told["sex"].drop_nulls().to_list())
    for lacking in sorted({"women", "men"} - sexes):
        yield _("There are no {sex}: are the words for sex right?", sex=lacking)
    whole = sum(one.minutes for one in activities)
    if activities and whole and activities[0].minutes > limits.most_of_a_day.value * whole:
        yield _(
            "'{code}' is {share:.0f} % of all time: is it one activity?",
            code=activities[0].code,
            share=100 * activities[0].minutes / whole,
        )
    if not diaries.overlapping and recorded.mean() < MINUTES_PER_DAY / 2:
        yield _(
            "A diary holds {minutes:.0f} minutes on average: is it a day, and is the unit right? "
            "Where only some activities were asked, no share of the day has a meaning.",
            minutes=recorded.mean(),
        )
    yield from _suspect_weights(diaries, told, weight)
    if "age" in told.columns:
        ages = told["age"].drop_nulls().cast(pl.Float64)
        old = ages.filter(ages > limits.oldest.value).len() > 0
        if ages.len() and (old or ages.n_unique() <= limits.most_classes.value):
            yield _(
                "Ages run from {least} to {greatest} in {count} values: are they ages, or classes? "
                "Map classes as 'age_class'.",
                least=f"{ages.to_numpy().min():g}",
                greatest=f"{ages.to_numpy().max():g}",
                count=ages.n_unique(),
            )
        if told["age"].null_count() * 2 > told.height:
            yield _("More than half tell no age.")
    kinds = told["day_type"].n_unique() if "day_type" in told.columns else 2
    if kinds == 1:
        yield _("All diaries are of one type of day: totals of a week need the others.")


def _suspect_weights(diaries: Diaries, told: pl.DataFrame, weight: FloatArray) -> Iterator[str]:
    """List what is odd of the weights."""
    persons = told["respondent"].n_unique()
    total = float(weight.sum())
    if (
        diaries.weight_unit == "persons"
        and total < guesses().limits.least_stood_for.value * persons
    ):
        yield _(
            "The weights add up to {total:.4g}, which is no population: is the unit right?",
            total=total,
        )
    if (weight == 0).any():
        yield _(
            "{count} diaries have weight 0 and count in no figure.", count=int((weight == 0).sum())
        )
    if weight.size > 1 and weight.max() == weight.min() and diaries.weight_unit == "persons":
        yield _("Everybody has the same weight.")
