"""The figures of all countries while they are compiled."""

from __future__ import annotations

from dataclasses import dataclass, field

from carepact.data.countries.dictionary import SHIPPED_TERMS, Dataset, Indicator
from carepact.data.countries.plausibility import Finding

BASE_YEAR = 2024
Series = dict[tuple[str, int], float]


@dataclass
class Row:
    """One figure of one country."""

    country: str
    indicator: str
    year: int
    value: str
    source: str
    status: str = "observed"
    low: str = ""
    high: str = ""
    half_width: str = ""
    base_value: str = ""
    rule: str = ""
    in_force_from: str = ""
    checked_on: str = ""


@dataclass
class World:
    """What is read, and what becomes of it."""

    indicators: dict[str, Indicator]
    datasets: dict[str, Dataset]
    countries: dict[str, dict[str, str]]
    rows: list[Row] = field(default_factory=list)
    rejected: list[list[str]] = field(default_factory=list)
    moves: list[list[str]] = field(default_factory=list)
    """Figures that move by many points from one release to the next, as the page has them."""

    def reject(self, row: Row, finding: Finding) -> None:
        """List a figure with the reason."""
        unit = self.indicators[row.indicator].unit
        self.rejected.append([row.country, row.indicator, str(row.year), row.value, unit,
                              row.source, finding.reason, finding.verdict])  # fmt: skip

    def ships(self, row: Row) -> bool:
        """Tell whether a figure's terms let it ship."""
        return self.datasets[self.indicators[row.indicator].dataset].terms in SHIPPED_TERMS
