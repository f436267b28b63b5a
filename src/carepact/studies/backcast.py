"""Present law as modelled against what is spent: leave and pre-primary, every country."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from carepact.core.provenance import make_manifest
from carepact.data.countries.facts import BASE_YEAR
from carepact.data.countries.reading import read_countries
from carepact.validate.back_cast.comparison import Comparison, Part
from carepact.validate.back_cast.leave import compare_leave
from carepact.validate.back_cast.preprimary import compare_preprimary

COLUMNS = {
    "part": pl.String, "country": pl.String, "name": pl.String, "year": pl.Int64,
    "modelled": pl.Float64, "observed": pl.Float64, "ratio": pl.Float64, "unit": pl.String,
    "status": pl.String, "reasons": pl.String, "source": pl.String,
}  # fmt: skip


@dataclass(frozen=True)
class BackCast:
    """Both comparisons."""

    parts: tuple[Part, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return a row a country and part."""
        rows = [_row(part, row) for part in self.parts for row in part.rows]
        return pl.DataFrame(rows, schema=COLUMNS, orient="row")

    def manifest(self) -> dict[str, object]:
        """Describe how the comparison came to be, with its summary."""
        countries = {row.country.code: row.country for part in self.parts for row in part.rows}
        sources = dict.fromkeys(s for country in countries.values() for s in country.sources)
        summary = {part.name: _summary(part) for part in self.parts}
        settings: dict[str, object] = {"base_year": BASE_YEAR, "summary": summary}
        return make_manifest(tuple(sources), settings, None, [])


def run_backcast(own_facts: Path | None = None) -> BackCast:
    """Compare the present law of every country with what is spent on it.

    Raises
    ------
    CareError
        If the file of own figures has faults.
    """
    countries = read_countries(own_facts).values()
    return BackCast((compare_leave(countries), compare_preprimary(countries)))


def _row(part: Part, row: Comparison) -> tuple[object, ...]:
    """Lay out one country."""
    return (part.name, row.country.code, row.country.name, row.year, row.modelled, row.observed,
            row.ratio, part.unit, row.status, "; ".join(row.reasons), row.source)  # fmt: skip


def _summary(part: Part) -> dict[str, object]:
    """Lay out what a part comes to."""
    if not part.rows:
        return {"countries": 0, "lacking": list(part.lacking)}
    return {
        "countries": len(part.rows),
        "median_ratio": part.median_ratio,
        "median_absolute_log_error": part.median_error,
        "share_within_factor": part.share_within,
        "targets_met": part.is_met,
        "left_out": list(part.left_out),
    }
