"""The answer to one employer. What its tables hold may leave the firm; small cells are hidden.

Its rows are exact, for sentences that compare them; tables and books are rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

import polars as pl

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.levels.employer.assumed import list_assumed
from carepact.levels.employer.books import EmployerBooks
from carepact.levels.employer.carers import CareRates, Carers
from carepact.levels.employer.charter import CharterState
from carepact.levels.employer.decision_log import RecognitionRow
from carepact.levels.employer.leave import LeaveOfStaff
from carepact.levels.employer.measures import Priced
from carepact.levels.employer.pay import Pay
from carepact.levels.employer.release import Release, kinds_of
from carepact.levels.employer.use import Use
from carepact.studies.employer_file.opening import Employer
from carepact.studies.one_employer import rounding, tables
from carepact.studies.one_employer.charter_table import (
    AcceptedRow,
    GoalRow,
    list_accepted,
    list_goals,
)
from carepact.studies.one_employer.gap_table import GapRow, list_gaps
from carepact.studies.one_employer.gaps import Gaps
from carepact.studies.one_employer.leave_table import LeaveRow, list_leave

Lacking = Literal["pay", "rates", "wages", "law"]
"""Somebody's pay, how many have children in the country, what people earn there, its law."""

R = TypeVar("R", bound=NamedTuple)


@dataclass(frozen=True)
class EmployerAnswer:
    """Who cares, what leave the law brings, what measures cost and save, how a charter stands."""

    employer: Employer
    country: Country
    rates: CareRates | None
    carers: Carers
    pay: Pay
    release: Release
    """What of the staff may be told."""
    rule: DisclosureRule
    leaves: tuple[LeaveOfStaff, ...] | None
    """None where somebody's pay, or what the law knows of pay, is not told."""
    priced: Priced | None
    """None where nothing is given, or somebody's pay is not told."""
    use: Use | None
    """None where nothing is counted."""
    gaps: Gaps | None
    """None where the file does not say what the firm gives."""
    charter: CharterState | None
    """None where the firm has none."""
    recognition: tuple[RecognitionRow, ...] | None
    """None where there is no log of decisions."""
    books: EmployerBooks | None
    """What moves in the year, without what is hidden; None where leave is not known."""
    seed: int
    draws: int
    rounds: bool = True
    """Whether tables tell no more digits than the screen."""
    lacking: tuple[Lacking, ...] = ()
    """Why leave and measures are not worked out."""

    def to_polars(self) -> pl.DataFrame:
        """Return who cares, a row for each sex, kind of care and way in which it is known."""
        return self._lay_out(self.carer_rows, tables.CarerRow, rounding.round_carers)

    def leave(self) -> pl.DataFrame:
        """Return what the law's leave costs in a year, and who bears it."""
        return self._lay_out(self.leave_rows, LeaveRow, rounding.round_leave)

    def costs(self) -> pl.DataFrame:
        """Return what measures cost and save in a year, and when they come back."""
        return self._lay_out(self.cost_rows, tables.CostRow, rounding.round_cost)

    def uses(self) -> pl.DataFrame:
        """Return how leave, hours, places and days were used."""
        return self._lay_out(tables.list_uses(self.use), tables.UseRow, rounding.round_use)

    def pays(self) -> pl.DataFrame:
        """Return what groups earn an hour, and how far they are apart."""
        rows = tables.list_pays(self.pay, self.employer.currency)
        return self._lay_out(rows, tables.PayRow, rounding.round_pay)

    def held_against(self) -> pl.DataFrame:
        """Return the practice beside law and standards."""
        return tabulate(list_gaps(self.gaps), GapRow)

    def goals(self) -> pl.DataFrame:
        """Return how the goals of the charter stood, a row each for each year that is over."""
        return self._lay_out(list_goals(self.charter), GoalRow, rounding.round_goal)

    def accepted(self) -> pl.DataFrame:
        """Return how many had accepted what care taught them, by year and use."""
        return tabulate(list_accepted(self.recognition), AcceptedRow)

    def _lay_out(self, rows: Iterable[R], kind: type[R], to_tell: Callable[[R], R]) -> pl.DataFrame:
        """Lay rows out as they are told."""
        return tabulate(map(to_tell, rows) if self.rounds else rows, kind)

    @cached_property
    def carer_rows(self) -> tuple[tables.CarerRow, ...]:
        """List who cares."""
        return tuple(tables.list_carers(self.carers, self.release))

    @cached_property
    def leave_rows(self) -> tuple[LeaveRow, ...]:
        """List the law's leave by payer."""
        return tuple(list_leave(self.leaves, self.release, self.employer.currency))

    @cached_property
    def cost_rows(self) -> tuple[tables.CostRow, ...]:
        """List costs, savings and break-even."""
        currency = self.employer.currency
        return tuple(tables.list_costs(self.priced, self.release, currency, self.assumed))

    @cached_property
    def assumed(self) -> Mapping[str, tuple[str, ...]]:
        """List the values of ours on which costs and savings stand, by measure and saving."""
        return list_assumed(self.employer.measures, min(self.employer.counted_on, BASE_DAY))

    @property
    def hides(self) -> Mapping[str, bool]:
        """Tell of each measure, and of what is saved, whether it is hidden."""
        if self.priced is None:
            return {}
        hidden = {
            name: self.release.hides_amount(kinds_of(reaches))
            for name, reaches in self.priced.reaches.items()
        }
        return {**hidden, tables.SAVING: self.release.hides_amount(kinds_of(self.priced.saves_on))}

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be; no row of the headcount stands in it."""
        settings: dict[str, object] = {
            "command": "employer",
            "country": self.employer.country,
            "counted_on": self.employer.counted_on.isoformat(),
            "measures": dict(self.employer.measures),
            "full_time_hours_of_bands": self.employer.bands.full_time_hours,
            "draws": self.draws,
            "disclosure": self.rule.settings(),
        }
        rates = self.rates.sources if self.rates else ()
        sources = (*(Source(one, "") for one in rates), *self.country.sources)
        notes: list[str] = [rounding.say_rounding()] if self.rounds else []
        return make_manifest(sources, settings, self.seed, notes)
