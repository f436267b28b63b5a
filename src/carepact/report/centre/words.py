"""Givers, payers and figures of a centre in words, and how numbers of it are printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from carepact.core.controls import show_controls
from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import Day, _, _n, number, percent_sign
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.country_names import name_country
from carepact.levels.community.centre import GIVERS, GROUPS
from carepact.levels.community.costing import CENTS, Ratio, full_cost
from carepact.levels.community.tally import Tally
from carepact.report.scales import PERCENT
from carepact.studies.one_centre.answer import CentreAnswer


class Mark(StrEnum):
    """What stands in the place of a figure."""

    HIDDEN = "··"
    """It may not leave, as in tables of surveys."""
    UNKNOWN = "?"


@dataclass(frozen=True)
class Decimals:
    """Below which numbers decimals are printed."""

    amount: int = 100
    per_cent: int = 10


@dataclass(frozen=True)
class View:
    """An answer as it is printed: for the centre itself, or as it may leave."""

    answer: CentreAnswer
    is_public: bool
    """Whether what tells of few persons is hidden."""

    def hours(self, name: str, told: Tally) -> str:
        """Print hours of a group or of a time."""
        return self._print(name, told, MINUTES_PER_HOUR)

    def count(self, name: str, told: Tally) -> str:
        """Print a count."""
        return self._print(name, told, 1)

    @property
    def at_one_wage(self) -> bool:
        """Tell whether hours are valued at one wage here, since few did one of the works."""
        return self.is_public and self.answer.hides_work

    def worth(self, group: str) -> str:
        """Print what the hours of a group are worth, without the name of the money."""
        told = self.answer.sums.worth(group, at_one_wage=self.at_one_wage)
        return self._print(group, told, CENTS)

    def full_cost(self) -> Tally:
        """Return the money spent with what unpaid hours are worth here. [cents]"""
        return full_cost(self.answer.sums, at_one_wage=self.at_one_wage)

    def money(self, told: Tally) -> str:
        """Print an amount of the books with its money."""
        return f"{print_tally(told, CENTS)} {self.answer.currency}"

    def cost(self) -> str:
        """Print all costs with their money."""
        told = self.answer.sums.money("cost")
        return Mark.HIDDEN if self.hides("cost") else self.money(told)

    def hides(self, name: str) -> bool:
        """Tell whether something is hidden here."""
        return self.is_public and self.answer.hides(name)

    def list_groups(self) -> tuple[str, ...]:
        """List the groups of givers to tell; where the finest hide, the wider that may be told."""
        finest = tuple(one.name for one in GIVERS)
        if not any(map(self.hides, finest)):
            return (*finest, "all")
        return tuple(one for one in GROUPS if one in (*finest, "all") or not self.hides(one))

    def ratio(self, found: Ratio, *names: str, mark: str = "") -> str:
        """Print an amount for an hour, a mark before it; hidden where it tells of what is."""
        if any(map(self.hides, names)):
            return Mark.HIDDEN
        return (mark if found.value is not None else "") + print_ratio(found)

    def _print(self, name: str, told: Tally, units: int) -> str:
        return Mark.HIDDEN if self.hides(name) else print_tally(told, units)


def print_tally(told: Tally, units: int) -> str:
    """Print a sum in its unit; what is missing makes it unknown, with the least that it is."""
    if told.value is not None:
        return print_amount(Fraction(told.value, units))
    return f"≥ {print_amount(Fraction(told.units, units))}" if told.units else Mark.UNKNOWN


def print_ratio(found: Ratio) -> str:
    """Print an amount for an hour."""
    if found.value is not None:
        return number(float(found.value), 2)
    return Mark.UNKNOWN if found.least is None else f"≥ {number(float(found.least), 2)}"


def print_amount(amount: Fraction) -> str:
    """Print a number: whole where it is large, with decimals where it is small and broken."""
    broken = amount.denominator != 1 and amount < Decimals().amount
    return number(float(amount), 1 if broken else 0)


def print_share(found: Ratio) -> str:
    """Print a share in per cent, or that it is not known."""
    value = found.value if found.value is not None else found.least
    if value is None:
        return Mark.UNKNOWN
    said = print_percent(float(value))
    return said if found.value is not None else f"≥ {said}"


def print_percent(share: float) -> str:
    """Print a share in per cent, with a decimal where it is small."""
    shown = share * PERCENT
    return number(shown, 0 if shown >= Decimals().per_cent or shown == 0 else 1) + percent_sign()


def name_group(group: str) -> str:
    """Name a group of givers."""
    return {
        "women_paid": _("women, paid"),
        "men_paid": _("men, paid"),
        "women_volunteer": _("women, unpaid"),
        "men_volunteer": _("men, unpaid"),
        "women": _("all women"),
        "men": _("all men"),
        "paid": _("all who are paid"),
        "volunteer": _("all who are unpaid"),
        "all": _("in all"),
    }[group]


def name_work(what: str) -> str:
    """Name a kind of work."""
    return {
        "care_of_children": _("care of children"),
        "courses": _("courses"),
        "kitchen_and_house": _("kitchen and house"),
        "other": _("other work"),
    }[what]


def name_party(party: str) -> str:
    """Name where money comes from, or what it is spent on."""
    return {
        "fees": _("fees of families"),
        "sales": _("own sales"),
        "municipality": _("the town"),
        "state": _("the State"),
        "social_security": _("social security"),
        "employers": _("employers"),
        "donors": _("donors"),
        "other_income": _("other income"),
        "wages": _("wages"),
        "contributions": _("employers' contributions on wages"),
        "honoraria": _("fees to course leaders and others"),
        "rent": _("rent"),
        "supplies": _("supplies"),
        "other_costs": _("other costs"),
    }[party]


def say_title(answer: CentreAnswer) -> str:
    """Name the centre or the network, its country and its days."""
    first = answer.centres[0]
    said = _(
        "{name}, {country}, {first} to {last}",
        name=show_controls(answer.name),
        country=name_country(answer.country.code),
        first=Day.of(first.first),
        last=Day.of(first.last),
    )
    if not answer.is_network:
        return said
    return f"{said} ({_n('{count} centre', '{count} centres', len(answer.centres))})"


def say_for_whom(answer: CentreAnswer) -> str:
    """Say who may see it."""
    if answer.is_network:
        return _(
            "·· hides figures on fewer than {minimum} persons, and what would give them away.",
            minimum=DEFAULT_MINIMUM,
        )
    return _(
        "For the centre itself: figures on few persons are in it. The sheet for the town hides "
        "them."
    )
