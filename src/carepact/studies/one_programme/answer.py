"""The answer to a programme, and the tables in which it leaves: never a row of one father."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.facts import Country
from carepact.levels.programme.books import Books
from carepact.levels.programme.costing import (
    CENTS,
    HourCost,
    cost_each,
    cost_hour,
    cost_weekly_hour,
    total_cents,
)
from carepact.levels.programme.effects import (
    LINES,
    Agreement,
    Change,
    Line,
    compare_tellers,
    measure_change,
    measure_decay,
    measure_discount,
    measure_freeing,
)
from carepact.levels.programme.estimates import (
    Estimate,
    Ratio,
    Share,
    estimate_mean,
    estimate_share,
)
from carepact.levels.programme.national import Evidence, shipped_value, strength_of
from carepact.levels.programme.records import PARTS, TELLERS, Part, Programme, Teller
from carepact.levels.programme.release import Counted, Release, SetName

AN_HOUR = 1 / MINUTES_PER_HOUR
"""Hours of a minute. [hours]"""


class FigureRow(NamedTuple):
    """One figure of a programme."""

    figure: str
    told_by: str
    part: str
    of: str
    value: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    unit: str
    persons: int | None
    strength: str
    may_leave: bool


class CostRow(NamedTuple):
    """What one payer bore of one kind of cost."""

    kind: str
    payer: str
    amount: float
    currency: str


@dataclass(frozen=True)
class ProgrammeAnswer:
    """Who stayed, what hours followed, how sure that is, and what it cost."""

    programme: Programme
    country: Country
    release: Release
    books: Books
    evidence: tuple[Evidence, ...]
    """Evidence of a study of its country; none where it may not be told."""
    price_year: int | None = None
    """Year of the factor to PPP dollars; None where it is not known."""

    @property
    def strength(self) -> str:
        """Tell how strong the ground is."""
        return strength_of(self.programme)

    @cached_property
    def completion(self) -> Share | None:
        """Who stayed, of those who began."""
        began = self.programme.began
        return estimate_share(sum(one.completed for one in began), len(began))

    @cached_property
    def sessions(self) -> Estimate | None:
        """Sessions that a father came to, of those of whom it is told."""
        return estimate_mean(self.programme.sessions_told)

    @cached_property
    def agreement(self) -> Agreement:
        """Mothers' reports beside fathers'."""
        return compare_tellers(self.programme)

    @cached_property
    def discount(self) -> Ratio:
        """What part of what fathers tell mothers tell too."""
        return measure_discount(self.programme)

    @cached_property
    def freeing(self) -> Ratio:
        """How much less mothers do for each hour that he does more."""
        return measure_freeing(self.programme)

    @cached_property
    def decay(self) -> Ratio | None:
        """What is lost a year."""
        return measure_decay(self.programme)

    def change(self, line: Line, part: Part = "both", teller: Teller = "father") -> Change:
        """Measure a change. [minutes a week]"""
        key = (line, part, teller)
        if key not in self._changes:
            self._changes[key] = measure_change(self.programme, teller, part, line)
        return self._changes[key]

    @cached_property
    def _changes(self) -> dict[tuple[Line, Part, Teller], Change]:
        """Changes that were measured already."""
        return {}

    @cached_property
    def later(self) -> Change:
        """What is left of the change at the later forms, of those who told then."""
        return measure_change(self.programme, "father", "both", "told", until="later")

    def count_told(self, teller: Teller) -> int:
        """Count fathers of the programme of whom a teller tells twice. [persons]"""
        began = self.programme.began
        return sum(one.change(teller, "both") is not None for one in began)

    @property
    def cost_hour(self) -> HourCost:
        """What an hour costs that fathers tell of, over a year."""
        return cost_hour(self.programme, self.change("began").effect)

    @property
    def cost_weekly_hour(self) -> HourCost:
        """What an hour a week costs that fathers tell of."""
        return cost_weekly_hour(self.programme, self.change("began").effect)

    @property
    def discount_used(self) -> tuple[float, bool]:
        """Return the discount for self-report, and whether it is measured here."""
        if self.discount.value is not None:
            return min(max(self.discount.value, 0.0), 1.0), True
        return shipped_value("self_report_discount"), False

    def hides_count(self, name: Counted) -> bool:
        """Tell whether a count may not leave."""
        return name in self.release.counts

    def hides_line(self, line: Line, part: Part, teller: Teller) -> bool:
        """Tell whether a change may not leave."""
        name: SetName = "stayed" if line == "stayed" else "told"
        hides = self.release.hides(teller, name, part)
        if line == "began":
            hides = hides or self.hides_count("began")
        return hides or (
            self.programme.has_comparison and self.release.hides(teller, "others", part)
        )

    def to_polars(self) -> pl.DataFrame:
        """Return every figure, with whether it may leave."""
        return tabulate(self._list_figures(), FigureRow)

    def costs(self) -> pl.DataFrame:
        """Return what each payer bore of each kind of cost."""
        rows = (
            CostRow(one.kind, one.payer, one.cents / CENTS, self.programme.currency)
            for one in self.programme.costs or ()
        )
        return tabulate(rows, CostRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be; it names no person."""
        programme = self.programme
        settings: dict[str, object] = {
            "command": "programme",
            "country": self.country.code,
            "first_day": programme.first.isoformat(),
            "last_day": programme.last.isoformat(),
            "diary": programme.diary,
            "comparison": programme.has_comparison,
            "randomised": programme.is_randomised,
        }
        told = (Source(programme.name, ""), *self.country.sources)
        return make_manifest(told, settings, None, [])

    def _list_figures(self) -> Iterator[FigureRow]:
        """List who stayed, every change, ratios and costs."""
        yield from self._list_counts()
        for teller in TELLERS:
            if self.count_told(teller):
                for line in LINES:
                    for part in PARTS:
                        yield from self._list_change(teller, line, part)
        if self.later.change is not None:
            yield self._lay(
                "change_later", "father", "both", "told", self.later.effect, leaves=False
            )
        yield from self._list_ratios()
        yield from self._list_costs()

    def _list_counts(self) -> Iterator[FigureRow]:
        """List who began, who stayed, and how often they came."""
        began, share = len(self.programme.began), self.completion
        leaves = not self.hides_count("began")
        yield FigureRow("persons", "", "", "began", began, None, None, None, "persons", began,
                        "count", leaves)  # fmt: skip
        if share is not None:
            leaves = not self.hides_count("stayed")
            yield FigureRow("completion", "", "", "began", share.value, None, share.low,
                            share.high, "share", share.n, "count", leaves)  # fmt: skip
        if (came := self.sessions) is not None:
            low, high = came.interval or (None, None)
            leaves = not self.hides_count("sessions")
            yield FigureRow("sessions", "", "", "began", came.value, came.standard_error, low,
                            high, "sessions", came.n, "count", leaves)  # fmt: skip

    def _list_change(self, teller: Teller, line: Line, part: Part) -> Iterator[FigureRow]:
        """List hours before and after, their change, and the effect."""
        found = self.change(line, part, teller)
        leaves = not self.hides_line(line, part, teller)
        named = {
            "before": found.before,
            "after": found.after,
            "change": found.change,
            "change_of_comparison": found.others,
            "effect": found.effect,
        }
        for figure, told in named.items():
            if told is not None:
                yield self._lay(figure, teller, part, line, told, leaves=leaves)

    def _lay(
        self, figure: str, teller: str, part: str, of: str, told: Estimate | None, *, leaves: bool
    ) -> FigureRow:
        """Lay an estimate out, in hours a week."""
        found = None if told is None else told.scale(AN_HOUR)
        low, high = (found.interval if found else None) or (None, None)
        return FigureRow(
            figure, teller, part, of, found.value if found else None,
            found.standard_error if found else None, low, high, "hours a week",
            found.n if found else None, self.strength, leaves,
        )  # fmt: skip

    def _list_ratios(self) -> Iterator[FigureRow]:
        """List the ratios that could be measured; the others stand with no value."""
        for name, ratio, unit in (
            ("discount", self.discount, "share"),
            ("freeing", self.freeing, "share"),
            ("decay", self.decay, "share a year"),
        ):
            if ratio is not None:
                leaves = name not in self.release.ratios
                yield FigureRow(name, "", "both", ratio.state, ratio.value, None, ratio.low,
                                ratio.high, unit, ratio.n, self.strength, leaves)  # fmt: skip

    def _list_costs(self) -> Iterator[FigureRow]:
        """List what it cost."""
        cents, currency = total_cents(self.programme), self.programme.currency
        if cents is None:
            return
        leaves = not self.release.costs
        own = "books"
        yield FigureRow("cost", "", "", "all", cents / CENTS, None, None, None, currency, None,
                        own, leaves)  # fmt: skip
        for of, completed in (("began", False), ("stayed", True)):
            each = cost_each(self.programme, completed=completed)
            tells = leaves and not self.hides_count("stayed" if completed else "began")
            yield FigureRow("cost_of_one", "", "", of, None if each is None else float(each), None,
                            None, None, currency, None, own, tells)  # fmt: skip
        tells = leaves and not self.hides_line("began", "both", "father")
        for name, found in (
            ("cost_of_an_hour_a_week", self.cost_weekly_hour),
            ("cost_of_an_hour", self.cost_hour),
        ):
            yield FigureRow(name, "father", "both", found.state, found.value, None, found.low,
                            found.high, currency, None, self.strength, tells)  # fmt: skip
