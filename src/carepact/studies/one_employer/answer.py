"""The answer to one employer, and the tables in which it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray
from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.facts import Country
from carepact.levels.employer.carers import CareRates, Carers
from carepact.levels.employer.leave import PAYER_LABELS, LeaveOfStaff
from carepact.levels.employer.measures import Priced
from carepact.levels.employer.staff import CARE, SEXES
from carepact.studies.employer_file.opening import Employer

EXPECTED, COUNTED = "expected", "counted"


class Interval(NamedTuple):
    """A figure with the range in which 95 of 100 draws lie."""

    value: float
    low: float
    high: float


class CarerRow(NamedTuple):
    """How many of a sex care for what, and how it is known."""

    sex: str
    care: str
    known: str
    persons: float
    low: float
    high: float


class CostRow(NamedTuple):
    """One measure, or one saving."""

    measure: str
    amount: float
    low: float
    high: float
    currency: str


class LeaveRow(NamedTuple):
    """What one payer bears of one leave of the law."""

    leave: str
    payer: str
    women: float
    men: float
    amount: float
    low: float
    high: float
    currency: str


@dataclass(frozen=True)
class EmployerAnswer:
    """Who cares, what leave the law brings, what measures cost and save."""

    employer: Employer
    country: Country
    rates: CareRates | None
    carers: Carers
    leaves: tuple[LeaveOfStaff, ...] | None
    """None where somebody's pay, or what the law knows of pay, is not told."""
    priced: Priced | None
    """None where nothing is given, or somebody's pay is not told."""
    seed: int
    draws: int

    def to_polars(self) -> pl.DataFrame:
        """Return who cares, a row for each sex, kind of care and way in which it is known."""
        return tabulate(self._list_carers(), CarerRow)

    def costs(self) -> pl.DataFrame:
        """Return what measures cost and save in a year."""
        return tabulate(self._list_costs(), CostRow)

    def leave(self) -> pl.DataFrame:
        """Return what the law's leave costs in a year, and who bears it."""
        return tabulate(self._list_leave(), LeaveRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be; no row of the headcount stands in it."""
        settings: dict[str, object] = {
            "command": "employer",
            "country": self.employer.country,
            "counted_on": self.employer.counted_on.isoformat(),
            "measures": dict(self.employer.measures),
            "draws": self.draws,
        }
        rates = self.rates.sources if self.rates else ()
        sources = (*(Source(one, "") for one in rates), *self.country.sources)
        return make_manifest(sources, settings, self.seed, [])

    def _list_carers(self) -> Iterator[CarerRow]:
        """Lay out who cares."""
        for sex, who in enumerate(SEXES):
            for place, care in enumerate(CARE):
                count = float(self.carers.counted[sex, place])
                yield CarerRow(who, care, COUNTED, count, count, count)
                if self.carers.expected is not None and self.carers.untold[sex]:
                    found = interval(self.carers.expected[:, sex, place])
                    yield CarerRow(who, care, EXPECTED, *found)

    def _list_costs(self) -> Iterator[CostRow]:
        """Lay out costs and savings."""
        if self.priced is None:
            return
        currency = self.employer.currency
        for name, values in self.priced.costs.items():
            yield CostRow(name, *interval(values), currency)
        for name, values in (
            ("fewer leave", -self.priced.turnover),
            ("fewer are absent", -self.priced.absence),
            ("net", self.priced.net),
        ):
            yield CostRow(name, *interval(values), currency)

    def _list_leave(self) -> Iterator[LeaveRow]:
        """Lay out the leave of the law."""
        for one in self.leaves or ():
            women, men = (float(one.persons[0, sex]) for sex in range(len(SEXES)))
            for place, payer in enumerate(PAYER_LABELS):
                if np.any(one.cost[:, place]):
                    found = interval(one.cost[:, place])
                    yield LeaveRow(
                        one.instrument, payer, women, men, *found, self.employer.currency
                    )


def interval(values: FloatArray) -> Interval:
    """Return the headline, which is the median of the draws, and the ends of 95 in 100."""
    if values.size == 1:
        return Interval(float(values[0]), float(values[0]), float(values[0]))
    low, middle, high = np.quantile(values[1:], [0.025, 0.5, 0.975])
    return Interval(float(middle), float(low), float(high))
