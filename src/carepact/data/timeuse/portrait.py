"""What a survey looks like as read: counts that a person can judge, and what is suspicious."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.messages import message_id, say
from carepact.core.notices import Notice, Remarks, Tally
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.crosswalk import icatus_titles, read_crosswalk
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE, Diaries
from carepact.data.timeuse.mapping.guesses import guesses
from carepact.data.timeuse.telling import contribute


@dataclass(frozen=True)
class Share:
    """A class of diaries, and how many there are."""

    label: str
    diaries: Tally


@dataclass(frozen=True)
class Activity:
    """One code and its time on the mean day."""

    code: str
    title: str
    """Title of its place in ICATUS; empty where it has none."""
    minutes: float
    """Weighted mean, simultaneous time in equal parts. [min/day]"""
    stands_on: Contributions
    """What persons contribute to it, shape (1, 1)."""


@dataclass(frozen=True)
class Portrait:
    """What a survey looks like as read."""

    persons: int
    diaries: int
    minutes: float
    """Recorded on the mean diary, unweighted. [min]"""
    whole_days: Tally
    """Diaries of exactly a day."""
    part_days: Tally
    """All others."""
    total: float
    """What the weights add up to. [unit of the weight]"""
    least: float
    largest: float
    weightless: Tally
    """Diaries of weight 0."""
    sexes: tuple[Share, ...]
    days: tuple[Share, ...]
    """By type of day, or by day; empty where the survey tells neither."""
    activities: tuple[Activity, ...]
    suspicions: Remarks


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
    whole = np.abs(recorded - MINUTES_PER_DAY) < MINUTES_TOLERANCE
    kind = next((c for c in ("day_type", "day") if c in told.columns), "")
    activities = _find_largest(diaries, told)
    suspicions = (
        *_suspect(diaries, told, activities),
        *_suspect_weights(diaries, told),
        *_suspect_ages(told),
        *_suspect_reading(diaries),
        *_suspect_places(diaries),
    )
    return Portrait(
        persons=told["respondent"].n_unique(),
        diaries=told.height,
        minutes=float(recorded.mean()),
        whole_days=_tally(told.filter(pl.Series(whole))),
        part_days=_tally(told.filter(pl.Series(~whole))),
        total=float(weight.sum()),
        least=float(weight.min()),
        largest=float(weight.max()),
        weightless=_tally(told.filter(pl.col("weight") == 0)),
        sexes=_count(told, "sex"),
        days=_count(told, kind) if kind else (),
        activities=activities[: guesses().limits.shown_activities.value],
        suspicions=suspicions,
    )


def _tally(rows: pl.DataFrame) -> Tally:
    """Count diaries, and the persons behind them."""
    return Tally(rows.height, rows["respondent"].n_unique())


def _count(told: pl.DataFrame, column: str) -> tuple[Share, ...]:
    """Count diaries and persons by the values of a column."""
    counted = told.group_by(column).agg(diaries=pl.len(), persons=pl.col("respondent").n_unique())
    return tuple(
        Share(say("not told") if label is None else str(label), Tally(diaries, persons))
        for label, diaries, persons in counted.sort(column, nulls_last=True).iter_rows()
    )


def _find_largest(diaries: Diaries, told: pl.DataFrame) -> tuple[Activity, ...]:
    """List the activities with the most time on the mean day, the longest first."""
    weight = np.zeros(diaries.n)
    weight[told["_row"].to_numpy()] = told["weight"].to_numpy()
    rows = diaries.activities
    code, row = rows["code"].to_numpy(), rows["row"].to_numpy()
    clock: FloatArray = rows["minutes"].to_numpy() / rows["simultaneous"].to_numpy() * weight[row]
    total = max(float(weight.sum()), 1e-300)
    spent = np.bincount(code, clock / total, minlength=len(diaries.codes))
    places, titles = read_crosswalk(diaries.crosswalk), icatus_titles()
    found = []
    for k in np.argsort(-spent, kind="stable")[: guesses().limits.shown_activities.value]:
        own = (code == k) & (clock > 0)
        person = diaries.respondents["respondent"].gather(row[own])
        name = diaries.codes[k]
        on = contribute(person, pl.Series(clock[own]))
        found.append(Activity(name, titles.get(places.get(name, ""), ""), float(spent[k]), on))
    return tuple(found)


def _suspect(
    diaries: Diaries, told: pl.DataFrame, activities: tuple[Activity, ...]
) -> Iterator[Notice | str]:
    """List what a person would ask about sexes, days and time."""
    limits = guesses().limits
    sexes = set(told["sex"].drop_nulls().to_list())
    for lacking in sorted({"women", "men"} - sexes):
        yield say("There are no {sex}: are the words for sex right?", sex=lacking)
    kinds = told["day_type"].n_unique() if "day_type" in told.columns else 2
    if kinds == 1:
        yield say("All diaries are of one type of day: totals of a week need the others.")
    weight = told["weight"].to_numpy()
    recorded = told["recorded_minutes"].to_numpy()
    whole = float((recorded * weight).sum() / max(weight.sum(), 1e-300))
    if activities and whole and activities[0].minutes > limits.most_of_a_day.value * whole:
        yield Notice(
            message_id("'{code}' is {share:.0f} % of all time: is it one activity?"),
            words={"code": activities[0].code},
            figures={"share": 100 * activities[0].minutes / whole},
            stands_on=activities[0].stands_on,
        )
    if not diaries.overlapping and recorded.mean() < MINUTES_PER_DAY / 2:
        yield Notice(
            message_id(
                "A diary holds {minutes:.0f} minutes on average: is it a day, and is the unit "
                "right? Where only some activities were asked, no share of the day has a meaning."
            ),
            figures={"minutes": float(recorded.mean())},
            stands_on=contribute(told["respondent"], told["recorded_minutes"]),
            persons=told["respondent"].n_unique(),
        )


def _suspect_ages(told: pl.DataFrame) -> Iterator[str]:
    """List what is odd of ages; the greatest is one person's and is not told."""
    limits = guesses().limits
    if "age" not in told.columns:
        return
    ages = told["age"].drop_nulls().cast(pl.Float64)
    if (ages > limits.oldest.value).any():
        yield say(
            "Some are older than {oldest:g}: is a mark of 'not known' read as an age?",
            oldest=limits.oldest.value,
        )
    if 0 < ages.n_unique() <= limits.most_classes.value:
        yield say(
            "Ages take {count} different values in all: are they ages, or classes? Map classes as "
            "'age_class'.",
            count=ages.n_unique(),
        )
    if ages.len() * 2 < told.height:
        yield say("More than half tell no age.")


def _suspect_weights(diaries: Diaries, told: pl.DataFrame) -> Iterator[Notice | str]:
    """List what is odd of the weights."""
    persons, weight = told["respondent"].n_unique(), told["weight"].to_numpy()
    total = float(weight.sum())
    if (
        diaries.weight_unit == "persons"
        and total < guesses().limits.least_stood_for.value * persons
    ):
        yield Notice(
            message_id(
                "The weights add up to {total:.4g}, which is no population: is the unit right?"
            ),
            figures={"total": total},
            persons=persons,
        )
    weightless = _tally(told.filter(pl.col("weight") == 0))
    if weightless.count:
        yield Notice(
            message_id("{count} diaries have weight 0 and count in no figure."),
            {"count": weightless},
        )
    if weight.size > 1 and weight.max() == weight.min() and diaries.weight_unit == "persons":
        yield say("Everybody has the same weight.")


def _suspect_reading(diaries: Diaries) -> Iterator[str]:
    """Ask about what the reader had to set aside, where it is more than half."""
    for remark in diaries.remarks:
        counts = remark.counts if isinstance(remark, Notice) else {}
        of, n = (counts.get(name) for name in ("count", "n"))
        if isinstance(of, Tally) and isinstance(n, Tally) and 2 * of.persons > n.persons:
            yield say(
                "More than half of the persons lack something, as said above: are empty cells, "
                "filters and marks of 'not known' read right?"
            )
            return


def _suspect_places(diaries: Diaries) -> Iterator[str]:
    """Ask about codes without a place in ICATUS, where they hold more than half of all time."""
    places = read_crosswalk(diaries.crosswalk)
    unplaced = [k for k, code in enumerate(diaries.codes) if not places.get(code)]
    clock = diaries.activities["minutes"] / diaries.activities["simultaneous"]
    without = clock.filter(diaries.activities["code"].is_in(unplaced)).sum()
    if 2 * float(without) > float(clock.sum()):
        yield say("More than half of all time has no place in ICATUS: no group will hold it.")
