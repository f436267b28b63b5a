"""The answer to a centre or a network, and the tables in which it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.facts import Country
from carepact.levels.community.books import Books
from carepact.levels.community.centre import (
    COUNTS,
    GROUPS,
    PARTIES,
    TIMES,
    WORKS,
    Centre,
    Sums,
)
from carepact.levels.community.comparing import PublicService
from carepact.levels.community.costing import CENTS, Ratio, cost_an_hour, full_cost, reach
from carepact.levels.community.national import Setting
from carepact.levels.community.release import Release
from carepact.levels.community.rounding import (
    round_amount,
    round_compared,
    round_money_of_an_hour,
    round_share,
    say_rounding,
)
from carepact.levels.community.tally import Tally
from carepact.studies.one_centre.averages import CentreAverages


class FigureRow(NamedTuple):
    """One figure of a centre or a network."""

    figure: str
    of: str
    value: float | None
    at_least: float | None
    unit: str
    entries_told: int
    entries_asked: int
    basis: str
    may_leave: bool


class CentreRow(NamedTuple):
    """One centre of a network, as it may leave."""

    centre: str
    figure: str
    value: float | None
    at_least: float | None
    unit: str
    hidden: bool


@dataclass(frozen=True)
class CentreAnswer:
    """What a centre or a network gives, to whom, and who pays."""

    name: str
    is_network: bool
    country: Country
    centres: tuple[Centre, ...]
    sums: Sums
    averages: CentreAverages
    public_service: PublicService | None
    release: Release
    may_tell_work: bool
    """Whether what was done in the hours may leave; else others see all hours at one wage."""
    books: Books
    settings: tuple[Setting, ...]
    """Parameters of a study of its country that give its very hours."""
    sources: tuple[str, ...]
    months_without_money: int = 0
    """Months of its log in which no payment stands; of a network those of all. [months]"""
    rounds: bool = True
    """Whether tables of a network tell hours and money no more exactly than its page."""

    @property
    def is_rounded(self) -> bool:
        """Tell whether hours and money are rounded: a centre's own are not."""
        return self.rounds and self.is_network

    @property
    def currency(self) -> str:
        """Return the code of its money."""
        return self.centres[0].currency

    @property
    def is_average(self) -> bool:
        """Tell whether an hour of any of its centres is valued at the country's average."""
        return any(one.hour is not None and one.hour.origin == "average" for one in self.centres)

    @property
    def hides_work(self) -> bool:
        """Tell whether it is told what was done, and others may not see it."""
        return self.sums.tells_work and not self.may_tell_work

    def to_polars(self) -> pl.DataFrame:
        """Return every figure; of a network those that may leave, of a centre all."""
        return tabulate(self._list_figures(), FigureRow)

    def money(self) -> pl.DataFrame:
        """Return income and cost by party, as `to_polars` has figures."""
        return tabulate(self._list_money(), FigureRow)

    def by_centre(self) -> pl.DataFrame:
        """Return what may leave of each centre of a network."""
        return tabulate(self._list_centres(), CentreRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be; it names no person."""
        settings: dict[str, object] = {
            "command": "centre",
            "country": self.country.code,
            "first_day": self.centres[0].first.isoformat(),
            "last_day": self.centres[0].last.isoformat(),
            "centres": len(self.centres),
        }
        told = tuple(Source(title, "") for title in self.sources)
        notes: list[str] = [say_rounding()] if self.is_rounded else []
        return make_manifest((*told, *self.country.sources), settings, None, notes)

    def hides(self, name: str) -> bool:
        """Tell whether a group of givers, or a tally of counts, may not leave."""
        return name in self.release.whole.groups or name in self.release.whole.counts

    def _list_figures(self) -> Iterator[FigureRow]:
        """List hours, their value and persons by giver; counts; costs for an hour; comparisons."""
        basis, sums, unit = "average" if self.is_average else "own", self.sums, self.currency
        for group in GROUPS:
            hides = self.hides(group)
            worth, plain = sums.worth(group), sums.worth(group, at_one_wage=True)
            by_work = hides or self.hides_work
            yield self._lay("hours_given", group, sums.given(group), "hours", hides=hides)
            yield self._lay("value_of_hours", group, worth, unit, basis, hides=by_work)
            yield self._lay("value_at_one_wage", group, plain, unit, basis, hides=hides)
            yield self._lay("persons", group, sums.persons(group), "persons", hides=hides)
        if sums.tells_work:
            for what in WORKS:
                done = sums.work(what)
                yield self._lay("hours_of_work", what, done, "hours", hides=self.hides_work)
        for name in TIMES:
            key = f"time {name}"
            yield self._lay("hours_there", name, self.sums.of(key), "hours", hides=self.hides(key))
        for name in COUNTS:
            key = f"count {name}"
            yield self._lay("count", name, self.sums.of(key), "count", hides=self.hides(key))
        yield from self._list_ratios(basis)

    def _list_ratios(self, basis: str) -> Iterator[FigureRow]:
        """List costs for an hour, the reach, and what a public service would cost."""
        sums, unit = self.sums, f"{self.currency} an hour"
        few = self.hides("time families")
        # The full cost less the money spent is what unpaid hours are worth.
        unpaid = self.hides("volunteer")
        at_one_wage = self.is_network and self.hides_work
        for name, cost, mark, hidden in (
            ("money_cost", sums.money("cost"), "own", self.hides("cost")),
            (
                "full_cost",
                full_cost(sums, at_one_wage=at_one_wage),
                basis,
                unpaid or self.hides("cost") or (self.hides_work and not at_one_wage),
            ),
        ):
            for time in TIMES:
                found = cost_an_hour(cost, sums.of(f"time {time}"))
                hides = hidden or (few and time != "opening")
                yield self._divide(name, time, found, unit, mark, hides=hides)
        hides = self.hides("count reached")
        yield self._divide("reach", "families", reach(sums), "share", "own", hides=hides)
        if (public := self.public_service) is not None:
            for name, amount, hides in (
                ("all_paid", public.all_paid, self.hides("all")),
                ("childcare_places", public.childcare, few),
            ):
                value = None if hides and self.is_network else self._compare(amount)
                yield FigureRow("public_service", name, value, None, self.currency, 0, 0,
                                "average", not hides)  # fmt: skip

    def _compare(self, amount: float | None) -> float | None:
        """Return what is compared, as it leaves."""
        return amount if amount is None or not self.is_rounded else round_compared(amount)

    def _list_money(self) -> Iterator[FigureRow]:
        """List income and cost by party, and in all; costs in all alone where few are paid."""
        few = self.hides("paid") or self.hides("cost")
        for kind, parties in PARTIES.items():
            for party in parties:
                told = self.sums.of(f"{kind} {party}")
                yield self._lay(kind, party, told, self.currency, hides=few and kind == "cost")
            hides = kind == "cost" and self.hides("cost")
            yield self._lay(kind, "all", self.sums.money(kind), self.currency, hides=hides)

    def _list_centres(self) -> Iterator[CentreRow]:
        """List what may leave of each centre."""
        counted = (
            "time opening",
            "time children",
            "count visits",
            "count reached",
            "count course_participants",
            "count found_work",
        )
        for centre, hidden in zip(self.centres, self.release.by_centre, strict=True):
            sums = centre.sums
            hides = "all" in hidden.groups
            yield self._lay_centre(centre, "hours_given", sums.given("all"), "hours", hides=hides)
            for key in counted:
                unit = "hours" if key.startswith("time") else "count"
                hides = key in hidden.counts
                name = key.replace(" ", "_")
                yield self._lay_centre(centre, name, sums.of(key), unit, hides=hides)
            for kind in PARTIES:
                hides = kind == "cost" and "cost" in hidden.counts
                yield self._lay_centre(centre, kind, sums.money(kind), self.currency, hides=hides)

    def _lay(
        self, figure: str, of: str, told: Tally, unit: str, basis: str = "own", *, hides: bool
    ) -> FigureRow:
        """Lay one sum out; what may not leave is left out of a network's table."""
        shown = Tally(0, 0, told.asked) if hides and self.is_network else told
        value, least = _split(shown, unit, rounds=self.is_rounded)
        return FigureRow(figure, of, value, least, unit, shown.told, told.asked, basis, not hides)

    def _divide(
        self, figure: str, of: str, found: Ratio, unit: str, basis: str, *, hides: bool
    ) -> FigureRow:
        """Lay one ratio out."""
        shown = Ratio(None) if hides and self.is_network else found
        value, least = (
            None if one is None else self._round_ratio(one, unit)
            for one in (shown.value, shown.least)
        )
        return FigureRow(figure, of, value, least, unit, 0, 0, basis, not hides)

    def _round_ratio(self, ratio: Fraction, unit: str) -> float:
        """Return a ratio as it leaves."""
        if not self.is_rounded:
            return float(ratio)
        return round_share(ratio) if unit == "share" else round_money_of_an_hour(ratio)

    def _lay_centre(
        self, centre: Centre, figure: str, told: Tally, unit: str, *, hides: bool
    ) -> CentreRow:
        """Lay one figure of one centre out."""
        value, least = (None, None) if hides else _split(told, unit, rounds=self.is_rounded)
        return CentreRow(centre.name, figure, value, least, unit, hides)


def _split(told: Tally, unit: str, *, rounds: bool) -> tuple[float | None, float | None]:
    """Return a sum in its unit, or what it is at least where something is missing."""
    divided = MINUTES_PER_HOUR if unit == "hours" else 1 if unit in _COUNTED else CENTS
    exact = Fraction(told.units, divided)
    found = round_amount(exact) if rounds else float(exact)
    if told.value is not None:
        return found, None
    return None, found if told.units else None


_COUNTED = ("count", "persons")
"""Units of which a tally counts whole ones."""
