"""Every comparison of present law with spending, and the rows in which they leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import BASE_YEAR
from carepact.validate.back_cast.comparison import Comparison, Part


class BackCastRow(NamedTuple):
    """One country in one comparison."""

    part: str
    country: str
    name: str
    year: int
    modelled: float
    observed: float
    ratio: float
    unit: str
    status: str
    reasons: str
    source: str
    half: str
    """Where something was fitted: `fitted`, `tested` or `health part alone`; else empty."""


@dataclass(frozen=True)
class BackCast:
    """Every comparison."""

    parts: tuple[Part, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return a row a country and part."""
        return tabulate((_row(part, row) for part in self.parts for row in part.rows), BackCastRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the comparison came to be, with its summary."""
        countries = {row.country.code: row.country for part in self.parts for row in part.rows}
        sources = dict.fromkeys(s for country in countries.values() for s in country.sources)
        summary = {part.name: _summary(part) for part in self.parts}
        settings: dict[str, object] = {"base_year": BASE_YEAR, "summary": summary}
        return make_manifest(tuple(sources), settings, None, [])


def _row(part: Part, row: Comparison) -> BackCastRow:
    """Lay out one country."""
    return BackCastRow(
        part=part.name,
        country=row.country.code,
        name=name_country(row.country.code, "en"),
        year=row.year,
        modelled=row.modelled,
        observed=row.observed,
        ratio=row.ratio,
        unit=part.unit,
        status=row.status,
        reasons="; ".join(row.reasons),
        source=row.source,
        half=row.half or "",
    )


def _summary(part: Part) -> dict[str, object]:
    """Lay out what a part comes to."""
    if not part.rows:
        return {"countries": 0, "lacking": list(part.lacking)}
    by_half = {half: _sum_up(part.of_half(half)) for half in part.halves}
    return {
        **_sum_up(part.judged),
        "left_out": list(part.left_out),
        **({"by_half": by_half} if by_half else {}),
    }


def _sum_up(part: Part) -> dict[str, object]:
    """Lay out the sums over some countries; targets are those of the judged ones."""
    return {
        "countries": len(part.rows),
        "median_ratio": part.median_ratio,
        "median_absolute_log_error": part.median_error,
        "share_within_factor": part.share_within,
        "targets_met": part.is_met,
        "rank_correlation": part.rank_correlation,
        "by_income_group": {g: _sum_up_group(one) for g, one in part.by_group.items()},
        "share_with_missing_data_as_only_reason": part.share_without_data,
    }


def _sum_up_group(part: Part) -> dict[str, object]:
    """Lay out what an income group comes to; what a teacher is paid where it is compared."""
    found: dict[str, object] = {
        "countries": len(part.rows),
        "median_ratio": part.median_ratio,
        "median_absolute_log_error": part.median_error,
        "share_within_factor": part.share_within,
        "target_of_median_met": part.reaches_group_median,
    }
    if part.a_teacher is not None:
        found["pay_of_a_teacher_gdp_per_head"], found["spending_a_teacher_gdp_per_head"] = (
            part.a_teacher
        )
    return found
