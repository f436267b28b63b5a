"""The settings that a table of responses moves: where each stands in the law, and how far it runs.

One knob may stand for several labels, as children of 0, 1 and 2. It then moves them together, on
straight lines through what present law gives each: where it stands at present law, nothing moves.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import AXES, LABELS
from carepact.policy.package import Package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.shipped_instruments import shipped_instrument

Reading = Literal["share", "hours a week", "weeks", "of today"]
"""How a knob is read; `of today` is a factor on what present law has."""


@dataclass(frozen=True)
class Knob:
    """One setting that is moved."""

    name: str
    group: str
    title: str
    """Text of the table beside; said in the reader's language where it is shown."""
    places: tuple[tuple[str, str], ...]
    """Instruments with their parameter."""
    labels: tuple[str, ...]
    """Of the parameter's axis; all where none is named."""
    reading: Reading
    low: float
    high: float
    step: float
    """Between two values that a reader may choose. [as read]"""
    evidence: tuple[str, ...]
    """What is known of its effects, by full name."""

    @property
    def is_factor(self) -> bool:
        """Tell whether it multiplies what present law has."""
        return self.reading == "of today"

    def find_columns(self, place: tuple[str, str]) -> list[int]:
        """Find the places of its labels along the axis of a parameter."""
        axes = AXES[shipped_instrument(place[0]).parameters[place[1]].type]
        known = LABELS[axes[0]] if axes else ("",)
        return [known.index(label) for label in self.labels or known]

    def read_law(self, law: LawValues) -> float:
        """Read where it stands in a law of one year, arrays of shape (labels,). [as read]"""
        if self.is_factor:
            return 1.0
        instrument, parameter = self.places[0]
        return float(self.take(law, (instrument, parameter)).mean())

    def take(self, law: LawValues, place: tuple[str, str]) -> FloatArray:
        """Take the values of its labels out of a law of one year, shape (labels,)."""
        return np.atleast_1d(law[place[0]][place[1]])[self.find_columns(place)]

    def aim(self, value: FloatArray, now: FloatArray, law: float, top: float) -> FloatArray:
        r"""Compute what the labels become where the knob stands at a value.

        Parameters
        ----------
        value : FloatArray, shape (n,)
            Where it stands. [as read]
        now : FloatArray, shape (labels,)
            What present law gives each label.
        law, top : float
            Where the knob stands under present law, and its greatest value. [as read]

        Returns
        -------
        FloatArray, shape (n, labels)
            :math:`b_i v / m` up to :math:`m`, the mean of present law, and
            :math:`b_i + (t - b_i)(v - m) / (t - m)` beyond, so that the mean is :math:`v`; for a
            factor :math:`b_i v`.
        """
        at = np.asarray(value, dtype=float)[:, None]
        if self.is_factor:
            return at * now
        below = now * at / law if law > 0 else np.broadcast_to(at, (len(at), len(now)))
        if top <= law:
            return np.asarray(below)
        above = now + (top - now) * (at - law) / (top - law)
        return np.where(at <= law, below, above)


@dataclass(frozen=True)
class Setting:
    """A knob in one country: how far it runs, and where present law and a package have it."""

    knob: Knob
    low: float
    high: float
    law: float
    start: float
    """Where the package that is begun with has it."""

    def find_targets(self, value: float, law: LawValues) -> dict[tuple[str, str], FloatArray]:
        """Find what it makes of whole parameters, labels of others not a number; none at law."""
        if value == self.law:
            return {}
        found = {}
        for place in self.knob.places:
            whole = np.full(np.atleast_1d(law[place[0]][place[1]]).shape, np.nan)
            now = self.knob.take(law, place)
            [aims] = self.knob.aim(np.array([value]), now, self.law, self.high)
            whole[self.knob.find_columns(place)] = aims
            found[place] = whole
        return found


def set_knobs(law: LawValues, package: Package) -> tuple[Setting, ...]:
    """Set every knob as a country has it: present law of one year, and what a package asks for.

    Parameters
    ----------
    law : mapping of instrument to mapping of parameter to FloatArray, shape (labels,)
        What holds in the last year.
    package : Package
        Whose edits say where knobs begin; a knob that it leaves alone begins at present law.
    """
    return tuple(_set_knob(knob, law, package) for knob in read_knobs())


def _set_knob(knob: Knob, law: LawValues, package: Package) -> Setting:
    """Set one knob; its ends hold present law and the package's aim."""
    now = knob.read_law(law)
    start = now
    for edit in package.edits:
        if edit.place in knob.places and not knob.is_factor:
            whole = np.asarray(law[edit.instrument][edit.parameter])
            columns = knob.find_columns(edit.place)
            aims = np.atleast_1d(edit.target_for(whole))[columns]
            changed = not np.array_equal(aims, np.atleast_1d(whole)[columns])
            start = float(aims.mean()) if changed else now
    low, high = min(knob.low, now), max(knob.high, now)
    return Setting(knob, low, high, now, min(max(start, low), high))


@cache
def read_knobs() -> tuple[Knob, ...]:
    """Return the knobs that ship with carepact, in their order."""
    text = resources.files(__package__).joinpath("knobs.csv").read_text("utf-8")
    return tuple(_read_knob(row) for row in csv.DictReader(text.splitlines()))


def _read_knob(row: dict[str, str]) -> Knob:
    """Read a row of the table."""
    [reading] = [one for one in get_args(Reading) if one == row["reading"]]
    places = tuple(tuple(place.split(".")) for place in row["places"].split())
    return Knob(
        name=row["name"],
        group=row["group"],
        title=row["title"],
        places=tuple((instrument, parameter) for instrument, parameter in places),
        labels=tuple(row["labels"].split()),
        reading=reading,
        low=float(row["low"]),
        high=float(row["high"]),
        step=float(row["step"]),
        evidence=tuple(row["evidence"].split()),
    )
