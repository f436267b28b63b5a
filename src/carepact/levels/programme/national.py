"""What a programme found as evidence of its country's study, for the instrument of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scipy import special

from carepact.core.parameter_tables import LABELS
from carepact.core.units import DAYS_PER_WEEK, MINUTES_PER_HOUR
from carepact.data.countries.facts import BASE_DAY
from carepact.levels.programme.costing import CENTS, total_cents
from carepact.levels.programme.effects import (
    measure_change,
    measure_decay,
    measure_discount,
    measure_freeing,
)
from carepact.levels.programme.estimates import Estimate, Ratio, normal_quantile
from carepact.levels.programme.records import Payer, Programme
from carepact.levels.programme.release import RatioName, Release
from carepact.policy.instrument import Instrument
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.policy.traits import RowKind

ROWS: RowKind = "fathers by years since"
PAYS_AS: dict[Payer, str] = {
    "participants": "households",
    "own money": "communities",
    "municipality": "general_budget",
    "state": "general_budget",
    "social security": "social_security",
    "employers": "employers",
    "donors": "donors",
    "other": "communities",
}
"""Which payer of the country model each payer is: towns are part of the State."""


@dataclass(frozen=True)
class Spread:
    """A normal distribution that is cut at the range of its value."""

    sd: float
    lower: float
    upper: float
    zero_mass: float = 0.0


@dataclass(frozen=True)
class Evidence:
    """One value of evidence, and how far it may lie off."""

    name: str
    """As the instrument calls it."""
    value: float | dict[str, float]
    spread: Spread | None = None
    is_cut: bool = False
    """Whether the value found lies outside what it can be, and its nearest end stands for it."""


def instrument_of() -> Instrument:
    """Return the instrument whose rules meet fathers of a programme."""
    [found] = [one for one in shipped_instruments().values() if one.traits.rows == ROWS]
    return found


def shipped_value(name: str) -> float:
    """Return what the instrument ships with, where a programme measures nothing."""
    return float(instrument_of().effects_at(BASE_DAY)[name])


def strength_of(programme: Programme) -> Literal["trial", "self-report"]:
    """Tell how strong the ground is: only where chance decided who began is it a trial."""
    return "trial" if programme.has_comparison and programme.is_randomised else "self-report"


def list_evidence(
    programme: Programme, release: Release, money_per_ppp_dollar: float | None
) -> tuple[Evidence, ...]:
    r"""List what may be told and the country's instrument takes; none without its hours.

    Parameters
    ----------
    programme : Programme
        What was measured.
    release : Release
        What may not leave: nothing that tells it is listed.
    money_per_ppp_dollar : float, optional
        Units of the programme's money for a PPP dollar; None where it is not known.

    Notes
    -----
    The country model gives :math:`N c h d` hours for N who begin, c of whom stay. With
    :math:`h = e / c` for the effect e over all who began these are :math:`N e d`, the hours that
    were measured, whoever of them stayed [1]_. Where few left, c is not told: then c is 1 and
    h is e.

    References
    ----------
    .. [1] Bloom, H. S. (1984). Accounting for no-shows in experimental evaluation designs.
       Evaluation Review, 8(2), 225-246.
    """
    found = tuple(_work_out(programme, release, money_per_ppp_dollar))
    return found if any(one.name == "added_hours" for one in found) else ()


def _work_out(
    programme: Programme, release: Release, money_per_ppp_dollar: float | None
) -> Iterator[Evidence]:
    """Work out each value that may be told."""
    effect = measure_change(programme, "father", "both", "began").effect
    hides = release.hides("father", "told", "both") or "began" in release.counts
    others = programme.has_comparison and release.hides("father", "others", "both")
    if effect is None or hides or others:
        return
    began = len(programme.began)
    stayed = sum(one.completed for one in programme.began)
    completion = 1.0 if "stayed" in release.counts or not stayed else stayed / began
    hours = effect.scale(1 / (DAYS_PER_WEEK * MINUTES_PER_HOUR * completion))
    if (added := _spread_effect(hours)) is None:
        return
    yield added
    yield Evidence("completion", completion)
    for name, ratio in (
        ("self_report_discount", measure_discount(programme)),
        ("freeing_share", measure_freeing(programme)),
        ("decay", measure_decay(programme)),
    ):
        known_as = RATIOS[name]
        if ratio is not None and known_as not in release.ratios:
            shown = ratio.in_tenths() if known_as in release.in_tenths else ratio
            yield from _spread_ratio(name, shown)
    yield from _list_money(programme, release, money_per_ppp_dollar)


RATIOS: dict[str, RatioName] = {
    "self_report_discount": "discount",
    "freeing_share": "freeing",
    "decay": "decay",
}
"""Names of the ratios, by what the instrument calls them."""


def _list_money(
    programme: Programme, release: Release, money_per_ppp_dollar: float | None
) -> Iterator[Evidence]:
    """List who bore the cost, and what one father costs who begins."""
    cents = total_cents(programme)
    if not cents or programme.costs is None:
        return
    shares = dict.fromkeys(LABELS["payer"], Fraction(0))
    for one in programme.costs:
        shares[PAYS_AS[one.payer]] += Fraction(one.cents, cents)
    yield Evidence("payers", {payer: float(one) for payer, one in shares.items() if one})
    if money_per_ppp_dollar and not release.costs:
        each = cents / CENTS / len(programme.began) / money_per_ppp_dollar
        if each <= instrument_of().parameters["cost"].range[1]:
            yield Evidence("cost", each)


def _spread_effect(hours: Estimate) -> Evidence | None:
    """Spread the hours by their interval; None where they fell or have no error."""
    low, high = instrument_of().effects["added_hours"].range
    bounds = hours.interval
    if bounds is None or not low <= hours.value <= high:
        return None
    spread = _spread(hours.value, bounds, (low, high))
    return Evidence("added_hours", hours.value, spread)


def _spread_ratio(name: str, ratio: Ratio) -> Iterator[Evidence]:
    """Spread a ratio by its interval, its value brought into the range of what it can be."""
    if ratio.value is None or ratio.low is None or ratio.high is None:
        return
    low, high = instrument_of().effects[name].range
    value = min(max(ratio.value, low), high)
    spread = _spread(ratio.value, (ratio.low, ratio.high), (low, high))
    yield Evidence(name, value, spread, is_cut=value != ratio.value)


MOST_NOTHING = 0.999
"""Share of a spread below 0 from which the value is 0 in every draw."""


def _spread(
    value: float, interval: tuple[float, float], within: tuple[float, float]
) -> Spread | None:
    """Spread a value so that the printed interval holds as much of it as it says.

    What lies below the least that it can be is taken as that least, which is nothing.
    """
    sd = (interval[1] - interval[0]) / 2 / normal_quantile()
    below = float(special.ndtr((within[0] - value) / sd)) if sd else 0.0
    return Spread(sd, *within, below) if sd and below < MOST_NOTHING else None
