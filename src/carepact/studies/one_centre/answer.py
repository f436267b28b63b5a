"""The answer to a centre or a network, and the tables in which it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.facts import Country
from carepact.levels.community.books import Books
from carepact.levels.community.centre import COUNTS, GROUPS, PARTIES, TIMES, Centre, Sums
from carepact.levels.community.comparing import PublicService
from carepact.levels.community.costing import CENTS, Ratio, cost_an_hour, full_cost, reach
from carepact.levels.community.national import Setting
from carepact.levels.community.release import Hidden, Release
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
    books: Books
    settings: tuple[Setting, ...]
    """Parameters of a study of its country that give its very hours."""
    sources: tuple[str, ...]

    @property
    def currency(self) -> str:
        """Return the code of its money."""
        return self.centres[0].currency

    @property
    def is_average(self) -> bool:
        """Tell whether an hour of any of its centres is valued at the country's average."""
        return any(one.hour is not None and one.hour.origin == "average" for one in self.centres)

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
        return make_manifest((*told, *self.country.sources), settings, None, [])

    def hides(self, name: str) -> bool:
        """Tell whether a group of givers, or a tally of counts, may not leave."""
        return name in self.release.whole.groups or name in self.release.whole.counts

    def _list_figures(self) -> Iterator[FigureRow]:
        """List hours, their value and persons by giver; counts; costs for an hour; comparisons."""
        basis = "average" if self.is_average else "own"
        for group in GROUPS:
            hides = self.hides(group)
            yield self._lay("hours_given", group, self.sums.given(group), "hours", hides)
            yield self._lay(
                "value_of_hours", group, self.sums.worth(group), self.currency, hides, basis
            )
            yield self._lay("persons", group, self.sums.persons(group), "persons", hides)
        for name in TIMES:
            key = f"time {name}"
            yield self._lay("hours_there", name, self.sums.of(key), "hours", self.hides(key))
        for name in COUNTS:
            key = f"count {name}"
            yield self._lay("count", name, self.sums.of(key), "count", self.hides(key))
        yield from self._list_ratios(basis)

    def _list_ratios(self, basis: str) -> Iterator[FigureRow]:
        """List costs for an hour, the reach, and what a public service would cost."""
        sums, unit = self.sums, f"{self.currency} an hour"
        hides = self.hides("time families")
        for name, cost, mark in (
            ("money_cost", sums.money("cost"), "own"),
            ("full_cost", full_cost(sums), basis),
        ):
            for time in TIMES:
                found = cost_an_hour(cost, sums.of(f"time {time}"))
                yield self._divide(name, time, found, unit, hides and time != "opening", mark)
        found = reach(sums)
        yield self._divide("reach", "families", found, "share", self.hides("count reached"), "own")
        public = self.public_service
        for name, amount, hidden in (
            ("all_paid", public and public.all_paid, self.hides("all")),
            ("childcare", public and public.childcare, hides),
        ):
            value = None if hidden and self.is_network else amount
            yield FigureRow("public_service", name, value, None, self.currency, 0, 0, "average",
                            not hidden)  # fmt: skip

    def _list_money(self) -> Iterator[FigureRow]:
        """List income and cost by party, and in all; costs in all alone where few are paid."""
        few = self.hides("paid")
        for kind, parties in PARTIES.items():
            for party in parties:
                told = self.sums.of(f"{kind} {party}")
                yield self._lay(kind, party, told, self.currency, few and kind == "cost")
            yield self._lay(kind, "all", self.sums.money(kind), self.currency, hides=False)

    def _list_centres(self) -> Iterator[CentreRow]:
        """List what may leave of each centre."""
        for centre, hidden in zip(self.centres, self.release.by_centre, strict=True):
            sums = centre.sums
            yield _lay_centre(centre, hidden, "hours_given", sums.given("all"), "hours",
                              "all" in hidden.groups)  # fmt: skip
            for key in ("time opening", "time children", "count visits", "count reached",
                        "count course_participants", "count found_work"):  # fmt: skip
                unit = "hours" if key.startswith("time") else "count"
                yield _lay_centre(centre, hidden, key.replace(" ", "_"), sums.of(key), unit,
                                  key in hidden.counts)  # fmt: skip
            for kind in PARTIES:
                yield _lay_centre(centre, hidden, kind, sums.money(kind), self.currency, False)

    def _lay(
        self, figure: str, of: str, told: Tally, unit: str, hides: bool, basis: str = "own"
    ) -> FigureRow:
        """Lay one sum out; what may not leave is left out of a network's table."""
        divided = _divisor(unit)
        shown = told if not (hides and self.is_network) else Tally(0, 0, told.asked)
        value = None if shown.value is None else shown.value / divided
        least = shown.units / divided if value is None and shown.units else None
        return FigureRow(
            figure, of, value, least, unit, shown.told, told.asked, basis, may_leave=not hides
        )

    def _divide(
        self, figure: str, of: str, found: Ratio, unit: str, hides: bool, basis: str
    ) -> FigureRow:
        """Lay one ratio out."""
        gone = hides and self.is_network
        value, least = (None if gone or one is None else float(one) for one in
                        (found.value, found.least))  # fmt: skip
        return FigureRow(figure, of, value, least, unit, 0, 0, basis, may_leave=not hides)


def _lay_centre(
    centre: Centre, hidden: Hidden, figure: str, told: Tally, unit: str, hides: bool
) -> CentreRow:
    """Lay one figure of one centre out."""
    del hidden
    divided = _divisor(unit)
    value = None if hides or told.value is None else told.value / divided
    least = told.units / divided if value is None and told.units and not hides else None
    return CentreRow(centre.name, figure, value, least, unit, hides)


def _divisor(unit: str) -> int:
    """Say how many units of a tally make one that is told."""
    if unit == "hours":
        return MINUTES_PER_HOUR
    return 1 if unit in {"count", "persons"} else CENTS
