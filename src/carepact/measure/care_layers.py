"""Layers of care: primary, secondary beside unpaid work or beside else, and presence.

The layers stand beside each other and are never added: a minute of secondary care is a
minute of another activity too. What a survey cannot tell has no layer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.errors import DesignError
from carepact.core.messages import _, say
from carepact.data.icatus.crosswalk import UNPLACED, read_crosswalk
from carepact.data.icatus.grouping import Grouping
from carepact.data.timeuse import Diaries
from carepact.measure.statistics import USUAL


@dataclass(frozen=True)
class Layers:
    """Minutes of each layer, and how they were told apart."""

    grouping: Grouping
    minutes: FloatArray
    """Shape (n, layers). [min/day]"""
    rule: str
    notes: tuple[str, ...]
    within: Mapping[str, str] = field(default_factory=dict)
    """Layers that lie within another."""


def layer_minutes(name: str, diaries: Diaries) -> Layers:
    """Tell the layers of care, or the company, of each diary.

    Parameters
    ----------
    name : str
        `care-layers` or `who-with`.
    diaries : Diaries
        A survey that tells simultaneous activities, secondary childcare or company.

    Returns
    -------
    Layers
        One group a layer; a minute of the clock counts once in each.

    Raises
    ------
    DesignError
        If the survey tells nothing of the kind.
    """
    if name == "who-with":
        return _company(diaries)
    columns = diaries.activities.columns
    if "secondary_childcare_minutes" in columns:
        layers = _beside_rows(diaries)
    elif "slot" in columns and diaries.simultaneity == "main marked":
        layers = _marked_slots(diaries)
    elif "slot" in columns and diaries.simultaneity == "unmarked":
        layers = _unmarked_slots(diaries)
    elif diaries.simultaneity == "unmarked":
        layers = _shared_time(diaries)
    else:
        message = _(
            "{given}: {survey} tells neither simultaneous activities nor care beside "
            "others. Use another grouping.",
            survey=diaries.title,
            given=voice.given("groups", "care-layers"),
        )
        raise DesignError(message)
    if "with_child" in columns:
        layers["presence"] = (say("a child there, no care recorded, awake"), _presence(diaries))
    note = say(
        "Layers are never added: secondary care and presence run within the minutes of other "
        "activities. Other unpaid work is ICATUS 3 and 5."
    )
    return _laid_out(name, say("Layers of unpaid care (ICATUS 2016)"), layers, diaries, (note,))


WITHIN = {"primary_childcare": "primary_care"}
"""Layers that lie within another."""
NamedMinutes = dict[str, tuple[str, FloatArray]]


def _laid_out(
    name: str, title: str, layers: NamedMinutes, diaries: Diaries, notes: tuple[str, ...]
) -> Layers:
    """Put named minutes into the form of a grouping."""
    table = read_crosswalk(diaries.crosswalk)
    grouping = Grouping(
        name=name,
        title=title,
        groups=tuple(layers),
        titles=tuple(words for words, _minutes in layers.values()),
        members=np.zeros((len(diaries.codes), len(layers)), dtype=bool),
        unplaced=np.array([table[code] == UNPLACED for code in diaries.codes]),
        statistics=USUAL,
    )
    minutes = np.stack([values for _words, values in layers.values()], axis=1)
    within = {one: outer for one, outer in WITHIN.items() if one in layers and outer in layers}
    return Layers(grouping, minutes, say("layers, each minute of the clock once"), notes, within)


def _marked(diaries: Diaries, prefixes: tuple[str, ...]) -> pl.Series:
    """Tell which activity rows have a place under some ICATUS codes, shape (rows,)."""
    table = read_crosswalk(diaries.crosswalk)
    inside = np.array([table[code].startswith(prefixes) for code in diaries.codes])
    return pl.Series(inside[diaries.activities["code"].cast(pl.Int64).to_numpy()])


def _rows(diaries: Diaries) -> pl.DataFrame:
    """Return the activity rows, marked as care (ICATUS 4) and as other unpaid work (3, 5)."""
    return diaries.activities.with_columns(
        care=_marked(diaries, ("4",)),
        unpaid=_marked(diaries, ("3", "5")),
        clock=pl.col("minutes") / pl.col("simultaneous"),
    )


def _by_diary(rows: pl.DataFrame, minutes: str, n: int) -> FloatArray:
    """Add up a column by diary, shape (n,). [min/day]"""
    summed = np.bincount(
        rows["row"].cast(pl.Int64).to_numpy(), rows[minutes].to_numpy(), minlength=n
    )
    return summed.astype(np.float64)


def _beside_rows(diaries: Diaries) -> NamedMinutes:
    """Tell layers where each activity carries its minutes of secondary childcare."""
    rows = _rows(diaries).with_columns(
        childcare=_marked(diaries, ("41",)),
        beside=pl.col("secondary_childcare_minutes").fill_null(0.0),
    )
    beside_work = pl.col("unpaid") | pl.col("care")
    n = diaries.n
    return {
        "primary_care": (
            say("primary care, of anybody"),
            _by_diary(rows.filter("care"), "clock", n),
        ),
        "primary_childcare": (
            say("- primary childcare"),
            _by_diary(rows.filter("childcare"), "clock", n),
        ),
        "secondary_beside_unpaid_work": (
            say("secondary childcare, beside other unpaid work"),
            _by_diary(rows.filter(beside_work), "beside", n),
        ),
        "secondary_beside_else": (
            say("secondary childcare, beside anything else"),
            _by_diary(rows.filter(~beside_work), "beside", n),
        ),
    }


def _slots(diaries: Diaries) -> pl.DataFrame:
    """Return one row a slot that holds care: its minutes and what is beside."""
    rows = _rows(diaries)
    main = pl.col("main").fill_null(value=False)
    return (
        rows.group_by("slot", maintain_order=True)
        .agg(
            pl.col("row").first(),
            pl.col("minutes").max(),
            care=pl.col("care").any(),
            primary=(pl.col("care") & main).any(),
            unpaid=(pl.col("unpaid") & ~pl.col("care")).any(),
            alone=pl.col("care").all(),
        )
        .filter("care")
    )


def _marked_slots(diaries: Diaries) -> NamedMinutes:
    """Tell layers where one of simultaneous activities is the main one."""
    slots, n = _slots(diaries), diaries.n
    secondary = slots.filter(~pl.col("primary"))
    return {
        "primary_care": (say("primary care"), _by_diary(slots.filter("primary"), "minutes", n)),
        "secondary_beside_unpaid_work": (
            say("secondary care, beside other unpaid work"),
            _by_diary(secondary.filter("unpaid"), "minutes", n),
        ),
        "secondary_beside_else": (
            say("secondary care, beside anything else"),
            _by_diary(secondary.filter(~pl.col("unpaid")), "minutes", n),
        ),
    }


def _unmarked_slots(diaries: Diaries) -> NamedMinutes:
    """Tell layers where no activity of a slot is the main one."""
    slots, n = _slots(diaries), diaries.n
    shared = slots.filter(~pl.col("alone"))
    return {
        "care_alone": (
            say("care, nothing beside"),
            _by_diary(slots.filter("alone"), "minutes", n),
        ),
        "care_beside_unpaid_work": (
            say("care beside other unpaid work"),
            _by_diary(shared.filter("unpaid"), "minutes", n),
        ),
        "care_beside_else": (
            say("care beside anything else"),
            _by_diary(shared.filter(~pl.col("unpaid")), "minutes", n),
        ),
    }


def _shared_time(diaries: Diaries) -> NamedMinutes:
    """Tell care in equal parts from what equal parts leave to activities beside it."""
    rows = _rows(diaries).filter("care")
    rows = rows.with_columns(left=pl.col("minutes") - pl.col("clock"))
    return {
        "care_in_equal_parts": (
            say("care, shared time in equal parts"),
            _by_diary(rows, "clock", diaries.n),
        ),
        "care_left_to_others": (
            say("care that equal parts leave to activities beside it"),
            _by_diary(rows, "left", diaries.n),
        ),
    }


def _presence(diaries: Diaries) -> FloatArray:
    """Add up waking time with a child there in which no care is recorded. [min/day]"""
    rows = _rows(diaries).with_columns(sleep=_marked(diaries, ("91",)))
    if "slot" in rows.columns:
        rows = rows.with_columns(care=pl.col("care").any().over("slot"))
    return _by_diary(
        rows.filter(pl.col("with_child") & ~pl.col("care") & ~pl.col("sleep")), "clock", diaries.n
    )


def _company(diaries: Diaries) -> Layers:
    """Add up the time with each kind of company."""
    named = [c for c in diaries.activities.columns if c.startswith("with_")]
    if not named:
        message = _(
            "{given}: {survey} does not tell who was there. Use another grouping.",
            survey=diaries.title,
            given=voice.given("groups", "who-with"),
        )
        raise DesignError(message)
    rows = _rows(diaries)
    company = {
        name: (name.replace("_", " "), _by_diary(rows.filter(name), "clock", diaries.n))
        for name in named
    }
    nobody = rows.filter(~pl.any_horizontal(named))
    company["alone_or_not_told"] = (
        say("none of these"),
        _by_diary(nobody, "clock", diaries.n),
    )
    note = say("Company overlaps: a minute with two kinds of company counts in both.")
    return _laid_out("who-with", say("Time by who was there"), company, diaries, (note,))
