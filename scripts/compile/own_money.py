"""Derive what a PPP dollar is in a country's own money of today."""

from __future__ import annotations

from pathlib import Path

from scripts.compile.reading import read_rows
from scripts.compile.world import Row, Series

from carepact.data.countries.plausibility import Finding

FACTOR = "lcu_per_ppp2021"
SOURCE = "SDG 17.1.1, revenue in own currency and as a share of GDP; GDP in PPP"
CHANGES = Path(__file__).with_name("money_changes.csv")
"""Countries whose accounts were kept in other money than that of today, and what one of today's
is worth in it; empty where there is no fixed rate between the two."""
MILLION = 1e6


def read_own_money(
    macro: Path, iso_of: dict[str, str], product: Series
) -> tuple[list[Row], list[tuple[Row, Finding]]]:
    """Derive own money per PPP dollar: revenue, its share of GDP, GDP in PPP.

    Returns
    -------
    tuple of list
        The factor of each country in the money of today, and those rejected, as the money that
        they stand in is another one.
    """
    amounts = _read_by_year(macro, iso_of, "sdg_government_revenue_lcu", "gr_g14_xdc")
    shares = _read_by_year(macro, iso_of, "sdg_government_revenue_pct_gdp", "gr_g14_gdp")
    usable = {key for key in amounts if amounts[key] > 0 and shares.get(key, 0) > 0}
    latest = dict(sorted(key for key in usable if key[0] and key in product))
    changes = {row["country"]: row for row in read_rows(CHANGES)}
    rows, elsewhere = [], []
    for country, year in latest.items():
        key = (country, year)
        factor = amounts[key] * MILLION / (shares[key] / 100) / product[key]
        row = Row(country, FACTOR, year, f"{factor:.6g}", SOURCE, "assumed",
                  rule="revenue / share of GDP / GDP in PPP")  # fmt: skip
        change = changes.get(country)
        if change is None:
            rows.append(row)
        elif change["per_today"]:
            row.value = f"{factor / float(change['per_today']):.6g}"
            row.source += f"; {change['source']}"
            row.rule += f" / {change['per_today']} {change['kept_in']} for one {change['today']}"
            rows.append(row)
        else:
            reason = f"in {change['kept_in']}, not in {change['today']}: {change['source']}"
            elsewhere.append((row, Finding(FACTOR, reason)))
    return rows, elsewhere


def _read_by_year(macro: Path, iso_of: dict[str, str], table: str, column: str) -> Series:
    """Read one column by country and year."""
    return {
        (iso_of.get(row["geo_area"], ""), int(row["year"])): float(row[column])
        for row in read_rows(macro / "fiscal" / f"{table}.csv")
    }
