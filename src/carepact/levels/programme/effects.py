"""What hours followed: as fathers tell, as mothers tell of them, and what mothers' own did.

Estimates are in minutes a week. Who began and did not tell twice counts as no change in the line
of all who began; that line is what costs and the country's study stand on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from carepact.core.units import MONTHS_PER_YEAR
from carepact.levels.programme.estimates import (
    Estimate,
    Pairs,
    Ratio,
    estimate_difference,
    estimate_mean,
    estimate_ratio,
    normal_quantile,
)
from carepact.levels.programme.records import Father, Part, Programme, Teller, Time

Line = Literal["began", "told", "stayed"]
"""All who began, those who told twice, and of these those who stayed to the end."""
LINES: tuple[Line, ...] = ("began", "told", "stayed")


@dataclass(frozen=True)
class Change:
    """What one part of somebody's hours was before and after."""

    teller: Teller
    part: Part
    line: Line
    before: Estimate | None
    """Of the line of those who told twice, or stayed; None of all who began."""
    after: Estimate | None
    change: Estimate | None
    others: Estimate | None
    """Change of the comparison group; None where nobody of it told twice."""
    compared: Estimate | None
    """Change beyond that of the comparison group."""
    has_comparison: bool

    @property
    def effect(self) -> Estimate | None:
        """Return what is taken as the effect: beyond the comparison group, where there is one."""
        return self.compared if self.has_comparison else self.change


def measure_change(
    programme: Programme,
    teller: Teller,
    part: Part,
    line: Line,
    *,
    since: Time = "before",
    until: Time = "after",
) -> Change:
    """Measure how hours changed.

    Parameters
    ----------
    programme : Programme
        Its fathers.
    teller, part, line
        Whose hours as told by whom, which of them, and of whom.
    since, until
        Between which forms.
    """

    def take(fathers: Sequence[Father]) -> list[Fraction]:
        return _take(fathers, teller, part, line, since, until)

    inside, outside = take(programme.began), take(programme.others)
    twice = [one for one in programme.began
             if one.change(teller, part, since=since, until=until) is not None]  # fmt: skip
    shown = [one for one in twice if one.completed or line == "told"] if line != "began" else []
    is_compared = any(one.change(teller, part, since=since, until=until) is not None
                      for one in programme.others)  # fmt: skip
    has_comparison = programme.has_comparison and bool(twice) and is_compared
    return Change(
        teller=teller,
        part=part,
        line=line,
        before=_estimate_at(shown, teller, since, part),
        after=_estimate_at(shown, teller, until, part),
        change=estimate_mean(inside) if twice else None,
        others=estimate_mean(outside) if has_comparison else None,
        compared=estimate_difference(inside, outside) if has_comparison else None,
        has_comparison=programme.has_comparison,
    )


def _estimate_at(
    fathers: Sequence[Father], teller: Teller, time: Time, part: Part
) -> Estimate | None:
    """Estimate the hours that some fathers' forms tell at one time."""
    told = (one.minutes(teller, time, part) for one in fathers)
    return estimate_mean([one for one in told if one is not None])


def _take(
    fathers: Sequence[Father], teller: Teller, part: Part, line: Line, since: Time, until: Time
) -> list[Fraction]:
    """Take the changes of a line; who did not tell twice counts as none among all who began."""
    found = []
    for one in fathers:
        change = one.change(teller, part, since=since, until=until)
        if change is None and line == "began":
            found.append(Fraction(0))
        elif change is not None and (line != "stayed" or one.completed or _is_other(one)):
            found.append(change)
    return found


def _is_other(one: Father) -> bool:
    """Tell whether a father is of the comparison group, which has nothing to complete."""
    return one.group == "comparison"


@dataclass(frozen=True)
class Ends:
    """Hours of some couples before and after, and their change."""

    before: Estimate | None
    after: Estimate | None
    change: Estimate | None
    """Each None of no couple."""


@dataclass(frozen=True)
class Agreement:
    """What mothers tell of fathers' hours, beside what these tell, of the same couples."""

    couples: int
    fathers: Ends
    mothers: Ends
    difference: Ends
    """What fathers tell over what mothers tell, each with the error of the pairs."""
    limits: tuple[float, float] | None
    """Between which nineteen of twenty couples differ afterwards, if differences are normal."""


def compare_tellers(programme: Programme) -> Agreement:
    r"""Lay mothers' reports beside fathers', for couples of which both told twice.

    Notes
    -----
    Limits of agreement [1]_: the mean difference and :math:`1.96 s` to either side.

    References
    ----------
    .. [1] Bland, J. M. and Altman, D. G. (1986). Statistical methods for assessing agreement
       between two methods of clinical measurement. The Lancet, 327(8476), 307-310.
    """
    couples = [one for one in programme.began if is_couple(one)]
    his, hers = (_list_ends(couples, teller) for teller in ("father", "mother_of_him"))
    apart = [[x - y for x, y in zip(*both, strict=True)] for both in zip(his, hers, strict=True)]
    fathers, mothers, difference = (Ends(*map(estimate_mean, one)) for one in (his, hers, apart))
    after, limits = difference.after, None
    if after is not None and after.variance is not None:
        reach = normal_quantile() * (after.variance * after.n) ** 0.5
        limits = (after.value - reach, after.value + reach)
    return Agreement(len(couples), fathers, mothers, difference, limits)


def is_couple(one: Father) -> bool:
    """Tell whether both told his hours twice."""
    return all(one.change(teller, "both") is not None for teller in ("father", "mother_of_him"))


def _list_ends(couples: Sequence[Father], teller: Teller) -> list[list[Fraction]]:
    """List hours before, after, and their change."""
    weeks = [
        (one.told[teller, "before"].of("both"), one.told[teller, "after"].of("both"))
        for one in couples
    ]
    return [[x for x, _y in weeks], [y for _x, y in weeks], [y - x for x, y in weeks]]


Pick = Callable[[Father], tuple[Fraction | None, Fraction | None]]
"""What stands over and under the line of a ratio, of one father."""


def measure_discount(programme: Programme) -> Ratio:
    """Measure what part of the change that fathers tell mothers tell too."""
    return _divide(
        programme, lambda one: (one.change("mother_of_him", "both"), one.change("father", "both"))
    )


def measure_freeing(programme: Programme) -> Ratio:
    """Measure how many fewer hours mothers do for each that he does more, as they tell both."""

    def pick(one: Father) -> tuple[Fraction | None, Fraction | None]:
        hers = one.change("mother_of_herself", "both")
        return None if hers is None else -hers, one.change("mother_of_him", "both")

    return _divide(programme, pick)


def measure_decay(programme: Programme) -> Ratio | None:
    r"""Measure what share of the effect is lost a year; None where nobody tells of later.

    Notes
    -----
    :math:`1 - r^{12 / m}` for the ratio r of the effect m months later to that at the end, of
    those who told three times. Where r is below 0, all of it is lost.
    """
    if programme.months_later is None:
        return None
    found = _divide(
        programme,
        lambda one: (one.change("father", "both", until="later"), one.change("father", "both")),
    )
    if found.value is None or found.low is None or found.high is None:
        return found
    power = float(MONTHS_PER_YEAR / programme.months_later)
    value, high, low = (1 - max(one, 0.0) ** power for one in (found.value, found.low, found.high))
    return Ratio("found", found.n, value, low, high)


def _divide(programme: Programme, pick: Pick) -> Ratio:
    """Divide sums over those who told both."""
    groups = [_pair(programme.began, pick)]
    if programme.has_comparison:
        groups.append(_pair(programme.others, pick))
    return estimate_ratio(*groups)


def _pair(fathers: Sequence[Father], pick: Pick) -> Pairs:
    """List what stands over and under, of those of whom both are told."""
    both = [(x, y) for x, y in map(pick, fathers) if x is not None and y is not None]
    return [x for x, _y in both], [y for _x, y in both]
