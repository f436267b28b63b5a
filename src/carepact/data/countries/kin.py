"""Figures of women, of men and of all: which of them stands, and how the others follow.

Own figures stand before shipped ones, observed before imputed; of three own ones the sharper. The
total is the mean of women and men unless it is firmer than one of them. Firmer than both, it
stands and they move to it; firmer than one, it and the other stand, and that one stays on its
side of the total. So a total lies between women and men in every draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.facts import Fact, Status
from carepact.data.countries.imputation import from_scale, normal_quantile, to_scale
from carepact.data.countries.totals import (
    average,
    average_half_width,
    count_women,
    move_to_total,
    read_totals,
    solve_weight,
)

OF_BOTH = "mean of women's and men's"


@dataclass(frozen=True)
class MeanOfKin:
    """A total that follows women and men."""

    facts: tuple[Fact, ...]
    weight: float
    """Of women, the first of `facts`. [share]"""

    def join(self, own: FloatArray, others: tuple[FloatArray, ...]) -> FloatArray:
        """Average women's and men's draws; the point is the total's own."""
        drawn = average(self.weight, *others)
        return np.concatenate([own[:1], drawn[1:]])


@dataclass(frozen=True)
class MovedToTotal:
    """A figure that moves with its kin to a total that stands."""

    facts: tuple[Fact, ...]
    """Kin and total."""
    fact: Fact
    weight: float
    """Of the figure itself in the total. [share]"""

    def join(self, own: FloatArray, others: tuple[FloatArray, ...]) -> FloatArray:
        """Move the draws until they average to the total's; the point stays."""
        moved = move_to_total(self.fact.indicator, self.weight, own, *others)
        return np.concatenate([own[:1], moved[1:]])


@dataclass(frozen=True)
class BesideTotal:
    """A figure that stays on the far side of a total from kin that stands."""

    facts: tuple[Fact, ...]
    """Kin and total."""

    def join(self, own: FloatArray, others: tuple[FloatArray, ...]) -> FloatArray:
        """Hold the draws at the total where they would pass it."""
        kin, total = others
        return np.where(kin <= total, np.maximum(own, total), np.minimum(own, total))


def tie_totals(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Tie every total of a country to women's and men's figures.

    Parameters
    ----------
    facts : mapping of str to Fact
        All figures of one country, shipped and own.

    Returns
    -------
    dict of str to Fact
        The same in their order, those that follow with what they follow; a point that would not
        lie where it must is moved, and its rule says so.
    """
    tied = dict(facts)
    for stem, (correlation, counted) in read_totals().items():
        names = [f"{stem}_{who}" for who in ("f", "m", "t")]
        if any(name not in facts for name in names):
            continue
        women, men, total = (facts[name] for name in names)
        weight = solve_weight(women.number, men.number, total.number)
        fits = weight is not None
        if weight is None:
            weight = count_women(counted, lambda name: _number_of(facts, name))
        trio = _Trio(women, men, total, weight, correlation, fits=fits)
        tied |= dict(zip(names, trio.tie(), strict=True))
    return tied


def _number_of(facts: Mapping[str, Fact], name: str) -> float | None:
    """Return a figure, None where it is not known."""
    return facts[name].number if name in facts else None


def _rank(fact: Fact, *, by_width: bool) -> tuple[int, float]:
    """Rank a figure: own ones first, then observed, then imputed; if asked the sharper before."""
    kind = 2 if fact.own else int(fact.status != "imputed")
    return kind, -_half_width(fact) if by_width else 0.0


def _half_width(fact: Fact) -> float:
    """Return half of the 95 % interval of a figure on its scale, observed or imputed."""
    return fact.error * normal_quantile() if fact.half_width is None else fact.half_width


@dataclass(frozen=True)
class _Trio:
    """Women's, men's and all, and how they hang together."""

    women: Fact
    men: Fact
    total: Fact
    weight: float
    """Of women. [share]"""
    correlation: float
    fits: bool
    """Whether the total's point lies between the two."""

    def tie(self) -> tuple[Fact, Fact, Fact]:
        """Choose who follows, and tie it."""
        all_own = all(one.own for one in (self.women, self.men, self.total))
        *ranks, of_total = (
            _rank(one, by_width=all_own) for one in (self.women, self.men, self.total)
        )
        if of_total <= min(ranks):
            return self.women, self.men, self._follow()
        if of_total > max(ranks):
            return *self._move(), self.total
        if ranks[0] < ranks[1]:
            return self._stay_beside(self.women, self.men, self.weight), self.men, self.total
        return self.women, self._stay_beside(self.men, self.women, 1 - self.weight), self.total

    def _follow(self) -> Fact:
        """Make the total the mean of women and men."""
        kin = MeanOfKin((self.women, self.men), self.weight)
        if self.fits:
            return replace(self.total, kin=kin)
        values = self.women.number, self.men.number
        half_width = average_half_width(
            self.total.indicator,
            self.weight,
            values,
            (_half_width(self.women), _half_width(self.men)),
            self.correlation,
        )
        point = float(average(self.weight, *(np.array(value) for value in values)))
        statuses = {self.women.status, self.men.status}
        status: Status = "imputed" if "imputed" in statuses else "assumed"
        said = "; ".join(dict.fromkeys((self.women.source, self.men.source)))
        moved = _place(self.total, point, half_width if status == "imputed" else None)
        year = max(self.women.year, self.men.year)
        return replace(moved, source=said, status=status, year=year, rule=OF_BOTH, kin=kin)

    def _move(self) -> tuple[Fact, Fact]:
        """Let women's and men's figure move to the total together."""
        women, men, weight = self.women, self.men, self.weight
        if not self.fits:
            arrays = [np.array([one.number]) for one in (women, men, self.total)]
            moved = move_to_total(women.indicator, weight, arrays[0], arrays[1], arrays[2])
            beside = move_to_total(men.indicator, 1 - weight, arrays[1], arrays[0], arrays[2])
            women = _move_point(women, float(moved[0]), self.total)
            men = _move_point(men, float(beside[0]), self.total)
        return (
            replace(women, kin=MovedToTotal((men, self.total), women, weight)),
            replace(men, kin=MovedToTotal((women, self.total), men, 1 - weight)),
        )

    def _stay_beside(self, one: Fact, other: Fact, weight: float) -> Fact:
        """Let one figure stay on the far side of the total from the other."""
        if not self.fits:
            indicator = one.indicator
            away = (self.total.number - (1 - weight) * other.number) / weight
            point = float(np.clip(away, indicator.lowest, indicator.highest))
            one = _move_point(one, point, self.total)
        return replace(one, kin=BesideTotal((other, self.total)))


def _move_point(fact: Fact, point: float, total: Fact) -> Fact:
    """Move a figure to a total that stands: as firm as the weaker of the two, and it says so."""
    weaker: tuple[Status, ...] = ("imputed", "assumed", "observed")
    status = (
        min(fact.status, total.status, key=weaker.index)
        if fact.half_width is None
        else (fact.status)
    )
    moved = _place(fact, point, fact.half_width)
    source = f"{fact.source}; moved to the total: {total.source}"
    return replace(moved, status=status, source=source)


def _place(fact: Fact, point: float, half_width: float | None) -> Fact:
    """Give a figure another point, and the interval about it where it has one."""
    bounds = fact.indicator.lowest, fact.indicator.highest
    low = high = None
    if half_width is not None:
        middle = to_scale(np.array([point]), fact.indicator.scale, *bounds)
        ends = from_scale(middle + half_width * np.array([-1, 1]), fact.indicator.scale, *bounds)
        low, high = map(float, ends)
    return replace(fact, value=point, base_value=point, low=low, high=high, half_width=half_width)
