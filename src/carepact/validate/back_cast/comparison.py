"""Present law as modelled against public spending as printed: ratios, misses, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_DAY, Country, Fact, Status
from carepact.data.countries.income_group import group_income
from carepact.data.evidence.reading import shipped_evidence

Reason = Literal[
    "earnings are imputed",
    "benefit is flat or low",
    "long paid leave: a cash benefit for care at home is in the spending",
    "fathers' weeks are long and seldom taken in full",
    "the law changed after the spending",
    "employers pay a part that public spending leaves out",
    "what the State pays of private places is assumed",
    "staff, pupils or pay ratios are imputed",
    "figures are years apart",
    "two figures of spending disagree",
    "spending is too little to pay the teachers and assistants counted",
    "spending a teacher holds more than the staff counted",
    "long weeks at a high rate are seldom taken in full",
    "the printed rate holds for full-time pay, and many mothers work part-time",
    "care of the health system alone is printed",
    "the public bears another part of what is printed than the model has",
    "coverage is everybody, and more is spent",
    "coverage is predicted from income and revenue alone",
    "not explained",
]
NO_DATA: frozenset[Reason] = frozenset(
    {
        "earnings are imputed",
        "staff, pupils or pay ratios are imputed",
        "figures are years apart",
        "coverage is predicted from income and revenue alone",
    }
)
"""Reasons that tell of missing data alone."""
PartName = Literal["leave", "pre-primary", "long-term care"]
Half = Literal["fitted", "tested", "health part alone", "given by the user"]


@dataclass(frozen=True)
class Comparison:
    """One country: what the model says against what is printed."""

    country: Country
    year: int
    """Year of the spending."""
    modelled: float
    observed: float
    status: Status
    """The weakest status among the figures that the modelled one stands on."""
    source: str
    reasons: tuple[Reason, ...] = ()
    """Why the two lie far apart; none where they do not."""
    is_firm: bool = True
    """Whether the spending is sound and whole by the publisher's own word, hit or miss."""
    half: Half | None = None
    """Whether its spending was fitted, tests what was fitted, or neither; None without a fit."""
    a_teacher: tuple[float, float] | None = None
    """Pay of a teacher as modelled, and public spending on one whom the State pays; None where
    no teachers are compared. [GDP per head]"""

    @property
    def ratio(self) -> float:
        """Modelled over observed. [ratio]"""
        return self.modelled / self.observed


@dataclass(frozen=True)
class Target:
    """What a part of the back-cast should reach."""

    least_median: float | None
    """Least median ratio; the greatest is its inverse; None where none is set. [ratio]"""
    greatest_error: float | None
    """Greatest median of the absolute logarithm of the ratio; None where none is set."""
    least_within: float | None
    """Least share of countries within the factor of a miss; None where none is set. [share]"""
    least_rank: float | None = None
    """Least rank correlation; None where none is set."""


@dataclass(frozen=True)
class Part:
    """Every country of one comparison."""

    name: PartName
    unit: str
    rows: tuple[Comparison, ...]
    """In rising order of the ratio."""
    target: Target | None
    """What it should reach; None where none was set before its figures were seen."""
    lacking: tuple[str, ...] = ()
    """Indicators that keep the part from being run; the user may give them."""
    left_out: tuple[str, ...] = ()
    """Codes of countries whose spending is known and of which another figure is missing."""

    @property
    def firm(self) -> Part:
        """Keep the countries whose spending is sound and whole by the publisher's own word."""
        return replace(self, rows=tuple(row for row in self.rows if row.is_firm))

    def of_half(self, half: Half) -> Part:
        """Keep the countries of one half; targets hold for the tested one alone."""
        rows = tuple(row for row in self.rows if row.half == half)
        return replace(self, rows=rows, target=self.target if half == "tested" else None)

    @property
    def halves(self) -> tuple[Half, ...]:
        """Halves that its countries fall in; none where nothing was fitted."""
        return tuple(half for half in get_args(Half) if any(row.half == half for row in self.rows))

    @property
    def judged(self) -> Part:
        """Keep the countries that the targets hold for: all, or those that test what is fitted."""
        return self.of_half("tested") if self.halves else self

    @property
    def median_ratio(self) -> float:
        """Median of modelled over observed. [ratio]"""
        return float(np.median([row.ratio for row in self.rows]))

    @property
    def median_error(self) -> float:
        """Median of the absolute logarithm of the ratio; infinite where nothing is modelled."""
        with np.errstate(divide="ignore"):
            errors = np.abs(np.log([row.ratio for row in self.rows]))
        return float(np.median(errors))

    @property
    def share_within(self) -> float:
        """Share of countries within the factor of a miss. [share]"""
        return float(np.mean([not is_miss(row.ratio) for row in self.rows]))

    @property
    def rank_correlation(self) -> float | None:
        """Spearman's correlation of modelled and observed, None where a side is one. [-1 to 1]"""
        sides = ([row.modelled for row in self.rows], [row.observed for row in self.rows])
        if any(len(set(side)) < 2 for side in sides):  # noqa: PLR2004 - no order in one value
            return None
        modelled, observed = (rank(np.array(side)) for side in sides)
        return float(np.corrcoef(modelled, observed)[0, 1])

    @property
    def by_group(self) -> dict[str, Part]:
        """Keep the countries of each income group that has any."""
        rows: dict[str, list[Comparison]] = {label: [] for label in LABELS["income group"]}
        for row in self.rows:
            rows[group_income(row.country)].append(row)
        return {group: replace(self, rows=tuple(own)) for group, own in rows.items() if own}

    @property
    def median_by_group(self) -> dict[str, tuple[int, float]]:
        """Countries of each income group, and the median of their ratios, where there are any."""
        return {group: (len(one.rows), one.median_ratio) for group, one in self.by_group.items()}

    @property
    def reaches_group_median(self) -> bool:
        """Tell whether the median, of one income group, lies where it is wanted of each."""
        least = setting("group_median")
        return least <= self.median_ratio <= 1 / least

    @property
    def share_without_data(self) -> float:
        """Share of countries whose miss has missing data as its only reason. [share]"""
        return float(
            np.mean([bool(row.reasons) and {*row.reasons} <= NO_DATA for row in self.rows])
        )

    @property
    def a_teacher(self) -> tuple[float, float] | None:
        """Medians of what a teacher is paid as modelled, and of public spending on one.

        None where no teachers are compared. [GDP per head]
        """
        found = [row.a_teacher for row in self.rows if row.a_teacher is not None]
        if not found:
            return None
        modelled, spent = np.median(np.array(found), axis=0)
        return float(modelled), float(spent)

    @property
    def is_met(self) -> bool | None:
        """Tell whether every target is reached; None where none was set."""
        reached = self.targets_reached
        return all(reached.values()) if reached else None

    @property
    def targets_reached(self) -> dict[str, bool]:
        """Tell of every target that was set, by its name, whether it is reached."""
        target, reached = self.target, dict[str, bool]()
        if target is None:
            return reached
        if target.least_median is not None:
            low = target.least_median
            reached["least_median"] = low <= self.median_ratio <= 1 / low
        if target.greatest_error is not None:
            reached["greatest_error"] = self.median_error <= target.greatest_error
        if target.least_within is not None:
            reached["least_within"] = self.share_within >= target.least_within
        if target.least_rank is not None:
            found = self.rank_correlation
            reached["least_rank"] = found is not None and found >= target.least_rank
        return reached


def rank(values: FloatArray) -> FloatArray:
    """Return the rank of each value from 1, equal ones with the mean of theirs, shape (n,)."""
    ordered = np.sort(values)
    below, up_to = (np.searchsorted(ordered, values, side) for side in ("left", "right"))
    return (below + 1 + up_to) / 2


def setting(name: str, topic: str = "back_cast") -> float:
    """Return a scalar parameter of the back-cast, or of another topic. [its unit]"""
    parameter = shipped_evidence(topic).effects[name]
    return float(parameter.to_array(parameter.value_at(BASE_DAY)))


def is_miss(ratio: float) -> bool:
    """Tell whether a ratio lies beyond the factor of a miss, either way."""
    return stands_out(ratio, setting("miss_factor"))


def stands_out(ratio: float, factor: float) -> bool:
    """Tell whether a ratio lies beyond a factor, either way."""
    return not 1 / factor <= ratio <= factor


def choose_known(countries: Iterable[Country], indicators: Sequence[str]) -> list[Country]:
    """Keep the countries of which every one of some indicators is known."""
    return [c for c in countries if all(c.fact(name) is not None for name in indicators)]


def lay_out(countries: Sequence[Country], indicator: str) -> FloatArray:
    """Lay a figure of the base year out by country, percentages as shares, shape (n,)."""
    facts = [fact_of(country, indicator) for country in countries]
    return np.array([f.number / (100 if f.indicator.unit.startswith("%") else 1) for f in facts])


def fact_of(country: Country, indicator: str) -> Fact:
    """Return a figure that is known."""
    fact = country.fact(indicator)
    assert fact is not None  # noqa: S101 - the countries were chosen by it
    return fact


def weakest_status(country: Country, indicators: Iterable[str]) -> Status:
    """Return the weakest status among some figures of a country."""
    found = {fact_of(country, name).status for name in indicators}
    return "imputed" if "imputed" in found else "assumed" if "assumed" in found else "observed"


def find_reasons(ratio: float, holds: Mapping[Reason, bool]) -> tuple[Reason, ...]:
    """List the reasons of a miss that hold; `not explained` where none does."""
    if not is_miss(ratio):
        return ()
    return tuple(reason for reason, so in holds.items() if so) or ("not explained",)
