"""No interval of width zero stands on an observed figure."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.simulate.care_shares import share_unpaid


@pytest.mark.parametrize("code", ["ZAF", "MEX", "IND", "USA"])
def test_women_s_share_of_unpaid_hours_has_a_width_where_it_is_observed(
    setting: Callable[[str], Setting], code: str
) -> None:
    run = setting(code).but(draws=60, years=range(2024, 2026)).run(make_package([]))
    share = share_unpaid(run.values).sel(scenario="present law").isel(year=0).to_numpy()
    low, high = np.quantile(share.ravel()[1:], [0.025, 0.975])
    assert 0.005 < high - low < 0.25
