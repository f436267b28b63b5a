"""A pact as data: partners, what each promises, by when, and what is seen of it.

A promise has four parts that make it one which can be held to: a change of one or more parameters
of instruments (or words alone, which nothing can compute), the years in which it comes, an
indicator with where it stood and where it shall stand, and who publishes the figure.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np

from carepact.core.messages import Message, data_message
from carepact.data.countries.facts import BASE_YEAR
from carepact.policy.instrument import PAYERS
from carepact.policy.options import Actor, Option, shipped_options
from carepact.policy.package import Edit, PhaseIn, Shape

ALL = "all"
"""Stands for the whole pact where figures are told promise by promise."""


@dataclass(frozen=True)
class PartnerKind:
    """A kind of partner, and the part it has in care."""

    code: str
    title: str
    actors: tuple[str, ...]
    """By which names the catalogue of options calls it."""
    sharers: tuple[str, ...]
    """Whose share of the full cost of care it stands for; a union stands for none."""
    payers: tuple[str, ...]
    """From whose money it can promise."""


@dataclass(frozen=True)
class Partner:
    """Who signs."""

    code: str
    kind: PartnerKind
    name: str


@dataclass(frozen=True)
class Course:
    """When a promise comes: nothing up to `begins`, all of it from `due` on."""

    begins: int
    """Last year without it."""
    due: int
    """First year with all of it."""
    shape: Shape | None = None
    """None where no way is promised: then nothing is owed before the year in which it is due."""

    def phase(self) -> PhaseIn:
        """Return it as a package has it."""
        if self.shape is None:
            return PhaseIn(begins=self.due - 1, ends=self.due)
        return PhaseIn(begins=self.begins, ends=self.due, shape=self.shape)

    def owed(self, year: int) -> float:
        """Return the share of the promise that is owed at the end of a year. [share]"""
        return float(self.phase().share_of(np.array([year]))[0])


@dataclass(frozen=True)
class Indicator:
    """What a promise is seen by."""

    words: str
    unit: str
    baseline: float | None
    """Where it stood in the last year without the promise."""
    target: float | None
    """Where it shall stand in the year in which the promise is due."""

    def kept(self, value: float) -> float | None:
        """Return the share of the promised change that a value is; None where it has no ends."""
        if self.baseline is None or self.target is None or self.target == self.baseline:
            return None
        return (value - self.baseline) / (self.target - self.baseline)


@dataclass(frozen=True)
class Actual:
    """What was seen of a promise in a year."""

    commitment: str
    year: int
    value: float | None
    """None where the year is told and the figure is not known. [unit of the indicator]"""
    low: float | None = None
    high: float | None = None
    """Interval of the figure, where its source prints one."""
    source: str = ""
    note: str = ""
    fewer_than: int | None = None
    """Where the figure is hidden as one of few persons: below what it is. [persons]"""


@dataclass(frozen=True)
class Commitment:
    """One promise."""

    code: str
    partner: str
    """Code of who promises; empty where nobody is named."""
    words: str
    clause: str = ""
    """Where it stands in the text that was signed."""
    option: str = ""
    """Of the catalogue of options."""
    changes: tuple[Edit, ...] = ()
    course: Course | None = None
    indicator: Indicator | None = None
    source: str = ""
    """Who publishes the figure of the indicator."""
    withdrawn: int | None = None
    """Year from which on the partner no longer holds to it."""

    @property
    def began_too_early(self) -> bool:
        """Tell whether present law, as a run starts from it, holds a part of it already."""
        return self.course is not None and self.course.begins < BASE_YEAR

    @property
    def can_be_simulated(self) -> bool:
        """Tell whether it says what changes and when, from the first year of a run on."""
        return bool(self.changes) and self.course is not None and not self.began_too_early

    @property
    def moves_payers(self) -> bool:
        """Tell whether it says who pays."""
        return any(one.parameter == PAYERS for one in self.changes)


@dataclass(frozen=True)
class Declaration:
    """The public text that a pact is drawn from."""

    title: str
    publisher: str
    day: str
    address: str = ""


@dataclass(frozen=True)
class Pact:
    """What partners promise one another."""

    name: str
    title: str
    country: str
    """ISO 3166-1 alpha-3."""
    signed: int
    """Year in which it was signed."""
    partners: tuple[Partner, ...]
    commitments: tuple[Commitment, ...]
    declaration: Declaration | None = None
    actuals: tuple[Actual, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Kinds of partner that need not sign, each with the reason."""

    def partner(self, code: str) -> Partner | None:
        """Return the partner of a code."""
        return next((one for one in self.partners if one.code == code), None)

    def promises_of(self, partner: Partner) -> Iterator[Commitment]:
        """List what a partner promises."""
        return (one for one in self.commitments if one.partner == partner.code)

    def seen(self, commitment: str) -> dict[int, Actual]:
        """Return what was seen of a promise, by year."""
        return {one.year: one for one in self.actuals if one.commitment == commitment}

    @property
    def last_seen(self) -> int | None:
        """Return the last year for which anything is told."""
        return max((one.year for one in self.actuals), default=None)


@cache
def partner_kinds() -> dict[str, PartnerKind]:
    """Read the kinds of partner, by code."""
    text = resources.files(__package__).joinpath("partners.csv").read_text("utf-8")
    return {
        row["kind"]: PartnerKind(
            row["kind"],
            row["title"],
            *(tuple(filter(None, row[key].split(";"))) for key in ("actors", "sharers", "payers")),
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def _words() -> dict[str, str]:
    """Read the words for codes of a pact."""
    text = resources.files(__package__).joinpath("words.csv").read_text("utf-8")
    return {row["word"]: row["text"] for row in csv.DictReader(text.splitlines())}


def name_code(code: str) -> Message:
    """Name a status, a gap, a sharer, a payer or an aim in the reader's language."""
    return data_message("pact word", _words()[code])


def write_change(edit: Edit) -> str:
    """Write what an edit changes and to what, label by label where it has several."""
    target = edit.target
    if isinstance(target, Mapping):
        written = ", ".join(f"{label} {value:g}" for label, value in target.items())
    else:
        written = f"{target:g}"
    return f"{'.'.join(edit.place)} = {written}"


def find_option(code: str) -> Option | None:
    """Return an option of the catalogue; None where there is none of that name."""
    return next((one for one in shipped_options() if one.id == code), None)


def may_lead(kind: PartnerKind, option: Option) -> bool:
    """Tell whether an option is one that a kind of partner can carry out."""
    acting: set[Actor] = set(option.actors)
    return not acting.isdisjoint(kind.actors)
