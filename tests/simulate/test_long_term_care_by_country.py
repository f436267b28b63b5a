"""Long-term care of a run beside what the tested half of countries publishes."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import spearmanr
from tests.simulate.conftest import Setting, make_package

from carepact.core.arrays import FloatArray
from carepact.data.countries.care_coverage_fit import list_tested
from carepact.policy.instrument import STATE_PAYERS

NO_SOCIAL_PART = "AUT BGR CAN CHL CRI DEU HRV ITA LIE MDA MLT MNE PER POL SRB USA"
"""Countries whose total is care of the health system alone, as the table's provenance says."""
LAST_YEAR = 2024
"""The only rows of 2025 are provisional or break with those before (Netherlands)."""


def read_public_spending(shared_data: Path) -> dict[str, float]:
    """Read each country's latest public spending whose definition is the common one. [share]"""
    latest: dict[str, tuple[int, float]] = {}
    path = shared_data / "macro" / "ltc" / "oecd_ltc_spending.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            year, code = int(row["year"]), row["iso3"]
            alike = row["financing"] == "public" and row["function"] == "total"
            if not alike or "D" in row["status"] or year > LAST_YEAR:
                continue
            if code not in latest or latest[code][0] < year:
                latest[code] = year, float(row["percent_of_gdp"]) / 100
    return {code: share for code, (_year, share) in latest.items()}


def model_public_spending(setting: Setting) -> float:
    """Model the State's part of long-term care under present law. [share of GDP]"""
    place = setting.but(draws=2, years=range(LAST_YEAR, LAST_YEAR + 2))
    values = place.run(make_package([])).values.isel(draw=0, year=0)
    cost = values["cost_by_payer"].sel(scenario="present law", instrument="long_term_care")
    return float(cost.sel(payer=list(STATE_PAYERS)).sum() / values["gdp"])


def spread(ratios: FloatArray) -> list[float]:
    """Return least, quartiles and greatest, rounded."""
    return [round(float(point), 2) for point in np.quantile(ratios, [0, 0.25, 0.5, 0.75, 1])]


def test_modelled_public_spending_of_the_tested_half_stands_beside_what_is_published(
    shared_data: Path,
    setting: Callable[[str], Setting],
    record_property: Callable[[str, object], None],
) -> None:
    """Read from the publisher's table and from a whole run, of which the back-cast is the point.

    Nothing was fitted to these countries, so little is claimed of any one of them.
    """
    published = read_public_spending(shared_data)
    codes = [code for code in list_tested() if code in published]
    assert len(codes) >= 15
    modelled = np.array([model_public_spending(setting(code)) for code in codes])
    observed = np.array([published[code] for code in codes])
    ratios = modelled / observed
    rank = float(spearmanr(modelled, observed).statistic)
    record_property("ratios", dict(zip(codes, ratios.round(2).tolist(), strict=True)))
    record_property("rank correlation", round(rank, 2))

    assert 0.4 < spread(ratios)[2] < 2.5
    assert rank > 0.3


def test_the_table_says_which_totals_leave_out_social_help(shared_data: Path) -> None:
    path = shared_data / "macro" / "ltc" / "PROVENANCE.txt"
    assert f"reports no social part ({NO_SOCIAL_PART}" in path.read_text("utf-8")
    assert read_public_spending(shared_data)["NLD"] == pytest.approx(0.0399, abs=5e-5)
