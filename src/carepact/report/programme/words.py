"""What a programme measured in words, and how its figures are printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from carepact.core.controls import show_controls
from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import Day, _, number, percent_sign
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.country_names import name_country
from carepact.levels.programme.estimates import Estimate, Ratio, Share
from carepact.report.scales import PERCENT
from carepact.studies.one_programme.answer import AN_HOUR, ProgrammeAnswer


class Mark(StrEnum):
    """What stands in the place of a figure."""

    HIDDEN = "··"
    """It may not leave, as in tables of surveys."""
    UNKNOWN = "?"


@dataclass(frozen=True)
class View:
    """An answer as it is printed: for the programme itself, or as it may leave."""

    answer: ProgrammeAnswer
    is_public: bool
    """Whether what tells of few fathers is hidden."""


def print_hours(found: Estimate | None) -> str:
    """Print hours a week."""
    return Mark.UNKNOWN if found is None else number(found.value * AN_HOUR, 1)


def print_change(found: Estimate | None) -> str:
    """Print hours a week that are more or fewer, with their sign."""
    if found is None:
        return Mark.UNKNOWN
    said = number(found.value * AN_HOUR, 1)
    return f"+{said}" if found.value > 0 else said


def print_interval(found: Estimate | None) -> str:
    """Print between what a change lies; of one father alone it is not known."""
    bounds = None if found is None else found.interval
    if bounds is None:
        return Mark.UNKNOWN
    return print_ends(bounds[0] * AN_HOUR, bounds[1] * AN_HOUR, 1)


def print_ends(low: float, high: float, decimals: int) -> str:
    """Print the two ends of an interval."""
    return _("{low} to {high}", low=number(low, decimals), high=number(high, decimals))


def print_percent(share: float) -> str:
    """Print a share in per cent."""
    return number(share * PERCENT, 0) + percent_sign()


def print_share(found: Share) -> str:
    """Print a share in per cent with its interval."""
    ends = print_ends(found.low * PERCENT, found.high * PERCENT, 0)
    return _("{share} ({ends})", share=print_percent(found.value), ends=ends)


def print_ratio(found: Ratio) -> str:
    """Print hours for an hour with their interval; the ratio is known to be found."""
    ends = print_ends(found.low or 0.0, found.high or 0.0, 2)
    return _("{share} ({ends})", share=number(found.value or 0.0, 2), ends=ends)


def print_part(found: Ratio) -> str:
    """Print a ratio in per cent with its interval; it is known to be found."""
    ends = print_ends((found.low or 0.0) * PERCENT, (found.high or 0.0) * PERCENT, 0)
    return _("{share} ({ends})", share=print_percent(found.value or 0.0), ends=ends)


def print_given(minutes: int | None) -> str:
    """Print hours that were given: whole, or with a decimal."""
    hours = Fraction(minutes or 0, MINUTES_PER_HOUR)
    return number(float(hours), 0 if hours.denominator == 1 else 1)


def print_money(amount: Fraction | float) -> str:
    """Print an amount: whole where it is large."""
    return number(float(amount), 0 if amount >= PERCENT else 2)


def name_payer(payer: str) -> str:
    """Name who bore a cost."""
    return {
        "participants": _("who took part"),
        "own money": _("the programme itself"),
        "municipality": _("the town"),
        "state": _("the State"),
        "social security": _("social security"),
        "employers": _("employers"),
        "donors": _("donors"),
        "other": _("others"),
    }[payer]


def name_cost(kind: str) -> str:
    """Name what was paid for."""
    return {
        "leaders": _("pay of who leads"),
        "contributions": _("employers' contributions on wages"),
        "training": _("training of who leads"),
        "rooms": _("rooms"),
        "meals": _("meals"),
        "children": _("care of children during sessions"),
        "travel": _("travel"),
        "materials": _("materials"),
        "other": _("other costs"),
    }[kind]


def say_title(answer: ProgrammeAnswer) -> str:
    """Name the programme, its country and its days."""
    programme = answer.programme
    return _(
        "{name}, {country}, {first} to {last}",
        name=show_controls(programme.name),
        country=name_country(answer.country.code),
        first=Day.of(programme.first),
        last=Day.of(programme.last),
    )


def say_for_whom() -> str:
    """Say who may see the whole answer."""
    return _(
        "For the programme itself: figures on few fathers are in it. The sheet for the town hides "
        "them."
    )


def say_hidden() -> str:
    """Say what the mark of hidden figures means."""
    return _(
        "·· hides figures on fewer than {minimum} persons, and what would give them away.",
        minimum=DEFAULT_MINIMUM,
    )
