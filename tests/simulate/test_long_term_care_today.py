"""Long-term care of today is solved or predicted: what it sums to beside the OECD."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from tests.simulate.conftest import Setting, make_package

from carepact.policy.instrument import STATE_PAYERS

OECD = [
    "AUS",
    "AUT",
    "BEL",
    "CAN",
    "CHE",
    "CHL",
    "COL",
    "CRI",
    "CZE",
    "DEU",
    "DNK",
    "ESP",
    "EST",
    "FIN",
    "FRA",
    "GBR",
    "GRC",
    "HUN",
    "IRL",
    "ISL",
    "ISR",
    "ITA",
    "JPN",
    "KOR",
    "LTU",
    "LUX",
    "LVA",
    "MEX",
    "NLD",
    "NOR",
    "NZL",
    "POL",
    "PRT",
    "SVK",
    "SVN",
    "SWE",
    "TUR",
    "USA",
]


def test_spending_in_the_oecd_is_near_what_is_published(setting: Callable[[str], Setting]) -> None:
    """OECD, Health at a Glance 2023: 1.8 % of GDP in 2021, four fifths of it public.

    Means over countries, at the point. The page on present law quotes them.
    """
    shares, public = [], []
    for code in OECD:
        place = setting(code).but(draws=2, years=range(2024, 2026))
        values = place.run(make_package([])).values.isel(draw=0, year=0)
        cost_by_payer = values["cost_by_payer"].sel(
            scenario="present law", instrument="long_term_care"
        )
        shares.append(float(cost_by_payer.sum() / values["gdp"]))
        public.append(
            float(cost_by_payer.sel(payer=list(STATE_PAYERS)).sum() / cost_by_payer.sum())
        )
    assert 0.013 < np.mean(shares) < 0.023
    assert 0.7 < np.mean(public) < 0.9
    assert f"{np.mean(shares):.3f} {np.mean(public):.2f}" == "0.020 0.78"
